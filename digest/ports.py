"""Which address of this machine a preview listens on, and by which names it may be asked for."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import re
import socket

from digest.problems import Place, fail

LAST_PORT = 65535
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  compared with, not bound here
"""Hosts that mean all addresses of the machine, and under which of them it finds itself."""
HOST = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::\d*)?")
"""A Host header (RFC 9110, 7.2): a name or address, IPv6 in brackets, and perhaps a port."""


def is_own(header: str, host: str) -> bool:
    """Whether a Host header names this machine, as far as it was asked to serve.

    Otherwise a page elsewhere could give its own name this machine's address and read what is
    served here (DNS rebinding). An address can't be rebound, so all are good where all are served.
    """
    match = HOST.fullmatch(header)
    if match is None:
        return False
    name = match[1].lower()
    if name in {"localhost", "127.0.0.1", "[::1]", bracketed(host).lower()}:
        return True
    return host in EVERY_ADDRESS and is_address(name.strip("[]"))


def is_address(name: str) -> bool:
    """Whether a host is a literal address, IPv4 or IPv6."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def bracketed(host: str) -> str:
    """Return a host as a URL spells it: IPv6 in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises DigestError saying what to choose instead."""
    if not 0 <= port <= LAST_PORT:
        mend = f"choose one from 1024 to {LAST_PORT}, such as --port 8000"
        raise fail(Place("--port"), f"{port} is not a port", mend)
    try:
        return bind(host, port)
    except PermissionError:
        mend = "choose one above 1023, such as --port 8000"
        raise fail(Place("--port"), f"port {port} is not permitted to you", mend) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            mend = f"end what uses it, or choose another: --port {free_port(host, port)}"
            raise fail(Place("--port"), f"port {port} is in use", mend) from None
        mend = "use 127.0.0.1 for this machine alone, or 0.0.0.0 for its whole network"
        message = f'"{host}" is not an address that this machine can serve'
        raise fail(Place("--host"), message, mend) from None


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket, with the errors of the system."""
    if not host:
        raise ValueError(host)  # the system would take it for every address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
    return socket.create_server(found[0][4], family=family, backlog=128)


def free_port(host: str, port: int) -> int:
    """Return the next port above one that is free just now; 0, any, if a hundred are taken."""
    for candidate in range(port + 1, min(port + 100, LAST_PORT) + 1):
        with contextlib.suppress(OSError), bind(host, candidate):
            return candidate
    return 0
