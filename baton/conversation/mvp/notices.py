"""What is told of a round: in the channel, or where there is none to those who took part, and to those it is about."""

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, Quote, buttons, parts
from baton.conversation.mvp import cards
from baton.domain.deliveries import Delivery
from baton.domain.lines import Line, Moment, verbatim
from baton.domain.mvp import OPEN, Nomination
from baton.domain.people import Person
from baton.services import mvp as service
from baton.services.contexts import Context
from baton.services.mvp import Scene
from baton.storage import audit, people, teams
from baton.storage import mvp as store


def _told(notice: Notice, card: Card) -> Told:
    """A card in the language of its reader, of the channel’s team, or of the company."""
    if notice.reader is not None:
        return Told(card, notice.reader.language, notice.reader.zone)
    workspace = notice.ctx.workspace
    home = teams.of_channel(notice.ctx.session, workspace.id, notice.delivery.recipient)
    language, zone = (home.language, home.zone) if home else (workspace.language, workspace.zone)
    return Told(card, language, zone)


def _scene(notice: Notice) -> Scene | None:
    return service.of_id(notice.ctx, notice.delivery.reference)


def opened(notice: Notice) -> Told | None:
    """A round has opened; afterwards the same post says how it stands."""
    scene = _scene(notice)
    if scene is None:
        return None
    found = scene.round
    if found.state != "nominating":
        return _told(notice, Card.saying(_stands(scene))) if notice.delivery.posted else None
    first = Line("mvp-opened", at=Moment(found.ballot_at))
    rules = Button(Line("mvp-see-rules"), "mvp-rules")
    body = [
        Paragraph(first),
        Paragraph(Line("mvp-opened-how")),
        Note(Line("mvp-opened-half")) if found.half_own else None,
        buttons(cards.nominate_button(found), rules),
    ]
    return _told(notice, Card(first, parts(body), Line("mvp-title")))


def _stands(scene: Scene) -> Line:
    found = scene.round
    if found.state == "ballot":
        return Line("mvp-voting", at=Moment(found.closes_at))
    return Line("mvp-round-cancelled") if found.state == "cancelled" else cards.outcome(scene)


def nominee(notice: Notice) -> Told | None:
    """A nominee, in the channel; the post gathers the reasons and the seconds."""
    round_id, _, nominee_id = notice.delivery.reference.partition(":")
    found = store.find(notice.ctx.session, notice.ctx.workspace_id, round_id)
    if found is None:
        return None
    ids = store.nominated(notice.ctx.session, notice.ctx.workspace_id, round_id)
    standing = next((each for each in ids if each.person_id == nominee_id), None)
    if standing is None:
        return _told(notice, Card.saying(Line("mvp-nominee-hidden"))) if notice.delivery.posted else None
    wanted = {nominee_id, *(id for id in standing.supporters if id)}
    scene = Scene(found, [standing], people.known(notice.ctx.session, notice.ctx.workspace_id, wanted))
    first = Line("mvp-nominee-post", person=scene.people[nominee_id].mention)
    body: list[Part] = [Paragraph(first), *cards.reasons(scene, standing)]
    if found.state == "nominating":
        line, button = _support(scene)
        body += [Note(line), buttons(button)]
    return _told(notice, Card(first, tuple(body)))


def _support(scene: Scene) -> tuple[Line, Button]:
    (standing,) = scene.nominees
    line = Line("mvp-post-seconded" if standing.seconded else "mvp-post-needs-second", count=standing.colleagues)
    return line, Button(Line("mvp-second"), "mvp-second", f"{scene.round.id}:{standing.person_id}")


def nominated(notice: Notice) -> Told | None:
    """Tells somebody that a colleague nominated them."""
    found = _nomination(notice)
    if found is None or found.hidden_by is not None or found.nominator_id is None:
        return None
    nominator = _person(notice, found.nominator_id)
    card = Card.saying(
        Line("mvp-told-nominated", person=nominator.mention),
        Quote(verbatim(found.reason)),
        Note(Line("mvp-told-nominated-note")),
    )
    return _told(notice, card)


def hidden(notice: Notice) -> Told | None:
    """Tells the author that an admin has hidden a nomination, and why."""
    found = _nomination(notice)
    if found is None or found.hidden_by is None:
        return None
    person = _person(notice, found.nominee_id)
    why = Quote(verbatim(found.hidden_reason or ""))
    return _told(
        notice, Card.saying(Line("mvp-told-hidden", person=person.name), why, Note(Line("mvp-told-hidden-note")))
    )


def shown_again(notice: Notice) -> Told | None:
    """Tells the author that a nomination is back."""
    found = _nomination(notice)
    if found is None or found.hidden_by is not None:
        return None
    person = _person(notice, found.nominee_id)
    return _told(notice, Card.saying(Line("mvp-told-shown", person=person.name), Quote(verbatim(found.reason))))


def _nomination(notice: Notice) -> Nomination | None:
    ctx = notice.ctx
    return store.find_nomination(ctx.session, ctx.workspace_id, notice.delivery.reference)


def _person(notice: Notice, person_id: str) -> Person:
    return people.known(notice.ctx.session, notice.ctx.workspace_id, [person_id])[person_id]


def ballot(notice: Notice) -> Told | None:
    """The ballot is open; afterwards the same post says how the round ended."""
    scene = _scene(notice)
    if scene is None:
        return None
    if scene.round.state != "ballot":
        return _told(notice, Card.saying(_stands(scene))) if notice.delivery.posted else None
    first = Line("mvp-ballot-open", at=Moment(scene.round.closes_at))
    half = (Note(Line("mvp-ballot-halved")),) if scene.round.halved else ()
    note = Note(Line("mvp-ballot-secret"))
    vote = buttons(cards.vote_button(scene.round), Button(Line("mvp-see-nominees"), "mvp-show"))
    return _told(notice, Card(first, (Paragraph(first), *half, note, vote), Line("mvp-title")))


def reminder(notice: Notice) -> Told | None:
    """Reminds somebody, once, that they have not voted; unsaid when they have."""
    scene, reader, ctx = _scene(notice), notice.reader, notice.ctx
    if scene is None or reader is None or scene.round.state != "ballot":
        return None
    row = store.voter(ctx.session, ctx.workspace_id, scene.round.id, reader.id)
    if row is None or row[1] or not reader.takes_part:
        return None
    card = Card.saying(
        Line("mvp-reminder", at=Moment(scene.round.closes_at)),
        Note(Line("mvp-reminder-why")),
        buttons(cards.vote_button(scene.round), Button(Line("mvp-see-nominees"), "mvp-show")),
    )
    return _told(notice, card)


def result(notice: Notice) -> Told | None:
    """How a round ended."""
    scene = _scene(notice)
    if scene is None or scene.round.state != "closed":
        return None
    title = Line("mvp-result-title")
    more = buttons(Button(Line("mvp-see-results"), "mvp-results"), Button(Line("mvp-see-rules"), "mvp-rules"))
    body = (*cards.result(scene, ring=notice.reader is None), more)
    return _told(notice, Card(cards.outcome(scene), body, title))


def won(notice: Notice) -> Told | None:
    """Tells a winner, with everything their colleagues said."""
    scene, reader = _scene(notice), notice.reader
    if scene is None or reader is None:
        return None
    mine = [part for each in scene.winners if each.person_id == reader.id for part in cards.reasons(scene, each)]
    first = Line("mvp-told-won", count=len(scene.winners))
    return _told(notice, Card(first, (Paragraph(first), *mine, Note(Line("mvp-told-won-note")))))


def extended(notice: Notice) -> Told | None:
    """An admin has given a round more time."""
    entry = audit.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    found = store.find(notice.ctx.session, notice.ctx.workspace_id, entry.subject) if entry else None
    if entry is None or found is None or found.state not in OPEN:
        return None
    line = Line("mvp-told-extended", state=found.state, at=Moment(found.ends_at))
    return _told(notice, Card.saying(line, Quote(verbatim(str(entry.details["reason"])))))


def cancelled(notice: Notice) -> Told | None:
    """An admin has cancelled a round."""
    entry = audit.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if entry is None:
        return None
    return _told(notice, Card.saying(Line("mvp-told-cancelled"), Quote(verbatim(str(entry.details["reason"])))))


def unposted(notice: Notice) -> Told | None:
    """Tells an admin that the channel could not be reached."""
    return _told(notice, Card.saying(Line("mvp-unposted"))) if notice.reader else None


def post_failed(ctx: Context, delivery: Delivery) -> None:
    """A post in the channel was given up; a message to one person is their own affair."""
    found = store.find(ctx.session, ctx.workspace_id, delivery.reference)
    if found is not None and delivery.recipient == found.channel_id:
        service.owe_unposted(ctx, found.id)
