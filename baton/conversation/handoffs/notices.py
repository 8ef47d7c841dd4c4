"""What owner and receiver are told about a handoff, as it stands when it is told."""

from collections.abc import Callable
from dataclasses import dataclass

from baton.conversation import ratings
from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Card, Facts, Note, Paragraph, Part, Quote, buttons, facts, parts
from baton.conversation.handoffs import views
from baton.domain.deliveries import Delivery
from baton.domain.handoffs import RULES, Handoff, Step, Taken, state_line
from baton.domain.lines import Line, verbatim
from baton.domain.people import Person
from baton.services import handoffs as service
from baton.services.contexts import Context
from baton.storage import handoffs as store


@dataclass(frozen=True, slots=True)
class Scene:
    """A message about a handoff: who reads it, and who is on the other side."""

    notice: Notice
    handoff: Handoff
    reader: Person
    owner: Person
    receiver: Person

    @property
    def number(self) -> str:
        return str(self.handoff.number)

    @property
    def is_new(self) -> bool:
        """Has nothing of it been said yet?"""
        return self.notice.delivery.message_id is None

    @property
    def round(self) -> int:
        """The count that the period of a delivery or a return ends with."""
        return int(self.notice.delivery.period.rpartition(":")[2])

    def steps(self) -> list[Taken]:
        """What happened to the handoff so far."""
        return store.steps(self.notice.ctx.session, self.handoff.workspace_id, self.handoff.id)

    def step(self, step: Step, round: int | None = None) -> Taken | None:
        """The last step of this sort, of one round if given."""
        of_sort = [taken for taken in self.steps() if taken.step == step and round in (None, taken.round)]
        return of_sort[-1] if of_sort else None


def _telling(build: Callable[[Scene], Card | None]) -> Callable[[Notice], Told | None]:
    """A notice that sets the scene and lets `build` say what there is to say."""

    def tell(notice: Notice) -> Told | None:
        handoff = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
        if handoff is None or notice.reader is None:
            return None
        known = views.people_of(notice.ctx, handoff)
        scene = Scene(notice, handoff, notice.reader, known[handoff.owner_id], known[handoff.receiver_id])
        card = build(scene)
        return Told(card, notice.reader.language, notice.reader.zone) if card else None

    return tell


def _to_owner(scene: Scene) -> Card | None:
    """The order, with what the owner can do about it now."""
    handoff = scene.handoff
    if scene.is_new and handoff.state in ("declined", "cancelled"):
        return None
    said = Line("handoff-told-owner", number=scene.number, receiver=scene.receiver.mention)
    later = frozenset[Step]({"deliver"}) if handoff.state == "ordered" else frozenset[Step]()
    return Card(
        said,
        parts(
            [
                Paragraph(said),
                Quote(verbatim(handoff.what)),
                views.facts_of(handoff, scene.owner.today(scene.notice.ctx.now)),
                Note(Line("handoff-done-unsaid-owner", receiver=scene.receiver.mention))
                if handoff.state == "ordered" and not handoff.done_means
                else None,
                None if handoff.state == "ordered" else _stands(scene, "owner"),
                views.links(handoff),
                views.step_buttons(handoff, scene.reader.id, without=later),
            ]
        ),
    )


def _to_receiver(scene: Scene) -> Card | None:
    """How the order stands, for whoever placed it; a delivery or a refusal has a message of its own that rings."""
    if scene.is_new and scene.handoff.state not in ("accepted", "returned"):
        return None
    said = Line("handoff-told-receiver", number=scene.number, owner=scene.owner.mention)
    return Card(
        said,
        parts(
            [
                Paragraph(said),
                Quote(verbatim(scene.handoff.what)),
                views.facts_of(scene.handoff, scene.owner.today(scene.notice.ctx.now)),
                _stands(scene, "receiver"),
                views.step_buttons(scene.handoff, scene.reader.id, without=frozenset({"receive", "return"})),
            ]
        ),
    )


def _stands(scene: Scene, side: str) -> Part:
    other = scene.receiver if side == "owner" else scene.owner
    return Paragraph(Line(f"handoff-{side}-stands-{scene.handoff.state}", person=other.mention))


def _delivered(scene: Scene) -> Card:
    """One delivery: what came, and *Received* or *Return*; afterwards what became of it."""
    taken = scene.step("deliver", scene.round)
    note, link = (taken.words, taken.link) if taken else (scene.handoff.note, scene.handoff.link)
    said = Line("handoff-told-delivered", number=scene.number, owner=scene.owner.mention)
    return Card(
        said,
        parts(
            [
                Paragraph(said),
                Quote(verbatim(views.in_short(scene.handoff))),
                _fact("note", note) if note else None,
                _fact("done", scene.handoff.done_means) if scene.handoff.done_means else None,
                views.links(scene.handoff, link),
                *_after_delivery(scene),
            ]
        ),
    )


def _after_delivery(scene: Scene) -> list[Part | None]:
    handoff = scene.handoff
    if handoff.returns > scene.round:
        back = scene.step("return", scene.round)
        return [Paragraph(Line("handoff-you-returned")), Quote(verbatim(back.words)) if back else None]
    if handoff.state == "received":
        return [Paragraph(Line("handoff-you-received")), *ratings.parts_after(scene.notice, handoff)]
    return [views.step_buttons(handoff, scene.reader.id)]


def _returned(scene: Scene) -> Card:
    """A delivery came back: why, and *Deliver* again."""
    back = scene.step("return", scene.round - 1)
    said = Line("handoff-told-returned", number=scene.number, receiver=scene.receiver.mention)
    return Card(
        said,
        parts(
            [
                Paragraph(said),
                Quote(verbatim(views.in_short(scene.handoff))),
                _fact("reason", back.words) if back else None,
                *_present(scene, still=scene.handoff.returns == scene.round),
            ]
        ),
    )


def _present(scene: Scene, *, still: bool = True) -> list[Part | None]:
    """The steps that are open to the reader; where none is, how the handoff stands."""
    offered = views.step_buttons(scene.handoff, scene.reader.id, without=frozenset({"receive", "return", "cancel"}))
    if still and offered:
        return [offered]
    return [Note(Line("handoff-stands", state=state_line(scene.handoff)))]


def _asked(scene: Scene) -> Card | None:
    """A question of the owner's, with *Answer*; afterwards with the answer."""
    question, reply = _question(scene)
    if question is None:
        return None
    said = Line("handoff-told-asked", number=scene.number, owner=scene.owner.mention)
    below: list[Part | None] = [Note(Line("handoff-stands", state=state_line(scene.handoff)))]
    if reply:
        below = [_fact("your-answer", reply.words)]
    elif scene.handoff.state in RULES["answer"].states:
        below = [buttons(_answer_button(question))]
    shown = [
        Paragraph(said),
        Quote(verbatim(views.in_short(scene.handoff))),
        _fact("question", question.words),
        *below,
    ]
    return Card(said, parts(shown))


def _answer_button(question: Taken) -> Button:
    return Button(Line("handoff-button-answer"), "handoff-answer", question.id, style="primary", opens=True)


def _fact(label: str, words: str) -> Facts:
    """Somebody's words under a label; as they may be long, they are no part of a sentence."""
    return facts((Line(f"handoff-fact-{label}"), verbatim(words)))


def _answered(scene: Scene) -> Card | None:
    """The answer, and what the owner can do now."""
    question, reply = _question(scene)
    if question is None or reply is None:
        return None
    said = Line("handoff-told-answered", number=scene.number, receiver=scene.receiver.mention)
    asked = _fact("your-question", question.words)
    return Card(said, parts([Paragraph(said), asked, Quote(verbatim(reply.words)), *_present(scene)]))


def _question(scene: Scene) -> tuple[Taken | None, Taken | None]:
    """The question this message is about, and its answer."""
    wanted = scene.notice.delivery.period
    steps = scene.steps()
    question = next((taken for taken in steps if taken.id == wanted), None)
    return question, next((taken for taken in steps if taken.answers_id == wanted), None)


def _declined(scene: Scene) -> Card:
    """The owner said no, and why."""
    return _ended(scene, "decline", Line("handoff-told-declined", number=scene.number, owner=scene.owner.mention))


def _cancelled(scene: Scene) -> Card:
    """The receiver no longer needs it."""
    said = Line("handoff-told-cancelled", number=scene.number, receiver=scene.receiver.mention)
    return _ended(scene, "cancel", said)


def _ended(scene: Scene, step: Step, said: Line) -> Card:
    taken = scene.step(step)
    why = _fact("reason", taken.words) if taken and taken.words else None
    after = Note(Line(f"handoff-after-{step}"))
    return Card(said, parts([Paragraph(said), Quote(verbatim(views.in_short(scene.handoff))), why, after]))


def _unreached(scene: Scene) -> Card:
    """The owner's message could not be brought to them."""
    said = Line("handoff-told-unreached", number=scene.number, owner=scene.owner.mention)
    return Card.saying(said, Quote(verbatim(views.in_short(scene.handoff))))


def owner_not_reached(ctx: Context, delivery: Delivery) -> None:
    """The order itself was given up: its receiver should know."""
    service.owe_unreached(ctx, delivery.reference)


NOTICES: dict[str, Callable[[Notice], Told | None]] = {
    service.OWNER: _telling(_to_owner),
    service.RECEIVER: _telling(_to_receiver),
    service.DELIVERED: _telling(_delivered),
    service.RETURNED: _telling(_returned),
    service.ASKED: _telling(_asked),
    service.ANSWERED: _telling(_answered),
    service.DECLINED: _telling(_declined),
    service.CANCELLED: _telling(_cancelled),
    service.UNREACHED: _telling(_unreached),
}
