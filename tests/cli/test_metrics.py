"""`baton import metrics`: everything in the file, or nothing and every reason why."""

from tests.terminal import Done, Terminal, sql

HEAD = "metric,team,month,value,unit,source\n"
GOOD = HEAD + "turnover,,2025-11,2.5,%,HR\nDelivery time,,2025-12,12,days,ERP\n"


def take_over(terminal: Terminal, content: str, *options: str) -> Done:
    (terminal.folder / "figures.csv").write_text(content, encoding="utf-8")
    return terminal.run("import", "metrics", "figures.csv", *options)


def test_a_good_file_is_taken_over_whole_and_twice_is_once(office: Terminal) -> None:
    for _ in range(2):
        done = take_over(office, GOOD, "--workspace", "T1")
        assert (done.code, done.out) == (0, "Figures taken over: 2. Metrics: delivery-time, turnover.\n")
        assert sql(office, "SELECT name, month, value, unit, source FROM metrics ORDER BY name") == [
            ("delivery-time", "2025-12", 12.0, "days", "ERP"),
            ("turnover", "2025-11", 2.5, "%", "HR"),
        ]


def test_every_bad_line_is_named_and_nothing_is_taken_over(office: Terminal) -> None:
    done = take_over(office, GOOD + "turnover,Payroll,2025-11,2.5,%,\nturnover,,soon,much,%,\x1b[31m\n")
    assert (done.code, done.out) == (1, "")
    first, *lines = done.err.splitlines()
    assert first == "Nothing was imported from figures.csv:"
    assert [line.partition(":")[0] for line in lines] == ["Line 4", "Line 5", "Line 5", "Line 5"]
    assert all(letter.isprintable() or letter == "\n" for letter in done.err)
    assert sql(office, "SELECT count(*) FROM metrics") == [(0,)]
