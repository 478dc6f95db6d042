from __future__ import annotations

import pytest

from digest.config import read_config
from digest.problems import DigestError, Problem
from digest.targets import Target


def problems(lines: str) -> list[Problem]:
    """Return what is wrong with targets, written as the lines below `deploy:`."""
    with pytest.raises(DigestError) as caught:
        read_config(f"title: A\ndeploy:\n{lines}")
    return list(caught.value.problems)


def test_targets_are_read_in_order() -> None:
    config = read_config("""
title: A
deploy:
  pages: {to: "git@example.org:me/news.git", branch: gh-pages, cname: news.example.org}
  mirror: {to: ../mirror, max_deletes: 30%, keep_versions: 9, host: netlify}
""")
    assert config.deploy == (
        Target("git@example.org:me/news.git", "gh-pages", "news.example.org", name="pages"),
        Target("../mirror", host="netlify", max_deletes="30%", keep_versions=9, name="mirror"),
    )
    assert read_config("title: A\ndeploy:\n").deploy == ()


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ("  a: {too: x}\n", "3:7", '"too" is not a key of a target'),
        ("  a:\n    to: git@example.org:x.git\n", "4:9", '"git@example.org:x.git" is not a folder'),
        ("  a:\n    to: s4://x/y\n", "4:9", '"s4://x/y" is not a folder'),
        ("  a:\n    to: s3:///y\n", "4:9", '"s3:///y" is not a folder'),
        ("  a:\n    to: --upload-pack=x\n    branch: b\n", "4:9", "does not begin with a hyphen"),
        ("  a:\n    to: x\n    cname: a.example.org\n", "5:12", '"cname" is for a git branch'),
        ("  a:\n    to: x\n    branch: -x\n", "5:13", '"-x" is not the name of a branch'),
        ("  a:\n    to: x\n    branch: a..b\n", "5:13", '"a..b" is not the name of a branch'),
        ("  a:\n    to: x\n    max_deletes: 120%\n", "5:18", '"120%" is not a number of files'),
        (
            "  a:\n    to: s3://x/y\n    compress: [gzip, brotli]\n",
            "5:15",
            "an object store holds each file once",
        ),
        ("  'a b': {to: x}\n", "3:3", '"a b" cannot be the name of a target'),
    ],
)
def test_a_slip_is_shown_where_it_is(lines: str, place: str, message: str) -> None:
    found = {f"{problem.place}": problem.message for problem in problems(lines)}
    assert message in found[f"config.yaml:{place}"]


@pytest.mark.parametrize(
    "line",
    [
        'a: {to: "https://me:hunter2@example.org/a.git", branch: b}',
        'a: {to: "https://hunter2@example.org/a.git", branch: b}',
        'a: {to: "ssh://me:hunter2@example.org/a.git", branch: b}',
        "a: {to: x, password: hunter2, unknown: 1}",
        "a: {to: x, access_key: hunter2}",
        "a: {to: x, API_TOKEN: hunter2}",
        "a: {to: x, options: [{secret: hunter2}]}",
    ],
)
def test_a_secret_is_a_problem_and_is_not_shown(line: str) -> None:
    """A problem that stands at a line is printed with it; this one only names the line."""
    (problem,) = problems(f"  {line}\n")
    assert problem.message == "a secret has no place in here: line 3, under deploy"
    assert problem.place.line == 0
    assert "hunter2" not in repr(problem)


@pytest.mark.parametrize("to", ["ssh://git@example.org/a.git", "git@example.org:a.git"])
def test_a_user_of_ssh_is_no_secret(to: str) -> None:
    (target,) = read_config(f'title: A\ndeploy: {{a: {{to: "{to}", branch: b}}}}').deploy
    assert target.to == to


@pytest.mark.parametrize("to", ["C:/mirror", "../a", "/srv/www/news", "~/news"])
def test_a_path_is_a_folder(to: str) -> None:
    assert read_config(f'title: A\ndeploy: {{a: {{to: "{to}"}}}}').deploy[0].scheme == ""
    assert read_config(f'title: A\ndeploy: {{a: {{to: "{to}"}}}}').deploy[0].to == to


@pytest.mark.parametrize("to", ["s3://news/site", "sftp://me@example.org:2222/srv", "webdavs://h/"])
def test_a_store_is_known_by_its_scheme(to: str) -> None:
    (target,) = read_config(f'title: A\ndeploy: {{a: {{to: "{to}"}}}}').deploy
    assert target.scheme == to.partition(":")[0]
