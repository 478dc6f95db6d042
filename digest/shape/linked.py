"""What programs read of notes: Web Annotations, a file for Hypothesis, schema.org in each post.

The site's annotations are one collection (W3C Web Annotation Data Model, 5), whose pages are the
posts' own: a note more changes the page of its post, and the number that the collection states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.formats import hypothesis, schema_org, w3c
from digest.formats.subject import Subject
from digest.shape.frame import Page
from digest.shape.library import neighbours
from digest.shape.parts import Whole, shared_picture
from digest.shape.program_views import JsonView
from digest.shape.scripts import script
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Library
    from digest.text.facts import Body, Post

ANNOTATIONS = "annotations.jsonld"
"""A post's annotations, below its address."""

COLLECTION = "notes/annotations.jsonld"
HYPOTHESIS = "hypothesis.json"


def linked(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the annotations of each post that has notes, oldest first, and their collection."""
    noted = [post for post in reversed(library.posts) if post.notes]
    for earlier, post, later in neighbours(noted):
        whole = Whole(post, bodies, {})
        inputs = (config, whole, page_url(earlier, config), page_url(later, config))
        yield Page(post.address + ANNOTATIONS, "annotations.jsonld", annotations_view, inputs)
        yield Page(post.address + HYPOTHESIS, "hypothesis.json", hypothesis_view, (config, whole))
    if noted:
        total = sum(len(post.notes) for post in noted)
        ends = page_url(noted[0], config), page_url(noted[-1], config)
        yield Page(COLLECTION, "collection.jsonld", collection_view, (config, total, *ends))


def page_url(post: Post | None, config: Config) -> str:
    """Return where a post's annotations are, empty for no post."""
    return canonical(config.base_url, post.address + ANNOTATIONS) if post else ""


def annotations_view(config: Config, whole: Whole, earlier: str, later: str) -> JsonView:
    """Return a post's notes as an AnnotationPage of the site's collection."""
    page = w3c.page(
        whole.notes,
        subject_of(whole.post, config),
        address=page_url(whole.post, config),
        part_of=collection_of(config),
        earlier=earlier,
        later=later,
    )
    return JsonView(script(page))


def collection_view(config: Config, total: int, first: str, last: str) -> JsonView:
    """Return the AnnotationCollection of a site."""
    return JsonView(script(w3c.whole(collection_of(config), total, first, last)))


def hypothesis_view(config: Config, whole: Whole) -> JsonView:
    """Return a post's notes as the client of Hypothesis imports them."""
    subject = subject_of(whole.post, config)
    return JsonView(script(hypothesis.exported([(subject, whole.text, whole.notes)])))


def embedded_annotations(whole: Whole, config: Config) -> Markup:
    """Return a post's notes as JSON-LD for its own page, empty if it has none.

    What its neighbours are is left to the page of annotations itself.
    """
    if not whole.post.notes:
        return Markup()
    subject, address = subject_of(whole.post, config), page_url(whole.post, config)
    return script(w3c.page(whole.notes, subject, address=address, part_of=collection_of(config)))


def embedded_article(whole: Whole, config: Config) -> Markup:
    """Return what search engines may know of a post, as JSON-LD for its page."""
    publisher = schema_org.organization(config.title, config.base_url)
    notes = whole.notes if whole.post.notes else ()
    shared = shared_picture(whole, config)
    image = shared.url if shared else ""
    subject = subject_of(whole.post, config)
    return script(schema_org.article(whole.post, notes, subject, publisher, image))


def embedded_site(config: Config) -> Markup:
    """Return what search engines may know of the site, as JSON-LD for its front page."""
    return script(
        schema_org.website(config.title, config.description, config.base_url, config.language)
    )


def collection_of(config: Config) -> w3c.Json:
    """Return the collection of a site's notes, as its pages name it."""
    return w3c.collection(canonical(config.base_url, COLLECTION), config.title)


def subject_of(post: Post, config: Config) -> Subject:
    """Return a post as the subject of its notes, which are in the site's language."""
    url = canonical(config.base_url, post.address)
    return Subject(url, post.title, config.language, config.timezone)
