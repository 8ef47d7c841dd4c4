"""How a round looks: while people nominate, while they vote, when it is over, and the rules of it all."""

from collections.abc import Sequence

from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Quote, buttons
from baton.domain.lines import Day, Line, Mention, Moment, Names, Zone, verbatim
from baton.domain.mvp import MOST_NOMINEES, MvpSettings, Nomination, Nominee, Phases, Round
from baton.domain.mvp.calendar import AT, BY_DAY
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.services.mvp import Scene

MOST_REASONS = 3
LONGEST_SHOWN = 300
WITH_REASONS = 3  # past rounds, the rest by name


def nominating(scene: Scene, reader: Person | None = None) -> tuple[Part, ...]:
    """The open round while one can nominate: everybody nominated, each with *Second* beside them."""
    found = scene.round
    listed = [part for each in scene.nominees for part in nominee_parts(scene, each, reader)]
    return (
        Paragraph(Line("mvp-nominating", at=Moment(found.ballot_at), most=MOST_NOMINEES)),
        *(listed or (Paragraph(Line("mvp-nobody-yet")),)),
        buttons(nominate_button(found), Button(Line("mvp-see-rules"), "mvp-rules")),
    )


def nominate_button(found: Round, *, again: bool = False) -> Button:
    return Button(Line("mvp-nominate"), "mvp-nominate", found.id, style="plain" if again else "primary", opens=True)


def vote_button(found: Round, *, voted: bool = False) -> Button:
    label = Line("mvp-vote-again") if voted else Line("mvp-vote")
    return Button(label, "mvp-vote", found.id, style="plain" if voted else "primary", opens=True)


def nominee_parts(scene: Scene, nominee: Nominee, reader: Person | None = None) -> list[Part]:
    """One nominee while one can nominate, with the reasons, and whether anybody has seconded."""
    person = scene.people[nominee.person_id]
    line = Line(
        "mvp-nominee-seconded" if nominee.seconded else "mvp-nominee", person=person.name, count=nominee.colleagues
    )
    may = reader is None or (reader.id != person.id and reader.id not in nominee.supporters)
    button = Button(Line("mvp-second"), "mvp-second", f"{scene.round.id}:{person.id}") if may else None
    return [Paragraph(line, button), *reasons(scene, nominee)]


def reasons(scene: Scene, nominee: Nominee) -> list[Part]:
    """Why somebody is nominated, and by whom."""
    shown: list[Part] = []
    for each in nominee.nominations[:MOST_REASONS]:
        quoted = [Quote(verbatim(shortened(each.reason, LONGEST_SHOWN)))] if each.reason else []
        shown += [*quoted, Note(said_by(scene, each))]
    more = len(nominee.nominations) - MOST_REASONS
    return [*shown, Note(Line("mvp-more-reasons", count=more))] if more > 0 else shown


def said_by(scene: Scene, nomination: Nomination) -> Line:
    """Who nominated, and what they point to."""
    if nomination.nominator_id is None:
        return Line("mvp-proposed-by-points")
    name = scene.people[nomination.nominator_id].name
    return Line("mvp-nominated-by", person=name, evidence=nomination.evidence_kind or "none")


def voting(scene: Scene, shown: Sequence[Nominee], vote: Button | None, note: Line | None) -> tuple[Part, ...]:
    """The open round while one can vote. How many stand behind whom is not shown: it would lead the next voter."""
    listed: list[Part] = []
    for each in shown:
        name = scene.people[each.person_id].name
        listed += [Paragraph(Line("mvp-on-ballot", person=name)), *reasons(scene, each)]
    rules = Button(Line("mvp-see-rules"), "mvp-rules")
    return (
        Paragraph(Line("mvp-voting", at=Moment(scene.round.closes_at))),
        *((Note(note),) if note else ()),
        *listed,
        buttons(vote, rules) if vote else buttons(rules),
    )


def outcome(scene: Scene, *, ring: bool = False) -> Line:
    """How a round ended, in one sentence. `ring`: the winners are told by it."""
    found = scene.round
    if found.outcome == "won":
        won = [scene.people[each.person_id] for each in scene.winners]
        names: tuple[Mention | Line | str, ...] = tuple(each.mention if ring else each.name for each in won)
        return Line("mvp-result-won", people=Names(names), count=len(won))
    return Line(f"mvp-result-{found.outcome or 'nobody'}")


def result(scene: Scene, *, ring: bool = False) -> tuple[Part, ...]:
    """The end of a round with the reasons of its winners; nobody’s number of votes, neither theirs nor the others’."""
    found = scene.round
    shown: list[Part] = [Paragraph(outcome(scene, ring=ring))]
    for each in scene.winners:
        if len(scene.winners) > 1:
            shown.append(Heading(verbatim(scene.people[each.person_id].name)))
        shown += reasons(scene, each)
    if found.eligible:
        shown.append(Note(Line("mvp-turnout", count=found.voted, most=found.eligible)))
    return tuple(shown)


def hall_of_fame(past: Sequence[Scene]) -> Card:
    """/mvp results."""
    title = Line("mvp-results-title")
    if not past:
        return Card.saying(Line("mvp-results-none"))
    shown: list[Part] = []
    for place, each in enumerate(past):
        shown.append(Heading(Line("mvp-round-of", day=Day(each.round.day, with_year=True))))
        shown += result(each) if place < WITH_REASONS else (Paragraph(outcome(each)),)
    return Card(title, tuple(shown), title)


def dates(upcoming: Sequence[Phases]) -> list[Line]:
    """The next rounds, with the days of their phases."""
    return [
        Line("mvp-dates", first=Day(each.day), ballot=Moment(each.ballot_at), last=Moment(each.closes_at))
        for each in upcoming
    ]


def rule_line(settings: MvpSettings) -> Line:
    """When rounds are held."""
    if settings.nth == BY_DAY:
        return Line("mvp-rule-day", number=settings.day)
    return Line("mvp-rule-weekday", nth=settings.nth, weekday=Line(f"digest-weekday-{settings.weekday}"))


def rules(settings: MvpSettings, zone: str, halved: bool) -> Card:
    """/mvp rules: all of it in plain words, from the settings in force."""
    title = Line("mvp-rules-title")
    when = Line("mvp-rules-when", rule=rule_line(settings), time=f"{AT:%H:%M}", zone=Zone(zone))
    shown: list[Part] = [
        Paragraph(when if settings.enabled else Line("mvp-rules-off")),
        Paragraph(Line("mvp-rules-nominate", days=settings.nomination_days, most=MOST_NOMINEES)),
        *((Paragraph(Line("mvp-rules-points")),) if settings.propose_top else ()),
        Paragraph(Line("mvp-rules-second")),
        Paragraph(Line("mvp-rules-vote", days=settings.ballot_days)),
        Paragraph(Line("mvp-rules-secret")),
        Paragraph(Line("mvp-rules-count")),
        *((Paragraph(Line("mvp-rules-half")),) if halved else ()),
        Paragraph(Line("mvp-rules-result")),
    ]
    return Card(title, tuple(shown), title)
