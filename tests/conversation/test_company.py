"""The company's page: for admins, made of what was released, about nobody in particular."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import insert

from baton.conversation import company
from baton.conversation.forms import Form, ScaleField
from baton.domain.company import CompanySettings, Health, brokers, company_ties, health, team_ties
from baton.domain.lines import Refusal
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.ratings import DIMENSIONS
from baton.domain.settings import chosen
from baton.services import company as service
from baton.services.points import Concentration
from baton.storage import workspaces
from baton.storage.company import kept
from baton.storage.ratings import RatingRow
from cli.sample.chance import dice
from jobs import company_report, weekly_report
from tests.rows import LAST_WEEK, handed, prompted, rated_by
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


def settle(stage: Stage, who: str = "UDAN", channel: str = "CADMIN", **answers: Any) -> str:
    form = stage.presses(who, "company-settings", channel=channel)
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, **answers))


def test_only_admins_read_it(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/digest company")
    assert "Only admins" in stage.refusal(refused.value)
    assert "0 of 2 teams have released results" in stage.read(stage.says("UDAN", "/digest company"))
    assert "2 个团队中有 0 个" in stage.read(stage.says("UDAN", "/digest 全公司"), "zh-Hans")


def test_it_adds_up_what_was_released_and_ranks_nobody(stage: Stage) -> None:
    stage.now = DUE
    rated_by(stage, 6, (3, 4))
    rated_by(stage, 6, (4, 5), team="sales")
    rated_by(stage, 4, (1, 2), first=20, team="sales", day=LAST_WEEK + timedelta(days=6))
    for number in range(6):
        handed(stage, number)
    for number in range(12):
        prompted(stage, number)
    weekly_report.run(stage.office, now=stage.now)
    told = stage.read(stage.says("UDAN", "/digest company"))
    assert "2 of 2 teams have released results" in told
    assert "All of them together: level 4.0 of 5." in told
    assert "Level 3 to 4\none team\nLevel 4 to 5\none team" in told
    assert "Delivered\n6" in told
    assert "Response\nabout 50% of those asked" in told
    assert "Payroll" not in told
    assert "Sales" not in told


def test_it_is_posted_on_monday_once_where_admins_want_it(stage: Stage) -> None:
    stage.now = datetime(2026, 11, 23, 8, 50, tzinfo=UTC)
    assert "Saved" in settle(stage, where="here")
    company_report.run(stage.office, now=stage.now)
    assert stage.owed(service.SUMMARY) == [], "nine o’clock has not come"
    for _ in range(3):
        stage.forward(minutes=15)
        company_report.run(stage.office, now=stage.now)
    (row,) = stage.owed(service.SUMMARY)
    assert (row.recipient, row.period) == ("CADMIN", "2026-W47")
    assert "The company · 2026-W47" in stage.hears(row)
    stage.forward(days=7)
    company_report.run(stage.office, now=stage.now)
    assert [each.period for each in stage.owed(service.SUMMARY)] == ["2026-W47", "2026-W48"]


def test_the_group_minimum_can_be_raised_and_never_lowered(stage: Stage) -> None:
    assert "holds for what is released from now on" in settle(stage, minimum=8)
    with pytest.raises(Refusal) as refused:
        settle(stage, minimum=6)
    assert "It is 8 people now and can only be raised" in stage.refusal(refused.value)
    with pytest.raises(Refusal):
        settle(stage, minimum=11)
    with pytest.raises(Refusal):
        settle(stage, minimum=4)
    with pytest.raises(Refusal):
        stage.presses("UALICE", "company-settings")
    assert "people behind every number” from 5 to 8" in stage.read(stage.says("UDAN", "/baton audit"))
    stage.now = DUE
    rated_by(stage, 7, (3, 4))
    weekly_report.run(stage.office, now=stage.now)
    told = stage.hears(stage.owed("weekly-digest", "CPAY")[-1])
    assert "shown from 8 people on" in told


def test_two_dimensions_in_turns_are_asked_of_everybody_equally(stage: Stage) -> None:
    settle(stage, dimensions="2")
    asked: list[str] = []
    for place in range(5):
        stage.chance = place / 5
        form = stage.says("UCHARLIE", "/rate-service")
        assert isinstance(form, Form)
        asked += [f.key for f in form.fields if isinstance(f, ScaleField) and f.key in DIMENSIONS]
    assert sorted(asked) == sorted([*DIMENSIONS, *DIMENSIONS])


def test_a_finished_month_is_summed_up_once(stage: Stage) -> None:
    stage.now = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    chance = dice("months")
    rows = []
    for number in range(120):
        answers = dict.fromkeys(DIMENSIONS, 4) if number < 90 else {name: chance.randint(1, 5) for name in DIMENSIONS}
        rows.append(_form(stage, number, answers))
    with stage.sessions.begin() as session:
        session.execute(insert(RatingRow), rows)
    company_report.run(stage.office, now=stage.now)
    told = stage.read(stage.says("UDAN", "/digest company"))
    assert "Ratings in 2026-11" in told
    assert "Forms with one answer throughout\n75%" in told
    assert "Asking two dimensions in turns costs less attention." in told
    assert "Median time for a full form\n31 s" in told
    with stage.sessions.begin() as session:
        session.connection().exec_driver_sql("UPDATE ratings SET reliability = 1")
    stage.forward(days=3)
    company_report.run(stage.office, now=stage.now)
    assert "Forms with one answer throughout\n75%" in stage.read(stage.says("UDAN", "/digest company"))


def _health_of(stage: Stage, rows: list[dict[str, Any]]) -> str:
    stage.now = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    with stage.sessions.begin() as session:
        session.execute(insert(RatingRow), rows)
    company_report.run(stage.office, now=stage.now)
    return stage.read(stage.says("UDAN", "/digest company"))


def test_months_that_ended_while_nobody_ran_baton_are_summed_up_later(stage: Stage) -> None:
    stage.now = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    company_report.run(stage.office, now=stage.now)
    with stage.sessions.read() as session:
        assert [month for month in ("2026-09", "2026-10", "2026-11") if kept.has_health(session, ACME.id, month)] == [
            "2026-10",
            "2026-11",
        ]  # whom Baton asked in early September is forgotten


def test_a_month_in_which_four_people_rated_is_not_told_though_a_fifth_ranked(stage: Stage) -> None:
    alike = dict.fromkeys(DIMENSIONS, 5)
    four = [_form(stage, n, alike, rater=f"rater{n % 4}") for n in range(60)]
    told = _health_of(stage, [*four, _form(stage, 60, {}, rater="fifth", stream="rank")])
    assert "Too few ratings that month" in told
    assert "Highest level" not in told


def test_full_forms_of_four_people_are_not_told_among_the_ratings_of_many(stage: Stage) -> None:
    alike, none = dict.fromkeys(DIMENSIONS, 5), dict.fromkeys(DIMENSIONS)
    four = [_form(stage, n, alike, rater=f"rater{n % 4}") for n in range(60)]
    told = _health_of(stage, [*four, *(_form(stage, n, none, rater=f"other{n % 9}") for n in range(60, 120))])
    assert "Highest level\n0%" in told
    for hidden in ("one answer throughout", "Median time", "α"):
        assert hidden not in told


def test_two_admins_at_once_never_lower_the_group_minimum(stage: Stage) -> None:
    def raise_to(minimum: int) -> str:
        try:
            with stage.sessions.begin() as session:
                wanted = PrivacySettings(minimum)
                service.configure(stage.context(session), stage.person("UDAN"), wanted, CompanySettings())
        except Refusal as refusal:
            return refusal.line.id
        return "kept"

    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(raise_to, (6, 10, 7, 9, 8, 6)))
    with stage.sessions.read() as session:
        found = workspaces.find(session, ACME.id)
    assert found is not None
    assert chosen(PrivacySettings, found, "privacy") == PrivacySettings(10)
    assert set(said) <= {"kept", "company-minimum-lowered"}


def test_what_counts_is_the_minimum_as_it_stands_not_as_somebody_remembers_it(stage: Stage) -> None:
    settle(stage, minimum=9)
    with stage.sessions.begin() as session:
        remembered = stage.office.context(session, ACME)
        with pytest.raises(Refusal, match="company-minimum-lowered"):
            service.configure(remembered, stage.person("UDAN"), PrivacySettings(6), CompanySettings())


def _form(stage: Stage, number: int, answers: Mapping[str, int | None], **more: Any) -> dict[str, Any]:
    id, rater = stage.mint(), more.get("rater", f"rater{number % 30}")
    return {
        "workspace_id": ACME.id,
        "id": id,
        "rater_key": rater,
        "team_id": "payroll",
        "stream": more.get("stream", "handoff"),
        "level": 4,
        "words": "",
        "day": datetime(2026, 11, 12, tzinfo=UTC).date(),
        "rated_at": stage.now,
        "subject_key": id,
        "form_seconds": 31,
        **answers,
    }


# The formulas


def test_ties_are_told_of_groups_only() -> None:
    team_of = {f"p{n}": "pay" if n < 5 else "it" for n in range(12)}
    edges = [("p0", "p5"), ("p5", "p0"), ("p1", "p6"), ("p2", "p3"), ("p4", "p0")]
    ties = team_ties("pay", edges, team_of)
    assert ties is not None
    assert (ties.across, ties.by_chance, ties.returned) == (
        pytest.approx(0.6),
        pytest.approx(7 / 11),
        pytest.approx(0.4),
    )
    assert team_ties("pay", edges[:4], team_of) is None
    assert team_ties("it", edges[3:], team_of) is None
    assert company_ties(edges, team_of, [1] * 12) is None, "too few people have ties"
    many = [(f"p{n}", f"p{(n + 1) % 12}") for n in range(12)]
    company = company_ties(many, team_of, [4, 0, 0, 0])
    assert company is not None
    assert company.uneven == pytest.approx(1)
    assert company.density == pytest.approx(12 / 132)


def test_teams_between_others_are_told_and_no_team_of_a_few_people() -> None:
    """Sales reaches IT only through Payroll, and Legal only through two people of Audit."""
    sizes = {"pay": 5, "it": 5, "sales": 5, "audit": 2, "legal": 5}
    team_of = {f"{team}{n}": team for team, size in sizes.items() for n in range(size)}
    chain = [("sales0", "pay0"), ("pay1", "it0"), ("it1", "audit0"), ("audit1", "legal0")]
    inside = [(f"legal{n}", f"legal{n + 1}") for n in range(4)]
    assert brokers([*chain, *inside], team_of) == ("it", "pay")
    assert brokers(chain, team_of) == (), "fewer than ten people"
    circle = [(f"{a}0", f"{b}1") for a in sizes for b in sizes if a != b]
    assert brokers([*circle, *inside], team_of) == (), "everybody deals with everybody"


def test_the_page_tells_response_brokers_and_concentration(stage: Stage) -> None:
    found = service.Summary(
        "2026-W47", 3, 2, response=(41, 77), between=("Payroll", "IT"), concentration=Concentration(40, 22, 3)
    )
    with stage.sessions.begin() as session:
        facts = TypeAdapter(service.Summary).dump_python(found, mode="json")
        kept.keep_summary(session, ACME.id, "2026-W47", facts, now=stage.now)
        assert service.posted(stage.context(session), "2026-W47") == found
    shown = company.card(found)
    for language, sentences in (
        (
            "en",
            ("about 50% of those asked", "through Payroll and IT: good teams", "3 people got half of all kudos"),
        ),
        ("zh-Hans", ("50%", "其他团队常通过 Payroll 和 IT 相互联系", "一半的点赞集中在 3 人身上")),
    ):
        told = stage.read(shown, language)
        for sentence in sentences:
            assert sentence in told
    assert "low response" in stage.read(company.card(replace(found, response=(2, 9))))


def test_a_summary_posted_before_response_was_in_it_is_still_read(stage: Stage) -> None:
    old = {"week": "2026-W40", "teams": 2, "with_results": 0}
    with stage.sessions.begin() as session:
        kept.keep_summary(session, ACME.id, "2026-W40", old, now=stage.now)
        found = service.posted(stage.context(session), "2026-W40")
    assert found == service.Summary("2026-W40", 2, 0)


def test_a_month_of_few_forms_says_nothing_of_them() -> None:
    few = health("2026-11", [(4, 4, 4, 4, 4)] * 49, {4: 49}, [9] * 49, 49, 40)
    assert few == Health("2026-11", 49)
    assert few.advice == ()


def test_advice_follows_the_thresholds() -> None:
    alike = [(n % 5 + 1,) * 5 for n in range(60)]
    said = health("2026-11", alike, {5: 60}, [25] * 60, 100, 20)
    assert said.alpha == pytest.approx(1)
    assert set(said.advice) == {"one-number", "shorter", "slow", "silent"}


def test_forms_that_ask_two_in_turns_still_show_whether_people_choose() -> None:
    pairs = [(4, 4)] * 45 + [(3, 5)] * 15
    said = health("2026-11", pairs, {4: 60}, [12] * 60, 100, 60)
    assert (said.alpha, said.straight, said.seconds) == (None, pytest.approx(0.75), 12)
