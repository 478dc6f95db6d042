from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from digest.check import check, fix
from digest.checking.table import ALONE, TOGETHER
from digest.rules import LEVEL_OF, RULES
from tests.a_site import NOW, Site
from tests.checking.examples import EXAMPLES, with_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.checking.writing import Edit

FIXABLE = [rule.name for rule in RULES if rule.mends]
SWITCHED = sorted(EXAMPLES.keys() - {"refused"})


def site_of(root: Path, files: Mapping[str, str]) -> Site:
    """Return a site with these files."""
    site = Site(root)
    for name, text in files.items():
        site.write(name, text)
    return site


def found(root: Path) -> Counter[str]:
    """Return how often each rule found something as of NOW."""
    return Counter(finding.rule for finding in check(root, NOW).findings)


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with words replaced in its lines, from the last one back."""
    lines = text.split("\n")
    for edit in sorted(edits, reverse=True):
        line, at = lines[edit.place.line - 1], edit.place.column - 1
        assert line[at : at + len(edit.old)] == edit.old
        lines[edit.place.line - 1] = line[:at] + edit.new + line[at + len(edit.old) :]
    return "\n".join(lines)


def test_every_rule_has_its_finder_and_its_examples() -> None:
    assert {*ALONE, *TOGETHER, "unshown"} == set(LEVEL_OF)
    assert set(EXAMPLES) == set(LEVEL_OF) - {"gone-link"}  # see test_gone.py: it needs a host


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_its_failing_example(rule: str, tmp_path: Path) -> None:
    site_of(tmp_path, with_settings(EXAMPLES[rule].failing))
    for finding in check(tmp_path, NOW).findings:
        if finding.rule == rule:
            assert finding.problem.message
            assert finding.problem.hint
            assert finding.problem.place.path in EXAMPLES[rule].failing
            assert finding.is_error == (LEVEL_OF[rule] == "error")
    assert found(tmp_path)[rule]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_nothing_in_its_passing_example(rule: str, tmp_path: Path) -> None:
    site_of(tmp_path, with_settings(EXAMPLES[rule].passing))
    assert found(tmp_path)[rule] == 0


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_passing_example_passes_all_other_rules_too(rule: str, tmp_path: Path) -> None:
    site_of(tmp_path, with_settings(EXAMPLES[rule].passing))
    assert set(found(tmp_path)) == set()


@pytest.mark.parametrize("rule", FIXABLE)
def test_what_can_be_mended_is_mended_and_nothing_else_is_touched(
    rule: str, tmp_path: Path
) -> None:
    site = site_of(tmp_path, with_settings(EXAMPLES[rule].failing))
    before = check(site.root, NOW)
    mended = fix(site.root, before, NOW)
    assert mended.edits
    assert {finding.rule for finding in mended.left.findings if finding.edits} == set()
    for name, text in with_settings(EXAMPLES[rule].failing).items():
        edits = [edit for edit in mended.edits if edit.place.path == name]
        assert (site.root / name).read_text(encoding="utf-8") == spliced(text, edits)


@pytest.mark.parametrize("rule", SWITCHED)
def test_a_rule_that_is_off_finds_nothing(rule: str, tmp_path: Path) -> None:
    site_of(tmp_path, with_settings(EXAMPLES[rule].failing, f"check:\n  {rule}: off\n"))
    assert found(tmp_path)[rule] == 0


@pytest.mark.parametrize("level", ["error", "warning"])
def test_a_rule_is_as_bad_as_the_settings_say(level: str, tmp_path: Path) -> None:
    files = EXAMPLES["repeated-word"].failing
    site_of(tmp_path, with_settings(files, f"check: {{repeated-word: {level}}}\n"))
    (finding,) = check(tmp_path, NOW).findings
    assert finding.is_error == (level == "error")
