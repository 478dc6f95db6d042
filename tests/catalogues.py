"""Catalogues as the repository keeps them: every message of templates and code, in their order.

`python -m tests.catalogues` brings all of them up to date, as `make catalogue` does.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "themes" / "default" / "locale"
FILES = sorted(LOCALE.glob("*/LC_MESSAGES/messages.po"))
POT = LOCALE / "messages.pot"


def messages() -> Catalog:
    """Return every message that babel.cfg finds, without a translation."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel has no types here
    found = Catalog()
    for path, _, message, _, context in extract_from_dir(ROOT, methods, options):
        found.add(message, None, [(path, 0)], context=context)
    return found


def updated(text: str, source: Catalog) -> str:
    """Return a catalogue's text with the messages that there are now.

    Its header stays; what is said no more goes, and what is new is not guessed at.
    """
    header, _, _ = text.partition("\n\n")
    catalogue = read_po(text.splitlines(keepends=True))
    catalogue.update(source, no_fuzzy_matching=True)
    return header + "\n\n" + spelled(catalogue)


def spelled(catalogue: Catalog) -> str:
    """Return the messages of a catalogue as a .po file has them, without a header."""
    out = BytesIO()
    write_po(
        out,
        catalogue,
        width=0,
        omit_header=True,
        sort_by_file=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return out.getvalue().decode()


if __name__ == "__main__":
    now = messages()
    POT.write_text(updated(POT.read_text(encoding="utf-8"), now), encoding="utf-8")
    for path in FILES:
        path.write_text(updated(path.read_text(encoding="utf-8"), now), encoding="utf-8")
