"""What is sealed in a ballot: the sum of all votes, and the code that lets a voter change theirs.

docs/decisions/secret-ballot.md says why. Chance comes from the door, as everywhere: a new id has 96 random bits.
"""

import base64
import hashlib
import json
import re
import struct
import sys
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM

from baton.domain.mvp import Box
from baton.services.contexts import Context

NONCE = 12  # bytes
SHORT_TAG = 8  # bytes: enough against guessing at the door, and a code that people can still copy
GROUP = 5  # letters of a code that stand together
SIZE = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Code:
    """A code, opened: whom its vote went to, and the receipt it is good for."""

    choices: frozenset[str]
    receipt: str


def seal_box(ctx: Context, round_id: str, box: Box) -> bytes:
    """The sum of all votes, encrypted anew. Its length depends on who stands and who may vote, never on the votes."""
    head = json.dumps(box.departments).encode()
    nonce = _chance(ctx)
    plain = SIZE.pack(len(head)) + head + _in_order(box.counts).tobytes()
    return nonce + _boxes(ctx).encrypt(nonce, plain, _about(ctx, round_id))


def open_box(ctx: Context, round_id: str, nominees: Sequence[str], sealed: bytes) -> Box:
    """The sum in a sealed box. `nominees` are those on the ballot, in its order."""
    plain = _boxes(ctx).decrypt(sealed[:NONCE], sealed[NONCE:], _about(ctx, round_id))
    end = SIZE.size + SIZE.unpack_from(plain)[0]
    counts = array("I")
    counts.frombytes(plain[end:])
    return Box(tuple(nominees), tuple(json.loads(plain[SIZE.size : end])), _in_order(counts))


def _in_order(counts: "array[int]") -> "array[int]":
    """The numbers as every machine reads them: the lowest byte first."""
    if sys.byteorder == "little":
        return counts
    swapped = counts[:]
    swapped.byteswap()
    return swapped


def seal_code(
    ctx: Context, round_id: str, person_id: str, nominees: Sequence[str], choices: Collection[str]
) -> tuple[str, str]:
    """A code for this vote of this person, and the receipt to put down.

    The receipt is a hash of the chance in the code alone: it would be the same had the choices been others.
    """
    chance = _chance(ctx)
    marks = sum(1 << place for place, nominee in enumerate(nominees) if nominee in choices)
    plain = marks.to_bytes(_bytes_for(nominees))
    sealed = _codes(ctx).encrypt(chance, plain, _about(ctx, round_id, person_id))
    letters = base64.b32encode(chance + sealed).decode().rstrip("=")
    code = "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
    return code, _receipt(ctx, round_id, person_id, chance)


def open_code(ctx: Context, round_id: str, person_id: str, nominees: Sequence[str], code: str) -> Code | None:
    """What a code says; None when it is none of this person’s for this ballot."""
    letters = re.sub("[^A-Z2-7]", "", code.upper())
    try:
        sealed = base64.b32decode(letters + "=" * (-len(letters) % 8))
        chance = sealed[:NONCE]
        plain = _codes(ctx).decrypt(chance, sealed[NONCE:], _about(ctx, round_id, person_id))
    except (ValueError, InvalidTag):
        return None
    if len(plain) != _bytes_for(nominees):
        return None
    marks = int.from_bytes(plain)
    chosen = frozenset(nominee for place, nominee in enumerate(nominees) if marks >> place & 1)
    return Code(chosen, _receipt(ctx, round_id, person_id, chance))


def _bytes_for(nominees: Sequence[str]) -> int:
    return max(1, -(-len(nominees) // 8))


def _chance(ctx: Context) -> bytes:
    return hashlib.sha256(ctx.new_id().encode()).digest()[:NONCE]


def _boxes(ctx: Context) -> AESGCM:
    return AESGCM(ctx.seal.key_for("mvp tallies"))


def _codes(ctx: Context) -> AESCCM:
    return AESCCM(ctx.seal.key_for("mvp codes"), tag_length=SHORT_TAG)


def _about(ctx: Context, *ids: str) -> bytes:
    """What a sealed thing belongs to: nothing else opens it."""
    return "\x1f".join((ctx.workspace_id, *ids)).encode()


def _receipt(ctx: Context, round_id: str, person_id: str, chance: bytes) -> str:
    return ctx.seal.pseudonym("mvp-receipt", round_id, person_id, chance.hex())
