"""The one message a day that reminds an owner of what is due around now."""

from datetime import date, timedelta

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Card, Note, Paragraph, buttons
from baton.conversation.handoffs import views
from baton.domain.handoffs import Handoff, workday_after, workday_before
from baton.domain.lines import Day, Line
from baton.services import handoffs as service


def reminder(notice: Notice) -> Told | None:
    """What is still to be delivered between the last workday and the next; None when everything is done by now.

    The message may wait for working hours, so "tomorrow" is counted from when it is told.
    """
    reader = notice.reader
    if reader is None or reader.reminders_stopped:
        return None
    today = reader.today(notice.ctx.now)
    first = workday_before(date.fromisoformat(notice.delivery.period))
    owed = service.owed_near(notice.ctx, reader.id)
    near = [each for each in owed if each.due_on and first <= each.due_on <= workday_after(today)]
    if not near:
        return None
    known = views.people_of(notice.ctx, *near)
    said = Line("handoff-reminder", count=len(near))
    rows = [Paragraph(_row(handoff, known[handoff.receiver_id].name, today)) for handoff in near]
    return Told(
        Card(
            said,
            (
                Paragraph(said),
                *rows,
                buttons(*(views.step_button(each, "deliver", label=_deliver(each)) for each in near)),
                Note(Line("handoff-reminder-why")),
            ),
        ),
        reader.language,
        reader.zone,
    )


def _row(handoff: Handoff, receiver: str, today: date) -> Line:
    shown = {"number": str(handoff.number), "what": views.in_short(handoff), "person": receiver}
    return Line("handoff-reminder-row", **shown, due=_due(handoff.due_on or today, today))


def _due(day: date, today: date) -> Line:
    if day == today:
        return Line("handoff-due-today")
    if day == today + timedelta(days=1):
        return Line("handoff-due-tomorrow")
    return Line("handoff-overdue" if day < today else "handoff-due", day=Day(day))


def _deliver(handoff: Handoff) -> Line:
    return Line("handoff-button-deliver-number", number=str(handoff.number))
