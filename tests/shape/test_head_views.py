"""Parts of other views: they keep the rules of all views."""

from __future__ import annotations

from digest.shape import head_views, views
from tests.shape.test_views import CLASSES


def test_they_are_held_to_the_rules_of_views_and_have_no_template_of_their_own() -> None:
    own = {one for one in CLASSES if one.__module__ == head_views.__name__}
    assert {head_views.Head, head_views.FeedLink, head_views.PictureView} < own
    assert not own & {views.PostView, views.SiteView}
    assert not [one for one in own if (one.__doc__ or "").startswith("`")]
