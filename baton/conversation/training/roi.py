"""Was it worth it? What a cohort brought and cost, from nothing but what somebody enters."""

import re

from baton.conversation import effects as effects_shown
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.forms import Form, TextField
from baton.domain.effects import entered as effect_rules
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate
from baton.domain.training import Cohort
from baton.services.training import cohorts

# 80000, 80,000, 80 000.50, 8万
AMOUNT = r"(?:\d{1,3}(?:[,\uff0c ]\d{3})+|\d+)(?:\.\d+)?万?"
WAN = 10_000
RANGE = re.compile(rf"\s*(?P<low>{AMOUNT})\s*%?\s*(?:(?:-|\u2013|~|\uff5e|至|到|to)\s*(?P<high>{AMOUNT}))?\s*%?\s*")


def pressed(ask: Ask) -> Answer:
    """*Worth it?* was pressed."""
    return form(ask, cohorts.get(ask.ctx, ask.who, ask.value))


def form(ask: Ask, cohort: Cohort) -> Form:
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


def sent(ask: Ask) -> Answer:
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
    """A number, or two with something between: 80000-100000, 8万至12万."""
    hit = RANGE.fullmatch(words)
    if hit is None:
        return None
    low, high = (_amount(hit[name] or hit["low"]) for name in ("low", "high"))
    return Interval(low, high)


def _amount(written: str) -> float:
    number = float(re.sub(r"[,\uff0c 万]", "", written))
    return number * WAN if written.endswith("万") else number
