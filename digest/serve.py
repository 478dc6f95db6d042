"""A preview of one output folder in the browser, which follows what is built.

Must not know how a site is built: whoever builds says what came of it, with `built` and `failed`.
Must not hand out a file from outside the folder.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import quote, urlsplit

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.utils import redirect, send_file
from werkzeug.wrappers import Request, Response

from digest.ports import EVERY_ADDRESS, bracketed, is_own, listen
from digest.preview import (
    EVENTS,
    OWN,
    SCRIPTS,
    Update,
    Updates,
    content_type,
    file_below,
    with_script,
)
from digest.problems import DigestError
from digest.urls import output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

IDLE = 60.0
"""Seconds after which a connection that asks for nothing, or takes nothing, is closed."""
NOTICE_STOP = 0.1
"""Seconds between two looks of the server whether it shall stop."""
HEADERS = {
    "Cache-Control": "no-cache",  # kept copies are asked about each time
    "Content-Security-Policy": "frame-ancestors 'self'",  # no page elsewhere shows it as its own
    "Cross-Origin-Resource-Policy": "same-origin",  # nor takes parts of it
    "Referrer-Policy": "same-origin",  # the addresses of drafts stay here
    "X-Content-Type-Options": "nosniff",
}
BEHIND, SEED, AS_OF = "page.json", "seed.json", "as-of"
LONGEST = 20
"""Bytes of a request that says something: it says a day."""
NOTICE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{0}</title>
</head>
<body style="font: 1.1rem/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 30rem">
<p>{0}.</p>
</body>
</html>
"""


class Desk(Protocol):
    """Whoever knows what stands behind the pages of a site, and has it built."""

    def page(self, output: str) -> object:
        """Return what an editor wants to know of a page, for JSON; raises DigestError."""

    def seed(self, output: str) -> object:
        """Return the raw text that a page was made of, for JSON; raises DigestError."""

    def show_as_of(self, day: str) -> None:
        """Have the site shown as readers will see it on a day, as `2019-06-08`; all for none."""


class Preview:
    """Holds the preview server of one output folder, from `with` to its end.

    `built` and `failed` may be called from any thread, also before and after.
    """

    def __init__(
        self,
        root: Path,
        *,
        base_path: str = "/",
        host: str = "127.0.0.1",
        port: int = 8000,
        desk: Desk | None = None,
    ) -> None:
        """Port 0 takes any free one; `address` then tells which."""
        self._root = root
        self._desk = desk
        self._host = host
        self._port = port
        self._updates = Updates(base_path, has_desk=desk is not None)
        folder = resources.files("digest").joinpath("live")
        self._scripts = {name: folder.joinpath(name).read_bytes() for name in SCRIPTS}
        self._stop = contextlib.ExitStack()

    @property
    def address(self) -> str:
        """The URL to open."""
        host = bracketed(EVERY_ADDRESS.get(self._host, self._host))
        return f"http://{host}:{self._port}{quote(self._updates.now.base_path)}"

    def __enter__(self) -> Self:
        """Take the port and start to serve.

        Raises DigestError for a port in use, naming the next free one, for a port that isn't
        permitted, and for a host that isn't this machine's.
        """
        with listen(self._host, self._port) as bound:
            self._port = bound.getsockname()[1]
            server = _Server(bound, self._answer)
        thread = threading.Thread(target=server.serve_forever, args=[NOTICE_STOP], daemon=True)
        thread.start()
        for step in (thread.join, server.hang_up, server.shutdown, self._updates.close):
            self._stop.callback(step)  # the last one is done first
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the port back at once, whoever still listens."""
        self._stop.close()

    def built(
        self,
        changed: Collection[str],
        base_path: str | None = None,
        ahead: Mapping[str, str] | None = None,
        as_of: str | None = None,
        goal: str = "",
    ) -> None:
        """Tell open tabs which outputs a build wrote or removed; problems are gone.

        The others are as `Update` has them, and are given when they may have changed.
        """
        self._updates.add(changed, (), base_path=base_path, ahead=ahead, as_of=as_of, goal=goal)

    def failed(self, problems: Sequence[str]) -> None:
        """Show what is wrong, one text per problem, over every page until the next `built`."""
        self._updates.add((), problems)

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        try:
            response = self._response(Request(environ))
        except HTTPException as refusal:
            response = refusal.get_response(environ)
        response.headers.update(HEADERS)
        return response(environ, start)

    def _response(self, request: Request) -> Response:
        """Return what is answered: a page, an asset, a stream, where to go instead, or why not."""
        host, origin = request.environ.get("HTTP_HOST", ""), request.headers.get("Origin")
        is_elsewhere = origin is not None and origin.partition("://")[2] != host
        if is_elsewhere or not is_own(host, self._host):
            return Response(f"This preview answers at {self.address} only.\n", 403)
        # Below any base path: a tab that was opened before the base path changed still asks.
        _, is_own_address, name = request.path.rpartition("/" + OWN)
        if is_own_address and self._desk and name == AS_OF and request.method == "POST" and origin:
            return turned(self._desk, request)
        if request.method not in {"GET", "HEAD"}:
            raise MethodNotAllowed(["GET", "HEAD"])
        own = self._own(name, request) if is_own_address else None
        return own or self._page(request)

    def _own(self, name: str, request: Request) -> Response | None:
        """Return what the preview itself answers by this name, None if it is none of its names."""
        if name == EVENTS:
            seen = request.headers.get("Last-Event-ID") or request.args.get("since", "")
            return Response(self._updates.events(seen), mimetype="text/event-stream")
        if name in self._scripts:
            return conditional(Response(self._scripts[name], mimetype="text/javascript"), request)
        if self._desk and name in {BEHIND, SEED}:
            ask = self._desk.page if name == BEHIND else self._desk.seed
            return answered(ask, request.args.get("output", ""))
        return None

    def _page(self, request: Request) -> Response:
        """Return what stands at an address of the site."""
        # Taken before a file is read: what is built meanwhile then reaches the tab as news.
        now = self._updates.now
        if request.path in {"/", now.base_path.rstrip("/")} and now.base_path != "/":
            return moved(now.base_path, request, 307)
        if not request.path.startswith(now.base_path):
            return self._missing([], now)
        return self._below(request.path.removeprefix(now.base_path), request, now)

    def _below(self, address: str, request: Request, now: Update) -> Response:
        """Return what stands at an address of the site."""
        output = output_of(address)
        path = file_below(self._root, output)
        if path is None:
            folder = f"{address}/index.html"
            if file_below(self._root, folder) is None:
                return self._missing([output, folder], now)
            return moved(f"{now.base_path}{address}/", request, 308)
        try:
            kind = content_type(output)
            if kind != "text/html":
                return send_file(path, request.environ, mimetype=kind)
            page = with_script(path.read_bytes(), [output], now)
        except OSError:  # a build has removed it just now, or it may not be read
            return self._missing([output], now)
        return conditional(Response(page, mimetype="text/html"), request)

    def _missing(self, outputs: list[str], now: Update) -> Response:
        """Return the site's own page for what isn't there; `outputs` would be at the address.

        It follows the home page too, with which a site begins.
        """
        path = file_below(self._root, "404.html")
        try:
            html = path.read_bytes() if path is not None else self._notice()
        except OSError:  # as above
            html = self._notice()
        page = with_script(html, ["404.html", "index.html", *outputs], now)
        return Response(page, 404, mimetype="text/html")

    def _notice(self) -> bytes:
        """Return a page for a site that has none for what isn't there."""
        is_built = file_below(self._root, "index.html") is not None
        text = "There is no page here" if is_built else "Nothing is built yet"
        return NOTICE.format(text).encode()


def turned(desk: Desk, request: Request) -> Response:
    """Have the site shown as of the day that a request says, or all there is."""
    day = request.get_data(as_text=True) if (request.content_length or 0) <= LONGEST else "?"
    try:
        desk.show_as_of(date.fromisoformat(day).isoformat() if day else "")
    except ValueError:
        return Response("This is not a day such as 2019-06-08.\n", 400)
    return Response(status=204)


def answered(ask: Callable[[str], object], output: str) -> Response:
    """Return as JSON what there is to say of an output, or what is wrong with its files."""
    try:
        said = ask(output)
    except DigestError as error:
        said = {"problems": [f"{problem.place}: {problem.message}" for problem in error.problems]}
    return Response(json.dumps(said), mimetype="application/json")


def conditional(response: Response, request: Request) -> Response:
    """Return what is left to send to someone who has a copy or wants a range (RFC 9110, 13-14)."""
    response.add_etag()
    length = len(response.get_data())
    return response.make_conditional(request, accept_ranges=True, complete_length=length)


def moved(path: str, request: Request, code: int) -> Response:
    """Return a redirect within this server that keeps the query."""
    query = request.query_string.decode("latin-1")
    return redirect(quote(path) + ("?" + query if query else ""), code)


Connection = socket.socket | tuple[bytes, socket.socket]
"""What socketserver calls a request; it is the first where the transport is TCP."""


class _Requests(WSGIRequestHandler):
    """Reads the requests of one connection, and keeps the terminal for the builds."""

    timeout = IDLE

    def run_wsgi(self) -> None:
        """Answer, or refuse what isn't a URL, where Werkzeug would print a traceback."""
        try:
            urlsplit(self.path)
        except ValueError:
            self.send_error(400)
        else:
            super().run_wsgi()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of requests; the server itself still says what broke."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  Werkzeug's name
        """Say nothing of what is no request."""


class _Server(ThreadedWSGIServer):
    """Answers every connection in a thread of its own, and can hang up on all of them."""

    def __init__(self, bound: socket.socket, answer: WSGIApplication) -> None:
        """Expect a listening socket; it is copied, so the caller closes its own."""
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        host, port = bound.getsockname()[:2]
        # Left to bind by itself, Werkzeug prints and exits when it can't.
        super().__init__(host, port, answer, _Requests, fd=bound.fileno())

    def process_request(self, request: Connection, client_address: object) -> None:
        """Remember the connection."""
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Connection) -> None:
        """Forget the connection."""
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every open connection, so that its thread ends."""
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
