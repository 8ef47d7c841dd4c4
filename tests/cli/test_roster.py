"""`baton import people`: everything in the file, or nothing and every reason why."""

from typing import Any

import pytest

from tests.terminal import Terminal, sql

HEAD = "id,name,team,lead,locale,tz\n"
GOOD = HEAD + "U1,Ana,Payroll,yes,en-GB,Europe/Berlin\nU2,李娜,Sales 销售,,zh-CN,Asia/Shanghai\n"


def take_over(terminal: Terminal, content: str | bytes) -> Any:
    (terminal.folder / "people.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return terminal.run("import", "people", "people.csv")


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig"])
def test_a_good_file_is_taken_over_whole(office: Terminal, encode: str) -> None:
    done = take_over(office, GOOD.encode(encode))
    assert (done.code, done.out) == (0, "People taken over: 2, of them new: 2. New teams: Payroll, Sales 销售.\n")
    assert sql(office, "SELECT id, name, language, zone FROM people ORDER BY id") == [
        ("U1", "Ana", "en", "Europe/Berlin"),
        ("U2", "李娜", "zh-Hans", "Asia/Shanghai"),
    ]
    assert sql(office, "SELECT count(*) FROM teams") == [(2,)]


def test_the_same_file_twice_adds_nothing(office: Terminal) -> None:
    take_over(office, GOOD)
    assert take_over(office, GOOD).out == "People taken over: 2, of them new: 0. New teams: none.\n"
    assert sql(office, "SELECT count(*) FROM people") == [(2,)]


def test_every_bad_line_is_named_with_its_number_and_reason_and_nothing_is_taken_over(office: Terminal) -> None:
    bad = GOOD + ",Nobody,,,,\nU4,Dan,,,,Mars/Olympus\nU1,Ana again,,,,\nU6,Eve,Payroll,perhaps,xx,\n"
    done = take_over(office, bad)
    assert (done.code, done.out) == (1, "")
    first, *lines = done.err.splitlines()
    assert first == "Nothing was imported from people.csv:"
    assert {line.partition(":")[0] for line in lines} >= {"Line 4", "Line 5", "Line 6", "Line 7"}
    assert all(line.partition(": ")[2] for line in lines)
    assert sql(office, "SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM teams)") == [(0, 0)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n\n",
        HEAD,
        "name,team\nAna,Payroll\n",
        HEAD + 'U1,"Ana,Payroll,yes\nU2,Bob,,,,\n',
        HEAD + "U1,A\x1bna,,,,\n",
        HEAD + "U1,Ana,Payroll,yes,en-GB,Europe/Berlin,and,more\n",
        HEAD + "U1\n",
        GOOD.encode("utf-16"),
        "id,name,team,lead,locale,tz\nU1,李娜,,,,\n".encode("gb18030"),
        HEAD.encode() + b"U1,\xff\xfe\x00,,,,\n",
        b"\x00" * 4000,
        HEAD + "U1," + "x" * 200_000 + ",,,,\n",
        HEAD + "U1,A\0na,,,,\n",
    ],
    ids=range(14),
)
def test_what_is_no_list_of_people_is_refused_in_words(office: Terminal, content: str | bytes) -> None:
    done = take_over(office, content)
    assert done.code == 1, done
    assert done.err.startswith("Nothing was imported from people.csv:\n")
    assert len(done.err.splitlines()) >= 2
    assert len(done.err) < 2000
    assert "Traceback" not in done.err
    assert all(letter.isprintable() or letter == "\n" for letter in done.err)
    assert sql(office, "SELECT count(*) FROM people") == [(0,)]


def test_a_missing_quotation_mark_is_named_with_its_line_and_swallows_nobody(office: Terminal) -> None:
    done = take_over(office, HEAD + 'U1,Ana,,,,\nU2,"Bob,,,,\nU3,Eve,,,,\n')
    assert done.code == 1
    assert "Line 3: " in done.err


def test_semicolons_do_as_well_as_commas(office: Terminal) -> None:
    assert take_over(office, GOOD.replace(",", ";")).code == 0


def test_a_file_that_cannot_be_read_is_named_in_one_sentence(office: Terminal) -> None:
    done = office.run("import", "people", "nothing.csv")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "nothing.csv" in done.err
    done = office.run("import", "people", str(office.folder))
    assert (done.code, done.err.count("\n")) == (2, 1)
