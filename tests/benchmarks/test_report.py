from __future__ import annotations

from collections import Counter

from benchmarks.contest import AGAIN, COLD, FULL, ONE_EDIT, Block, Save
from benchmarks.edits import EDITS
from benchmarks.report import Account, growth_table, report
from benchmarks.running import Run


def block(posts: int, ours: float, theirs: float) -> Block:
    """Return a block in which every build took that many seconds, digest's and Hugo's."""
    made = Block("ext4", posts)
    for name, seconds in (("digest", ours), ("Hugo", theirs), ("digest" + FULL, 2 * ours)):
        made.pages[name] = {"post": posts, "feed": 1}
        made.shared_once[name] = 50_000_000
        for scenario in (COLD, AGAIN, ONE_EDIT):
            made.runs[scenario, name] = [Run(seconds, seconds, 100_000_000)] * 3
        made.saves[EDITS[0], name] = [Save(seconds / 10, Counter(post=1), 1)] * 3
    return made


def test_the_results_hold_ratios_bars_and_what_was_rewritten() -> None:
    account = Account("make bench", 3, blocks=[block(1_000, 1.0, 2.0)])
    account.absent["Eleventy"] = "npm is not installed"
    text = report(account)
    assert "- Eleventy is absent: npm is not installed" in text
    assert "Parity holds. digest's pages: 1,000 post, 1 feed." in text
    assert "| digest | 0.500 × (0.500–0.500) |" in text
    assert "| digest against it | met | missed | missed | missed | met |" in text
    assert "- digest, one edit: 1 post" in text
    assert "2.00 × (2.00–2.00) digest; bar ≤ 2.5 ×" in text
    assert "- date: 20" in text


def test_sites_that_are_not_the_same_are_told_before_any_figure() -> None:
    unlike = block(1_000, 1.0, 2.0)
    unlike.parity = ["Hugo made 2 pages of kind “post”, not 3"]
    text = report(Account("make bench", 3, blocks=[unlike]))
    assert text.index("the figures say nothing") < text.index("| digest |")
    assert "Parity holds" not in text


def test_a_failure_is_told_with_its_reason() -> None:
    failing = block(1_000, 1.0, 2.0)
    failing.fail("Hugo", EDITS[1], "not shown after 20 s in feed.xml")
    text = report(Account("make bench", 3, blocks=[failing]))
    assert "- Hugo, a title edit: not shown after 20 s in feed.xml" in text


def test_growth_is_seconds_for_each_post() -> None:
    text = growth_table([block(1_000, 1.0, 2.0), block(10_000, 12.0, 20.0)])
    assert "| digest, 1,000 → 10,000 posts, ext4 | 1.20 × (1.20–1.20) | 12.0 ×" in text
    assert "| Hugo, 1,000 → 10,000 posts, ext4 | 1.00 ×" in text


def test_one_number_of_posts_has_not_grown() -> None:
    assert growth_table([block(1_000, 1.0, 2.0)]) == ""
