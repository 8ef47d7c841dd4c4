"""Whom a facilitator means: people, groups and teams, typed after a command or one a line in a form."""

from collections.abc import Iterable, Sequence

from baton.conversation.asks import Ask
from baton.conversation.typed import AT, Token, people_and_groups_at, text
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.storage import groups, people
from baton.storage import teams as stored_teams

BETWEEN = ",\uff0c、;\uff1b\t"
HEADS = frozenset({"id", "name", "handle", "姓名", "名字"})  # the first line of a pasted column
LONGEST_SHOWN = 40


def typed(ask: Ask, rest: Sequence[Token]) -> list[Person]:
    """@people, @groups, and names of teams separated by commas. Refuses everything that is nobody."""
    named, named_groups, left = people_and_groups_at(ask, rest)
    found = {each.id: each for each in named}
    for group in named_groups:
        found |= {each.id: each for each in groups.members(ask.ctx.session, group)}
    words = text(left)
    for mark in BETWEEN:
        words = words.replace(mark, "\n")
    found |= {each.id: each for each in listed(ask, words)}
    return list(found.values())


def listed(ask: Ask, lines: str) -> list[Person]:
    """One person (id, handle or name), @group or team a line, as a column of a spreadsheet is pasted.

    Refuses with every line that is nobody, by its number.
    """
    found: dict[str, Person] = {}
    wrong: list[Refusal] = []
    for number, line in enumerate(lines.splitlines(), 1):
        words = line.strip().strip('"').strip()
        if not words or (number == 1 and words.casefold() in HEADS):
            continue
        meant = _meant(ask, words)
        if not meant:
            wrong.append(Refusal(Line("training-line-nobody", line=str(number), words=words[:LONGEST_SHOWN]), "list"))
        found |= {each.id: each for each in meant}
    refuse(wrong)
    return list(found.values())


def _meant(ask: Ask, words: str) -> Iterable[Person]:
    """Who goes by these words: a team, a person, or a group; nobody where two people share the name."""
    session, workspace_id = ask.ctx.session, ask.ctx.workspace_id
    bare = words.lstrip(AT).strip()
    if team := stored_teams.named(session, workspace_id, bare):
        return people.members_of(session, workspace_id, team.id)
    if person := people.find(session, workspace_id, bare):
        return [person]
    keys = {bare.lower(), bare.casefold()}
    persons = {person.id: person for _, person in people.named(session, workspace_id, keys)}
    if persons:
        return list(persons.values()) if len(persons) == 1 else []
    named = {group.id: group for _, group in groups.named(session, workspace_id, keys)}
    return [member for group in named.values() for member in groups.members(session, group)]
