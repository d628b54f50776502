"""Identities of derived records: from what they hold, never from the order of reading."""

from __future__ import annotations

import hashlib


def derived_id(prefix: str, *parts: str) -> str:
    """``prefix`` and ten hexadecimal digits of SHA-256 over the parts.

    Ten digits (40 bits) make a clash among a million records unlikely (about one in two), and a
    clash would join two lines of a display, not two facts: records refer to statements.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}_{digest[:10]}"
