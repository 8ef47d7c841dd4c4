"""What is sent of a cohort: its file, the reports to its facilitator, and to its people what it changed."""

from zoneinfo import ZoneInfo

from baton.conversation import effects as effects_shown
from baton.conversation.asks import File, Notice, Told
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, buttons
from baton.conversation.reports.numbers import people as band
from baton.conversation.spreadsheets import csv_file
from baton.conversation.training.results import body
from baton.conversation.words import Voice
from baton.domain.courses import Course, said
from baton.domain.lines import Line
from baton.domain.statistics.bands import size_band
from baton.domain.training.results import Fared, Spread
from baton.services import courses
from baton.services.training import effect as effect_of
from baton.services.training import results, telling
from baton.services.training.results import Results

HEAD = (
    "day",
    "kind",
    "planned",
    "reached",
    "answered",
    "response",
    "snoozes",
    "stops",
    "skipped",
    "dropped",
    "value",
    "people",
)


def file(notice: Notice) -> Told | None:
    """A cohort as a file: a row a step, then what enough people said."""
    reader = notice.reader
    cohort = telling.cohort_of(notice.ctx, notice.delivery)
    if reader is None or cohort is None or not courses.arranges(reader):
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
    response = f"{fared.response:.2f}" if fared.response is not None else ""
    kind = voice.say(Line(f"training-kind-{fared.kind}"))
    before = (fared.day, kind, fared.planned, fared.reached, fared.answered)
    after = (fared.snoozes, fared.stops, fared.skipped, fared.dropped)
    counts, more = ([str(each) if each is not None else "" for each in some] for some in (before, after))
    return [*counts, response, *more, "", ""]


def _level_rows(found: Results, voice: Voice, language: str) -> list[list[str]]:
    """One row a number: what it is, its value, and of how many people (as a band), in the last two columns."""
    course, levels = found.course, found.levels
    told: list[tuple[str, Spread | tuple[float, int] | None]] = [
        *((said(course.diagnoses[at], language), spread) for at, spread in levels.diagnoses.items()),
        (voice.say(Line("training-file-useful")), levels.useful),
        (voice.say(Line("training-file-right")), levels.right),
        (voice.say(Line("training-file-now")), levels.now),
        *((said(course.behaviours[at], language), spread) for at, spread in levels.behaviours.items()),
        (voice.say(Line("training-file-before")), levels.before),
        (voice.say(Line("training-file-fired")), levels.fired),
    ]
    empty = [""] * (len(HEAD) - 4)
    return [["", what, *empty, *_value(value, voice)] for what, value in told if value is not None]


def _value(value: Spread | tuple[float, int], voice: Voice) -> list[str]:
    """As exactly as the page tells it."""
    if isinstance(value, Spread):
        return [f"{value.mean:.1f}", voice.say(band(size_band(value.people)))]
    share, answers = value
    return [f"{share:.2f}", voice.say(band(size_band(answers)))]


def report(notice: Notice) -> Told | None:
    """The report of a day to the facilitator: the same page, with what changed in the teams from day 90 on."""
    reader, cohort = notice.reader, telling.cohort_of(notice.ctx, notice.delivery)
    if reader is None or cohort is None or not cohort.runs() or not courses.arranges(reader):
        return None
    day = telling.day_of(notice.delivery)
    title = Line("training-report-title", name=cohort.name, day=day)
    found = results.compiled(notice.ctx, cohort)
    changed: list[Part] = []
    if day >= telling.EFFECT_FROM:
        changed = [Heading(Line("training-effect")), *effects_shown.parts(effect_of.of_cohort(notice.ctx, cohort))]
    see = buttons(Button(Line("training-results"), "training-results", cohort.id))
    coming = [Note(Line("training-report-coming"))] if _evaluated_now(found.course, day) else []
    why = Note(Line("training-report-why"))
    return Told(
        Card(title, (*body(found, reader.language), *changed, *coming, see, why), title),
        reader.language,
        reader.zone,
    )


def _evaluated_now(course: Course, day: int) -> bool:
    """Is the evaluation asked on the very day of a report?"""
    return any(each.kind == "evaluation" and each.day == day for each in course.steps)


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
