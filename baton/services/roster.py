"""Taking over people and teams from a spreadsheet: everything in it, or nothing and every reason why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baton.domain.lines import Line
from baton.domain.people import Kept, Person
from baton.domain.roster import Row, read
from baton.domain.sheets import Problem, Sheet, refuse_problems
from baton.domain.teams import Team, name_key
from baton.services import audit
from baton.services.contexts import Context
from baton.services.people import check_admin, refresh_homes
from baton.storage import people, teams


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many people the sheet listed, how many of them were new, which teams it founded, how many leads it named."""

    people: int
    added: int
    teams: tuple[str, ...]
    leads: int


def import_people(ctx: Context, sheet: Sheet, actor: Person | None = None) -> ImportResult:
    """Take over a CSV sheet with the columns id, name, team, lead, locale, tz (whole, as bytes, or line by line).

    Adds unknown people and teams, moves people into their teams, names leads (yes) or releases them (no), and sets
    languages and zones, except those people chose themselves. Blank fields leave things as they are. Refuses with
    every problem at once (`Refusal.all()`, each naming its line) and then changes nothing. Only admins, or the
    command line (no actor), may.
    """
    check_admin(actor)
    rows, problems = read(sheet)
    known = people.kept(ctx.session, ctx.workspace_id)
    problems += [Problem(row.line, reason) for row in rows for reason in _misfits(row, known.get(row.id))]
    refuse_problems(problems)
    homes, founded = _teams_of(ctx, rows)
    _put(ctx, rows, homes)
    leads = _name_leads(ctx, rows, homes)
    refresh_homes(ctx, known.keys() & {row.id for row in rows})
    audit.record(ctx, actor, "people-imported", people=len(rows), teams=len(founded))
    return ImportResult(len(rows), sum(row.id not in known for row in rows), founded, leads)


def _misfits(row: Row, kept: Kept | None) -> Iterable[Line]:
    """What does not fit with what we know."""
    if kept is None and row.id and row.name is None:
        yield Line("roster-no-name", person=row.id)
    if kept is not None and row.lead and not kept.person.takes_part:
        yield Line("roster-cannot-lead", name=kept.person.name)


def _teams_of(ctx: Context, rows: Sequence[Row]) -> tuple[dict[str, Team], tuple[str, ...]]:
    """Every team by the key of its name, those named here for the first time founded; and the latter's names."""
    homes = {name_key(team.name): team for team in teams.every(ctx.session, ctx.workspace_id)}
    founded: list[str] = []
    # A lead's language and zone fit a new team better than those of whoever stands first in the sheet.
    for row in sorted(rows, key=lambda row: not row.lead):
        if row.team is None or name_key(row.team) in homes:
            continue
        language, zone = row.language or ctx.workspace.language, row.zone or ctx.workspace.zone
        team = Team(ctx.workspace_id, ctx.new_id(), row.team, language, zone)
        if teams.add(ctx.session, team, now=ctx.now):
            founded.append(team.name)
        homes[name_key(row.team)] = teams.named(ctx.session, ctx.workspace_id, row.team) or team
    return homes, tuple(sorted(founded))


def _put(ctx: Context, rows: Sequence[Row], homes: Mapping[str, Team]) -> None:
    """Write the people, those with the same fields filled in together."""
    batches: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        given: dict[str, Any] = {
            "name": row.name,
            "team_id": homes[name_key(row.team)].id if row.team else None,
            "language": row.language,
            "zone": row.zone,
        }
        columns = tuple(column for column, value in given.items() if value is not None)
        name = row.name or row.id
        newcomer = {
            "workspace_id": ctx.workspace_id,
            "id": row.id,
            "name": name,
            "full_name": name,
            "handle": name,
            "standing": "member",
            "language": ctx.workspace.language,
            "zone": ctx.workspace.zone,
            "updated_at": ctx.now,
        }
        batches.setdefault(columns, []).append(newcomer | {column: given[column] for column in columns})
    for columns in sorted(batches):
        people.merge(ctx.session, batches[columns], columns)


def _name_leads(ctx: Context, rows: Sequence[Row], homes: Mapping[str, Team]) -> int:
    pairs = [(homes[name_key(row.team)].id, row.id, row.lead) for row in rows if row.team and row.lead is not None]
    named = [(team_id, id) for team_id, id, leads in pairs if leads]
    teams.change_leads(
        ctx.session, ctx.workspace_id, named, [(team_id, id) for team_id, id, leads in pairs if not leads]
    )
    return len(named)
