"""Training as people meet it: a message at a time, /training, and what facilitators arrange and see."""

from baton.conversation.nouns import Command, Noun
from baton.conversation.training import (
    answers,
    asking,
    cohort_forms,
    cohorts,
    command,
    courses,
    lessons,
    mine,
    quiz,
    results,
    roi,
    told,
)
from baton.conversation.training.meeting import meeting
from baton.domain.lines import Line
from baton.services.training import telling
from baton.services.training.following import WHETHER
from baton.storage.training.steps import STEP

NOUN = Noun(
    commands={
        "training": Command(
            command.command,
            Line("training-about"),
            (Line("training-grammar"), Line("training-grammar-facilitators"), Line("training-grammar-cohort")),
            (Line("training-example-one"), Line("training-example-two")),
        )
    },
    actions={
        "training-mine": mine.mine,
        "training-open": answers.opened,
        "training-show": answers.show,
        "training-snooze": answers.snoozed,
        "training-stop": answers.stopped,
        "training-stop-all-of": answers.stopped_all,
        "training-go-on": answers.gone_on,
        "training-take-plan": lessons.plan_taken,
        "training-learn": mine.learning,
        "training-lesson": mine.lesson,
        "training-quiz": quiz.opened,
        "training-cohorts": cohorts.listing,
        "training-cohort": cohorts.opened,
        "training-new": cohort_forms.new,
        "training-change": cohort_forms.changing,
        "training-add": cohort_forms.adding,
        "training-remove": cohort_forms.removing,
        "training-copy": cohort_forms.copying,
        "training-follow": cohort_forms.following,
        "training-cancel": cohorts.cancelled,
        "training-courses": courses.listing,
        "training-course": courses.opened,
        "training-course-write": courses.writing,
        "training-course-end": courses.ended,
        "training-results": results.opened,
        "training-effect": results.effect_pressed,
        "training-roi": roi.pressed,
        "training-export": results.export_pressed,
        "training-meeting": meeting,
    },
    forms={
        "training-answer": answers.sent,
        "training-quiz": quiz.sent,
        "training-cohort": cohorts.made,
        "training-change": cohorts.changed,
        "training-add": cohorts.added,
        "training-remove": cohorts.removed,
        "training-course": courses.sent,
        "training-schedule": courses.schedule_sent,
        "training-roi": roi.sent,
    },
    notices={
        STEP: asking.step,
        WHETHER: asking.whether,
        telling.REPORT: told.report,
        telling.CHANGED: told.changed,
        telling.FILE: told.file,
    },
)
