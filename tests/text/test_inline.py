from __future__ import annotations

import pytest

from digest.text.inline import Names, UnsureError, Words


def drawn(text: str) -> str:
    """Return a text's HTML, where two targets and two footnotes are known."""
    references = {"one": ("/1", 'a "b"'), "two": ("/2?a&b", "")}
    return Words(Names(references, {"x": 1, "y": 2}, [], set())).drawn(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a & b &amp; c > d < e", "a &amp; b &amp; c &gt; d &lt; e"),
        ("`*a* &amp; <` `` b ``", "<code>*a* &amp;amp; &lt;</code> <code>b</code>"),
        (r"\*a\* \> \q \\", r"*a* &gt; \q \\"[:-1]),
        ("*a* **b** _c_ __d__", "<em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong>"),
        ("a_b_c 2 * 3 *d_e* f*g*h", "a_b_c 2 * 3 <em>d_e</em> f<em>g</em>h"),
        ("_a *b* c_", "<em>a <em>b</em> c</em>"),
        ("a  \nb", "a<br>\nb"),
        ("[a *b*](/c_d_ \"e 'f'\")", '<a href="/c_d_" title="e \'f\'">a <em>b</em></a>'),
        ("*[`a`](b(c))*", '<em><a href="b(c)"><code>a</code></a></em>'),
        ('![a "b" *c*](d)', '<img alt="a &quot;b&quot; *c*" src="d">'),
        (
            "<https://example.org/?a&b>",
            '<a href="https://example.org/?a&amp;b">https://example.org/?a&amp;b</a>',
        ),
        (
            "[a][one] [Two]. [b]",
            '<a href="/1" title="a &quot;b&quot;">a</a> <a href="/2?a&amp;b">Two</a>. [b]',
        ),
        ("a[^y]", 'a<sup id="fnref:y"><a class="footnote-ref" href="#fn:y">2</a></sup>'),
    ],
)
def test_words_are_drawn(text: str, html: str) -> None:
    assert drawn(text) == html


def test_without_names_brackets_are_brackets() -> None:
    assert Words(Names({}, {}, [], set())).drawn("[a [b]] ![c]") == "[a [b]] ![c]"


@pytest.mark.parametrize(
    "text",
    [
        *("`a", "`` ` ``", "\\`a`", "*a", "***a***", "**a*", "_a *b_ c*", "a_ b", "*a **b** c*"),
        *(
            "[a](b c)",
            "[a](b",
            "[a [b] c](d)",
            '[a](b " ")',
            "[a](b \"'c'\")",
            "![`a`](b)",
            "[[one]]",
        ),
        *(
            "[a](javascript:b)",
            "![a](data:b)",
            "[a](java&#x0A;script:b)",
            "[<https://example.org>](a)",
        ),
        *("[a][three]", "![one]", "[one](", "[a&b]", "[^z]", "[^x] [^x]", "a  \n b"),
    ],
)
def test_what_may_be_more_is_refused(text: str) -> None:
    with pytest.raises(UnsureError):
        drawn(text)
