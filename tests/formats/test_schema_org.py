"""schema.org: what a post says of itself to search engines."""

from __future__ import annotations

import json

from hypothesis import given

from digest.formats import schema_org
from digest.formats.subject import address_of
from digest.text.facts import Annotation, Source
from tests.formats.given import SUBJECT, notes_on
from tests.formats.test_w3c import NOTE
from tests.shape.values import WIRE, post

SITE = schema_org.organization("Tide Table", "https://tides.example.org/")
POST = post("tides", title="Tides", sources=(WIRE,), tags=("sea",), excerpt="What rose.")


def test_a_post_is_a_news_article_that_cites_its_sources() -> None:
    made = schema_org.article(POST, (), SUBJECT, SITE)
    assert made["@type"] == "NewsArticle"
    assert (made["headline"], made["datePublished"]) == ("Tides", "2026-11-02")
    assert made["citation"] == [
        {
            "@type": "CreativeWork",
            "publisher": {"@type": "Organization", "name": "Example Wire"},
            "url": "https://wire.example.org/1",
            "creditText": "A. Writer",
            "datePublished": "2026-11-01",
        }
    ]
    assert "correction" not in made
    assert made["publisher"]["name"] == "Tide Table"


def test_what_is_not_known_is_not_stated() -> None:
    made = schema_org.article(post("a", ""), (), SUBJECT, SITE)
    assert not {"datePublished", "dateModified", "image", "citation", "description"} & set(made)
    bare = schema_org.work(Source("A reader", "", "", "", "", "", "An agency"))
    assert bare["provider"]["name"] == "An agency"
    assert "url" not in bare


def test_an_update_and_a_picture_are_stated() -> None:
    newer = post("a", updated="2026-11-05T10:00:00+01:00")
    made = schema_org.article(newer, (), SUBJECT, SITE, "https://tides.example.org/media/a.jpg")
    assert made["dateModified"] == "2026-11-05T10:00:00+01:00"
    assert made["image"] == "https://tides.example.org/media/a.jpg"


def test_a_correction_is_a_comment_in_plain_words() -> None:
    note = NOTE._replace(id="c", kind="correction", body="Not *noon*, but\n\n- one.")
    (comment,) = schema_org.article(POST, [note], SUBJECT, SITE)["correction"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["text"] == "Not noon, but\none."
    assert comment["url"] == SUBJECT.url + "#note-c"
    assert comment["author"] == {"@type": "Person", "name": "Ana Example"}
    assert comment["datePublished"] == "2026-11-02"


def test_a_rated_fact_check_is_a_claim_review_with_all_that_google_requires() -> None:
    log = Source("Log", "https://log.example.org/", "", "", "", "", "")
    note = NOTE._replace(exact="closed\nby noon", by="", sources=(log,))
    article, review = schema_org.article(POST, [note], SUBJECT, SITE)["@graph"]
    assert (article["@type"], review["@type"]) == ("NewsArticle", "ClaimReview")
    assert review["claimReviewed"] == "closed by noon"
    assert review["reviewRating"]["alternateName"] == "Not true"
    assert review["url"] == SUBJECT.url + "#note-log"
    assert review["author"] == SITE
    assert review["itemReviewed"]["@type"] == "Claim"
    assert review["itemReviewed"]["appearance"][0]["url"] == "https://wire.example.org/1"
    assert review["citation"][0]["url"] == "https://log.example.org/"


def test_a_fact_check_without_a_rating_is_no_review() -> None:
    assert "@graph" not in schema_org.article(POST, [NOTE._replace(rating="")], SUBJECT, SITE)


@given(notes_on())
def test_whatever_a_note_says_it_is_valid_json_with_an_address(note: Annotation) -> None:
    made = json.loads(json.dumps(schema_org.article(POST, [note], SUBJECT, SITE)))
    graph = made.get("@graph", [made])
    is_review = note.kind == "fact-check" and bool(note.rating)
    assert len(graph) == 1 + is_review
    for one in [*graph[1:], *graph[0].get("correction", ())]:
        assert one["url"] == address_of(note, SUBJECT)
