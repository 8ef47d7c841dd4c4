"""A discussion meeting: a topic, a few questions answered in one thread, and minutes that say who does what by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from baton.domain.lines import Line, Refusal, day_seen_from
from baton.domain.people import Person

LONGEST_TOPIC = 100
LONGEST_QUESTION = 200
MOST_QUESTIONS = 8
LONGEST_ANSWER = 500
LONGEST_MINUTES = 2000
MOST_ACTIONS = 5
LONGEST_ACTION = 200

BULLET = re.compile(r"^(?:[-*•·]|[0-9]{1,2}[.)、．）])\s*")


@dataclass(frozen=True, slots=True)
class Action:
    """What one person does until a day, as agreed in a meeting."""

    owner_id: str
    what: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting held in the thread of one channel. `source` says what it was about (a cohort, say) to whoever asked for
    it; `closed_at` is set once there are minutes, or once it turned out that the channel cannot be reached."""

    workspace_id: str
    id: str
    channel_id: str
    topic: str
    questions: tuple[str, ...]
    source: str
    starter_id: str
    started_at: datetime
    minutes: str = ""
    actions: tuple[Action, ...] = ()
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to one question. `by_id` is None where its author wants to stand there without a name."""

    question: int
    words: str
    by_id: str | None
    at: datetime


def tidy_lines(text: str) -> tuple[str, ...]:
    """What stands on each line that is not empty, without bullets and numbers before it.

    >>> tidy_lines(" 1. What helped?\\n\\n- What   next?")
    ('What helped?', 'What next?')
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(bare for line in lines if (bare := BULLET.sub("", line)))


def check(topic: str, questions: Sequence[str]) -> Iterator[Refusal]:
    """Everything that keeps a meeting from starting, each at its field."""
    if not 1 <= len(topic) <= LONGEST_TOPIC:
        yield Refusal(Line("meeting-topic-length", most=LONGEST_TOPIC), "topic")
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        yield Refusal(Line("meeting-questions-count", most=MOST_QUESTIONS), "questions")
    for number, question in enumerate(questions[:MOST_QUESTIONS], 1):
        if len(question) > LONGEST_QUESTION:
            yield Refusal(Line("meeting-question-length", number=number, most=LONGEST_QUESTION), "questions")


def check_answer(words: str) -> None:
    """Refuse an answer that is too long to be read in passing."""
    if len(words) > LONGEST_ANSWER:
        raise Refusal(Line("meeting-answer-length", most=LONGEST_ANSWER), "words")


def check_minutes(minutes: str, actions: Sequence[tuple[Action, Person | None]], today: date) -> Iterator[Refusal]:
    """Everything wrong with minutes; each action comes with its owner, if there is such a person."""
    if not 1 <= len(minutes) <= LONGEST_MINUTES:
        yield Refusal(Line("meeting-minutes-length", most=LONGEST_MINUTES), "minutes")
    if len(actions) > MOST_ACTIONS:
        yield Refusal(Line("meeting-actions-count", most=MOST_ACTIONS), "actions")
    for action, owner in actions[:MOST_ACTIONS]:
        if owner is None or not owner.takes_part:
            name = owner.name if owner else action.owner_id
            yield Refusal(Line("meeting-action-owner", person=name), "actions")
        if not 1 <= len(action.what) <= LONGEST_ACTION:
            yield Refusal(Line("meeting-action-length", most=LONGEST_ACTION), "actions")
        if action.due_on < today:
            day = day_seen_from(action.due_on, today)
            yield Refusal(Line("meeting-action-past", what=action.what[:LONGEST_ACTION], day=day), "actions")


def in_order(answers: Sequence[Said]) -> list[Said]:
    """Answers as they are shown: with a name in the order they came in; those without after them, by their words.

    In the order they came in, the nameless ones would tell who had just been typing.
    """
    named = sorted((each for each in answers if each.by_id), key=lambda each: each.at)
    nameless = sorted((each for each in answers if not each.by_id), key=lambda each: each.words)
    return [*named, *nameless]
