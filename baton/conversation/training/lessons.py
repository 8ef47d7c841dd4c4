"""Lessons of a minute, with the plan each suggests, and what leads read of a course."""

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Heading, Paragraph, buttons
from baton.conversation.plans import forms
from baton.domain.courses import Course, Lesson, said
from baton.domain.lines import Line, Refusal, verbatim
from baton.services import courses


def titled(lesson: Lesson, language: str) -> Line:
    """A lesson by its title."""
    return Line("training-lesson", title=said(lesson.title, language))


def lesson_card(course_id: str, lesson: Lesson, language: str) -> Card:
    """A lesson of a minute, with the if–then plan it suggests."""
    title = titled(lesson, language)
    plan = Line("training-suggested", cue=said(lesson.cue, language), action=said(lesson.action, language))
    take = Button(Line("training-take-plan"), "training-take-plan", f"{course_id}/{lesson.key}", opens=True)
    words = Paragraph(verbatim(said(lesson.words, language)))
    return Card(title, (Heading(title), words, Paragraph(plan), buttons(take)))


def plan_taken(ask: Ask) -> Answer:
    """*Make it my plan* was pressed: the form of a plan with the words of the lesson, `course/key`."""
    course_id, _, key = ask.value.rpartition("/")
    lesson = lesson_of(courses.get(ask.ctx, course_id), key)
    suggested = (said(lesson.cue, ask.who.language), said(lesson.action, ask.who.language))
    return forms.if_then(ask.who.today(ask.ctx.now), suggested=suggested)


def lesson_of(course: Course, key: str) -> Lesson:
    """The lesson of this key; a course that has changed may have it no more."""
    found = next((each for each in course.lessons if each.key == key), None)
    if found is None:
        raise Refusal(Line("course-gone"))
    return found


def taught(course: Course, language: str) -> Card:
    """What people of a team learned, for who leads them: what to look for, and one question to ask."""
    title = Line("training-taught", course=said(course.name, language))
    seen = [Paragraph(verbatim(said(each, language))) for each in course.behaviours]
    return Card(title, (Paragraph(title), *seen, Paragraph(Line("training-manager-question"))))
