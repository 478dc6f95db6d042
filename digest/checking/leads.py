"""Rules on links and pictures within the site: whether there is something where they lead."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.checking.writing import Finding, found
from digest.problems import Place, Problem, nearest_path, shorten
from digest.shape.claims import address_of
from digest.shape.library import is_wanted
from digest.shape.links import Shelf, missing_pictures, nfc, resolve, shelve
from digest.sources import EDITIONS
from digest.text.facts import Post
from digest.urls import output_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checking.desk import Desk, Told
    from digest.text.facts import Local, Plain

NO_PAGE = "write the path to the .md file that is meant, seen from this one"


def shelf_of(desk: Desk) -> Shelf:
    """Return what links can lead to on the day of the check."""
    shown: dict[str, str] = {}
    hidden = []
    for one in desk.told:
        if one.thing is None or not is_shown(one.thing, desk):
            hidden.append(one.path)
        else:
            shown[one.path] = home_of(one.path, one.thing)
    return shelve(shown, hidden, desk.media)


def is_shown(thing: Post | Plain, desk: Desk) -> bool:
    """Whether a build of the day shows a file."""
    return is_wanted(thing, desk.wanted) if isinstance(thing, Post) else not thing.draft


def home_of(path: str, thing: Post | Plain) -> str:
    """Return where a file is shown; an introduction has no page but that of its edition."""
    if path.startswith(EDITIONS):
        return f"editions/{path.removeprefix(EDITIONS).removesuffix('.md')}/"
    return address_of(thing)


def problems(desk: Desk) -> Iterator[tuple[Local, Problem]]:
    """Yield each link that a build knows to lead nowhere, with its place to the column."""
    shelf = shelf_of(desk)
    for one in desk.told:
        for link, place in one.links:
            to = resolve(one.path, link, shelf)
            if isinstance(to, Problem):
                yield link, Problem(place, to.message, to.hint, to.warning)


def is_page(link: Local) -> bool:
    """Whether a link means a file of content rather than a picture or a download."""
    return link.target.partition("#")[0].partition("?")[0].endswith(".md")


def missing_media(desk: Desk) -> Iterator[Finding]:
    """Yield each picture and file that content/media doesn't hold."""
    yield from (Finding(problem) for link, problem in problems(desk) if not is_page(link))
    for problem in missing_pictures(desk.posts, shelf_of(desk)):
        yield Finding(problem)


def broken_picture(desk: Desk) -> Iterator[Finding]:
    """Yield each file in content/media that is called like a picture and is none."""
    yield from map(Finding, desk.unreadable)


def dead_link(desk: Desk) -> Iterator[Finding]:
    """Yield each link to no file of content, and each address that the site doesn't have."""
    for link, problem in problems(desk):
        if is_page(link) and not problem.warning:
            yield Finding(problem)
    shelf, outputs = shelf_of(desk), set(map(nfc, desk.outputs))
    for one in desk.told if outputs else ():
        for link, place in one.links:
            output = "" if is_page(link) else nfc(output_meant(one, link, shelf))
            if output and output not in outputs:
                what = f'the site has nothing at "{shorten(link.target)}"'
                yield found(place, what, nearest_path(output, outputs) or NO_PAGE)


def wants_outputs(desk: Desk) -> bool:
    """Whether there are links of which only the built site tells where they lead."""
    shelf = shelf_of(desk)
    return any(
        not is_page(link) and output_meant(one, link, shelf)
        for one in desk.told
        for link, _ in one.links
    )


def output_meant(one: Told, link: Local, shelf: Shelf) -> str:
    """Return the output that a link to an address means; empty for media and for questions."""
    bare, _, asking = link.target.partition("#")[0].partition("?")
    to = resolve(one.path, link, shelf)
    if asking or not bare or isinstance(to, Problem) or one.thing is None:
        return ""
    if to is not None and to.startswith("media/"):
        return ""
    address = unquote(bare) if to is None else to.partition("#")[0]
    if to is None:
        home = output_of(home_of(one.path, one.thing))
        address = normpath(join(dirname(home), address)) + "/" * address.endswith("/")
    is_file = "." in address.rpartition("/")[2] or address in {"", "."} or address.endswith("/")
    return output_of("" if address in {".", "./"} else address if is_file else address + "/")


def unpublished_link(desk: Desk) -> Iterator[Finding]:
    """Yield each link to what is not shown on the day of the check."""
    for link, problem in problems(desk):
        if is_page(link) and problem.warning:
            yield Finding(problem)


def dead_anchor(desk: Desk) -> Iterator[Finding]:
    """Yield each link to a place that its page doesn't have."""
    shelf = shelf_of(desk)
    ids = {home_of(o.path, o.thing): {*o.ids, *desk.frame} for o in desk.told if o.thing}
    for one in desk.told:
        for target, place in one.anchors:
            if unquote(target[1:]) not in {"", "top", *one.ids, *desk.frame}:
                yield no_place(place, target, "this text")
        for link, place in one.links:
            to = resolve(one.path, link, shelf)
            address, mark, fragment = to.partition("#") if isinstance(to, str) else ("", "", "")
            if mark and address in ids and unquote(fragment) not in {"", "top", *ids[address]}:
                yield no_place(place, link.target, f"/{address}")


def no_place(place: Place, target: str, page: str) -> Finding:
    """Return the finding of a link to a place that isn't there."""
    what = f'"{shorten(target)}" leads to a place that {page} doesn\'t have'
    return found(place, what, "give the heading that is meant an id: ## Heading {#id}")
