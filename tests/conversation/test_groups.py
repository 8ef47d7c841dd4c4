"""A group is thanked as the people in it; every other command asks for people."""

import pytest

from baton.domain.lines import Refusal
from baton.storage.kudos import KudosRow, ReceiverRow
from tests.groups import crowd, found_group
from tests.stage import Stage

REASON = "stayed late so that the export was right"
GROUP = "<!subteam^S1|@platform-team>"


def thanked(stage: Stage) -> list[str]:
    with stage.sessions.read() as session:
        return sorted(row.person_id for row in session.query(ReceiverRow))


def refused(stage: Stage, who: str, typed: str, language: str = "en") -> str:
    with pytest.raises(Refusal) as refusal:
        stage.says(who, typed)
    return stage.refusal(refusal.value, language)


@pytest.mark.parametrize(
    "typed", [GROUP, "@platform-team", "@Platform-Team,", "@platform team", "<!subteam^S1|@renamed>"]
)
def test_a_group_is_found_by_mention_handle_or_name(stage: Stage, typed: str) -> None:
    found_group(stage, "platform-team", "UBOB", "ULINA", name="Platform Team")
    answer = stage.says("UALICE", f"/kudos {typed} {REASON}")
    assert "Your thanks went to bob and 李娜." in stage.read(answer)
    assert "You have 3 more to give today." in stage.read(answer)
    assert {row.recipient for row in stage.owed("kudos-told")} == {"UBOB", "ULINA"}
    with stage.sessions.read() as session:
        assert session.query(KudosRow).one().reason == REASON


def test_a_group_in_chinese_needs_no_space(stage: Stage) -> None:
    found_group(stage, "platform", "UBOB", name="平台组")
    assert "已向 bob 点赞" in stage.read(stage.says("ULINA", "/kudos @平台组周五加班核对工资表，很及时"), "zh-Hans")


def test_a_group_is_thanked_privately_too(stage: Stage) -> None:
    found_group(stage, "platform-team", "UBOB", "ULINA")
    stage.says("UALICE", f"/kudos private {GROUP} {REASON}")
    assert thanked(stage) == ["UBOB", "ULINA"]
    assert stage.owed("kudos-post") == []


def test_everybody_is_thanked_once_and_the_giver_and_those_who_cannot_be_are_left_out(stage: Stage) -> None:
    found_group(stage, "platform-team", "UALICE", "UBOB", "UBOT", "UGUEST", "UGONE", "USTRANGER")
    found_group(stage, "sales", "UBOB", "UCHARLIE", id="S2")
    stage.says("UALICE", f"/kudos {GROUP} and <@UBOB>, @sales {REASON}")
    assert thanked(stage) == ["UBOB", "UCHARLIE"]


def test_oneself_is_refused_by_name_though_not_in_a_group(stage: Stage) -> None:
    found_group(stage, "platform-team", "UALICE", "UBOB")
    assert "Kudos are for others" in refused(stage, "UALICE", f"/kudos {GROUP} <@UALICE> {REASON}")


@pytest.mark.parametrize("members", [(), ("UALICE",), ("UBOT", "UGONE", "USTRANGER")], ids=str)
def test_a_group_with_nobody_to_thank_is_one_sentence(stage: Stage, members: tuple[str, ...]) -> None:
    found_group(stage, "platform-team", *members)
    said = refused(stage, "UALICE", f"/kudos {GROUP} {REASON}")
    assert said == "Nobody in @platform-team can be thanked besides you. Name the people you mean, with @."


def test_a_group_baton_has_not_heard_of_yet_has_nobody_in_it(stage: Stage) -> None:
    assert "Nobody in @platform-team" in refused(stage, "UALICE", f"/kudos {GROUP} {REASON}")


def test_a_disabled_group_is_refused_in_words(stage: Stage) -> None:
    found_group(stage, "platform-team", "UBOB", disabled=True)
    for typed in (GROUP, "@platform-team"):
        assert "@platform-team is no longer in use" in refused(stage, "UALICE", f"/kudos {typed} {REASON}")
    assert "@platform-team 已停用" in refused(stage, "ULINA", f"/kudos {GROUP} {REASON}", "zh-Hans")


def test_more_than_twenty_people_are_refused_with_their_number(stage: Stage) -> None:
    found_group(stage, "platform-team", "UBOB", *crowd(stage, 20))
    assert "would thank 21 people, and with groups 20 is the most" in refused(
        stage, "UALICE", f"/kudos {GROUP} {REASON}"
    )
    assert "would thank 22 people" in refused(stage, "UALICE", f"/kudos {GROUP} <@UCHARLIE> <@UBOB> {REASON}")
    assert thanked(stage) == []


def test_at_most_five_are_named_one_by_one_even_beside_a_group(stage: Stage) -> None:
    found_group(stage, "platform-team", "UBOB")
    six = " ".join(f"<@{id}>" for id in crowd(stage, 6))
    assert "at most 5 people at once" in refused(stage, "UALICE", f"/kudos {GROUP} {six} {REASON}")


def test_a_group_counts_for_as_many_as_are_in_it(stage: Stage) -> None:
    found_group(stage, "platform-team", *crowd(stage, 12))
    said = refused(stage, "UALICE", f"/kudos {GROUP} {REASON}")
    assert "would thank 12 people, and you can give 5 kudos a day" in said
    assert "ask an admin" in said
    found_group(stage, "small", *crowd(stage, 3), id="S2")
    stage.says("UALICE", f"/kudos @small {REASON}")
    assert "2 are left today, and this would need 3" in refused(stage, "UALICE", f"/kudos @small {REASON}")


def test_of_a_person_and_a_group_with_one_name_the_person_is_meant(stage: Stage) -> None:
    found_group(stage, "bob", "ULINA", "UCHARLIE")
    stage.says("UALICE", f"/kudos @bob {REASON}")
    assert thanked(stage) == ["UBOB"]


def test_the_longer_name_is_meant(stage: Stage) -> None:
    found_group(stage, "bobs-team", "ULINA", name="Bob stayed")
    stage.says("UALICE", f"/kudos @bob {REASON}")  # "Bob stayed" is longer than "bob"
    assert thanked(stage) == ["ULINA"]


def test_two_groups_of_one_name_are_asked_back(stage: Stage) -> None:
    found_group(stage, "ux-east", "UBOB", name="UX")
    found_group(stage, "ux-west", "ULINA", id="S2", name="UX")
    assert "Do you mean @ux-east or @ux-west?" in refused(stage, "UALICE", f"/kudos @ux {REASON}")


@pytest.mark.parametrize(
    ("who", "typed"),
    [
        ("UALICE", f"/handoff {GROUP} the export by fri"),
        ("UALICE", "/handoff @platform-team the export by fri"),
        ("UALICE", f"/rate-service {GROUP} 4"),
        ("UALICE", "/rate-service @platform-team 4"),
        ("UALICE", f"/rate-service request {GROUP}"),
        ("UALICE", "/team lead @platform-team"),
        ("UDAN", f"/baton roles grant {GROUP} admin"),
        ("UDAN", f"/baton lock {GROUP} because of spam"),
    ],
)
def test_every_other_command_asks_for_the_people_themselves(stage: Stage, who: str, typed: str) -> None:
    found_group(stage, "platform-team", "UBOB", "ULINA")
    assert "@platform-team stands for many people" in refused(stage, who, typed)
    assert stage.owed() == []


def test_a_team_of_the_same_name_is_rated_as_a_team(stage: Stage) -> None:
    found_group(stage, "sales", "UBOB")
    assert stage.says("UALICE", "/rate-service @sales 4") is not None
    assert stage.owed("kudos-told") == []
