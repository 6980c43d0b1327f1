# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates documents against a JSON Schema, whose objects have no other keys than listed.

usage: check_schema.py SCHEMA DOCUMENT...  A document {"results": [...]} counts as all of them.
"""
import json
import sys

import jsonschema


def close(schema):
    """Forbids unlisted keys: the schema itself lets a later version add some."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            close(part)
    elif isinstance(schema, list):
        for part in schema:
            close(part)


def main(path, documents):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    close(schema)
    validator = jsonschema.Draft202012Validator(schema)
    n = 0
    bad = 0
    for name in documents:
        with open(name, encoding="utf-8") as file:
            document = json.load(file)
        for one in document.get("results", [document]):
            n += 1
            for error in validator.iter_errors(one):
                bad += 1
                print(f"{name}: /{'/'.join(map(str, error.path))}: {error.message[:300]}")
    print(f"{n} documents, {bad} mistakes")
    return 1 if bad or not n else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
