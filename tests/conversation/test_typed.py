"""What people type is read back whole, and names find whom they mean."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baton.conversation import desk
from baton.conversation.asks import Answer, Ask, Piece
from baton.conversation.cards import Card
from baton.conversation.typed import (
    Ambiguous,
    Found,
    Token,
    pack,
    people_at,
    person_at,
    text,
    tokens,
    typed,
    unpack,
)
from baton.domain.lines import Mention, Refusal
from baton.domain.people import Person
from baton.storage import people
from tests.stage import ACME, TUESDAY, Stage, _pieces

REASON = "stayed late so that the export was right"

MENTIONS = st.sampled_from([Mention("UBOB", "bob"), Mention("ULINA", "李娜"), Mention("C1", "payroll", "channel")])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMELIKE = st.lists(
    st.sampled_from(
        ["@", "＠", "bob", "李娜", "alice", "Alice Meyer", " ", ",", "，", "and", "和", "\n", "\0", "🎉", "مرحبا"]
    )
).map("".join)
PIECES = st.lists(st.one_of(WORDS, NAMELIKE, MENTIONS), max_size=8).map(tuple)


def row(id: str, handle: str, name: str, full_name: str) -> dict[str, Any]:
    """A member with these three names."""
    return {
        "workspace_id": ACME.id,
        "id": id,
        "name": name,
        "handle": handle,
        "full_name": full_name,
        "standing": "member",
        "language": "en",
        "zone": "UTC",
        "is_admin": False,
        "admin_granted": False,
        "is_facilitator": False,
        "language_chosen": False,
        "zone_chosen": False,
        "updated_at": TUESDAY,
    }


def arrive(stage: Stage, *newcomers: tuple[str, str, str, str]) -> None:
    with stage.sessions.begin() as session:
        people.put(session, [row(*newcomer) for newcomer in newcomers])


def named(stage: Stage, words: str | tuple[Piece, ...]) -> tuple[list[str], str]:
    """Who is named at the beginning of what alice types, and the words after them."""
    pieces = _pieces(words) if isinstance(words, str) else words
    with stage.sessions.read() as session:
        ids = [piece.id for piece in pieces if isinstance(piece, Mention)]
        known = people.known(session, ACME.id, ["UALICE", *ids])
        ask = Ask(stage.context(session), known["UALICE"], pieces, known)
        found, rest = people_at(ask, tokens(pieces))
    return [person.id for person in found], text(rest)


def types(stage: Stage, who: str, line: str) -> Answer:
    """Types a command the way a door hands it over: a refusal comes back as the card the person sees."""
    name, _, words = line.removeprefix("/").partition(" ")
    try:
        return stage.says(who, line)
    except Refusal as refusal:
        return desk.refused(refusal, name, _pieces(words))


def labels(card: Answer) -> list[str]:
    """What the buttons of a card read."""
    assert isinstance(card, Card)
    return [str(item.label.values["text"]) for part in card.parts for item in getattr(part, "items", ())]


@given(PIECES)
def test_words_taken_apart_and_put_together_are_what_was_typed(pieces: tuple[Piece, ...]) -> None:
    assert text(tokens(pieces)) == typed(pieces)


@given(PIECES)
def test_every_word_knows_its_place(pieces: tuple[Piece, ...]) -> None:
    whole = "".join(token.before + token.text for token in tokens(pieces))
    for token in tokens(pieces):
        assert whole.startswith(token.text, token.start)


@given(PIECES)
def test_words_hold_no_spaces(pieces: tuple[Piece, ...]) -> None:
    assert all(token.mention or token.text.split() == [token.text] for token in tokens(pieces))


@given(st.text(max_size=10), PIECES)
def test_a_packed_command_comes_back_as_it_was(name: str, pieces: tuple[Piece, ...]) -> None:
    assert unpack(pack(name, pieces)) == (name, pieces)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES)
def test_reading_names_raises_nothing_but_refusals(stage: Stage, pieces: tuple[Piece, ...]) -> None:
    try:
        found, rest = named(stage, pieces)
    except Refusal:
        return
    assert len(found) <= len(tokens(pieces)) * 8
    assert len(rest) <= len(typed(pieces))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_words_without_an_at_name_nobody_and_stay(stage: Stage, words: str) -> None:
    words = words.replace("@", "").replace("＠", "")
    assert named(stage, (words,)) == ([], words.strip())


@pytest.mark.parametrize(
    ("words", "who", "rest"),
    [
        ("<@UBOB> thanks", ["UBOB"], "thanks"),
        ("@bob thanks", ["UBOB"], "thanks"),
        ("@BOB, thanks", ["UBOB"], "thanks"),
        ("＠bob thanks", ["UBOB"], "thanks"),
        ("@bob: thanks", ["UBOB"], "thanks"),
        ("@bob.", ["UBOB"], ""),
        ("@bob @charlie thanks", ["UBOB", "UCHARLIE"], "thanks"),
        ("@bob,@charlie thanks", ["UBOB", "UCHARLIE"], "thanks"),
        ("@bob , @charlie thanks", ["UBOB", "UCHARLIE"], "thanks"),
        ("@bob, and @charlie thanks", ["UBOB", "UCHARLIE"], "thanks"),
        ("<@UBOB> and <@UCHARLIE> and more", ["UBOB", "UCHARLIE"], "and more"),
        ("@bob and the others", ["UBOB"], "and the others"),
        ("@Alice Meyer stayed late", ["UALICE"], "stayed late"),
        ("@alice meyer, @Bob Okafor stayed", ["UALICE", "UBOB"], "stayed"),
        ("@alice stayed late", ["UALICE"], "stayed late"),
        ("@李娜谢谢您", ["ULINA"], "谢谢您"),
        ("@李娜，谢谢您。", ["ULINA"], "谢谢您。"),
        ("@李娜@bob 谢谢", ["ULINA", "UBOB"], "谢谢"),
        ("@李娜和@bob谢谢", ["ULINA", "UBOB"], "谢谢"),
        ("@李娜、@bob，谢谢", ["ULINA", "UBOB"], "谢谢"),
        ("@李娜 和 <@UBOB> 谢谢", ["ULINA", "UBOB"], "谢谢"),
        ("@李娜和大家", ["ULINA"], "和大家"),
        ("@bob 🎉 مرحبا بالعالم", ["UBOB"], "🎉 مرحبا بالعالم"),
        ("@bob\nthanks\n  a lot", ["UBOB"], "thanks\n  a lot"),
        ("@bob@", ["UBOB"], "@"),
        ("thanks @bob", [], "thanks @bob"),
        ("@ bob", [], "@ bob"),
        ("@@ ,", [], "@@ ,"),
        ("@", [], "@"),
        ("", [], ""),
    ],
)
def test_names_are_found_the_way_people_write_them(stage: Stage, words: str, who: list[str], rest: str) -> None:
    assert named(stage, words) == (who, rest)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Özgür Şahin", "@özgür şahin"),
        ("Jörg Weiß", "@JÖRG WEIß"),
        ("Мария", "@мария"),
        ("علي حسن", "@علي حسن"),
        ("🦊 fox", "@🦊 fox"),
        ("👩‍🚀", "@👩‍🚀"),
        ("O'Neil", "@o'neil"),
        ("Ana de la Cruz", "@ana de la cruz"),
        ("a_b%c", "@a_b%c"),
    ],
)
def test_names_of_all_writings_are_found(stage: Stage, name: str, written: str) -> None:
    arrive(stage, ("UNEW", "newcomer", name, name))
    assert named(stage, f"{written} thanks") == (["UNEW"], "thanks")


def test_the_longest_name_that_fits_is_meant(stage: Stage) -> None:
    arrive(stage, ("UA1", "ann", "Ann", "Ann"), ("UA2", "annlee", "Ann Lee", "Ann Lee"))
    assert named(stage, "@Ann Lee stayed") == (["UA2"], "stayed")
    assert named(stage, "@Ann stayed") == (["UA1"], "stayed")
    arrive(stage, ("UL1", "wang", "王芳", "王芳"), ("UL2", "wangfang", "王芳芳", "王芳芳"))
    assert named(stage, "@王芳芳谢谢") == (["UL2"], "谢谢")


def test_somebody_without_a_handle_is_not_named_by_a_lonely_at(stage: Stage) -> None:
    arrive(stage, ("UNEW", "", "", ""))
    assert named(stage, "@@ thanks") == ([], "@@ thanks")
    assert named(stage, "@, thanks") == ([], "@, thanks")


@pytest.mark.parametrize("words", ["@nobody thanks", "@nobodynobody" * 1000, "@" + "谢" * 10_000, "@bo\0b"])
def test_unknown_names_are_refused_briefly(stage: Stage, words: str) -> None:
    with pytest.raises(Refusal, match="name-unknown") as refusal:
        named(stage, words)
    assert len(stage.refusal(refusal.value)) < 150


def test_a_channel_or_a_stranger_is_nobody(stage: Stage) -> None:
    with pytest.raises(Refusal, match="name-unknown"):
        named(stage, "<@USTRANGER> thanks")
    for words in ("<#C1|payroll> thanks", "<@UBOB> @channel thanks", "@here, thanks", "@everyone thanks"):
        with pytest.raises(Refusal, match="name-is-many"):
            named(stage, words)


def test_a_text_of_ten_thousand_characters_after_a_name_stays_whole(stage: Stage) -> None:
    for long in ("x" * 10_000, "word " * 2000, "谢" * 10_000, "@" * 10_000):
        assert named(stage, f"@bob {long}") == (["UBOB"], long.strip())


def test_nobody_is_at_a_place_beyond_the_end(stage: Stage) -> None:
    with stage.sessions.read() as session:
        ask = Ask(stage.context(session), stage.person("UALICE"))
        assert person_at(ask, (Token("@bob"),), 1) is None
        assert person_at(ask, (Token("@bob"),)) == Found(stage.person("UBOB"), 1)


ALEXES = (("UX1", "alexk", "Alex", "Alex Kim"), ("UX2", "alexr", "Alex", "Alex Rossi"))


def test_of_two_people_with_one_name_the_one_pressed_is_meant(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    card = types(stage, "UALICE", f"/kudos @alex {REASON}")

    shown = stage.read(card)
    assert "alex could be Alex or Alex. Whom do you mean?" in shown
    assert f"/kudos @alex {REASON}" in shown
    assert labels(card) == ["Alex Kim (Alex)", "Alex Rossi (Alex)"]
    assert stage.owed() == []

    assert isinstance(card, Card)
    stage.presses_in("UALICE", card, "Alex Rossi (Alex)")
    assert stage.owed("kudos-told")[0].recipient == "UX2"
    assert REASON in stage.hears(stage.owed("kudos-told")[0])


def test_what_stands_around_the_name_is_kept(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    card = types(
        stage, "UALICE", f"/kudos <@UBOB> and @Alex, <@UCHARLIE> {REASON} with <@ULINA> in <#C1|payroll> #fast"
    )
    assert isinstance(card, Card)
    stage.presses_in("UALICE", card, "Alex Kim (Alex)")
    assert {row.recipient for row in stage.owed("kudos-told")} == {"UBOB", "UX1", "UCHARLIE"}
    assert f"{REASON} with @李娜 in #payroll" in stage.hears(stage.owed("kudos-told")[0])


def test_the_word_before_the_name_is_kept(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    card = types(stage, "UDAN", "/baton roles grant @Alex facilitator")
    assert isinstance(card, Card)
    assert "Alex can do what facilitators do" in stage.read(stage.presses_in("UDAN", card, "Alex Kim (Alex)"))
    assert stage.person("UX1").is_facilitator


def test_two_ambiguous_names_are_asked_for_one_after_the_other(stage: Stage) -> None:
    arrive(stage, *ALEXES, ("US1", "samb", "Sam", "Sam Brown"), ("US2", "samc", "Sam", "Sam Cho"))
    first = types(stage, "UALICE", f"/kudos @Alex @Sam {REASON}")
    assert isinstance(first, Card)
    second = stage.presses_in("UALICE", first, "Alex Kim (Alex)")
    assert isinstance(second, Card)
    assert labels(second) == ["Sam Brown (Sam)", "Sam Cho (Sam)"]
    stage.presses_in("UALICE", second, "Sam Cho (Sam)")
    assert {row.recipient for row in stage.owed("kudos-told")} == {"UX1", "US2"}


def test_chinese_namesakes_written_without_a_space_are_asked_for(stage: Stage) -> None:
    arrive(stage, ("UL1", "wang1", "王芳", "王芳"), ("UL2", "wang2", "王芳", "王芳"))
    card = types(stage, "UALICE", "/kudos @王芳，周五加班核对工资表")
    assert labels(card) == ["王芳 · wang1", "王芳 · wang2"]
    assert isinstance(card, Card)
    stage.presses_in("UALICE", card, "王芳 · wang2")
    assert stage.owed("kudos-told")[0].recipient == "UL2"
    assert "周五加班核对工资表" in stage.hears(stage.owed("kudos-told")[0])


def test_a_full_name_tells_namesakes_apart(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    assert named(stage, "@Alex Rossi stayed") == (["UX2"], "stayed")
    assert named(stage, "@alexk stayed") == (["UX1"], "stayed")


def test_a_handle_alike_to_anothers_display_name_is_asked_for(stage: Stage) -> None:
    arrive(stage, ("UX1", "sunny", "Alex", "Alex Kim"), ("UX2", "alexr", "Sunny", "Alex Rossi"))
    with pytest.raises(Ambiguous) as refusal:
        named(stage, "@sunny thanks")
    assert [person.id for person in refusal.value.candidates] == ["UX1", "UX2"]


def test_too_long_a_text_is_asked_about_in_words_alone(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    card = types(stage, "UALICE", "/kudos @Alex " + "x" * 10_000)
    assert labels(card) == []
    assert "Whom do you mean?" in stage.read(card)


def test_somebody_who_left_meanwhile_is_refused_in_words(stage: Stage) -> None:
    arrive(stage, *ALEXES)
    card = types(stage, "UALICE", f"/kudos @Alex {REASON}")
    with stage.sessions.begin() as session:
        people.change(session, Person(ACME.id, "UX1", "", "", "member", "en", "UTC"), standing="deactivated")
    assert isinstance(card, Card)
    with pytest.raises(Refusal, match="kudos-cannot-receive"):
        stage.presses_in("UALICE", card, "Alex Kim (Alex)")
