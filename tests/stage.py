"""A stage for tests: a small company, a clock one can set, and people who type, press and fill in."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.conversation import cards, desk
from baton.conversation.asks import Answer, Ask, Message, Notice, Piece, Told
from baton.conversation.cards import Card
from baton.conversation.forms import AnswerValue, ChoiceField, Field, Form
from baton.conversation.words import Voice
from baton.domain.deliveries import Delivery
from baton.domain.lines import Line, Mention, Refusal
from baton.domain.people import Person, Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.services.contexts import Context
from baton.storage import people, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.deliveries import DeliveryRow

SECRET = b"a secret for tests only, 32 bytes"
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ACME = Workspace("T1", "Acme")

# id: (handle and display name, full name, language, zone, team, standing)
CAST = {
    "UALICE": ("alice", "Alice Meyer", "en", "Europe/Berlin", "payroll", "member"),
    "UBOB": ("bob", "Bob Okafor", "en", "Europe/Berlin", "payroll", "member"),
    "UCHARLIE": ("charlie", "Charlie Nguyen", "en", "America/New_York", "sales", "member"),
    "ULINA": ("李娜", "李娜", "zh-Hans", "Asia/Shanghai", "sales", "member"),
    "UDAN": ("dan", "Dan Weiss", "en", "Europe/Berlin", None, "member"),
    "UGUEST": ("gus", "Gus Guest", "en", "Europe/Berlin", None, "guest"),
    "UGONE": ("gone", "Greta Gone", "en", "Europe/Berlin", None, "deactivated"),
    "UBOT": ("robo", "Robo", "en", "UTC", None, "bot"),
}


@dataclass
class Stage:
    """Plays one company against one database. `now` is the present; `forward` lets time pass."""

    sessions: Sessions
    now: datetime = TUESDAY
    chance: float = 0.0
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def office(self) -> Office:
        return Office(self.sessions, SECRET, clock=lambda: self.now, mint=self.mint, draw=lambda: self.chance)

    def mint(self) -> str:
        return f"id{next(self._ids):06d}"

    def forward(self, **span: float) -> None:
        """Let time pass: forward(hours=3)."""
        self.now += timedelta(**span)

    def context(self, session: Any) -> Context:
        return self.office.context(session, workspaces.find(session, ACME.id) or ACME)

    def person(self, id: str) -> Person:
        with self.sessions.read() as session:
            found = people.find(session, ACME.id, id)
        assert found is not None
        return found

    def says(self, who: str, typed: str, *, channel: str | None = "C1") -> Answer:
        """Types a command such as "/kudos <@UBOB> why"; <@ID>, <#ID|name> and <!subteam^ID|@handle> are mentions."""
        name, _, text = typed.removeprefix("/").partition(" ")
        return self._do(who, lambda ask: desk.command(name, ask), pieces=_pieces(text), channel_id=channel)

    def presses(self, who: str, action: str, value: str = "", *, channel: str | None = None) -> Answer:
        """Presses a button."""
        return self._do(who, lambda ask: desk.button(action, ask), value=value, channel_id=channel)

    def presses_in(self, who: str, card: Card, label: str) -> Answer:
        """Presses the button of a card that reads `label` (in the person's language)."""
        voice = self.voice(who)
        found = [item for item in card.pressable() if isinstance(item, cards.Button) and voice.say(item.label) == label]
        assert found, f"no button {label!r}"
        return self.presses(who, found[0].action, found[0].value)

    def sends(self, who: str, form: Form, **answers: Any) -> Answer:
        """Sends a form with these answers; what the form was prefilled with counts unless answered otherwise."""
        filled = {f.key: _as_answered(f) for f in form.fields if f.value not in (None, "", (), False)} | answers
        return self._do(who, lambda ask: desk.form(form.name, ask), answers=filled, state=form.state)

    def uses(self, who: str, shortcut: str, message: Message | None = None) -> Answer:
        """Uses a global or message shortcut."""
        return self._do(who, lambda ask: desk.shortcut(shortcut, ask), message=message)

    def _do(self, who: str, deed: Any, **asked: Any) -> Answer:
        mentioned = [piece.id for piece in asked.get("pieces", ()) if isinstance(piece, Mention)]
        with self.sessions.begin() as session:
            known = people.known(session, ACME.id, [who, *mentioned])
            ask = Ask(self.context(session), known[who], people=known)
            return deed(replace(ask, **asked))

    def voice(self, who: str) -> Voice:
        person = self.person(who)
        return Voice(person.language, ZoneInfo(person.zone))

    def read(self, answer: Answer, language: str = "en") -> str:
        """A card or form as the plain text somebody would read, part after part."""
        return plain(answer, Voice(language, ZoneInfo("UTC")))

    def refusal(self, refusal: Refusal, language: str = "en") -> str:
        """All sentences of a refusal."""
        voice = Voice(language, ZoneInfo("UTC"))
        return " ".join(voice.say(each.line) for each in refusal.all())

    def owed(self, kind: str | None = None, recipient: str | None = None) -> list[DeliveryRow]:
        """What stands in the outbox, oldest due first."""
        with self.sessions.read() as session:
            rows = list(session.query(DeliveryRow).order_by(DeliveryRow.due_at, DeliveryRow.kind, DeliveryRow.id))
        return [r for r in rows if (kind in (None, r.kind)) and (recipient in (None, r.recipient))]

    def told(self, row: DeliveryRow) -> Told | None:
        """What an owed message would say right now."""
        with self.sessions.read() as session:
            reader = people.find(session, ACME.id, row.recipient)
            names = Delivery.__dataclass_fields__
            delivery = Delivery(**{name: getattr(row, name) for name in names})
            return desk.tell(Notice(self.context(session), delivery, reader))

    def hears(self, row: DeliveryRow) -> str:
        """The owed message as plain text, in the language it will be told in."""
        told = self.told(row)
        assert told is not None
        return plain(told.card, Voice(told.language, ZoneInfo(told.zone)))


def _as_answered(field: Field) -> AnswerValue | None:
    """What a field that was left as it was shown answers: a choice of one is no list."""
    if isinstance(field, ChoiceField) and not field.many:
        return field.value[0]
    return field.value


def _pieces(text: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for part in re.split(r"(<@[A-Z0-9]+>|<#[A-Z0-9]+\|[^>]*>|<!subteam\^[A-Z0-9]+\|@[^>]*>)", text):
        if part.startswith("<!"):
            group, _, handle = part[10:-1].partition("|@")
            found.append(Mention(group, handle, "group"))
        elif part.startswith("<#"):
            channel, _, name = part[2:-1].partition("|")
            found.append(Mention(channel, name, "channel"))
        elif part.startswith("<@"):
            id = part[2:-1]
            found.append(Mention(id, CAST.get(id, (id,))[0]))
        elif part:
            found.append(part)
    return tuple(found)


def plain(value: Any, voice: Voice) -> str:
    """Every line inside a card, form or part, in order, said in plain words."""
    if isinstance(value, Line):
        return voice.say(value)
    if isinstance(value, str | bytes | int | float | bool) or value is None:
        return ""
    if isinstance(value, Mapping):
        return ""
    if isinstance(value, tuple | frozenset | list):
        return "\n".join(filter(None, (plain(item, voice) for item in value)))
    names = getattr(value, "__dataclass_fields__", {})
    return "\n".join(filter(None, (plain(getattr(value, name), voice) for name in names)))


def found_company(sessions: Sessions, now: datetime) -> None:
    """Acme with two teams (payroll, led by alice; sales, led by charlie) and the cast."""
    with sessions.begin() as session:
        workspaces.add(session, ACME, now=now)
        for name, language, zone, channel in (
            ("Payroll", "en", "Europe/Berlin", "CPAY"),
            ("Sales", "zh-Hans", "Asia/Shanghai", "CSALES"),
        ):
            team = Team(ACME.id, name.lower(), name, language, zone, channel, digest_since=now - timedelta(days=90))
            teams.add(session, team, now=now)
        people.put(session, [_row(id, entry, now) for id, entry in CAST.items()])
        for team_id, lead in (("payroll", "UALICE"), ("sales", "UCHARLIE")):
            team_found = teams.find(session, ACME.id, team_id)
            assert team_found is not None
            teams.set_leads(session, team_found, [lead])


def _row(id: str, entry: tuple[Any, ...], now: datetime) -> dict[str, Any]:
    handle, full_name, language, zone, team, standing = entry
    return {
        "workspace_id": ACME.id,
        "id": id,
        "name": handle,
        "handle": handle,
        "full_name": full_name,
        "standing": standing,
        "language": language,
        "zone": zone,
        "team_id": team,
        "is_admin": id == "UDAN",
        "admin_granted": False,
        "is_facilitator": False,
        "language_chosen": False,
        "zone_chosen": False,
        "updated_at": now,
    }


@pytest.fixture
def stage(sessions: Sessions) -> Stage:
    """The company, ready to play."""
    found_company(sessions, TUESDAY)
    return Stage(sessions)
