"""Views made by hand and the default theme that prints them, for the tests of the theme.

They stand apart from the engine, so a fault found with them is the theme's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from digest.manifest import Setting, read_manifest
from digest.shape import head_views, program_views, views
from digest.shape.frame import options_type

THEME = Path(__file__).parent.parent / "themes" / "default"
TEMPLATES = THEME / "templates"
FOLDERS = [TEMPLATES, THEME.parent / "formats" / "templates"]
"""Where the templates are: the default theme extends that of what programs read."""

KINDS = ("context", "fact-check", "definition", "correction", "question", "translation")

VIEWS: dict[str, type[views.View]] = {
    "post.html": views.PostView,
    "home.html": views.HomeView,
    "edition.html": views.EditionView,
    "editions.html": views.EditionsView,
    "list.html": views.ListView,
    "index.html": views.IndexView,
    "notes-index.html": views.NotesIndexView,
    "notes.html": views.NotesView,
    "archive.html": views.ArchiveView,
    "page.html": views.PageView,
    "404.html": views.NotFoundView,
    "redirect.html": views.RedirectView,
    "feed.xml": program_views.FeedView,
    "rss.xml": program_views.FeedView,
    "feed.json": program_views.JsonView,
    "feeds.opml": program_views.OpmlView,
    "sitemap.xml": program_views.SitemapView,
    "sitemap-index.xml": program_views.SitemapIndexView,
    "news-sitemap.xml": program_views.NewsSitemapView,
    "robots.txt": program_views.RobotsView,
    "redirects.txt": program_views.RulesView,
    "htaccess.txt": program_views.RulesView,
    "icon.svg": program_views.IconView,
    "manifest.webmanifest": program_views.JsonView,
    "annotations.jsonld": program_views.JsonView,
    "collection.jsonld": program_views.JsonView,
    "hypothesis.json": program_views.JsonView,
}

MANIFEST = read_manifest((THEME / "theme.yaml").read_text(encoding="utf-8"), "theme.yaml")
SETTINGS = tuple(Setting(option.name, option.type, option.default) for option in MANIFEST.options)
OPTIONS = options_type(tuple(option.name for option in MANIFEST.options))(
    **{option.name: option.default for option in MANIFEST.options}
)
SITE = views.SiteView(
    title="Tide & <Tally>",
    description="What was reported",
    language="en",
    direction="ltr",
    home="index.html",
    archive="archive.html",
    tags="tags.html",
    sources="sources.html",
    places="index.html",
    people="index.html",
    series="index.html",
    editions="editions.html",
    notes="notes-index.html",
    corrections="notes.html",
    feed="feed.xml",
    feeds=(head_views.FeedLink("Atom", "application/atom+xml", "feed.xml"),),
    manifest="manifest.webmanifest",
    icon="icon.svg",
    root="",
    navigation=(
        views.NavigationLink("", "index.html", "home"),
        views.NavigationLink("", "editions.html", "editions"),
        views.NavigationLink("About", "about.html", "about"),
        views.NavigationLink("Shop & more", "https://shop.example.org/", ""),
    ),
    options=OPTIONS,
    pages=(views.Link("About", "about.html"),),
    edition="week",
)
DAY = views.Date("2026-11-02", "2 November 2026")
LINK = views.Link("Example Wire", "wire.html")
TRANSLATIONS = (
    views.TranslationLink("English", "post.html", "en", "ltr", "https://example.org/en/", True),  # noqa: FBT003  fields in order
    views.TranslationLink("فارسی", "wire.html", "fa", "rtl", "https://example.org/fa/", False),  # noqa: FBT003  fields in order
)
EDITION = views.EditionLink("2026-W45", "2 to 8 November 2026", "edition.html", 1, DAY)
NOTES = views.NoteCount("Corrections", "correction", "what was wrong", "notes.html", 9)
ADDRESS = "https://wire.example.org/" + "a-very-long-address-without-a-break/" * 4


def environment() -> Environment:
    """Return the theme's templates as strict as the engine has them."""
    made = Environment(
        loader=FileSystemLoader(FOLDERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    cast("Any", made).install_null_translations(newstyle=True)  # that of the extension
    made.globals["asset"] = "assets/{}".format
    made.filters["number"] = str
    return made


def render(template: str, view: object) -> str:
    """Return the page that a template makes of its view."""
    shown = {name: getattr(view, name) for name in VIEWS[template]._fields}
    return environment().get_template(template).render(shown)


def head(title: str, lang: str = "en", direction: str = "ltr") -> head_views.Head:
    """Return a page's head with everything filled in."""
    url = "https://tally.example.org/x/"
    return head_views.Head(
        title=title,
        description="About it",
        canonical=url,
        lang=lang,
        direction=direction,
        kind="article",
        published=DAY.iso,
        updated=DAY.iso,
        noindex=False,
        section="editions",
        is_section=True,
        image=head_views.SharedView(
            "https://tally.example.org/media/gate.jpg", "A gate", 1200, 630
        ),
        linked=Markup('{"@type":"BreadcrumbList"}'),
    )


def teaser(title: str = "A storm & a <gate>", lang: str = "en") -> views.Teaser:
    """Return a post as lists show it, with two notes."""
    direction = "rtl" if lang == "fa" else "ltr"
    return views.Teaser(
        title,
        "post.html",
        lang,
        direction,
        DAY,
        "Port",
        "analysis",
        "Analysis",
        "Summed up.",
        (LINK,),
        (),
        2,
    )


def note(number: int, words: int) -> str:
    """Return a note as the renderer of notes makes it, with a body of so many words."""
    kind = KINDS[number % len(KINDS)]
    body = f"Note{number} " + "says so and more " * (words // 4)
    return (
        f'<aside class="note {kind}" id="note-{number}" data-note="{number}" role="doc-footnote"'
        f' aria-labelledby="label-{number}">'
        f'<p class="note-head" id="label-{number}"><span class="note-kind">{kind}</span>'
        f' <span class="note-number">{number}</span> <span class="note-by">Ana Example</span>'
        f' <time datetime="2026-11-02">2 November 2026</time></p>'
        f'<div class="note-body"><p>{body}</p></div>'
        f'<p class="note-back"><a href="#passage-{number}" role="doc-backlink">Back to'
        f" “the reserves…”</a></p></aside>"
    )


def mark(number: int) -> str:
    """Return the marked passage of a note."""
    kind = KINDS[number % len(KINDS)]
    return (
        f'<mark class="note-mark {kind}" id="passage-{number}" data-notes="{number}">'
        "the reserves would last"
        f'<a class="note-ref" data-note="{number}" href="#note-{number}"'
        f' aria-label="{kind} {number}" role="doc-noteref">{number}</a></mark>'
    )


def noted_as(kind: str) -> views.NoteView:
    """Return a note as lists show it."""
    change = views.ChangeView(DAY, "Ben Example", "A word was mended.")
    return views.NoteView(
        kind=kind,
        label=kind.capitalize(),
        quote="«سد» در بندر" if kind == "translation" else "the reserves <would> last",
        lang="fa" if kind == "translation" else "en",
        direction="rtl" if kind == "translation" else "ltr",
        body=Markup("<p>It says <em>so</em> on the gate.</p>"),
        rating="Not true" if kind == "fact-check" else "",
        by="Ana Example",
        date=DAY,
        history=(change,),
        url="post.html",
        post=views.Link("A storm & a <gate>", "post.html"),
    )


def body_with(notes: int) -> Markup:
    """Return a post's body: a third of the notes long, some two to a block, one on a list."""
    plain = "The council met to weigh a budget that balances on paper. " * 4
    blocks = [f"<p>{plain}</p>"]
    for number in range(1, notes + 1, 2):
        marks = " ".join(mark(n) for n in (number, number + 1) if n <= notes)
        text = f"{plain}{marks} and no longer."
        blocks.append(f"<ul><li>{text}</li></ul>" if number == 3 else f"<p>{text}</p>")
        blocks += [note(n, 150 if n % 3 == 0 else 16) for n in (number, number + 1) if n <= notes]
        blocks += [f"<p>{plain}</p>"] if number % 4 == 1 else ["<h2>A heading</h2>"]
    return Markup("\n".join(blocks))  # noqa: S704 - the blocks are ours, made above


def post(notes: int, lang: str = "en", title: str = "A storm & a <gate>") -> views.PostView:
    """Return a post with every field filled in and so many notes."""
    direction = "rtl" if lang == "fa" else "ltr"
    source = views.SourceView(
        "Example Wire", "wire.html", ADDRESS, "A. Writer", DAY, DAY, ADDRESS, "The Post"
    )
    return views.PostView(
        site=SITE,
        head=head(title, lang, direction),
        title=title,
        lang=lang,
        direction=direction,
        date=DAY,
        updated=DAY,
        place=views.Link("Port", "list.html"),
        kind="analysis",
        label="Analysis",
        summary="Summed up.",
        sources=(source,),
        captions=("A gate",),
        tags=(LINK,),
        people=(views.Link("B. Delegate", "list.html"),),
        uncertain=("a date",),
        minutes=3,
        beside=True,
        notes=notes,
        body=body_with(notes),
        removed=Markup(
            '<section class="notes-removed"><h2>Notes on text since removed</h2></section>'
        ),
        edition=LINK,
        newer=LINK,
        older=LINK,
        draft=True,
        image=head_views.PictureView(
            "icon.svg", "A gate", 1200, 800, "small.svg 640w, icon.svg 1200w", "100vw"
        ),
        series=views.Part("The storm & after", "list.html", 3, 5, LINK, LINK),
        corrections=(views.Correction(DAY, "#note-1"), views.Correction(None, "#note-2")),
        related=(
            related("A harbour & its <walls>", "en", "Port", "storms"),
            related("شورا", "fa", "B. Delegate"),
        ),
        article=Markup('{"@type":"NewsArticle"}'),
        annotations=Markup('{"type":"AnnotationPage"}'),
        translations=TRANSLATIONS,
    )


def related(title: str, lang: str, *shared: str) -> views.Related:
    """Return a related post."""
    return views.Related(title, "post.html", lang, "rtl" if lang == "fa" else "ltr", DAY, shared)


def timeline() -> views.TimelineView:
    """Return a picture of three years and two tags."""
    years = ("2024", "2025", "2026")
    spans = tuple(
        views.Span(year, "archive.html", f"{33 * number}%", is_named=True)
        for number, year in enumerate(years)
    )

    def band(name: str, *counts: int) -> views.Band:
        bars = tuple(
            views.Bar(year, posts, f"{33 * number}%", 100 * posts // 9)
            for number, (year, posts) in enumerate(zip(years, counts, strict=True))
            if posts
        )
        return views.Band(name, "list.html" if name else "", sum(counts), counts, bars)

    bands = (band("", 4, 9, 2), band("storms & <gates>", 4, 0, 2), band("شورا", 0, 9, 0))
    return views.TimelineView(spans, "26.4%", False, bands)  # noqa: FBT003  as in its fields


def feed() -> program_views.FeedView:
    """Return a feed whose texts hold what XML must not hold bare."""
    html = str(escape("]]>")) + str(body_with(2))
    entry = program_views.Entry(
        id="tag:tally.example.org,2026:1",
        url="https://tally.example.org/x/?a=1&b=2",
        title='A <b> & "c" ]]>',
        lang="fa",
        published="",
        updated="2026-11-02T00:00:00Z",
        date="Mon, 02 Nov 2026 00:00:00 GMT",
        summary="& so on",
        authors=("A. & B.",),
        tags=('quoted "tag"',),
        image="",
        html=html,
    )
    return program_views.FeedView(
        title="Tide & <Tally>",
        subtitle="",
        language="en",
        id="tag:tally.example.org,2026:feed",
        url="https://tally.example.org/",
        feed="https://tally.example.org/feed.xml",
        hub="https://hub.example.org/?a=1&b=2",
        updated="2026-11-02T00:00:00Z",
        date="Mon, 02 Nov 2026 00:00:00 GMT",
        entries=(entry,),
    )


def every_page() -> dict[str, views.View]:
    """Return one view for each template that makes an HTML page which stays on the screen."""
    teasers = (teaser(), teaser("شورا", "fa"))
    pager = views.Pager(2, 3, "newer.html", "older.html")
    count = views.Count("Example Wire", "wire.html", 2)
    group = views.Group("storms", "", teasers)
    month = views.Month("month-2026-11", "November", teasers)
    intro = Markup("<p>Introduced.</p>")
    noted = tuple(map(noted_as, KINDS))
    at = head("A page")
    return {
        "post.html": post(6),
        "home.html": views.HomeView(SITE, at, EDITION, intro, teaser(), teasers, (EDITION,)),
        "edition.html": views.EditionView(
            SITE, at, 45, EDITION, intro, (group,), (count,), EDITION, EDITION, pager
        ),
        "editions.html": views.EditionsView(SITE, at, (("2026", (EDITION,)),), pager),
        "list.html": views.ListView(
            SITE, at, "source", "Wire", ADDRESS, 9, 26, teasers, NOTES, SITE.feeds, pager
        ),
        "index.html": views.IndexView(
            SITE, at, "source", 301, (count,), "sources/feeds.opml", timeline(), pager
        ),
        "notes-index.html": views.NotesIndexView(SITE, at, 9, (NOTES,), (NOTES,), noted),
        "notes.html": views.NotesView(
            SITE, at, "correction", "Corrections", "what was wrong", "", "feed.xml", 9, noted, pager
        ),
        "archive.html": views.ArchiveView(
            SITE, at, "2026", 2, (count,), timeline(), (month,), count
        ),
        "page.html": views.PageView(SITE, at, "About", intro),
        "404.html": views.NotFoundView(SITE, at),
    }
