"""How an answer reads: to the lead who gave it, in the digest, and to those who rated."""

from collections.abc import Sequence

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Card, Confirm, Heading, Note, Paragraph, Part, Quote, buttons
from baton.domain.answers import Answered
from baton.domain.lines import Line, Week, verbatim
from baton.storage import answers as store
from baton.storage import teams


def confirmation(answer: Answered) -> Card:
    """Thanks to the lead, in the same words however many people rated."""
    first = Line("answer-given")
    sure = Confirm(
        Line("answer-withdraw-title"), Line("answer-withdraw-text"), Line("answer-withdraw"), Line("answer-leave")
    )
    ways = buttons(
        Button(Line("answer-change"), "answer-change", answer.id, opens=True),
        Button(Line("answer-withdraw"), "answer-withdraw", answer.id, confirm=sure),
    )
    return Card(first, (Paragraph(first), Quote(verbatim(answer.words)), Note(Line("answer-who")), ways))


def digest_parts(answers: Sequence[Answered]) -> list[Part]:
    """What was changed since the digest before."""
    found: list[Part] = [Heading(Line("answer-digest"))] if answers else []
    for each in answers:
        found.append(Quote(verbatim(each.words)))
        if each.dimension:
            found.append(Note(Line("answer-should-move", dimension=Line(f"digest-dimension-{each.dimension}"))))
    return found


def told(notice: Notice) -> Told | None:
    """Tells somebody who rated a team what it changed since."""
    answer = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    reader = notice.reader
    team = teams.find(notice.ctx.session, notice.ctx.workspace_id, answer.team_id) if answer else None
    if answer is None or team is None or reader is None or answer.withdrawn_at or reader.off_answers:
        return None
    first = Line("answer-told", team=team.name)
    why = Note(Line("answer-told-why", team=team.name, week=Week(answer.week)))
    return Told(Card(first, (Paragraph(first), Quote(verbatim(answer.words)), why)), reader.language, reader.zone)
