"""Rules on addresses elsewhere on the web, as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.checking.writing import Edit, Finding, Url, Writing, found, urls_of
from digest.problems import Place, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ttclid|li_fat_id"
    r"|igsh|igshid|mc_cid|mc_eid|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|mkt_tok"
    r"|oly_anon_id|oly_enc_id|vero_id|wickedid|ref_src|ref_url|at_medium|at_campaign|at_link_\w+"
    r"|cmpid|ns_campaign|ns_mchannel|ns_source|xtor|s_cid|guccounter|guce_referrer\w*)",
    re.IGNORECASE,
)
"""Parameters that tell who sent a reader, and never what is shown: those that the makers of
analytics, mailing and advertising programs document as theirs."""

APART = re.compile("&amp;|&")


def without_tracking(query: str) -> str:
    """Return a query without the parameters that follow readers, `&` spelled as it was."""
    between = "&amp;" if "&amp;" in query else "&"
    kept = [one for one in APART.split(query) if not TRACKING.fullmatch(one.partition("=")[0])]
    return between.join(kept)


def tracking(writing: Writing) -> Iterator[Finding]:
    """Yield each address that follows readers about."""
    for place, url in urls_of(writing):
        bare = url.partition("#")[0]
        head, mark, query = bare.partition("?")
        short = without_tracking(query) if mark else query
        if short != query:
            gone = [
                n for one in APART.split(query) if TRACKING.fullmatch(n := one.partition("=")[0])
            ]
            what = f"this address tells who sent a reader: {shorten(', '.join(gone))}"
            edit = Edit(
                Place(place.path, place.line, place.column + len(head)),
                mark + query,
                mark + short if short else "",
            )
            yield found(place, what, f"write {head}{edit.new}", edit)


def site_of(url: str) -> str:
    """Return host and port of an address, empty for one that has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def insecure_links(urls: Iterable[Url]) -> Iterator[Finding]:
    """Yield each `http://` address at whose host the site has `https://` ones, too."""
    urls = list(urls)
    secure = {bare_of(url.text): url for url in urls if is_secure(url.text)}
    hosts: dict[str, Url] = {}
    for url in secure.values():
        hosts.setdefault(site_of(url.text), url)
    for place, text in urls:
        twin = secure.get(bare_of(text)) or hosts.get(site_of(text))
        if is_secure(text) or twin is None:
            continue
        same = bare_of(twin.text) == bare_of(text)
        scheme = text.partition(":")[0]
        what = f"{'this address' if same else 'this host'} is given with https in {twin.place}"
        yield found(
            place,
            what,
            "write https, so that nobody on the way can change what is read",
            *([Edit(place, scheme, "https")] if same else []),
        )


def is_secure(url: str) -> bool:
    """Whether an address begins with https."""
    return url[:6].lower() == "https:"


def bare_of(url: str) -> str:
    """Return an address without its scheme."""
    return url.partition("://")[2]


def canonical_address(url: str) -> str:
    """Return what all spellings of one page's address have in common.

    Without scheme, `www.`, parameters that follow readers, fragment, and a slash at the end.
    """
    head, _, query = bare_of(url).partition("#")[0].partition("?")
    host, _, path = head.partition("/")
    query = without_tracking(query)
    bare = f"{host.lower().removeprefix('www.')}/{path.rstrip('/')}"
    return f"{bare}?{query}" if query else bare
