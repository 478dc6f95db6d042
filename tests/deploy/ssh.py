"""A real OpenSSH server on the loopback, with a folder that rsync fills, for a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"
SSHD = "/usr/sbin/sshd"
REQUIRED = "DIGEST_REQUIRE_SERVERS"
"""Set where a test without its server must fail instead of being skipped."""

CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
PidFile none
MaxStartups 100
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def needed(*programs: str) -> None:
    """Skip a test whose programs are not installed, unless they have to be."""
    missing = [name for name in programs if not (shutil.which(name) or Path(name).exists())]
    if missing and not os.environ.get(REQUIRED):
        pytest.skip(f"{missing[0]} is not installed")
    assert not missing


@contextmanager
def ssh_server(folder: Path) -> Iterator[int]:
    """Give the port of a server that knows the key `user` of a folder, and no other."""
    needed(SSHD, "ssh", "rsync", "ssh-keygen")
    folder.mkdir()
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host", "user", "other"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)  # noqa: S603  for the test
    port = free_port()
    settings = folder / "sshd_config"
    settings.write_text(CONFIG.format(port=port, folder=folder), encoding="ascii")
    words = [SSHD, "-D", "-e", "-f", str(settings)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as server:  # noqa: S603  for the test
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Return when somebody listens on a port."""
    latest = time.monotonic() + 20
    while time.monotonic() < latest:
        with suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.02)
    pytest.fail("the server did not start")


def reached_by(folder: Path, port: int, key: str = "user") -> str:
    """Return how ssh reaches the server, as `RSYNC_RSH` has it; its key is known."""
    public = (folder / "host.pub").read_text(encoding="ascii")
    (folder / "known").write_text(f"[{HOST}]:{port} {public}", encoding="ascii")
    options = ("BatchMode=yes", f"UserKnownHostsFile={folder}/known", "IdentitiesOnly=yes")
    words = "".join(f" -o {option}" for option in options)
    return f"ssh -F none -p {port} -i {folder}/{key}{words}"
