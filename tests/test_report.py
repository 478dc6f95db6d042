"""What can be asked of a build is what the command line asks, and nothing else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from digest.commands.build import command
from digest.report import Options


def test_every_option_has_its_flag() -> None:
    flags = {parameter.name for parameter in command.params}
    assert {field.name for field in fields(Options)} <= flags


def test_options_do_not_change_under_a_build() -> None:
    with pytest.raises(FrozenInstanceError):
        Options().drafts = True  # type: ignore[misc]  # that is the point
