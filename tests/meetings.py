"""A meeting held on a stage, and the channel in which it is seen: what stands there, in order, and in which thread."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update

from baton.conversation import desk, meetings
from baton.conversation.asks import Ask, Told
from baton.conversation.cards import Button
from baton.conversation.couriers import Sent
from baton.conversation.forms import Form
from baton.conversation.words import Voice
from baton.domain.deliveries import Delivery
from baton.domain.meetings import Meeting
from baton.services import meetings as service
from baton.storage.deliveries import DeliveryRow
from jobs.sender import Sender
from tests.stage import Stage, plain

QUESTIONS = ("What helped?", "What got in the way?")


@dataclass
class Channel:
    """Everything that was posted, by its message; `faults` are raised first, one for each post of that kind."""

    stage: Stage
    posts: dict[str, tuple[Delivery, Told]] = field(default_factory=dict)
    faults: dict[str, list[Exception]] = field(default_factory=dict)

    def send(self, delivery: Delivery, told: Told | None) -> Sent:
        if self.faults.get(delivery.kind):
            raise self.faults[delivery.kind].pop(0)
        assert told is not None
        message_id = delivery.message_id or f"{len(self.posts) + 1}.0"
        self.posts[message_id] = (delivery, told)
        return Sent(delivery.recipient, message_id)

    def take_down(self, delivery: Delivery) -> None:
        del self.posts[delivery.message_ids[0]]

    def works_off(self, minutes: int = 1) -> "Channel":
        """Let the sender work for some minutes of the stage's time."""
        until = self.stage.now + timedelta(minutes=minutes)
        sender = Sender(self.stage.office, self, tell=desk.tell, undelivered=desk.undelivered)
        while self.stage.now < until:
            self.stage.forward(seconds=sender.step())
        return self

    def reads(self) -> list[str]:
        """What stands there, oldest first, in the language it was told in."""
        return [plain(told.card, Voice(told.language, ZoneInfo(told.zone))) for _, told in self.posts.values()]

    def threads(self) -> list[tuple[str, str, str | None]]:
        """Each message with its kind and the message it stands under."""
        return [(id, delivery.kind, told.thread_id) for id, (delivery, told) in self.posts.items()]

    def pressable(self) -> list[tuple[str, str]]:
        """Every button there is, with its value."""
        cards = [told.card for _, told in self.posts.values()]
        return [(each.action, each.value) for card in cards for each in card.pressable() if isinstance(each, Button)]


def started(
    stage: Stage, who: str = "UALICE", *, questions: Iterable[str] = QUESTIONS, channel: str = "CPAY", source: str = ""
) -> Meeting:
    """A meeting that somebody starts."""
    with stage.sessions.begin() as session:
        ctx, person = stage.context(session), stage.person(who)
        topic = "Using the three questions"
        return service.start(ctx, person, channel, topic=topic, questions=tuple(questions), source=source)


def found(stage: Stage, meeting: Meeting) -> Meeting:
    """The meeting as it is now."""
    with stage.sessions.read() as session:
        return service.get(stage.context(session), meeting.id)


def starting(stage: Stage, who: str, topic: str = "", source: str = "", channel: str | None = "CPAY") -> Form:
    """The form that starts a meeting, as somebody finds it."""
    with stage.sessions.begin() as session:
        ask = Ask(stage.context(session), stage.person(who), channel_id=channel)
        return meetings.form(ask, topic, source)


def stands(stage: Stage) -> None:
    """Everything that was owed of meetings stands in its channel, without a sender."""
    with stage.sessions.begin() as session:
        place = {"state": "sent", "message_id": "1.1", "channel_id": "CPAY"}
        session.execute(update(DeliveryRow).where(DeliveryRow.kind.startswith("meeting-")).values(**place))


def answers(stage: Stage, who: str, meeting: Meeting, question: int, words: str, **more: Any) -> str:
    """Press *Answer* under a question, write, and read what comes back."""
    opened = stage.presses(who, "meeting-answer", service.reference_of(meeting.id, question))
    assert isinstance(opened, Form)
    return stage.read(stage.sends(who, opened, words=words, **more), stage.person(who).language)


def closes(stage: Stage, who: str, meeting: Meeting, minutes: str = "We use them weekly.", actions: str = "") -> str:
    """Press *Minutes*, write them, and read what comes back."""
    opened = stage.presses(who, "meeting-minutes", meeting.id)
    assert isinstance(opened, Form)
    return stage.read(stage.sends(who, opened, minutes=minutes, actions=actions), stage.person(who).language)
