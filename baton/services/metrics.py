"""Taking over a company’s own figures, and laying them beside a training."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baton.domain import metrics
from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.metrics import (
    MONTHS_AFTER,
    MONTHS_BEFORE,
    Beside,
    Figure,
    Row,
    called,
    check,
    month_from,
    read,
)
from baton.domain.people import Person
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.sheets import Problem, Sheet, refuse_problems
from baton.domain.teams import Team, closest, name_key
from baton.services import audit
from baton.services.contexts import Context
from baton.storage import metrics as store
from baton.storage import people, teams


@dataclass(frozen=True, slots=True)
class Taken:
    """How many figures were taken over, and of which metrics."""

    figures: int
    metrics: tuple[str, ...]


def take_over(ctx: Context, actor: Person | None, sheet: Sheet) -> Taken:
    """Take over a CSV sheet with the columns metric, team, month, value, unit, source (whole, as bytes, or by line).

    All of it, or nothing and every problem at once (`Refusal.all()`, each naming its line). A blank team stands for
    the whole company. What is there of the same metric, team and month is replaced. Only admins, facilitators and the
    command line (no actor) may.
    """
    check_may(actor)
    every = teams.every(ctx.session, ctx.workspace_id)
    known = {name_key(team.name): team for team in every}
    rows, problems = read(sheet, _present(ctx))
    problems += [Problem(row.line, reason) for row in rows for reason in _misfits(row, known, every)]
    refuse_problems(problems)
    figures = _figures(ctx, rows, known)
    store.put(ctx.session, ctx.workspace_id, figures, now=ctx.now)
    names = tuple(sorted({each.name for each in figures}))
    audit.record(ctx, actor, "metrics-imported", figures=len(figures), metrics=len(names))
    return Taken(len(figures), names)


def enter(ctx: Context, actor: Person, figure: Figure) -> Figure:
    """Keep one figure that somebody typed; it takes the place of what is there of the same metric, team and month."""
    check_may(actor)
    name = _spelled(ctx).get(name_key(called(figure.name)), called(figure.name))
    tidy = Figure(name, figure.team_id, figure.month, figure.value, figure.unit.strip(), figure.source.strip())
    refuse([Refusal(each) for each in check(name, tidy.month, tidy.value, tidy.unit, tidy.source, _present(ctx))])
    if tidy.team_id is not None and teams.find(ctx.session, ctx.workspace_id, tidy.team_id) is None:
        raise Refusal(Line("teams-gone"))
    store.put(ctx.session, ctx.workspace_id, [tidy], now=ctx.now)
    audit.record(ctx, actor, "metrics-imported", figures=1, metrics=1)
    return tidy


def beside(ctx: Context, treated: Collection[str], comparison: Collection[str], ends_on: date) -> tuple[Beside, ...]:
    """Every metric of trained teams and of others before and after a course, as numbers and without any test.

    Teams of fewer than five people are left out: a figure of theirs is about somebody.
    """
    sizes = people.sizes(ctx.session, ctx.workspace_id)
    large = {team for team in {*treated, *comparison} if sizes.get(team, 0) >= SMALLEST_GROUP}
    first, last = month_from(ends_on, -MONTHS_BEFORE), month_from(ends_on, MONTHS_AFTER)
    figures = store.between(ctx.session, ctx.workspace_id, large, first, last)
    return metrics.beside(figures, large & {*treated}, large & {*comparison}, ends_on)


def check_may(actor: Person | None) -> None:
    """Refuse everybody but admins, facilitators and the command line."""
    if actor is not None and not (actor.takes_part and (actor.is_admin or actor.is_facilitator)):
        raise Refusal(Line("metrics-not-yours"))


def _present(ctx: Context) -> str:
    return month_from(ctx.now.astimezone(ctx.zone).date(), 0)


def _misfits(row: Row, known: Mapping[str, Team], every: Sequence[Team]) -> Iterable[Line]:
    """What does not fit with what we know."""
    if row.team is None or name_key(row.team) in known:
        return
    if guesses := closest(row.team, every):
        alike = Names(tuple(team.name for team in guesses), either=True)
        yield Line("metrics-no-team-but", team=row.team, guesses=alike)
    else:
        yield Line("metrics-no-team", team=row.team)


def _figures(ctx: Context, rows: Sequence[Row], known: Mapping[str, Team]) -> list[Figure]:
    """The rows as they are kept: teams by their ids, and each metric in one spelling."""
    spelled = _spelled(ctx)
    found: list[Figure] = []
    for row in rows:
        name = spelled.setdefault(name_key(row.name), row.name)
        team_id = known[name_key(row.team)].id if row.team else None
        found.append(Figure(name, team_id, row.month, row.value, row.unit, row.source))
    return found


def _spelled(ctx: Context) -> dict[str, str]:
    """How each metric has been spelled before, so that capitals and spaces make no second one of it."""
    return {name_key(name): name for name in store.names(ctx.session, ctx.workspace_id)}
