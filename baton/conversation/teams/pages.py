"""How teams look: one team's card, the list of all, and the two forms."""

from collections.abc import Sequence

from baton.conversation.asks import Ask
from baton.conversation.cards import Button, Card, Confirm, Note, Paragraph, Table, buttons, facts, parts
from baton.conversation.forms import Field, Form, PeopleField, TeamField, TextField, TickField
from baton.conversation.languages import language_field, language_name
from baton.domain.lines import Line, Mention, Names, verbatim
from baton.domain.people import Person
from baton.domain.teams import LONGEST_NAME, MOST_LEADS, SHORTEST_NAME, Team
from baton.services import teams as service

MOST_NAMES = 30
LONGEST_ZONE = 64


def team_card(ask: Ask, team: Team, first: Line | None = None) -> Card:
    """A team with everything that is settled about it, and what the reader may do with it."""
    profile = service.profile(ask.ctx, team)
    title = Line("teams-title", team=team.name)
    return Card(
        first or title,
        parts(
            [
                Paragraph(first) if first else None,
                facts(
                    (Line("teams-fact-leads"), people_line(profile.leads)),
                    (Line("teams-fact-members", count=len(profile.members)), people_line(profile.members)),
                    (Line("teams-fact-channel"), _channel_line(team)),
                    (Line("teams-fact-language"), language_name(team.language)),
                    (Line("teams-fact-zone"), verbatim(team.zone)),
                ),
                Note(Line("teams-no-lead")) if not profile.leads else None,
                buttons(*_things_to_press(ask, team)) if ask.who.takes_part else None,
            ]
        ),
        title,
    )


def _things_to_press(ask: Ask, team: Team) -> Sequence[Button]:
    at_home = ask.who.team_id == team.id
    sure = Confirm(
        Line("teams-leave-title", team=team.name),
        Line("teams-leave-text"),
        Line("teams-leave"),
        Line("teams-stay"),
    )
    press = [
        Button(Line("teams-leave"), "team-leave", team.id, confirm=sure)
        if at_home
        else Button(Line("teams-join"), "team-join", team.id, style="primary")
    ]
    press.append(Button(Line("teams-customers"), "customers", team.id))
    press.append(Button(Line("teams-promises"), "promises", team.id))
    if service.may_lead(ask.ctx, ask.who, team):
        press.append(Button(Line("teams-settings"), "team-settings", team.id, opens=True))
    return press


def people_line(people: Sequence[Person]) -> Line:
    """People by name, ringing nobody; a long list says how many more there are."""
    if not people:
        return Line("teams-nobody")
    shown = Names(tuple(person.name for person in people[:MOST_NAMES]))
    more = len(people) - MOST_NAMES
    return Line("teams-people-and-more", people=shown, more=more) if more > 0 else Line("teams-people", people=shown)


def _channel_line(team: Team) -> Line:
    if team.channel_id is None:
        return Line("teams-no-channel")
    return Line("teams-channel", channel=Mention(team.channel_id, team.channel_id, "channel"))


def list_card(ask: Ask) -> Card:
    """/team list: every team with its leads and size."""
    found = service.overview(ask.ctx)
    if not found:
        return Card.saying(Line("teams-none-at-all"))
    title = Line("teams-list-title", count=len(found))
    rows = tuple((verbatim(each.team.name), people_line(each.leads), verbatim(str(each.size))) for each in found)
    head = (Line("teams-column-team"), Line("teams-fact-leads"), Line("teams-column-people"))
    return Card(title, (Table(title, head, rows, frozenset({2})), Note(Line("teams-list-note"))))


def guesses_card(line: Line, guesses: Sequence[Team], action: str) -> Card:
    """No team has this name: the nearest ones to press."""
    chosen = [Button(Line("teams-guess", team=team.name), action, team.id) for team in guesses]
    return Card.saying(line, buttons(*chosen))


def start_form(ask: Ask, teams: Sequence[Team]) -> Form:
    """Join a team there is, or found a new one."""
    there: tuple[Field, ...] = (
        TeamField("team", Line("teams-form-join"), tuple((team.id, team.name) for team in teams), required=False),
    )
    new = TextField(
        "name",
        Line("teams-form-create"),
        required=not teams,
        hint=Line("teams-form-create-hint"),
        shortest=SHORTEST_NAME,
        longest=LONGEST_NAME,
    )
    return Form(
        name="team-start",
        title=Line("teams-form-start"),
        submit=Line("teams-form-start-submit"),
        fields=(*there, new) if teams else (new,),
        intro=(Line("teams-form-intro" if teams else "teams-form-intro-first"),),
    )


def settings_form(ask: Ask, team: Team) -> Form:
    """What leads settle about a team; its channel can be the one they are in."""
    leads = service.profile(ask.ctx, team).leads
    fields: list[Field] = [
        TextField("name", Line("teams-form-name"), shortest=SHORTEST_NAME, longest=LONGEST_NAME, value=team.name),
        PeopleField("leads", Line("teams-fact-leads"), most=MOST_LEADS, value=tuple(person.id for person in leads)),
        language_field("language", Line("teams-form-language"), team.language),
        TextField(
            "zone", Line("teams-form-zone"), hint=Line("people-zone-hint"), longest=LONGEST_ZONE, value=team.zone
        ),
    ]
    here = ask.channel_id
    if here is not None and here != team.channel_id:
        channel = Mention(here, here, "channel")
        fields.append(TickField("here", Line("teams-form-channel"), Line("teams-form-here", channel=channel)))
    return Form(
        name="team-settings",
        title=Line("teams-form-settings"),
        submit=Line("people-form-save"),
        fields=tuple(fields),
        state={"team": team.id, "channel": here or ""},
    )
