"""A phone: makes the codes of the second step from a secret, by the standard and not by the part we test."""

import base64
import hmac
import time

PERIOD = 30
"""Seconds a code holds (RFC 6238)."""


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits an authenticator app shows for this secret (RFC 4226, 5.3)."""
    counter = int(time.time() if at is None else at) // PERIOD
    mac = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), "sha1")
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"
