"""A question whenever somebody wants one: right or wrong, the answer comes with it, and nobody keeps score."""

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Paragraph, Quote, buttons
from baton.conversation.forms import ChoiceField, Form, Option
from baton.domain.courses import Course, Question, said
from baton.domain.lines import Line, Refusal, verbatim
from baton.services import courses
from baton.services.training import seen


def opened(ask: Ask) -> Answer:
    """*Ask me a question* was pressed; the value counts the questions so far."""
    pool = _pool(ask)
    if not pool:
        raise Refusal(Line("training-no-questions"))
    # Which comes first is drawn, then all come in turn.
    at = int(ask.value) if ask.value.isdecimal() and ask.value != "0" else int(ask.ctx.draw() * len(pool)) + 1
    course_id, _, question = pool[at % len(pool)]
    language = ask.who.language
    options = tuple(Option(str(n), verbatim(said(each, language))) for n, each in enumerate(question.options))
    return Form(
        name="training-quiz",
        title=Line("training-form-recall"),
        submit=Line("training-send"),
        fields=(ChoiceField("option", verbatim(said(question.ask, language)), options),),
        state={"course": course_id, "question": question.key, "at": str(at + 1)},
    )


def _pool(ask: Ask) -> list[tuple[str, Course, Question]]:
    mine = {own.cohort.course_id: own.course for own in seen.own(ask.ctx, ask.who)} or courses.offered(ask.ctx)
    return [(id, course, question) for id, course in mine.items() for question in course.questions]


def sent(ask: Ask) -> Answer:
    """The answer, with why."""
    course = courses.get(ask.ctx, ask.state.get("course", ""))
    question = next((each for each in course.questions if each.key == ask.state.get("question")), None)
    if question is None:
        raise Refusal(Line("course-gone"))
    language = ask.who.language
    right = str(ask.answers.get("option")) == str(question.right)
    line = (
        Line("training-right")
        if right
        else Line("training-not-quite", right=said(question.options[question.right], language))
    )
    again = Button(Line("training-quiz-again"), "training-quiz", ask.state.get("at", "1"), opens=True)
    return Card(line, (Paragraph(line), Quote(verbatim(said(question.answer, language))), buttons(again)))
