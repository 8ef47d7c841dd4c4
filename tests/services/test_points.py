"""Points are booked once, in order, within the caps; a balance is the sum of its ledger, whatever arrives at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DatabaseError

from baton.domain.points import A_WEEK, RULE, RULES, UNIT, points
from baton.services import moderation
from baton.services import points as service
from baton.storage import people
from baton.storage.database import Base
from baton.storage.points import ledger
from baton.storage.points.deeds import DeedRow
from baton.storage.points.ledger import EntryRow
from cli.migrating import migrate
from tests.ledgers import (
    PEOPLE,
    REASON,
    balance,
    board,
    book,
    choose,
    earned,
    entries,
    sum_of_ledger,
    take_back,
    thanks,
)
from tests.stage import ACME, Stage, found_company

GIVEN, RECEIVED = "kudos-given", "kudos-received"


def test_kudos_give_points_to_both_sides_and_more_to_another_team(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}")
    assert book(stage) == 1

    assert earned(stage, "UBOB", RECEIVED) == [5]
    assert earned(stage, "ULINA", RECEIVED) == [7.5]
    assert sorted(earned(stage, "UALICE", GIVEN)) == [1, 1.5]
    entry = next(each for each in entries(stage, "ULINA"))
    assert (entry.rule, entry.season, entry.week, entry.why) == (RULE, "2026-Q4", "2026-W48", {"other_team": True})
    assert book(stage) == 0


def test_a_command_pays_one_statement_for_its_points_and_waits_for_no_booking(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    with stage.sessions.read() as session:
        assert session.scalar(select(func.count()).select_from(DeedRow)) == 1
    assert entries(stage, "UBOB") == []
    assert book(stage, after=1) == 0  # others may still be about to commit what they did before
    assert book(stage, after=10) == 1


def test_the_same_pair_earns_less_each_time_and_anew_after_four_weeks(stage: Stage) -> None:
    for number in range(5):
        thanks(stage, "UALICE", "UBOB", at=stage.now + timedelta(minutes=number))
    stage.forward(hours=1)
    book(stage)
    assert earned(stage, "UBOB", RECEIVED) == [5, 2.5, 1.25, 0, 0]
    assert earned(stage, "UALICE", GIVEN) == [1, 0.5, 0.25, 0, 0]

    stage.forward(days=28)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert earned(stage, "UBOB", RECEIVED)[-1] == 5


def test_batches_see_what_earlier_batches_booked(stage: Stage) -> None:
    for number in range(3):
        thanks(stage, "UALICE", "UBOB", at=stage.now + timedelta(minutes=number))
    stage.forward(hours=1)
    for _ in range(3):
        with stage.sessions.begin() as session:
            assert service.book(stage.context(session), most=1) == 1
    assert earned(stage, "UBOB", RECEIVED) == [5, 2.5, 1.25]


def test_thanks_returned_within_three_days_count_half_and_later_whole(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB")
    stage.forward(hours=71)
    thanks(stage, "UBOB", "UALICE")
    book(stage)
    assert earned(stage, "UALICE", RECEIVED) == [2.5]

    thanks(stage, "UCHARLIE", "ULINA")
    stage.forward(hours=73)
    thanks(stage, "ULINA", "UCHARLIE")
    book(stage)
    assert earned(stage, "UCHARLIE", RECEIVED) == [5]


def test_caps_hold_by_day_and_week_where_the_person_lives(stage: Stage) -> None:
    for number, receiver in enumerate(("UBOB", "UCHARLIE", "ULINA", "UDAN")):
        thanks(stage, "UALICE", receiver, at=stage.now + timedelta(minutes=number))
    stage.forward(hours=1)
    book(stage)
    assert earned(stage, "UALICE", GIVEN) == [1, 1.5, 0.5, 0]
    assert [each.why.get("capped_from") for each in entries(stage, "UALICE")] == [None, None, 24, 16]

    stage.forward(hours=11, minutes=30)  # 23:30 in Berlin is the same day, an hour later is the next
    thanks(stage, "UALICE", "UGONE")
    stage.forward(hours=1)
    thanks(stage, "UALICE", "UBOT")
    book(stage)
    assert earned(stage, "UALICE", GIVEN)[-2:] == [0, 1]


def test_nobody_gets_more_than_25_a_week_for_being_thanked(stage: Stage) -> None:
    for giver in ("UALICE", "UBOB", "UDAN", "UGONE"):
        thanks(stage, giver, "UCHARLIE")
    thanks(stage, "UBOT", "UCHARLIE")
    book(stage)
    assert sum(earned(stage, "UCHARLIE", RECEIVED)) == 25
    stage.forward(days=7)
    thanks(stage, "ULINA", "UCHARLIE")
    book(stage)
    assert earned(stage, "UCHARLIE", RECEIVED)[-1] == 5


def test_undo_takes_exactly_what_was_booked_back_by_a_negative_row(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@ULINA> {REASON}")
    stage.forward(minutes=1)
    book(stage)
    stage.says("UALICE", "/kudos undo")
    book(stage)

    assert earned(stage, "ULINA", RECEIVED) == [7.5, -7.5]
    assert balance(stage, "ULINA") == balance(stage, "UALICE") == 0
    assert board(stage) == []
    book(stage)
    assert len(entries(stage, "ULINA")) == 2


def test_what_is_taken_back_before_it_is_booked_leaves_no_trace(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.says("UALICE", "/kudos undo")
    book(stage)
    assert entries(stage, "UBOB") == entries(stage, "UALICE") == []


def test_what_was_taken_back_no_longer_lessens_the_next_thanks(stage: Stage) -> None:
    first = thanks(stage, "UALICE", "UBOB")
    stage.forward(minutes=1)
    book(stage)
    take_back(stage, first)
    stage.forward(minutes=1)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert earned(stage, "UBOB", RECEIVED)[-1] == 5
    assert balance(stage, "UBOB") == 5


def test_what_is_hidden_and_shown_again_counts_again(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@ULINA> {REASON}")
    id = stage.owed("kudos-told")[0].reference
    with stage.sessions.begin() as session:
        moderation.hide_kudos(stage.context(session), stage.person("UDAN"), id, "not for everybody to read")
    stage.forward(minutes=1)
    book(stage)
    assert entries(stage, "ULINA") == []
    for shown, expected in ((True, 7.5), (False, 0), (True, 7.5)):
        with stage.sessions.begin() as session:
            ctx, dan = stage.context(session), stage.person("UDAN")
            if shown:
                moderation.show_kudos(ctx, dan, id)
            else:
                moderation.hide_kudos(ctx, dan, id, "not for everybody to read")
        book(stage)
        assert balance(stage, "ULINA") == sum_of_ledger(stage, "ULINA") == expected
    assert [each.turn for each in entries(stage, "ULINA")] == [1, 2, 3]


def test_hiding_a_kudos_of_last_season_takes_its_points_from_last_season(stage: Stage) -> None:
    old = thanks(stage, "UALICE", "UBOB", at=stage.now - timedelta(days=80))
    book(stage)
    take_back(stage, old)
    book(stage)
    assert {each.season for each in entries(stage, "UBOB")} == {"2026-Q3"}
    assert sum_of_ledger(stage, "UBOB") == 0


def test_private_kudos_earn_nothing_so_that_no_board_tells_of_them(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB", private=True)
    assert book(stage) == 0


def test_where_points_are_switched_off_nothing_is_noted(stage: Stage) -> None:
    choose(stage, on=False)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    assert book(stage) == 0


def test_forty_writers_and_two_bookkeepers_leave_every_balance_the_sum_of_its_ledger(stage: Stage) -> None:
    start = threading.Barrier(42)

    def gives(number: int) -> None:
        start.wait()
        giver = PEOPLE[number % 5]
        receiver = PEOPLE[(number + 1 + number // 5 % 4) % 5]
        id = thanks(stage, giver, receiver, at=stage.now - timedelta(minutes=40 - number))
        if number % 7 == 0:
            take_back(stage, id)

    def keeps_books(_: int) -> None:
        start.wait()
        for _ in range(8):
            book(stage)

    with ThreadPoolExecutor(42) as pool:
        done = [pool.submit(gives, number) for number in range(40)] + [pool.submit(keeps_books, n) for n in (1, 2)]
        for each in done:
            each.result()
    book(stage)

    with stage.sessions.read() as session:
        booked = session.scalar(select(func.count(func.distinct(EntryRow.source))).where(EntryRow.sign > 0)) or 0
        taken = session.scalar(select(func.count()).select_from(DeedRow).where(DeedRow.taken_back_at.is_not(None)))
        net = select(EntryRow.source).group_by(EntryRow.source).having(func.sum(EntryRow.sign) > 0)
        assert len(list(session.scalars(net))) == 40 - 6
        assert taken == 6
        assert 34 <= booked <= 40
        capped = select(func.sum(EntryRow.units)).group_by(EntryRow.person_id, EntryRow.week, EntryRow.kind)
        assert max(session.scalars(capped)) <= RULES[RECEIVED].a_week * UNIT
        daily = (
            select(func.sum(EntryRow.units)).where(EntryRow.kind == GIVEN).group_by(EntryRow.person_id, EntryRow.day)
        )
        assert max(session.scalars(daily)) <= 3 * UNIT
    for person in PEOPLE:
        assert balance(stage, person) == sum_of_ledger(stage, person) <= A_WEEK


def test_two_bookkeepers_at_once_book_every_deed_once(stage: Stage) -> None:
    for number in range(10):
        thanks(stage, PEOPLE[number % 5], PEOPLE[(number + 1) % 5])
    with ThreadPoolExecutor(4) as pool:
        settled = list(pool.map(lambda _: book(stage), range(4)))
    assert sum(settled) == 10
    with stage.sessions.read() as session:
        assert session.scalar(select(func.count()).select_from(EntryRow)) == 20


@pytest.mark.parametrize("made", ["by the code", "by the migrations"])
def test_the_database_itself_refuses_to_change_the_ledger(stage: Stage, made: str) -> None:
    if made == "by the migrations":
        Base.metadata.drop_all(stage.sessions.engine)
        migrate(stage.sessions)
        found_company(stage.sessions, stage.now)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    try:
        for statement in (update(EntryRow).values(units=EntryRow.units), delete(EntryRow)):
            with pytest.raises(DatabaseError, match="never changed"), stage.sessions.begin() as session:
                session.connection().execute(statement)
        with pytest.raises(DatabaseError), stage.sessions.begin() as session:
            ledger.add(session, ACME.id, entries(stage, "UBOB"), now=stage.now)
        assert earned(stage, "UBOB", RECEIVED) == [5]
    finally:
        if made == "by the migrations":
            migrate(stage.sessions, "base")
            with stage.sessions.begin() as session:
                session.connection().exec_driver_sql("DROP TABLE alembic_version")
            Base.metadata.create_all(stage.sessions.engine)


def test_points_for_ratings_are_counted_for_oneself_alone_and_never_more_than_five_a_week(stage: Stage) -> None:
    def rates(_: int) -> None:
        with stage.sessions.begin() as session:
            service.note_rating(stage.context(session), stage.person("UALICE"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(rates, range(8)))
    assert balance(stage, "UALICE") == RULES["rated"].a_week
    assert balance(stage, "UBOB") == 0
    assert entries(stage, "UALICE") == []
    assert board(stage) == []
    stage.forward(days=7)
    rates(0)
    assert balance(stage, "UALICE") == 12


def test_points_for_ratings_take_only_what_a_week_has_left(stage: Stage) -> None:
    for _ in range(5):
        with stage.sessions.begin() as session:
            service.note_rating(stage.context(session), stage.person("UALICE"))
    thanks(stage, "UCHARLIE", "UALICE")
    book(stage)
    full = entries(stage, "UALICE")[0]
    with stage.sessions.begin() as session:
        more = [(kind, 25) for kind in ("tool-used", "action-closed")]
        rows = [full.__class__(**_copied(full) | {"kind": kind, "units": most * UNIT}) for kind, most in more]
        ledger.add(session, ACME.id, rows, now=stage.now)
    with stage.sessions.read() as session:
        own = service.own(stage.context(session), stage.person("UALICE"))
    assert own is not None
    assert (own.week, own.total, own.for_ratings) == (60, 60, 2.5)
    assert own.week_is_full


def _copied(entry: object) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}  # type: ignore[attr-defined]


def test_rating_a_handoff_earns_the_same_for_every_level_and_leaves_no_name(stage: Stage) -> None:
    for who, level in (("UALICE", 1), ("UCHARLIE", 5)):
        owner = "UBOB" if who == "UCHARLIE" else "ULINA"
        stage.says(who, f"/handoff <@{owner}> payroll export by fri")
        id = stage.owed("handoff-owner", owner)[-1].reference
        stage.presses(owner, "handoff-accept", id)
        form = stage.presses(owner, "handoff-deliver", id)
        stage.sends(owner, form, words="here it is")  # type: ignore[arg-type]
        stage.presses(who, "handoff-receive", id)
        stage.presses(who, "rate-level", f"{id}:{level}")
        stage.presses(who, "rate-level", f"{id}:4")  # changing one's mind is no second rating
    assert balance(stage, "UALICE") == balance(stage, "UCHARLIE") == 2
    book(stage)
    everything = _everything_about_points(stage)
    assert everything
    for person in PEOPLE:
        assert person not in everything


def _everything_about_points(stage: Stage) -> str:
    with stage.sessions.read() as session:
        tables = [table for name, table in Base.metadata.tables.items() if name.startswith("point_")]
        return "\n".join(str(row) for table in tables for row in session.execute(select(table)))


def test_boards_leave_out_who_wants_it_and_who_has_gone(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB", "UCHARLIE", "ULINA")
    book(stage)
    assert board(stage) == ["UCHARLIE", "ULINA", "UBOB", "UALICE"]
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UCHARLIE"), off_boards=True)
        people.change(session, stage.person("ULINA"), standing="deactivated")
    assert board(stage) == ["UBOB", "UALICE"]
    assert balance(stage, "UCHARLIE") == 7.5  # private points stay
    with stage.sessions.read() as session:
        assert service.top_of_season(stage.context(session), 1) == ["UBOB"]
    choose(stage, boards=False)
    assert board(stage) == []


def test_the_board_prefers_what_is_new_and_a_season_forgets_the_last(stage: Stage) -> None:
    thanks(stage, "UALICE", "UCHARLIE", at=stage.now - timedelta(days=60))  # 7.5, in the third quarter
    thanks(stage, "UALICE", "UBOB")  # 5
    book(stage)
    assert board(stage) == ["UBOB", "UCHARLIE", "UALICE"]
    with stage.sessions.read() as session:
        places, _ = service.boards(stage.context(session))
        assert places[1].points == round(7.5 * 2 ** (-60 / 28), 1)
        assert service.top_of_season(stage.context(session), 9) == ["UBOB", "UALICE"]
    assert balance(stage, "UCHARLIE") == 0


def test_a_team_counts_all_its_people_and_can_stay_out(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UDAN"), team_id="payroll", off_boards=True)
    thanks(stage, "UCHARLIE", "UALICE", "UDAN")
    book(stage)
    with stage.sessions.read() as session:
        (score,) = service.contest(stage.context(session))  # sales has only two
    mean = points((120 + 120 + 48) / 5)
    assert (score.team_id, score.members) == ("payroll", 3)
    assert score.score == pytest.approx((15 + 5 * mean) / 8)
    stage.says("UALICE", "/kudos points team off")
    with stage.sessions.read() as session:
        assert service.contest(stage.context(session)) == []
