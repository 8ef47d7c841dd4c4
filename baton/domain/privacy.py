"""Raters stay unknown: what could name them is stored only under a keyed pseudonym."""

import hashlib
import hmac
from dataclasses import dataclass, field

SMALLEST_GROUP = 5  # nothing about ratings is ever shown for fewer distinct raters; may be raised, never lowered


@dataclass(frozen=True, slots=True)
class Seal:
    """One workspace's key. The same thing always gets the same pseudonym; without the key nobody can go back."""

    key: bytes = field(repr=False)

    def pseudonym(self, kind: str, *ids: str) -> str:
        """32 hex characters (128 bits of HMAC-SHA256) for, say, ("rater", "U1")."""
        text = "\x1f".join((kind, *ids)).encode()
        return hmac.digest(self.key, text, hashlib.sha256).hex()[:32]

    def key_for(self, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose alone, of which no other can be told."""
        return hmac.digest(self.key, f"key\x1f{purpose}".encode(), hashlib.sha256)


def seal_of(secret: bytes, workspace_id: str) -> Seal:
    """The workspace's own seal, derived from the installation's secret (HMAC as a key derivation function)."""
    return Seal(hmac.digest(secret, b"baton workspace seal\x1f" + workspace_id.encode(), hashlib.sha256))
