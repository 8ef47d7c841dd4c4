"""What teams of Halden & Lin have settled: what they promise, who depends on them, and what they changed lately."""

from dataclasses import dataclass

from baton.domain.customers import Class, Question
from baton.domain.promises import Terms


@dataclass(frozen=True, slots=True)
class Listed:
    """A customer as a team lists it: a colleague's or a department's key, the questions it answers, and its class."""

    customer: str
    questions: tuple[Question, ...]
    klass: Class


PROMISES: dict[str, tuple[Terms, ...]] = {
    "it": (
        Terms("You hear from us within one working day, even if only with a date", "first-reply", 24, 90, 8),
        Terms("What we promise for a day is there on that day", "on-time", None, 90, 8),
    ),
    "people": (Terms("Whoever starts with us finds everything ready on the first morning", "manual", None, None, 13),),
    "supply": (Terms("发货清单一次给对，不用再问第二遍", "first-time", None, 90, 8),),
}

CUSTOMERS: dict[str, tuple[Listed, ...]] = {
    "it": (
        Listed("support", ("uses",), "function"),
        Listed("supply", ("carries", "uses"), "process"),
        Listed("U0ANA", ("brought-in",), "function"),
    ),
    "supply": (Listed("delivery", ("carries",), "process"), Listed("U0MAYA", ("uses",), "process")),
}

# What a lead answered to the digest before last, and what it should move.
ANSWERS: dict[str, tuple[str, str | None]] = {
    "it": ("Two of us now answer new orders every morning before anything else", "responsiveness"),
    "supply": ("清单改为每周四发送，并附上序列号", "tangibles"),
}
