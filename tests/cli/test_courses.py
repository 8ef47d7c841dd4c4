"""`baton course`: a file is sound, or every reason why not is said at once."""

import json

from baton.services.courses import files, shipped
from tests.terminal import Terminal

BROKEN = """
key = "asking"
languages = ["en"]
name = "Asking"
about = { en = "How to ask." }
goals = [{ en = "Better questions" }]
behaviours = [{ en = "Asks" }]
colour = "red"

[[steps]]
key = "recall"
day = "soon"
kind = "recal"

[[steps]]
day = 2
kind = "review"
"""


def test_a_course_that_comes_with_baton_is_sound(terminal: Terminal) -> None:
    for key, course in shipped().items():
        path = terminal.folder / f"{key}.toml"
        path.write_bytes((files.folder() / f"{key}.toml").read_bytes())
        done = terminal.run("course", "validate", path.name)
        assert (done.code, done.err) == (0, "")
        assert done.out == (
            f"{key}.toml is sound: {len(course.steps)} steps, {len(course.questions)} questions,"
            f" {len(course.lessons)} lessons, 5 behaviours, in en and zh-Hans.\n"
        )


def test_everything_wrong_with_a_file_is_said_at_once(terminal: Terminal) -> None:
    (terminal.folder / "asking.toml").write_text(BROKEN, encoding="utf-8")
    done = terminal.run("course", "validate", "asking.toml")
    assert (done.code, done.out) == (1, "")
    first, *reasons = done.err.splitlines()
    assert first == "asking.toml is no sound course yet:"
    assert [each.split(": ")[0] for each in reasons] == [
        "name",
        "steps[recall].day",
        "steps[recall].kind",
        "steps[1].key is missing.",
        "colour",
    ]


def test_what_a_file_says_cannot_steer_the_terminal(terminal: Terminal) -> None:
    (terminal.folder / "asking.toml").write_text(f'key = "\\u001b[31m"{BROKEN[15:]}'.replace("soon", "x"))
    done = terminal.run("course", "validate", "asking.toml")
    assert done.code == 1
    assert "\x1b" not in done.err


def test_a_file_that_is_no_toml_is_refused_with_its_line(terminal: Terminal) -> None:
    (terminal.folder / "asking.toml").write_text('key = "asking"\nname = "Asking\n')
    done = terminal.run("course", "validate", "asking.toml")
    assert done.code == 1
    assert "line 2" in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there_is_a_wrong_use(terminal: Terminal) -> None:
    done = terminal.run("course", "validate", "nothing.toml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "nothing.toml" in done.err


def test_the_schema_is_json_that_an_editor_understands(terminal: Terminal) -> None:
    done = terminal.run("course", "schema")
    assert (done.code, done.err) == (0, "")
    schema = json.loads(done.out)
    assert schema["$defs"]["Step"]["properties"]["kind"]["enum"][0] == "diagnosis"
    assert schema["$defs"]["Course"]["required"][:2] == ["key", "languages"]
    assert schema["$defs"]["Lesson"]["additionalProperties"] is False
