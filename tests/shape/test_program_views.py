"""Documents for programs: their views keep the rules of all views."""

from __future__ import annotations

from digest.shape import program_views, views
from tests.shape.test_views import CLASSES


def test_they_are_held_to_the_rules_of_views_and_have_no_link_of_the_site() -> None:
    own = {one for one in CLASSES if one.__module__ == program_views.__name__}
    assert {program_views.FeedView, program_views.Entry} < own
    assert views.SiteView not in own
    assert not [one for one in own if "site" in one._fields]  # type: ignore[attr-defined]  # a named tuple
