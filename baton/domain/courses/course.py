"""A course as it is written down: goals, behaviours, questions, lessons, and the steps of its follow-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Text = Mapping[str, str]  # language -> words

# What a step does; what each needs of its course is checked in `check`.
Kind = Literal[
    "diagnosis",
    "commitment",
    "recall",
    "practice",
    "check",
    "review",
    "booster",
    "evaluation",
    "refresh",
    "manager",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
ASKING: tuple[Kind, ...] = ("recall", "check", "refresh")  # they ask a recall question

FIRST_DAY, LAST_DAY = -30, 400
MOST_STEPS = 15
DIAGNOSES = 5
FEWEST_BEHAVIOURS, MOST_BEHAVIOURS = 3, 7
FEWEST_OPTIONS, MOST_OPTIONS = 2, 5
LONGEST_OPTION = 75  # what fits beside a button to choose with
LONGEST_TEXT = 1000
LONGEST_KEY = 60
LONGEST_SAID_WORDS, LONGEST_SAID_HAN = 36, 60  # leaves room for the rest of a message of 60 words
LONGEST_NAME = 60

# The forms that a lesson may open.
TOOLS = (
    "rings",
    "conflict",
    "poa",
    "wheel",
    "empathy",
    "abcde",
    "checklist",
    "plan",
    "communication",
    "cocreation",
    "levels",
    "servqual",
    "four-levels",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A recall question; `right` counts `options` from 0. `answer` says why, and is shown after any answer."""

    key: str
    topic: str
    ask: Text
    options: tuple[Text, ...]
    right: int
    answer: Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of a minute. `cue` is when to practise it and `action` what to do then: together an if–then plan.

    `dimension` is the one of the five it helps with, if one; `tool` the form that goes with it, if one.
    """

    key: str
    topic: str
    title: Text
    words: Text
    cue: Text
    action: Text
    dimension: str = ""
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the course itself, as it was taught."""

    title: Text
    points: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read on."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One message of the follow-up, `day` days after the end of the course.

    `questions` and `lessons` are keys to choose from: each participant gets the next one they have not had. `say` is
    what the message says instead of the words Baton has for its kind.
    """

    key: str
    day: int
    kind: Kind
    say: Text | None = None
    questions: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Everything a course file says. `behaviours` are observable ones: what colleagues would see somebody do."""

    key: str
    languages: tuple[str, ...]
    name: Text
    about: Text
    goals: tuple[Text, ...]
    behaviours: tuple[Text, ...]
    steps: tuple[Step, ...]
    modules: tuple[Module, ...] = ()
    diagnoses: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    links: tuple[Link, ...] = ()

    def question(self, key: str) -> Question:
        """The question of this key; KeyError where there is none."""
        return {each.key: each for each in self.questions}[key]

    def lesson(self, key: str) -> Lesson:
        """The lesson of this key; KeyError where there is none."""
        return {each.key: each for each in self.lessons}[key]


def said(text: Text, language: str) -> str:
    """The words in a reader's language, or in the first language the text has.

    >>> said({"en": "Listen"}, "zh-Hans")
    'Listen'
    """
    return text.get(language) or next(iter(text.values()))
