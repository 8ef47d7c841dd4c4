"""The forms of plans: to plan by if–then, to set a result, to change either, to drop one, and to ask for help."""

import re
from collections.abc import Sequence
from datetime import date

from baton.conversation import dates
from baton.conversation.forms import DateField, Form, PersonField, TextField
from baton.conversation.plans.shown import sentence
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.plans import FIRST_CHECK, LONGEST_CLAUSE, LONGEST_RESULT, LONGEST_WORDS, MOST_REVIEWS, Plan

LONGEST_DAYS = 200
BETWEEN = re.compile(r"[,;、，；\n]|\band\b|和")
NONE = frozenset({"none", "no", "-", "无", "不用", "没有"})


def if_then(today: date, plan: Plan | None = None, day: str = "", suggested: tuple[str, str] = ("", "")) -> Form:
    """When this happens, I do that; a new one, or the present words to be changed (in answer to the check `day`).

    `suggested` are a cue and an action that stand in a new one.
    """
    cue, action = (plan.cue, plan.action) if plan else suggested
    clauses = (_clause("cue", cue), _clause("action", action))
    check = DateField(
        "check", Line("plan-form-check"), required=False, hint=Line("plan-form-check-hint"), value=today + FIRST_CHECK
    )
    return Form(
        name="plan-if-then",
        title=Line("plan-change-title") if plan else Line("plan-form-title"),
        submit=Line("plan-form-submit"),
        intro=(Line("plan-form-intro"),),
        fields=clauses if plan else (*clauses, check),
        state={"plan": plan.id, "day": day} if plan else {},
    )


def _clause(key: str, words: str) -> TextField:
    return TextField(
        key,
        Line(f"plan-form-{key}"),
        hint=Line(f"plan-form-{key}-hint"),
        placeholder=Line(f"plan-form-{key}-example"),
        longest=LONGEST_CLAUSE,
        value=words,
    )


def result(who: Person, today: date, plan: Plan | None = None) -> Form:
    """One result, its one owner, its day and the days on which it is looked at."""
    owner = PersonField("owner", Line("plan-form-owner"), hint=Line("plan-form-owner-hint"), value=who.id)
    what = TextField(
        "what",
        Line("plan-form-what"),
        hint=Line("plan-form-what-hint"),
        placeholder=Line("plan-form-what-example"),
        longest=LONGEST_RESULT,
        value=plan.what if plan else "",
    )
    reviews = TextField(
        "reviews",
        Line("plan-form-reviews"),
        required=False,
        hint=Line("plan-form-reviews-change") if plan else Line("plan-form-reviews-hint", most=MOST_REVIEWS),
        longest=LONGEST_DAYS,
        value=", ".join(day.isoformat() for day in plan.check_days if day > today) if plan else "",
    )
    due = DateField("due", Line("plan-form-due"), value=plan.due_on if plan else None)
    return Form(
        name="plan-result",
        title=Line("plan-change-title") if plan else Line("plan-result-title"),
        submit=Line("plan-form-submit"),
        fields=(what, due, reviews) if plan else (owner, what, due, reviews),
        state={"plan": plan.id} if plan else {},
    )


def days_in(words: str, today: date) -> Sequence[date] | None:
    """The review days somebody typed; None where they typed nothing, and none where they said so."""
    if not words.strip():
        return None
    if words.strip().casefold() in NONE:
        return ()
    return tuple(_day(each.strip(), today) for each in BETWEEN.split(words) if each.strip())


def _day(words: str, today: date) -> date:
    try:
        day = dates.day_named(words, today)
    except Refusal as refusal:
        raise Refusal(refusal.line, "reviews") from refusal
    if day is None:
        raise Refusal(Line("plan-reviews-unread", words=words), "reviews")
    return day


def drop(plan: Plan, setter: Person, day: str) -> Form:
    """Why a result that somebody else set is dropped."""
    words = TextField(
        "words",
        Line("plan-drop-words"),
        hint=Line("plan-drop-words-hint", person=setter.name),
        multiline=True,
        longest=LONGEST_WORDS,
    )
    return Form(
        name="plan-drop",
        title=Line("plan-drop-form"),
        submit=Line("plan-drop"),
        intro=(sentence(plan),),
        fields=(words,),
        state={"plan": plan.id, "day": day},
    )


def help_needed(plan: Plan, day: str) -> Form:
    """What help is needed."""
    words = TextField(
        "words", Line("plan-help-words"), hint=Line("plan-help-words-hint"), multiline=True, longest=LONGEST_WORDS
    )
    return Form(
        name="plan-help",
        title=Line("plan-help-form"),
        submit=Line("plan-help-submit"),
        intro=(sentence(plan),),
        fields=(words,),
        state={"plan": plan.id, "day": day},
    )
