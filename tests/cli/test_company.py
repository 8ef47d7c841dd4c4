"""The sample company looks like a company: people, teams, channels, and words that fit them."""

import re
from collections import Counter
from datetime import UTC, date, datetime

from baton.domain.kudos import ALLOWANCE, SHORTEST_REASON, VALUES, reason_weight
from baton.domain.ratings import LONGEST_WORDS
from cli.sample import hours, waiting
from cli.sample.chance import dice
from cli.sample.company import ANA, CHANNELS, EN, GROUPS, LINA, MEMBERS, PEOPLE, TEAMS, ZH, lead_of, members_of
from cli.sample.words import FILES, Words, load

BY_ID = {person.id: person for person in PEOPLE}


def test_there_are_about_sixty_people_in_six_teams() -> None:
    assert 55 <= len(MEMBERS) <= 65
    assert len(TEAMS) == 6
    assert {person.team for person in MEMBERS} == {team.key for team in TEAMS}
    assert all(len(members_of(team.key)) >= 5 for team in TEAMS)
    assert sum(team.language == ZH for team in TEAMS) == 2


def test_a_third_of_them_speaks_chinese() -> None:
    assert sum(person.language == ZH for person in MEMBERS) * 3 >= len(MEMBERS)
    assert all(person.locale == "zh-CN" for person in PEOPLE if person.language == ZH)


def test_nobody_is_mistaken_for_somebody_else() -> None:
    for names in ("id", "handle", "name", "full_name", "email"):
        counted = Counter(getattr(person, names).casefold() for person in PEOPLE)
        assert max(counted.values()) == 1, counted.most_common(1)
    every_word = Counter(word for person in PEOPLE for word in {person.handle, person.name.casefold()})
    assert max(every_word.values()) == 1


def test_ids_and_handles_look_like_those_of_slack() -> None:
    assert all(re.fullmatch(r"U0[A-Z0-9]+", person.id) for person in PEOPLE)
    assert all(re.fullmatch(r"[a-z]+", person.handle) for person in PEOPLE)
    assert all(re.fullmatch(r"C0[A-Z]+", channel.id) for channel in CHANNELS)
    assert all(channel.name == channel.name.lower() and " " not in channel.name for channel in CHANNELS)
    assert len({channel.id for channel in CHANNELS}) == len({channel.name for channel in CHANNELS}) == len(CHANNELS)


def test_every_team_has_one_lead_and_a_channel_with_all_of_its_people() -> None:
    channels = {channel.id: channel for channel in CHANNELS}
    for team in TEAMS:
        assert [person.is_lead for person in members_of(team.key)].count(True) == 1
        assert lead_of(team.key).language == team.language
        assert lead_of(team.key).zone == team.zone
        assert set(channels[team.channel_id].members) == {person.id for person in members_of(team.key)}
        assert channels[team.channel_id].name == team.channel_name


def test_groups_hold_members_and_fit_into_a_day_of_kudos() -> None:
    assert all(BY_ID[id].standing == "member" for group in GROUPS for id in group.members)
    assert all(2 <= len(group.members) <= ALLOWANCE for group in GROUPS)
    assert not {group.handle for group in GROUPS} & {person.handle for person in PEOPLE}


def test_one_admin_a_guest_a_bot_and_somebody_who_left() -> None:
    assert sum(person.is_admin for person in PEOPLE) == 1
    assert {person.standing for person in PEOPLE} == {"member", "guest", "bot", "deactivated"}
    assert all(person.team is None for person in PEOPLE if person.standing != "member")


def test_whom_the_demo_shows_round_as() -> None:
    assert (BY_ID[ANA].language, BY_ID[ANA].team) == (EN, "people")
    assert (BY_ID[LINA].language, BY_ID[LINA].name) == (ZH, "李娜")


def test_there_is_enough_to_say() -> None:
    files = [load(language) for language in FILES]
    subjects = [ask["what"] for file in files for asks in file["asks"].values() for ask in asks]
    reasons = [reason for file in files for pairs in file["kudos"].values() for reason, _ in pairs]
    remarks = [
        text if isinstance(text, str) else text[0]
        for file in files
        for points in file["words"].values()
        for texts in points.values()
        for text in texts
    ]
    assert len(set(subjects)) == len(subjects) >= 60
    assert len(set(remarks + reasons)) == len(remarks + reasons) >= 120
    assert all(len(remark) <= LONGEST_WORDS for remark in remarks)


def test_chinese_is_written_as_the_glossary_says() -> None:
    text = "\n".join(f"{value}" for value in load(ZH).values())
    assert not set("你。!！") & set(text)


def test_reasons_and_questions_are_complete() -> None:
    for language in FILES:
        file = load(language)
        for asks in file["asks"].values():
            assert all(("asked" in ask) == ("answered" in ask) for ask in asks)
        for pairs in file["kudos"].values():
            assert all(reason_weight(reason) >= SHORTEST_REASON and value in VALUES for reason, value in pairs)


def test_the_month_named_is_the_one_before() -> None:
    words = Words(dice())
    new_year = datetime(2027, 1, 4, 8, tzinfo=UTC)
    assert words.fillings(EN, new_year, "Europe/Berlin")["month"] == "December"
    assert words.fillings(ZH, new_year, "Asia/Shanghai")["month"] == "12月"


def test_work_is_counted_in_working_hours() -> None:
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)  # 17:00 in Berlin
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # 10:00 in Berlin
    assert hours.after(friday, "Europe/Berlin", 2) == monday
    assert hours.before(monday, "Europe/Berlin", 2) == friday
    assert hours.workday(friday, "Europe/Berlin", 1) == date(2026, 11, 23)
    assert hours.workday(monday, "Europe/Berlin", -1) == date(2026, 11, 20)


def test_nobody_works_on_a_holiday() -> None:
    assert not hours.is_workday("Asia/Shanghai", date(2026, 10, 1))
    assert hours.is_workday("Europe/Berlin", date(2026, 10, 1))


def test_what_waits_speaks_of_people_who_are_there() -> None:
    assert all({scene.owner, scene.receiver} <= BY_ID.keys() for scene in waiting.SCENES)
    assert all(BY_ID[scene.owner].team == scene.team for scene in waiting.SCENES)
