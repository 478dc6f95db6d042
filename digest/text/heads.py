"""Where a post lives, by its front matter alone: what is asked of many posts to find one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.fields import read_yaml
from digest.text.facts import address_at, moment
from digest.text.frontmatter import decode, split
from digest.text.keys import FRONT
from digest.text.posts import slug_of

if TYPE_CHECKING:
    from digest.config import Config


@dataclass(frozen=True, slots=True)
class Head:
    """A post's file, the address it has, the addresses it had, and those that it reports on."""

    path: str
    address: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...]


def head_of(content: bytes, path: str, config: Config) -> Head:
    """Return where a post lives; raises DigestError for front matter that can't be read."""
    parts = split(decode(content, path), path)
    typed = read_yaml(parts.header, FRONT, path, parts.header_line)
    day = moment(typed["date"], config.timezone).iso[:10] if typed["date"] else ""
    return Head(
        path=path,
        address=address_at(day, slug_of(typed["slug"], path)),
        aliases=typed["aliases"],
        sources=tuple(source.url for source in typed["sources"] if source.url),
    )
