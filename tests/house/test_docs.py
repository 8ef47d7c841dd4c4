"""What the documents say can be typed, set, opened and run is there, and what is there is in the documents."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import click
import pytest

from baton.conversation import desk, handoffs, house, kudos, mvp, plans, ratings, reports, teams, training
from baton.settings import SHOULD_BE, Settings
from cli.main import baton

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(\s*([^)\s]+)\s*\)")
PICTURES = ROOT / "docs" / "pictures"
LARGEST_PICTURE = 60_000
FOLDER_OR_FILE = re.compile(
    r"`((?:baton|slackapp|jobs|cli|demo|bench|tests|migrations|docs)/[\w./-]*|[\w.-]+\.(?:yml|md|toml))`"
)

# Where the first words of each command are understood.
UNDERSTOOD_IN: dict[str, ModuleType] = {
    "handoff": handoffs.commands,
    "rate-service": ratings.command,
    "kudos": kudos,
    "mvp": mvp.command,
    "plan": plans.command,
    "digest": reports.commands,
    "team": teams.command,
    "training": training.command,
    "baton": house,
}


def rows(document: Path, heading: str) -> list[list[str]]:
    """The cells of the tables under a heading, without their heads."""
    section = document.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    return [row for row in cells if not set("".join(row)) <= {"-"}][1:]


def coded(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from leaves(child, (*path, name))
    else:
        yield " ".join(path), command


def parameters(command: click.Command) -> set[str]:
    """Options by their long name, arguments as they are shown."""
    options = {each.opts[-1] for each in command.params if isinstance(each, click.Option) and not each.is_eager}
    return options | {(each.name or "").upper() for each in command.params if isinstance(each, click.Argument)}


def test_the_readme_lists_every_command_of_the_command_line_with_its_options() -> None:
    written = {}
    for cell, _ in rows(README, "Command line"):
        words = coded(cell)[0].replace("[", "").replace("]", "").split()[1:]
        name = " ".join(word for word in words if word.islower() and not word.startswith("--"))
        options = {word for word in words if word.startswith("--")}
        values = {after for before, after in pairwise(words) if before in options}
        written[name] = options | {word for word in words if word.isupper() and word not in values}
    assert written == {name: parameters(command) for name, command in leaves(baton)}


def test_every_baton_command_in_the_documents_is_one() -> None:
    known = {name for name, _ in leaves(baton)} | {"--help", "--version", "--debug"}
    for document in DOCUMENTS:
        for shown in re.findall(r"(?:`|^ *(?:\.venv/bin/)|&& )(?:\.venv/bin/)?baton ([^`\n]+)", _text(document), re.M):
            assert any(shown == name or shown.startswith(f"{name} ") for name in known), f"{document.name}: {shown}"


def test_the_readme_lists_every_setting_with_its_default() -> None:
    fields = {field.alias: field.default for field in Settings.model_fields.values()}
    written = {coded(name)[0]: "".join(coded(default)) for name, default, _ in rows(README, "Configuration")}
    assert written.keys() == SHOULD_BE.keys() == fields.keys()
    shown = {name: str(default) for name, default in fields.items()}
    assert written == {name: "" if set(default) <= {"*"} else default for name, default in shown.items()}


def test_the_readme_lists_every_slash_command() -> None:
    written = {coded(cell)[0].split()[0].lstrip("/") for cell, *_ in rows(README, "What people type")}
    assert written == set(desk.COMMANDS) == UNDERSTOOD_IN.keys()


def synonyms(module: ModuleType) -> list[set[str]]:
    """The words that mean the same, for each thing that can follow a command."""
    table = getattr(module, "DEEDS", None) or getattr(module, "SUBCOMMANDS", None)
    if table:
        return [{word for word, each in table.items() if each is deed} for deed in dict.fromkeys(table.values())]
    constants = [value for name, value in vars(module).items() if name.isupper() and isinstance(value, frozenset)]
    return [set(words) for words in constants if any(not word.isascii() for word in words)]


@pytest.mark.parametrize("name", sorted(UNDERSTOOD_IN))
def test_the_readme_teaches_every_subcommand_in_both_languages_and_no_other(name: str) -> None:
    table = [row for row in rows(README, "What people type") if coded(row[0])[0].split()[0] == f"/{name}"]
    taught = {word for row in table[1:] for word in [coded(row[0])[0].split()[1], *coded(row[1])]}
    known = synonyms(UNDERSTOOD_IN[name])
    for words in known:
        assert {word for word in words if word.isascii()} & taught, f"/{name} {sorted(words)} is not in English"
        assert {word for word in words if not word.isascii()} & taught, f"/{name} {sorted(words)} is not in Chinese"
    assert taught <= set().union(*known)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_is_there(document: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(_text(document)) if not link.startswith(("https:", "#"))]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_page_and_picture_is_linked_from_somewhere() -> None:
    linked = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(_text(document))
        if not link.startswith("https:")
    }
    pages = {*(ROOT / "docs").rglob("*.md"), *PICTURES.iterdir()} - {ROOT / "docs" / "performance.md"}
    assert sorted(page.name for page in pages if page.resolve() not in linked) == []


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert {name: size for name, size in sizes.items() if size >= LARGEST_PICTURE} == {}


def test_every_make_target_in_the_documents_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for document in DOCUMENTS:
        named = set(re.findall(r"(?:`|^)make ([a-z]+)", _text(document), re.M))
        assert named <= targets, f"{document.name}: {sorted(named - targets)}"


def test_every_file_named_in_contributing_is_there() -> None:
    named = FOLDER_OR_FILE.findall(_text(CONTRIBUTING))
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_contributing_names_every_file_of_the_example() -> None:
    found = [*(ROOT / "baton").rglob("kudos.*"), *(ROOT / "tests").rglob("test_kudos.py")]
    there = {str(path.relative_to(ROOT)) for path in found if path.suffix != ".pyc"}
    there |= {f"{path.relative_to(ROOT)}/" for path in (ROOT / "baton").rglob("kudos")}
    assert there == {name for name in FOLDER_OR_FILE.findall(_text(CONTRIBUTING)) if "kudos" in name}


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")
