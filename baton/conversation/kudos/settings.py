"""The form in which admins choose how kudos work in their company."""

from collections.abc import Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.forms import (
    ChannelField,
    ChoiceField,
    Field,
    Form,
    NumberField,
    Option,
    PeopleField,
    TextField,
    TickField,
)
from baton.conversation.kudos.values import value_name
from baton.conversation.settings import saved
from baton.conversation.typed import Ambiguous, person_at, text, tokens
from baton.domain.kudos import (
    LARGEST_ALLOWANCE,
    MODES,
    MOST_EXEMPT,
    VALUES,
    KudosSettings,
    Mode,
    check_settings,
    own_value,
)
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services import kudos as service
from baton.services.settings import check_admin
from baton.storage import people

LONGEST_NUMBER = 20  # digits: Python would refuse to read some thousands of them
ROLES = ("members", "leads", "facilitators", "admins")


def open_settings(ask: Ask) -> Form:
    """The form, filled in with what holds now."""
    check_admin(ask.who)
    chosen = service.chosen_for(ask.ctx)
    return Form(
        name="kudos-settings",
        title=Line("kudos-settings-title"),
        submit=Line("kudos-settings-submit"),
        fields=(*_values(chosen), *_allowances(chosen, _as_written(ask, chosen)), *_places(chosen)),
    )


def _as_written(ask: Ask, chosen: KudosSettings) -> list[str]:
    """Who has a number of their own, by the name people see, as long as that means nobody else too."""
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, [id for id, _ in chosen.numbers])
    return [_line_of(ask, known[id], number) for id, number in chosen.numbers if id in known]


def _line_of(ask: Ask, person: Person, number: int) -> str:
    for name in (person.name, person.full_name):
        try:
            if _person_and_number(ask, line := f"@{name} {number}") == (person.id, number):
                return line
        except Refusal:
            continue  # it is not read as a name, or several go by it
    return f"@{person.handle or person.name} {number}"


def _values(chosen: KudosSettings) -> tuple[Field, ...]:
    return (
        ChoiceField(
            "suggested",
            Line("kudos-settings-suggested"),
            tuple(Option(key, value_name(key)) for key in VALUES),
            required=False,
            hint=Line("kudos-settings-suggested-hint"),
            many=True,
            value=chosen.suggested,
        ),
        TextField(
            "own",
            Line("kudos-settings-own"),
            required=False,
            hint=Line("kudos-settings-own-hint"),
            placeholder=Line("kudos-settings-own-example"),
            multiline=True,
            value="\n".join(chosen.own),
        ),
        TickField(
            "value_required",
            Line("kudos-settings-required"),
            Line("kudos-settings-required-tick"),
            value=chosen.value_required,
        ),
    )


def _allowances(chosen: KudosSettings, numbers: Sequence[str]) -> tuple[Field, ...]:
    return (
        *(
            NumberField(
                role,
                Line(f"kudos-settings-{role}"),
                hint=Line("kudos-settings-members-hint") if role == "members" else None,
                least=1,
                most=LARGEST_ALLOWANCE,
                value=getattr(chosen, role),
            )
            for role in ROLES
        ),
        TextField(
            "numbers",
            Line("kudos-settings-numbers"),
            required=False,
            hint=Line("kudos-settings-numbers-hint"),
            placeholder=Line("kudos-settings-numbers-example"),
            multiline=True,
            value="\n".join(numbers),
        ),
        PeopleField(
            "unlimited",
            Line("kudos-settings-unlimited"),
            required=False,
            most=MOST_EXEMPT,
            value=chosen.unlimited,
        ),
    )


def _places(chosen: KudosSettings) -> tuple[Field, ...]:
    return (
        ChoiceField(
            "mode",
            Line("kudos-settings-mode"),
            tuple(Option(mode, Line(f"kudos-settings-mode-{mode}")) for mode in MODES),
            value=(chosen.mode,),
        ),
        ChannelField(
            "log",
            Line("kudos-settings-log"),
            required=False,
            hint=Line("kudos-settings-log-hint"),
            value=chosen.log,
        ),
        TickField("boards", Line("kudos-settings-boards"), Line("kudos-settings-boards-tick"), value=chosen.boards),
    )


def settle(ask: Ask) -> Answer:
    """The form was sent."""
    check_admin(ask.who)
    numbers, unread = _numbers(ask)
    log, before = _text(ask, "log") or None, service.chosen_for(ask.ctx).log
    wanted = KudosSettings(
        boards=bool(ask.answers.get("boards")),
        suggested=_several(ask, "suggested"),
        own=tuple(dict.fromkeys(own_value(line).key for line in _lines(ask, "own"))),
        value_required=bool(ask.answers.get("value_required")),
        **{role: _number(ask, role) for role in ROLES},
        unlimited=_several(ask, "unlimited"),
        numbers=numbers,
        mode=_mode(ask),
        log=log,
    )
    check_settings(wanted, unread)
    changed = service.choose(ask.ctx, ask.who, wanted)
    return saved(changed, *((Line("kudos-settings-invite"),) if log and log != before else ()))


def _numbers(ask: Ask) -> tuple[tuple[tuple[str, int], ...], list[Refusal]]:
    """Who has an allowance of their own, one person a line with a number at the end; and what is wrong with others."""
    found: dict[str, int] = {}
    wrong: list[Refusal] = []
    for line in _lines(ask, "numbers"):
        try:
            id, number = _person_and_number(ask, line)
            found[id] = number
        except Refusal as refusal:
            wrong.append(Refusal(refusal.line, "numbers"))
    return tuple(sorted(found.items())), wrong


def _person_and_number(ask: Ask, line: str) -> tuple[str, int]:
    found = tokens((line if line.startswith(("@", "\uff20")) else f"@{line}",))
    try:
        hit = person_at(ask, found)
    except Ambiguous:
        raise
    except Refusal:
        raise Refusal(Line("kudos-settings-nobody", line=line)) from None
    rest = text((*((hit.left,) if hit.left else ()), *found[hit.taken :])) if hit else ""
    if hit is None or not rest.isdecimal():
        raise Refusal(Line("kudos-settings-numbers-how", line=line))
    if len(rest) > LONGEST_NUMBER or not 1 <= int(rest) <= LARGEST_ALLOWANCE:
        raise Refusal(Line("kudos-settings-numbers-most", line=line, most=LARGEST_ALLOWANCE))
    return hit.person.id, int(rest)


def _lines(ask: Ask, key: str) -> list[str]:
    return [line.strip() for line in _text(ask, key).splitlines() if line.strip()]


def _text(ask: Ask, key: str) -> str:
    return str(ask.answers.get(key, ""))


def _several(ask: Ask, key: str) -> tuple[str, ...]:
    value = ask.answers.get(key, ())
    return value if isinstance(value, tuple) else ()


def _number(ask: Ask, key: str) -> int:
    value = ask.answers.get(key)
    return value if isinstance(value, int) else 0


def _mode(ask: Ask) -> Mode:
    (mode,) = [mode for mode in MODES if mode == ask.answers.get("mode")] or ["place"]
    return mode
