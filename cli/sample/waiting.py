"""What the two people whom the demo shows round as find waiting for them, and the thanks they found this morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cli.sample import hours
from cli.sample.company import ANA, EN, LINA, MEMBERS, THANKS_CHANNEL, ZH
from cli.sample.events import Accepted, Delivered, Event, Joined, Ordered, Received, Thanked
from cli.sample.words import Words

ZONES = {person.id: person.zone for person in MEMBERS}


@dataclass(frozen=True, slots=True)
class Scene:
    """A handoff that is still open, or not yet rated.

    `ago` are the working hours from each step (ordered, accepted, delivered, received, as many as there are) to the
    next, the last one's to the present. `due` counts the owner's workdays from today.
    """

    owner: str
    receiver: str
    team: str
    language: str
    what: str
    ago: tuple[float, ...]
    due: int


SCENES = (
    # Ana is asked: new, due tomorrow, overdue.
    Scene("U0ANA", "U0CALEB", "people", EN, "Shortlist for the {role} opening", (1.5,), 4),
    Scene("U0ANA", "U0HENRIK", "people", EN, "Onboarding plan for {newcomer}", (6.0, 11.0), 1),
    Scene("U0ANA", "U0ARJUN", "people", EN, "Employment confirmation for a visa appointment", (7.0, 34.0), -2),
    # Ana asked for: delivered, on its way, received and not yet rated, not yet accepted.
    Scene("U0DEEPAK", "U0ANA", "it", EN, "Laptop and accounts for {newcomer}", (3.0, 12.0, 2.5), 1),
    Scene("U0RUTH", "U0ANA", "payroll", EN, "Payroll export for {month}", (2.0, 7.0), 2),
    Scene(
        "U0GRACE", "U0ANA", "support", EN, "Translation check of the {machine} quick guide", (4.0, 18.0, 6.0, 1.0), 0
    ),
    Scene("U0LINA", "U0ANA", "supply", EN, "Stock count of demo machines", (3.5,), 5),
    # 李娜 is asked: new (besides Ana's), due tomorrow, overdue.
    Scene("U0LINA", "U0YANGFAN", "supply", ZH, "{part}到货时间", (1.0,), 3),
    Scene("U0LINA", "U0HEXUEMEI", "supply", ZH, "{city}项目的报关单", (2.0, 12.0), 1),
    Scene("U0LINA", "U0LUOWENJING", "supply", ZH, "下月发货预测", (5.0, 32.0), -2),
    # 李娜 asked for: delivered, on its way, received and not yet rated.
    Scene("U0LINHAORAN", "U0LINA", "delivery", ZH, "{customer}的验收单", (1.0, 14.0, 2.0), 0),
    Scene("U0LIUYANG", "U0LINA", "it", ZH, "报关系统的权限", (2.0, 5.0), 2),
    Scene("U0CHENJING", "U0LINA", "people", ZH, "新员工{newcomer}的入职安排", (4.0, 16.0, 5.0, 1.5), 1),
    # A result that was late, between two others.
    Scene("U0FARID", "U0BEATRIZ", "it", EN, "Shared mailbox for warranty claims", (8.0, 30.0), -1),
)

# hours ago, giver, receivers, reason, value, who joined in
THANKS = (
    (
        2.0,
        "U0ARJUN",
        (ANA,),
        "Met our apprentice at the gate on her first morning",
        "in-my-place",
        ("U0CHLOE", "U0NOOR"),
    ),
    (13.0, ANA, ("U0PRIYA", "U0DEEPAK"), "Had the laptop ready although I had asked a day late", "fast", ("U0GRETA",)),
    (5.0, "U0YANGFAN", (LINA,), "码头临时封闭，您连夜帮我们改好了船期", "fast", ("U0HEXUEMEI", "U0HANBING", "U0SUNLI")),
    (
        15.0,
        "U0LENA",
        (LINA, "U0WANGFANG"),
        "Explained the new customs code to me line by line",
        "personal",
        ("U0MAJUN",),
    ),
    (21.0, LINA, ("U0LUOWENJING",), "雨天把样机送到客户店里，一件都没淋湿", "personal", ("U0ZHAOLEI",)),
)


def events(now: datetime, words: Words, *, first_handoff: int, first_kudos: int) -> Iterator[Event]:
    """All of it, counted backwards from `now`."""
    for number, scene in enumerate(SCENES, first_handoff):
        yield from _played(now, number, scene, words)
    for number, (ago, giver, receivers, reason, value, joining) in enumerate(THANKS, first_kudos):
        at = hours.before(now, ZONES[giver], ago)
        yield Thanked(at, number, giver, receivers, reason, value, THANKS_CHANNEL)
        for place, person in enumerate(joining):
            yield Joined(hours.after(at, ZONES[person], 0.21 + 0.37 * place), number, person)


def _played(now: datetime, number: int, scene: Scene, words: Words) -> Iterator[Event]:
    actors = (scene.receiver, scene.owner, scene.owner, scene.receiver)[: len(scene.ago)]
    at = now
    instants: list[datetime] = []
    for actor, ago in reversed(list(zip(actors, scene.ago, strict=True))):
        at = hours.before(at, ZONES[actor], ago)
        instants.insert(0, at)
    subject = words.named(scene.team, scene.language, scene.what)
    slots = words.fillings(scene.language, at, ZONES[scene.receiver])
    due = hours.workday(now, ZONES[scene.owner], scene.due)
    what, done, note = (text.format_map(slots) for text in (subject.what, subject.done, subject.note))
    yield Ordered(instants[0], number, scene.receiver, scene.owner, what, done, subject.kind, due)
    if len(instants) > 1:
        yield Accepted(instants[1], number, scene.owner)
    if len(instants) > 2:
        yield Delivered(instants[2], number, scene.owner, note)
    if len(instants) > 3:
        yield Received(instants[3], number, scene.receiver)
