"""/rate-service in one line, and the form it opens."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.teams import Team
from baton.storage import teams
from tests.received import receive, stored, the_one
from tests.stage import ACME, Stage


def found(stage: Stage, id: str, name: str) -> None:
    with stage.sessions.begin() as session:
        assert teams.add(session, Team(ACME.id, id, name, "en", "UTC"), now=stage.now)


@pytest.mark.parametrize(
    ("typed", "team", "provider", "level", "words"),
    [
        ("@payroll 4 quick and clear", "payroll", None, 4, "quick and clear"),
        ("Payroll 4 quick and clear", "payroll", None, 4, "quick and clear"),
        ("PAYROLL, delighted: quick", "payroll", None, 4, "quick"),
        ("@Payroll Europe 3", "europe", None, 3, ""),
        ("payroll europe 3 fine", "europe", None, 3, "fine"),
        ("PayrollEurope 3 fine", "europe", None, 3, "fine"),
        ("财务部5很快", "finance", None, 5, "很快"),
        ("@财务部\uff0c愉悦\uff0c很快", "finance", None, 4, "很快"),
        ("<@UALICE> 5", "payroll", "UALICE", 5, ""),
        ("@alice wow, thanks", "payroll", "UALICE", 5, "thanks"),
        ("<@UGONE> 3", None, None, 0, "gone cannot be rated"),
        ("<@UDAN> 2 slow", None, "UDAN", 2, "slow"),
    ],
)
def test_a_line_with_a_level_is_a_complete_rating(
    stage: Stage, typed: str, team: str | None, provider: str | None, level: int, words: str
) -> None:
    found(stage, "europe", "Payroll Europe")
    found(stage, "finance", "财务部")
    if not level:
        with pytest.raises(Refusal) as refused:
            stage.says("UCHARLIE", f"/rate-service {typed}")
        assert words in stage.refusal(refused.value)
        return
    answer = stage.says("UCHARLIE", f"/rate-service {typed}")
    assert isinstance(answer, Card)
    row = the_one(stage)
    assert (row.team_id, row.provider_id, row.level, row.words) == (team, provider, level, words)
    assert row.stream == "volunteer"


def test_a_chinese_name_needs_no_space_before_the_level(stage: Stage) -> None:
    answer = stage.says("UALICE", "/rate-service @李娜5报表很清楚")
    assert "You rated 李娜: Wow" in stage.read(answer)
    row = the_one(stage)
    assert (row.provider_id, row.words, row.day.isoformat()) == ("ULINA", "报表很清楚", "2026-11-24")


def test_the_day_is_counted_where_the_rated_team_is(stage: Stage) -> None:
    stage.forward(hours=8)  # Wednesday, 02:00 in Shanghai
    stage.says("UALICE", "/rate-service sales 4")
    assert the_one(stage).day.isoformat() == "2026-11-25"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("@payroll 6 good", "from 1 (fell short) to 5 (wow)"),
        ("@payroll 4 " + "x" * 141, "141 characters; please keep it to 140"),
        ("@payroll " + "x" * 141, "141 characters"),
        ("@nobody 4", "no person and no team called nobody"),
        ("@" + "x" * 2000, "no team called xxx"),
        ("quick and clear", "Whom do you want to rate?"),
        ("4 quick", "Whom do you want to rate?"),
        ("<@UCHARLIE> 5", "Ratings come from others"),
        ("@sales 5", "Sales is your own team. You can rate a single colleague"),
        ("<@UBOT> 5", "robo cannot be rated"),
        ("<@UGUEST>", "gus cannot be rated"),
        ("<@USTRANGER> 5", "no person and no team called USTRANGER"),
    ],
)
def test_what_cannot_be_rated_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UCHARLIE", f"/rate-service {typed}")
    assert says in stage.refusal(refused.value)
    assert stored(stage) == []


def test_guests_cannot_rate(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UGUEST", "/rate-service payroll 4")
    assert "Guests and bots cannot rate" in stage.refusal(refused.value)


def test_the_first_rating_comes_with_the_promise(stage: Stage) -> None:
    assert "Not used for appraisal" in stage.read(stage.says("UCHARLIE", "/rate-service payroll 4"))
    stage.forward(days=1)
    assert "Not used for appraisal" not in stage.read(stage.says("UCHARLIE", "/rate-service payroll 4"))


def test_a_second_rating_on_the_same_day_replaces_the_first_and_says_so(stage: Stage) -> None:
    stage.says("UCHARLIE", "/rate-service payroll 4 quick")
    answer = stage.says("UCHARLIE", "/rate-service @payroll 2")
    assert "takes the place of what you said before" in stage.read(answer)
    assert (the_one(stage).level, the_one(stage).words) == (2, "")
    stage.forward(days=1)
    answer = stage.says("UCHARLIE", "/rate-service @payroll 5")
    assert "takes the place" not in stage.read(answer)
    assert len(stored(stage)) == 2


def test_several_people_rate_the_same_team_on_one_day(stage: Stage) -> None:
    for who in ("UCHARLIE", "ULINA", "UDAN"):
        stage.says(who, "/rate-service payroll 4")
    assert len({row.rater_key for row in stored(stage)}) == 3


def test_many_lines_at_once_leave_one_rating(stage: Stage) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda level: stage.says("UCHARLIE", f"/rate-service payroll {level}"), [1, 2, 3, 4, 5, 1]))
    assert len(stored(stage)) == 1


def test_a_line_answers_the_latest_unrated_handoff_of_that_person_or_team(stage: Stage) -> None:
    older = receive(stage, receiver="UCHARLIE", what="first export")
    stage.forward(hours=1)
    receive(stage, owner="UBOB", receiver="UCHARLIE", what="second export")
    answer = stage.says("UCHARLIE", "/rate-service @payroll 4")
    assert "You rated Payroll: Delighted" in stage.read(answer)
    assert "Counted for the handoff “second export”." in stage.read(answer)
    assert "“first export”" in stage.read(stage.says("UCHARLIE", "/rate-service <@UALICE> 5"))
    streams = {row.provider_id: row.stream for row in stored(stage)}
    assert streams == {"UBOB": "volunteer", "UALICE": "handoff"}  # only the first had been asked about
    assert stage.owed("handoff-delivered")[0].reference == older.id
    assert stage.owed("handoff-delivered")[0].revision == 2
    assert "Counted for" not in stage.read(stage.says("UCHARLIE", "/rate-service payroll 3"))


def test_a_handoff_older_than_two_weeks_is_not_meant(stage: Stage) -> None:
    receive(stage, receiver="UCHARLIE")
    stage.forward(days=14, minutes=1)
    assert "Counted for" not in stage.read(stage.says("UCHARLIE", "/rate-service payroll 3"))


def test_colleagues_of_one_team_rate_each_other_apart(stage: Stage) -> None:
    answer = stage.says("UBOB", "/rate-service <@UALICE> 5")
    assert "stays out of the team’s numbers" in stage.read(answer)
    assert the_one(stage).stream == "rank"


def test_ones_own_team_is_refused_even_with_a_handoff_from_it(stage: Stage) -> None:
    receive(stage, owner="UALICE", receiver="UBOB")
    with pytest.raises(Refusal) as refused:
        stage.says("UBOB", "/rate-service payroll 5")
    assert "Payroll is your own team" in stage.refusal(refused.value)


def test_without_a_level_the_form_opens_with_what_was_typed(stage: Stage) -> None:
    form = stage.says("UCHARLIE", "/rate-service payroll quick and clear")
    assert isinstance(form, Form)
    assert "You are rating: Payroll · Tue, Nov 24" in stage.read(form)
    answer = stage.sends("UCHARLIE", form, level=4, empathy=5)
    assert "You rated Payroll: Delighted" in stage.read(answer)
    row = the_one(stage)
    assert (row.words, row.empathy, row.signed_by, row.opened_at) == ("quick and clear", 5, None, stage.now)


def test_the_blank_form_takes_a_person_or_a_team_and_links_the_handoff(stage: Stage) -> None:
    form = stage.says("UCHARLIE", "/rate-service")
    assert isinstance(form, Form)
    assert form == stage.uses("UCHARLIE", "rate_a_service")
    for answers, field in (({}, "person"), ({"person": "UALICE", "team": "payroll"}, "team")):
        with pytest.raises(Refusal) as refused:
            stage.sends("UCHARLIE", form, level=4, **answers)
        assert refused.value.field == field
    with pytest.raises(Refusal) as refused:
        stage.sends("UCHARLIE", form, level=4, team="sales")
    assert refused.value.field == "team"
    receive(stage, receiver="UCHARLIE")
    assert "Counted for the handoff" in stage.read(stage.sends("UCHARLIE", form, level=4, person="UALICE"))


def test_a_form_without_a_level_or_with_too_many_words_names_both_fields(stage: Stage) -> None:
    form = stage.says("UCHARLIE", "/rate-service payroll")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refused:
        stage.sends("UCHARLIE", form, words="x" * 141)
    assert [each.field for each in refused.value.all()] == ["level", "words"]


def test_a_typed_rating_can_be_detailed_and_changed_for_a_day(stage: Stage) -> None:
    answer = stage.says("UCHARLIE", "/rate-service payroll 4")
    assert isinstance(answer, Card)
    form = stage.presses_in("UCHARLIE", answer, "Add detail")
    assert isinstance(form, Form)
    stage.forward(hours=23)
    card = stage.sends("UCHARLIE", form, level=3, words="took two rounds")
    assert isinstance(card, Card)
    assert (the_one(stage).level, the_one(stage).words) == (3, "took two rounds")
    stage.forward(hours=2)
    with pytest.raises(Refusal) as refused:
        stage.sends("UCHARLIE", form, level=5)
    assert "24 hours" in stage.refusal(refused.value)
    with pytest.raises(Refusal):
        stage.presses_in("UCHARLIE", card, "Change")
    assert the_one(stage).level == 3


def test_a_typed_level_can_be_changed_alone(stage: Stage) -> None:
    answer = stage.says("UCHARLIE", "/rate-service <@UALICE> 4")
    assert isinstance(answer, Card)
    form = stage.presses_in("UCHARLIE", answer, "Change")
    assert isinstance(form, Form)
    assert "You rated it: Basic" in stage.read(stage.sends("UCHARLIE", form, level=2))
    assert the_one(stage).level == 2


def test_kudos_go_to_the_person_rated_and_are_not_offered_where_something_failed(stage: Stage) -> None:
    answer = stage.says("UCHARLIE", "/rate-service <@UALICE> 4")
    assert isinstance(answer, Card)
    form = stage.presses_in("UCHARLIE", answer, "Send kudos")
    assert isinstance(form, Form)
    assert form.fields[0].value == ("UALICE",)
    assert "Send kudos" not in stage.read(stage.says("UCHARLIE", "/rate-service <@UALICE> 2"))


def test_help_shows_the_grammar_in_both_languages(stage: Stage) -> None:
    card = stage.says("UCHARLIE", "/rate-service help")
    assert "/rate-service @payroll 4 quick and clear" in stage.read(card)
    assert "/rate-service @李娜 5 报表很清楚" in stage.read(card, "zh-Hans")
