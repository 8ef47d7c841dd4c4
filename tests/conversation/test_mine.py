"""My kudos: what I received and gave, looked through, searched, and taken away as a file."""

import csv
import io

import pytest

from baton.conversation import desk
from baton.conversation.cards import Card
from baton.conversation.spreadsheets import csv_file
from baton.domain.deliveries import Delivery
from baton.domain.kudos import Kudos
from baton.domain.lines import Refusal
from baton.storage import kudos as store
from tests.stage import ACME, Stage

REASON = "stayed late so that the export was right"


def mine(stage: Stage, words: str = "", who: str = "UBOB", language: str = "en") -> str:
    return stage.read(stage.says(who, f"/kudos {words or 'mine'}"), language)


def thanked(stage: Stage, giver: str, *receivers: str, reason: str = REASON, **more: object) -> None:
    """Kudos put straight into the tables, an hour after the last ones."""
    stage.forward(hours=1)
    values: dict[str, object] = {"value": None, "channel_id": "C1", "given_at": stage.now, **more}
    with stage.sessions.begin() as session:
        store.add(session, Kudos(ACME.id, stage.mint(), giver, tuple(receivers), reason, **values))  # type: ignore[arg-type]


def kept(stage: Stage, who: str) -> list[list[str]]:
    """The rows of the file somebody is owed."""
    told = stage.told(stage.owed("kudos-file", who)[-1])
    assert told is not None
    assert told.file is not None
    return list(csv.reader(io.StringIO(told.file.content.decode("utf-8-sig"))))


def test_i_see_what_i_received_and_gave_the_newest_first(stage: Stage) -> None:
    thanked(stage, "UALICE", "UBOB", "ULINA", reason="the first one, for the export", value="fast")
    thanked(stage, "UBOB", "UALICE", "UCHARLIE", reason="the second one, for the list")
    told = mine(stage)
    assert told.index("You thanked alice and charlie, Tue, Nov 24") < told.index("alice thanked you, Tue, Nov 24")
    assert told.index("the second one") < told.index("the first one")
    assert "Responds fast" in told
    assert "2 in all" in told


def test_private_kudos_are_mine_too_and_nobody_elses(stage: Stage) -> None:
    thanked(stage, "UALICE", "UBOB", private=True)
    assert "alice thanked you privately" in mine(stage)
    assert "You thanked bob privately" in mine(stage, who="UALICE")
    assert "neither received nor given" in mine(stage, who="UCHARLIE")


def test_taken_back_kudos_are_gone(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.says("UALICE", "/kudos undo")
    assert "neither received nor given kudos yet" in mine(stage)


@pytest.mark.parametrize(
    ("words", "there", "not_there"),
    [
        ("mine received", "from alice", "to alice"),
        ("mine given", "to alice", "from alice"),
        ("我的 收到", "from alice", "to alice"),
        ("我的送出", "to alice", "from alice"),
        ("Mine Received Audit", "from charlie", "from alice"),
    ],
)
def test_one_side_is_shown_alone(stage: Stage, words: str, there: str, not_there: str) -> None:
    thanked(stage, "UALICE", "UBOB", reason="from alice for the export")
    thanked(stage, "UBOB", "UALICE", reason="to alice for the export")
    thanked(stage, "UCHARLIE", "UBOB", reason="from charlie for the AUDIT")
    told = mine(stage, words)
    assert there in told
    assert not_there not in told


@pytest.mark.parametrize(
    ("word", "finds"),
    [
        ("audit", {"for the Audit on Friday"}),
        ("AUDIT", {"for the Audit on Friday"}),
        ("the audit", {"for the Audit on Friday"}),
        ("100%", {"it was 100% right at once"}),
        ("r_ght", set()),
        ("%", {"it was 100% right at once"}),
        ("charlie", {"周五加班核对工资表，很及时"}),
        ("<@UCHARLIE>", {"周五加班核对工资表，很及时"}),
        ("nguyen", {"周五加班核对工资表，很及时"}),
        ("李娜", {"for the Audit on Friday"}),
        ("工资", {"周五加班核对工资表，很及时"}),
        ("empathy", {"it was 100% right at once"}),
        ("设身处地", {"it was 100% right at once"}),
        ("STRAßE", {"the way to the Straße is clear"}),
        ("bob", set()),
        ("dan", set()),
    ],
)
def test_a_word_is_found_in_reason_name_and_value(stage: Stage, word: str, finds: set[str]) -> None:
    thanked(stage, "UBOB", "ULINA", reason="for the Audit on Friday")
    thanked(stage, "UALICE", "UBOB", reason="it was 100% right at once", value="in-my-place")
    thanked(stage, "UCHARLIE", "UBOB", reason="周五加班核对工资表，很及时")
    thanked(stage, "UALICE", "UBOB", reason="the way to the Straße is clear")
    thanked(stage, "UALICE", "UDAN", reason="for the audit, but not mine")
    told = mine(stage, f"mine {word}")
    reasons = (
        "for the Audit on Friday",
        "it was 100% right at once",
        "周五加班核对工资表，很及时",
        "the way to the Straße is clear",
    )
    assert {reason for reason in reasons if reason in told} == finds
    assert "not mine" not in told


def test_ten_stand_on_a_page_and_buttons_turn_it(stage: Stage) -> None:
    for number in range(23):
        thanked(stage, "UALICE", "UBOB", reason=f"for the export no. {number:02}.")
    first = stage.says("UBOB", "/kudos mine export")
    assert isinstance(first, Card)
    assert "23 in all, page 1 of 3" in stage.read(first)
    assert "no. 22." in stage.read(first)
    assert "no. 12." not in stage.read(first)
    second = stage.presses_in("UBOB", first, "Older")
    assert isinstance(second, Card)
    assert second.turns_page
    third = stage.presses_in("UBOB", second, "Older")
    assert isinstance(third, Card)
    assert stage.read(third).count("for the export no.") == 3
    assert "Older" not in stage.read(third)
    assert "no. 12." in stage.read(stage.presses_in("UBOB", third, "Newer"))


@pytest.mark.parametrize("typed", ["mine export", "mine received export"])
def test_a_search_has_a_way_back_to_everything(stage: Stage, typed: str) -> None:
    thanked(stage, "UALICE", "UBOB", reason="for the export on Friday")
    thanked(stage, "UBOB", "UALICE", reason="for the list on Monday")
    found = stage.says("UBOB", f"/kudos {typed}")
    assert isinstance(found, Card)
    everything = stage.presses_in("UBOB", found, "Without the search")
    assert isinstance(everything, Card)
    assert "2 in all" in stage.read(everything)
    assert "Without the search" not in stage.read(everything)


def test_a_page_that_is_no_more_leads_to_the_last_one(stage: Stage) -> None:
    thanked(stage, "UALICE", "UBOB")
    assert "One in all" in stage.read(stage.presses("UBOB", "kudos-mine", "all:7:"))
    assert "One in all" in stage.read(stage.presses("UBOB", "kudos-mine", "nonsense"))


def test_who_has_none_learns_what_to_do(stage: Stage) -> None:
    assert "/kudos @name why" in mine(stage)
    assert "not received kudos yet" in mine(stage, "mine received")
    assert "not given kudos yet" in mine(stage, "mine given")
    nothing = stage.says("UBOB", "/kudos mine unicorn")
    assert isinstance(nothing, Card)
    assert "None of your kudos has “unicorn”" in stage.read(nothing)
    thanked(stage, "UALICE", "UBOB")
    assert "alice thanked you" in stage.read(stage.presses_in("UBOB", nothing, "All my kudos"))


@pytest.mark.parametrize("typed", ["mine", "mine received", "mine given"])
def test_a_guest_without_kudos_is_not_sent_to_thank(stage: Stage, typed: str) -> None:
    told = mine(stage, typed, who="UGUEST")
    assert "Kudos are for the members of this workspace" in told
    assert "/kudos @name why" not in told
    assert "点赞供本工作区成员使用" in mine(stage, typed, who="UGUEST", language="zh-Hans")


def test_a_search_as_long_as_a_letter_is_refused_in_words(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        mine(stage, "mine " + "x" * 101)
    assert "at most 100 characters" in stage.refusal(refused.value)


def test_all_of_it_comes_as_a_file_by_direct_message(stage: Stage) -> None:
    thanked(stage, "UALICE", "UBOB", "ULINA", reason='first line\nsecond, with “quotes” and "more"', value="fast")
    thanked(stage, "UBOB", "ULINA", reason="between the two of us", private=True)
    shown = stage.says("UBOB", "/kudos mine")
    assert isinstance(shown, Card)
    answer = stage.presses_in("UBOB", shown, "Download as CSV")
    assert "as a direct message" in stage.read(answer)
    (row,) = stage.owed("kudos-file")
    assert (row.recipient, row.surface, row.manner) == ("UBOB", "file", "asked")
    head, *rows = kept(stage, "UBOB")
    assert head == ["When", "Given or received", "From", "To", "Reason", "Value", "Private", "Me too"]
    assert rows == [
        ["2026-11-24 13:00", "given", "Bob Okafor", "李娜", "between the two of us", "", "yes", "0"],
        [
            "2026-11-24 12:00",
            "received",
            "Alice Meyer",
            "Bob Okafor; 李娜",
            'first line\nsecond, with “quotes” and "more"',
            "Responds fast",
            "no",
            "0",
        ],
    ]
    assert "All 2 kudos you gave and received" in stage.hears(row)


def test_the_file_is_in_the_language_of_its_reader_and_spreadsheets_read_it(stage: Stage) -> None:
    thanked(stage, "UALICE", "ULINA", "UBOB", value="fast")
    stage.presses("ULINA", "kudos-mine-file")
    told = stage.told(stage.owed("kudos-file")[0])
    assert told is not None
    assert told.file is not None
    assert told.file.content.startswith(b"\xef\xbb\xbf")
    assert (told.file.name, told.file.title) == ("点赞-2026-11-24.csv", "我的点赞")
    (row,) = kept(stage, "ULINA")[1:]
    assert row[1] == "收到"
    assert row[3] == "Bob Okafor；李娜"
    assert row[5] == "迅速响应"


def test_a_file_asked_for_twice_at_once_comes_once_and_later_again(stage: Stage) -> None:
    thanked(stage, "UALICE", "UBOB")
    for _ in range(2):
        stage.presses("UBOB", "kudos-mine-file")
    assert len(stage.owed("kudos-file")) == 1
    stage.forward(minutes=1)
    stage.presses("UBOB", "kudos-mine-file")
    assert len(stage.owed("kudos-file")) == 2


def test_a_file_that_cannot_be_brought_is_not_waited_for_in_vain(stage: Stage) -> None:
    stage.presses("UBOB", "kudos-mine-file")
    (row,) = stage.owed("kudos-file")
    delivery = Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})
    with stage.sessions.begin() as session:
        desk.undelivered(stage.context(session), delivery)
    assert "could not be brought to you" in stage.hears(stage.owed("kudos-file-failed", "UBOB")[0])


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r", " =", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_nothing_in_a_file_is_a_formula(begins: str) -> None:
    cell = f"{begins}HYPERLINK(1)"
    (row,) = csv.reader(
        io.StringIO(csv_file(["harmless, = not at its beginning", cell], []).decode("utf-8-sig"), newline="")
    )
    assert row == ["harmless, = not at its beginning", f"'{cell}"]
