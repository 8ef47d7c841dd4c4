"""The bookkeeper turns deeds into entries of the ledger, in the order in which they were done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from baton.domain.people import Person
from baton.domain.points import (
    REPEATED_WITHIN,
    RETURNED_WITHIN,
    Caps,
    Circumstances,
    Deed,
    Entry,
    EntryKind,
    Season,
    worth,
)
from baton.domain.weeks import iso_week
from baton.services import deliveries
from baton.services.contexts import Context
from baton.storage import people
from baton.storage.points import deeds, ledger, rings

BATCH = 10  # deeds in one transaction: on SQLite everybody who writes waits for it, about a millisecond a deed
SETTLES_AFTER = timedelta(seconds=5)  # deeds come in the order of their commits; after this long in that of their times


def deeds_wait(ctx: Context) -> bool:
    """Is there something to book? Only reads."""
    return deeds.waiting(ctx.session, ctx.workspace_id, until=ctx.now - SETTLES_AFTER) > 0


def book(ctx: Context, most: int = BATCH) -> int:
    """Book the next deeds, and take back what was taken back; how many deeds were settled.

    The workspace's books are held until the transaction ends, so that two bookkeepers take turns and see each other's
    entries. What was taken back before it was booked leaves no trace.
    """
    deeds.lock(ctx.session, ctx.workspace_id)
    found = deeds.unsettled(ctx.session, ctx.workspace_id, until=ctx.now - SETTLES_AFTER, most=most)
    if not found:
        return 0
    booked = ledger.of_sources(ctx.session, ctx.workspace_id, {deed.source for deed in found})
    last = {_place(entry): entry for entry in booked}  # in the order of their turns
    undone = {deed.source for deed in found if deed.taken_back_at is not None}
    reversals = [_reversal(entry) for entry in last.values() if entry.sign > 0 and entry.source in undone]
    ledger.add(ctx.session, ctx.workspace_id, reversals, now=ctx.now)
    holding = {entry.source for entry in last.values() if entry.sign > 0}
    done = [deed for deed in found if deed.source not in undone | holding]
    entries = [_in_turn(entry, last) for entry in _Books.opened(ctx, done).entries(done)] if done else []
    ledger.add(ctx.session, ctx.workspace_id, entries, now=ctx.now)
    deeds.settle(ctx.session, ctx.workspace_id, found)
    deliveries.refresh_home(ctx, {entry.person_id for entry in (*reversals, *entries)})
    return len(found)


def _reversal(entry: Entry) -> Entry:
    """The negative of exactly what was booked, at its own time, so that day, week and season come out right."""
    return replace(entry, turn=entry.turn + 1, units=-entry.units, why={"taken_back": True})


def _in_turn(entry: Entry, last: Mapping[tuple[str, ...], Entry]) -> Entry:
    """What is booked after it was taken back stands beside what was written then."""
    before = last.get(_place(entry))
    return entry if before is None else replace(entry, turn=before.turn + 1)


def _place(entry: Entry) -> tuple[str, ...]:
    return entry.source, entry.kind, entry.person_id, entry.other_id


@dataclass
class _Books:
    """What is known when deeds are booked: who they are, what they earned, who thanked whom, what is paused."""

    zone: str
    people: Mapping[str, Person]
    caps: Caps
    paused: Sequence[frozenset[str]]
    exchanged: dict[tuple[str, str], list[datetime]] = field(default_factory=dict)

    @classmethod
    def opened(cls, ctx: Context, done: Sequence[Deed]) -> "_Books":
        ids = {id for deed in done for id in (deed.actor_id, *deed.other_ids)}
        known = people.known(ctx.session, ctx.workspace_id, ids)
        weeks = {iso_week(person.today(deed.at)) for deed in done for person in known.values()}
        since = min(deed.at for deed in done) - max(REPEATED_WITHIN, RETURNED_WITHIN)
        books = cls(
            ctx.workspace.zone,
            known,
            Caps(ledger.earned(ctx.session, ctx.workspace_id, ids, weeks)),
            [frozenset(ring.members) for ring in rings.paused(ctx.session, ctx.workspace_id)],
        )
        for giver, receiver, at in ledger.exchanged(ctx.session, ctx.workspace_id, ids, since):
            books.exchanged.setdefault((giver, receiver), []).append(at)
        return books

    def entries(self, done: Iterable[Deed]) -> Iterator[Entry]:
        """The entries of these deeds, in order."""
        for deed in done:
            if deed.kind == "kudos":
                yield from self._thanks(deed)
            elif deed.actor_id in self.people:
                yield self._entry(deed, deed.kind, deed.actor_id, "", Circumstances())

    def _thanks(self, deed: Deed) -> Iterator[Entry]:
        # Both sides get the same circumstances, those before the deed; then it is one of those before the next.
        for other_id in deed.other_ids:
            if deed.actor_id in self.people and other_id in self.people:
                found = self._circumstances(deed.actor_id, other_id, deed.at)
                yield self._entry(deed, "kudos-received", other_id, deed.actor_id, found)
                yield self._entry(deed, "kudos-given", deed.actor_id, other_id, found)
                self.exchanged.setdefault((deed.actor_id, other_id), []).append(deed.at)

    def _circumstances(self, actor_id: str, other_id: str, at: datetime) -> Circumstances:
        before = self.exchanged.get((actor_id, other_id), ())
        back = self.exchanged.get((other_id, actor_id), ())
        teams = {self.people[actor_id].team_id, self.people[other_id].team_id}
        return Circumstances(
            earlier=sum(at - earlier < REPEATED_WITHIN for earlier in before),
            returned=any(timedelta(0) <= at - earlier <= RETURNED_WITHIN for earlier in back),
            other_team=None not in teams and len(teams) > 1,
            ring=any({actor_id, other_id} <= members for members in self.paused),
        )

    def _entry(self, deed: Deed, kind: EntryKind, person_id: str, other_id: str, found: Circumstances) -> Entry:
        day = self.people[person_id].today(deed.at)
        full = worth(kind, found)
        units = self.caps.take(person_id, kind, day, iso_week(day), full)
        why = found.in_words() | ({"capped_from": full} if units < full else {})
        season = Season.at(deed.at, self.zone).name
        return Entry(person_id, kind, deed.source, other_id, 1, units, deed.at, day, iso_week(day), season, why=why)
