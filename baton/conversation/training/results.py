"""How a cohort goes, for who arranges it: its messages, what enough people said, and what changed in its teams."""

from collections.abc import Mapping, Sequence

from baton.conversation import effects as effects_shown
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Table, buttons, facts, parts
from baton.conversation.reports.numbers import people as band
from baton.domain.courses import Text, said
from baton.domain.lines import Line, verbatim
from baton.domain.statistics.bands import size_band
from baton.domain.training import Cohort
from baton.domain.training.results import Fared, Levels, Spread
from baton.services.training import cohorts, results, telling
from baton.services.training import effect as effect_of
from baton.services.training.results import Results


def opened(ask: Ask) -> Answer:
    """*How it goes* was pressed."""
    return shown(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def shown(ask: Ask, cohort: Cohort) -> Card:
    """The whole page of a cohort."""
    found = results.of_cohort(ask.ctx, ask.who, cohort.id)
    title = Line("training-results-title", number=str(cohort.number), name=cohort.name)
    ways = buttons(
        Button(Line("training-effect"), "training-effect", cohort.id),
        Button(Line("training-roi"), "training-roi", cohort.id, opens=True),
        Button(Line("training-export"), "training-export", cohort.id),
        Button(Line("training-meeting"), "training-meeting", cohort.id, opens=True),
    )
    return Card(title, (*body(found, ask.who.language), ways), title)


def body(found: Results, language: str) -> tuple[Part, ...]:
    """What there is to tell of a cohort so far."""
    return parts(
        [
            Paragraph(_summary(found)),
            _table(found.steps),
            *(Note(_alarm(each)) for each in found.steps if each.alarming),
            *level_parts(found, language),
            Note(Line("training-results-note")),
        ]
    )


def _summary(found: Results) -> Line:
    if found.stopped is None:
        return Line("training-results-few", people=found.people)
    return Line("training-results-people", people=found.people, stopped=found.stopped)


def _alarm(fared: Fared) -> Line:
    percent = round(100 * fared.stopping)
    return Line("training-alarm", day=fared.day, kind=Line(f"training-kind-{fared.kind}"), percent=percent)


def _table(steps: Sequence[Fared]) -> Part | None:
    if not steps:
        return None
    head = ("step", "planned", "reached", "answered", "snoozes", "stops")
    return Table(
        Line("training-table"),
        tuple(Line(f"training-head-{each}") for each in head),
        tuple(_row(each) for each in steps),
        numeric=frozenset(range(1, len(head))),
    )


def _row(fared: Fared) -> tuple[Line, ...]:
    step = Line("training-step", day=fared.day, kind=Line(f"training-kind-{fared.kind}"))
    counts = (fared.planned, fared.reached, fared.answered, fared.snoozes, fared.stops)
    planned, reached, answered, snoozes, stops = (_number(each) for each in counts)
    if fared.response is not None:
        percent = round(100 * fared.response)
        answered = Line("training-answered-share", count=fared.answered or 0, percent=percent)
    return (step, planned, reached, answered, snoozes, stops)


def _number(count: int | None) -> Line:
    """A count, or that it is of too few people to be told."""
    return Line("training-number", count=count) if count is not None else Line("training-too-few")


def level_parts(found: Results, language: str) -> list[Part]:
    """Kirkpatrick's first three levels, as far as enough people answered."""
    levels = found.levels
    told = [*_before(found, language), *_reaction(levels), *_learning(levels), *_behaviour(found, language)]
    heading: list[Part] = [Heading(Line("training-levels"))]
    return heading + (told or [Paragraph(Line("training-levels-none"))])


def _before(found: Results, language: str) -> list[Part]:
    """Where people stood before the course: how far they agreed with each statement."""
    return _means("training-before-course", found.course.diagnoses, found.levels.diagnoses, language)


def _means(title: str, texts: Sequence[Text], found: Mapping[int, Spread], language: str) -> list[Part]:
    """A mean for each statement of which enough people said how far it holds."""
    told = [(verbatim(said(texts[at], language)), verbatim(f"{each.mean:.1f}")) for at, each in found.items()]
    return [Paragraph(Line(title)), facts(*told)] if told else []


def _reaction(levels: Levels) -> list[Part]:
    return [Paragraph(_spread("training-level-1", levels.useful))] if levels.useful else []


def _learning(levels: Levels) -> list[Part]:
    if levels.right is None:
        return []
    share, answers = levels.right
    return [Paragraph(Line("training-level-2", percent=round(100 * share), answers=answers))]


def _behaviour(found: Results, language: str) -> list[Part]:
    levels, told = found.levels, list[Part]()
    if levels.now and levels.before:
        told.append(
            Paragraph(
                Line(
                    "training-level-3",
                    now=f"{levels.now.mean:.1f}",
                    before=f"{levels.before.mean:.1f}",
                    people=band(size_band(levels.now.people)),
                )
            )
        )
    told += _means("training-behaviours-now", found.course.behaviours, levels.behaviours, language)
    if levels.fired:
        share, people = levels.fired
        told.append(Paragraph(Line("training-fired", percent=round(100 * share), people=band(size_band(people)))))
    if found.plans is not None:
        made, done = found.plans
        told.append(Paragraph(Line("training-plans", made=made, done=done)))
    if levels.customers is not None:
        told.append(Paragraph(Line("training-asked-customers", count=levels.customers)))
    return told


def _spread(line: str, spread: Spread) -> Line:
    return Line(line, mean=f"{spread.mean:.1f}", people=band(size_band(spread.people)))


def effect_pressed(ask: Ask) -> Answer:
    """*What changed* was pressed."""
    return effect(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def effect(ask: Ask, cohort: Cohort) -> Card:
    """Level 4: what changed in the teams."""
    title = Line("training-effect-title", name=cohort.name)
    drawn = Note(Line("training-effect-drawn" if cohort.seed is not None else "training-effect-not-drawn"))
    return Card(title, (*effects_shown.parts(effect_of.of_cohort(ask.ctx, cohort)), drawn), title)


def export_pressed(ask: Ask) -> Answer:
    """*As a file* was pressed."""
    return file_for(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def file_for(ask: Ask, cohort: Cohort) -> Card:
    """The file comes by direct message."""
    telling.owe_file(ask.ctx, ask.who, cohort)
    return Card.saying(Line("kudos-file-coming"))
