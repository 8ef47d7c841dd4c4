"""The audit log names what was changed as admins do, never as the database does."""

from dataclasses import fields
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.words import LANGUAGES, Voice
from baton.domain.kudos import KudosSettings
from baton.domain.lines import Line
from baton.domain.mvp import MvpSettings
from baton.domain.points import PointsSettings
from baton.services import settings
from tests.stage import Stage

SETTINGS = {"kudos": KudosSettings, "points": PointsSettings, "mvp": MvpSettings}


def choose(stage: Stage, noun: str, wanted: object) -> None:
    with stage.sessions.begin() as session:
        settings.change(stage.context(session), stage.person("UDAN"), noun, wanted)  # type: ignore[type-var]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_there_is_has_a_name(language: str) -> None:
    for noun, kind in SETTINGS.items():
        for each in fields(kind):
            assert Voice(language, ZoneInfo("UTC")).say(Line(f"setting-{noun}-{each.name}".replace("_", "-")))


def test_people_channels_and_choices_are_named_in_the_log(stage: Stage) -> None:
    choose(stage, "kudos", KudosSettings(boards=False, log="CSALES", numbers=(("ULINA", 20),), unlimited=("UBOB",)))
    log = stage.read(stage.says("UDAN", "/baton audit"))
    assert "dan changed “Kudos: boards” from yes to no" in log
    assert "dan changed “Kudos: people with a number of their own” from nothing to 李娜 20" in log
    assert "dan changed “Kudos: people without a limit” from nothing to bob" in log
    assert "“Kudos: log channel” from nothing to #CSALES" in log


def test_the_log_is_read_in_chinese_too(stage: Stage) -> None:
    choose(stage, "mvp", MvpSettings(enabled=True, half_own=True, nth=-1))
    log = stage.read(stage.says("UDAN", "/baton audit"), "zh-Hans")
    assert "原为“第一个”，现为“最后一个”" in log
    assert "dan 更改了“MVP 评选”：原为“否”，现为“是”" in log


def test_long_lists_of_values_are_shortened_not_broken(stage: Stage) -> None:
    own = tuple(f"A rather long value number {number} | 第{number}个价值" for number in range(20))
    choose(stage, "kudos", KudosSettings(own=own))
    assert "A rather long value number 0" in stage.read(stage.says("UDAN", "/baton audit"))
