"""A site in any language that says all that a theme can say: its own content is in Georgian.

So whatever is in another script on its pages is of the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.a_site import CONFIG, Site, new_site

if TYPE_CHECKING:
    from pathlib import Path

POST = """---
title: მოქცევა {number}
date: 2026-{month}-{number:02}
series: ღელვა
sources:
  - {{name: ამფიტრიტე, url: "https://wire.example.org/{number}"}}
---

ნავსადგური.
"""
FULL = """---
title: ქარიშხალი
date: 2026-11-02
updated: 2026-11-03
place: ფოთი
kind: {kind}
summary: ტალღები.
tags: [ზღვა]
people: [ანა, ბექა]
series: {series}
captions: [ჯებირი]
aliases: [/old/{kind}/]
uncertain:
  place: {{alternatives: [ფოთი, ბათუმი], evidence: ფოთში}}
  date: {{alternatives: [2026-02-11]}}
  title: {{}}
  updated: {{}}
  summary: {{}}
  lang: {{}}
sources:
  - name: პოსეიდონი
    url: https://p.example.org/
    author: ანა
    date: 2026-11-01
    accessed: 2026-11-02
    archived: https://archive.example.org/
    via: ამფიტრიტე
  - name: ტრიტონი
---

==ერთი==[^context-1] და ==«ორი»==[^fact-check-2] და ==სამი «ნავი»==[^definition-3] და
==ოთხი==[^correction-4] და ==ხუთი==[^question-5] და ==ექვსი==[^translation-6] და სხვა
სხვა.[^question-7]

[^context-1]: პირველი. {{: by="ანა" date=2026-11-02 }}
[^fact-check-2]: მეორე.
[^definition-3]: მესამე.
[^correction-4]: მეოთხე.
[^question-5]: მეხუთე.
[^translation-6]: მეექვსე.
[^question-7]: მეშვიდე.
"""
NOTES = """
- {id: a, kind: fact-check, quote: სხვა, body: აქ., status: resolved}
- {id: b, kind: context, quote: დაკარგული, body: იქ., status: draft}
- id: c
  kind: correction
  quote: ერთი
  body: სხვაგან.
  history:
    - {date: 2026-11-03, by: ანა, what: სიტყვა.}
    - {date: 2026-11-04, what: სიტყვა.}
"""
KINDS = ("news", "analysis", "opinion", "interview", "statement", "report")


def config_in(language: str) -> str:
    """Return the config of a site in a language."""
    return CONFIG.replace("Tide Table", "გაზეთი") + f"language: {language}\n"


def site_in(root: Path, language: str) -> Site:
    """Return a site in a language, all of whose content is in Georgian letters."""
    posts = {f"{kind}.md": FULL.format(kind=kind, series="ჯებირი") for kind in KINDS[:-1]}
    posts["report.md"] = FULL.format(kind="report", series="ღელვა")
    posts |= {"news.notes.yaml": NOTES, "draft.md": POST.format(number=9, month=9)}
    posts |= {"untagged.md": POST.format(number=2, month=11)}
    posts |= {f"{n}.md": POST.format(number=n, month="10") for n in range(1, 28)}
    site = new_site(root, posts, config_in(language))
    site.edit("content/posts/draft.md", "---\ntitle", "---\ndraft: true\ntitle")
    for name, lang in (("1", "ka"), ("untagged", "hy")):
        keyed = f"---\nlang: {lang}\ntranslation_key: ტალღა\ntitle"
        site.edit(f"content/posts/{name}.md", "---\ntitle", keyed)
    site.edit("content/posts/27.md", "date: 2026-10-27\n", "")
    return site
