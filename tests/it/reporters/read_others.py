"""Reads our reports as somebody else's programs do, and prints what they see as one JSON object.

Called with a format and a file.
"""

import base64
import csv
import hashlib
import json
import sys
from xml.etree import ElementTree

import html5lib
import jsonschema
import markdown_it


def read_csv(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file, strict=True)
        return {"header": reader.fieldnames, "rows": list(reader)}


def read_html(path):
    """Strict: any error of parsing ends the run."""
    with open(path, "rb") as file:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parse(file, transport_encoding="utf-8")
    elements = list(tree.iter())
    style = [element.text for element in elements if element.tag == "style"]
    digest = hashlib.sha256(style[0].encode()).digest()
    policies = [e.get("content") for e in elements if e.get("http-equiv") == "Content-Security-Policy"]
    return {
        "lang": tree.get("lang"),
        "tags": sorted({element.tag for element in elements if isinstance(element.tag, str)}),
        "attributes": sorted({name for element in elements for name in element.attrib}),
        "links": [element.get("href") for element in elements if element.get("href")],
        "ids": [element.get("id") for element in elements if element.get("id")],
        "scopes": [element.get("scope") for element in elements if element.tag == "th"],
        "policy": policies,
        "style": "".join(style),
        "style_hash": "sha256-" + base64.b64encode(digest).decode(),
        "rows": [
            sum(int(cell.get("colspan", 1)) for cell in row)
            for table in elements if table.tag == "table" and table.get("class") == "map"
            for row in table.iter("tr")
        ],
        "text": " ".join("".join(tree.find("body").itertext()).split()),
    }


def read_markdown(path):
    """As GitHub renders it, with HTML allowed: what we escaped must not come out as markup."""
    with open(path, encoding="utf-8") as file:
        parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        tokens = parser.parse(file.read())
    flat = [token for token in tokens for token in [token, *(token.children or [])]]
    cells = []
    for token in tokens:
        if token.type == "tr_open":
            cells.append(0)
        cells[-1:] = [cells[-1] + 1] if token.type in ("td_open", "th_open") else cells[-1:]
    return {
        "types": sorted({token.type for token in flat}),
        "links": [token.attrs["href"] for token in flat if token.type == "link_open"],
        "cells": cells,
        "fences": [token.info for token in tokens if token.type == "fence"],
        "text": " ".join(token.content for token in flat if token.type == "text"),
    }


def read_svg(path):
    """As a parser of XML reads it; one that is not well-formed ends the run."""
    tree = ElementTree.parse(path).getroot()
    elements = list(tree.iter())
    plain = "{http://www.w3.org/2000/svg}"
    assert all(element.tag.startswith(plain) for element in elements)
    of_tag = lambda tag: ["".join(element.itertext()) for element in tree.iter(plain + tag)]
    return {
        "tags": sorted({element.tag.removeprefix(plain) for element in elements}),
        "attributes": sorted({name for element in elements for name in element.attrib}),
        "ids": [element.get("id") for element in elements if element.get("id")],
        "labelled": tree.get("aria-labelledby", "").split(),
        "role": tree.get("role"),
        "viewBox": [float(number) for number in tree.get("viewBox").split()],
        "boxes": [
            [float(element.get(side)) for side in ("x", "y", "width", "height")]
            for element in elements if element.get("class") == "box"
        ],
        "titles": of_tag("title"),
        "texts": of_tag("text"),
        "desc": " ".join(of_tag("desc")),
        "style": " ".join(of_tag("style")),
        "classes": [element.get("class") for element in elements if element.get("class")],
    }


def read_gradescope(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    with open(__file__.replace("read_others.py", "gradescope.schema.json"), encoding="utf-8") as file:
        jsonschema.validate(results, json.load(file))
    return results


READERS = {"svg": read_svg, "csv": read_csv, "html": read_html, "markdown": read_markdown, "gradescope": read_gradescope}
print(json.dumps(READERS[sys.argv[1]](sys.argv[2])))
