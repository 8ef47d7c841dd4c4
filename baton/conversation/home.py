"""App Home: first what waits for you, then your numbers, your kudos, your team's digest, and your settings."""

from collections.abc import Sequence
from datetime import date

from baton.conversation import preferences
from baton.conversation.asks import Notice, Told
from baton.conversation.cards import (
    Button,
    Card,
    Divider,
    Heading,
    Note,
    Paragraph,
    Part,
    Quote,
    buttons,
    facts,
)
from baton.conversation.kudos import boards, mine
from baton.conversation.mvp.cards import nominate_button, vote_button
from baton.conversation.nouns import Noun
from baton.conversation.people import quiet_line
from baton.conversation.plans import home as plans
from baton.conversation.points.shown import home_parts
from baton.conversation.reports.numbers import headline, in_words, people
from baton.conversation.training import asking
from baton.domain.handoffs import Handoff
from baton.domain.importance import POINTS
from baton.domain.lines import Day, Line, Moment, Names, Week, day_seen_from, verbatim
from baton.domain.mine import Counted
from baton.domain.people import Person
from baton.domain.releases import OWN_WINDOW
from baton.domain.reports import shortened
from baton.domain.statistics.bands import size_band, told_mean
from baton.domain.statistics.epochs import Cell
from baton.services import home as service
from baton.services.contexts import Context
from baton.services.home import NUMBERS_DAYS, Home

LONGEST_WHAT = 150
MOST_WAITING = 5  # of one kind; the rest is a command away


def home(notice: Notice) -> Told | None:
    """Somebody's App Home as it is now."""
    person = notice.reader
    if person is None:
        return None
    if not person.takes_part:
        return Told(Card.saying(Line("home-not-for-guests")), person.language, person.zone)
    found = service.of(notice.ctx, person)
    title = Line("home-title")
    parts = (
        *(_welcome() if found.is_new else ()),
        *_waiting(found, person, person.today(notice.ctx.now)),
        *plans.parts(found.plans, person.today(notice.ctx.now)),
        Divider(),
        *_numbers(found),
        *_points(found),
        *_kudos(found, person),
        *_digest(found),
        Divider(),
        *_settings(notice.ctx, found, person),
    )
    return Told(Card(title, parts, title), person.language, person.zone)


def _welcome() -> tuple[Part, ...]:
    return (
        Paragraph(Line("home-welcome")),
        Paragraph(Line("home-try-kudos")),
        Paragraph(Line("home-try-handoff")),
        Paragraph(Line("home-try-rating")),
        buttons(Button(Line("home-kudos"), "kudos-open", style="primary", opens=True)),
        Divider(),
    )


def _waiting(found: Home, person: Person, today: date) -> tuple[Part, ...]:
    waiting = (
        *_handoffs(found, "home-to-accept", found.to_accept, today),
        *_handoffs(found, "home-to-deliver", found.to_deliver, today),
        *_handoffs(found, "home-to-receive", found.to_receive, today),
        *_ratings(found),
        *plans.waiting(found.plans, found.people, today),
        *_training(found, person),
        *_reviews(found),
        *_importance(found),
        *_mvp(found),
    )
    return (Heading(Line("home-waiting")), *(waiting or (Paragraph(Line("home-nothing-waits")),)), *_mvp_done(found))


def _handoffs(found: Home, line: str, handoffs: Sequence[Handoff], today: date) -> list[Part]:
    """Handoffs of one kind, each with a button that opens it."""
    shown: list[Part] = []
    for each in handoffs[:MOST_WAITING]:
        other = each.owner_id if line == "home-to-receive" else each.receiver_id
        said = {"number": str(each.number), "what": shortened(each.what, LONGEST_WHAT), "who": _name(found, other)}
        told = Line(line, **said)
        if each.due_on is not None:
            overdue = line == "home-to-deliver" and each.due_on < today
            told = Line(f"{line}-overdue" if overdue else f"{line}-by", **said, day=day_seen_from(each.due_on, today))
        shown.append(Paragraph(told, Button(Line("home-show", number=str(each.number)), "handoff-show", each.id)))
    return [*shown, *_more(handoffs)]


def _ratings(found: Home) -> list[Part]:
    shown: list[Part] = []
    for each in found.to_rate[:MOST_WAITING]:
        number = str(each.number)
        line = Line(
            "home-to-rate", number=number, what=shortened(each.what, LONGEST_WHAT), who=_name(found, each.owner_id)
        )
        rate = Button(Line("home-rate", number=number), "rate-open", f"handoff:{each.id}", opens=True)
        shown.append(Paragraph(line, rate))
    return [*shown, *_more(found.to_rate)]


def _reviews(found: Home) -> list[Part]:
    """Promises of teams one leads, on whose review day nobody has said yet whether they were kept."""
    return [
        Paragraph(
            Line("home-review", words=promise.words),
            Button(Line("home-review-answer"), "promise-remark", reference, opens=True),
        )
        for reference, promise in found.reviews[:MOST_WAITING]
    ]


def _importance(found: Home) -> list[Part]:
    if found.importance is None:
        return []
    split = Button(Line("importance-open"), "importance-open", found.importance.id, opens=True)
    return [Paragraph(Line("importance-ask", team=found.importance.name, points=POINTS), split)]


def _training(found: Home, person: Person) -> list[Part]:
    """Steps of a training that were asked and wait for an answer."""
    return [
        Paragraph(asking.what(course, step, person.language), asking.way(step))
        for course, step in found.training[:MOST_WAITING]
    ]


def _mvp(found: Home) -> list[Part]:
    """The open MVP round, as long as one has neither nominated nor voted in it."""
    if found.mvp is None or not found.mvp.waits:
        return []
    open_round = found.mvp.round
    voting = open_round.state == "ballot"
    line = Line("home-mvp-vote" if voting else "home-mvp-nominate", at=Moment(open_round.ends_at))
    return [Paragraph(line, vote_button(open_round) if voting else nominate_button(open_round))]


def _mvp_done(found: Home) -> list[Part]:
    """What one has done in the open MVP round, and can do besides."""
    if found.mvp is None or found.mvp.waits:
        return []
    own, at = found.mvp, Moment(found.mvp.round.ends_at)
    if own.round.state == "ballot":
        return [Paragraph(Line("home-mvp-voted", at=at), vote_button(own.round, voted=True))]
    line = Line("home-mvp-nominated", people=Names(own.nominated), left=own.left, at=at)
    return [Paragraph(line, nominate_button(own.round, again=True) if own.left else None)]


def _more(handoffs: Sequence[Handoff]) -> list[Part]:
    more = len(handoffs) - MOST_WAITING
    return [Note(Line("home-more", count=more))] if more > 0 else []


def _name(found: Home, person_id: str) -> str:
    return found.people[person_id].name


def _numbers(found: Home) -> tuple[Part, ...]:
    return (
        Heading(Line("home-numbers")),
        facts(
            (Line("home-open-orders"), Line("home-count", count=found.open_orders)),
            (Line("home-kudos-received", days=NUMBERS_DAYS), _counted(found.kudos_received)),
            (Line("home-kudos-given", days=NUMBERS_DAYS), _counted(found.kudos_given)),
            *_own_score(found.own_score),
        ),
    )


def _counted(kudos: Counted) -> Line:
    """How many, and how many of them no board counts."""
    return Line("home-kudos-count", count=kudos.all, private=kudos.private)


def _own_score(cell: Cell | None) -> list[tuple[Line, Line]]:
    """How others see one's own handoffs: for this person's eyes alone, and only of enough people."""
    if cell is None:
        return []
    number = people(size_band(cell.raters))
    if cell.band:
        return [(Line("home-own-score", days=OWN_WINDOW.days), Line(f"digest-dimension-{cell.band}", people=number))]
    mean = told_mean(cell.mean)
    said = Line("home-own-level", value=f"{mean:.1f}", words=in_words(mean), people=number)
    return [(Line("home-own-score", days=OWN_WINDOW.days), said)]


def _points(found: Home) -> list[Part]:
    shown = home_parts(found.own_points, found.season)
    return [*shown, buttons(Button(Line("points-how"), "points-rules"))] if shown else []


def _kudos(found: Home, person: Person) -> list[Part]:
    """The latest kudos somebody got and gave, newest first, and the way to all of them and to the board."""
    shown: list[Part] = [Heading(Line("home-kudos-got"))] if found.kudos else []
    for each in found.kudos:
        line = "home-kudos-from-privately" if each.private else "home-kudos-from"
        said = Line(line, giver=_name(found, each.giver_id), day=Day(person.today(each.given_at)))
        shown += [Paragraph(said), Quote(verbatim(shortened(each.reason)))]
    shown += [Heading(Line("home-kudos-gave"))] if found.kudos_to_others else []
    for each in found.kudos_to_others:
        names = Names(tuple(_name(found, id) for id in each.receiver_ids))
        line = "home-kudos-to-privately" if each.private else "home-kudos-to"
        said = Line(line, people=names, day=Day(person.today(each.given_at)))
        shown += [Paragraph(said), Quote(verbatim(shortened(each.reason)))]
    ways = [Button(Line("home-kudos-mine"), mine.ACTION)] if shown else []
    ways += [Button(Line("home-kudos-board"), boards.ACTION)] if found.has_boards else []
    return [*shown, buttons(*ways)] if ways else shown


def _digest(found: Home) -> list[Part]:
    """What a person's team was last told, in one sentence, with the way to the whole of it."""
    if found.team is None:
        return []
    heading = Heading(Line("home-digest", team=found.team.name))
    if found.report is None:
        return [heading, Paragraph(Line("home-no-digest"))]
    see = Button(Line("home-digest-show", week=Week(found.report.week)), "digest-show", found.report.id)
    return [heading, Paragraph(headline(found.report), see)]


def _settings(ctx: Context, found: Home, person: Person) -> tuple[Part, ...]:
    return (
        Heading(Line("home-settings")),
        facts(
            (Line("home-language"), Line(f"home-language-{person.language}")),
            (Line("home-zone"), verbatim(person.zone)),
            (Line("people-fact-quiet"), quiet_line(person)),
            *preferences.settled(ctx, person),
            (Line("home-team"), verbatim(found.team.name) if found.team else Line("home-no-team")),
        ),
        buttons(
            Button(Line("home-change-team"), "team-open", opens=True),
            Button(Line("home-change-settings"), "people-settings", opens=True),
        ),
    )


NOUN = Noun(notices={service.HOME: home})
