"""A place in a store, as a deploy reaches it and as it is, on a real server of the test."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import asyncssh
import boto3

from digest.deploy.access import Patience
from digest.deploy.headers import headers_of
from digest.deploy.local import Local
from digest.deploy.opening import OBJECTS, PASSWORD, USER, access_of, store_at
from digest.deploy.plan import MANIFEST, Manifest, read_manifest
from digest.deploy.store import spot_of
from digest.targets import Target
from tests.deploy import servers
from tests.deploy.a_local import local_of
from tests.deploy.servers import HOST, Mood, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack
    from pathlib import Path

    import pytest

    from digest.deploy.access import Access
    from digest.deploy.store import Store

BUCKET = "news-example"
NAPS = (0.01, 0.02)
"""Seconds between tries, for tests that wait until all is given up."""


@dataclass
class There:
    """A place in a store: `target` leads to it, and the rest shows it from within."""

    kind: str
    root: Path
    target: Target
    mood: Mood
    wire: Wire
    folder: Path
    bucket: Any = None
    opened: list[Access] = field(default_factory=list)
    sites: int = 0

    def close(self) -> None:
        """End all connections of deploys."""
        for one in self.opened:
            one.close()

    @property
    def keeps_headers(self) -> bool:
        """Whether the store keeps headers."""
        return self.target.scheme in OBJECTS

    def store(self, keep_versions: int = 5, mark: float = 60) -> Store:
        """Return the store as a deploy opens it."""
        target = Target(self.target.to, keep_versions=keep_versions, endpoint=self.target.endpoint)
        return store_at(self.root, target, Patience(NAPS, mark))

    def access(self) -> Access:
        """Return how a deploy reaches the store."""
        parts = urlsplit(self.target.to)
        root = parts.netloc if self.keeps_headers else ""
        found = access_of(self.target, parts, spot_of(f"{root}{parts.path}", root, ""))
        self.opened.append(found)
        return found

    def local(self, contents: Mapping[str, bytes]) -> Local:
        """Return a site as it is deployed to this store."""
        self.sites += 1
        local = local_of(self.root / f"site-{self.sites}", contents)
        if not self.keeps_headers:
            return local
        files = {
            name: file._replace(headers=headers_of(name)) for name, file in local.files.items()
        }
        return Local(local.folder, files, {})

    def everything(self) -> dict[str, bytes]:
        """Return all that is in the store, by the path from its root."""
        if self.bucket is None:
            paths = [path for path in self.folder.rglob("*") if path.is_file()]
            return {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in paths}
        pages = self.bucket.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        keys = [entry["Key"] for page in pages for entry in page.get("Contents", ())]
        return {k: self.bucket.get_object(Bucket=BUCKET, Key=k)["Body"].read() for k in keys}

    def contents(self) -> dict[str, bytes]:
        """Return what is in the place of the site, the manifest apart."""
        found = self.everything().items()
        ours = {k.removeprefix("www/news/"): v for k, v in found if k.startswith("www/news/")}
        return {name: content for name, content in ours.items() if name != MANIFEST}

    def stamps(self) -> dict[str, object]:
        """Return something for each file of the site that changes when it is written."""
        names = self.contents()
        if self.bucket is None:
            at = self.folder / "www/news"
            return {name: (at / name).stat().st_ino for name in names}
        written = Counter(r for r in self.mood.requests if r.startswith("PUT "))
        return {name: written[f"PUT /{BUCKET}/www/news/{name}"] for name in names}

    def manifest(self) -> Manifest:
        """Return the manifest that is there."""
        manifest = read_manifest(self.everything()[f"www/news/{MANIFEST}"])
        assert manifest is not None
        return manifest

    def cut_after(self, count: int) -> None:
        """Cut the connection after so many bytes; what FTP sends over the wire are only words."""
        self.wire.cut_after(count / 150 if self.kind == "ftp" else count)

    def mark(self, name: str) -> None:
        """Leave the mark of a deploy that was killed, below the folder of the versions."""
        if self.bucket is not None:
            self.bucket.put_object(Bucket=BUCKET, Key=f"www/.news.digest/{name}")
        else:
            (self.folder / "www/.news.digest" / name).mkdir(parents=True)

    def put(self, name: str, content: bytes) -> None:
        """Put a file into the place of the site, as somebody else does."""
        if self.bucket is not None:
            self.bucket.put_object(Bucket=BUCKET, Key=f"www/news/{name}", Body=content)
            return
        path = self.folder / "www/news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def opened(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stack: ExitStack) -> There:
    """Start a server, and return an empty place on it; the stack ends both."""
    mood, folder, root = Mood(), tmp_path / "served", tmp_path / "news"
    folder.mkdir()
    root.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(USER, servers.USER)
    monkeypatch.setenv(PASSWORD, servers.PASSWORD)
    key = asyncssh.generate_private_key("ssh-ed25519")
    start = {
        "s3": lambda: servers.s3_server(mood),
        "ftp": lambda: servers.ftp_server(folder, mood),
        "sftp": lambda: servers.sftp_server(folder, mood, key),
        "webdav": lambda: servers.webdav_server(folder, mood),
    }
    wire = Wire(stack.enter_context(start[kind]()))
    stack.callback(wire.close)
    target = Target(f"{kind}://{HOST}:{wire.port}/www/news")
    bucket = None
    if kind == "s3":
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        bucket = boto3.client("s3", endpoint_url=f"http://{HOST}:{wire.port}")
        for entry in bucket.list_buckets()["Buckets"]:
            empty(bucket, entry["Name"])
        bucket.create_bucket(Bucket=BUCKET)
        target = Target(f"s3://{BUCKET}/www/news", endpoint=f"http://{HOST}:{wire.port}")
    if kind == "sftp":
        known = tmp_path / ".ssh" / "known_hosts"
        known.parent.mkdir()
        public = key.export_public_key().decode()
        known.write_text(f"[{HOST}]:{wire.port} {public}", encoding="ascii")
    there = There(kind, root, target, mood, wire, folder, bucket)
    stack.callback(there.close)
    assert os.environ["HOME"] == str(tmp_path)
    return there


def empty(bucket: Any, name: str) -> None:  # noqa: ANN401  boto3 has no types
    """Remove a bucket that another test has left in moto's memory."""
    for entry in bucket.list_objects_v2(Bucket=name).get("Contents", ()):
        bucket.delete_object(Bucket=name, Key=entry["Key"])
    bucket.delete_bucket(Bucket=name)
