"""/kudos: thank colleagues in the channel where you are, by words or by form."""

from collections.abc import Callable, Sequence

from baton.conversation import mvp
from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Quote, buttons, facts, parts
from baton.conversation.forms import ChoiceField, Form, Option, PeopleField, TextField
from baton.conversation.nouns import Command, Noun
from baton.conversation.typed import AFTER_A_NAME, Token, people_at, subcommand, text, tokens
from baton.domain.deliveries import Delivery
from baton.domain.kudos import LONGEST_REASON, MOST_RECEIVERS, PERIODS, VALUES, Kudos, Standing, value_named
from baton.domain.lines import Line, Names, Refusal, verbatim
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.services import kudos as service
from baton.services.contexts import Context
from baton.storage import handoffs, people, teams
from baton.storage import kudos as store

PERIOD_WORDS = {
    "week": frozenset({"week", "周", "本周", "一周"}),
    "month": frozenset({"", "month", "月", "本月", "一个月"}),
    "quarter": frozenset({"quarter", "季度", "本季度"}),
}


def command(ask: Ask) -> Answer:
    """/kudos @a @b why [#value], undo, board, or nothing for the form."""
    found = tokens(ask.pieces)
    if not found:
        return give_form(ask)
    meant = subcommand(found, DEEDS)
    if meant is not None and (meant[0] in (board, nominated) or not meant[1]):
        deed, rest = meant
        return deed(ask, text(rest).lower())
    receivers, rest = people_at(ask, found)
    value, words = _value_of(rest)
    return _given(ask, receivers, text(words), value, ask.channel_id)


def _value_of(rest: Sequence[Token]) -> tuple[str | None, Sequence[Token]]:
    """A #value at the end, and the words before it; in Chinese it may be glued to them. Unknown ones stay words."""
    if not rest or rest[-1].mention is not None:
        return None, rest
    *before, last = rest
    words, sign, named = last.text.replace("\uff03", "#").rpartition("#")
    value = value_named(named.rstrip(AFTER_A_NAME)) if sign else None
    if value is None or (words and words.isascii()):
        return None, rest
    return value, (*before, Token(last.text[: len(words)], last.before, None, last.start)) if words else before


def _given(
    ask: Ask,
    receivers: Sequence[Person],
    reason: str,
    value: str | None,
    channel_id: str | None,
    handoff_id: str | None = None,
) -> Card:
    kudos, left = service.give(ask.ctx, service.Wish(ask.who, receivers, reason, value, channel_id, handoff_id))
    named = {person.id: person.mention for person in receivers}
    thanked = Names(tuple(named[id] for id in kudos.receiver_ids))
    return Card.saying(Line("kudos-given", people=thanked, left=left), Note(Line("kudos-undo-hint")))


def undone(ask: Ask, rest: str = "") -> Card:
    """/kudos undo."""
    kudos = service.undo(ask.ctx, ask.who)
    return Card.saying(Line("kudos-undone"), Quote(verbatim(kudos.reason)))


def nominated(ask: Ask, rest: str = "") -> Card:
    """/kudos mvp @a because…: the same as /mvp nominate."""
    return mvp.nominate_typed(ask, tokens(ask.pieces)[1:])


def board(ask: Ask, period: str = "") -> Card:
    """/kudos board [week|month|quarter]: receivers and givers, names that do not ring; 30 days if nothing is said."""
    days = next((PERIODS[key] for key, words in PERIOD_WORDS.items() if period in words), None)
    if days is None:
        raise Refusal(Line("kudos-board-which"))
    receivers, givers = service.board(ask.ctx, days)
    title = Line("kudos-board-title", days=days)
    if not receivers:
        return Card.saying(Line("kudos-board-empty", days=days))
    places = facts((Line("kudos-board-receivers"), _ranked(receivers)), (Line("kudos-board-givers"), _ranked(givers)))
    return Card(title, (places, Note(Line("kudos-board-note"))), title)


def _ranked(places: Sequence[Standing]) -> Line:
    """One line a place; who is level with somebody shares their rank."""
    counts = [place.count for place in places]
    return verbatim("\n".join(f"{counts.index(place.count) + 1}. {place.name} · {place.count}" for place in places))


def give_form(ask: Ask) -> Form:
    """The form, with the receivers already known (from a message, a handoff) filled in."""
    if not ask.who.takes_part:
        raise Refusal(Line("kudos-guests-cannot-give"))
    if ask.value:
        return _form_about(ask)
    to = (ask.message.author_id,) if ask.message and ask.message.author_id != ask.who.id else ()
    state = {"channel": (ask.message.channel_id if ask.message else ask.channel_id) or ""}
    words = ask.message.text.strip() if ask.message else ""
    intro = (Line("kudos-form-about"), verbatim(shortened(words))) if words else ()
    return kudos_form(receivers=to, state=state, intro=intro)


def _form_about(ask: Ask) -> Form:
    """The form to thank the person, or the other side of the handoff, that a button names (person:ID, handoff:ID).

    It posts in no channel: the button stands in a message nobody else sees.
    """
    kind, _, id = ask.value.partition(":")
    if kind != "handoff":
        return kudos_form(receivers=(id,), state={"channel": ""})
    handoff = handoffs.find(ask.ctx.session, ask.ctx.workspace_id, id)
    if handoff is None or ask.who.id not in (handoff.owner_id, handoff.receiver_id):
        return kudos_form(receivers=(), state={"channel": ""})
    other = handoff.owner_id if ask.who.id == handoff.receiver_id else handoff.receiver_id
    return kudos_form(receivers=(other,), state={"channel": "", "handoff": handoff.id})


def kudos_form(receivers: tuple[str, ...], state: dict[str, str], intro: tuple[Line, ...] = ()) -> Form:
    """Whom, why, and for which value."""
    return Form(
        name="kudos-give",
        title=Line("kudos-form-title"),
        submit=Line("kudos-form-submit"),
        state=state,
        intro=intro,
        fields=(
            PeopleField("receivers", Line("kudos-form-receivers"), most=MOST_RECEIVERS, value=receivers),
            TextField(
                "reason",
                Line("kudos-form-reason"),
                hint=Line("kudos-form-reason-hint"),
                placeholder=Line("kudos-form-reason-example"),
                multiline=True,
                longest=LONGEST_REASON,
            ),
            ChoiceField(
                "value",
                Line("kudos-form-value"),
                tuple(Option(value, _value_name(value)) for value in VALUES),
                required=False,
            ),
        ),
    )


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    chosen = ask.answers.get("receivers", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known]:
        raise Refusal(Line("name-unknown", name=missing[0]), "receivers")
    value = ask.answers.get("value")
    return _given(
        ask,
        [known[id] for id in ids],
        str(ask.answers.get("reason", "")),
        str(value) if value else None,
        ask.state.get("channel") or None,
        ask.state.get("handoff") or None,
    )


def me_too(ask: Ask) -> Answer:
    """*Me too* was pressed; the post itself shows the new count, so only a repetition needs words."""
    if not service.join(ask.ctx, ask.who, ask.value):
        return Card.saying(Line("kudos-joined-already"))
    return None


def post(notice: Notice) -> Told | None:
    """The post in the channel, in the language of the channel's team or else of the workspace."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None:
        return None
    workspace = notice.ctx.workspace
    home = teams.of_channel(notice.ctx.session, workspace.id, notice.delivery.recipient)
    language, zone = (home.language, home.zone) if home else (workspace.language, workspace.zone)
    return Told(_telling(notice.ctx, kudos, "kudos-post"), language, zone)


def told(notice: Notice) -> Told | None:
    """The message to a receiver."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None or notice.reader is None:
        return None
    card = _telling(notice.ctx, kudos, "kudos-told", notice.reader.id)
    return Told(card, notice.reader.language, notice.reader.zone)


def _telling(ctx: Context, kudos: Kudos, line: str, reader_id: str = "") -> Card:
    """What a kudos says to all, or to one of those thanked, who is then not told their own name."""
    known = people.known(ctx.session, ctx.workspace_id, (kudos.giver_id, *kudos.receiver_ids))
    giver = known[kudos.giver_id].mention
    others = tuple(known[id].mention for id in kudos.receiver_ids if id != reader_id)
    first = Line(line, giver=giver, people=Names(others)) if others else Line(f"{line}-alone", giver=giver)
    return Card(
        first,
        parts(
            [
                Paragraph(first),
                Quote(verbatim(kudos.reason)),
                Note(Line("kudos-for-value", value=_value_name(kudos.value))) if kudos.value else None,
                Note(Line("kudos-joined", count=kudos.joined)) if kudos.joined else None,
                buttons(Button(Line("kudos-me-too"), "kudos-join", kudos.id)) if line == "kudos-post" else None,
            ]
        ),
    )


def unposted(notice: Notice) -> Told | None:
    """Tells the giver that the channel could not be reached."""
    if notice.reader is None:
        return None
    return Told(Card.saying(Line("kudos-unposted")), notice.reader.language, notice.reader.zone)


def post_failed(ctx: Context, delivery: Delivery) -> None:
    """The channel post was given up."""
    service.owe_unposted(ctx, delivery.reference)


def _value_name(value: str) -> Line:
    return Line(f"kudos-value-{value}")


DEEDS: dict[str, Callable[[Ask, str], Card]] = {
    "undo": undone,
    "撤回": undone,
    "撤销": undone,
    "mvp": nominated,
    "提名": nominated,
    "board": board,
    "榜单": board,
    "排行榜": board,
}


NOUN = Noun(
    commands={
        "kudos": Command(
            command,
            Line("kudos-about"),
            (Line("kudos-grammar"), Line("kudos-grammar-more")),
            (Line("kudos-example-one"), Line("kudos-example-two")),
        )
    },
    actions={"kudos-join": me_too, "kudos-open": give_form},
    forms={"kudos-give": sent},
    shortcuts={"give_kudos": give_form, "kudos_for_this": give_form},
    notices={service.POST: post, service.TOLD: told, service.UNPOSTED: unposted},
    undelivered={service.POST: post_failed},
)
