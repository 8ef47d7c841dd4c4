"""A spreadsheet of people is taken over whole, or refused with every reason."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baton.domain import roster
from baton.domain.deliveries import Owed
from baton.domain.lines import Refusal
from baton.services import deliveries
from baton.services.roster import ImportResult, import_people
from baton.storage import people, teams
from tests.stage import ACME, Stage

HEADER = "id,name,team,lead,locale,tz\n"


def imports(stage: Stage, sheet: str | bytes | Iterable[str], actor: str | None = None) -> ImportResult:
    who = stage.person(actor) if actor else None
    with stage.sessions.begin() as session:
        return import_people(stage.context(session), sheet, who)


def refused(stage: Stage, sheet: str | bytes, language: str = "en") -> list[str]:
    """Every sentence with which a sheet is refused."""
    with pytest.raises(Refusal) as refusal:
        imports(stage, sheet)
    return [stage.refusal(Refusal(each.line), language) for each in refusal.value.all()]


def leads(stage: Stage, team: str) -> list[str]:
    with stage.sessions.read() as session:
        found = teams.named(session, ACME.id, team)
        assert found is not None
        return teams.leads_of(session, ACME.id, found.id)


def test_people_teams_leads_languages_and_zones_are_taken_over(stage: Stage) -> None:
    result = imports(
        stage,
        HEADER
        + "UWEI,王伟,数据组,是,zh-CN,Asia/Shanghai\n"
        + "UBOB,,数据组,no,,\n"
        + "UDAN,,Payroll,yes,,\n"
        + "UANA,Ana,,,,\n",
    )
    assert result == ImportResult(people=4, added=2, teams=("数据组",), leads=2)

    with stage.sessions.read() as session:
        desk = teams.named(session, ACME.id, "数据组")
    assert desk is not None
    assert (desk.language, desk.zone) == ("zh-Hans", "Asia/Shanghai")
    wei, bob, ana = (stage.person(id) for id in ("UWEI", "UBOB", "UANA"))
    assert (wei.name, wei.language, wei.zone, wei.team_id) == ("王伟", "zh-Hans", "Asia/Shanghai", desk.id)
    assert (bob.name, bob.language, bob.zone, bob.team_id) == ("bob", "en", "Europe/Berlin", desk.id)
    assert (ana.language, ana.zone, ana.team_id) == (ACME.language, ACME.zone, None)
    assert leads(stage, "数据组") == ["UWEI"]
    assert leads(stage, "Payroll") == ["UALICE", "UDAN"]


@pytest.mark.parametrize(
    "sheet",
    [
        HEADER + "UNEW,Ann,Sales,1,zh-CN,Asia/Shanghai\n",
        "\ufeff" + HEADER + "UNEW,Ann,Sales,1,zh-CN,Asia/Shanghai",
        (HEADER + "UNEW,Ann,Sales,1,zh-CN,Asia/Shanghai").encode("utf-8-sig"),
        (HEADER + "UNEW,Ann,Sales,1,zh-CN,Asia/Shanghai").encode(),
        "id;name;team;lead;locale;tz\r\nUNEW;Ann;Sales;true;zh_CN;asia/shanghai\r\n",
        "TZ, Locale ,LEAD,Team,Name,ID\n\n Asia/Shanghai , zh , YES , s a l e s , Ann , UNEW \n\n,,,,,\n",
        ["id,name,team,lead,locale,tz", "UNEW,Ann,Sales,是,zh-Hans,Asia/Shanghai"],
        '"id","name","team","lead","locale","tz"\n"UNEW","Ann","Sales","yes","zh-CN","Asia/Shanghai"\n',
    ],
)
def test_sheets_come_in_many_shapes(stage: Stage, sheet: str | bytes | list[str]) -> None:
    assert imports(stage, sheet) == ImportResult(people=1, added=1, teams=(), leads=1)
    ann = stage.person("UNEW")
    assert (ann.name, ann.team_id, ann.language, ann.zone) == ("Ann", "sales", "zh-Hans", "Asia/Shanghai")
    assert leads(stage, "Sales") == ["UCHARLIE", "UNEW"]


def test_blank_fields_leave_things_as_they_are(stage: Stage) -> None:
    before = stage.person("ULINA")
    imports(stage, HEADER + "ULINA,,,,,\nUALICE,,,,,\n")
    assert stage.person("ULINA") == before
    assert leads(stage, "Payroll") == ["UALICE"]


def test_no_releases_a_lead(stage: Stage) -> None:
    imports(stage, HEADER + "UALICE,,Payroll,no,,\nUBOB,,Payroll,yes,,\n")
    assert leads(stage, "Payroll") == ["UBOB"]


def test_what_people_chose_themselves_stays(stage: Stage) -> None:
    stage.says("UALICE", "/baton language zh")
    stage.says("UALICE", "/baton zone Shanghai")
    imports(stage, HEADER + "UALICE,Alice,,,en-US,Europe/London\n")
    alice = stage.person("UALICE")
    assert (alice.name, alice.language, alice.zone) == ("Alice", "zh-Hans", "Asia/Shanghai")


def test_every_bad_row_is_named_with_its_line_and_nothing_is_taken_over(stage: Stage) -> None:
    sheet = HEADER + (
        "UNEW,Ann,New Team,yes,en-US,Europe/Berlin\n"  # 2: fine
        ",Ann,Sales,,,\n"  # 3
        "U 1,Ann,,,,\n"  # 4
        "UNEW,Ann again,,,,\n"  # 5
        "UX1,,Sales,,,\n"  # 6
        "UX2,Ann,Sales,maybe,,\n"  # 7
        "UX3,Ann,,yes,,\n"  # 8
        "UX4,Ann,,,klingon,\n"  # 9
        "UX5,Ann,,,,Atlantis\n"  # 10
        "UX6,Ann,X,,,\n"  # 11
        "UX7,Ann,Sales,no,en,UTC,more\n"  # 12
        "UBOT,,Sales,yes,,\n"  # 13
        'UX8,"Ann\nLee",Sales,,en!,\n'  # 14 and 15
        "UX9,An\0n,,,x,Nowhere\n"  # 16
    )
    sentences = refused(stage, sheet)

    for line, says in (
        (3, "the id is missing"),
        (4, "U 1 is no member id"),
        (5, "UNEW stands on line 2 already"),
        (6, "UX1 is new here, so please give a name"),
        (7, "lead is yes, no or blank, not maybe"),
        (8, "a lead needs a team"),
        (9, "klingon is no locale"),
        (10, "Atlantis is no time zone"),
        (11, "2 to 60 characters"),
        (12, "it has 7 fields, but there are 6 columns"),
        (13, "robo cannot lead a team"),
        (14, "en! is no locale"),
        (16, "a character that cannot be stored"),
        (16, "x is no locale"),
        (16, "Nowhere is no time zone"),
    ):
        assert any(sentence.startswith(f"Line {line}: ") and says in sentence for sentence in sentences), (line, says)
    assert len(sentences) == 15
    assert [int(sentence.split()[1].rstrip(":")) for sentence in sentences] == sorted(
        int(sentence.split()[1].rstrip(":")) for sentence in sentences
    )
    assert all(sentence.startswith("第 ") for sentence in refused(stage, sheet, "zh-Hans"))
    with stage.sessions.read() as session:
        assert people.find(session, ACME.id, "UNEW") is None
        assert teams.named(session, ACME.id, "New Team") is None


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("", "The file names nobody"),
        (HEADER, "The file names nobody"),
        ("\n \n,,\n", "The file names nobody"),
        ("id,name,team,lead,locale\nU1,Ann,,,\n", "Missing columns: tz."),
        ("id,name,team,lead,locale,tz,email\nU1,Ann,,,,,\n", "Unknown columns: email."),
        ("id,id,name,team,lead,locale,tz\nU1,U1,Ann,,,,\n", "These columns are there twice: id."),
        ("UBOB,Bob\n", "Unknown columns: ubob and bob."),
        (HEADER.encode() + "U1,Änne,,,,\n".encode("latin-1"), "not in UTF-8"),
        (HEADER + 'U1,"' + "x" * 200_000 + '",,,,\n', "cannot be read as CSV"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(stage: Stage, sheet: str | bytes, says: str) -> None:
    assert says in refused(stage, sheet)[0]


def test_unknown_and_missing_columns_are_named_together(stage: Stage) -> None:
    sentences = refused(stage, "id,name,team,leader,locale,tz\nU1,Ann,,,,\n")
    assert "leader" in sentences[0]
    assert "lead." in sentences[1]


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.binary(), st.text("id,nameltz;\n\r\"' \0是U1").map(HEADER.__add__)))
def test_any_file_is_read_or_refused(sheet: str | bytes) -> None:
    try:
        rows, problems = roster.read(sheet)
    except Refusal:
        return
    assert rows
    assert {problem.line for problem in problems} <= {row.line for row in rows}


def test_only_admins_import_and_the_log_says_who(stage: Stage) -> None:
    with pytest.raises(Refusal, match="people-admins-only"):
        imports(stage, HEADER + "UNEW,Ann,,,,\n", "UALICE")
    imports(stage, HEADER + "UNEW,Ann,Data Desk,,,\n", "UDAN")
    stage.forward(minutes=1)
    imports(stage, HEADER + "UNEW,Ann,,,,\nUBOB,,,,,\n")
    log = stage.read(stage.says("UDAN", "/baton audit"))
    assert "dan imported 1 person; 1 team was new" in log
    assert "The command line imported 2 people; no team was new" in log
    assert "导入了 1 人，新建了 1 个团队" in stage.read(stage.says("UDAN", "/baton audit"), "zh-Hans")


def test_home_pages_of_listed_people_are_shown_afresh(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        homes = (Owed("home", id, "home", stage.now, surface="home") for id in ("UALICE", "UBOB"))
        deliveries.owe(stage.context(session), *homes)
    imports(stage, HEADER + "UBOB,,Sales,,,\n")
    assert {row.recipient: row.revision for row in stage.owed("home")} == {"UALICE": 1, "UBOB": 2}


def test_importing_twice_has_the_effect_of_once(stage: Stage) -> None:
    sheet = HEADER + "UNEW,Ann,Data Desk,yes,en-US,Europe/Berlin\n"
    assert imports(stage, sheet) == ImportResult(people=1, added=1, teams=("Data Desk",), leads=1)
    before = stage.person("UNEW")
    assert imports(stage, sheet) == ImportResult(people=1, added=0, teams=(), leads=1)
    assert stage.person("UNEW") == before


def test_five_thousand_rows_take_a_few_seconds_at_most(stage: Stage) -> None:
    rows = (f"U{n:05},Person {n},Team {n % 200},{'yes' if n < 200 else ''},en-US,Europe/Berlin\n" for n in range(5000))
    began = time.perf_counter()
    result = imports(stage, HEADER + "".join(rows))
    assert (result.people, result.added, len(result.teams), result.leads) == (5000, 5000, 200, 200)
    assert time.perf_counter() - began < 10
