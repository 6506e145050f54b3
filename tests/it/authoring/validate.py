"""Validates YAML and JSON files against a JSON Schema: exit status 1 and a line for each error."""

import json
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema has no dates, nor yes and no."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failed = False
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        document = json.load(file) if path.endswith(".json") else yaml.load(file, Loader=Core)
    for error in validator.iter_errors(document):
        failed = True
        print(f"{path}: {list(error.absolute_path)}: {error.message[:300]}")
sys.exit(1 if failed else 0)
