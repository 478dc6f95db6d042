"""Digests of values: two values that differ in anything have different prints."""

from __future__ import annotations

from hashlib import blake2b


def print_of(value: object) -> str:
    """Return the print of a frozen value, however deep its tuples go.

    A value that knows its own `print` gives that; of every other the repr counts, which for a
    dataclass names each field.
    """
    return blake2b(spelled(value).encode(errors="surrogatepass"), digest_size=12).hexdigest()


def spelled(value: object) -> str:
    """Return a text that only this value has."""
    if type(value) is tuple:
        return f"({','.join(map(spelled, value))})"
    known = getattr(value, "print", None)
    return repr(value) if known is None else f"<{known}>"
