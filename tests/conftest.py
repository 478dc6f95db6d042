"""What all tests share: no clock decides over one, and a flag rewrites what golden tests expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

# On a busy machine a slow example is no fault.
settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: golden tests then write `expected/` and are not compared with it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite what is expected")
