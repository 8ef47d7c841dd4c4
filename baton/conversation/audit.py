"""How the audit log reads."""

from collections.abc import Mapping

from baton.conversation.asks import Ask
from baton.conversation.cards import Card, Note, Paragraph
from baton.domain.audit import MOST_SHOWN, Entry
from baton.domain.lines import Line, Mention, Moment, Names, Value
from baton.services import audit as service
from baton.storage import people, teams


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
    known = people.known(session, workspace_id, ids.union(*lists))
    called: dict[str, Value] = {team.id: team.name for team in teams.every(session, workspace_id)}
    return called | {id: person.name for id, person in known.items()}


def _act(entry: Entry, names: Mapping[str, Value]) -> Line:
    actor: Value = names.get(entry.actor_id, entry.actor_id) if entry.actor_id else Line("audit-by-operator")
    details = {key: _detail(key, value, names) for key, value in entry.details.items()}
    return Line(f"audit-{entry.act}", actor=actor, subject=names.get(entry.subject, entry.subject), **details)


def _detail(key: str, value: str | int | list[str], names: Mapping[str, Value]) -> Value:
    if isinstance(value, list):
        return Names(tuple(str(names.get(id, id)) for id in value))
    if key == "channel":
        return Mention(str(value), str(value), "channel")
    return value
