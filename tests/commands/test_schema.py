"""`digest schema`: what editors check against is what digest checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest.commands.schema import SCHEMAS
from tests.a_site import new_site
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_names_its_dialect_and_explains_its_keys(name: str) -> None:
    schema = json.loads(typed("schema", name).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    record = schema["items"] if name == "notes" else schema
    assert all(key["description"] for key in record["properties"].values())


def test_the_schema_of_a_site_knows_the_options_of_its_theme(tmp_path: Path) -> None:
    site = new_site(tmp_path, config="title: A\ntheme: mine\n")
    site.write("themes/mine/theme.yaml", "options: {tone: {type: choice, choices: [warm, cold]}}")
    schema = json.loads(typed("-C", site.root, "schema", "config").stdout)
    theme = schema["properties"]["theme"]
    assert theme["oneOf"][1]["properties"]["tone"]["enum"] == ["warm", "cold"]
    assert theme["description"]


def test_all_of_them_come_in_one_document(tmp_path: Path) -> None:
    printed = typed("-C", tmp_path, "schema").stdout
    assert json.loads(printed)["$defs"] == json.loads(json.dumps(SCHEMAS))
