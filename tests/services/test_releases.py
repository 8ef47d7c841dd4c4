"""What is released of ratings: whole epochs of enough people, frozen, and to a provider only what gives nobody away."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from baton.domain.ratings import DIMENSIONS
from baton.domain.releases import FIELDS, LEVEL, Said, own_cells
from baton.domain.statistics.epochs import Epoch, gather, release
from baton.services import home, releases
from baton.storage import teams, workspaces
from baton.storage.ratings import RatingRow
from baton.storage.releases import published
from baton.storage.releases.closing import SaidRow
from baton.storage.releases.published import EpochRow
from cli.sample.chance import dice
from jobs import weekly_report
from tests.received import receive
from tests.rows import rated, rated_by
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # Monday 09:00 in Berlin
SUNDAY = date(2026, 11, 22)
EVER = date(2020, 1, 1)
WEEK = timedelta(days=7)


def released(stage: Stage) -> list[Epoch]:
    with stage.sessions.read() as session:
        return published.epochs(session, ACME.id, EVER, team_id="payroll")


def cutoff(stage: Stage, week: int) -> None:
    """The clock comes to the cutoff so many weeks after the first."""
    stage.now = DUE + week * WEEK
    weekly_report.run(stage.office, now=stage.now)


def own(stage: Stage, who: str) -> tuple[int, float] | None:
    with stage.sessions.read() as session:
        found = published.own_epochs(session, ACME.id, who, EVER)
    return (sum(each.cell.raters for each in found), sum(each.cell.total for each in found)) if found else None


def test_what_the_database_sums_is_what_the_rules_say(stage: Stage) -> None:
    """Twelve weeks of chance ratings: every epoch equals the one that the pure functions make of the same answers."""
    chance = dice("releases")
    said: dict[str, list[tuple[date, str, int]]] = defaultdict(list)
    for week in range(12):
        for _ in range(chance.randint(2, 14)):
            day = SUNDAY + week * WEEK - timedelta(days=chance.randint(0, 6))
            rater, level = f"rater{chance.randint(1, 12)}", chance.randint(1, 5)
            answers = {name: chance.choice((None, 2, 3, 4, 5)) for name in DIMENSIONS}
            rated(stage, rater, level, day=day, **answers)
            for name, answer in (answers | {LEVEL: level}).items():
                if answer:
                    said[name].append((day, rater, answer))
    for week in range(12):
        cutoff(stage, week)
    found = {(epoch.field, epoch.closed_on): epoch.cell for epoch in released(stage)}
    assert len(found) > 20
    for name in FIELDS:
        begin = EVER
        for week in range(12):
            last = SUNDAY + week * WEEK
            cell = release(gather((rater, answer) for day, rater, answer in said[name] if begin <= day <= last))
            if cell is None:
                assert (name, last) not in found
                continue
            kept = found[name, last]
            assert (kept.raters, kept.delighted, kept.failed, kept.band) == (
                cell.raters,
                cell.delighted,
                cell.failed,
                cell.band,
            )
            assert (kept.total, kept.within) == (pytest.approx(cell.total), pytest.approx(cell.within, abs=1e-9))
            begin = last + timedelta(days=1)


def test_a_cutoff_is_settled_once_however_many_clocks_come_by(stage: Stage) -> None:
    rated_by(stage, 6, (3, 4))
    stage.now = DUE

    def one_clock(_: int) -> bool:
        with stage.sessions.begin() as session:
            ctx = stage.context(session)
            team = teams.find(session, ACME.id, "payroll")
            assert team is not None
            return releases.close(ctx, team, SUNDAY)

    with ThreadPoolExecutor(6) as clocks:
        assert sorted(clocks.map(one_clock, range(6))) == [False] * 5 + [True]
    assert [(epoch.field, epoch.cell.raters) for epoch in released(stage)] == [(LEVEL, 6)]


def test_the_database_itself_refuses_an_epoch_of_four(stage: Stage) -> None:
    row: dict[str, Any] = {"workspace_id": ACME.id, "team_id": "payroll", "field": LEVEL, "closed_on": SUNDAY}
    sums = {"raters": 4, "total": 16.0, "within": 0.5, "delighted": 4, "failed": 0}
    with pytest.raises(IntegrityError), stage.sessions.begin() as session:
        session.add(EpochRow(**row, **sums))


def test_a_raised_minimum_holds_from_then_on_only(stage: Stage) -> None:
    rated_by(stage, 5, (3, 4))
    cutoff(stage, 0)
    with stage.sessions.begin() as session:
        workspaces.change_settings(session, ACME.id, "privacy", {"group_minimum": 8})
    rated_by(stage, 7, (3, 4), first=20, day=SUNDAY + WEEK)
    cutoff(stage, 1)
    assert [epoch.cell.raters for epoch in released(stage)] == [5]
    rated(stage, "rater30", 2, day=SUNDAY + 2 * WEEK)
    cutoff(stage, 2)
    assert [epoch.cell.raters for epoch in released(stage)] == [5, 8]


def test_words_come_out_with_their_level_under_ids_of_their_own(stage: Stage) -> None:
    rated_by(stage, 4, (3, 4), words="waits for a fifth")
    cutoff(stage, 0)
    rated(stage, "rater5", 5, day=SUNDAY + WEEK, words="here I am")
    cutoff(stage, 1)
    with stage.sessions.read() as session:
        ids = published.words_of(session, ACME.id, "payroll", SUNDAY + WEEK)
        words = [each.words for each in published.words(session, ACME.id, ids)]
        ratings = set(session.scalars(select(RatingRow.id)))
    assert sorted(words) == ["here I am", *["waits for a fifth"] * 4]
    assert not ratings & set(ids)


def test_words_changed_within_the_day_change_where_they_were_released(stage: Stage) -> None:
    stage.now = DUE - timedelta(hours=12)  # Sunday evening: released on Monday morning, changed on Monday at noon
    rated_by(stage, 4, (3, 4))
    id = receive(stage).id
    stage.sends("ULINA", stage.presses("ULINA", "rate-open", f"handoff:{id}"), level=4, words="as I said")
    cutoff(stage, 0)
    assert "as I said" in digest(stage)
    stage.forward(hours=3)
    form = stage.presses("ULINA", "rate-open", f"handoff:{id}")
    stage.sends("ULINA", form, level=1, words="on second thoughts")
    assert "on second thoughts" in digest(stage)
    assert "as I said" not in digest(stage)
    assert "Level 3.6" in digest(stage), "the number stays as it was released"


def digest(stage: Stage) -> str:
    return stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


# What a provider alone is told


def said(epoch: int, provider: str | None, raters: str, level: float = 4) -> list[Said]:
    """One rating by each of these raters (one letter each)."""
    return [Said(SUNDAY + epoch * WEEK, provider, rater, level) for rater in raters]


def test_a_provider_is_told_once_five_people_rated_them() -> None:
    assert own_cells(said(0, "bob", "abcd", 3), {}, 5) == {}
    told = own_cells([*said(0, "bob", "abcd", 3), *said(1, "bob", "aef", 4)], {}, 5)
    assert (told["bob"].raters, told["bob"].total, told["bob"].epochs) == (7, 24, 2)


def test_a_provider_is_not_told_while_the_rest_is_of_few_people() -> None:
    of_bob = said(0, "bob", "abcd", 3) + said(0, "bob", "e", 4)
    assert own_cells([*of_bob, *said(0, "ann", "f", 1)], {}, 5) == {}, "the team's number less bob's would be f's"
    assert set(own_cells([*of_bob, *said(0, "ann", "fghij", 1)], {}, 5)) == {"bob", "ann"}


def test_the_same_is_not_told_twice() -> None:
    first = said(0, "bob", "abcd", 3) + said(0, "bob", "e", 4)
    assert own_cells(first, {"bob": SUNDAY}, 5) == {}
    assert set(own_cells([*first, *said(1, "bob", "abcde", 2)], {"bob": SUNDAY}, 5)) == {"bob"}


def test_own_scores_gather_over_several_releases_of_the_team(stage: Stage) -> None:
    for week, raters in ((0, 3), (1, 3)):
        day = SUNDAY + week * WEEK
        rated_by(stage, raters, (3, 4), first=1 + 10 * week, provider_id="UBOB", day=day)
        rated_by(stage, 5, (5, 4), first=5 + 10 * week, provider_id="UALICE", day=day)
        cutoff(stage, week)
        if week == 0:
            assert own(stage, "UBOB") is None
            assert own(stage, "UALICE") is None, "bob's three would be told by subtraction"
    assert own(stage, "UBOB") == (6, pytest.approx(20))
    assert own(stage, "UALICE") == (10, pytest.approx(46))


def test_a_rating_changed_after_the_release_changes_no_own_score(stage: Stage) -> None:
    rated_by(stage, 3, (3, 4), provider_id="UBOB")
    rated_by(stage, 2, (4,), first=4, provider_id=None)
    cutoff(stage, 0)
    with stage.sessions.begin() as session:
        session.connection().exec_driver_sql("UPDATE ratings SET level = 1")
        assert len(session.scalars(select(SaidRow)).all()) == 5
    rated_by(stage, 5, (4, 5), first=20, provider_id="UBOB", day=SUNDAY + WEEK)
    rated_by(stage, 5, (4, 5), first=30, provider_id=None, day=SUNDAY + WEEK)
    cutoff(stage, 1)
    assert own(stage, "UBOB") == (8, pytest.approx(10 + 22))


def test_ones_own_score_stands_in_ones_own_home_and_nowhere_else(stage: Stage) -> None:
    rated_by(stage, 12, (3, 4), provider_id="UBOB")
    cutoff(stage, 0)
    assert "How your own handoffs were rated, 90 days\n3.5 of 5 – between" in home_of(stage, "UBOB")
    for who in ("UALICE", "UCHARLIE", "UDAN"):
        assert "How your own handoffs" not in home_of(stage, who)
    stage.now += timedelta(days=91)
    assert "How your own handoffs" not in home_of(stage, "UBOB")


def home_of(stage: Stage, who: str) -> str:
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person(who))
    return stage.hears(stage.owed("home", who)[-1])
