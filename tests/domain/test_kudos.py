"""What kudos stand for and how many one may give, whatever a company chooses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.kudos import (
    UNLIMITED,
    VALUES,
    KudosSettings,
    check_settings,
    own_value,
    spelled,
    tag,
    value_named,
    value_of,
)
from baton.domain.lines import Refusal
from baton.domain.people import Person

ANA = Person("T1", "UANA", "ana", "Ana", "member", "en", "UTC")
names = st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=20).filter(spelled)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Customer first | 客户第一", ("Customer first", "客户第一")),
        ("  Customer   first｜客户第一 ", ("Customer first", "客户第一")),
        ("诚信", ("诚信", "诚信")),
        ("Integrity |", ("Integrity", "Integrity")),
        ("| 诚信", ("诚信", "诚信")),
    ],
)
def test_an_own_value_is_written_in_one_language_or_in_both(line: str, names: tuple[str, str]) -> None:
    value = own_value(line)
    assert (value.english, value.chinese) == names


@pytest.mark.parametrize("typed", ["customer-first", "CUSTOMERFIRST", "Customer_First", "客户第一"])
def test_a_value_of_several_words_is_typed_with_hyphens_or_without(typed: str) -> None:
    value = own_value("Customer first | 客户第一")
    assert value_named(typed, [*VALUES.values(), value]) == value


@given(names, names)
def test_kudos_keep_the_name_of_their_value_whatever_becomes_of_the_list(english: str, chinese: str) -> None:
    value = own_value(f"{english} | {chinese}")
    assert value_of(value.key) == value
    assert value_named(str(tag(value).values["english"])[1:], [value]) == value
    assert value_named(str(tag(value).values["chinese"])[1:], [value]) == value


def test_every_value_we_suggest_goes_by_one_name_in_each_language() -> None:
    spellings = [spelling for value in VALUES.values() for spelling in value.spellings]
    assert len(set(spellings)) == len(spellings)
    check_settings(KudosSettings())


def test_of_several_roles_the_highest_allowance_counts() -> None:
    chosen = KudosSettings(members=5, leads=8, facilitators=7, admins=2)
    lead = Person("T1", "ULEA", "lea", "Lea", "member", "en", "UTC", is_admin=True)
    facilitator = Person("T1", "UFAY", "fay", "Fay", "member", "en", "UTC", is_facilitator=True)
    assert chosen.allowance(ANA, leads=False) == 5
    assert chosen.allowance(lead, leads=False) == 5
    assert chosen.allowance(lead, leads=True) == 8
    assert chosen.allowance(facilitator, leads=False) == 7


def test_an_exemption_counts_instead_of_any_role() -> None:
    chosen = KudosSettings(members=5, unlimited=("ULEA",), numbers=(("UANA", 3),))
    assert chosen.allowance(ANA, leads=True) == 3
    assert chosen.allowance(Person("T1", "ULEA", "lea", "Lea", "member", "en", "UTC"), leads=False) == UNLIMITED


@pytest.mark.parametrize(
    ("wanted", "line", "field"),
    [
        (KudosSettings(members=0), "kudos-settings-number", "members"),
        (KudosSettings(admins=1001), "kudos-settings-number", "admins"),
        (KudosSettings(numbers=(("UANA", 0),)), "kudos-settings-number", "numbers"),
        (KudosSettings(mode="log"), "kudos-settings-log-missing", "log"),
        (KudosSettings(suggested=(), value_required=True), "kudos-values-none", "value_required"),
        (KudosSettings(own=(own_value("Fast | 快").key,)), "kudos-value-twice", "own"),
        (KudosSettings(own=(own_value("x" * 41).key,)), "kudos-value-too-long", "own"),
        (KudosSettings(own=(own_value("a | b | c").key,)), "kudos-value-unclear", "own"),
        (KudosSettings(own=(own_value("#1").key,)), "kudos-value-unclear", "own"),
        (KudosSettings(own=(own_value(" - ").key,)), "kudos-value-unclear", "own"),
        (KudosSettings(own=tuple(own_value(f"v{n}").key for n in range(21))), "kudos-values-too-many", "own"),
    ],
)
def test_what_no_company_can_work_with_is_refused_at_its_field(wanted: KudosSettings, line: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_settings(wanted)
    assert [(each.line.id, each.field) for each in refused.value.all()] == [(line, field)]


def test_a_value_taken_off_our_list_may_be_written_anew() -> None:
    kept = tuple(key for key in VALUES if key != "fast")
    check_settings(KudosSettings(suggested=kept, own=(own_value("Fast | 快").key,)))


def test_private_kudos_are_posted_nowhere_and_others_where_the_company_wants_them() -> None:
    in_place, with_log = KudosSettings(), KudosSettings(log="CLOG")
    only_log = KudosSettings(mode="log", log="CLOG")
    assert [each.posted_in("C1", private=True) for each in (in_place, with_log, only_log)] == [None, None, None]
    assert [each.posted_in("C1", private=False) for each in (in_place, with_log, only_log)] == ["C1", "C1", "CLOG"]
    assert [each.posted_in(None, private=False) for each in (in_place, with_log, only_log)] == [None, "CLOG", "CLOG"]
