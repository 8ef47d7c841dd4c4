"""What a digest says, to whom, and what people can type with /digest."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from baton.conversation import cards, desk
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.conversation.reports.when import day_and_time
from baton.domain.deliveries import Delivery
from baton.domain.lines import Refusal
from baton.domain.ratings import DIMENSIONS
from baton.domain.teams import Team
from baton.storage import people, teams
from baton.storage.reports import kept
from baton.storage.reports.kept import ReportRow
from jobs import weekly_report
from tests.rows import LAST_WEEK, four_weeks, handed, prompted, rated, rated_by
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # Monday 09:00 in Berlin
REASON = "stayed late on Thursday so that the export was right"


@pytest.fixture
def monday(stage: Stage) -> Stage:
    """It is the hour of Payroll's digest."""
    stage.now = DUE
    return stage


def posted(stage: Stage, team: str = "CPAY") -> str:
    """What the latest digest in a team's channel says, after the job has run."""
    weekly_report.run(stage.office, now=stage.now)
    return stage.hears(stage.owed("weekly-digest", team)[-1])


def refused(stage: Stage, who: str, typed: str, channel: str | None = "C1") -> str:
    with pytest.raises(Refusal) as found:
        stage.says(who, typed, channel=channel)
    return stage.refusal(found.value, stage.person(who).language)


def team_now(stage: Stage) -> Team:
    with stage.sessions.read() as session:
        team = teams.find(session, ACME.id, "payroll")
    assert team is not None
    return team


# What is shown


def test_four_raters_are_shown_nothing_and_told_why(monday: Stage) -> None:
    rated_by(monday, 4, (5,), words="secret words", reliability=5, point="delight")
    handed(monday, 1)
    told = posted(monday)
    assert "The level is shown from 5 people on: not enough have rated in these four weeks." in told
    assert not re.search(r"Level \d|secret|Reliability|\b4 people|\b4 raters", told)


def test_five_raters_are_shown_with_a_band_and_the_range_their_level_may_well_lie_in(monday: Stage) -> None:
    rated_by(monday, 5, (5, 4, 4, 3, 3))
    told = posted(monday)
    assert "Level 3.8 of 5 – between “as expected” and “better than expected” · 5–9 people" in told
    assert "Where it may well lie\n3.0 to 4.6" in told  # 3.8 ± t(30) · 0.9 / √5
    assert "Compared with the four weeks before\nnothing to compare with yet" in told


@pytest.mark.parametrize(
    ("level", "said"), [(5, "Level 4 or higher"), (4, "Level 4 or higher"), (1, "Level 2 or lower")]
)
def test_where_all_say_the_same_only_the_half_of_the_scale_is_told(monday: Stage, level: int, said: str) -> None:
    rated_by(monday, 12, (level,), reliability=level)
    told = posted(monday)
    assert said in told
    assert "all agree" in told
    assert not re.search(r"Level \d\.\d|Where it may well lie|Delighted\n|Service failed\n", told)


def test_an_unanimous_three_waits_for_somebody_who_sees_it_otherwise(monday: Stage) -> None:
    rated_by(monday, 6, (3,))
    assert "Level" not in posted(monday)
    monday.forward(days=7)
    rated(monday, "rater7", 4, day=LAST_WEEK + timedelta(days=7))
    assert "Level 3.1 of 5" in posted(monday)


@pytest.mark.parametrize(("raters", "band"), [(9, "5–9"), (10, "10–19"), (19, "10–19"), (20, "20+"), (23, "20+")])
def test_the_number_of_raters_is_only_ever_a_band(monday: Stage, raters: int, band: str) -> None:
    rated_by(monday, raters, (4, 4, 5), reliability=4, empathy=3)
    rated(monday, "rater1", 4, reliability=3, empathy=4)
    told = posted(monday)
    assert f"“did not see it coming” · {band} people" in told
    assert f"· {band} people" in told.split("Reliability\n", 1)[1]
    assert not re.search(
        rf"(?<![.\d]){raters}\b(?![–%.+])", told.replace(band, "").replace("Nov 22", "").replace("W47", "")
    )


def test_one_rater_with_many_ratings_counts_once(monday: Stage) -> None:
    for _ in range(40):
        rated(monday, "rater1", 1)
    rated_by(monday, 4, (5,), first=2)
    assert "Level 4.2 of 5" in posted(monday)  # (1 + 5 + 5 + 5 + 5) / 5; a mean of ratings would say 1.4


def test_one_person_is_no_group_however_much_they_rate(monday: Stage) -> None:
    for _ in range(40):
        rated(monday, "rater1", 1)
    assert "A quiet time for Payroll: fewer than 5 people rated" in posted(monday)


def test_only_ratings_after_handoffs_or_asked_for_make_the_numbers(monday: Stage) -> None:
    rated_by(monday, 3, (4, 5, 4))
    rated_by(monday, 2, (4, 3), first=4, stream="asked")
    rated_by(monday, 9, (1,), first=6, stream="volunteer", words="volunteered")
    rated_by(monday, 9, (1,), first=20, stream="rank", words="from inside")
    rated_by(monday, 9, (1,), first=40, team="sales")
    told = posted(monday)
    assert "Level 4.0 of 5 – better than expected · 5–9 people" in told
    assert "volunteered" not in told
    assert "from inside" not in told


def test_the_four_weeks_tell_what_was_released_in_them_up_to_their_last_local_day(monday: Stage) -> None:
    first, last = four_weeks()
    monday.now = DUE - timedelta(days=28)
    rated_by(monday, 5, (1, 2), first=6, day=first - timedelta(days=1))
    posted(monday)
    monday.now = DUE
    rated_by(monday, 3, (4, 5, 4), day=first)
    rated_by(monday, 2, (4, 3), first=4, day=last)
    rated_by(monday, 5, (1,), first=11, day=last + timedelta(days=1))
    told = posted(monday)
    assert "Level 4.0 of 5 – better than expected · 5–9 people" in told
    assert "Compared with the four weeks before\nlikely up" in told


def test_every_dimension_needs_five_raters_of_its_own(monday: Stage) -> None:
    rated_by(monday, 3, (4,), reliability=3)
    rated_by(monday, 2, (3,), first=4, reliability=4)
    rated_by(monday, 4, (4,), first=6, responsiveness=5)
    weekly_report.run(monday.office, now=monday.now)
    row = monday.owed("weekly-digest", "CPAY")[0]
    told = monday.told(row)
    assert told is not None
    chart = next(part for part in told.card.parts if isinstance(part, cards.Chart))
    assert (chart.kind, chart.top, [series.values for series in chart.series]) == ("bar", 5.0, [(3.4,)])
    heard = monday.hears(row)
    assert "Shown from 5 people on, so not yet: Responsiveness, Assurance, Empathy, and Tangibles" in heard
    assert "Reliability\n3.4 (2.6 to 4.2) · 5–9 people" in heard


def test_words_are_shown_shuffled_by_kind_without_names(monday: Stage) -> None:
    rated_by(monday, 5, (4,))
    rated(monday, "rater1", 4, words="@bob answers before one asks", point="delight")
    rated(monday, "rater2", 4, words="<@UBOB> forgot the date", point="pain", signed_by="UCHARLIE")
    rated(monday, "rater3", 4, words="a date in every file name", point="itch")
    rated(monday, "rater4", 4, words="thank you", day=four_weeks()[1] + timedelta(days=1))
    told = posted(monday)
    assert told.index("Delight\nanswers before one asks") < told.index("Pain\nforgot the date – charlie")
    assert "Would love\na date in every file name" in told
    assert "thank you" not in told
    assert "bob" not in told
    row = monday.owed("weekly-digest", "CPAY")[0]
    assert "Mention(" not in repr(monday.told(row)), "nobody is rung"


def test_at_most_five_words_are_shown(monday: Stage) -> None:
    for number in range(12):
        rated(monday, f"rater{number}", 4, words=f"said number {number}")
    assert posted(monday).count("said number") == 5


def test_erased_words_disappear_from_digests_already_posted(monday: Stage) -> None:
    rated_by(monday, 5, (4, 5), words="taken back later")
    assert "taken back later" in posted(monday)
    with monday.sessions.begin() as session:
        session.connection().exec_driver_sql("DELETE FROM ratings")
    told = monday.hears(monday.owed("weekly-digest", "CPAY")[0])
    assert "taken back later" not in told
    assert "Level 4.4" in told


def test_handoffs_are_told_in_counts_from_five_on(monday: Stage) -> None:
    for number in range(4):
        handed(monday, number)
    assert "Fewer than 5 were delivered" in posted(monday)


def test_handoffs_are_told_on_time_first_time_and_by_their_first_reply(monday: Stage) -> None:
    for number in range(4):
        handed(monday, number)
    handed(monday, 4, due_on=LAST_WEEK - timedelta(days=1), returns=1)
    handed(monday, 5, due_on=None, state="delivered", first_reply_at=None)
    handed(monday, 6, receiver_id="UALICE", receiver_team_id="payroll")
    handed(monday, 7, delivered_at=DUE - timedelta(days=40))
    handed(monday, 8, delivered_at=None, state="accepted")
    told = posted(monday)
    assert "Delivered\n6\n" in told
    assert "On time\n4 of 5 (80%)" in told
    assert "Accepted first time\n4 of 5 (80%)" in told
    assert "Median first reply\n3 h 20 min" in told


def test_on_time_is_judged_by_the_owners_day(monday: Stage) -> None:
    late_evening = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # past midnight for bob in Berlin
    for number in range(5):
        handed(monday, number, due_on=late_evening.date(), delivered_at=late_evening)
    assert "On time\n0 of 5 (0%)" in posted(monday)


def test_kudos_are_told_as_stories_the_most_joined_first(monday: Stage) -> None:
    monday.now = DUE - timedelta(days=2)
    for who, why in (
        ("UALICE", "short but joined by charlie"),
        ("UCHARLIE", REASON),
        ("ULINA", REASON + " twice over"),
    ):
        monday.says(who, f"/kudos <@UBOB> {why}")
    monday.says("UCHARLIE", "/kudos <@UBOB> a second one of the same giver is not told again")
    monday.says("UDAN", "/kudos <@UBOB> in private, between the two of us only", channel=None)
    monday.says("UDAN", "/kudos private <@UBOB> in private, though it is said in the channel")
    monday.says("UDAN", "/kudos <@ULINA> somebody of another team altogether here")
    joined = next(row for row in monday.owed("kudos-post") if "joined by" in monday.hears(row)).reference
    monday.presses("UCHARLIE", "kudos-join", joined)
    monday.now = DUE
    told = posted(monday)
    assert told.index("alice thanked bob") < told.index("李娜 thanked bob")
    assert told.count("charlie thanked bob") == 1
    assert "in private" not in told
    assert "another team" not in told


def test_undone_kudos_are_not_told(monday: Stage) -> None:
    monday.now = DUE - timedelta(minutes=5) - timedelta(days=1)
    monday.says("UALICE", f"/kudos <@UBOB> {REASON}")
    monday.says("UALICE", "/kudos undo")
    monday.now = DUE
    assert "alice thanked" not in posted(monday)


def test_an_empty_week_says_so_in_one_line(monday: Stage) -> None:
    weekly_report.run(monday.office, now=monday.now)
    told = monday.told(monday.owed("weekly-digest", "CPAY")[0])
    assert told is not None
    assert [type(part).__name__ for part in told.card.parts] == ["Paragraph", "Buttons"]


def test_the_digest_offers_to_rate_and_to_thank(monday: Stage) -> None:
    weekly_report.run(monday.office, now=monday.now)
    told = monday.told(monday.owed("weekly-digest", "CPAY")[0])
    assert told is not None
    (row,) = [part for part in told.card.parts if isinstance(part, cards.Buttons)]
    assert [(b.action, b.value, b.opens) for b in row.items if isinstance(b, cards.Button)] == [
        ("rate-open", "payroll", True),
        ("kudos-open", "", True),
        ("answer-open", monday.owed("weekly-digest", "CPAY")[0].reference, True),
    ]


def test_a_chinese_team_reads_its_digest_in_chinese(monday: Stage) -> None:
    rated_by(
        monday, 12, (4, 4, 4, 3), team="sales", **dict.fromkeys(DIMENSIONS, 4), words="工资表很清楚", point="delight"
    )
    for number in range(5):
        handed(monday, number, owner_id="ULINA", receiver_id="UBOB", owner_team_id="sales", receiver_team_id="payroll")
    told = posted(monday, "CSALES")
    assert "协作周报 · Sales · 2026 年第 47 周" in told
    assert "层次 3.8" in told
    assert "介于“符合期望”与“超出期望”之间 · 10–19 人" in told
    assert "可靠\n4 及以上，看法一致 · 10–19 人" in told
    assert "与前四周相比\n暂无可比数据" in told
    assert "爽点\n工资表很清楚" in told
    assert "首次回应用时（中位数）\n3 小时 20 分钟" in told
    assert not re.search(r"[。!\uff01]$", told, re.MULTILINE)


# Nothing can be told from the difference of two


def test_numbers_stay_until_five_people_have_rated_anew(monday: Stage) -> None:
    rated_by(monday, 5, (3, 2), reliability=3)
    rated(monday, "rater1", 3, reliability=2)
    assert "Level 2.6 of 5" in posted(monday)

    monday.forward(days=7)
    new_day = LAST_WEEK + timedelta(days=7)
    rated_by(monday, 4, (5, 4), first=6, day=new_day, words="new words")
    told = posted(monday)
    assert "Level 2.6 of 5" in told
    assert "As released on Sun, Nov 22: level and Reliability. Fewer than 5 people have rated since" in told
    assert "new words" not in told

    monday.forward(days=7)
    rated(monday, "rater10", 5, day=new_day + timedelta(days=7))
    told = posted(monday)
    assert "Level 3.6 of 5" in told  # (13 + 23) / 10: whole releases are added, raters counting in each
    assert "10–19 people" in told
    assert "new words" in told
    assert "As released on Sun, Nov 22: Reliability." in told


def test_a_number_whose_weeks_are_over_is_shown_no_more(monday: Stage) -> None:
    rated_by(monday, 5, (3, 4))
    posted(monday)
    monday.forward(days=28)
    assert "A quiet time" in posted(monday)


def test_previews_tell_nothing_that_was_not_released_to_everybody(monday: Stage) -> None:
    monday.now = DUE + timedelta(days=1)
    rated_by(monday, 5, (3, 4))
    assert "Level" not in monday.read(monday.says("UBOB", "/digest"))
    assert "Level 3.4 of 5" in posted(monday)
    rated_by(monday, 6, (1,), first=6, day=monday.now.date())
    monday.forward(days=2)
    assert "Level 3.4 of 5" in monday.read(monday.says("UBOB", "/digest"))


def test_a_rating_changed_after_its_release_changes_no_number(monday: Stage) -> None:
    rated_by(monday, 5, (3, 4))
    assert "Level 3.4 of 5" in posted(monday)
    with monday.sessions.begin() as session:
        session.connection().exec_driver_sql("UPDATE ratings SET level = 1")
    monday.forward(days=7)
    assert "Level 3.4 of 5" in posted(monday)


def test_a_team_without_a_digest_has_its_ratings_released_all_the_same(monday: Stage) -> None:
    monday.says("UALICE", "/digest pause")
    rated_by(monday, 5, (3, 4))
    weekly_report.run(monday.office, now=monday.now)
    assert "Level 3.4 of 5" in monday.read(monday.says("UBOB", "/digest"))


# What stands behind it


def test_the_change_to_the_four_weeks_before_is_one_of_five_words(monday: Stage) -> None:
    for weeks, levels in ((4, (3, 4)), (0, (4, 3))):
        monday.now = DUE - timedelta(weeks=weeks)
        day = LAST_WEEK - timedelta(weeks=weeks)
        rated_by(monday, 12, levels, day=day, **dict.fromkeys(DIMENSIONS, 4))
        rated(monday, "rater1", 3, day=day, **dict.fromkeys(DIMENSIONS, 3))
        told = posted(monday)
    assert "Compared with the four weeks before\nno clear change" in told
    assert "people · no clear change" in told


def test_a_low_response_is_said_beside_the_level(monday: Stage) -> None:
    rated_by(monday, 5, (3, 4))
    for number in range(12):
        prompted(monday, number, day=LAST_WEEK)
    assert "Response\nabout 40% of those asked" in posted(monday)
    monday.forward(days=7)
    rated_by(monday, 5, (3, 4), day=LAST_WEEK + timedelta(days=7))
    for number in range(12, 60):
        prompted(monday, number, day=LAST_WEEK + timedelta(days=7))
    assert "Response\nlow response: about 20% of those asked" in posted(monday)


def test_the_weakest_dimension_comes_with_something_to_try(monday: Stage) -> None:
    rated_by(monday, 6, (3, 4), **dict.fromkeys(DIMENSIONS, 4) | {"responsiveness": 2})
    rated(monday, "rater1", 3, **dict.fromkeys(DIMENSIONS, 3) | {"responsiveness": 3})
    told = posted(monday)
    assert "First thing to improve: Responsiveness\nTo try: name one person a day who answers new orders" in told
    assert "Service quality index\n" in told


def test_see_more_and_the_explanation_belong_to_readers_of_the_digest(monday: Stage) -> None:
    rated_by(monday, 12, (3, 4, 5, 2, 4), words="in their own words")
    posted(monday)
    report = monday.owed("weekly-digest", "CPAY")[0].reference
    told = monday.read(monday.presses("UBOB", "digest-more", report))
    assert "Behind the digest · Payroll" in told
    assert "about 60% (30 to 80%)" in told  # 7 of 12 delighted: Wilson 32 to 81, in steps of five
    assert told.count("in their own words") == 12
    told = monday.read(monday.presses("UBOB", "digest-explain", report))
    assert "once at least 5 people are among them" in told
    assert "People inside one team differ by about 0.9 points" in told
    for action in ("digest-more", "digest-explain"):
        with pytest.raises(Refusal):
            monday.presses("UCHARLIE", action, report)
        assert "Payroll" in monday.read(monday.presses("UBOB", "digest-more", "now:payroll"))


def test_a_level_out_of_the_ordinary_is_said_and_an_admin_may_begin_the_chart_anew(monday: Stage) -> None:
    for week in range(14):
        monday.now = DUE + timedelta(weeks=week)
        day = LAST_WEEK + timedelta(weeks=week)
        levels = (4, 5, 4) if week < 12 else (1, 2)
        rated_by(monday, 9, levels, first=10 * week, day=day)
        told = posted(monday)
        assert ("below what is usual for this team (" in told) is (week >= 12), week
    assert "Level, 1 to 5" in told
    row = monday.owed("weekly-digest", "CPAY")[-1]
    told_chart = monday.told(row)
    assert told_chart is not None
    assert any(isinstance(part, cards.Chart) and part.kind == "line" for part in told_chart.card.parts)
    assert "Begin the chart anew" not in monday.read(monday.presses("UALICE", "digest-more", row.reference))
    card = monday.presses("UDAN", "digest-more", row.reference)
    assert isinstance(card, Card)
    form = monday.presses_in("UDAN", card, "Begin the chart anew")
    assert isinstance(form, Form)
    with pytest.raises(Refusal):
        monday.sends("UDAN", form, reason="so")
    monday.sends("UDAN", form, reason="a new ticket system since October", day=LAST_WEEK + timedelta(weeks=12))
    rated_by(monday, 9, (1, 2), first=500, day=LAST_WEEK + timedelta(weeks=14))
    monday.now += timedelta(weeks=1)
    assert "below what is usual" not in posted(monday)
    assert "a new ticket system" in monday.read(monday.says("UDAN", "/baton audit"))


def test_an_old_digest_of_plain_means_reads_as_it_did(monday: Stage) -> None:
    weekly_report.run(monday.office, now=monday.now)
    old = {"value": 3.8, "band": "5–9", "first_day": "2026-10-26", "last_day": "2026-11-22"}
    with monday.sessions.begin() as session:
        row = session.scalars(select(ReportRow).where(ReportRow.team_id == "payroll")).one()
        facts = {key: value for key, value in row.facts.items() if key not in ("numbers", "basis")}
        row.facts, row.rule = {**facts, "level": old, "dimensions": {"empathy": old}}, "plain-means-1"
    told = monday.read(monday.says("UBOB", "/digest week 2026-W47"))
    assert "Level 3.8 of 5" in told
    assert "plain mean of four weeks" in told
    assert "Empathy\n5–9 people" in told


# What people type


def test_anybody_in_a_team_sees_the_preview_in_their_own_words(monday: Stage) -> None:
    monday.says("UALICE", "/digest pause")
    rated_by(monday, 5, (4, 3))
    weekly_report.run(monday.office, now=monday.now)
    monday.says("UALICE", "/digest resume")
    told = monday.read(monday.says("UBOB", "/digest"))
    assert "A preview for you alone" in told
    assert "Level 3.6 of 5" in told
    assert "The next one: Mon, Nov 30 at 09:00, Europe/Berlin time." in told
    assert "这是预览" in monday.read(monday.says("ULINA", "/digest"), "zh-Hans")
    assert monday.owed("weekly-digest", "CPAY") == []
    with monday.sessions.read() as session:
        assert kept.latest(session, ACME.id, "payroll") is None


def test_a_posted_digest_can_be_read_again_unchanged(monday: Stage) -> None:
    rated_by(monday, 5, (3, 4))
    posted(monday)
    rated_by(monday, 20, (5,), first=6)
    monday.forward(days=7)
    weekly_report.run(monday.office, now=monday.now)
    for typed in ("week 2026-W47", "2026-w47", "week 2026年第47周"):
        assert "Level 3.4 of 5" in monday.read(monday.says("UBOB", f"/digest {typed}"))
    assert "has no digest of 2026-W20. The latest is of 2026-W48." in refused(monday, "UBOB", "/digest week 2026-W20")
    assert "Which week?" in refused(monday, "UBOB", "/digest week last")


def test_a_lead_moves_the_digest_here(monday: Stage) -> None:
    told = monday.read(monday.says("UALICE", "/digest here fri 3:30pm", channel="CNEW"))
    assert "The digest of Payroll will be posted in #CNEW every Friday at 15:30." in told
    assert "The next one: Fri, Nov 27 at 15:30, Europe/Berlin time." in told
    team = team_now(monday)
    assert (team.channel_id, team.digest_weekday, team.digest_time) == ("CNEW", 4, time(15, 30))
    told = monday.read(monday.says("UALICE", "/digest 本频道 周一9点", channel="CPAY"), "zh-Hans")
    assert "Payroll 的协作周报将在每周一 09:00 发布到 #CPAY" in told
    monday.says("UALICE", "/digest here", channel="COTHER")
    assert (team_now(monday).channel_id, team_now(monday).digest_time) == ("COTHER", time(9))
    assert "write a day and a time" in refused(monday, "UALICE", "/digest here someday")
    assert "in the channel where" in refused(monday, "UALICE", "/digest here mon", channel=None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mon 09:00", (0, time(9))),
        ("Monday at 9", (0, time(9))),
        ("every tuesdays 10:15", (1, time(10, 15))),
        ("9", (None, time(9))),
        ("9am", (None, time(9))),
        ("9 p.m.", (None, time(21))),
        ("12am", (None, time(0))),
        ("fri", (4, None)),
        ("周五下午3点半", (4, time(15, 30))),
        ("星期天 21:00", (6, time(21))),
        ("每周三上午9点", (2, time(9))),
        ("周一\uff0c\uff19\uff1a\uff10\uff10", (0, time(9))),
        ("中午12点", (None, time(12))),
        ("13pm", None),
        ("25:00", None),
        ("mon 9:75", None),
        ("monkey", None),
        ("", None),
    ],
)
def test_days_and_times_are_read_as_people_write_them(typed: str, meant: object) -> None:
    assert day_and_time(typed) == meant


def test_a_paused_digest_is_not_posted_nor_made_up_for(monday: Stage) -> None:
    assert "is paused" in monday.read(monday.says("UALICE", "/digest pause"))
    weekly_report.run(monday.office, now=monday.now)
    assert monday.owed("weekly-digest", "CPAY") == []
    assert "The digest is paused" in monday.read(monday.says("UBOB", "/digest"))
    monday.forward(hours=5)
    assert "Mon, Nov 30 at 09:00" in monday.read(monday.says("UALICE", "/digest 恢复"))
    weekly_report.run(monday.office, now=monday.now)
    assert monday.owed("weekly-digest", "CPAY") == []


def test_only_leads_and_admins_set_the_digest(monday: Stage) -> None:
    for typed in ("here mon 09:00", "pause", "resume", "暂停"):
        assert "is up to its leads. Please ask alice." in refused(monday, "UBOB", f"/digest {typed}")
    assert "由负责人安排\uff0c请联系 charlie" in refused(monday, "ULINA", "/digest 暂停")
    monday.says("UDAN", "/digest pause", channel="CPAY")  # an admin, in the team's channel
    assert team_now(monday).digest_paused


def test_people_without_a_team_learn_how_to_get_one(monday: Stage) -> None:
    assert "/team join" in refused(monday, "UDAN", "/digest")
    assert "/team join" in refused(monday, "UDAN", "/digest pause")


def test_what_is_not_understood_is_answered_with_what_can_be_said(monday: Stage) -> None:
    assert "/digest week 2026-W47" in refused(monday, "UALICE", "/digest tomorrow maybe")
    assert "/digest pause" in monday.read(monday.says("UALICE", "/digest help"))


def test_a_digest_that_cannot_be_posted_is_told_to_the_leads(monday: Stage) -> None:
    weekly_report.run(monday.office, now=monday.now)
    row = monday.owed("weekly-digest", "CPAY")[0]
    delivery = Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})
    with monday.sessions.begin() as session:
        desk.undelivered(monday.context(session), delivery)
    (told,) = monday.owed("digest-unposted")
    assert told.recipient == "UALICE"
    assert "Invite Baton there with /invite" in monday.hears(told)


def test_its_button_opens_a_digest_for_people_of_the_team_only(monday: Stage) -> None:
    rated_by(monday, 5, (4,))
    posted(monday)
    report = monday.owed("weekly-digest", "CPAY")[0].reference
    assert isinstance(monday.presses("UBOB", "digest-show", report), Card)
    with pytest.raises(Refusal) as found:
        monday.presses("UCHARLIE", "digest-show", report)
    assert "no longer part of" in monday.refusal(found.value)
    with pytest.raises(Refusal) as found:
        monday.presses("UBOB", "digest-show", "unknown")
    assert "no longer kept" in monday.refusal(found.value)
    with monday.sessions.begin() as session:
        people.change(session, monday.person("UCHARLIE"), team_id="payroll")
    assert isinstance(monday.presses("UCHARLIE", "digest-show", report), Card)


def test_guests_are_not_told_to_join_a_team(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UGUEST", "/digest")
    assert "guests have no home team" in stage.refusal(refused.value)


def test_a_week_of_this_year_needs_no_year(stage: Stage) -> None:
    for typed in ("week 47", "week w47", "week 2026-W47", "2026-W47"):
        with pytest.raises(Refusal) as refused:
            stage.says("UALICE", f"/digest {typed}")
        assert "no digest of 2026-W47" in stage.refusal(refused.value)
