"""`digest schema`: what editors check against is what digest checks."""

from __future__ import annotations

import json

import pytest

from digest.commands.schema import SCHEMAS
from tests.commands.typed import typed


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_names_its_dialect_and_explains_its_keys(name: str) -> None:
    schema = json.loads(typed("schema", name).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    record = schema["items"] if name == "notes" else schema
    assert all(key["description"] for key in record["properties"].values())


def test_all_of_them_come_in_one_document() -> None:
    assert json.loads(typed("schema").stdout)["$defs"] == json.loads(json.dumps(SCHEMAS))
