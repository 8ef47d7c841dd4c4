"""The logs: what must never be in them."""

import pytest
import structlog

from baton import logs


@pytest.fixture(autouse=True)
def as_before():
    before = structlog.get_config()
    yield
    structlog.configure(**before)


@pytest.mark.parametrize("style", ["human", "json"])
def test_a_traceback_tells_where_but_not_what_people_wrote(style, capsys):
    logs.set_up(style)

    def rate(words: str) -> None:
        raise ValueError("no such level")

    try:
        rate("what I really think" + " of it")
    except ValueError:
        structlog.get_logger().exception("incident")
    said = capsys.readouterr().err
    assert "no such level" in said
    assert "in rate" in said or '"name": "rate"' in said
    assert "of it" not in said.replace('" of it"', "")
