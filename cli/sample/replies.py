"""What people of the sample company answer when a training asks them something, as they would fill in its form."""

from collections.abc import Mapping
from dataclasses import dataclass

from baton.conversation.forms import AnswerValue
from baton.domain.courses import Course, said
from baton.domain.training import Assigned
from cli.sample.chance import Random
from cli.sample.company import MEMBERS, Colleague
from cli.sample.training import ASKS_CUSTOMERS, LINES, PLANS

KNOWS = 0.8  # of the questions
FIRED = 0.6  # of the plans within two weeks
WRITES = 0.4  # of the four lines
CUSTOMERS = 3
BEFORE = (2, 3, 3, 4, 4, 4, 5)  # how far people agree that things go wrong
USEFUL = (3, 4, 4, 4, 5, 5)


@dataclass(frozen=True, slots=True)
class Replies:
    """Draws answers to the steps of one course."""

    course: Course
    random: Random

    def to(self, step: Assigned, who: Colleague) -> Mapping[str, AnswerValue]:
        """The answers to one step; nothing for one that is only read."""
        match step.kind:
            case "diagnosis":
                return {f"diagnosis-{at}": self.random.choice(BEFORE) for at in range(len(self.course.diagnoses))}
            case "commitment":
                return {"useful": self.random.choice(USEFUL), **self._lines(who), **self._plan(who)}
            case "recall":
                return self._recalled(step)
            case "check":
                return {**self._recalled(step), "outcome": "fired" if self.random.random() < FIRED else "not-yet"}
            case "review":
                return {**self._lines(who), **self._customers(who)}
            case _:
                return {}

    def _lines(self, who: Colleague) -> Mapping[str, str]:
        """Keep, improve, start, stop: most people write one or two of them."""
        lines = LINES[who.language].items()
        return {name: self.random.choice(words) for name, words in lines if self.random.random() < WRITES}

    def _plan(self, who: Colleague) -> Mapping[str, str]:
        lesson = self.random.choice(self.course.lessons)
        suggested = said(lesson.cue, who.language), said(lesson.action, who.language)
        cue, action = PLANS.get(who.id, suggested)
        return {"cue": cue, "action": action}

    def _recalled(self, step: Assigned) -> Mapping[str, str]:
        question = next(each for each in self.course.questions if each.key == step.picked)
        knows = self.random.random() < KNOWS
        return {"option": str(question.right if knows else self.random.randrange(len(question.options)))}

    def _customers(self, who: Colleague) -> Mapping[str, tuple[str, ...]]:
        """Colleagues of other teams who are asked how it looks from outside."""
        others = [each.id for each in MEMBERS if each.team != who.team]
        return {"customers": tuple(self.random.sample(others, CUSTOMERS))} if who.id in ASKS_CUSTOMERS else {}
