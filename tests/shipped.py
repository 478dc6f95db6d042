"""The sample site with a theme that ships, and posts that have all that a page can show.

`python -m tests.shipped FOLDER` builds it there with each theme, for checkers and for a look.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.commands.init import THEMES
from digest.report import Options
from tests.a_site import CONFIG, Site, new_site, post
from tests.browser.noted import KINDS
from tests.browser.noted import write as write_noted

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENT = Path(__file__).parent.parent / "content"

FULL = "2026/11/02/full/index.html"
"""The page of a post with every field of its front matter, and every kind of block."""

OPTIONS = ("accent: '#0b5394'", "color_scheme: dark")
"""What a site may set of both themes."""

ADDRESS = "https://wire.example.org/" + "a-very-long-address-without-a-break/" * 4

HEAD = f"""---
title: "A storm & a <gate>: all at once"
date: 2026-11-02T14:05+01:00
updated: 2026-11-04
slug: full
place: Port Elm
kind: analysis
summary: What the storm & its <gate> left.
tags: [storms, harbours]
people: [B. Delegate, "نام نمونه"]
series: The storm & after
translation_key: the storm
weight: 1
image: gate.svg
sources:
  - {{name: Example Wire, url: "{ADDRESS}", author: A. Writer, date: 2026-11-01,
     accessed: 2026-11-02, archived: "{ADDRESS}", via: The Post}}
  - {{name: Another Wire}}
captions: [The gate, The storm]
aliases: [/old/gate/]
draft: true
uncertain:
  date: {{alternatives: ["2026-11-03"], evidence: the seed names two days}}
---
"""

BLOCKS = """
## A heading

- one
- two

1. first
2. second

> A quotation.

| tonnes | year |
|-------:|------|
| 31,000 | 2026 |

```
code that is much longer than a line of a narrow screen has room for, so it is to be scrolled
```

### A lower one

Some `code`, *stress*, **weight**, and a [link](https://example.org/x).

"""


def shipped_site(root: Path, theme: str, language: str = "en", options: Sequence[str] = ()) -> Site:
    """Return a site that is built with drafts: the sample posts, one with all fields, forty notes.

    `options` are lines of the theme's options, as `accent: red`.
    """
    config = CONFIG.replace("title: Tide Table", "title: Tide & <Table>")
    lines = "".join(f"  {line}\n" for line in (f"name: {theme}", *options))
    config += f"description: What was <reported>\nlanguage: {language}\ntheme:\n{lines}"
    site = new_site(root, config=config)
    for path in CONTENT.rglob("*"):
        if path.is_file():
            site.write(f"content/{path.relative_to(CONTENT).as_posix()}", path.read_bytes())
    write_noted(site)
    labels = "\n".join(f"A ==passage {kind}==[^{kind}-x] here." for kind in KINDS)
    notes = "\n".join(f"[^{kind}-x]: It says so. {{: by=Ana date=2026-11-03 }}" for kind in KINDS)
    site.write("content/posts/full.md", f"{HEAD}\nThe storm came.\n{BLOCKS}{labels}\n\n{notes}\n")
    site.write("content/media/gate.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.write("content/posts/undated.md", "---\ntitle: Undated\n---\nNo day.\n")
    for lang in ("da", "ur"):
        text = post(f"Storm {lang}").replace(
            "tags:", f"lang: {lang}\ntranslation_key: the storm\ntags:"
        )
        site.write(f"content/posts/storm-{lang}.md", text)
    for number in range(30):
        site.write(f"content/posts/{number}.md", post(f"Tide {number}", "2026-09-01"))
    site.build(Options(drafts=True))
    return site


if __name__ == "__main__":
    for name in THEMES:
        at = Path(sys.argv[1]) / name
        shutil.rmtree(at, ignore_errors=True)
        shipped_site(at, name, options=OPTIONS)
