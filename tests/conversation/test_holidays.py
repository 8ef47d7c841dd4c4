"""Whose public holidays are somebody's, and what that does to messages nobody asked for."""

from dataclasses import replace
from datetime import date

import pytest

from baton.domain.lines import Refusal
from baton.services import manners
from tests.stage import Stage


def works_on(stage: Stage, who: str, day: date) -> bool:
    person = stage.person(who)
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        return manners.workdays(manners.country_for(ctx, person.zone, person.country))(day)


def test_holidays_follow_the_time_zone_until_somebody_chooses(stage: Stage) -> None:
    national_day = date(2026, 10, 1)
    assert works_on(stage, "UBOB", national_day)
    told = stage.read(stage.says("UBOB", "/baton holidays China"))
    assert "The public holidays of China are yours now." in told
    assert not works_on(stage, "UBOB", national_day)
    assert works_on(stage, "UBOB", date(2026, 10, 10))  # a Saturday worked instead
    assert "of where your time zone is" in stage.read(stage.says("UBOB", "/baton holidays off"))
    assert works_on(stage, "UBOB", national_day)


def test_holidays_are_chosen_in_chinese(stage: Stage) -> None:
    assert "您的公共假日现在按德国计算" in stage.read(stage.says("ULINA", "/baton 节假日 德国"), "zh-Hans")
    assert not works_on(stage, "ULINA", date(2026, 10, 3))
    assert "德国" in stage.read(stage.says("ULINA", "/baton"), "zh-Hans")


def test_where_no_zone_tells_a_country_the_company_s_is_meant(stage: Stage) -> None:
    with stage.sessions.read() as session:
        ctx = stage.context(session)
    in_china = replace(ctx, workspace=replace(ctx.workspace, zone="Asia/Shanghai"))
    assert manners.country_for(in_china, "UTC") == "CN"
    assert manners.country_for(in_china, "Europe/Berlin") == "DE"
    assert manners.country_for(in_china, "UTC", "US") == "US"


def test_a_country_that_is_none_is_refused_with_what_to_do(stage: Stage) -> None:
    with pytest.raises(Refusal) as found:
        stage.says("UBOB", "/baton holidays Atlantis")
    assert "No country is called “Atlantis”" in stage.refusal(found.value)


def test_the_form_keeps_and_clears_the_country(stage: Stage) -> None:
    stage.says("UBOB", "/baton holidays CN")
    form = stage.presses("UBOB", "people-settings")
    assert "China" in [field.value for field in form.fields]
    stage.sends("UBOB", form)
    assert stage.person("UBOB").country == "CN"
    stage.sends("UBOB", form, holidays="")
    assert stage.person("UBOB").country is None
