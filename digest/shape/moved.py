"""Older addresses that lead to new ones: a page at each, and the rules that hosts read.

A page works anywhere. A rule is better where the host knows it: readers and crawlers are sent on by
the answer itself (301), before anything is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.shape import views
from digest.shape.frame import Frame, Page
from digest.shape.parts import Pointer
from digest.shape.program_views import RulesView
from digest.urls import canonical, output_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.config import Config
    from digest.shape.library import Library

REDIRECTS = "_redirects"
HTACCESS = ".htaccess"

Moves = tuple[tuple[str, str], ...]
"""Older address and newer one."""


def redirects(library: Library, config: Config) -> Iterator[Page]:
    """Yield a page at each older address that leads on to the new one."""
    posts = {post.address: Pointer(post) for post in library.posts} if library.aliases else {}
    names = {address: name for name, address in library.menu}
    for alias, address in library.aliases:
        to = posts.get(address) or names[address]
        inputs = (Frame(config, library.menu, alias), to, address)
        yield Page(output_of(alias), "redirect.html", redirect_view, inputs)


def redirect_view(frame: Frame, to: Pointer | str, address: str) -> views.RedirectView:
    """Return a page that leads on to a post, or to a plain page by its name.

    Search engines are shown the new address alone.
    """
    title = to if isinstance(to, str) else to.post.title
    now = Frame(frame.config, frame.menu, address).head(title)
    return views.RedirectView(
        site=frame.site, head=now._replace(noindex=True), title=title, url=frame.link(address)
    )


def rules(library: Library, config: Config) -> Iterator[Page]:
    """Yield the files of rules that config.yaml asks for."""
    hosts = frozenset(config.redirects)
    moves = tuple(sorted(library.aliases))
    if hosts & {"netlify", "cloudflare"}:
        force = "cloudflare" not in hosts
        yield Page(REDIRECTS, "redirects.txt", redirects_view, (config, moves, force))
    if "apache" in hosts:
        yield Page(HTACCESS, "htaccess.txt", htaccess_view, (config, moves))


def redirects_view(config: Config, moves: Moves, force: bool) -> RulesView:  # noqa: FBT001  an input of a page is told by its place
    """Return the rules as Netlify and Cloudflare read them (both: "Redirects", `_redirects`).

    Netlify shows a file that is there rather than follow a rule, unless the rule says `301!`;
    Cloudflare follows the rule, and takes no `!`.
    """
    status = "301!" if force else "301"
    return written(
        f"{old} {canonical(config.base_path, new)} {status}"
        for alias, new in moves
        for old in spellings(canonical(config.base_path, alias))
    )


def spellings(path: str) -> tuple[str, ...]:
    """Return a path as it may be asked for: a folder with its slash, and without."""
    return (path, path.rstrip("/")) if path.endswith("/") else (path,)


def htaccess_view(config: Config, moves: Moves) -> RulesView:
    """Return the rules as Apache reads them (mod_alias, `RedirectMatch`).

    It compares addresses that are decoded, and encodes the new one itself.
    """
    return written(
        f"RedirectMatch 301 {in_quotes(pattern(config.base_path + alias))}"
        f" {in_quotes(config.base_path + new)}"
        for alias, new in moves
    )


def written(lines: Iterable[str]) -> RulesView:
    """Return rules, a line each."""
    return RulesView(Markup("\n".join(lines)))  # noqa: S704  a host reads them, and no browser


def pattern(path: str) -> str:
    """Return an expression of PCRE that matches a path alone, with its last slash or without."""
    return f"^{re.escape(path.rstrip('/'))}{'/?' if path.endswith('/') else ''}$"


def in_quotes(word: str) -> str:
    """Return a word as Apache's configuration quotes it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
