"""Types a command as a person does, in this process, and returns what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from digest.cli import digest

if TYPE_CHECKING:
    from pathlib import Path


def typed(*words: str | Path) -> Result:
    """Return exit code, stdout and stderr of `digest WORDS`; a traceback is a fault of ours."""
    result = CliRunner().invoke(digest, [str(word) for word in words], prog_name="digest")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
