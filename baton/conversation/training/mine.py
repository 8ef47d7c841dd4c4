"""/training: what I take part in, what comes next, my plan, and lessons to look up."""

import re
from collections.abc import Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Quote, buttons, parts
from baton.conversation.training.asking import way, what
from baton.conversation.training.lessons import lesson_card, lesson_of
from baton.conversation.typed import Token, text
from baton.domain.courses import Course, said
from baton.domain.lines import Day, Line, Refusal, verbatim
from baton.domain.training import SNOOZES
from baton.services import courses
from baton.services.training import answering as service
from baton.services.training import seen
from baton.services.training.seen import Own

LESSONS_A_PAGE = 8
DAYS = re.compile(r"\s*(?:(?P<days>\d{1,3})\s*(?:days?|天)?|tomorrow|明天)?\s*")


def mine(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """Everything somebody takes part in; for facilitators the way to cohorts and courses, too."""
    title = Line("training-title")
    own = seen.own(ask.ctx, ask.who)
    shown = [part for each in own for part in _cohort(ask, each)]
    if not own:
        shown.append(Paragraph(Line("training-none")))
    ways = [Button(Line("training-learn"), "training-learn")] if own else []
    if courses.arranges(ask.who):
        ways += [
            Button(Line("training-cohorts"), "training-cohorts"),
            Button(Line("training-courses"), "training-courses"),
            Button(Line("training-new"), "training-new", style="primary", opens=True),
        ]
    return Card(title, parts([*shown, buttons(*ways) if ways else None]), title)


def _cohort(ask: Ask, own: Own) -> list[Part]:
    language = ask.who.language
    shown: list[Part] = [Heading(Line("training-own", cohort=own.cohort.name, day=Day(own.cohort.ends_on, True)))]
    if own.who.standing in ("stopped", "asked"):
        go_on = Button(Line("training-go-on"), "training-go-on", own.cohort.id)
        return [*shown, Paragraph(Line("training-own-stopped"), go_on)]
    for each in own.open:
        shown.append(Paragraph(what(own.course, each, language), way(each)))
    if plan := seen.plan_of(ask.ctx, ask.who.id, own.cohort.id):
        shown.append(Quote(Line("training-your-plan", cue=plan.cue, action=plan.action)))
    shown.append(_next(own))
    if own.recalled:
        shown.append(Note(Line("training-own-recall", right=own.right, of=own.recalled)))
    return shown


def _next(own: Own) -> Part:
    if own.next is None:
        return Note(Line("training-own-done", answered=own.answered, of=own.of))
    line = Line("training-own-next", day=Day(own.next.due_on), answered=own.answered, of=own.of)
    return Note(line)


def snooze(ask: Ask, rest: Sequence[Token]) -> Card:
    """/training snooze [1|3|7]: what is open at present is put off."""
    hit = DAYS.fullmatch(text(rest).casefold())
    days = int(hit["days"] or SNOOZES[0]) if hit else 0
    if days not in SNOOZES:
        raise Refusal(Line("training-snooze-how"))
    open_ones = [each for own in seen.own(ask.ctx, ask.who) for each in own.open]
    if not open_ones:
        raise Refusal(Line("training-nothing-open"))
    later = [service.snooze(ask.ctx, ask.who, each.reference, days) for each in open_ones]
    return Card.saying(Line("training-put-off", day=Day(later[0].due_on)))


def stop(ask: Ask, rest: Sequence[Token]) -> Card:
    """/training stop."""
    ended = service.stop_all(ask.ctx, ask.who)
    if not ended:
        raise Refusal(Line("training-not-in"))
    return Card.saying(Line("training-stopped"))


def resume(ask: Ask, rest: Sequence[Token]) -> Card:
    """/training resume."""
    going = service.resume_all(ask.ctx, ask.who)
    if not going:
        raise Refusal(Line("training-nothing-stopped"))
    first, *others = (Line("training-goes-on", course=each.name) for each in going)
    return Card.saying(first, *(Paragraph(each) for each in others))


def learn(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/training learn [words]: the lessons of my courses; of all courses for who takes part in none."""
    return _lessons(ask, text(rest), 0)


def learning(ask: Ask) -> Answer:
    """The lessons, by button: `page:words`."""
    page, _, words = ask.value.partition(":")
    return _lessons(ask, words, int(page) if page.isdecimal() else 0)


def _lessons(ask: Ask, words: str, page: int) -> Card:
    language, title = ask.who.language, Line("training-learn-title")
    found = [
        (f"{id}/{lesson.key}", lesson)
        for id, course in _courses(ask)
        for lesson in course.lessons
        if words.casefold() in f"{said(lesson.title, language)} {said(lesson.words, language)}".casefold()
    ]
    if not found:
        return Card.saying(Line("training-learn-none", words=words), buttons(_all_lessons()))
    shown: list[Part] = []
    for reference, lesson in found[page * LESSONS_A_PAGE : (page + 1) * LESSONS_A_PAGE]:
        button = Button(Line("training-read"), "training-lesson", reference)
        shown.append(Paragraph(verbatim(said(lesson.title, language)), button))
    more = (page + 1) * LESSONS_A_PAGE < len(found)
    ways = [Button(Line("training-earlier"), "training-learn", f"{page - 1}:{words}")] if page else []
    ways += [Button(Line("training-more"), "training-learn", f"{page + 1}:{words}")] if more else []
    ways += [Button(Line("training-quiz"), "training-quiz", "0", opens=True)]
    return Card(title, (*shown, buttons(*ways)), title, turns_page=True)


def _all_lessons() -> Button:
    return Button(Line("training-learn"), "training-learn")


def _courses(ask: Ask) -> list[tuple[str, Course]]:
    mine = {own.cohort.course_id: own.course for own in seen.own(ask.ctx, ask.who)}
    return list((mine or courses.offered(ask.ctx)).items())


def lesson(ask: Ask) -> Answer:
    """One lesson, by button: `course/key`."""
    course_id, _, key = ask.value.rpartition("/")
    return lesson_card(course_id, lesson_of(courses.get(ask.ctx, course_id), key), ask.who.language)
