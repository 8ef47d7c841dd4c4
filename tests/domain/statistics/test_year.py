"""When nothing changes for a year, Baton says so nearly always (docs/statistics.md has the whole simulation)."""

from bench.year import TEAMS, WORLDS, simulate
from tests.domain.statistics.vectors import FOLDER


def test_forty_teams_that_never_change_hardly_ever_raise_an_alarm() -> None:
    found = simulate(WORLDS[1], years=1, weeks=12 + 26)
    assert found.watched > TEAMS * 20
    assert found.alarms <= 1
    assert found.textbook > 5  # what limits that trust a baseline of twelve would have raised
    assert found.share("likely-up", "likely-down") < 0.10
    assert found.share("clear-up", "clear-down") < 0.005


def test_every_vector_is_asserted_somewhere() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parents[1].glob("domain/**/test_*.py"))
    names = sorted(path.name[:2] for path in FOLDER.glob("*.json"))
    assert len(names) == 26
    assert [name for name in names if f'vector("{name}")' not in tests and f'case("{name}"' not in tests] == []
