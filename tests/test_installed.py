"""Versions, as `importlib.metadata` tells them, too."""

from __future__ import annotations

from importlib import metadata

import pytest

from digest.engine import LIBRARIES
from digest.installed import spelled, version_of


@pytest.mark.parametrize("name", [*LIBRARIES, "annotated-digest", "Jinja2", "import_linter"])
def test_a_version_is_the_installed_one(name: str) -> None:
    assert version_of(name) == metadata.version(name)


def test_what_is_not_installed_has_no_version() -> None:
    assert not version_of("no-such-library")


def test_one_name_has_one_spelling() -> None:
    assert spelled("Zope.Interface__x") == spelled("zope-interface_X") == "zope-interface-x"
