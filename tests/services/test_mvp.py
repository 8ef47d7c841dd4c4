"""MVP rounds hold when everything arrives at once, and the ballot box tells nobody who voted for whom."""

import itertools
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import func, select, text

from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.mvp import Box, Tally
from baton.services import mvp
from baton.services.mvp.sealing import open_box, open_code, seal_box, seal_code
from baton.storage import mvp as store
from baton.storage.database import Base, Sessions
from baton.storage.mvp import NominationRow, NomineeRow, RoundRow, SecondRow, TallyRow, VoterRow
from jobs import mvp_rounds
from tests.mvp import (
    BALLOT,
    CLOSES,
    OPENS,
    REASON,
    REMINDS,
    at,
    balloting,
    code_in,
    marked,
    newcomers,
    opened,
    switched_on,
    votes,
)
from tests.stage import ACME, TUESDAY, Stage, found_company

Dump = dict[str, list[tuple[Any, ...]]]
NOMINEES = ("UBOB", "ULINA")


def at_once(deeds: Sequence[Callable[[], object]]) -> list[str]:
    """Do these at the same moment; how each ended."""
    ready = threading.Barrier(len(deeds))

    def outcome(deed: Callable[[], object]) -> str:
        ready.wait()
        try:
            deed()
        except Refusal as refusal:
            return refusal.line.id
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(outcome, deeds))


def count(stage: Stage, table: type[Base]) -> int:
    with stage.sessions.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def sum_of(stage: Stage) -> Tally:
    """The sum in the ballot box, opened with the company's key."""
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        found = store.open_round(session, ACME.id)
        assert found is not None
        nominees = [each.person_id for each in store.on_ballot(session, ACME.id, found.id)]
        sealed = store.take_tally(session, ACME.id, found.id)
        assert sealed is not None
        return open_box(ctx, found.id, nominees, sealed).tally()


# All at once


def test_of_many_nominations_at_once_exactly_two_are_kept(stage: Stage) -> None:
    opened(stage)
    many = newcomers(stage, 6)
    deeds = [lambda who=who: stage.says("UALICE", f"/mvp nominate <@{who}> {REASON}") for who in many]
    assert sorted(at_once(deeds)) == ["done"] * 2 + ["mvp-two-already"] * 4
    assert count(stage, NominationRow) == 2


def test_one_nomination_sent_four_times_is_one(stage: Stage) -> None:
    opened(stage)
    outcomes = at_once([lambda: stage.says("UALICE", f"/mvp nominate <@UBOB> {REASON}")] * 4)
    assert sorted(outcomes) == ["done"] + ["mvp-nominated-already"] * 3
    assert len(stage.owed(mvp.NOMINATED)) == 1


def test_second_pressed_eight_times_at_once_counts_once(stage: Stage) -> None:
    found = opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    at_once([lambda: stage.presses("UDAN", "mvp-second", f"{found.id}:ULINA")] * 8)
    assert count(stage, SecondRow) == 1


def test_the_clock_run_four_times_at_once_takes_each_step_once(stage: Stage) -> None:
    switched_on(stage)

    def tick() -> None:
        mvp_rounds.run(stage.office, now=stage.now)

    stage.now = OPENS
    assert at_once([tick] * 4) == ["done"] * 4
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    for instant in (BALLOT, REMINDS, CLOSES):
        stage.now = instant
        assert at_once([tick] * 4) == ["done"] * 4
    kinds = [row.kind for row in stage.owed() if row.recipient == "CMVP"]
    assert sorted(kinds) == sorted([mvp.OPENED, mvp.NOMINEE, mvp.BALLOT, mvp.RESULT])
    assert count(stage, NomineeRow) == 1
    assert count(stage, RoundRow) == 2  # this one, and the next one planned


def test_a_ballot_sent_from_eight_devices_at_once_counts_once(stage: Stage) -> None:
    balloting(stage)
    form = stage.says("UALICE", "/mvp vote")
    assert isinstance(form, Form)
    outcomes = at_once([lambda: stage.sends("UALICE", form, **marked(form, ["ULINA"]))] * 8)
    assert sorted(outcomes) == ["done"] + ["mvp-voted-already"] * 7
    assert sum_of(stage) == {"UBOB": {}, "ULINA": {"": 1}}


def test_a_code_used_eight_times_at_once_changes_the_vote_once(stage: Stage) -> None:
    balloting(stage)
    votes(stage, "UDAN", ["ULINA"])
    code = code_in(stage, votes(stage, "UALICE", ["ULINA"]))
    form = stage.says("UALICE", f"/mvp vote {code}")
    assert isinstance(form, Form)
    outcomes = at_once([lambda: stage.sends("UALICE", form, **marked(form, ["UBOB"]))] * 8)
    assert sorted(outcomes) == ["done"] + ["mvp-code-used"] * 7
    assert sum_of(stage) == {"UBOB": {"": 1}, "ULINA": {"": 1}}


def test_no_vote_is_lost_when_everybody_votes_at_once(stage: Stage) -> None:
    many = newcomers(stage, 16, "payroll")
    newcomers(stage, 2, first=101)  # with them the pool is five
    balloting(stage)
    forms = {who: stage.says(who, "/mvp vote") for who in many}

    def vote(number: int, who: str) -> object:
        form = forms[who]
        assert isinstance(form, Form)
        return stage.sends(who, form, **marked(form, NOMINEES[: 1 + number % 2]))

    assert at_once([lambda n=n, who=who: vote(n, who) for n, who in enumerate(many)]) == ["done"] * 16
    assert sum_of(stage) == {"UBOB": {"payroll": 16}, "ULINA": {"payroll": 8}}


def test_votes_that_race_with_the_close_are_counted_or_refused_and_nothing_hangs(stage: Stage) -> None:
    balloting(stage)
    stage.now = CLOSES  # those who read the clock a moment before still vote

    def vote(who: str) -> object:
        with stage.sessions.begin() as session:
            ctx = stage.office.context(session, ACME, now=BALLOT)
            return mvp.vote(ctx, stage.person(who), round_id, ["ULINA"])

    with stage.sessions.read() as session:
        found = store.open_round(session, ACME.id)
    assert found is not None
    round_id = found.id
    deeds: list[Callable[[], object]] = [lambda who=who: vote(who) for who in ("UALICE", "UBOB", "UCHARLIE", "UDAN")]
    outcomes = at_once([*deeds, lambda: mvp_rounds.run(stage.office, now=CLOSES)])
    with stage.sessions.read() as session:
        closed = store.find(session, ACME.id, round_id)
    assert closed is not None
    assert (closed.state, closed.voted) == ("closed", outcomes[:4].count("done"))
    assert set(outcomes) <= {"done", "mvp-vote-over"}


def test_a_clock_that_stood_still_takes_no_vote_away_and_moves_no_later_round(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    late = CLOSES.replace(day=9, hour=15)
    at(stage, late)
    with stage.sessions.read() as session:
        found, upcoming = store.open_round(session, ACME.id), store.planned(session, ACME.id)
    assert found is not None
    assert upcoming is not None
    assert (found.state, found.closes_at) == ("ballot", CLOSES.replace(day=12, hour=15))
    assert (upcoming.opens_at.day, upcoming.opens_at.hour) == (5, 9)


def test_a_round_that_nobody_opened_in_time_is_skipped(stage: Stage) -> None:
    switched_on(stage)
    at(stage, BALLOT)
    assert stage.owed() == []
    with stage.sessions.read() as session:
        assert store.open_round(session, ACME.id) is None
        upcoming = store.planned(session, ACME.id)
    assert upcoming is not None
    assert (upcoming.day.month, upcoming.day.day) == (1, 5)


def test_teams_count_as_they_were_when_the_ballot_opened(stage: Stage) -> None:
    many = newcomers(stage, 6, "payroll")
    newcomers(stage, 2, first=101)
    balloting(stage)
    with stage.sessions.begin() as session:
        session.execute(text("UPDATE people SET team_id = 'sales'"))
    votes(stage, many[0], ["ULINA"])
    assert sum_of(stage)["ULINA"] == {"payroll": 1}


# The secret


def dump(sessions: Sessions) -> Dump:
    """Every row of every table with what the database itself notes about it, as somebody reads it who has the file.

    Numbers of transactions are told as their order: what they are called depends on what was done before.
    """
    hidden = "rowid" if sessions.is_sqlite else "ctid::text, xmin::text, xmax::text"
    found: Dump = {}
    with sessions.read() as session:
        for table in Base.metadata.sorted_tables:
            rowless = sessions.is_sqlite and table.dialect_options["sqlite"]["with_rowid"] is False
            columns = "*" if rowless else f"{hidden}, *"
            rows = session.execute(text(f'SELECT {columns} FROM "{table.name}"'))  # noqa: S608
            found[table.name] = [tuple(row) for row in rows]
    if not sessions.is_sqlite:
        numbers = sorted({int(row[at]) for rows in found.values() for row in rows for at in (1, 2)})
        rank = {str(number): place for place, number in enumerate(numbers)}
        found = {name: [(r[0], rank[r[1]], rank[r[2]], *r[3:]) for r in rows] for name, rows in found.items()}
    return found


def world(sessions: Sessions, cast: Sequence[tuple[str, list[str]]]) -> tuple[Dump, Stage]:
    """What the database holds after a company like every other has cast these votes, in this order.

    A person who votes again does so with the code they were given.
    """
    with sessions.begin() as session:
        if sessions.is_sqlite:
            session.execute(text("PRAGMA defer_foreign_keys=ON"))
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(table.delete())
        else:
            names = ", ".join(f'"{table.name}"' for table in Base.metadata.tables.values())
            session.execute(text(f"TRUNCATE {names} CASCADE"))
    found_company(sessions, TUESDAY)
    stage = Stage(sessions)
    balloting(stage)
    codes: dict[str, str] = {}
    for who, choices in cast:
        codes[who] = code_in(stage, votes(stage, who, choices, codes.get(who, "")))
    return dump(sessions), stage


L, B = ["ULINA"], ["UBOB"]


def test_nothing_in_the_database_tells_who_chose_whom(sessions: Sessions) -> None:
    first, _ = world(sessions, [("UALICE", L), ("UDAN", B), ("UCHARLIE", [*L, *B])])
    second, _ = world(sessions, [("UALICE", B), ("UDAN", L), ("UCHARLIE", [*L, *B])])
    third, _ = world(sessions, [("UALICE", [*L, *B]), ("UDAN", B), ("UCHARLIE", L)])
    assert first == second == third  # every byte: rows, places, transactions, receipts, the sealed sum
    other, _ = world(sessions, [("UALICE", L), ("UDAN", L), ("UCHARLIE", [*L, *B])])
    assert {name for name in first if first[name] != other[name]} == {"mvp_tallies"}  # so the sum is all there is


def test_nor_does_it_after_a_vote_was_changed(sessions: Sessions) -> None:
    first, _ = world(sessions, [("UALICE", L), ("UDAN", B), ("UALICE", B), ("UDAN", L)])
    second, _ = world(sessions, [("UALICE", B), ("UDAN", L), ("UALICE", L), ("UDAN", B)])
    assert first == second


def test_a_vote_writes_two_rows_and_owes_nothing(sessions: Sessions) -> None:
    before, stage = world(sessions, [("UDAN", B)])
    votes(stage, "UALICE", L)
    after = dump(sessions)
    places = 0 if sessions.is_sqlite else 3  # what the database notes itself
    changed = {
        name: [row[places:] for row in after[name] if row[places:] not in [each[places:] for each in before[name]]]
        for name in after
    }
    assert {name: len(rows) for name, rows in changed.items() if rows} == {"mvp_voters": 1, "mvp_tallies": 1}
    assert {len(rows) for rows in (before["mvp_tallies"], after["mvp_tallies"])} == {1}
    length = {len(bytes(row[-1])) for rows in (before, after) for row in rows["mvp_tallies"]}
    assert len(length) == 1


def test_with_the_key_the_box_holds_sums_by_department_and_nothing_else(sessions: Sessions) -> None:
    _, stage = world(sessions, [("UALICE", L), ("UDAN", B), ("UCHARLIE", [*L, *B])])
    assert sum_of(stage) == {"UBOB": {"": 2}, "ULINA": {"": 2}}


def test_the_receipt_would_be_the_same_for_any_choice(stage: Stage) -> None:
    with stage.sessions.read() as session:
        receipts, codes = set(), set()
        for chosen in (["a"], ["b"], ["a", "b", "c"]):
            ctx = Stage(stage.sessions).context(session)  # draws the same chance each time
            code, receipt = seal_code(ctx, "r", "UALICE", ["a", "b", "c"], chosen)
            opened_code = open_code(ctx, "r", "UALICE", ["a", "b", "c"], code)
            assert opened_code is not None
            assert opened_code.choices == set(chosen)
            receipts.add(receipt)
            codes.add(len(code))
    assert len(receipts) == len(codes) == 1


def test_a_code_opens_for_its_person_round_and_company_only_and_cannot_be_forged(stage: Stage) -> None:
    nominees = ["a", "b", "c"]
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        code, _ = seal_code(ctx, "r", "UALICE", nominees, ["a"])
        assert open_code(ctx, "r", "UBOB", nominees, code) is None
        assert open_code(ctx, "s", "UALICE", nominees, code) is None
        for at_, letter in enumerate(code):
            other = "B" if letter == "A" else "A"
            forged = code[:at_] + other + code[at_ + 1 :]
            if letter != "-" and at_ < len(code) - 1:  # the last letter has bits to spare
                assert open_code(ctx, "r", "UALICE", nominees, forged) is None
        for nonsense in ("", "A", "7" * 500, "ÄÖÜ", "\ud800", code[:-8]):
            assert open_code(ctx, "r", "UALICE", nominees, nonsense) is None


def test_two_sealed_sums_are_never_alike_and_open_in_their_round_only(stage: Stage) -> None:
    box = Box.empty(["a", "b"], ["D1", "D2"])
    box.put("D1", ["a", "b"], 70_000)
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        one, other = (seal_box(ctx, "r", box) for _ in range(2))
        assert one != other
        assert open_box(ctx, "r", ["a", "b"], one) == open_box(ctx, "r", ["a", "b"], other) == box
        with pytest.raises(InvalidTag):
            open_box(ctx, "s", ["a", "b"], one)


def test_when_all_is_counted_the_box_is_emptied(stage: Stage) -> None:
    balloting(stage)
    for who in ("UALICE", "UBOB", "UCHARLIE", "UDAN"):
        votes(stage, who, L)
    votes(stage, "ULINA", B)
    at(stage, CLOSES)
    assert (count(stage, VoterRow), count(stage, TallyRow)) == (0, 0)
    columns = set(itertools.chain(*(table.__table__.columns.keys() for table in (RoundRow, NomineeRow))))
    assert not [name for name in columns if "approval" in name or "count" in name]
