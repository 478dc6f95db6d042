from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digest.check import check, fix
from digest.problems import DigestError
from tests.a_site import NOW, Site, new_site
from tests.checking.examples import post

ROOT = Path(__file__).parent.parent
TRACKED = "https://wire.example.org/a?utm_source=mail"


def rules_in(site: Site) -> list[tuple[str, int, str]]:
    """Return the path, line and rule of each finding."""
    found = check(site.root, NOW).findings
    return [(one.problem.place.path, one.problem.place.line, one.rule) for one in found]


def test_what_a_build_refuses_is_told_at_once_with_everything_else(tmp_path: Path) -> None:
    site = new_site(
        tmp_path,
        {
            "a.md": "---\ntitle: A\nkind: gossip\n---\n\nTODO\n",
            "b.md": post("See [it](c.md) in the the night."),
            "d.md": b"\xff".decode("latin-1"),
        },
        config="title: Tides\nlanguage: 12\ntheme: none\n",
    )
    site.write("content/posts/d.md", b"\xff")
    assert {
        ("config.yaml", 2, "refused"),
        ("content/posts/a.md", 3, "refused"),
        ("content/posts/a.md", 6, "unfinished"),
        ("content/posts/b.md", 7, "dead-link"),
        ("content/posts/b.md", 7, "repeated-word"),
        ("content/posts/d.md", 1, "refused"),
    } <= set(rules_in(site))


def test_findings_come_in_order_of_place_and_on_many_cores_as_on_one(tmp_path: Path) -> None:
    bodies = {f"p{n}.md": post("In the the night.", slug=f"p{n}") for n in range(600)}
    site = new_site(tmp_path, bodies)
    one, many = check(site.root, NOW, 1), check(site.root, NOW, 4)
    assert one.findings == many.findings == tuple(sorted(one.findings))
    assert sum(finding.rule == "repeated-word" for finding in one.findings) == 600


def test_a_folder_without_a_site_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="there is no site here"):
        check(tmp_path, NOW)


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post(f"See [it]({TRACKED}).")})
    before = sorted(tmp_path.rglob("*"))
    check(site.root, NOW)
    assert sorted(tmp_path.rglob("*")) == before


def test_drafts_and_their_notes_are_looked_at_too(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post("In the the night.", more="draft: true")})
    notes = "- id: a\n  kind: context\n  quote: gone\n  status: draft\n  body: B.\n"
    site.write("content/posts/a.notes.yaml", notes)
    assert [rule for _, _, rule in rules_in(site)] == ["repeated-word", "note-passage"]


def test_plain_pages_and_introductions_are_looked_at_too(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nTODO\n")
    site.write("content/editions/2026-W45.md", "In the the week.\n")
    assert rules_in(site) == [
        ("content/editions/2026-W45.md", 1, "repeated-word"),
        ("content/pages/about.md", 5, "unfinished"),
    ]


def test_mending_keeps_line_ends_the_mark_of_utf8_links_and_permissions(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    text = "\ufeff" + post(f"Sée [it]({TRACKED}).\n\nEnd").replace("\n", "\r\n")
    site.write("elsewhere/a.md", text)
    real = tmp_path / "elsewhere" / "a.md"
    real.chmod(0o640)
    (tmp_path / "content" / "posts").mkdir(parents=True)
    link = tmp_path / "content" / "posts" / "a.md"
    link.symlink_to(real)
    mended = fix(site.root, check(site.root, NOW), NOW)
    assert [edit.old for edit in mended.edits] == ["?utm_source=mail"]
    assert real.read_bytes() == text.replace("?utm_source=mail", "").encode()
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640


POWERLESS = """if True:
    import sys
    from tests.struck import drop_power
    drop_power()  # root may write anywhere
    from digest.cli import main
    main()
"""


def test_a_file_that_may_not_be_written_is_a_problem(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post(f"See [it]({TRACKED}).")})
    folder = tmp_path / "content" / "posts"
    text = (folder / "a.md").read_bytes()
    folder.chmod(0o555)
    try:
        ran = subprocess.run(  # noqa: S603  our own code
            [sys.executable, "-c", POWERLESS, "-C", str(tmp_path), "check", "--fix"],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
    finally:
        folder.chmod(0o755)
    assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
    assert "cannot be written" in ran.stderr
    assert (folder / "a.md").read_bytes() == text


def test_settings_that_are_not_known_are_refused_with_the_nearest(tmp_path: Path) -> None:
    site = new_site(tmp_path, config="title: A\ncheck: {no-sources: off, tracking: loud}\n")
    found = {one.problem.message: one.problem.hint for one in check(site.root, NOW).findings}
    assert found['"no-sources" is not a key of check'] == 'did you mean "no-source"?'
    assert '"loud" is not known here' in found


def test_rules_can_be_switched_without_a_page_being_drawn_anew(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    site.build()
    text = (tmp_path / "config.yaml").read_text(encoding="utf-8")
    site.write("config.yaml", text + "check: {no-source: off}\n")
    assert site.build().written == {}
