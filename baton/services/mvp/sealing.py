"""What is sealed in a ballot: the sum of all votes, and the code that lets a voter change theirs.

docs/decisions/secret-ballot.md says why. Chance comes from the door, as everywhere: a new id has 96 random bits.
"""

import base64
import hashlib
import json
import re
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM

from baton.domain.mvp import Tally
from baton.services.contexts import Context

NONCE = 12  # bytes
SHORT_TAG = 8  # bytes: enough against guessing at the door, and a code that people can still copy
GROUP = 5  # letters of a code that stand together
COUNT = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Code:
    """A code, opened: whom its vote went to, and the receipt it is good for."""

    choices: frozenset[str]
    receipt: str


def seal_tally(ctx: Context, round_id: str, nominees: Sequence[str], departments: Sequence[str], tally: Tally) -> bytes:
    """The sum of all votes, encrypted anew. Its length depends on who stands and who may vote, never on the votes."""
    head = json.dumps(list(departments)).encode()
    counts = (COUNT.pack(tally[nominee].get(each, 0)) for nominee in nominees for each in departments)
    plain = COUNT.pack(len(head)) + head + b"".join(counts)
    nonce = _chance(ctx)
    return nonce + _tallies(ctx).encrypt(nonce, plain, _about(ctx, round_id))


def open_tally(ctx: Context, round_id: str, nominees: Sequence[str], sealed: bytes) -> tuple[list[str], Tally]:
    """The departments and the sum in a sealed tally."""
    plain = _tallies(ctx).decrypt(sealed[:NONCE], sealed[NONCE:], _about(ctx, round_id))
    end = COUNT.size + COUNT.unpack_from(plain)[0]
    departments: list[str] = json.loads(plain[COUNT.size : end])
    counts = iter(number for (number,) in COUNT.iter_unpack(plain[end:]))
    return departments, {nominee: {each: next(counts) for each in departments} for nominee in nominees}


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


def _tallies(ctx: Context) -> AESGCM:
    return AESGCM(ctx.seal.key_for("mvp tallies"))


def _codes(ctx: Context) -> AESCCM:
    return AESCCM(ctx.seal.key_for("mvp codes"), tag_length=SHORT_TAG)


def _about(ctx: Context, *ids: str) -> bytes:
    """What a sealed thing belongs to: nothing else opens it."""
    return "\x1f".join((ctx.workspace_id, *ids)).encode()


def _receipt(ctx: Context, round_id: str, person_id: str, chance: bytes) -> str:
    return ctx.seal.pseudonym("mvp-receipt", round_id, person_id, chance.hex())
