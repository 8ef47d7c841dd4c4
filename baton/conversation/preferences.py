"""What people settle about being told, and being told of: thanks, boards, digests, answers to ratings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.forms import TickField
from baton.conversation.typed import Token, text
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services import people as service
from baton.services.boards import are_shown
from baton.services.contexts import Context

ON = frozenset({"on", "yes", "开启", "开"})
OFF = frozenset({"off", "none", "no", "关闭", "关", "取消", "无", "不设置"})


@dataclass(frozen=True, slots=True)
class Preference:
    """Something that is done unless a person does not want it: `column` of Person says that they do not."""

    key: str
    column: str

    def wanted_by(self, person: Person) -> bool:
        return not getattr(person, self.column)


BOARDS = Preference("boards", "off_boards")
PREFERENCES = (
    Preference("thanks", "kudos_silent"),
    BOARDS,
    Preference("digests", "off_digests"),
    Preference("answers", "off_answers"),
)


def offered(ctx: Context) -> tuple[Preference, ...]:
    """The preferences that mean something here: where there are no boards, nobody need leave them."""
    return tuple(each for each in PREFERENCES if each is not BOARDS or are_shown(ctx))


def settled(ctx: Context, person: Person) -> list[tuple[Line, Line]]:
    """What somebody settled, as facts."""
    return [
        (Line(f"people-fact-{each.key}"), Line(f"people-{each.key}-{'yes' if each.wanted_by(person) else 'no'}"))
        for each in offered(ctx)
    ]


def fields(ctx: Context, person: Person) -> list[TickField]:
    """One box to tick for each."""
    return [
        TickField(
            each.key,
            Line(f"people-fact-{each.key}"),
            Line(f"people-{each.key}-tick"),
            hint=Line(f"people-{each.key}-hint"),
            value=each.wanted_by(person),
        )
        for each in offered(ctx)
    ]


def state(ctx: Context) -> dict[str, str]:
    """Which boxes a form has: an empty one comes back like one that was never there."""
    return {"preferences": " ".join(each.key for each in offered(ctx))}


def settle(ask: Ask) -> None:
    """The boxes as they came back."""
    asked = ask.state.get("preferences", "").split()
    wanted = {each.column: ask.answers.get(each.key) is not True for each in PREFERENCES if each.key in asked}
    service.prefer(ask.ctx, ask.who, **wanted)


def typed(preference: Preference) -> Callable[[Ask, Sequence[Token]], Answer]:
    """The command that settles one of them: on or off."""

    def deed(ask: Ask, rest: Sequence[Token]) -> Answer:
        word = text(rest).casefold()
        if word not in ON | OFF:
            raise Refusal(Line(f"people-{preference.key}-how"))
        service.prefer(ask.ctx, ask.who, **{preference.column: word in OFF})
        return Card.saying(Line(f"people-{preference.key}-{'off' if word in OFF else 'on'}"))

    return deed


thanks, boards, digests, answers = map(typed, PREFERENCES)
