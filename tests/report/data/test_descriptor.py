"""datapackage.json of another shape than the standard's is reported and never raises."""

from __future__ import annotations

import json

import pytest

from report.data.descriptor import Descriptor, read_descriptor
from report.data.schema import read_resources
from report.diagnostics import Diagnostics

STREETS = {
    "name": "streets",
    "path": "streets.csv",
    "hash": "sha256:0",
    "title": "Streets",
    "titles": {"en": "Streets"},
    "licenses": [{"name": "CC-BY-4.0"}],
    "origin": {"source": "map", "page": 7},
    "schema": {"fields": [{"name": "code", "type": "string"}], "primaryKey": "code"},
}


def described(**changed: object) -> tuple[Descriptor, str]:
    text = json.dumps({"sources": [{"key": "map"}], "resources": [{**STREETS, **changed}]}, indent=2)
    return read_descriptor(text), text


def problems(descriptor: Descriptor, text: str) -> list[str]:
    found = Diagnostics()
    read_resources(descriptor, text, found, "datapackage.json")
    return [f"{p.code} {p.line} {p.message}" for p in found]


def test_a_right_description_is_read():
    found = Diagnostics()
    (resource,) = read_resources(*described(), found, "datapackage.json").values()
    assert not len(found)
    assert (resource.path, resource.primary_key, resource.origin.page) == ("streets.csv", ("code",), "7")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"path": ["a"]}, "path is not a text"),
        ({"schema": "streets.json"}, "schema is not a JSON object"),
        ({"schema": {"fields": {}}}, "fields is not a list of JSON objects"),
        ({"schema": {"fields": [{"type": "string"}]}}, "a field has no name"),
        ({"schema": {"fields": [{"name": "code", "type": "number", "unit": []}]}}, "unit is not a text"),
        (
            {"schema": {"fields": [{"name": "code", "type": "string", "decimals": "2"}]}},
            "decimals is not a whole number",
        ),
        ({"schema": {"fields": [], "primaryKey": [1]}}, "primaryKey is neither a name nor a list of names"),
        (
            {"schema": {"fields": [{"name": "code", "type": "string", "constraints": {"enum": "a"}}]}},
            "enum is not a list",
        ),
    ],
)
def test_another_shape_is_reported(changed, says):
    assert problems(*described(**changed)) == [f"D10 9 the description of 'streets' cannot be read: {says}"]


def test_a_pattern_that_is_none_is_reported():
    fields = [{"name": "code", "type": "string", "constraints": {"pattern": "("}}]
    (problem,) = problems(*described(schema={"fields": fields}))
    assert problem.startswith("D10 9 the description of 'streets' cannot be read: missing )")


def test_resources_written_with_escapes_are_found_all_the_same():
    descriptor, text = described(licenses=[])
    assert problems(descriptor, text.replace('"resources"', r'"res\u006furces"')) == [
        "D10 9 the resource 'streets' has no licenses"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "not a JSON object"),
        ('{"sources": []}', "no list of resources"),
        ('{"sources": [1], "resources": []}', "sources is not a list of JSON objects"),
        ('{"sources": [{"key": []}], "resources": []}', "key is not a text"),
        ('{"sources": [{"title": "Map"}], "resources": []}', "a source has no key"),
        ("{", "Expecting property name"),
    ],
)
def test_what_describes_no_package_is_refused(text, says):
    with pytest.raises(ValueError, match=says):
        read_descriptor(text)
