"""Catalogues of translations (gettext's .po files) -> what is said to readers in a language.

The message is the English text itself, so English needs no catalogue, and what a catalogue lacks
is said in English. Several may lie over each other: what the first lacks, the next may have.

The format: gettext manual, "The Format of PO Files" and "Plural forms".
"""

from __future__ import annotations

import re
from functools import cached_property
from gettext import c2py
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.locales import locale_named
from digest.problems import DigestError, Place, Problem, fail, gather
from digest.wording import MESSAGES, number_words, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from babel.messages.catalog import Catalog, Message

DOMAIN = "messages.po"
"""The name of a catalogue in `locale/LANGUAGE/LC_MESSAGES/`."""

SOURCE = "en"
"""The language that messages are written in."""

TWO_FORMS = "(n != 1)"
"""The rule for plurals in English, as gettext writes it."""

HOLE = re.compile(r"%(?:%|\(([A-Za-z_][A-Za-z0-9_]*)\)s)?")
"""What stands in a message for a value, or for a percent sign; `%` alone is a slip."""


class PoFile(NamedTuple):
    """The text of a catalogue, the language it is for, and the path that problems name."""

    language: str
    text: str
    path: str


Key = tuple[str, str]
"""The context of a message, mostly empty, and its English text, in the singular."""


class Catalogue(NamedTuple):
    """What a .po file says: the forms of each message, and the rule for plurals as it spells it."""

    language: str
    forms: Mapping[Key, tuple[str, ...]]
    rule: str


class Words:
    """What is said to readers in the language of a site: messages with their values, numbers.

    Two are equal if what code says with them is the same: templates' own messages belong to the
    print of the template.
    """

    def __init__(self, language: str, catalogues: Sequence[Catalogue] = ()) -> None:
        """Expect a BCP 47 tag, and catalogues for it, the one that counts most first."""
        self.language = language
        self._catalogues = tuple(catalogues)
        self._rules = {one.rule: c2py(one.rule) for one in catalogues}

    @cached_property
    def print(self) -> str:
        """A text of all that code can say."""
        return repr((self.language, [self.forms(("", message)) for message in MESSAGES]))

    @cached_property
    def whole_print(self) -> str:
        """A text of all that templates can say, too."""
        return repr((self.language, self._catalogues))

    @property
    def spoken(self) -> str:
        """The language that most of this is in: English where there is no catalogue."""
        return self._catalogues[-1].language if self._catalogues else SOURCE

    def forms(self, key: Key) -> tuple[tuple[str, ...], str]:
        """Return the forms of a message and the rule for plurals; no forms if it is in English."""
        for catalogue in self._catalogues:
            if key in catalogue.forms:
                return catalogue.forms[key], catalogue.rule
        return (), TWO_FORMS

    def one(self, message: str, context: str = "") -> str:
        """Return a message without its values."""
        forms, _ = self.forms((context, message))
        return forms[0] if forms else message

    def many(self, one: str, many: str, number: int, context: str = "") -> str:
        """Return the form of a message that goes with a number, without its values."""
        forms, rule = self.forms((context, one))
        if not forms:
            return one if number == 1 else many
        return forms[min(self._rules[rule](number), len(forms) - 1)]

    def say(self, message: str, **values: str | int) -> str:
        """Return a message of `wording.MESSAGES` with its values, numbers as the language has them.

        What comes back is text: whoever puts it into HTML escapes it.
        """
        said = self.one(message)
        return said % {name: self.shown(value) for name, value in values.items()}

    def shown(self, value: str | int) -> str:
        """Return a value as it is put into a message."""
        return value if isinstance(value, str) else number_words(value, self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self.print == other.print

    def __hash__(self) -> int:
        return hash(self.language)

    def __repr__(self) -> str:
        return f"Words({self.print})"


ENGLISH = Words(SOURCE)


def words_of(language: str, files: Iterable[PoFile]) -> Words:
    """Return what is said in a language by these catalogues, the one that counts most first.

    Raises DigestError with all that is wrong in any of them.
    """
    return Words(language, gather(read_catalogue, files))


def fits(language: str, tag: str) -> bool:
    """Whether a catalogue for a language serves a site of this tag.

    One for `pt` serves `pt-BR`, unless they are written in different scripts, as `zh` and `zh-TW`.
    """
    wide, narrow = plain_tag(language), plain_tag(tag)
    return f"{narrow}-".startswith(f"{wide}-") and script_of(wide) == script_of(narrow)


def plain_tag(tag: str) -> str:
    """Return a tag as it is compared: `pt_BR` is `pt-br`."""
    return tag.replace("_", "-").lower()


def read_catalogue(file: PoFile) -> Catalogue:
    """Return what a .po file says; what is fuzzy or obsolete is left out, as gettext does.

    Raises DigestError with every translation that could not be shown.
    """
    parsed = parse_po(file)
    rule = str(parsed.plural_expr)
    try:
        c2py(rule)
    except ValueError as error:
        what = f"its rule for plurals can't be read: {error}"
        raise fail(Place(file.path), what, "see Plural-Forms in the manual of gettext") from None
    messages = [one for one in parsed if one.id and not one.fuzzy and any(strings_of(one.string))]
    problems = [problem for one in messages for problem in slips(one, parsed.num_plurals, file)]
    if problems:
        raise DigestError(problems)
    forms = {(one.context or "", strings_of(one.id)[0]): strings_of(one.string) for one in messages}
    return Catalogue(file.language, forms, rule)


def parse_po(file: PoFile) -> Catalog:
    """Return a .po file as Babel reads it; raises DigestError with the line that is none."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  English needs none

    lines = file.text.splitlines(keepends=True)
    locale = locale_named(file.language)
    try:
        return read_po(lines, locale=locale, charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        place = Place(file.path, min(error.lineno + 1, len(lines)))
        what = f"this is no line of a .po file: {str(error).rpartition(' on ')[0].lower()}"
        raise fail(place, what, MEND_PO) from None
    except (ValueError, LookupError, TypeError) as error:
        raise fail(Place(file.path), f"can't be read as a .po file: {error}", MEND_PO) from None


MEND_PO = "an editor such as Poedit keeps such a file in order"


def strings_of(text: Any) -> tuple[str, ...]:  # noqa: ANN401  what Babel has is untyped
    """Return one text or several as several."""
    return (text,) if isinstance(text, str) else tuple(text)


def slips(message: Message, plurals: int, file: PoFile) -> Iterable[Problem]:
    """Yield what keeps a translation from being shown: a placeholder or a plural form too few."""
    place = Place(file.path, message.lineno or 0)
    ids, strings = strings_of(message.id), strings_of(message.string)
    wanted = {name for text in ids for name in holes(text)}
    if len(ids) > 1 and not (all(strings) and len(strings) == plurals):
        what = f'"{ids[0]}" has {sum(map(bool, strings))} of {plurals} plural forms'
        yield Problem(place, what, "fill in every msgstr[…], as Plural-Forms at the top counts")
    for text in filter(None, strings):
        found = holes(text)
        for name in sorted(found - wanted):
            spelled = f"%({name})s" if name else "%"
            mend = f"it has: {', '.join(f'%({one})s' for one in sorted(wanted))}" if wanted else ""
            if not name:
                mend = "write %% for a percent sign"
            what = f'"{ids[0]}" has nothing to put in for {spelled}'
            yield Problem(place, what, mend or "take it out of the translation")
        if len(ids) == 1:  # a plural form may leave out its number: "one note"
            for name in sorted(wanted - found):
                what = f'the translation of "{ids[0]}" lacks %({name})s'
                yield Problem(place, what, "put it where its value is to stand")


def holes(text: str) -> set[str]:
    """Return the names of the values that a message takes, and an empty one for a stray `%`."""
    return {hole[1] or "" for hole in HOLE.finditer(text) if hole[0] != "%%"}
