"""What a template can say: messages of the catalogues, and numbers as the language has them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes, pass_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from digest.catalogues import holes
from digest.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2.runtime import Context

    from digest.catalogues import Key, Words

NAMING = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
"""Each function that says a message -> how many arguments name it, from the first on.

Of `{% trans %}` Jinja makes a call of one of them.
"""
COUNTING = frozenset({"ngettext", "npgettext"})
"""Those that say a message by a number."""


def counting(words: Words) -> Callable[[Context, str | int], str]:
    """Return the filter that gives a number the digits and the grouping of the language."""

    @pass_context  # so that Jinja doesn't work it out for all languages, while it compiles
    def number(_: Context, value: str | int) -> str:
        return words.shown(value)

    return number


def speech(words: Words, shown: Callable[[object], object]) -> dict[str, Callable[..., Markup]]:
    """Return the functions that say a message, by their names.

    A translation is text, as what is put into it: only `Markup` is HTML. `shown` refuses values
    that are no text.
    """

    def filled(message: str, values: Mapping[str, object]) -> Markup:
        put = {
            name: words.shown(value) if type(value) is int else escape(shown(value))
            for name, value in values.items()
        }
        return Markup(str(escape(message)) % put)  # noqa: S704  escaped, as all that is put in

    @lru_cache(maxsize=4096)  # most are of a few posts, notes or minutes
    def counted(context: str, one: str, many: str, num: int) -> Markup:
        return filled(words.many(one, many, num, context), {"num": num})

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return filled(words.one(message, context), values)

    def gettext(message: str, /, **values: object) -> Markup:
        return pgettext("", message, **values)

    def npgettext(context: str, one: str, many: str, num: int, /, **values: object) -> Markup:
        if not values:
            return counted(context, one, many, num)
        return filled(words.many(one, many, num, context), {"num": num, **values})

    def ngettext(one: str, many: str, num: int, /, **values: object) -> Markup:
        return npgettext("", one, many, num, **values)

    return {
        "_": gettext,
        "gettext": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
        "npgettext": npgettext,
    }


class Translator(NodeTransformer):
    """Puts what messages say into the tree of a template, before it is compiled.

    A message without values becomes a part of the text around it, and costs a page nothing. Others
    are said by filters: at each call, the sandbox would look whether it may be called.
    """

    def __init__(self, says: Mapping[str, Callable[..., Markup]]) -> None:
        """Expect the functions that say a message."""
        self._says = says

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802  named by Jinja
        """Return what is to stand in the place of a call."""
        self.generic_visit(node)
        function = node.node.name if isinstance(node.node, nodes.Name) else ""
        texts = said(node, NAMING.get(function, 0))
        if not texts:
            return node
        first, *rest = node.args
        values = node.kwargs, node.dyn_args, node.dyn_kwargs
        is_bare = len(node.args) == len(texts) and not (any(values) or holes(texts[-1]))
        if is_bare and function not in COUNTING:
            made: nodes.Expr = nodes.TemplateData(str(self._says[function](*texts)))
        else:
            made = nodes.Filter(first, filter_of(function), rest, *values)
        made.environment, made.lineno = node.environment, node.lineno
        return made

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802  named by Jinja
        """Leave the call that a block is given to a call."""
        call = node.call
        self.generic_visit(node)
        node.call = call
        return node


def filter_of(function: str) -> str:
    """Return the name of the filter that says a message; none can be written so in a template."""
    return f"{function}()"


class Saying(NamedTuple):
    """Messages that a template says itself, and what is wrong with how it says others."""

    keys: frozenset[Key]
    problems: tuple[Problem, ...]


def saying(tree: nodes.Template, path: str) -> Saying:
    """Return what a template says. Its pages are drawn anew when that is said differently.

    So a message has to stand there in quotes, and under a name of `NAMING`.
    """
    keys: set[Key] = set()
    problems: list[Problem] = []
    named: set[int] = set()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in NAMING:
            named.add(id(call.node))
            function, place = call.node.name, Place(path, call.lineno)
            texts = said(call, NAMING[function])
            if not texts:
                problems.append(Problem(place, "words are said by an expression", MEND_SAYING))
                continue
            context = texts.pop(0) if "pg" in function else ""
            keys.add((context, texts[0]))
            problems += unfilled(call, texts, place)
    problems += (
        Problem(Place(path, name.lineno), f"{name.name} can only be called", MEND_SAYING)
        for name in tree.find_all(nodes.Name)
        if name.name in NAMING and id(name) not in named
    )
    return Saying(frozenset(keys), tuple(problems))


MEND_SAYING = 'write the words themselves in quotes: {{ _("Older posts") }}'


def said(call: nodes.Call, number: int) -> list[str]:
    """Return the texts that the first arguments of a call are; none if one of them is no text."""
    texts = [node.value for node in call.args[:number] if isinstance(node, nodes.Const)]
    return texts if len(texts) == number and all(isinstance(one, str) for one in texts) else []


def unfilled(call: nodes.Call, texts: list[str], place: Place) -> Iterator[Problem]:
    """Yield a problem for each place in a message that nothing is put into."""
    given = {keyword.key for keyword in call.kwargs} | ({"num"} if len(texts) > 1 else set())
    for name in sorted({hole for text in texts for hole in holes(text)} - given):
        what = f"nothing is put in for %({name})s" if name else "% alone means nothing"
        mend = f'say it so: _("…", {name}=…)' if name else "write %% for a percent sign"
        yield Problem(place, what, mend)
