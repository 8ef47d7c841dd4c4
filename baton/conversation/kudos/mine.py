"""/kudos mine: the kudos I received and gave, to look through, to search, and to take away as a file."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from baton.conversation.asks import Answer, Ask, File, Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, Quote, buttons, parts
from baton.conversation.kudos.values import value_name, values_with
from baton.conversation.spreadsheets import csv_file
from baton.conversation.typed import AT, Token, subcommand, text
from baton.conversation.words import Voice
from baton.domain.deliveries import Delivery
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Names, day_seen_from, verbatim
from baton.domain.mine import Mine, Search, Side, check_search
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.services import mine as service
from baton.services.contexts import Context

ACTION, FILE_ACTION = "kudos-mine", "kudos-mine-file"
LONGEST_SHOWN = 300  # characters of a reason; the file has all of it
BOTH = "all"
SIDE_WORDS: dict[str, Side] = {
    "received": "received",
    "got": "received",
    "收到": "received",
    "given": "given",
    "gave": "given",
    "送出": "given",
}


def mine(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos mine [given|received] [a word to look for]."""
    meant = subcommand(rest, SIDE_WORDS)
    side, words = meant if meant else (None, rest)
    return _shown(ask, side, text(words).lstrip(AT), 0)


def pressed(ask: Ask) -> Answer:
    """Another page or side; the button says which as side:page:word."""
    side, _, more = ask.value.partition(":")
    at, _, word = more.partition(":")
    return _shown(ask, SIDE_WORDS.get(side), word, int(at) if at.isdecimal() else 0)


def _shown(ask: Ask, side: Side | None, word: str, at: int) -> Card:
    check_search(word)
    found = service.page(ask.ctx, ask.who, Search(side, word, values_with(word)), at)
    title = Line("kudos-mine-title")
    if not found.total:
        return _none(ask, side, word)
    shown = [part for each in found.kudos for part in _entry(ask, each, found)]
    where = Line("kudos-mine-total", total=found.total)
    if found.pages > 1:
        where = Line("kudos-mine-page", total=found.total, page=found.at + 1, pages=found.pages)
    about = Note(Line("kudos-mine-search", word=word)) if word else None
    return Card(title, parts([about, *shown, Note(where), *_ways_on(found, side, word)]), title, turns_page=True)


def _none(ask: Ask, side: Side | None, word: str) -> Card:
    """Nothing to show, and what to do about it."""
    if not ask.who.takes_part and not word:
        return Card(Line("kudos-mine-none-guest"), (Paragraph(Line("kudos-mine-none-guest")),), turns_page=True)
    every = buttons(Button(Line("kudos-mine-all"), ACTION)) if side or word else None
    line = Line("kudos-mine-none-with", word=word) if word else Line(f"kudos-mine-none-{side or BOTH}")
    return Card(line, parts([Paragraph(line), every]), turns_page=True)


def _entry(ask: Ask, kudos: Kudos, found: Mine) -> list[Part]:
    """One of my kudos: who and when, why, and what it stood for."""
    day = day_seen_from(ask.who.today(kudos.given_at), ask.who.today(ask.ctx.now))
    ids = kudos.receiver_ids if kudos.giver_id == ask.who.id else (kudos.giver_id,)
    people = Names(tuple(found.people[id].name for id in ids))
    line = (
        f"kudos-mine-{'given' if kudos.giver_id == ask.who.id else 'received'}{'-privately' if kudos.private else ''}"
    )
    value = Note(Line("kudos-for-value", value=value_name(kudos.value))) if kudos.value else None
    reason = Quote(verbatim(shortened(kudos.reason, LONGEST_SHOWN)))
    return list(parts([Paragraph(Line(line, people=people, day=day)), reason, value]))


def _ways_on(found: Mine, side: Side | None, word: str) -> list[Part]:
    def leads(label: str, to: Side | str, at: int) -> Button:
        return Button(Line(f"kudos-mine-{label}"), ACTION, f"{to}:{at}:{word}")

    here = side or BOTH
    turning = [leads("newer", here, found.at - 1)] if found.at else []
    turning += [leads("older", here, found.at + 1)] if found.at + 1 < found.pages else []
    sides = [leads(f"only-{each}", each, 0) for each in (BOTH, "received", "given") if each != here]
    sides += [Button(Line("kudos-mine-without-search"), ACTION)] if word else []
    file = Button(Line("kudos-mine-file"), FILE_ACTION)
    return [*([buttons(*turning)] if turning else []), buttons(*sides, file)]


def file_wanted(ask: Ask) -> Answer:
    """*Download as CSV* was pressed: the file comes by direct message."""
    service.owe_file(ask.ctx, ask.who)
    return Card.saying(Line("kudos-file-coming"))


def file(notice: Notice) -> Told | None:
    """All my kudos as a file, private ones included: they are mine."""
    reader = notice.reader
    if reader is None:
        return None
    found = service.everything(notice.ctx, reader)
    voice = Voice(reader.language, ZoneInfo(reader.zone))
    rows = ([*_cells(each, reader, found, voice)] for each in found.kudos)
    head = [voice.say(Line(f"kudos-file-{name}")) for name in COLUMNS]
    name = f"{voice.say(Line('kudos-file-name'))}-{reader.today(notice.ctx.now).isoformat()}.csv"
    kept = File(name, voice.say(Line("kudos-mine-title")), csv_file(head, rows))
    return Told(Card.saying(Line("kudos-file-told", count=found.total)), reader.language, reader.zone, file=kept)


AND = {"zh-Hans": "\uff1b"}  # between several names in one cell
COLUMNS = ("when", "direction", "giver", "receivers", "reason", "value", "private", "joined")


def _cells(kudos: Kudos, reader: Person, found: Mine, voice: Voice) -> Sequence[str]:
    return (
        f"{kudos.given_at.astimezone(reader.tzinfo):%Y-%m-%d %H:%M}",
        voice.say(Line("kudos-file-given" if kudos.giver_id == reader.id else "kudos-file-received")),
        found.people[kudos.giver_id].full_name,
        (AND.get(reader.language, "; ")).join(found.people[id].full_name for id in kudos.receiver_ids),
        kudos.reason,
        voice.say(value_name(kudos.value)) if kudos.value else "",
        voice.say(Line("kudos-file-yes" if kudos.private else "kudos-file-no")),
        str(kudos.joined),
    )


def file_failed(ctx: Context, delivery: Delivery) -> None:
    """The file was given up: whoever waits for it is told."""
    service.owe_file_failed(ctx, delivery)


def file_missing(notice: Notice) -> Told | None:
    """Tells somebody that their file will not come."""
    if notice.reader is None:
        return None
    return Told(Card.saying(Line("kudos-file-failed")), notice.reader.language, notice.reader.zone)
