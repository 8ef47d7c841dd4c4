"""What people can do with /mvp from the first nomination to the result, and what they read when they come too late."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from baton.conversation.asks import Answer
from baton.conversation.cards import Button, Card
from baton.conversation.forms import ChoiceField, Form, PersonField
from baton.domain.lines import Refusal
from baton.services import home, mvp, points
from baton.storage import people
from jobs import weekly_report
from tests.mvp import (
    BALLOT,
    CLOSES,
    MEMBERS,
    OPENS,
    REASON,
    REMINDS,
    at,
    balloting,
    code_in,
    leaves,
    marked,
    newcomers,
    opened,
    switched_on,
    the_round,
    votes,
)
from tests.stage import ACME, Stage


def refused(stage: Stage, deed: Callable[[], object], language: str = "en") -> str:
    with pytest.raises(Refusal) as refusal:
        deed()
    return stage.refusal(refusal.value, language)


def labels(stage: Stage, answer: Answer) -> list[str]:
    assert isinstance(answer, Card)
    return [stage.voice("UALICE").say(item.label) for item in answer.pressable() if isinstance(item, Button)]


# Whether and when


def test_nothing_is_sprung_on_a_company_that_has_not_asked_for_it(stage: Stage) -> None:
    for day in range(60):
        at(stage, OPENS + timedelta(days=day))
    assert stage.owed() == []
    assert "no MVP rounds" in stage.read(stage.says("UALICE", "/mvp"))
    assert "You can switch them on" in stage.read(stage.says("UDAN", "/mvp"))


def test_past_rounds_are_offered_once_there_are_any(stage: Stage) -> None:
    assert labels(stage, stage.says("UALICE", "/mvp")) == ["Rules"]
    opened(stage)
    stage.now = BALLOT  # the clock is late
    assert labels(stage, stage.says("UALICE", "/mvp")) == ["Rules"]
    at(stage, BALLOT)
    assert labels(stage, stage.says("UALICE", "/mvp")) == ["Past rounds", "Rules"]


def test_admins_switch_rounds_on_and_see_the_next_three_dates(stage: Stage) -> None:
    form = stage.presses("UDAN", "mvp-settings", channel="CMVP")
    assert isinstance(form, Form)
    answer = stage.read(stage.sends("UDAN", form, enabled=True, nth="-1", weekday="4", where="here"))
    assert "the last Friday of every month" in answer
    assert [f"Fri, {day}: nominations" in answer for day in ("Nov 27", "Dec 25", "Jan 29")] == [True] * 3
    assert "The next one opens Nov 27, 09:00" in stage.read(stage.says("UALICE", "/mvp"))
    assert "Nov 27" in stage.read(stage.says("UDAN", "/mvp settings"))
    assert "“MVP rounds: channel” from nothing to #CMVP" in stage.read(stage.says("UDAN", "/baton audit"))


def test_whoever_has_nominated_all_they_may_is_told_before_filling_in_the_form(stage: Stage) -> None:
    opened(stage)
    for nominee in ("UBOB", "ULINA"):
        stage.says("UALICE", f"/mvp nominate <@{nominee}> because {REASON}")
    assert "You have nominated 2 colleagues" in refused(stage, lambda: stage.says("UALICE", "/mvp nominate"))


def test_only_admins_settle_rounds_and_numbers_must_make_sense(stage: Stage) -> None:
    assert "Only admins" in refused(stage, lambda: stage.says("UALICE", "/mvp settings"))
    for typed in ("here", "extend 2 days because so", "cancel because so"):
        assert "Only admins" in refused(stage, lambda typed=typed: stage.says("UALICE", f"/mvp {typed}"))
    form = stage.says("UDAN", "/mvp settings")
    assert isinstance(form, Form)
    said = refused(stage, lambda: stage.sends("UDAN", form, day=32, ballot=0))
    assert "1 to 31" in said
    assert "1 to 10" in said


def test_a_new_rule_moves_the_round_that_is_planned_and_leaves_the_open_one_alone(stage: Stage) -> None:
    before = opened(stage)
    switched_on(stage, nth=0, day=20)
    assert the_round(stage) == before
    at(stage, BALLOT)
    assert "The next one opens Dec 20" in stage.read(stage.says("UALICE", "/mvp"))
    switched_on(stage, enabled=False)
    assert "no MVP rounds" in stage.read(stage.says("UALICE", "/mvp"))


def test_here_chooses_the_channel(stage: Stage) -> None:
    stage.says("UDAN", "/mvp here", channel="CNEW")
    switched_on(stage, channel_id=stage_settings(stage))
    at(stage, OPENS)
    assert [row.recipient for row in stage.owed(mvp.OPENED)] == ["CNEW"]
    assert "in the channel" in refused(stage, lambda: stage.says("UDAN", "/mvp here", channel=None))


def stage_settings(stage: Stage) -> str:
    with stage.sessions.read() as session:
        return mvp.chosen_settings(stage.context(session)).channel_id


# Nominating


def test_a_round_is_announced_in_its_channel_and_nobody_gets_a_message_of_their_own(stage: Stage) -> None:
    opened(stage)
    (post,) = stage.owed()
    assert post.recipient == "CMVP"
    assert "Nominations for the MVP are open until Dec 4, 09:00" in stage.hears(post)


def test_a_nomination_is_told_to_the_channel_and_to_the_nominee(stage: Stage) -> None:
    opened(stage)
    answer = stage.read(stage.says("UALICE", f"/mvp nominate <@ULINA> because {REASON}"))
    assert "李娜 is nominated." in answer
    assert "One more colleague must stand by this" in answer
    (post,), (told,) = stage.owed(mvp.NOMINEE), stage.owed(mvp.NOMINATED)
    assert "李娜 is nominated for MVP" in stage.hears(post)
    assert f"{REASON}\nNominated by alice" in stage.hears(post)
    assert "because" not in stage.hears(post)
    assert (told.recipient, "alice 提名您为 MVP" in stage.hears(told)) == ("ULINA", True)


@pytest.mark.parametrize("typed", ["/kudos mvp", "/kudos 提名", "/mvp nominate", "/mvp 提名", "/mvp"])
def test_there_are_several_ways_to_type_a_nomination(stage: Stage, typed: str) -> None:
    opened(stage)
    stage.says("ULINA", f"{typed} <@UBOB> 因为他连夜修好导出程序，四百人按时领到了工资")
    assert "他连夜修好导出程序" in stage.hears(stage.owed(mvp.NOMINEE)[0])


def test_chinese_may_be_typed_without_spaces(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", "/mvp 提名@李娜因为她连夜修好导出程序，四百人按时领到了工资")
    stage.says("UBOB", "/mvp 附议@李娜")
    assert "李娜 · 2 colleagues stand by this" in stage.read(stage.says("UDAN", "/mvp"))


def test_reasons_of_several_nominators_add_up_in_one_post_and_second_each_other(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    answer = stage.says("UBOB", "/mvp nominate <@ULINA> found the missing invoices before the audit did")
    assert "goes on the ballot" in stage.read(answer)
    (post,) = stage.owed(mvp.NOMINEE)
    assert "Nominated by alice" in stage.hears(post)
    assert "Nominated by bob" in stage.hears(post)
    assert "2 colleagues stand by this" in stage.hears(post)


def test_second_is_one_press_once_and_not_for_those_it_is_about(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    told = stage.told(stage.owed(mvp.NOMINEE)[0])
    assert told is not None
    assert "Seconded." in stage.read(stage.presses_in("UBOB", told.card, "Second"))
    assert "already" in stage.read(stage.presses_in("UBOB", told.card, "Second"))
    assert "you stand by it already" in refused(stage, lambda: stage.presses_in("UALICE", told.card, "Second"))
    mine = stage.told(stage.owed(mvp.NOMINEE)[0])
    assert mine is not None
    assert "不能自己附议" in refused(stage, lambda: stage.presses("ULINA", "mvp-second", _second(mine.card)), "zh-Hans")
    assert "not nominated" in refused(stage, lambda: stage.says("UDAN", "/mvp second <@UBOB>"))
    assert "Whom do you second?" in refused(stage, lambda: stage.says("UDAN", "/mvp second"))
    assert "Guests" in refused(stage, lambda: stage.presses_in("UGUEST", told.card, "Second"))


def _second(card: Card) -> str:
    return next(item.value for item in card.pressable() if isinstance(item, Button) and item.action == "mvp-second")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (f"<@UALICE> because {REASON}", "for others to propose"),
        (f"<@UBOT> because {REASON}", "robo cannot be nominated"),
        (f"<@UGUEST> because {REASON}", "gus cannot be nominated"),
        (f"<@UGONE> because {REASON}", "gone cannot be nominated"),
        (f"because {REASON}", "Whom do you want to nominate?"),
        ("<@UBOB> because good work", "at least 30 characters"),
        (f"<@UBOB> <@ULINA> because {REASON}", "one person at a time"),
        ("<@UBOB> " + "x" * 1200, "1200 characters"),
        ("<@UBOB> handoff 99", "only if it is one of yours"),
        ("<@UBOB> https://acme.slack.com/archives/C1/p1795600000123456", "leads to no kudos"),
        ("<@UGONE>", "gone cannot be nominated"),
    ],
)
def test_what_is_no_nomination_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    opened(stage)
    assert says in refused(stage, lambda: stage.says("UALICE", f"/mvp nominate {typed}")).replace(",", "")
    assert stage.owed(mvp.NOMINEE) == []


def test_somebody_whose_giving_is_locked_cannot_nominate_or_second_but_can_vote(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        found = people.find(session, ACME.id, "UBOB")
        assert found is not None
        people.change(session, found, giving_locked=True)
    opened(stage)
    assert "paused" in refused(stage, lambda: stage.says("UBOB", f"/mvp nominate <@ULINA> {REASON}"))
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    assert "paused" in refused(stage, lambda: stage.says("UBOB", "/mvp second <@ULINA>"))
    stage.says("UDAN", "/mvp second <@ULINA>")
    at(stage, BALLOT)
    assert "Your vote is cast" in stage.read(votes(stage, "UBOB", ["ULINA"]))


def test_each_has_two_nominees_and_each_of_them_once(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    again = refused(stage, lambda: stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON} once more"))
    assert "nominated 李娜 in this round already" in again
    stage.says("UALICE", f"/mvp nominate <@UBOB> {REASON}")
    third = refused(stage, lambda: stage.says("UALICE", f"/mvp nominate <@UDAN> {REASON}"))
    assert "You have nominated 2 colleagues" in third


def test_kudos_and_handoffs_are_evidence(stage: Stage) -> None:
    opened(stage)
    stage.says("UBOB", "/kudos <@ULINA> stayed late so that the export was right")
    (post,) = stage.owed("kudos-post")
    with stage.sessions.begin() as session:
        row = session.merge(post)
        row.channel_id, row.message_id = "C1", "1795600000.123456"
    stage.says("UALICE", "/mvp nominate <@ULINA> https://acme.slack.com/archives/C1/p1795600000123456")
    assert "who points to these kudos" in stage.hears(stage.owed(mvp.NOMINEE)[0])

    stage.says("UALICE", "/handoff <@UBOB> the November export by fri")
    stage.says("UALICE", "/mvp nominate <@UBOB> handoff 1")
    shown = stage.hears(stage.owed(mvp.NOMINEE, "CMVP")[1])
    assert "the November export\nNominated by alice, who points to a handoff" in shown
    others = refused(stage, lambda: stage.says("UCHARLIE", "/mvp nominate <@UBOB> handoff 1"))
    assert "only if it is one of yours" in others
    not_hers = refused(
        stage, lambda: stage.says("UDAN", "/mvp nominate <@UBOB> https://a.slack.com/archives/C1/p1795600000123456")
    )
    assert "bob has no part in that" in not_hers


def test_the_form_asks_whom_and_why_and_then_offers_what_could_serve_as_evidence(stage: Stage) -> None:
    found = opened(stage)
    stage.says("UALICE", "/handoff <@UBOB> the November export by fri")
    stage.says("UDAN", "/kudos <@UBOB> stayed late so that the export was right")
    form = stage.presses("UALICE", "mvp-nominate", found.id)
    assert isinstance(form, Form)
    assert isinstance(form.fields[0], PersonField)
    asked = stage.sends("UALICE", form, nominee="UBOB", reason="great")
    assert isinstance(asked, Form)
    assert "You are nominating bob." in stage.read(asked)
    (offered,) = [field for field in asked.fields if isinstance(field, ChoiceField)]
    values = {stage.read(option): option.value for option in offered.options}
    assert values.keys() == {"stayed late so that the export was right", "Handoff #1: the November export"}
    answer = stage.sends("UALICE", asked, evidence=values["Handoff #1: the November export"])
    assert "bob is nominated." in stage.read(answer)
    assert "great\nthe November export\nNominated by alice, who points to a handoff" in stage.hears(
        stage.owed(mvp.NOMINEE)[0]
    )
    plain = stage.says("ULINA", "/mvp nominate <@UALICE>")
    assert isinstance(plain, Form)
    assert "alice" in stage.read(stage.sends("ULINA", plain, reason=REASON))
    assert "30 characters" in refused(stage, lambda: stage.sends("UDAN", form, nominee="ULINA", reason="great"))


@pytest.mark.parametrize(
    ("who", "reason", "kept"),
    [
        ("UALICE", f"Because {REASON}", REASON),
        ("UALICE", "because of the November export, which she rebuilt", "the November export, which she rebuilt"),
        ("ULINA", "因为：他连夜修好导出程序，四百人按时领到了工资", "他连夜修好导出程序，四百人按时领到了工资"),
    ],
)
def test_a_because_at_the_beginning_is_left_out_of_the_form_as_of_the_command(
    stage: Stage, who: str, reason: str, kept: str
) -> None:
    opened(stage)
    form = stage.says(who, "/mvp nominate <@UBOB>")
    assert isinstance(form, Form)
    stage.sends(who, form, reason=reason)
    assert f"\n{kept}\n" in stage.hears(stage.owed(mvp.NOMINEE)[0])


def test_nominations_are_early_late_or_of_an_old_round(stage: Stage) -> None:
    assert "No MVP round is open" in refused(stage, lambda: stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}"))
    switched_on(stage)
    early = refused(stage, lambda: stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}"))
    assert "The next one opens Dec 1, 09:00" in early
    found = opened(stage)
    stage.now = BALLOT  # the clock is late
    late = refused(stage, lambda: stage.presses("UALICE", "mvp-nominate", found.id))
    assert "Nominations closed Dec 4, 09:00" in late
    assert "has just ended" in stage.read(stage.says("UALICE", "/mvp"))
    at(stage, BALLOT)
    old = refused(stage, lambda: stage.presses("UALICE", "mvp-nominate", found.id))
    assert "earlier round" in old
    assert "earlier round" in refused(stage, lambda: stage.presses("UALICE", "mvp-second", f"{found.id}:UBOB"))


def test_the_first_three_of_the_season_are_proposed_if_admins_want_it_and_need_a_second_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "top_of_season", lambda ctx, most: ["UBOB", "ULINA", "UGONE"][:most])
    opened(stage, propose_top=True)
    (bob, _) = stage.owed(mvp.NOMINEE)
    assert "bob is nominated for MVP" in stage.hears(bob)
    assert "Among the first three of the season’s points" in stage.hears(bob)
    assert stage.owed(mvp.NOMINATED) == []
    stage.says("UALICE", "/mvp second <@ULINA>")
    assert "李娜 · one colleague stands by this" in stage.read(stage.says("UDAN", "/mvp"))
    at(stage, BALLOT)
    assert choices(stage, "UALICE") == {"ULINA"}


# Voting


def test_a_whole_round(stage: Stage) -> None:
    balloting(stage)
    (post,) = stage.owed(mvp.BALLOT)
    assert "The MVP ballot is open until Dec 7, 09:00" in stage.hears(post)
    for who in MEMBERS:
        assert "Your vote is cast" in stage.read(votes(stage, who, ["UBOB" if who == "ULINA" else "ULINA"]))
    at(stage, CLOSES)
    (told,), (won,) = stage.owed(mvp.RESULT), stage.owed(mvp.WON)
    heard = stage.hears(told)
    assert "MVP of this round: 李娜" in heard
    assert REASON in heard
    assert "5 of 5 colleagues voted" in heard
    assert "bob" not in heard
    assert (won.recipient, "同事们选您为本轮 MVP" in stage.hears(won)) == ("ULINA", True)
    results = stage.read(stage.says("UALICE", "/mvp results"))
    assert "Round of Tue, Dec 1, 2026" in results
    assert "李娜" in results
    assert "bob" not in results


def test_the_ballot_leaves_out_oneself_and_those_nobody_seconded(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    stage.says("UALICE", f"/mvp nominate <@UBOB> {REASON}")
    stage.says("UDAN", f"/mvp nominate <@UCHARLIE> {REASON}")
    stage.says("UBOB", "/mvp second <@UCHARLIE>")
    at(stage, BALLOT)
    assert choices(stage, "UALICE") == {"ULINA", "UCHARLIE"}
    assert choices(stage, "ULINA") == {"UCHARLIE"}
    assert "charlie" not in stage.read(stage.says("UCHARLIE", "/mvp vote"))


def choices(stage: Stage, who: str) -> set[str]:
    return set(order(stage, who))


def order(stage: Stage, who: str) -> list[str]:
    form = stage.says(who, "/mvp vote")
    assert isinstance(form, Form)
    fields = [field for field in form.fields if isinstance(field, ChoiceField)]
    assert all(len(field.options) <= 10 for field in fields)
    return [option.value for field in fields for option in field.options]


def test_every_voter_has_an_order_of_their_own_that_stays(stage: Stage) -> None:
    many = newcomers(stage, 30)
    opened(stage)
    for at_, nominee in enumerate(many[:24]):
        stage.says(many[(at_ + 1) % 30], f"/mvp nominate <@{nominee}> {REASON}")
        stage.says(many[(at_ + 2) % 30], f"/mvp second <@{nominee}>")
    at(stage, BALLOT)
    orders = {who: order(stage, who) for who in many[24:]}
    assert all(sorted(each) == many[:24] for each in orders.values())
    assert len({tuple(each) for each in orders.values()}) == len(orders)
    assert {each[0] for each in orders.values()} != {many[0]}
    assert order(stage, many[24]) == orders[many[24]]
    form = stage.says(many[29], "/mvp vote")
    assert isinstance(form, Form)
    assert "Your vote is cast" in stage.read(stage.sends(many[29], form, **marked(form, many[:24])))


def test_a_vote_can_be_changed_with_its_code_and_only_once_with_each(stage: Stage) -> None:
    balloting(stage)
    first = code_in(stage, votes(stage, "UALICE", ["ULINA"]))
    changed = votes(stage, "UALICE", ["UBOB"], first.lower())
    assert "The earlier code no longer works" in stage.read(changed)
    assert "Only the newest code works" in refused(stage, lambda: votes(stage, "UALICE", ["ULINA"], first))
    again = stage.presses_in("UALICE", card(changed), "Change my vote")
    assert isinstance(again, Form)
    assert "is changed" in stage.read(stage.sends("UALICE", again, **marked(again, ["ULINA", "UBOB"])))


def card(answer: Answer) -> Card:
    assert isinstance(answer, Card)
    return answer


def test_without_the_code_a_vote_stands(stage: Stage) -> None:
    balloting(stage)
    votes(stage, "UALICE", ["ULINA"])
    form = stage.says("UALICE", "/mvp vote")
    assert isinstance(form, Form)
    assert "You have voted already" in stage.read(form)
    assert "that vote stands" in stage.read(form)
    for code in ("lost it", "AAAAA-BBBBB", "7" * 34):
        wrong = refused(stage, lambda code=code: stage.sends("UALICE", form, code=code, **marked(form, ["UBOB"])))
        assert "not the code of your vote" in wrong
    assert "You have voted. With the code" in stage.read(stage.says("UALICE", "/mvp"))


def test_a_code_is_of_no_use_to_anybody_else_or_in_another_round(stage: Stage) -> None:
    balloting(stage)
    code = code_in(stage, votes(stage, "UALICE", ["ULINA"]))
    votes(stage, "UDAN", ["ULINA"])
    assert "not the code of your vote" in refused(stage, lambda: votes(stage, "UDAN", ["UBOB"], code))
    at(stage, CLOSES)
    at(stage, CLOSES + timedelta(days=29))  # January 5
    stage.says("UALICE", f"/mvp nominate <@UBOB> {REASON}")
    stage.says("UDAN", "/mvp second <@UBOB>")
    at(stage, CLOSES + timedelta(days=32))
    assert "not the code of your vote" in refused(stage, lambda: votes(stage, "UALICE", ["UBOB"], code))


def test_voting_early_late_or_for_nobody(stage: Stage) -> None:
    found = opened(stage)
    early = refused(stage, lambda: stage.says("UALICE", "/mvp vote"))
    assert "The ballot opens Dec 4, 09:00" in early
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    at(stage, BALLOT)
    assert "Mark at least one" in refused(stage, lambda: votes(stage, "UALICE", []))
    assert "没有您可以选的同事" in refused(stage, lambda: stage.says("ULINA", "/mvp vote"), "zh-Hans")
    form = stage.says("UALICE", "/mvp vote")
    assert isinstance(form, Form)
    stage.now = CLOSES  # whether or not the clock has come round
    for _ in range(2):
        late = refused(stage, lambda: stage.sends("UALICE", form, **marked(form, ["ULINA"])))
        assert "The ballot closed Dec 7, 09:00" in late
        assert "closed" in refused(stage, lambda: stage.presses("UALICE", "mvp-vote", found.id))
        at(stage, CLOSES)
    assert "no longer held" in refused(stage, lambda: stage.presses("UALICE", "mvp-vote", "no-such-round"))


def test_who_came_after_the_ballot_opened_votes_next_time(stage: Stage) -> None:
    balloting(stage)
    newcomers(stage, 1)
    assert "members when it opened" in refused(stage, lambda: stage.says("U001", "/mvp vote"))
    assert "members when it opened" in refused(stage, lambda: stage.says("UGUEST", "/mvp vote"))
    assert "members when it opened" in stage.read(stage.says("U001", "/mvp"))


def test_a_nominee_who_leaves_can_neither_be_chosen_nor_win(stage: Stage) -> None:
    newcomers(stage, 3)
    balloting(stage)
    form = stage.says("UDAN", "/mvp vote")
    assert isinstance(form, Form)
    for who in ("UALICE", "UBOB", "UCHARLIE", "U001"):
        votes(stage, who, ["ULINA"])
    leaves(stage, "ULINA")
    assert "has left meanwhile" in refused(stage, lambda: stage.sends("UDAN", form, **marked(form, ["ULINA"])))
    assert choices(stage, "UDAN") == {"UBOB"}
    votes(stage, "UDAN", ["UBOB"])
    at(stage, CLOSES)
    assert "MVP of this round: bob" in stage.hears(stage.owed(mvp.RESULT)[0])


def test_when_all_who_could_have_won_have_left_there_is_no_mvp(stage: Stage) -> None:
    newcomers(stage, 5)
    balloting(stage, ["ULINA"])
    for who in ("UALICE", "UBOB", "UCHARLIE", "U001", "U002"):
        votes(stage, who, ["ULINA"])
    leaves(stage, "ULINA")
    at(stage, CLOSES)
    assert "are no longer here" in stage.hears(stage.owed(mvp.RESULT)[0])
    assert stage.owed(mvp.WON) == []


def test_a_nominee_who_left_before_the_ballot_is_not_on_it(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    leaves(stage, "ULINA")
    at(stage, BALLOT)
    assert "no nomination was seconded" in stage.hears(stage.owed(mvp.RESULT)[0])


def test_a_round_without_nominees_seconds_or_quorum_says_so(stage: Stage) -> None:
    opened(stage)
    at(stage, BALLOT)
    assert "nobody was nominated" in stage.hears(stage.owed(mvp.RESULT)[0])
    at(stage, OPENS + timedelta(days=35))
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    at(stage, BALLOT + timedelta(days=35))
    assert "no nomination was seconded" in stage.hears(stage.owed(mvp.RESULT)[1])
    at(stage, OPENS + timedelta(days=63))
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    at(stage, BALLOT + timedelta(days=63))
    for who in ("UALICE", "UBOB", "UCHARLIE", "UDAN"):
        votes(stage, who, ["ULINA"])
    at(stage, CLOSES + timedelta(days=63))
    last = stage.hears(stage.owed(mvp.RESULT)[2])
    assert "too few colleagues voted" in last
    assert "4 of 5 colleagues voted" in last
    for reason in ("nobody was nominated", "was seconded", "too few"):
        assert reason in stage.read(stage.says("UALICE", "/mvp results"))


def test_several_can_win_together(stage: Stage) -> None:
    newcomers(stage, 5)
    balloting(stage, ["UBOB", "ULINA"])
    for who in ("UALICE", "UCHARLIE", "UDAN", "U001", "U002"):
        votes(stage, who, ["ULINA", "UBOB"])
    at(stage, CLOSES)
    heard = stage.hears(stage.owed(mvp.RESULT)[0])
    assert "MVPs of this round, level to the last rule: bob and 李娜" in heard
    assert {row.recipient for row in stage.owed(mvp.WON)} == {"UBOB", "ULINA"}


def test_the_winner_pauses_one_round_and_then_takes_part_again(stage: Stage) -> None:
    balloting(stage)
    for who in MEMBERS:
        votes(stage, who, ["UBOB" if who == "ULINA" else "ULINA"])
    at(stage, CLOSES)
    at(stage, OPENS + timedelta(days=35))
    pause = refused(stage, lambda: stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}"))
    assert "李娜 won the last round" in pause
    at(stage, BALLOT + timedelta(days=35))
    at(stage, OPENS + timedelta(days=63))
    assert "李娜 is nominated" in stage.read(stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}"))


def test_one_reminder_goes_to_those_who_have_not_voted_and_names_nobody(stage: Stage) -> None:
    balloting(stage)
    votes(stage, "UALICE", ["ULINA"])
    stage.says("UBOB", "/baton reminders off")
    at(stage, REMINDS - timedelta(minutes=1))
    assert stage.owed(mvp.REMINDER) == []
    at(stage, REMINDS)
    at(stage, REMINDS + timedelta(minutes=5))
    rows = stage.owed(mvp.REMINDER)
    assert sorted(row.recipient for row in rows) == ["UCHARLIE", "UDAN", "ULINA"]
    assert {(row.manner, row.expires_at) for row in rows} == {("nudge", CLOSES)}
    dan, lina = (next(row for row in rows if row.recipient == who) for who in ("UDAN", "ULINA"))
    assert "closes Dec 7, 10:00, and you have not voted" in stage.hears(dan)
    assert "/baton reminders off" in stage.hears(dan)
    assert "您还没有投票" in stage.hears(lina)
    votes(stage, "UDAN", ["ULINA"])
    assert stage.told(dan) is None
    at(stage, CLOSES)
    assert stage.told(lina) is None


# Without a channel


def test_without_a_channel_nobody_is_bothered_but_those_who_took_part(stage: Stage) -> None:
    balloting(stage, ["ULINA"], channel_id="")
    assert {row.kind for row in stage.owed()} == {mvp.NOMINATED}
    for who in ("UALICE", "UBOB", "UCHARLIE", "UDAN"):
        votes(stage, who, ["ULINA"])
    at(stage, CLOSES)
    assert {row.recipient for row in stage.owed(mvp.RESULT)} == {"UALICE", "UCHARLIE"}


# Admins


def test_an_admin_extends_a_phase_with_a_reason_that_all_can_read(stage: Stage) -> None:
    opened(stage)
    said = stage.read(stage.says("UDAN", "/mvp extend 2 days because of the holiday in Shanghai"))
    assert "now ends Dec 6, 09:00" in said
    (told,) = stage.owed(mvp.EXTENDED)
    assert "Nominations for the MVP stay open until Dec 6" in stage.hears(told)
    assert "the holiday in Shanghai" in stage.hears(told)
    at(stage, BALLOT)
    assert the_round(stage).state == "nominating"
    assert the_round(stage).closes_at == CLOSES + timedelta(days=2)
    assert "extended the MVP round by 2 days: the holiday in Shanghai" in stage.read(stage.says("UDAN", "/baton audit"))
    for typed, says in (
        ("extend because so", "/mvp extend 2 days"),
        ("extend 15 days because so", "1 to 14"),
        ("extend 2 days", "Please say why"),
        ("cancel", "Please say why"),
    ):
        assert says in refused(stage, lambda typed=typed: stage.says("UDAN", f"/mvp {typed}"))


def test_an_extended_ballot_takes_votes_until_its_new_end(stage: Stage) -> None:
    balloting(stage)
    stage.says("UDAN", "/mvp 延长 1天 因为有人在休假")
    at(stage, CLOSES)
    assert "Your vote is cast" in stage.read(votes(stage, "UALICE", ["ULINA"]))
    at(stage, CLOSES + timedelta(days=1))
    assert "too few" in stage.hears(stage.owed(mvp.RESULT)[0])


def test_a_cancelled_round_tells_why_and_keeps_no_vote(stage: Stage) -> None:
    found = balloting(stage)
    votes(stage, "UALICE", ["ULINA"])
    stage.says("UDAN", "/mvp cancel because the nominations were about one project only")
    (told,) = stage.owed(mvp.CANCELLED)
    assert "cancelled" in stage.hears(told)
    assert "about one project only" in stage.hears(told)
    assert "cancelled the MVP round: the nominations were" in stage.read(stage.says("UDAN", "/baton audit"))
    assert "no longer held" in refused(stage, lambda: stage.presses("UALICE", "mvp-vote", found.id))
    assert "No round has ended" in stage.read(stage.says("UALICE", "/mvp results"))
    assert "No MVP round is open" in refused(stage, lambda: stage.says("UDAN", "/mvp cancel because again"))
    at(stage, CLOSES)
    assert stage.owed(mvp.RESULT) == []
    assert "The next one opens Jan 5" in stage.read(stage.says("UALICE", "/mvp"))


def test_a_hidden_nomination_counts_no_more_and_its_author_learns_why(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    stage.says("UBOB", "/mvp second <@ULINA>")
    (post,) = stage.owed(mvp.NOMINEE)
    nomination = stage.owed(mvp.NOMINATED)[0].reference
    with stage.sessions.begin() as session:
        assert mvp.hide_nomination(stage.context(session), stage.person("UDAN"), nomination, "it names a client")
    with stage.sessions.begin() as session:
        assert not mvp.hide_nomination(stage.context(session), stage.person("UDAN"), nomination, "it names a client")
    (told,) = stage.owed(mvp.HIDDEN)
    assert (told.recipient, "it names a client" in stage.hears(told)) == ("UALICE", True)
    assert "talk to an admin: /baton roles shows who they are" in stage.hears(told)
    assert stage.owed(mvp.NOMINATED)[0].withdrawn
    assert "hid a nomination of 李娜: it names a client" in stage.read(stage.says("UDAN", "/baton audit"))
    assert "Nobody is nominated yet" in stage.read(stage.says("UDAN", "/mvp"))
    assert stage.told(post) is None
    at(stage, BALLOT)
    assert "nobody was nominated" in stage.hears(stage.owed(mvp.RESULT)[0])
    with stage.sessions.begin() as session, pytest.raises(Refusal):
        mvp.hide_nomination(stage.context(session), stage.person("UALICE"), nomination, "it names a client")


def test_admins_find_nominations_in_the_list_of_what_can_be_hidden(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    listed = stage.says("UDAN", "/baton moderate")
    assert "alice nominated 李娜 for MVP" in stage.read(listed)
    form = stage.presses_in("UDAN", card(listed), "Hide")
    assert isinstance(form, Form)
    stage.sends("UDAN", form, reason="it names a client")
    assert "Nobody is nominated yet" in stage.read(stage.says("UBOB", "/mvp"))
    stage.presses_in("UDAN", card(stage.says("UDAN", "/baton moderate")), "Show again")
    assert "李娜" in stage.read(stage.says("UBOB", "/mvp"))
    assert "is shown again" in stage.hears(stage.owed(mvp.SHOWN)[0])


def test_an_admin_who_hides_their_own_nomination_needs_no_message(stage: Stage) -> None:
    opened(stage)
    stage.says("UDAN", f"/mvp nominate <@ULINA> {REASON}")
    form = stage.presses_in("UDAN", card(stage.says("UDAN", "/baton moderate")), "Hide")
    assert isinstance(form, Form)
    assert "told why" not in stage.read(stage.sends("UDAN", form, reason="it names a client"))
    stage.presses_in("UDAN", card(stage.says("UDAN", "/baton moderate")), "Show again")
    assert [*stage.owed(mvp.HIDDEN), *stage.owed(mvp.SHOWN)] == []


def test_admins_learn_that_the_channel_cannot_be_reached(stage: Stage) -> None:
    found = opened(stage)
    with stage.sessions.begin() as session:
        mvp.owe_unposted(stage.context(session), found.id)
    (told,) = stage.owed(mvp.UNPOSTED)
    assert (told.recipient, "/mvp here" in stage.hears(told)) == ("UDAN", True)


# Elsewhere


def test_app_home_shows_what_one_can_still_do(stage: Stage) -> None:
    def waits(who: str) -> str:
        with stage.sessions.begin() as session:
            home.opened(stage.context(session), stage.person(who))
        return stage.hears(stage.owed("home", who)[0])

    opened(stage)
    assert "Who is your MVP? Nominations are open until Dec 4" in waits("UALICE")
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    told = waits("UALICE")
    assert "Nothing is waiting for you." in told
    assert "You nominated 李娜 for MVP, and can nominate one more. The ballot opens Dec 4, 10:00." in told
    stage.says("UBOB", "/mvp second <@ULINA>")
    stage.says("ULINA", f"/mvp nominate <@UALICE> {REASON}")
    stage.says("ULINA", f"/mvp nominate <@UBOB> {REASON}")
    assert "您已提名 alice 和 bob 为 MVP，投票将于12月4日 17:00 开始" in waits("ULINA")
    at(stage, BALLOT)
    assert "The MVP ballot is open until Dec 7" in waits("UALICE")
    assert "您还没有投票" in waits("ULINA")
    votes(stage, "UALICE", ["ULINA"])
    told = waits("UALICE")
    assert "Nothing is waiting for you." in told
    assert "You have voted for the MVP. The ballot closes Dec 7, 10:00." in told
    at(stage, CLOSES)
    assert "MVP" not in waits("UBOB")


def test_app_home_says_nothing_of_a_nomination_that_was_hidden(stage: Stage) -> None:
    opened(stage)
    stage.says("UALICE", f"/mvp nominate <@ULINA> {REASON}")
    nomination = stage.owed(mvp.NOMINATED)[0].reference
    with stage.sessions.begin() as session:
        mvp.hide_nomination(stage.context(session), stage.person("UDAN"), nomination, "it names a client")
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person("UALICE"))
    told = stage.hears(stage.owed("home", "UALICE")[0])
    assert "You nominated" not in told
    assert "Who is your MVP?" in told  # one of two nominees is left


def test_the_digest_tells_how_rounds_stand_and_keeps_it(stage: Stage) -> None:
    def says() -> str:
        return stage.read(stage.says("UALICE", "/digest"))

    stage.says("UBOB", "/kudos <@UALICE> stayed late so that the export was right")
    assert "MVP" not in says()
    balloting(stage)
    stage.says("UCHARLIE", "/kudos <@UALICE> stayed late so that the export was right")
    stage.forward(days=1)
    assert "The MVP ballot is open until Dec 7" in says()
    for who in MEMBERS:
        votes(stage, who, ["UBOB" if who == "ULINA" else "ULINA"])
    at(stage, CLOSES)
    assert "MVP of the last round: 李娜" in says()
    at(stage, CLOSES + timedelta(days=1))
    weekly_report.run(stage.office, now=stage.now)
    assert "MVP of the last round: 李娜" in stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


# Rules


def test_the_rules_are_those_in_force(stage: Stage) -> None:
    assert "No rounds are planned" in stage.read(stage.says("UALICE", "/mvp rules"))
    switched_on(stage, nth=0, day=15, nomination_days=5, ballot_days=1, half_own=True)
    rules = stage.read(stage.says("UALICE", "/mvp rules"))
    for said in ("day 15 of every month", "5 days", "Voting takes 1 day.", "count half", "at least 30 characters"):
        assert said in rules
    for said in ("fifth of all", "more departments", "No lot is drawn", "sealed sum", "lets others have this one"):
        assert said in rules
    assert "每月 15 日" in stage.read(stage.says("ULINA", "/mvp 规则"), "zh-Hans")
    switched_on(stage)
    rules = stage.read(stage.says("UALICE", "/mvp rules"))
    assert "the first Tuesday of every month" in rules
    assert "count half" not in rules


def test_halved_votes_are_announced_before(stage: Stage) -> None:
    newcomers(stage, 12, "payroll")
    balloting(stage, half_own=True)
    assert "count half" in stage.hears(stage.owed(mvp.BALLOT)[0])
    assert the_round(stage).halved


def test_what_is_not_understood_is_answered_with_the_grammar(stage: Stage) -> None:
    assert "/mvp nominate @name" in refused(stage, lambda: stage.says("UALICE", "/mvp please"))
