"""Ids that are hashes of content: the same thing read twice has the same id, on any machine."""

from __future__ import annotations

import hashlib
import json

DIGEST_BYTES = 8  # 64 bits: a collision among a million claims has a chance of about 3 in 100 million


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and 16 hexadecimal digits of the BLAKE2b hash of `parts` (anything that JSON can write)."""
    payload = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.blake2b(payload.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES)
    return prefix + digest.hexdigest()
