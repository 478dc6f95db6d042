"""Markdown as Hypothesis writes it: what people type, and what they would never."""

from __future__ import annotations

from itertools import chain

from hypothesis import strategies as st

from tests.text.tricky import SNIPPETS

Texts = st.SearchStrategy[str]

SIGNS = (
    *"*_`[](){}<>#+-=.!:~|&;^\\\"'12 ax\t\n/@\u00a0\u2028\r",
    *("\n\n", "  \n", "word ", "\n- ", "\n1. ", "\n> ", "\n# ", "&#38", "[^1]", "\n[^1]: "),
    *("\n    ", "```\n", "<b>", "</b>", "\n\n[a]: b\n", "\n:   ", "plain words. ", "*[a]: b\n"),
)
NOISE = st.lists(st.sampled_from(SIGNS) | st.sampled_from(SNIPPETS), max_size=20).map("".join)
"""Signs in no order."""

WORD = st.sampled_from(
    [
        *(
            "word",
            "Two words,",
            "x_y",
            "2 * 3",
            "“é”",
            "don't",
            "AT&T",
            "&amp;",
            "(b)",
            "1985.",
            "–",
        ),
        *(
            "[sic]",
            "a|b",
            "5*",
            "\\*",
            "\\[a",
            "C:\\d",
            "> 1",
            "< 2",
            "https://example.org/a_b",
            "#a",
        ),
    ]
)
TARGET = st.sampled_from(
    [
        *(
            "https://example.org/",
            "a.md",
            "/a_b*c",
            "a(b)",
            "?a&b",
            "",
            "a b",
            "<a>",
            "mailto:a@b.c",
        ),
        *(
            'a "b"',
            "a 'b'",
            "a (b)",
            'a"b',
            "[1]",
            "javascript:a",
            "&#106;avascript:a",
            "data:,a",
            "a)",
        ),
    ]
)
NAME = st.sampled_from(["one", "Two", "x", ""])
FRAMES = (
    *(
        "*{}*",
        "**{}**",
        "_{}_",
        "__{}__",
        "***{}***",
        "`{}`",
        "``{}``",
        "“*{}*”",
        "a*{}*b",
        "*{}",
        "{} ",
    ),
    *(
        "a  \n{}",
        "a\n{}",
        "[{}]",
        "<https://example.org/?{}>",
        "{}[^1]",
        "{}[^two]",
        "==",
        "<i>{}</i>",
    ),
)


def framed(inner: Texts) -> Texts:
    """Return words with more of them in links, pictures and emphasis, or side by side."""
    return (
        st.builds(lambda frame, words: frame.replace("{}", words), st.sampled_from(FRAMES), inner)
        | st.builds("[{}]({})".format, inner, TARGET)
        | st.builds("![{}]({})".format, inner, TARGET)
        | st.builds("[{}][{}]".format, inner, NAME)
        | st.builds("{} {}".format, inner, inner)
        | st.builds("{}{}".format, inner, inner)
    )


LINE = st.recursive(WORD, framed, max_leaves=6)
"""What stands within a line."""

MARKER = st.sampled_from(
    ["- ", "* ", "+ ", "1. ", "3. ", "    - ", "    1. ", "  - ", "    ", "  ", ""]
)


def lined(prefix: str, text: str, *, lazy: bool) -> str:
    """Return a text with something before each of its lines, or before the first alone."""
    return prefix + (text if lazy else text.replace("\n", f"\n{prefix}"))


def table(head: str, rule: str, cells: list[str]) -> str:
    """Return a table of two columns, the cells one below the other."""
    return "\n".join([f"{head} | b", rule, *[f"| {cell} | x |" for cell in cells]])


LIST = st.lists(st.builds("{}{}".format, MARKER, LINE), min_size=1, max_size=5)
UNDERLINE = st.sampled_from(["===", "---", "-", "--- ", "***", "- - -", "___"])
RULE = st.sampled_from(["---|---", "|:-|-:|", "--|", ":-:|---|---"])
FENCE = st.sampled_from(["```", "~~~", "``` py", "```{.a}", "````"])
LEAF = (
    LINE
    | st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "#######", "#"]), LINE)
    | st.builds("{}\n{}\n{}".format, LINE, UNDERLINE, LINE)
    | LIST.map("\n".join)
    | LIST.map("\n\n".join)
    | st.builds(table, LINE, RULE, st.lists(LINE, max_size=2))
    | st.builds("{}\n{}\n```".format, FENCE, LINE)
    | st.builds("    {}".format, LINE)
    | st.builds("[^1]: {}\n{}".format, LINE, LINE)
    | st.builds("[^two]: {}\n\n    {}".format, LINE, LINE)
    | st.builds("[{}]: {}".format, NAME, TARGET)
    | st.builds("{}\n:   {}".format, LINE, LINE)
)


def nested(inner: Texts) -> Texts:
    """Return blocks within a quote or an item, or one after the other."""
    prefix = st.sampled_from(["> ", ">", "    ", "- "])
    between = st.sampled_from(["\n\n", "\n", "\n\n\n"])
    return st.builds(lined, prefix, inner, lazy=st.booleans()) | st.builds(
        "{}{}{}".format, inner, between, inner
    )


PAGE = st.recursive(LEAF, nested, max_leaves=5)
"""Blocks, as people write them and worse."""

ORDINARY_LINE = st.lists(
    st.sampled_from(["The council", "met, and", "left.", "In 1985", "“no one”", "AT&T", "a-b"])
    | st.builds(
        str.format,
        st.sampled_from(
            ["*{}*", "**{}**", "_{}_", "`{}`", "[{}](https://example.org/a_b)", "{}[^1]"]
        ),
        st.sampled_from(["word", "two words", "x's"]),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
ORDINARY_BLOCK = (
    ORDINARY_LINE
    | st.builds("## {}".format, ORDINARY_LINE)
    | st.builds("> {}\n> {}".format, ORDINARY_LINE, ORDINARY_LINE)
    | st.lists(st.builds("- {}".format, ORDINARY_LINE), min_size=1, max_size=4).map("\n".join)
    | st.just("```\nx < 1 & y\n```")
)
FOOTNOTE = st.sampled_from([[], ["A.[^1]", "[^1]: A *note*."], ["[^a]: b", "*c*[^a]"]])
ORDINARY = st.builds(
    lambda *parts: "\n\n".join(chain(*parts)),
    st.lists(ORDINARY_BLOCK, max_size=3),
    FOOTNOTE,
    st.lists(ORDINARY_BLOCK, max_size=3),
)
"""What nearly every post is made of."""

WRITINGS = NOISE | PAGE | ORDINARY
