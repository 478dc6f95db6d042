"""A post -> schema.org: a NewsArticle with what it goes by, its corrections and its fact-checks.

A rated fact-check is a ClaimReview with the fields that Google requires ("Fact check (ClaimReview)
structured data": `claimReviewed`, `reviewRating` with `alternateName`, `url`). Nothing is made up:
who made a claim is not known, so it isn't stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.formats.subject import address_of
from digest.problems import Place
from digest.text.markup import draw_markdown
from digest.text.passages import canonical_text
from digest.text.signs import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.formats.subject import Subject
    from digest.text.facts import Annotation, Post, Source

Json = dict[str, Any]

CONTEXT = "https://schema.org"


def article(
    post: Post,
    notes: Sequence[Annotation],
    subject: Subject,
    publisher: Json,
    image: str = "",
) -> Json:
    """Return what search engines may know of a post; `image` is a full address or empty."""
    made: Json = {
        "@type": "NewsArticle",
        "@id": subject.url,
        "url": subject.url,
        "mainEntityOfPage": subject.url,
        "headline": post.title,
        "inLanguage": post.lang,
        "author": publisher,
        "publisher": publisher,
    }
    updated = post.updated or post.published
    stated = {
        "description": post.excerpt,
        "image": image,
        "datePublished": post.published.iso if post.published else "",
        "dateModified": updated.iso if updated else "",
        "keywords": list(post.tags),
        "citation": [work(source) for source in post.sources],
        "correction": [
            correction(note, subject, publisher) for note in notes if note.kind == "correction"
        ],
    }
    made |= {name: value for name, value in stated.items() if value}
    reviews = [
        review(note, post, subject, publisher)
        for note in notes
        if note.kind == "fact-check" and note.rating
    ]
    if not reviews:
        return {"@context": CONTEXT, **made}
    return {"@context": CONTEXT, "@graph": [made, *reviews]}


def organization(name: str, url: str) -> Json:
    """Return who publishes a site."""
    return {"@type": "Organization", "name": name, "url": url}


def website(name: str, description: str, url: str, language: str) -> Json:
    """Return what search engines may know of a site (Google: "site names")."""
    made: Json = {"@context": CONTEXT, "@type": "WebSite", "@id": url, "url": url, "name": name}
    made |= {"description": description} if description else {}
    return made | {"inLanguage": language, "publisher": organization(name, url)}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Json:
    """Return how to come to a page: name and address of each on the way, its own last."""
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": listed}


def work(source: Source) -> Json:
    """Return what a source has published."""
    stated = {
        "url": source.url,
        "creditText": source.author,
        "datePublished": source.date,
        "archivedAt": source.archived,
    }
    made: Json = {"@type": "CreativeWork", "publisher": {"@type": "Organization"}}
    made["publisher"]["name"] = source.name
    made |= {name: value for name, value in stated.items() if value}
    if source.via:
        made["provider"] = {"@type": "Organization", "name": source.via}
    return made


def correction(note: Annotation, subject: Subject, publisher: Json) -> Json:
    """Return a correction, its text without Markdown's signs."""
    html = draw_markdown(fit(note.body), Place(subject.url)).html
    made: Json = {"@type": "CorrectionComment", "text": canonical_text(html)}
    return made | signed(note, subject, publisher)


def review(note: Annotation, post: Post, subject: Subject, publisher: Json) -> Json:
    """Return a rated fact-check, and where the claim appeared."""
    appeared = [{"@type": "CreativeWork", "url": one.url} for one in post.sources if one.url]
    claim: Json = {"@type": "Claim", "appearance": [*appeared, {"@id": subject.url}]}
    made: Json = {
        "@type": "ClaimReview",
        "claimReviewed": " ".join(note.exact.split()),
        "reviewRating": {"@type": "Rating", "alternateName": note.rating},
        "itemReviewed": claim,
    }
    return made | signed(note, subject, publisher)


def signed(note: Annotation, subject: Subject, publisher: Json) -> Json:
    """Return where a note stands, who wrote it and when, and what it goes by."""
    made: Json = {
        "url": address_of(note, subject),
        "author": {"@type": "Person", "name": note.by} if note.by else publisher,
        "inLanguage": subject.language,
    }
    made |= {"datePublished": note.date} if note.date else {}
    return made | ({"citation": [work(one) for one in note.sources]} if note.sources else {})
