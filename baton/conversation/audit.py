"""How the audit log reads."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from baton.conversation.asks import Ask
from baton.conversation.cards import Card, Note, Paragraph
from baton.domain.audit import MOST_SHOWN, Entry
from baton.domain.lines import Line, Mention, Moment, Names, Value
from baton.domain.reports import shortened
from baton.services import audit as service
from baton.storage import people, teams

SETTING = "settings-changed"
CHANNELS = frozenset({"kudos.log", "points.channel", "mvp.channel_id"})
# Choices from a list, in the words of the list.
CHOICES: dict[str, Callable[[Any], Line]] = {
    "mvp.nth": lambda value: Line("setting-which-week", nth=value),
    "mvp.weekday": lambda value: Line(f"digest-weekday-{value}"),
    "kudos.mode": lambda value: Line(f"kudos-settings-mode-{value}"),
}
MOST_TOLD = 150  # characters of what was written


def audit_card(ask: Ask) -> Card:
    """/baton audit: the last acts, newest first, for admins."""
    entries = service.latest(ask.ctx, ask.who)
    if not entries:
        return Card.saying(Line("audit-empty"))
    title = Line("audit-title", most=MOST_SHOWN)
    names = _names(ask, entries)
    read = [Paragraph(Line("audit-entry", at=Moment(entry.at), act=_act(entry, names))) for entry in entries]
    return Card(title, (*read, Note(Line("audit-note"))), title)


def _names(ask: Ask, entries: list[Entry]) -> Mapping[str, Value]:
    """What the ids in these entries are called."""
    session, workspace_id = ask.ctx.session, ask.ctx.workspace_id
    lists = [value for entry in entries for value in entry.details.values() if isinstance(value, list)]
    ids = {entry.subject for entry in entries} | {entry.actor_id or "" for entry in entries}
    ids |= {id for entry in entries if entry.act == SETTING for id in _named_in_setting(entry)}
    known = people.known(session, workspace_id, ids.union(*lists))
    called: dict[str, Value] = {team.id: team.name for team in teams.every(session, workspace_id)}
    return called | {id: person.name for id, person in known.items()}


def _act(entry: Entry, names: Mapping[str, Value]) -> Line:
    actor: Value = names.get(entry.actor_id, entry.actor_id) if entry.actor_id else Line("audit-by-operator")
    if entry.act == SETTING:
        details = _setting(entry, names)
    else:
        details = {key: _detail(key, value, names) for key, value in entry.details.items()}
    return Line(f"audit-{entry.act}", actor=actor, subject=names.get(entry.subject, entry.subject), **details)


def _detail(key: str, value: str | int | list[str], names: Mapping[str, Value]) -> Value:
    if isinstance(value, list):
        return Names(tuple(str(names.get(id, id)) for id in value))
    if key == "channel":
        return Mention(str(value), str(value), "channel")
    return value


def _setting(entry: Entry, names: Mapping[str, Value]) -> dict[str, Value]:
    """Which setting it was, in the words of its form, and what it said before and after."""
    setting = str(entry.details["name"])
    label = Line(f"setting-{setting.replace('.', '-').replace('_', '-')}")
    before, after = (_chosen(setting, json.loads(str(entry.details[key])), names) for key in ("before", "after"))
    return {"setting": label, "before": before, "after": after}


def _named_in_setting(entry: Entry) -> Iterator[str]:
    """Everything in what was chosen before and after that may be somebody’s id."""
    for key in ("before", "after"):
        for value in _flat(json.loads(str(entry.details[key]))):
            if isinstance(value, str):
                yield value


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def _chosen(setting: str, value: Any, names: Mapping[str, Value]) -> Value:
    """What was chosen, as an admin would say it: yes and no, people and channels by their names."""
    if setting in CHOICES:
        return CHOICES[setting](value)
    if isinstance(value, bool):
        return Line("setting-yes" if value else "setting-no")
    if value in (None, "", []):
        return Line("setting-none")
    if isinstance(value, list):
        return Names(tuple(_told_of(each, names) for each in value))
    return Mention(str(value), str(value), "channel") if setting in CHANNELS else _told_of(value, names)


def _told_of(value: Any, names: Mapping[str, Value]) -> str:
    """One thing chosen; a person with a number of their own is a pair."""
    if isinstance(value, list):
        return " ".join(_told_of(each, names) for each in value)
    return shortened(str(names.get(value, value) if isinstance(value, str) else value), MOST_TOLD)
