"""What teams of Halden & Lin have settled: promises, customers, what they changed lately, and what they plan."""

from dataclasses import dataclass

from baton.domain.customers import Class, Question
from baton.domain.promises import Terms


@dataclass(frozen=True, slots=True)
class Listed:
    """A customer as a team lists it: a colleague's or a department's key, the questions it answers, and its class."""

    customer: str
    questions: tuple[Question, ...]
    klass: Class


@dataclass(frozen=True, slots=True)
class IfThen:
    """A plan of somebody’s own, made a little more than a week ago."""

    owner: str
    cue: str
    action: str


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it was set for `owner`, due so many days from now; one that is `proposed` waits for an answer."""

    setter: str
    owner: str
    what: str
    due: int
    proposed: bool = False


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

IF_THENS = (
    IfThen("U0ANA", "an order comes back to us", "ask what was missing before I change anything"),
    IfThen("U0ANA", "somebody asks for a job ad by tomorrow", "ask what depends on that day"),
    IfThen("U0TOMAS", "I promise a day", "put it into the calendar of both of us"),
    IfThen("U0GRETA", "a colleague sounds annoyed", "say back what I heard before I answer"),
    IfThen("U0SAMUEL", "I read an order on my phone", "answer at least when I will answer"),
    IfThen("U0NOOR", "a handoff is delivered to me", "say the same day whether it fits"),
    IfThen("U0LINA", "同事催发货", "先给一个确定的日期，再去核实"),
    IfThen("U0LINA", "清单被退回", "先问清缺什么，再动手修改"),
    IfThen("U0ZHAOLEI", "要求不清楚", "先问用来做什么"),
    IfThen("U0WANGFANG", "交付会晚", "当天就告诉对方"),
    IfThen("U0SUNLI", "收到帮助", "当天就点赞"),
    IfThen("U0MAJUN", "验收新到的资料", "半天内给出结论"),
)

RESULTS = (
    Result("U0ANA", "U0GRETA", "The onboarding checklist fits on one page", 3),
    Result("U0ANA", "U0NOOR", "Every newcomer has a buddy before the first day", -2),
    Result("U0ANA", "U0ANA", "Job ads are online within two days of the order", 4),
    Result("U0TOMAS", "U0ANA", "The interview guide exists in Chinese, too", 6, proposed=True),
    Result("U0PRIYA", "U0HENRIK", "Laptops are ready the day before people start", 4),
    Result("U0PRIYA", "U0FARID", "New orders get a first answer within the day", 9),
    Result("U0LINA", "U0WANGFANG", "发货清单附上全部序列号", 2),
    Result("U0LINA", "U0ZHAOLEI", "港口报关资料提前三天备齐", -1),
    Result("U0LINA", "U0LINA", "每周四下班前发出下周到货计划", 5),
    Result("U0SUNLI", "U0LINA", "为新同事写好一页交接说明", 7, proposed=True),
    Result("U0GUOJIAN", "U0HEXUEMEI", "安装现场的照片当天上传", 3),
)
