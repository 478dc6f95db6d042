from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.deploy.headers import headers_of
from digest.deploy.objects import told_to_azure, told_to_google, told_to_s3

if TYPE_CHECKING:
    from tests.deploy.stores import There

PACKED = (*headers_of("a.html"), ("Content-Encoding", "gzip"))


def test_headers_are_told_as_each_store_has_them() -> None:
    assert told_to_s3(PACKED) == {
        "CacheControl": "public, max-age=300",
        "ContentType": "text/html; charset=utf-8",
        "ContentEncoding": "gzip",
    }
    assert told_to_google(PACKED) == {
        "content_type": "text/html; charset=utf-8",
        "fixed_key_metadata": {"cache_control": "public, max-age=300", "content_encoding": "gzip"},
    }
    assert told_to_azure(PACKED)["content_settings"]["content_encoding"] == "gzip"


@pytest.mark.parametrize("there", ["s3"], indirect=True)
def test_a_store_that_knows_nobody_or_no_bucket_is_a_problem(
    there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.bucket.delete_bucket(Bucket="news-example")
    with pytest.raises(FileNotFoundError):
        there.access().write("news-example/a", b"", PACKED)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    with pytest.raises(PermissionError, match="credentials"):
        there.access().write("news-example/a", b"", PACKED)
