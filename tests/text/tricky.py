"""Short Markdown texts in which readers of Markdown have differed, or could: one question each."""

from __future__ import annotations

WORDS = (
    *("", " ", "\n", "a", "a\n", "\na", "a\n\n\n\nb", "a\n\nb", "a\nb", "a\n \nb", "a\n\t\nb"),
    *("a ", "a  ", "a  \nb", "a   \nb", "a \nb", "a\\\nb", "a  \n\nb", " a", "  a", "   a", "\ta"),
    *("a\tb", "a\n\tb", "a  b", "a\n b", "a\n  b", "a\n    b", "\u00a0", "\u00a0a", "a\u00a0"),
    *("a\n\u00a0\nb", "a\n\n\u00a0b", "\u3000a\n\n\u3000b", "a\u2028b", "a\u2029\nb", "a\x85b"),
    *("\u2028a", "\x85\n\na", "a\n\n\u2028\n\nb", "a\u200b", "\ufeffa", "a\x0bb", "a\x0cb"),
    *("\x0ca", "a\x02b", "a\x03b", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02amp\x03"),
    *("a\x1cb", "a\r\nb", "a\r\n\r\nb", "a\rb", "a\r", "\r\n", "a\x00b", "a\x7fb", "🌊 ﷽ ä"),
    *("e\u0301", "“a” – b—c…", 'a\'s "b"', "100% of $5 (c); d: e! f? g/h, i+j=k @l ^m ~n"),
    *("a = b == c", "a-b"),
)
ENTITIES = (
    *("AT&T", "Q & A", "a &", "&", "&\n\n&", "a &amp; b", "&amp;", "&copy;", "&copy", "&amp b"),
    *("&#38;", "&#38 b", "&#x26;", "&#x26 b", "&#", "&#;", "&#x;", "&;", "& ;", "a; b & c", "&&"),
    *("&é; b", "&a.b;", "&a-b;", "&a_b;", "&notit;", "&nbsp;a", "a\n\n&nbsp;", "&lt;b&gt;"),
    *("x&y;z", "&#0;", "&#1234567890;", "&#x110000;", "&quot;a&quot;", "a&\nb;", "R&D;"),
    *("b&b; c & d"),
)
ESCAPES = (
    *("\\*a\\*", "\\a", "\\", "a\\", "\\\\", "\\\\*a*", "\\`a\\`", "\\[a](b)", "\\# a", "1\\. a"),
    *("\\- a", "\\+ a", "\\> a", "\\<b>", "\\&amp;", "\\_a_", "\\{a}", "\\==a==", "\\=", "\\|"),
    *("\\!"),
)
INLINE = (
    *("*a*", "**a**", "***a***", "*a", "a*b*c", "a * b * c", "_a_", "a_b_c", "__a__", "_a"),
    *("*a\nb*", "*a\n\nb*", "**a *b* c**", "*a **b***", "`a`", "``a ` b``", "`a", "`a\n\nb`"),
    *("` `", "a`*b*`c", "[a](b)", "[a](b 'c')", '[a](b "c & d")', "[a](<b c>)", "[a]()"),
    *("[a](b)(c)", "[a] (b)", "[a", "[a][b]\n\n[b]: c", "[a]\n\n[a]: b 'c'", "[a][]\n\n[a]: <b>"),
    *("[a]: b\n[c]: d\n\n[a] [c]", "[A]\n\n[a]: b\n 'c'", "[a]:\nb\n\n[a]", "a\n[b]: c\n\n[b]"),
    *("[a]: b", "![a]\n\n[a]: b", "![a](b)", "![a][b]\n\n[b]: c", "a [b [c](d) e](f)", "[*a*](b)"),
    *("*[a](b)*", "a ![b", "!a", "a!", "[a](b&c)", "[a](b&amp;c)", "[ ] a", "[x]", "a [1]"),
    *("a [b] (c)", "==a==", "==a==[b]", "~~a~~", "^a^", "a^b^", "H~2~O"),
    *("https://example.org/a_b_c", "a@example.org", "<https://example.org/?a&b>"),
    *("<a@example.org>"),
)
BLOCKS = (
    *("# a", "#a", "# a #", "a\n# b", "####### a", "#", "a #b", "a\n===", "a\n---", "a\n--- b"),
    *("a\n=", "a\nb\n===", "===", "a\n\n===", "---", "a\n\n---\n\nb", "***", "* * *", "___"),
    *("- - -", "a\n***", "- a", "- a\n- b", "- a\n\n- b", "a\n- b", "-a", "-", "- ", "- a\nb"),
    *("- a\n\nb", "- a\n\n  b", "- a\n\n    b", "- a\n    - b", "- a\n\n    b\n\nc"),
    *("* a\n+ b\n- c", "+ a", "+a", "- # a\nb", "1. a", "1. a\n2. b", "1) a", "1.a", "1."),
    *("7. a\n\nb", "2019. a", "a\n1. b", "٣. a", "1.5 a", "1985 was a year", "a in\n1985. b"),
    *("> a", ">a", "> a\nb", "> a\n\nb", "a\n> b", "> > a", ">", "> - a\n> - b", "> # a\n> b"),
    *("    a", "\ta", "    a\n\nb", "a\n\n    b", "```\na\n```", "```\na", "~~~\na\n~~~", "~a"),
    *("~~~", "a\n```\nb\n```\nc", "``` py\n*a*\n```", "| a |", "a | b\n--|--\nc | d"),
    *("| a |\n|---|\n| *b* |", "a | b", "a\n: b", "a\n:   b", ": a", "a\n\n:   b", "a: b"),
    *("a :\n b", "{: .a }", "a {: .b }", "# a {#b}", "a\n{: .b }", "{a}", "a {b}", "*[a]: b\n\na"),
    *("*[a]: b\n\n*a* a", "a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: b\n\n    c\n\nd", "[^1]", "[^1]: a"),
    *("a[^1][^2]\n\n[^2]: b\n[^1]: c"),
)
HTML = (
    *("<b>a</b>", "a <b>c</b> d", "<div>\na\n\nb\n</div>", "<div markdown='1'>\n*a*\n\nb\n</div>"),
    *("<p>a</p>\n\nb", "a\n\n<p>b", "<!-- a -->", "a <!-- b --> c", "<!-- a\n\nb -->\n\nc"),
    *("<!-- a", "<", ">", "a < b", "a > b", "a <b", "a<b>", "</p>", "<br>", "a<br>b", "<hr>\na"),
    *("<?a?>", "<!x>", "<a b='c'>", "<script>a</script>", "<pre>\n  a\n\n  b\n</pre>"),
    *("<span>a\n\nb</span>", "a >\n> b", "<img src='a.jpg'>", "<![CDATA[a]]>", "<b>&amp;</b>"),
    *("<td>a", "<details>\n\na\n\n</details>"),
)
SNIPPETS = tuple(dict.fromkeys((*WORDS, *ENTITIES, *ESCAPES, *INLINE, *BLOCKS, *HTML)))

FRAMES = ("{}", "Words\n\n{}", "{}\n\nWords", "- {}", "> {}", "Words {} words", "*a* & {}\n\nb\nc")
"""What a text may stand in."""
