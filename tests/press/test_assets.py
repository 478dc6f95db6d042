"""Assets of a line or two, and the names under which they are published."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.press.assets import Published, Source, publish, stamped
from digest.problems import DigestError, Problem

PNG = Source("img/a b.png", "d" * 64, "themes/t/assets/img/a b.png")
FONT = Source("f/x.woff2", "e" * 64, "themes/t/assets/f/x.woff2")


def text(name: str, content: str) -> Source:
    """Return an asset that is text."""
    return Source(name, "", f"themes/t/assets/{name}", content)


def made(*sources: Source) -> dict[str, Published]:
    """Return what becomes of assets, none of which lies over another."""
    return publish({source.name: source for source in sources}, {})


def content_of(name: str, *sources: Source) -> str:
    """Return the text of one of them."""
    content = made(*sources)[name].content
    assert content is not None
    return content.decode()


def refused(*sources: Source) -> list[Problem]:
    """Return what is wrong with assets."""
    with pytest.raises(DigestError) as caught:
        made(*sources)
    return list(caught.value.problems)


def test_a_name_tells_of_the_content_and_keeps_its_folder_and_ending() -> None:
    assert stamped("a/style.css", "0123456789abcdef") == "a/style.0123456789.css"
    assert stamped("a.b/licence", "0123456789abcdef") == "a.b/licence.0123456789"
    one, other = (made(text("a.css", f"p {{ top: {n} }}"))["a.css"] for n in "12")
    assert one.name != other.name
    assert re.fullmatch(r"a\.[0-9a-f]{10}\.css", one.name)


def test_a_file_that_is_no_text_is_copied_under_its_name() -> None:
    assert made(PNG) == {"img/a b.png": Published("img/a b.dddddddddd.png")}


def test_style_sheets_and_scripts_are_minified_and_keep_their_licence() -> None:
    style = text("a.css", "/*! CC0 */ /* gone */\np  { margin : calc(1px + 2px) }\n\n")
    assert content_of("a.css", style) == "/*! CC0 */p{margin:calc(1px + 2px)}"
    script = text("a.js", "// gone\nconst a = `  ${ 1 }  `;\n\nlet b = 2;\n")
    assert content_of("a.js", script) == "const a=`  ${ 1 }  `;let b=2;"


def test_what_only_looks_superfluous_stays() -> None:
    """A minifier that is older than the syntax must not break it."""
    sheet = (
        "@media (width >= 30em) and (not (hover)) { a :is(b, c) > d { color: red } }"
        ".x { & .y { --empty: ; } &:hover { top: 1px } }"
        "@container side (min-width: 2em) { p { inset: 0 auto auto 0 } }"
    )
    shown = content_of("a.css", text("a.css", sheet))
    assert "a :is(b,c)>d" in shown
    assert "(width>=30em) and (not (hover))" in shown
    assert "& .y" in shown
    assert "@container side (min-width:2em)" in shown
    assert "inset:0 auto auto 0" in shown


def test_what_a_style_sheet_shows_is_led_to_under_its_name() -> None:
    sheet = text(
        "sub/a.css",
        "@font-face { src: url(../f/x.woff2) } p { background: url( '../img/a%20b.png?v#i' ) }",
    )
    shown = content_of("sub/a.css", sheet, PNG, FONT)
    assert 'url("../f/x.eeeeeeeeee.woff2")' in shown
    assert 'url("../img/a%20b.dddddddddd.png?v#i")' in shown


def test_what_is_elsewhere_or_only_looks_like_an_address_stays() -> None:
    svg = "data:image/svg+xml,<svg viewBox='0 0 8 8'/>"
    shown = content_of(
        "a.css",
        text(
            "a.css",
            f'p {{ background: url("{svg}"), url(#a), url(/media/x.png), url(../media/y.png) }}'
            ' q { content: "url(none.png)" } /* url(none.png) */',
        ),
    )
    assert "viewBox='0%200%208%208'" in shown
    for part in ("url(#a)", "url(/media/x.png)", "url(../media/y.png)"):
        assert part.replace("(", '("').replace(")", '")') in shown
    assert '"url(none.png)"' in shown


def test_a_sheet_that_another_imports_is_put_into_it() -> None:
    own = text("a.css", '@import "sub/b.css";\n@import url(sub/b.css) print;\np { top: 1px }')
    other = text("sub/b.css", "q { background: url(../f/x.woff2) }")
    shown = content_of("a.css", own, other, FONT)
    q = 'q{background:url("f/x.eeeeeeeeee.woff2")}'
    assert shown == f"{q}@media print{{{q}}}p{{top:1px}}"


def test_a_script_finds_the_modules_beside_it() -> None:
    own = text("a.js", 'import {b} from "./lib/b.mjs"; const c = "./none.js";')
    other = text("lib/b.mjs", "export const b = 1;")
    shown = content_of("a.js", own, other)
    assert re.search(r'from"\./lib/b\.[0-9a-f]{10}\.mjs"', shown)
    assert '"./none.js"' in shown


def test_a_reference_that_leads_nowhere_is_a_problem_at_its_line() -> None:
    (problem,) = refused(text("a.css", "p { top: 0 }\nq { background: url(img/a-b.png) }"), PNG)
    assert str(problem.place) == "themes/t/assets/a.css:2"
    assert problem.message == 'the theme has no asset "img/a-b.png"'
    assert problem.hint == 'did you mean "img/a b.png"?'


def test_sheets_that_import_each_other_are_a_problem() -> None:
    one, other = text("a.css", '@import "b.css";'), text("b.css", '\n@import "a.css";')
    rounds = refused(one, other)
    assert {str(problem.place) for problem in rounds} == {
        *("themes/t/assets/a.css:1", "themes/t/assets/b.css:2")
    }
    assert all("leads back" in problem.message and problem.hint for problem in rounds)


def test_modules_that_name_each_other_are_a_problem() -> None:
    """Neither name could be made before the other."""
    one, other = text("a.mjs", 'import "./b.mjs";'), text("b.mjs", '\nimport "./a.mjs";')
    (problem,) = refused(one, other)
    assert str(problem.place) == "themes/t/assets/b.mjs:2"
    assert "leads back" in problem.message


def test_what_lies_below_is_published_only_if_something_refers_to_it() -> None:
    below = {("", "t/a.css"): "a.css", ("a.css", "t/a.css"): "low: a.css"}
    low = Source("a.css", "", "low/a.css", "p { top: 1px }")
    sources = {"a.css": text("a.css", '@import "t/a.css"; q { top: 2px }'), "low: a.css": low}
    published = publish(sources, below)
    assert published["a.css"].content == b"p{top:1px}q{top:2px}"
    assert set(published) == {"a.css"}


@given(st.text(st.sampled_from("@import url()\"'/*;{}:\\ab.\n"), max_size=60))
def test_no_style_sheet_raises_anything_but_problems(content: str) -> None:
    with suppress(DigestError):
        assert made(text("a.css", content))["a.css"].content is not None
