"""Reads JUnit files as somebody else's tools do: validates each against a schema and prints what a parser sees.

Names of files come on standard input; one JSON object a file goes to standard output. A file that is not well-formed
or not valid ends the run.
"""

import json
import sys

import junitparser
import lxml.etree

KINDS = {junitparser.Failure: "failure", junitparser.Error: "error", junitparser.Skipped: "skipped"}


def seen(path, schema):
    schema.assertValid(lxml.etree.parse(path))
    cases, suites = [], []
    for suite in junitparser.JUnitXml.fromfile(path):
        properties = {prop.name: prop.value for prop in suite.properties()}
        suites.append({
            "name": suite.name,
            "time": suite.time,
            "timestamp": suite.timestamp,
            "properties": properties,
        })
        counted = {"tests": suite.tests, "failures": suite.failures, "errors": suite.errors}
        before = len(cases)
        for case in suite:
            result = case.result[0] if case.result else None
            cases.append({
                "name": case.name,
                "classname": case.classname,
                "result": KINDS[type(result)] if result is not None else "passed",
                "type": getattr(result, "type", None),
                "message": getattr(result, "message", None),
                "text": getattr(result, "text", None),
                "out": case.system_out,
            })
        mine = cases[before:]
        found = {
            "tests": len(mine),
            "failures": sum(case["result"] == "failure" for case in mine),
            "errors": sum(case["result"] == "error" for case in mine),
        }
        assert counted == found, f"{path}: {suite.name} claims {counted} but has {found}"
    results = [case["result"] for case in cases]
    return {
        "tests": len(cases),
        "failures": results.count("failure"),
        "errors": results.count("error"),
        "skipped": results.count("skipped"),
        "suites": suites,
        "cases": cases,
    }


schema = lxml.etree.XMLSchema(lxml.etree.parse(sys.argv[1]))
for name in sys.stdin:
    print(json.dumps(seen(name.rstrip("\n"), schema)))
