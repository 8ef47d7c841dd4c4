"""How promises read: in a team's list, on a review day, and in the digest."""

from collections.abc import Sequence

from baton.conversation.asks import Ask, Notice, Told
from baton.conversation.cards import Button, Card, Confirm, Heading, Note, Paragraph, Part, buttons, parts
from baton.domain.lines import Day, Line
from baton.domain.promises import VERDICTS, Kept, Promise
from baton.domain.teams import Team
from baton.services import promises as service
from baton.services import teams


def listing(ask: Ask, team: Team, first: Line | None = None) -> Card:
    """What a team promises, with buttons for who leads it."""
    title = Line("promise-title", team=team.name)
    promises, leads = service.of_team(ask.ctx, team), teams.may_lead(ask.ctx, ask.who, team)
    shown: list[Part] = [Paragraph(first)] if first else []
    for each in promises:
        shown += [Paragraph(Line("promise-quoted", words=each.words)), Note(_terms(each))]
        shown += [buttons(*_ways(each))] if leads else []
    if not promises:
        shown.append(Paragraph(Line("promise-none", team=team.name)))
    if leads:
        shown.append(buttons(Button(Line("promise-new"), "promise-new", team.id, style="primary", opens=True)))
    return Card(first or title, parts(shown), title)


def _terms(promise: Promise) -> Line:
    measure = measured(promise.measure, promise.hours, promise.target)
    return Line("promise-terms", measure=measure, day=Day(promise.next_review))


def measured(measure: str, hours: int | None, target: int | None) -> Line:
    """How it is told whether a promise was kept."""
    return Line(f"promise-measured-{measure}", hours=hours or 0, target=target or 0)


def _ways(promise: Promise) -> Sequence[Button]:
    sure = Confirm(Line("promise-end-title"), Line("promise-end-text"), Line("promise-end"), Line("promise-go-on"))
    return (
        Button(Line("promise-change"), "promise-change", promise.id, opens=True),
        Button(Line("promise-end"), "promise-end", promise.id, confirm=sure),
    )


def review(notice: Notice) -> Told | None:
    """Asks a lead on the review day; once answered, says what was."""
    reader = notice.reader
    promise, due_on = service.asked_about(notice.ctx, notice.delivery.reference)
    team = teams.get(notice.ctx, promise.team_id)
    if reader is None or promise.ended_at is not None or not teams.may_lead(notice.ctx, reader, team):
        return None
    said = service.said_on(notice.ctx, notice.delivery.reference)
    first = Line("promise-review", team=team.name)
    body: list[Part] = [Paragraph(first), Paragraph(Line("promise-quoted", words=promise.words))]
    if said:
        body.append(Note(Line("promise-reviewed-as", verdict=Line(f"promise-{said.verdict}"))))
    else:
        body.append(buttons(*_answers(notice.delivery.reference)))
        body.append(Note(Line("promise-review-why", day=Day(due_on))))
    return Told(Card(first, parts(body)), reader.language, reader.zone)


def _answers(reference: str) -> Sequence[Button]:
    pressed = [Button(Line(f"promise-{each}"), "promise-review", f"{each}/{reference}") for each in VERDICTS]
    return [*pressed, Button(Line("promise-add-words"), "promise-remark", reference, opens=True)]


def digest_parts(promises: Sequence[Kept]) -> list[Part]:
    """What a team's digest says of its promises."""
    found: list[Part] = [Heading(Line("promise-digest"))] if promises else []
    for each in promises:
        found += [Paragraph(Line("promise-quoted", words=each.words)), Note(_how_kept(each))]
    return found


def _how_kept(kept: Kept) -> Line:
    if kept.met is not None and kept.of:
        percent = round(100 * kept.met / kept.of)
        line = "promise-met" if percent >= (kept.target or 0) else "promise-missed"
        return Line(line, met=kept.met, of=kept.of, percent=percent, target=kept.target or 0)
    if kept.measure != "manual":
        return Line("promise-too-few")
    if kept.verdict is None or kept.reviewed_on is None:
        return Line("promise-not-reviewed")
    said = Line(f"promise-{kept.verdict}")
    if kept.remark:
        return Line("promise-said-with", verdict=said, day=Day(kept.reviewed_on), remark=kept.remark)
    return Line("promise-said", verdict=said, day=Day(kept.reviewed_on))
