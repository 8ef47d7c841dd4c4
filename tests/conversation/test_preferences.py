"""What people settle about being thanked holds wherever kudos are told."""

from zoneinfo import ZoneInfo

import pytest

from baton.conversation.forms import Form
from baton.conversation.words import Voice
from baton.domain.lines import Refusal
from baton.services import home
from baton.storage import workspaces
from jobs import weekly_report
from slackapp.blocks import render_card
from slackapp.spelling import SlackSpelling
from tests.conversation.test_reports import DUE
from tests.stage import Stage

REASON = "stayed late on Thursday so that the export was right"


def opens_home(stage: Stage, who: str) -> str:
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person(who))
    return stage.hears(stage.owed("home", who)[0])


def digest(stage: Stage, team: str = "CPAY") -> str:
    weekly_report.run(stage.office, now=stage.now)
    return stage.hears(stage.owed("weekly-digest", team)[-1])


@pytest.mark.parametrize(
    ("typed", "column", "says"),
    [
        ("thanks", "kudos_silent", "no message when you are thanked"),
        ("boards", "off_boards", "on no board"),
        ("digests", "off_digests", "No weekly digest tells kudos"),
    ],
)
def test_each_is_settled_by_a_word_and_taken_back_by_another(stage: Stage, typed: str, column: str, says: str) -> None:
    assert says in stage.read(stage.says("UBOB", f"/baton {typed} off"))
    assert getattr(stage.person("UBOB"), column)
    stage.says("UBOB", f"/baton {typed} on")
    assert not getattr(stage.person("UBOB"), column)
    with pytest.raises(Refusal) as refused:
        stage.says("UBOB", f"/baton {typed} perhaps")
    assert f"/baton {typed} on or /baton {typed} off" in stage.refusal(refused.value)


@pytest.mark.parametrize(
    ("typed", "column"),
    [("感谢 关闭", "kudos_silent"), ("上榜关闭", "off_boards"), ("协作周报 关", "off_digests")],
)
def test_the_words_are_understood_in_chinese(stage: Stage, typed: str, column: str) -> None:
    stage.says("ULINA", f"/baton {typed}")
    assert getattr(stage.person("ULINA"), column)


def test_the_form_shows_and_settles_them_all(stage: Stage) -> None:
    stage.says("UBOB", "/baton thanks off")
    form = stage.presses("UBOB", "people-settings")
    assert isinstance(form, Form)
    ticked = {field.key: field.value for field in form.fields if field.key in ("thanks", "boards", "digests")}
    assert ticked == {"thanks": False, "boards": True, "digests": True}
    stage.sends("UBOB", form, thanks=True, boards=False, digests=False)
    bob = stage.person("UBOB")
    assert (bob.kudos_silent, bob.off_boards, bob.off_digests) == (False, True, True)


def test_a_form_without_boards_takes_nobody_off_them(stage: Stage) -> None:
    form = stage.presses("UBOB", "people-settings")
    assert isinstance(form, Form)
    with stage.sessions.begin() as session:
        workspaces.change_settings(session, "T1", "kudos", {"boards": False})
    without = stage.presses("UBOB", "people-settings")
    assert isinstance(without, Form)
    assert "boards" not in {field.key for field in without.fields}
    stage.sends("UBOB", without)
    assert not stage.person("UBOB").off_boards


def test_settings_and_app_home_say_what_is_settled(stage: Stage) -> None:
    for typed in ("thanks", "digests"):
        stage.says("UBOB", f"/baton {typed} off")
    for told in (stage.read(stage.says("UBOB", "/baton")), opens_home(stage, "UBOB")):
        assert "When you are thanked\nno message: App Home shows it" in told
        assert "Boards of kudos\nyou can appear on them" in told
        assert "Kudos in digests\nnone of yours is told" in told


def test_who_wants_no_message_gets_none_and_finds_the_kudos_in_app_home(stage: Stage) -> None:
    stage.says("UBOB", "/baton thanks off")
    stage.says("UALICE", f"/kudos <@UBOB> <@UCHARLIE> {REASON}")
    told = {row.recipient: stage.told(row) for row in stage.owed("kudos-told")}
    assert told["UCHARLIE"] is not None
    assert told["UBOB"] is None
    assert REASON in opens_home(stage, "UBOB")


@pytest.mark.parametrize("who", ["UALICE", "UBOB", "UCHARLIE"])
def test_no_digest_tells_kudos_of_somebody_who_wants_none_told(stage: Stage, who: str) -> None:
    stage.now = DUE
    stage.forward(days=-2)
    stage.says("UALICE", f"/kudos <@UBOB> <@UCHARLIE> {REASON}")
    stage.says("UDAN", "/kudos <@UBOB> found the missing invoices before the audit")
    stage.says(who, "/baton digests off")
    stage.now = DUE
    told = digest(stage)
    assert REASON not in told
    assert ("missing invoices" in told) == (who != "UBOB")


def test_a_digest_that_is_looked_at_again_leaves_out_who_has_left_meanwhile(stage: Stage) -> None:
    stage.now = DUE
    stage.forward(days=-2)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.now = DUE
    assert REASON in digest(stage)
    stage.says("UALICE", "/baton digests off")
    assert REASON not in stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


def test_a_story_in_a_digest_rings_nobody(stage: Stage) -> None:
    stage.now = DUE
    stage.forward(days=-2)
    stage.says("UALICE", f"/kudos <@UBOB> thank you <@UCHARLIE>, {REASON}")
    stage.now = DUE
    assert REASON in digest(stage)
    told = stage.told(stage.owed("weekly-digest", "CPAY")[-1])
    assert told is not None
    posts = render_card(told.card, Voice("en", ZoneInfo("UTC"), SlackSpelling()))
    assert "<@" not in str(posts)
    assert '"user_id"' not in str(posts).replace("'", '"')
