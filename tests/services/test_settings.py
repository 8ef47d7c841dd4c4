"""What admins choose holds for the whole company, and everybody can see who chose it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from baton.domain.lines import Refusal
from baton.domain.settings import chosen
from baton.services import audit, settings
from tests.stage import Stage


@dataclass(frozen=True, slots=True)
class Tea:
    """Settings of a noun that only this test knows."""

    cups: int = 5
    kinds: tuple[str, ...] = ("green",)


def choose(stage: Stage, who: str, wanted: Tea, noun: str = "tea") -> bool:
    with stage.sessions.begin() as session:
        return settings.change(stage.context(session), stage.person(who), noun, wanted)


def present(stage: Stage, noun: str = "tea") -> Tea:
    with stage.sessions.read() as session:
        return chosen(Tea, stage.context(session).workspace, noun)


def test_defaults_hold_until_an_admin_chooses_and_the_log_says_who_did(stage: Stage) -> None:
    assert present(stage) == Tea()

    assert choose(stage, "UDAN", Tea(cups=8, kinds=("green", "乌龙")))

    assert present(stage) == Tea(8, ("green", "乌龙"))
    with stage.sessions.read() as session:
        acts = audit.latest(stage.context(session), stage.person("UDAN"))
    changed = {str(act.details["name"]): (act.actor_id, act.details["before"], act.details["after"]) for act in acts}
    assert changed == {
        "tea.cups": ("UDAN", "5", "8"),
        "tea.kinds": ("UDAN", '["green"]', '["green", "乌龙"]'),
    }


def test_choosing_what_holds_already_changes_nothing_and_is_not_in_the_log(stage: Stage) -> None:
    assert not choose(stage, "UDAN", Tea())
    assert "Nothing has been changed" in stage.read(stage.says("UDAN", "/baton audit"))


def test_only_admins_choose_for_everybody(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        choose(stage, "UALICE", Tea(9))
    assert "Only admins" in stage.refusal(refused.value)
    assert present(stage) == Tea()


def test_two_admins_changing_two_nouns_at_once_lose_neither_change(stage: Stage) -> None:
    nouns = [f"tea{number}" for number in range(6)]
    with ThreadPoolExecutor(len(nouns)) as pool:
        list(pool.map(lambda noun: choose(stage, "UDAN", Tea(7), noun), nouns))
    assert [present(stage, noun).cups for noun in nouns] == [7] * len(nouns)


def test_what_an_older_baton_kept_and_this_one_no_longer_knows_is_passed_over(stage: Stage) -> None:
    @dataclass(frozen=True, slots=True)
    class Older:
        cups: int = 5
        sugar: bool = False

    with stage.sessions.begin() as session:
        settings.change(stage.context(session), stage.person("UDAN"), "tea", Older(6, True))
    assert present(stage) == Tea(6)


def test_the_way_to_the_workspace_settings_is_shown_to_admins_only(stage: Stage) -> None:
    assert "Workspace settings" in stage.read(stage.says("UDAN", "/baton settings"))
    assert "Workspace settings" not in stage.read(stage.says("UALICE", "/baton settings"))
    with pytest.raises(Refusal):
        stage.presses("UALICE", "workspace-settings")
