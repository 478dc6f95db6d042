"""A theme: its templates, what each is made of, and the text it makes of a view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from traceback import walk_tb
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_context,
)

from digest.catalogues import ENGLISH
from digest.press.naming import (
    ASSET,
    QUOTED,
    Importing,
    Naming,
    asset_of,
    assets_of,
    closure,
    target_of,
)
from digest.press.sandbox import Sandbox
from digest.press.speech import Translator, counting, filter_of, saying, speech
from digest.problems import DigestError, Place, Problem, fail, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import CodeType, TracebackType

    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from digest.catalogues import Key, Words
    from digest.shape.views import View

ASSETS = "assets/"
NO_NAMES: Mapping[str, str] = MappingProxyType({})
NO_NAMES_BELOW: Mapping[tuple[str, str], str] = MappingProxyType({})

REMEMBERING = frozenset({"cycler", "joiner", "namespace"})
"""Jinja's objects that change while a page is drawn. An imported template is run once for all
pages, so one that it kept would carry what a page did to it into the next."""

FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the expressions of a template can raise."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template's text and the file that problems in it name."""

    text: str
    path: str


class Compiled(BytecodeCache):
    """Keeps what templates were compiled to while the process lasts: an edit changes one of them.

    Nothing of it is written: to load code from a site's folder would be to run a stranger's.
    """

    def __init__(self) -> None:
        """Begin with nothing compiled."""
        self._known: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template of this name and text, if there is some."""
        bucket.code = self._known.get(known_by(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if len(self._known) >= MOST_COMPILED:
            self._known.clear()
        if bucket.code is not None:
            self._known[known_by(bucket)] = bucket.code


def known_by(bucket: Bucket) -> tuple[str, str, str]:
    """Return what the code of a template is known by: its name, its text, and what it may say."""
    return bucket.key, bucket.checksum, getattr(bucket.environment, "words", ENGLISH).whole_print


COMPILED = Compiled()
MOST_COMPILED = 1000
"""Templates that are kept compiled: a theme has some dozens, and an edit changes one of them."""


@pass_context  # so that Jinja asks while it draws, also for what it could foresee
def printed(_: Context | None, value: object) -> object:
    """Return a value that a template prints.

    Raises TypeError for None, which is a slip, and for what is no text: Python shows many things
    by their address in memory, and that differs from one build to the next.
    """
    if isinstance(value, (str, int, float, Undefined)):
        return value
    what = "there is no value" if value is None else f"a {type(value).__name__} is no text"
    message = f"{what}, so it can't be shown"
    raise TypeError(message)


SPELLING = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
"""What line breaks around statements mean."""


class Layered(Sandbox):
    """Finds templates by what a name means where it is written: a theme may extend another.

    They say their messages in one language.
    """

    def __init__(
        self,
        key_of: Callable[[str, str], str],
        words: Words,
        **options: Any,  # noqa: ANN401  those of Jinja's environment
    ) -> None:
        """Expect what tells the key of a template by a name and the key of the one it is in."""
        super().__init__(**options)
        self._key_of = key_of
        self.words = words
        says = speech(words, partial(printed, None))
        self._translator = Translator(says)
        self.filters["number"] = counting(words)
        self.filters |= {filter_of(name): say for name, say in says.items()}

    def join_path(self, template: str, parent: str) -> str:
        """Return the key of a template that another one names."""
        return self._key_of(template, parent)

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:  # noqa: ANN401  Jinja's own
        """Return the code of a template in which every message is said."""
        return super()._generate(self._translator.visit(source), *args, **named)


class Theme:
    """Draws views with a set of templates; nothing else can be reached from one."""

    def __init__(
        self,
        templates: Mapping[str, Template],
        assets: Mapping[str, str] = NO_NAMES,
        below: Mapping[tuple[str, str], str] = NO_NAMES_BELOW,
        prints: Mapping[str, str] | None = None,
        words: Words = ENGLISH,
    ) -> None:
        """Expect templates by key, what assets are published as, and prints known to be sound.

        `below` tells what `THEME/name` means in a template, by its key and that name, or by the
        name alone. Raises DigestError with every template that doesn't parse or names one that
        isn't there.
        """
        self.words = words
        self._templates = templates
        self._assets = assets
        self._below = below
        self._environment = Layered(
            self._key_of,
            words,
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=printed,
            bytecode_cache=COMPILED,
            **SPELLING,
        )
        self._environment.globals[ASSET] = self._asset
        self._says: dict[str, frozenset[Key]] = {}
        self._prints = dict(prints or {})
        self._used: dict[str, tuple[str, ...]] = {}
        self._named = {} if prints else self._read_all()

    def draws(self, name: str) -> bool:
        """Whether there is a template with a word in it: a theme leaves other pages out."""
        return name in self._templates and bool(self._templates[name].text.strip())

    def shows(self, name: str, field: str) -> bool:
        """Whether a template, or any that it may be made of, has a word in it."""
        parts = closure([name] if name in self._templates else [], self._quoted)
        return any(field in self._templates[part].text for part in parts)

    @property
    def prints(self) -> dict[str, str]:
        """The print of each template that is in use."""
        return {name: self.print(name) for name in sorted(self._in_use())}

    def _in_use(self) -> set[str]:
        """Return the keys of templates that a page may be made of.

        A theme that lies over another hides its templates, save those that its own name.
        """
        hidden = {key for (_, called), key in self._below.items() if called.split("/", 1)[1] != key}
        return closure(self._templates.keys() - hidden, self._quoted)

    @cached_property
    def _quoted(self) -> dict[str, tuple[str, ...]]:
        """The templates whose names stand in quotes in each one; it may not use them all."""
        return {
            key: tuple(
                target
                for name in set(QUOTED.findall(template.text))
                if (target := self._key_of(name, key)) in self._templates
            )
            for key, template in self._templates.items()
        }

    def print(self, name: str) -> str:
        """Return a digest of the texts of a template and of all it is made of, and what they say.

        Behind a full stop follows one of the names of the assets that these use. Raises
        DigestError for a template that isn't there.
        """
        if name not in self._prints:
            self._named = self._named or self._read_all()
            parts = sorted(closure([self._known(name)], self._named))
            texts = [(part, self._templates[part].text) for part in parts]
            keys = sorted({key for part in parts for key in self._says[part]})
            words = [(key, self.words.forms(key)) for key in keys]
            used = {name: self._assets[name] for part in parts for name in self._used[part]}
            self._prints[name] = f"{print_of((texts, words))}.{print_of(sorted(used.items()))}"
        return self._prints[name]

    def render(self, name: str, view: View) -> str:
        """Return what a template makes of a view.

        Raises DigestError with the line of the template that failed.
        """
        template = self._environment.get_template(self._known(name))
        shown = dict(zip(view._fields, view, strict=True))
        try:
            return template.render(shown)
        except FAULTS as error:
            place = self._where(error.__traceback__, Place(self._templates[name].path))
            has = f"{type(view).__name__} has: {', '.join(sorted(view._fields))}"
            hint = has if isinstance(error, UndefinedError) else ""
            raise fail(place, str(error) or type(error).__name__, hint) from error

    def _known(self, name: str) -> str:
        """Return the name of a template that is there."""
        if name in self._templates:
            return name
        raise fail(Place(name), "the theme has no such template", nearest(name, self._templates))

    def _key_of(self, name: str, within: str) -> str:
        """Return the key of the template that a name means in another one."""
        if ("", name) not in self._below:
            return name
        return self._below.get((within, name), self._below["", name])

    @pass_context
    def _asset(self, context: Context, name: str) -> str:
        """Return where an asset of the theme is, seen from the page that is drawn."""
        site = context.get("site")
        if site is None:
            message = "asset() is for templates of pages, outside of macros that are imported"
            raise TypeError(message)
        return f"{site.root}{ASSETS}{quote(self._assets[name])}"

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """Return text and file name, the latter for tracebacks."""
        template = self._templates.get(name)
        return None if template is None else (template.text, template.path, None)

    def _read_all(self) -> dict[str, tuple[str, ...]]:
        """Return the templates that each one names; all problems of all templates at once."""
        trees: dict[str, nodes.Template] = {}
        problems: list[Problem] = []
        for name in sorted(self._in_use()):
            template = self._templates[name]
            try:
                trees[name] = tree_of(template.text, name)
                self._environment.get_template(name)
            except TemplateSyntaxError as error:
                place = Place(template.path, error.lineno)
                problems.append(Problem(place, error.message or "does not parse", SYNTAX_HINT))
            except SyntaxError as error:  # Python's own, of the code that Jinja has made
                problems.append(Problem(Place(template.path), f"does not compile: {error.msg}"))
            except TypeError as error:  # of what Jinja works out while it compiles
                problems.append(Problem(Place(template.path), str(error)))
            except RecursionError:
                problems.append(Problem(Place(template.path), "is nested too deep to be read"))
        named: dict[str, tuple[str, ...]] = {}
        imported: set[str] = set()
        for name, tree in trees.items():
            naming = [node for node in tree.find_all(nodes.Node) if isinstance(node, Naming)]
            path = self._templates[name].path
            self._says[name], slips = saying(tree, path)
            problems += slips
            problems += [problem for node in naming for problem in self._unknown(node, name)]
            there = [
                (node, target)
                for node in naming
                if (target := self._key_of(target_of(node), name)) in trees
            ]
            used = assets_of(tree)
            problems += [problem for node in used for problem in self._no_asset(node, path)]
            self._used[name] = tuple(sorted(found for node in used if (found := asset_of(node))))
            named[name] = tuple(target for _, target in there)
            imported |= {target for node, target in there if isinstance(node, Importing)}
        for name in closure(imported, named):
            problems += remembered(trees[name], self._templates[name].path)
        if problems:
            raise DigestError(problems)
        return named

    def _no_asset(self, node: nodes.Node, path: str) -> list[Problem]:
        """Return what is wrong with a use of `asset`."""
        place = Place(path, node.lineno)
        name = asset_of(node)
        if not name:
            what = "an asset is named by an expression, so its pages can't be kept up to date"
            return [Problem(place, what, 'write asset("NAME"), with the name in quotes')]
        if name in self._assets:
            return []
        what = f'the theme has no asset "{name}"'
        return [Problem(place, what, nearest(name, self._assets))]

    def _unknown(self, node: Naming, name: str) -> list[Problem]:
        """Return what is wrong with the name that an `extends` or `include` gives."""
        place = Place(self._templates[name].path, node.lineno)
        target = target_of(node)
        if not target:
            what = "a template is named by an expression, so its pages can't be kept up to date"
            return [Problem(place, what, "write the name in quotes, one for each case")]
        may_miss = isinstance(node, nodes.Include) and node.ignore_missing
        if self._key_of(target, name) not in self._templates and not may_miss:
            what = f'the theme has no template "{target}"'
            return [Problem(place, what, nearest(target, self._templates))]
        return []

    def _where(self, trace: TracebackType | None, place: Place) -> Place:
        """Return the innermost line of a template in a traceback, else `place`."""
        paths = {template.path for template in self._templates.values()}
        for frame, line in walk_tb(trace):
            if frame.f_code.co_filename in paths:
                place = Place(frame.f_code.co_filename, line)
        return place


@lru_cache(maxsize=MOST_COMPILED)
def tree_of(text: str, name: str) -> nodes.Template:
    """Return a template's tree; raises TemplateSyntaxError."""
    return Sandbox(**SPELLING).parse(text, name)


def print_of(value: object) -> str:
    """Return a digest of a value."""
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()


def remembered(tree: nodes.Node, path: str) -> Iterator[Problem]:
    """Yield a problem for each changing object that a template keeps outside of its macros."""
    for node in tree.iter_child_nodes():
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in REMEMBERING:
            what = f"an imported template can't keep a {node.name}: all pages would share it"
            yield Problem(Place(path, node.lineno), what, "make it inside the macro that uses it")
        elif not isinstance(node, nodes.Macro):
            yield from remembered(node, path)


SYNTAX_HINT = "see the template language at jinja.palletsprojects.com; {% … %} needs its {% end… %}"
