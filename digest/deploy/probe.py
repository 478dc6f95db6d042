"""What readers get after a deploy, compared with what was sent; and who is told of what is new."""

from __future__ import annotations

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from digest import __version__
from digest.disk import reason
from digest.preview import content_type
from digest.urls import canonical, served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from http.client import HTTPResponse
    from typing import IO

    from digest.deploy.local import Local
    from digest.deploy.plan import Plan

CHANGED, USUAL = 5, ("", "404.html", "feed.xml", "sitemap.xml", "robots.txt")
"""How many files that were sent are asked for, and the addresses that always are."""

ABSENT = "no-such-page-is-here/"
"""An address that no site has: what is answered there is the 404 page."""

MOVED = {"301", "302", "307", "308"}
TIMEOUT = 15.0
NAP = 3.0
"""Seconds between two looks at a host that takes its time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address should answer: the status, and then the file, or where it leads."""

    address: str
    status: int
    output: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Got:
    """What an address answered; `failure` is why there was no answer."""

    status: int
    headers: Message
    body: bytes
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Probed:
    """How many addresses were asked for, and what is not as planned at which of them."""

    asked: int
    wrong: tuple[tuple[str, str], ...]


def sample(base_url: str, local: Local, plan: Plan) -> Iterator[Wanted]:
    """Yield what to ask for: files that always matter or were sent, the 404 page, a redirect."""
    usual = (address for address in USUAL if served(address) in local.files)
    sent = (address_of(name) for name in plan.send if not name.rpartition("/")[2].startswith("."))
    some = [one for one in sent if one not in {"_headers", "_redirects"}]
    spread = some[:: max(1, len(some) // CHANGED)][:CHANGED]
    for address in dict.fromkeys((*usual, *spread)):
        yield Wanted(address, 200, served_output(address))
    if "404.html" in local.files:
        yield Wanted(ABSENT, 404, "404.html")
    if "_redirects" in local.files:
        yield from redirects_in(local.content("_redirects"), urlsplit(base_url).path)


def redirects_in(rules: bytes, base_path: str) -> Iterator[Wanted]:
    """Yield the first rule of a file `_redirects`, of paths from the root of the host on."""
    for line in rules.decode(errors="replace").splitlines():
        match line.split():
            case [old, new, status] if status.rstrip("!") in MOVED:
                address = unquote(old).removeprefix(base_path)
                yield Wanted(address, int(status.rstrip("!")), leads_to=new)
                return


def address_of(output: str) -> str:
    """Return the address that readers have for a file."""
    return output.removesuffix("index.html") if f"/{output}".endswith("/index.html") else output


def served_output(address: str) -> str:
    """Return the file that is at an address."""
    return address + "index.html" if address == "" or address.endswith("/") else address


def probe(base_url: str, local: Local, wanted: Sequence[Wanted], patience: float) -> Probed:
    """Ask for a sample of addresses until all is as planned, or so many seconds have passed.

    Hosts that build a site from a branch take a minute or two.
    """
    latest = time.monotonic() + patience
    while True:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda one: ask(canonical(base_url, one.address)), wanted))
        wrong = tuple(
            (canonical(base_url, one.address), said)
            for one, got in zip(wanted, answers, strict=True)
            for said in differences(one, got, base_url, local)
        )
        if not wrong or time.monotonic() > latest:
            return Probed(len(wanted), wrong)
        time.sleep(min(NAP, max(0.0, latest - time.monotonic())))


def differences(wanted: Wanted, got: Got, base_url: str, local: Local) -> Iterator[str]:
    """Yield what is not as planned in an answer."""
    if got.failure:
        yield got.failure
        return
    if wanted.leads_to and str(got.status) in MOVED:
        where = urljoin(canonical(base_url, wanted.address), got.headers.get("Location", ""))
        aim = urljoin(base_url, wanted.leads_to)
        if urlsplit(where).path != urlsplit(aim).path:
            yield f"it leads to {where}, not to {aim}"
        return
    if wanted.leads_to and served_output(wanted.address) in local.files:
        wanted = Wanted(wanted.address, 200, served_output(wanted.address))  # a page that leads on
    if got.status != wanted.status:
        yield f"it answers {got.status}, not {wanted.status}"
    elif wanted.output:
        yield from file_differences(wanted.output, got, local)


def file_differences(output: str, got: Got, local: Local) -> Iterator[str]:
    """Yield what is not as planned in the answer with a file: bytes, media type, cache header."""
    if "Content-Encoding" not in got.headers and got.body != local.content(output):
        yield f"its bytes are not those of {output}"
    kind, said = content_type(output), got.headers.get_content_type()
    if said != kind and not {said, kind} <= ALIKE.get(kind, set()):
        yield f"it is sent as {said}, not as {kind}"
    kept = dict(local.files[output].headers).get("Cache-Control")
    if kept and got.headers.get("Cache-Control") != kept:
        yield f'its Cache-Control is "{got.headers.get("Cache-Control", "")}", not "{kept}"'


XML, SCRIPT = (
    {"application/xml", "text/xml", "application/atom+xml", "application/rss+xml"},
    {"text/javascript", "application/javascript"},
)
ALIKE = {kind: alike for alike in (XML, SCRIPT) for kind in alike}
"""Media types that readers take alike."""


class Stay(HTTPRedirectHandler):
    """Follows no redirect: where it leads is what is asked."""

    def redirect_request(  # noqa: PLR0913, PLR0917  as urllib has it
        self,
        req: Request,  # noqa: ARG002  as urllib has it
        fp: IO[bytes],  # noqa: ARG002  as urllib has it
        code: int,  # noqa: ARG002  as urllib has it
        msg: str,  # noqa: ARG002  as urllib has it
        headers: http.client.HTTPMessage,  # noqa: ARG002  as urllib has it
        newurl: str,  # noqa: ARG002  as urllib has it
    ) -> None:
        """Return nothing: the redirect itself is the answer."""
        return


def ask(url: str, body: bytes | None = None, kind: str = "") -> Got:
    """Return what an address answers; with a body it is sent there (POST)."""
    headers = {"User-Agent": f"digest/{__version__}", "Accept-Encoding": "identity"}
    headers |= {"Content-Type": kind} if kind else {"Cache-Control": "no-cache"}
    request = Request(url, body, headers)  # noqa: S310  settings take http and https alone
    try:
        answer: HTTPResponse = build_opener(Stay).open(request, timeout=TIMEOUT)
    except HTTPError as error:
        with error:
            return Got(error.code, error.headers, error.read())
    except URLError as error:
        why = error.reason
        return Got(0, Message(), b"", reason(why) if isinstance(why, OSError) else str(why))
    except (OSError, http.client.HTTPException) as error:
        return Got(0, Message(), b"", " ".join(str(error).split()) or "it does not answer")
    with answer:
        return Got(answer.status, answer.headers, answer.read())


INDEXNOW = "https://api.indexnow.org/indexnow"
MOST_URLS = 10_000
"""Addresses that one request may name (https://www.indexnow.org/documentation)."""


def tell_indexnow(base_url: str, key: str, names: Iterable[str], to: str = INDEXNOW) -> str:
    """Tell search engines which pages are new, changed or gone; return what went wrong, if so.

    The key is in a file of the site, by which they know that whoever tells them may do so.
    """
    urls = [canonical(base_url, address_of(name)) for name in names if name.endswith(".html")]
    if not urls:
        return ""
    told = {"host": urlsplit(base_url).netloc, "key": key, "keyLocation": f"{base_url}{key}.txt"}
    got = ask(to, json.dumps(told | {"urlList": urls[:MOST_URLS]}).encode(), "application/json")
    return "" if got.status in {200, 202} else got.failure or f"it answers {got.status}"


def tell_hub(hub: str, topics: Iterable[str]) -> str:
    """Tell a WebSub hub which feeds have changed; return what went wrong, if so.

    (https://www.w3.org/TR/websub/ leaves the form to publisher and hub; all known ones take this.)
    """
    words = [("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]
    got = ask(hub, urlencode(words).encode(), "application/x-www-form-urlencoded")
    return "" if 200 <= got.status < 300 else got.failure or f"it answers {got.status}"  # noqa: PLR2004  all that mean success
