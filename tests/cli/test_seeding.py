"""The sample company is loaded through the same deeds people use, once, and tells nobody anything."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from baton.domain.boards import LENGTH
from baton.domain.people import Workspace
from baton.domain.training import drawn_to_wait
from baton.office import Office
from baton.services import handoffs, plans, ratings, reports
from baton.services.training import cohorts, members, results, seen
from baton.storage import boards, people, teams, workspaces
from baton.storage.claims import waits_until
from baton.storage.database import Sessions
from baton.storage.deliveries import DeliveryRow
from baton.storage.handoffs import HandoffRow
from baton.storage.kudos import KudosRow
from baton.storage.ratings import RatingRow
from baton.storage.reports.kept import ReportRow
from baton.storage.training.steps import STEP
from cli import seeding
from cli.problems import Problem
from cli.sample.company import ANA, LINA, MEMBERS, PEOPLE, TEAMS
from cli.sample.events import Ordered, Rated, Received, Thanked
from cli.sample.story import story
from cli.sample.training import FACILITATORS
from cli.seeding import COMPANY, UNSAID, seed
from jobs import training, weekly_report
from tests.stage import SECRET, found_company

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
A_FEW = 300


@pytest.fixture
def office(sessions: Sessions) -> Office:
    return Office(sessions, SECRET, clock=lambda: NOW)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beginning of the story, where its length does not matter."""
    monkeypatch.setattr(seeding, "story", lambda now: islice(story(now), A_FEW))


def rows(office: Office, table: type) -> list[tuple[object, ...]]:
    with office.sessions.read() as session:
        found = session.query(table).all()
        return sorted(
            tuple(repr(getattr(row, column.key)) for column in table.__table__.columns)  # type: ignore[attr-defined]
            for row in found
        )


@pytest.mark.slow
def test_the_whole_story_happens_and_breaks_no_rule(office: Office) -> None:
    told: list[tuple[int, int]] = []
    assert seed(office, NOW, lambda done, total: told.append((done, total)))

    events = list(story(NOW))
    assert told == [(done, len(events)) for done in range(1, len(events) + 1)]
    kinds = Counter(type(event) for event in events)
    with office.sessions.read() as session:
        ctx = office.context(session, COMPANY, now=NOW)
        placed = list(session.query(HandoffRow))
        assert len(placed) == kinds[Ordered]
        assert Counter(row.state for row in placed)["received"] == kinds[Received]
        given = list(session.query(RatingRow))
        assert len(given) == kinds[Rated]
        assert sum(row.stream == "handoff" for row in given) >= 0.97 * len(given)
        assert not any(row.stream == "rank" for row in given)
        thanking = [each for each in boards.tallies(session, COMPANY.id, NOW - timedelta(days=28)) if each.given]
        assert len(thanking) >= LENGTH
        assert session.query(KudosRow).count() == kinds[Thanked]
        for person_id in (ANA, LINA):
            person = people.known(session, COMPANY.id, [person_id])[person_id]
            waiting = handoffs.waiting_for(ctx, person)
            assert len(waiting.to_accept) >= 1
            assert len(waiting.to_deliver) >= 2
            assert len(waiting.to_receive) >= 1
            assert len(ratings.waiting_for(ctx, person)) >= 1


@pytest.mark.usefixtures("short")
def test_everybody_is_at_home_in_their_team(office: Office) -> None:
    assert seed(office, NOW)

    with office.sessions.read() as session:
        workspace = workspaces.find(session, COMPANY.id)
        found = {team.name: team for team in teams.every(session, COMPANY.id)}
        known = {person.id: person for person in people.every(session, COMPANY.id)}
        leads = {team.name: teams.leads_of(session, COMPANY.id, team.id) for team in found.values()}
    assert workspace == COMPANY
    assert known.keys() == {person.id for person in PEOPLE}
    for department in TEAMS:
        team = found[department.name]
        assert (team.language, team.zone, team.channel_id) == (
            department.language,
            department.zone,
            department.channel_id,
        )
        mine = [person for person in MEMBERS if person.team == department.key]
        assert {known[person.id].team_id for person in mine} == {team.id}
        assert leads[team.name] == [person.id for person in mine if person.is_lead]
    for person in PEOPLE:
        there = known[person.id]
        assert (there.name, there.full_name, there.language, there.zone) == (
            person.name,
            person.full_name,
            person.language,
            person.zone,
        )
        assert (there.standing, there.is_admin) == (person.standing, person.is_admin)


@pytest.mark.usefixtures("short")
def test_nothing_of_it_is_sent(office: Office) -> None:
    assert seed(office, NOW)

    with office.sessions.read() as session:
        owed = list(session.query(DeliveryRow))
        assert len(owed) >= 100
        assert {(row.state, row.reason) for row in owed if row.kind != STEP} == {("dropped", UNSAID)}
        assert {row.state for row in owed if row.kind == STEP} == {"dropped", "sent"}  # as if they had been read
        assert not any(row.message_id for row in owed)
        assert waits_until(session) is None


@pytest.mark.usefixtures("short")
def test_people_have_plans_some_of_which_wait_for_an_answer(office: Office) -> None:
    assert seed(office, NOW)
    with office.sessions.read() as session:
        ctx = office.context(session, COMPANY, now=NOW)
        mine = {id: plans.open_of(ctx, id) for id in (ANA, LINA)}
        due = plans.due_of_all(ctx)
    for found in mine.values():
        assert {each.kind for each in found} == {"if-then", "result"}
        assert any(each.state == "proposed" for each in found)
        assert any(each.asked_on for each in found)
    assert sum(map(len, due.values())) >= 8
    assert any(each.due_on < NOW.date() for found in due.values() for each in found)


@pytest.mark.usefixtures("short")
def test_one_training_is_in_the_middle_of_its_follow_up(office: Office) -> None:
    assert seed(office, NOW)
    with office.sessions.read() as session:
        ctx = office.context(session, COMPANY, now=NOW)
        facilitator = people.known(session, COMPANY.id, [FACILITATORS[0]])[FACILITATORS[0]]
        cohort = cohorts.numbered(ctx, facilitator, 1)
        found = results.of_cohort(ctx, facilitator, cohort.id)
        there = members.members_of(ctx, cohort)
        mine = {id: seen.own(ctx, people.known(session, COMPANY.id, [id])[id])[0] for id in (ANA, LINA)}
    assert 35 <= (NOW.date() - cohort.ends_on).days <= 45
    assert drawn_to_wait(
        sorted({each.team_id or "" for each in (*there.participants, *there.waiting)}), cohort.seed or 0
    ) == {each.team_id for each in there.waiting}
    assert len(there.participants) >= 20
    asked = [each for each in found.steps if each.day <= 30 and each.kind != "manager"]  # there are but two leads
    assert all(0.6 < (each.response or 0) <= 1 for each in asked)
    assert not any(each.alarming for each in found.steps)
    assert (found.stopped, cohort.reported) == (1, 30)
    assert found.levels.useful
    assert found.levels.right
    assert found.levels.fired
    assert found.levels.customers
    for own in mine.values():
        assert own.next
        assert own.next.key == "month-review"
        assert own.next.due_on == NOW.date()


@pytest.mark.usefixtures("short")
def test_another_is_about_to_end_and_the_clock_asks_its_people_first(office: Office) -> None:
    assert seed(office, NOW)
    training.run(office, now=NOW + timedelta(hours=5))  # ten in Toronto
    with office.sessions.read() as session:
        owed = [row for row in session.query(DeliveryRow) if row.state == "owed" and row.kind == STEP]
    assert {row.reference.rpartition("/")[2] for row in owed} == {"before", "month-review"}
    assert {row.recipient for row in owed} == {ANA, LINA} | {each.id for each in MEMBERS if each.team == "support"}


@pytest.mark.usefixtures("short")
def test_loading_it_again_does_nothing(office: Office) -> None:
    assert seed(office, NOW)
    before = [rows(office, table) for table in (HandoffRow, RatingRow, DeliveryRow)]
    assert not seed(office, NOW + timedelta(days=3))
    assert [rows(office, table) for table in (HandoffRow, RatingRow, DeliveryRow)] == before


@pytest.mark.usefixtures("short")
def test_ids_and_all_else_are_the_same_every_time(office: Office) -> None:
    assert seed(office, NOW)
    ids = {row[1] for row in rows(office, HandoffRow)}
    again = seeding._of_the_story(office, COMPANY.id)
    minted = {repr(again.mint()) for _ in range(5000)}
    assert ids <= minted


@pytest.mark.usefixtures("short")
def test_a_workspace_of_ones_own_is_named_by_its_id(office: Office) -> None:
    there = Workspace("T0MINE", "Mine", "zh-Hans", "Asia/Shanghai", "UBATON")
    with office.sessions.begin() as session:
        workspaces.add(session, there, now=NOW)
    assert seed(office, NOW, workspace_id=there.id)
    with office.sessions.read() as session:
        assert workspaces.find(session, there.id) == there
        assert workspaces.find(session, COMPANY.id) is None
        assert len(people.every(session, there.id)) == len(PEOPLE)


def test_it_does_not_move_in_with_other_people(office: Office) -> None:
    found_company(office.sessions, NOW)
    with pytest.raises(Problem, match="people of its own"):
        seed(office, NOW, workspace_id="T1")
    with office.sessions.read() as session:
        assert people.find(session, "T1", ANA) is None


@pytest.mark.slow
def test_digests_were_posted_every_week_but_the_last_which_the_clock_posts(office: Office) -> None:
    assert seed(office, NOW)
    with office.sessions.read() as session:
        kept = Counter(row.week for row in session.query(ReportRow))
    assert set(kept.values()) == {len(TEAMS)}
    assert sorted(kept)[-1] == "2026-W46"
    assert len(kept) >= 10

    weekly_report.run(office, now=NOW)
    with office.sessions.read() as session:
        ctx = office.context(session, COMPANY, now=NOW)
        latest = {team.name: reports.latest(ctx, team) for team in teams.every(session, COMPANY.id)}
        owed = {row.recipient for row in session.query(DeliveryRow) if row.state == "owed"}
    assert {report.week for report in latest.values() if report} == {"2026-W47"}
    assert owed == {team.channel_id for team in TEAMS}
    shown = {name for name, report in latest.items() if report and report.numbers.level}
    assert shown == {team.name for team in TEAMS} - {"Payroll"}
