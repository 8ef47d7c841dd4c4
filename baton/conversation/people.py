"""What people settle for themselves, and who is admin or facilitator."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import time

from baton.conversation import preferences
from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Button, Card, Note, buttons, facts
from baton.conversation.clocks import time_meant
from baton.conversation.countries import LONGEST_NAME, country_meant
from baton.conversation.forms import Form, TextField, TickField
from baton.conversation.languages import language_chosen, language_field, language_name
from baton.conversation.preferences import OFF, ON
from baton.conversation.typed import Token, people_at, text
from baton.conversation.words import babel_locale
from baton.conversation.zones import zone_meant
from baton.domain.lines import Country, Line, Names, Refusal, refuse, verbatim
from baton.domain.manners import WORK_FROM, WORK_TO
from baton.domain.people import Person, Role, RoleHolder, check_quiet, language_named
from baton.services import manners, teams
from baton.services import people as service
from baton.storage import audit
from baton.storage import people as store

ROLE_WORDS: dict[Role, frozenset[str]] = {
    "admin": frozenset({"admin", "admins", "管理员"}),
    "facilitator": frozenset({"facilitator", "facilitators", "讲师"}),
}
GRANT = frozenset({"grant", "add", "授予", "添加"})
REVOKE = frozenset({"revoke", "remove", "撤销", "移除"})
WORKSPACE_SETTINGS = "workspace-settings"  # the desk answers it, since every noun has its own
LONGEST_ZONE = 64
LONGEST_HOURS = 40
_BETWEEN = re.compile(r"\s*(?:-|\u2013|\u2014|~|\bto\b|到|至)+\s*")


def mine(ask: Ask, first: Line | None = None) -> Card:
    """What is settled for me, and what Baton holds about me."""
    who = ask.who
    title = Line("people-mine-title")
    settled = facts(
        (Line("people-fact-language"), language_name(who.language)),
        (Line("people-fact-zone"), verbatim(who.zone)),
        (Line("people-fact-holidays"), holidays_line(ask, who)),
        (Line("people-fact-quiet"), quiet_line(who)),
        *(_settled_by_members(ask) if who.takes_part else ()),
    )
    held = Line("people-held" if who.takes_part else "people-held-of-guests")
    change = [Button(Line("people-change"), "people-settings", opens=True)]
    if who.is_admin and who.takes_part:
        change.append(Button(Line("people-workspace-settings"), WORKSPACE_SETTINGS))
    card = Card.saying(first, settled) if first else Card(title, (settled,), title)
    return Card(card.summary, (*card.parts, Note(held), buttons(*change)), title)


def _settled_by_members(ask: Ask) -> list[tuple[Line, Line]]:
    """What means something only to those who take part."""
    home = teams.home_of(ask.ctx, ask.who)
    return [
        (
            Line("people-fact-reminders"),
            Line("people-reminders-none" if ask.who.reminders_stopped else "people-reminders-yes"),
        ),
        *preferences.settled(ask.ctx, ask.who),
        (Line("people-fact-team"), verbatim(home.name) if home else Line("people-no-team")),
    ]


def holidays_line(ask: Ask, person: Person) -> Line:
    """Whose public holidays are somebody's."""
    country = manners.country_for(ask.ctx, person.zone, person.country)
    return Line("people-holidays-of", country=Country(country)) if country else Line("people-holidays-none")


def quiet_line(person: Person) -> Line:
    """When nothing unasked reaches somebody."""
    if person.quiet_from is None or person.quiet_to is None:
        return Line("people-quiet-usual", start=f"{WORK_FROM:%H:%M}", end=f"{WORK_TO:%H:%M}")
    return Line("people-quiet-hours", start=f"{person.quiet_from:%H:%M}", end=f"{person.quiet_to:%H:%M}")


def settings_form(ask: Ask) -> Form:
    """My language, my clock, my quiet hours; for members also what may remind me, and what is told of my kudos."""
    who = ask.who
    hours = f"{who.quiet_from:%H:%M}-{who.quiet_to:%H:%M}" if who.quiet_from and who.quiet_to else ""
    quiet_hint, zone_hint = Line("people-quiet-hint"), Line("people-zone-hint")
    return Form(
        name="people-settings",
        title=Line("people-mine-title"),
        submit=Line("people-form-save"),
        fields=(
            language_field("language", Line("people-fact-language"), who.language),
            TextField("zone", Line("people-fact-zone"), hint=zone_hint, longest=LONGEST_ZONE, value=who.zone),
            TextField(
                "holidays",
                Line("people-fact-holidays"),
                required=False,
                hint=Line("people-holidays-hint"),
                longest=LONGEST_NAME,
                value=_country_name(who),
            ),
            TextField("quiet", Line("people-fact-quiet"), False, hint=quiet_hint, longest=LONGEST_HOURS, value=hours),
            *(_ticked_by_members(ask) if who.takes_part else ()),
        ),
        state=preferences.state(ask.ctx) if who.takes_part else {},
    )


def _country_name(who: Person) -> str:
    """The country somebody chose, as their language calls it."""
    return babel_locale(who.language).territories.get(who.country, who.country) if who.country else ""


def _ticked_by_members(ask: Ask) -> tuple[TickField, ...]:
    label, tick = Line("people-fact-reminders"), Line("people-reminders-tick")
    reminders = TickField("reminders", label, tick, value=not ask.who.reminders_stopped)
    return (reminders, *preferences.fields(ask.ctx, ask.who))


def settled(ask: Ask) -> Answer:
    """My settings were sent; everything wrong with them is said at once."""
    wrong: list[Refusal] = []
    chosen, zone, hours, country = ask.who.language, ask.who.zone, None, None
    try:
        chosen = language_chosen(ask)
    except Refusal as refusal:
        wrong.append(refusal)
    try:
        zone = zone_meant(str(ask.answers.get("zone", "")))
    except Refusal as refusal:
        wrong.append(refusal)
    try:
        hours = hours_meant(str(ask.answers.get("quiet", "")))
    except Refusal as refusal:
        wrong.append(refusal)
    try:
        country = _country(str(ask.answers.get("holidays", "")))
    except Refusal as refusal:
        wrong.append(refusal)
    refuse(wrong)
    service.choose_country(ask.ctx, ask.who, country)
    return _settle(ask, chosen, zone, hours)


def _country(words: str) -> str | None:
    """The country meant; none for nothing, and for off."""
    plain = words.strip().casefold()
    return None if not plain or plain in OFF else country_meant(words)


def _settle(ask: Ask, chosen: str, zone: str, hours: tuple[time, time] | None) -> Card:
    # Only what differs becomes a choice of the person's own: the rest still follows the directory.
    if zone != ask.who.zone:
        service.choose_zone(ask.ctx, ask.who, zone)
    service.keep_quiet(ask.ctx, ask.who, hours)
    if ask.who.takes_part:
        service.stop_reminders(ask.ctx, ask.who, stopped=ask.answers.get("reminders") is not True)
    preferences.settle(ask)
    if chosen != ask.who.language:
        service.choose_language(ask.ctx, ask.who, chosen)
        return Card.saying(Line(f"people-language-now-{chosen}"))
    return Card.saying(Line("people-settled"))


def language(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton language en|zh. Answered in the language chosen, which is why its words are alike in all dictionaries."""
    chosen = language_named(text(rest))
    if chosen is None:
        raise Refusal(Line("people-which-language"))
    service.choose_language(ask.ctx, ask.who, chosen)
    return Card.saying(Line(f"people-language-now-{chosen}"))


def zone(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton zone Europe/Berlin, or a city."""
    if not rest:
        raise Refusal(Line("people-which-zone"))
    chosen = zone_meant(text(rest))
    service.choose_zone(ask.ctx, ask.who, chosen)
    return Card.saying(Line("people-zone-now", zone=chosen))


def quiet(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton quiet 18:00-09:00, or off."""
    if not rest:
        raise Refusal(Line("people-quiet-how"))
    hours = hours_meant(text(rest))
    service.keep_quiet(ask.ctx, ask.who, hours)
    if hours is None:
        return Card.saying(Line("people-quiet-off"))
    return Card.saying(Line("people-quiet-now", start=f"{hours[0]:%H:%M}", end=f"{hours[1]:%H:%M}"))


def holidays(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton holidays Germany, or off for those of the time zone."""
    if not rest:
        raise Refusal(Line("people-holidays-how"))
    country = _country(text(rest))
    service.choose_country(ask.ctx, ask.who, country)
    if country is None:
        return Card.saying(Line("people-holidays-off"))
    return Card.saying(Line("people-holidays-now", country=Country(country)))


def reminders(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton reminders on|off."""
    word = text(rest).casefold()
    if word not in ON | OFF:
        raise Refusal(Line("people-reminders-how"))
    service.stop_reminders(ask.ctx, ask.who, stopped=word in OFF)
    return Card.saying(Line("people-reminders-off" if word in OFF else "people-reminders-on"))


def hours_meant(words: str) -> tuple[time, time] | None:
    """Quiet hours as typed (18:00-09:00, 18-9, 6pm to 9am, 晚上6点到早上9点); None for off or nothing.

    >>> hours_meant("18-9"), hours_meant("off")
    ((datetime.time(18, 0), datetime.time(9, 0)), None)
    """
    plain = unicodedata.normalize("NFKC", words).strip().casefold()  # full-width digits and signs become plain ones
    if not plain or plain in OFF:
        return None
    times = [_hour(each) for each in _BETWEEN.split(plain.removeprefix("从"))]
    if len(times) != 2 or times[0] is None or times[1] is None:
        raise Refusal(Line("people-quiet-how"), "quiet")
    check_quiet(times[0], times[1])
    return times[0], times[1]


def _hour(words: str) -> time | None:
    """A time of day; people also write it without a colon, and call midnight 24."""
    words = re.sub(r"^(\d{1,2})(\d{2})$", r"\1:\2", re.sub("^(?:次日|第二天|每天)", "", words))
    return time() if re.fullmatch(r"24(?::00|点)?", words) else time_meant(words)


def roles(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton roles, roles grant @a admin, roles revoke @a facilitator."""
    if not rest:
        return roles_card(ask)
    verb = rest[0].text.casefold()
    if verb not in GRANT | REVOKE:
        raise Refusal(Line("people-roles-how"))
    service.check_admin(ask.who)
    named, role = _people_and_role(ask, rest[1:])
    deed, done, already = (
        (service.grant, "people-granted", "people-granted-already")
        if verb in GRANT
        else (service.revoke, "people-revoked", "people-revoked-already")
    )
    changed = [person for person in named if deed(ask.ctx, ask.who, person, role)]
    said = Names(tuple(person.mention for person in changed or named))
    return Card.saying(Line(done if changed else already, people=said, role=role))


def _people_and_role(ask: Ask, rest: Sequence[Token]) -> tuple[list[Person], Role]:
    """Whom and what, in either order."""
    role = _role_named(rest[0].text) if rest else None
    named, left = people_at(ask, rest[1:] if role else rest)
    if role is None:
        role = _role_named(text(left))
        left = ()
    if not named or role is None or left:
        raise Refusal(Line("people-roles-how"))
    return list({person.id: person for person in named}.values()), role


def _role_named(word: str) -> Role | None:
    return next((role for role, words in ROLE_WORDS.items() if word.casefold() in words), None)


def roles_card(ask: Ask) -> Card:
    """Who is admin and who facilitator."""
    held = service.role_holders(ask.ctx)
    title = Line("people-roles-title")
    shown = facts(
        (Line("people-role-admins"), _holders(held, "admin")),
        (Line("people-role-facilitators"), _holders(held, "facilitator")),
    )
    return Card(title, (shown, Note(Line("people-roles-note"))), title)


def _holders(held: Sequence[RoleHolder], role: Role) -> Line:
    names = tuple(each.person.name for each in held if role in each.roles)
    return Line("people-names", people=Names(names)) if names else Line("people-nobody")


def granted(notice: Notice) -> Told | None:
    """Tells somebody about their new role; unsaid when it has been taken away again."""
    entry = audit.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    reader = notice.reader
    if entry is None or reader is None:
        return None
    role = str(entry.details["role"])
    if not (reader.is_admin if role == "admin" else reader.is_facilitator):
        return None
    actor = store.find(notice.ctx.session, notice.ctx.workspace_id, entry.actor_id) if entry.actor_id else None
    by = Line("people-told-role", actor=actor.mention, role=role) if actor else Line("people-told-role-now", role=role)
    return Told(Card.saying(by, Note(Line("people-told-role-may", role=role))), reader.language, reader.zone)
