"""Which edits are drawn, and with what: texts that often meet, and now and then a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.edits import (
    POSTS,
    TEMPLATES,
    Edit,
    delete,
    drop_cache,
    drop_output,
    leave,
    put,
    rename,
    revert,
    set_body,
    set_key,
    set_notes,
    set_setting,
    set_translation,
    spoil_cache,
    spoil_output,
    spoil_record,
    swap,
    touch,
    twist,
)
from tests.images import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NUMBER = st.integers(0, 11)
NAMES = ("2019-06-03-tides.md", "ebb.md", "gates.md", "deep/zoë.md", "wind.md")
"""The posts that there can be: few, so that they meet."""

KEYS = {
    "title": ("Tides", "Ebb & <flow>", "Ebb", '"Gates: a report"'),
    "date": (
        "2019-06-03",
        "2019-06-04",
        "2019-06-10T23:30:00+05:00",
        "2020-01-01",
        SOON := "2031-05-06",
        "",
    ),
    "updated": ("2019-07-01", ""),
    "expires": (SOON, "2031-05-07", "2019-08-01", ""),
    "tags": ("[sea]", "[Sea, moon]", "[moon]", "[]"),
    "sources": ("[Wire]", '[{name: Wire, url: "https://wire.example.org/a"}, Other]', "[wire]", ""),
    "people": ("[A. Envoy]", "[B. Scribe, A. Envoy]", ""),
    "place": ("Geneva", "Port", ""),
    "kind": ("analysis", "news", ""),
    "lang": ("de", "fa", ""),
    "series": ("The flood", "the flood", "The ebb", ""),
    "translation_key": ("tides", "ebb", ""),
    "summary": ("Summed up.", "In other words.", ""),
    "weight": ("1", "-1", ""),
    "image": ("map.svg", "none.png", "{file: photo.png, alt: A quay}", "photo.png", ""),
    "captions": ("[A gate]", ""),
    "uncertain": ("{place: {alternatives: [Bern]}}", ""),
    "aliases": ("[/old/one/]", "[/old/two/, /2019/tides.html]", ""),
    "slug": ("same", "other", ""),
    "draft": ("true", ""),
}
NOTED = "The ==high tide==[^context-a] came.\n\n[^context-a]: At {}. {{: by=Ana }}"
BODIES = (
    "The high tide came; xy.",
    NOTED.format("noon"),
    NOTED.format("night"),
    "Words.\n\n- one\n- two\n\nSee [tides](2019-06-03-tides.md), x.",
    "See [ebb](ebb.md) and [about](../pages/about.md), y.",
    "![A map](map.svg) ![A quay](photo.png) of the coast[^1].\n\n[^1]: A footnote.",
    "The high tide came, and the high tide went.\n\n> x",
)
PLAIN_BODIES = ("The high tide came; xy.", "The high tide came, at last.\n\nAnd went, x.")
NOTES = (
    "- {id: b, kind: correction, quote: high tide, body: 'It was low, x.'}\n",
    "- {id: b, kind: question, quote: tide came, by: Ana, date: 2026-11-02, body: Why?}\n",
    (
        "- {id: a, kind: context, quote: The high, body: One.}\n"
        "- {id: c, kind: definition, quote: came, body: Two.}\n"
    ),
    "- {id: b, kind: context, quote: nothing of it, body: Gone.}\n",
    (
        "- {id: b, kind: correction, quote: high tide, body: 'See [ebb](ebb.md), x.', by: Ana,\n"
        "   date: 2026-11-09, history: [{date: 2026-11-10, what: More.}]}\n"
    ),
    "",
)
SETTINGS = {
    "title": ("Tide Table", "Ebb Table"),
    "description": ("What was reported", ""),
    "base_url": ("https://tides.example.org/", "https://example.org/news/"),
    "language": ("en", "de"),
    "timezone": ("Europe/Berlin", "Pacific/Kiritimati", ""),
    "edition": ("week", "day", "month"),
    "theme": (
        *("default", "mine", "{name: mine, tone: warm}", "{accent: '#0b5394'}"),
        *("{name: default, logo: map.svg}", "{name: mine, tone: bright}"),
    ),
    "navigation": ("[home, about, archive]", "[pages, {to: tags, name: Topics}]", ""),
    "leave_out": ("[notes]", "[tags, editions]", "[sources, archive]", ""),
    "cards": ("true", ""),
    "picture_widths": ("[16, 32]", "[16]", ""),
    "feeds": ("[site, tags]", "[sources]", ""),
    "hub": ("https://hub.example.org/", ""),
    "redirects": ("[netlify, apache]", "[netlify, cloudflare]", ""),
}
SLIPS = {
    "title": "a: b",
    "titel": "Tides",
    "date": "soon",
    "slug": "a/b",
    "aliases": "[/]",
    "tags": "[a",
}
POST = "---\ntitle: {}\ndate: {}\ntags: [sea]\n---\nThe high tide came, xy.\n"
CATALOGUE = """msgid "Home"
msgstr "{}"

msgid "Context"
msgstr "{}"

msgid "Edition %(name)s"
msgstr "%(name)s: {}"
"""
NEW = tuple(POST.format(*both) for both in (("New", "2019-06-05"), ("Newer", "2019-06-12")))
MINE = "extends: default\noptions: {tone: {type: choice, choices: [cold, warm]}}\n"
TONED = "options: {accent: {type: color, default: '#fff'}, mood: {type: text, default: cold}}\n"
FILES: dict[str, tuple[str | bytes, ...]] = {
    "content/pages/about.md": ("---\ntitle: About\n---\nUs, xy.\n", "Us.\n", ""),
    "content/pages/terms.md": ("---\ntitle: Terms\naliases: [/old/terms/]\n---\nx\n", ""),
    "content/editions/2019-W23.md": ("---\ntitle: A week\n---\nIt rained, x.\n", "It blew.\n", ""),
    "content/editions/2019-06.md": ("A month, x.\n", ""),
    "content/media/map.svg": ("<svg>x</svg>", "<svg>yy</svg>", ""),
    "content/media/deep/photo.txt": ("x", ""),
    "content/media/photo.png": (encoded("PNG"), encoded("PNG", 40, 40), "no picture", ""),
    "themes/default/assets/style.css": ("p { color: x }", "p { color: red }", ""),
    "themes/default/assets/more.js": ("x", "y", ""),
    "themes/mine/assets/mine.css": ("x", '@import "mine.css"; y', ""),
    "themes/mine/assets/style.css": ('@import "default/style.css"; q { color: x }', ""),
    "themes/mine/theme.yaml": (
        *(MINE, MINE.replace("cold", "warm"), MINE.replace("default", "other", 1), ""),
    ),
    "themes/other/theme.yaml": ("extends: default\n", "extends: mine\n", ""),
    "themes/other/templates/aside.html": ("other {{ site.options.accent }}\n", ""),
    "themes/default/theme.yaml": (TONED, TONED.replace("cold", "warm"), ""),
    "themes/mine/templates/404.html": ("Mine, x\n", "{{ head.title }}\n", ""),
    "themes/mine/templates/post.html": (
        '{% extends "default/post.html" %}{% block main %}{{ super() }}, x{% endblock %}\n',
        '{% extends "other/post.html" %}\n',
        "",
    ),
    "themes/default/locale/en/LC_MESSAGES/messages.po": (
        CATALOGUE.format("Start, x", "Background", "edition"),
        CATALOGUE.format("Start", "More about it", "edition"),
        "",
    ),
    "themes/default/locale/de/LC_MESSAGES/messages.po": (
        CATALOGUE.format("Anfang", "Umfeld, x", "Ausgabe"),
        CATALOGUE.format("Anfang", "Umfeld", "%(x)s"),
        "",
    ),
    f"{TEMPLATES}layout.html": (
        '({% block main %}{% endblock %}{% include "aside.html" %})\n',
        '[{% block main %}{% endblock %}{% include "extra.html" ignore missing %}]\n',
    ),
    f"{TEMPLATES}aside.html": ("aside {{ head.title }}\n", 'aside: {{ _("Home") }} x\n'),
    f"{TEMPLATES}extra.html": ("extra, x\n", ""),
    f"{TEMPLATES}teaser.html": (
        "{% macro framed(text) %}== {{ text }} =={% endmacro %}",
        "{% macro framed(text) %}x{{ text }}{% endmacro %}",
    ),
    f"{TEMPLATES}404.html": ("Lost, x\n", "Lost on {{ site.title }}\n", "", "{{ slip }}\n"),
    f"{TEMPLATES}robots.txt": ("{{ sitemaps|join }} x\n", " \n", "{% if %}\n"),
    f"{TEMPLATES}editions.html": (" ", "{{ (site, head, years)|pprint }}\n"),
    f"{POSTS}wind.markdown": ("not read", ""),
    f"{POSTS}lone.notes.yaml": ("[]", ""),
}


def edit(do: Callable[..., None], *told: st.SearchStrategy[object]) -> st.SearchStrategy[Edit]:
    """Draw what an edit is done with."""
    return st.builds(Edit, st.just(do), st.tuples(*told))


def pairs(table: Mapping[str, tuple[object, ...]]) -> st.SearchStrategy[tuple[str, object]]:
    """Draw a key and one of its values."""
    every = [(key, value) for key, values in table.items() for value in values]
    return st.sampled_from(every)


def keyed(
    do: Callable[..., None],
    table: Mapping[str, tuple[object, ...]],
    *first: st.SearchStrategy[object],
) -> st.SearchStrategy[Edit]:
    """Draw an edit of a key and one of its values."""
    told = st.tuples(*first, pairs(table)).map(lambda drawn: (*drawn[:-1], *drawn[-1]))
    return st.builds(Edit, st.just(do), told)


UNDER = st.sampled_from([POSTS, POSTS, "content/media", "themes/default"])
OFTEN = {key: KEYS[key] for key in ("title", "date", "tags")}
POST_EDITS = st.one_of(
    keyed(set_key, KEYS, NUMBER),
    keyed(set_key, OFTEN, NUMBER),
    keyed(set_key, {"draft": KEYS["draft"]}, NUMBER),
    edit(set_translation, NUMBER, NUMBER, st.sampled_from(["de", "fa"])),
    edit(set_body, NUMBER, st.sampled_from(BODIES)),
    edit(set_notes, NUMBER, st.sampled_from(NOTES)),
    edit(twist, st.just(POSTS), NUMBER),
)
"""What is done to a text that is there."""

WORDS = ("title", "summary", "captions", "uncertain", "place")
IN_PLACE = st.one_of(
    keyed(set_key, {key: KEYS[key] for key in WORDS}, NUMBER),
    edit(set_body, NUMBER, st.sampled_from(PLAIN_BODIES)),
    edit(twist, st.just(POSTS), NUMBER),
)
"""What leaves a post where it is among the others, most times."""

FILE_EDITS = st.one_of(
    edit(put, st.sampled_from([POSTS + name for name in NAMES]), st.sampled_from(NEW)),
    edit(delete, NUMBER),
    edit(rename, NUMBER, st.sampled_from(NAMES)),
    edit(swap, UNDER, NUMBER, NUMBER),
    edit(revert, st.integers(0, 39)),
    edit(touch, UNDER, NUMBER),
    edit(twist, UNDER, NUMBER),
)
"""What is done with files whatever is in them."""

ASSETS = {name: texts for name, texts in FILES.items() if "/assets/" in name}
CATALOGUES = {name: texts for name, texts in FILES.items() if "/locale/" in name}
MANIFESTS = {name: texts for name, texts in FILES.items() if name.endswith("/theme.yaml")}
SITE_EDITS = st.one_of(
    keyed(set_setting, SETTINGS),
    *(keyed(put, some) for some in (FILES, ASSETS, CATALOGUES, MANIFESTS)),
)
"""What is done to everything around the posts."""

SLIP_EDITS = st.one_of(
    keyed(set_key, {key: (value,) for key, value in SLIPS.items()}, NUMBER),
    edit(set_body, NUMBER, st.just("[dead](nowhere.md)")),
    edit(set_notes, NUMBER, st.sampled_from(["- {id: b}", "x: ["])),
    edit(set_setting, st.just("titel"), st.just("x")),
)
"""What no site can be built with."""

HARMS = ("flipped", "cut", "longer", "gone")
DISTURBANCES = st.one_of(
    edit(spoil_output, NUMBER, st.sampled_from(HARMS)),
    edit(spoil_cache, NUMBER, st.sampled_from(HARMS)),
    edit(spoil_record, st.sampled_from(["cut", "longer", "gone"])),
    edit(drop_cache),
    edit(drop_output),
    edit(leave, st.sampled_from(["CNAME", "theirs.html"])),
)
"""What happens to the files that digest keeps or makes."""
