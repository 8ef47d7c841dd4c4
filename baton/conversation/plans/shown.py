"""How plans read: in one's own list, one by one, in the team's list, in the history, and in the digest."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from baton.conversation.asks import Ask
from baton.conversation.cards import Button, Card, Confirm, Heading, Note, Paragraph, Part, Style, buttons, parts
from baton.domain.lines import Day, Line, Value, day_seen_from
from baton.domain.people import Person
from baton.domain.plans import Dues, Plan, is_overdue
from baton.domain.reports import without_mentions
from baton.domain.teams import Team
from baton.services import plans as service
from baton.storage import people

MOST_SHOWN = 15
Shown = dict[str, Value]


def sentence(plan: Plan) -> Line:
    """What is planned, quoted: when this, I will that; or the result in its words."""
    if plan.kind == "if-then":
        return Line("plan-sentence", cue=plan.cue, action=plan.action)
    return Line("plan-quoted", words=plan.what)


def due(plan: Plan, today: date) -> Line:
    """The day a result is due, said to be overdue when it is. `today` is the owner's."""
    assert plan.due_on is not None  # noqa: S101  (every result has a day)
    return Line("plan-overdue" if is_overdue(plan, today) else "plan-due", day=day_seen_from(plan.due_on, today))


def row(plan: Plan, today: date, known: Mapping[str, Person]) -> Line:
    """A plan in its owner's list."""
    number = str(plan.number)
    if plan.kind == "if-then":
        return Line("plan-row-if-then", number=number, cue=plan.cue, action=plan.action)
    shown: Shown = {"number": number, "what": plan.what, "due": due(plan, today)}
    if not plan.is_of_others:
        return Line("plan-row", **shown)
    setter = known[plan.setter_id].name
    return Line("plan-row-proposed" if plan.state == "proposed" else "plan-row-set", **shown, person=setter)


def listing(ask: Ask, first: Line | None = None) -> Card:
    """/plan: what I have open, by day, with what I can do about each, and what I set for others."""
    mine, others = service.open_of(ask.ctx, ask.who.id), service.set_for_others(ask.ctx, ask.who)
    known = _people(ask, [*mine, *others])
    today = ask.who.today(ask.ctx.now)
    title = Line("plan-title")
    shown: list[Part] = [Paragraph(first)] if first else []
    for kind in ("result", "if-then"):
        found = [plan for plan in mine if plan.kind == kind]
        shown += [Heading(Line(f"plan-heading-{kind}"))] if found else []
        for plan in found:
            shown += [Paragraph(row(plan, today, known)), buttons(*ways(plan))]
    if not mine:
        shown.append(Paragraph(Line("plan-none")))
    shown.append(buttons(*_new()))
    shown += _for_others(others, known, ask)
    return Card(first or title, parts(shown), title)


def _new() -> Sequence[Button]:
    return (
        Button(Line("plan-new"), "plan-new", style="primary", opens=True),
        Button(Line("plan-new-result"), "plan-new-result", opens=True),
    )


def _for_others(others: Sequence[Plan], known: Mapping[str, Person], ask: Ask) -> list[Part]:
    shown: list[Part] = [Heading(Line("plan-heading-others"))] if others else []
    for plan in others[:MOST_SHOWN]:
        owner = known[plan.owner_id]
        shown.append(Paragraph(_team_row(plan, owner, owner.today(ask.ctx.now), numbered=True), take_back(plan)))
    return shown


def take_back(plan: Plan) -> Button:
    """Whoever set a result takes it back."""
    sure = Confirm(
        Line("plan-take-back-title"),
        Line("plan-take-back-text", number=str(plan.number)),
        Line("plan-take-back"),
        Line("plan-go-on"),
    )
    return Button(Line("plan-take-back"), "plan-drop", plan.id, confirm=sure)


def ways(plan: Plan, day: date | None = None) -> Sequence[Button]:
    """What its owner can do about an open plan. `day` is the check day the buttons answer to, if there is one."""
    about = value(plan, day)
    if plan.state == "proposed":
        return (Button(Line("plan-accept"), "plan-accept", plan.id, style="primary"), _drop(plan, about))
    check_in = Button(Line("plan-check-in"), "plan-check-in", plan.id)
    return (
        done(plan, about),
        check_in,
        Button(Line("plan-change"), "plan-change", about, opens=True),
        _drop(plan, about),
    )


def answers(plan: Plan, day: date) -> Sequence[Button]:
    """What its owner can answer on a check day."""
    about = value(plan, day)
    if plan.kind == "if-then":
        return (
            Button(Line("plan-fired"), "plan-check", f"fired/{about}", style="primary"),
            Button(Line("plan-not-yet"), "plan-check", f"not-yet/{about}"),
            Button(Line("plan-change-it"), "plan-change", about, opens=True),
        )
    return (
        done(plan, about),
        Button(Line("plan-on-the-way"), "plan-check", f"on-the-way/{about}"),
        Button(Line("plan-help"), "plan-help", about, opens=True),
        _drop(plan, about),
    )


def value(plan: Plan, day: date | None) -> str:
    """What a button carries: the plan, and the check day it answers to."""
    return f"{plan.id}:{day.isoformat()}" if day else plan.id


def done(plan: Plan, about: str) -> Button:
    """Its owner has done it, which nothing makes undone: so the button asks once more."""
    number = str(plan.number)
    sure = Confirm(
        Line("plan-done-title"),
        Line(f"plan-done-text-{plan.kind}", number=number),
        Line("plan-done"),
        Line("plan-wait"),
    )
    style: Style = "primary" if plan.kind == "result" else "plain"
    return Button(Line("plan-done"), "plan-done", about, style=style, confirm=sure)


def _drop(plan: Plan, about: str) -> Button:
    """A result set by somebody else is dropped with a reason, which a form asks for."""
    if plan.is_of_others:
        return Button(Line("plan-drop"), "plan-drop", about, opens=True)
    sure = Confirm(
        Line("plan-drop-title"), Line("plan-drop-text", number=str(plan.number)), Line("plan-drop"), Line("plan-go-on")
    )
    return Button(Line("plan-drop"), "plan-drop", about, confirm=sure)


def one(ask: Ask, plan: Plan, first: Line | None = None) -> Card:
    """One plan, with what its owner can do."""
    said = row(plan, ask.who.today(ask.ctx.now), _people(ask, [plan]))
    shown: list[Part] = [Paragraph(first)] if first else []
    return Card(first or said, (*shown, Paragraph(said), buttons(*ways(plan))), Line("plan-title"))


def team(ask: Ask, found: Team) -> Card:
    """/plan team: the open results of a team, who owns each, and for its leads how many plan by if–then."""
    seen = service.of_team(ask.ctx, ask.who, found)
    known = _people(ask, seen.results)
    title = Line("plan-team-title", team=found.name)
    shown: list[Part] = []
    for plan in seen.results[:MOST_SHOWN]:
        owner = known[plan.owner_id]
        shown.append(Paragraph(_team_row(plan, owner, owner.today(ask.ctx.now))))
    if not seen.results:
        shown.append(Paragraph(Line("plan-team-none", team=found.name)))
    shown += _more(len(seen.results) - MOST_SHOWN)
    if seen.planners:
        shown.append(Note(Line("plan-team-if-then", people=seen.planners, plans=seen.if_thens)))
    return Card(title, tuple(shown), title)


def _team_row(plan: Plan, owner: Person, today: date, *, numbered: bool = False) -> Line:
    shown: Shown = {"what": plan.what, "person": owner.name, "due": due(plan, today)}
    line = "plan-team-row-proposed" if plan.state == "proposed" else "plan-team-row"
    return Line(f"{line}-numbered", number=str(plan.number), **shown) if numbered else Line(line, **shown)


def _more(more: int) -> list[Part]:
    return [Note(Line("plan-more", count=more))] if more > 0 else []


def history(ask: Ask) -> Card:
    """/plan history: what I have done and dropped in the last 90 days."""
    title = Line("plan-history-title")
    found = service.history(ask.ctx, ask.who)
    if not found:
        return Card(title, (Paragraph(Line("plan-history-none")),), title)
    return Card(title, tuple(Paragraph(_past(plan, ask.who)) for plan in found), title)


def _past(plan: Plan, who: Person) -> Line:
    assert plan.closed_at is not None  # noqa: S101  (the past is closed)
    shown: Shown = {"number": str(plan.number), "words": sentence(plan), "day": Day(who.today(plan.closed_at))}
    if plan.reason:
        return Line("plan-past-dropped-why", **shown, reason=plan.reason)
    return Line(f"plan-past-{plan.state}", **shown)


def digest_parts(dues: Dues, names: Mapping[str, str], hidden: Collection[str], last: date) -> list[Part]:
    """What a team's digest says of results that are due. Their owners have accepted them; nobody else is named."""
    rows: list[Part] = []
    for each in dues.shown:
        if name := names.get(each.owner_id):
            line = "plan-digest-overdue" if each.due_on <= last else "plan-digest-due"
            what = without_mentions(each.what, hidden)
            rows.append(Paragraph(Line(line, what=what, person=name, day=Day(each.due_on))))
    return [Heading(Line("plan-digest")), *rows, *_more(dues.more)] if rows else []


def _people(ask: Ask, plans: Sequence[Plan]) -> dict[str, Person]:
    ids = {id for plan in plans for id in (plan.owner_id, plan.setter_id)}
    return people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
