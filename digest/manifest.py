"""theme.yaml and `theme:` in config.yaml -> what a theme is, and what a site sets of its options.

A theme declares its options; a site sets some of them beside the theme's name. Which there are is
known only once the theme is found, so config.yaml is asked twice: for the name, then for the rest.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from digest.fields import Choice, Field, Flag, Many, Pattern, Record, Text, Whole, read_pairs
from digest.layout import CONFIG_FILE
from digest.nodes import Sheet, compose
from digest.problems import DigestError, Place, fail, nearest, nearest_path, shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from digest.kinds import Kind, Schema
    from digest.nodes import Node

MANIFEST = "theme.yaml"
DEFAULT = "default"
NAME: Kind = Pattern(
    "the name of a theme",
    r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}",
    "write the name of a folder in themes/: letters, digits, hyphens",
)

COLOR: Kind = Pattern(
    "a color",
    r"#([0-9A-Fa-f]{3}){1,2}|(rgb|hsl|hwb|lab|lch|oklab|oklch)\([0-9.,%/ a-z-]{1,60}\)",
    "write it as CSS does: #8c1c13, or oklch(40% 0.15 30)",
)
FONT: Kind = Pattern(
    "a font, or several in order of preference",
    r"[A-Za-z][A-Za-z0-9 -]{0,60}(, ?[A-Za-z][A-Za-z0-9 -]{0,60}){0,20}",
    "write names and commas without quotes, such as Georgia, serif",
)
FILE = "file"
LARGEST = 100_000
KINDS: dict[str, Kind] = {
    "text": Text(500),
    "number": Whole(-LARGEST, LARGEST),
    "flag": Flag(),
    "color": COLOR,
    "font": FONT,
    FILE: Pattern(
        "the name of a file in content/media/",
        r"[^/\\:*?\"<>|.][^\\:*?\"<>|]{0,200}",
        "write the name of a file in content/media/, such as logo.svg",
    ),
}
"""Type of an option -> what its values may be; `choice` is that of the words it lists."""

NOTHING: dict[str, Any] = {"number": 0, "flag": False}
"""What an option is when neither site nor theme says; a choice is its first word."""


class Setting(NamedTuple):
    """An option as a site has it: its name, its type, and its value."""

    name: str
    type: str
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a theme: what it may be, what it is for, and what it is when nobody sets it."""

    name: str
    type: str
    help: str
    kind: Kind
    default: str | int | bool

    @property
    def field(self) -> Field:
        """The key by which a site sets it."""
        return Field(self.name, self.kind, self.help, default=self.default)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a theme.yaml says; `extends` names the theme that has what this one lacks, or nothing.

    `at` is where it names that theme.
    """

    name: str = ""
    description: str = ""
    extends: str = ""
    options: tuple[Option, ...] = ()
    at: Place = field(default_factory=lambda: Place(MANIFEST))


@dataclass(frozen=True, slots=True)
class ThemeName:
    """The name of a theme, alone or beside its options."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        if not isinstance(node, yaml.MappingNode):
            name: str | None = NAME.read(node, sheet)
            return name
        named = (value for key, value in node.value if getattr(key, "value", None) == "name")
        return next((NAME.read(value, sheet) for value in named), None)

    def schema(self) -> Schema:
        return schema_of(())

    def words(self) -> str:
        return "the name of a theme, or its name and [its options](themes.md#set-its-options)"


def schema_of(options: Collection[Option]) -> Schema:
    """Return the JSON Schema of `theme:`; any option is allowed where none is known."""
    record = of_site("", options).schema()
    record["additionalProperties"] = not options
    return {"oneOf": [NAME.schema(), record]}


def of_site(theme: str, options: Collection[Option]) -> Record:
    """Return the keys that a site can set below `theme:`."""
    named = Field("name", NAME, "The folder under `themes/` that draws the site.", DEFAULT)
    fields = (named, *(option.field for option in options))
    return Record(f'the theme "{theme}"', fields, lambda **typed: typed)


def read_options(
    text: str, theme: str, options: Collection[Option], media: Collection[str]
) -> tuple[Setting, ...]:
    """Return each option of a theme as a config.yaml sets it, or as the theme has it.

    `media` are the names of the files in content/media/. Raises DigestError with each slip.
    """
    sheet = Sheet(CONFIG_FILE)
    node = theme_node(text)
    typed: Mapping[str, Any] = {}
    if isinstance(node, yaml.MappingNode):
        typed = of_site(theme, options).read(node, sheet) or {}
        places = {key.value: value for key, value in node.value if hasattr(key, "value")}
        for option in options:
            name = typed.get(option.name)
            if option.type == FILE and option.name in places and name and name not in media:
                what = f'there is no file "{shorten(name)}" in content/media/'
                sheet.refuse(places[option.name], what, nearest_path(name, media))
    if sheet.problems:
        raise DigestError(sheet.problems)
    return tuple(
        Setting(option.name, option.type, typed.get(option.name, option.default))
        for option in options
    )


def theme_node(text: str) -> Node | None:
    """Return what stands behind `theme:` in a config.yaml."""
    node = compose(text, CONFIG_FILE)
    found = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in found if key.value == "theme"), None)


def name_place(text: str) -> Place:
    """Return where a config.yaml names its theme; the whole file where it doesn't."""
    node = theme_node(text)
    if isinstance(node, yaml.MappingNode):
        node = next((value for key, value in node.value if key.value == "name"), node)
    return Sheet(CONFIG_FILE).place(node) if node else Place(CONFIG_FILE)


OPTION = Record(
    "option",
    (
        Field("type", Choice((*KINDS, "choice")), "What its values are.", "color", required=True),
        Field("help", Text(300), "What it is for, in a sentence.", "The color of links."),
        Field("choices", Many(Text(60), 50), "The words of a choice.", "[narrow, wide]"),
        Field("default", Text(500), "What it is where a site doesn't set it.", "#8c1c13"),
    ),
    lambda **typed: typed,
)
OPTION_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


@dataclass(frozen=True, slots=True)
class Options:
    """The options that a theme declares, by their names."""

    def read(self, node: Node, sheet: Sheet) -> tuple[Option, ...] | None:
        pairs = read_pairs(node, "options", sheet, 100)
        if pairs is None:
            return None
        found = (read_option(name, key, value, sheet) for name, (key, value) in pairs.items())
        return tuple(option for option in found if option)

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{OPTION_NAME.pattern}$"},
            "additionalProperties": OPTION.schema(),
            "maxProperties": 100,
        }

    def words(self) -> str:
        return "names, each with [an option](#options-of-your-own)"


def read_option(name: str, key: Node, node: Node, sheet: Sheet) -> Option | None:
    """Return one option that a theme declares; refuses a default that it could not be set to."""
    if not OPTION_NAME.fullmatch(name) or keyword.iskeyword(name) or name == "name":
        what = f'"{shorten(name)}" cannot be the name of an option'
        sheet.refuse(key, what, "write small letters, digits and underscores, and not `name`")
        return None
    before = len(sheet.problems)
    typed = OPTION.read(node, sheet)
    if not typed or len(sheet.problems) > before:
        return None
    pairs: list[tuple[Any, Node]] = node.value
    parts: dict[str, Node] = {part.value: value for part, value in pairs}
    words = typed["choices"] or ()
    is_choice = typed["type"] == "choice"
    if is_choice != bool(words):
        what = "a choice needs `choices`" if is_choice else "only a choice has `choices`"
        sheet.refuse(node, what, "write `type: choice` and `choices: [one, other]` together")
        return None
    kind: Kind = Choice(words) if is_choice else KINDS[typed["type"]]
    read = kind.read(parts["default"], sheet) if "default" in parts else None
    nothing = next(iter(words), NOTHING.get(typed["type"], ""))
    default = nothing if read is None else read
    return Option(name, typed["type"], typed["help"] or "", kind, default)


FIELDS = (
    Field("name", Text(60), "What it is called.", "Broadsheet", default=""),
    Field("description", Text(300), "One sentence on it.", "Quiet and wide.", default=""),
    Field(
        "extends",
        NAME,
        "The theme that has every file and option that this one lacks.",
        DEFAULT,
        default="",
    ),
    Field("options", Options(), "What a site can set.", "{accent: {type: color}}", default=()),
)
THEME = Record("theme.yaml", FIELDS, Manifest)


def read_manifest(text: str, path: str) -> Manifest:
    """Return what a theme.yaml says; raises DigestError with every slip in it."""
    sheet = Sheet(path)
    node = compose(text, path)
    if node is None:
        return Manifest(at=Place(path))
    found = THEME.read(node, sheet)
    if sheet.problems:
        raise DigestError(sheet.problems)
    at = next((sheet.place(value) for key, value in node.value if key.value == "extends"), None)
    manifest: Manifest = found
    return replace(manifest, at=at or Place(path))


def merged(manifests: Iterable[Manifest]) -> tuple[Option, ...]:
    """Return the options of a chain of themes; one that extends another redefines its options."""
    found: dict[str, Option] = {}
    for manifest in manifests:
        found |= {option.name: option for option in manifest.options}
    return tuple(found.values())


def no_such_theme(name: str, at: Place, there: Collection[str]) -> DigestError:
    """Return the problem of a theme that is neither in the site nor shipped."""
    mend = nearest(name, there, f"there are: {', '.join(sorted(there))}")
    return fail(at, f'there is no theme "{name}": no folder themes/{name}', mend)
