"""The address of a target -> the store that is there, ready to be asked.

Secrets come from the environment, from ~/.netrc and from the files of each store's own tools; a
library is loaded only for a store that needs it.
"""

from __future__ import annotations

import hashlib
import netrc
import os
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from digest.deploy.access import USUAL, Patience
from digest.deploy.ftp import Ftp, logged_in
from digest.deploy.journal import Journal
from digest.deploy.store import Spot, Store, spot_of
from digest.layout import CACHE, CONFIG_FILE
from digest.problems import DigestError, Place, fail

if TYPE_CHECKING:
    from pathlib import Path

    from digest.deploy.access import Access
    from digest.targets import Target

USER, PASSWORD = "DIGEST_DEPLOY_USER", "DIGEST_DEPLOY_PASSWORD"
"""Variables of the environment that say who logs in at SFTP, FTP and WebDAV."""

FTP_PORT = 21


def store_at(root: Path, target: Target, patience: Patience = USUAL) -> Store:
    """Return the store of a target; raises DigestError where it can't be opened."""
    parts = urlsplit(target.to)
    is_bucket = parts.scheme in OBJECTS
    outermost = parts.netloc if is_bucket else ""
    spot = spot_of(f"{outermost}{unquote(parts.path)}", outermost, target.to)
    name = hashlib.sha256(target.to.encode()).hexdigest()[:16]
    journal = Journal(root / CACHE / "deploy" / f"{name}.journal")
    return Store(access_of(target, parts, spot), spot, journal, target.keep_versions, patience)


def access_of(target: Target, parts: SplitResult, spot: Spot) -> Access:
    """Return how a store is reached."""
    pieces = f"{spot.versions}/parts"
    if parts.scheme in FTP:
        user, password = login(parts, "anonymous")
        where = parts.hostname or "", parts.port or FTP_PORT, user, password
        return Ftp(partial(logged_in, *where, is_safe=parts.scheme == "ftps"), pieces)
    try:
        if parts.scheme in WEBDAV:
            return webdav_at(parts, pieces)
        return sftp_at(parts, pieces) if parts.scheme == "sftp" else OBJECTS[parts.scheme](target)
    except ImportError as error:
        raise lacking(error.name or "") from None


def lacking(library: str) -> DigestError:
    """Return the error of a library that is not installed."""
    what = f"{library} is not installed, which this target needs"
    return fail(Place(CONFIG_FILE), what, "pip install 'annotated-digest[deploy]'")


def login(parts: SplitResult, nobody: str = "") -> tuple[str, str]:
    """Return user and password: from the address, the environment, and ~/.netrc."""
    user = unquote(parts.username or "") or os.environ.get(USER, "")
    password = os.environ.get(PASSWORD, "")
    if not password and parts.hostname:
        known = noted(parts.hostname)
        if known and (not user or known[0] == user):
            user, password = known
    return user or nobody, password


def noted(host: str) -> tuple[str, str] | None:
    """Return user and password that ~/.netrc has for a host."""
    try:
        found = netrc.netrc().authenticators(host)
    except (OSError, netrc.NetrcParseError):
        return None
    return (found[0], found[2] or "") if found else None


def webdav_at(parts: SplitResult, pieces: str) -> Access:
    """Return a folder that WebDAV reaches."""
    from digest.deploy.webdav import Webdav  # noqa: PLC0415  its library is an extra

    user, password = login(parts)
    host = parts.netloc.rpartition("@")[2]
    address = urlunsplit((WEBDAV[parts.scheme], host, "/", "", ""))
    return Webdav(address, (user, password) if user else None, pieces)


def sftp_at(parts: SplitResult, pieces: str) -> Access:
    """Return a folder that SFTP reaches."""
    from digest.deploy.sftp import Sftp  # noqa: PLC0415  its library is an extra

    user, password = login(parts)
    options: dict[str, Any] = {"host": parts.hostname, "username": user, "port": parts.port}
    options |= {"password": password}
    return Sftp({name: value for name, value in options.items() if value}, pieces)


def s3_at(target: Target) -> Access:
    """Return a bucket of S3, or of a store that is compatible."""
    import s3fs  # noqa: PLC0415  an extra
    from botocore import exceptions  # noqa: PLC0415  as s3fs

    from digest.deploy.objects import Objects, told_to_s3  # noqa: PLC0415  as s3fs

    disk = s3fs.S3FileSystem(
        endpoint_url=target.endpoint or None,
        use_listings_cache=False,
        skip_instance_cache=True,
        max_concurrency=1,  # of the pieces of one file; more would ask for its size first
        config_kwargs={"retries": {"total_max_attempts": 1}},
    )
    disk.retries = 1  # whoever calls tries again
    denials = (exceptions.NoCredentialsError, exceptions.PartialCredentialsError)
    failures = (exceptions.BotoCoreError, exceptions.ClientError)
    return Objects(disk, urlsplit(target.to).netloc, told_to_s3, failures, denials)


def google_at(target: Target) -> Access:
    """Return a bucket of Google Cloud Storage."""
    import gcsfs  # noqa: PLC0415  an extra
    from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError  # noqa: PLC0415  as gcsfs

    from digest.deploy.objects import Objects, told_to_google  # noqa: PLC0415  as gcsfs

    disk = gcsfs.GCSFileSystem(
        endpoint_url=target.endpoint or None, use_listings_cache=False, skip_instance_cache=True
    )
    failures, denials = (GoogleAuthError,), (DefaultCredentialsError,)
    return Objects(disk, urlsplit(target.to).netloc, told_to_google, failures, denials)


def azure_at(target: Target) -> Access:
    """Return a container of Azure Blob Storage."""
    import adlfs  # noqa: PLC0415  an extra
    from azure.core.exceptions import AzureError, ClientAuthenticationError  # noqa: PLC0415  as adlfs

    from digest.deploy.objects import Objects, told_to_azure  # noqa: PLC0415  as adlfs

    own = {"account_host": urlsplit(target.endpoint).netloc} if target.endpoint else {}
    disk = adlfs.AzureBlobFileSystem(use_listings_cache=False, skip_instance_cache=True, **own)
    failures, denials = (AzureError,), (ClientAuthenticationError,)
    return Objects(disk, urlsplit(target.to).netloc, told_to_azure, failures, denials)


OBJECTS = {"s3": s3_at, "gs": google_at, "az": azure_at}
FTP = {"ftp", "ftps"}
WEBDAV = {"webdav": "http", "webdavs": "https"}
