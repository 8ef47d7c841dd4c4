"""How a cohort goes, for who arranges it: its messages, what enough people said, and what changed in its teams."""

import re
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from baton.conversation import effects as effects_shown
from baton.conversation.asks import Answer, Ask, File, Notice, Told
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Table, buttons, parts
from baton.conversation.forms import Form, TextField
from baton.conversation.reports.numbers import people as band
from baton.conversation.spreadsheets import csv_file
from baton.conversation.words import Voice
from baton.domain.courses import said
from baton.domain.effects import entered as effect_rules
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.statistics.bands import size_band
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate
from baton.domain.training import Cohort
from baton.domain.training.results import Fared, Levels, Spread
from baton.services.training import cohorts, results, telling
from baton.services.training import effect as effect_of
from baton.services.training.results import Results

FILE = telling.FILE
AMOUNT = r"\d[\d,\uff0c ]*(?:\.\d+)?"
RANGE = re.compile(rf"\s*(?P<low>{AMOUNT})\s*(?:(?:-|\u2013|~|\uff5e|至|到|to)\s*(?P<high>{AMOUNT}))?\s*%?\s*")
HEAD = ("day", "kind", "planned", "reached", "answered", "response", "snoozes", "stops", "skipped", "dropped")


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
    summary = Line("training-results-people", people=found.people, stopped=found.stopped)
    return parts(
        [
            Paragraph(summary),
            _table(found.steps),
            *(Note(_alarm(each)) for each in found.steps if each.alarming),
            *level_parts(found, language),
            Note(Line("training-results-note")),
        ]
    )


def _alarm(fared: Fared) -> Line:
    share = round(100 * fared.stops / fared.reached)
    return Line("training-alarm", day=fared.day, kind=Line(f"training-kind-{fared.kind}"), percent=share)


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
    percent = fared.response
    answered = (
        Line("training-answered-share", count=fared.answered, percent=round(100 * percent))
        if percent is not None
        else Line("training-number", count=fared.answered)
    )
    counts = [Line("training-number", count=each) for each in (fared.planned, fared.reached)]
    after = [Line("training-number", count=each) for each in (fared.snoozes, fared.stops)]
    return (Line("training-step", day=fared.day, kind=Line(f"training-kind-{fared.kind}")), *counts, answered, *after)


def level_parts(found: Results, language: str) -> list[Part]:
    """Kirkpatrick's first three levels, as far as enough people answered."""
    levels = found.levels
    told = [*_before(found, language), *_reaction(levels), *_learning(levels), *_behaviour(found, language)]
    heading: list[Part] = [Heading(Line("training-levels"))]
    return heading + (told or [Paragraph(Line("training-levels-none"))])


def _before(found: Results, language: str) -> list[Part]:
    """Where people stood before the course: how far they agreed with each statement."""
    told: list[Part] = [
        Note(Line("training-diagnosed", words=said(found.course.diagnoses[at], language), mean=f"{spread.mean:.1f}"))
        for at, spread in found.levels.diagnoses.items()
    ]
    return [Paragraph(Line("training-before-course")), *told] if told else []


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
    for at, spread in levels.behaviours.items():
        behaviour = said(found.course.behaviours[at], language)
        told.append(Note(Line("training-behaviour", behaviour=behaviour, mean=f"{spread.mean:.1f}")))
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


def roi_pressed(ask: Ask) -> Answer:
    """*Worth it?* was pressed."""
    return roi_form(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def roi_form(ask: Ask, cohort: Cohort) -> Form:
    """What somebody believes of benefit and cost, each as a number or a range."""
    return Form(
        name="training-roi",
        title=Line("training-form-roi"),
        submit=Line("training-reckon"),
        intro=(Line("training-roi-intro", name=cohort.name),),
        fields=(
            *(
                TextField(each, Line(f"training-roi-{each}"), hint=Line(f"training-roi-{each}-hint"), longest=40)
                for each in effect_rules.FIELDS
            ),
            TextField("currency", Line("training-roi-currency"), required=False, longest=10),
        ),
        state={"cohort": cohort.id},
    )


def roi_sent(ask: Ask) -> Answer:
    """The values were sent."""
    cohort = cohorts.get(ask.ctx, ask.who, ask.state.get("cohort", ""))
    entered = {each: _range(str(ask.answers.get(each, ""))) for each in effect_rules.FIELDS}
    unread = [Refusal(Line("training-roi-unread"), name) for name, found in entered.items() if found is None]
    refuse(unread)
    ranges = {name: found for name, found in entered.items() if found is not None}
    for name in ("share", "confidence"):
        ranges[name] = Interval(ranges[name].low / 100, ranges[name].high / 100)
    estimate = Estimate(**ranges)
    refuse([*effect_rules.check(estimate)])
    title = Line("training-roi-title", name=cohort.name)
    currency = str(ask.answers.get("currency", "")).strip()
    return Card(title, (*effects_shown.roi_parts(estimate, currency),), title)


def _range(words: str) -> Interval | None:
    """A number, or two with something between: 80000-100000, 3万 is not read."""
    hit = RANGE.fullmatch(words)
    if hit is None:
        return None
    low, high = (_number(hit[name] or hit["low"]) for name in ("low", "high"))
    return Interval(low, high)


def _number(written: str) -> float:
    return float(re.sub(r"[,\uff0c ]", "", written))


def export_pressed(ask: Ask) -> Answer:
    """*As a file* was pressed."""
    return file_for(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def file_for(ask: Ask, cohort: Cohort) -> Card:
    """The file comes by direct message."""
    telling.owe_file(ask.ctx, ask.who, cohort)
    return Card.saying(Line("kudos-file-coming"))


def file(notice: Notice) -> Told | None:
    """A cohort as a file: a row a step, then what enough people said."""
    reader = notice.reader
    cohort = telling.cohort_of(notice.ctx, notice.delivery)
    if reader is None or cohort is None:
        return None
    found = results.compiled(notice.ctx, cohort)
    voice = Voice(reader.language, ZoneInfo(reader.zone))
    head = [voice.say(Line(f"training-file-{each}")) for each in HEAD]
    rows = [*(_cells(each, voice) for each in found.steps), *_level_rows(found, voice, reader.language)]
    name = f"{voice.say(Line('training-file-name'))}-{cohort.number}-{reader.today(notice.ctx.now).isoformat()}.csv"
    kept = File(name, cohort.name, csv_file(head, rows))
    line = Line("training-file-told", name=cohort.name)
    return Told(Card.saying(line), reader.language, reader.zone, file=kept)


def _cells(fared: Fared, voice: Voice) -> list[str]:
    response = f"{fared.response:.3f}" if fared.response is not None else ""
    counts = (fared.snoozes, fared.stops, fared.skipped, fared.dropped)
    kind = voice.say(Line(f"training-kind-{fared.kind}"))
    before = (fared.day, kind, fared.planned, fared.reached, fared.answered)
    return [*(str(each) for each in before), response, *(str(each) for each in counts)]


def _level_rows(found: Results, voice: Voice, language: str) -> list[list[str]]:
    """One row a number: what it is, its value, and of how many answers (as a band)."""
    levels, rows = found.levels, list[list[str]]()
    means: Mapping[str, Spread | None] = {"useful": levels.useful, "now": levels.now, "before": levels.before}
    for name, spread in means.items():
        if spread:
            told = voice.say(Line(f"training-file-{name}"))
            rows.append(["", told, f"{spread.mean:.2f}", voice.say(band(size_band(spread.people)))])
    for at, spread in levels.behaviours.items():
        rows.append(["", said(found.course.behaviours[at], language), f"{spread.mean:.2f}"])
    for name, share in {"right": levels.right, "fired": levels.fired}.items():
        if share:
            rows.append(["", voice.say(Line(f"training-file-{name}")), f"{share[0]:.3f}"])
    return rows


def report(notice: Notice) -> Told | None:
    """The report of a day to the facilitator: the same page, with what changed in the teams from day 90 on."""
    reader, cohort = notice.reader, telling.cohort_of(notice.ctx, notice.delivery)
    if reader is None or cohort is None or not cohort.runs():
        return None
    day = telling.day_of(notice.delivery)
    title = Line("training-report-title", name=cohort.name, day=day)
    found = results.compiled(notice.ctx, cohort)
    changed: list[Part] = []
    if day >= telling.EFFECT_FROM:
        changed = [Heading(Line("training-effect")), *effects_shown.parts(effect_of.of_cohort(notice.ctx, cohort))]
    see = buttons(Button(Line("training-results"), "training-results", cohort.id))
    why = Note(Line("training-report-why"))
    return Told(Card(title, (*body(found, reader.language), *changed, see, why), title), reader.language, reader.zone)


def changed(notice: Notice) -> Told | None:
    """What the cohort changed, for those who took part: the finding in a sentence, and what they said together."""
    reader, cohort = notice.reader, telling.cohort_of(notice.ctx, notice.delivery)
    if reader is None or cohort is None or not telling.takes_part(notice.ctx, cohort, reader):
        return None
    measured = effect_of.of_cohort(notice.ctx, cohort)
    levels = results.compiled(notice.ctx, cohort).levels
    told: list[Part] = [Paragraph(effects_shown.headline(measured.finding))]
    if levels.now and levels.before:
        people = band(size_band(levels.now.people))
        now, before = f"{levels.now.mean:.1f}", f"{levels.before.mean:.1f}"
        told.append(Paragraph(Line("training-level-3", now=now, before=before, people=people)))
    first = Line("training-changed-title", name=cohort.name)
    why = Note(Line("training-changed-why"))
    return Told(Card(first, (Paragraph(first), *told, why)), reader.language, reader.zone)
