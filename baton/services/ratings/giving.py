"""Rating: one tap or a whole form, once per subject, changeable for a day, under a pseudonym."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from baton.domain.handoffs import Handoff
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.ratings import (
    CHANGE_WITHIN,
    LEVELS,
    LINK_WITHIN,
    Opinion,
    Rating,
    Stream,
    Subject,
    checked,
)
from baton.domain.teams import Team
from baton.services import deliveries, points
from baton.services.contexts import Context
from baton.storage import handoffs, people, teams
from baton.storage import ratings as store
from baton.storage.releases import published

# The messages that show a handoff's question, and the one that shows a colleague's request.
DELIVERED, REMINDER, REQUEST = "handoff-delivered", "rating-reminder", "rating-request"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a rating is about. `zone` is where the rated team's day is counted."""

    subject: Subject
    team_id: str | None
    provider_id: str | None
    stream: Stream
    zone: str
    handoff: Handoff | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A rating as it was stored; `replaced` when it took the place of an earlier one."""

    target: Target
    subject: Subject
    rating: Rating
    replaced: bool


def tap(ctx: Context, rater: Person, subject: Subject, level: int) -> None:
    """Rate a handoff or answer a request with one level. The same level again changes nothing.

    Another level within a day changes it; later, or for somebody else's handoff, it is refused in words.
    """
    if level not in LEVELS:
        raise Refusal(Line("button-gone"))
    target = target_of(ctx, rater, subject)
    rating = _rating(ctx, rater, target, Opinion(level))
    if store.add(ctx.session, rating):
        _count_for_points(ctx, rater, subject)
    elif not _level_changed(ctx, rater, subject, rating):
        return
    _show(ctx, rater, subject)


def _level_changed(ctx: Context, rater: Person, subject: Subject, rating: Rating) -> bool:
    """Another level for a rating that is there; False when it says this already. Refuses what is older than a day.

    Of two taps at once the one that waited may find the level of the other where it had seen its own: it tries again.
    """
    while not store.change_level(ctx.session, rating, since=ctx.now - CHANGE_WITHIN):
        given = mine(ctx, rater, subject)
        if given is None or (given.level != rating.level and not given.may_change(ctx.now)):
            raise Refusal(Line("rating-too-late"))
        if given.level == rating.level:
            return False
    return True


def give(
    ctx: Context, rater: Person, subject: Subject, opinion: Opinion, *, opened_at: datetime | None = None
) -> Given:
    """Rate with everything one wants to say. What was said about the same subject before is replaced.

    A handoff or request can be changed for a day; a person or team rated again on the same day always. With the day
    in the subject, the rating of that day is changed and no new one begun.
    """
    opinion = checked(opinion)
    target = target_of(ctx, rater, subject)
    rating = _rating(ctx, rater, target, opinion, opened_at)
    changing = subject.day is not None
    added = not changing and store.add(ctx.session, rating)
    if added:
        _count_for_points(ctx, rater, subject)
    else:
        same_day = subject.kind in ("person", "team") and not changing
        since = None if same_day else ctx.now - CHANGE_WITHIN
        if not store.replace(ctx.session, rating, since=since):
            raise Refusal(Line("rating-too-late"))
        _reword(ctx, rater, _dated(subject, rating), opinion)
    _show(ctx, rater, subject)
    return Given(target, _dated(subject, rating), rating, replaced=not added)


def _reword(ctx: Context, rater: Person, subject: Subject, opinion: Opinion) -> None:
    """Words that were released already follow; numbers that were released never change."""
    if given := mine(ctx, rater, subject):
        signed_by = rater.id if opinion.share_name else None
        published.reword(ctx.session, ctx.workspace_id, given.id, opinion.words, opinion.point, signed_by)


def mine(ctx: Context, rater: Person, subject: Subject) -> Rating | None:
    """What this person said about a subject so far."""
    rater_key, subject_key = rater_key_of(ctx, rater.id), subject_key_of(ctx, subject)
    return store.find(ctx.session, ctx.workspace_id, rater_key, subject_key)


def linked(ctx: Context, rater: Person, subject: Subject) -> Subject:
    """The latest handoff received from this person or team in 14 days and not yet rated, or else the subject itself."""
    if subject.kind not in ("person", "team") or subject.day is not None:
        return subject
    since = ctx.now - LINK_WITHIN
    received = store.received_from(ctx.session, ctx.workspace_id, rater.id, provider=subject.id, since=since)
    keys = {handoff.id: handoff_key_of(ctx, handoff.id) for handoff in received}
    rated = store.rated(ctx.session, ctx.workspace_id, keys.values())
    unrated = (Subject("handoff", handoff.id) for handoff in received if keys[handoff.id] not in rated)
    return next(unrated, subject)


def target_of(ctx: Context, rater: Person, subject: Subject) -> Target:
    """Whom a rating of this subject is about. Refuses, with the reason, what this person may not rate."""
    if not rater.takes_part:
        raise Refusal(Line("rating-guests-cannot-rate"))
    match subject.kind:
        case "handoff":
            return _of_handoff(ctx, rater, subject)
        case "request":
            return _of_request(ctx, rater, subject)
        case "person":
            return _of_person(ctx, rater, subject)
        case "team":
            return _of_team(ctx, rater, subject)


def _of_handoff(ctx: Context, rater: Person, subject: Subject) -> Target:
    circumstances = store.circumstances(ctx.session, ctx.workspace_id, subject.id)
    handoff = handoffs.find(ctx.session, ctx.workspace_id, subject.id)
    if handoff is None:
        raise Refusal(Line("rating-gone"))
    if handoff.receiver_id != rater.id:
        raise Refusal(Line("rating-only-receiver"))
    if handoff.owner_id == rater.id:
        raise Refusal(Line("rating-not-oneself"))
    if handoff.state != "received":
        raise Refusal(Line("rating-not-received"))
    asked, zone = circumstances()
    stream = _stream("handoff" if asked else "volunteer", handoff.owner_team_id, handoff.receiver_team_id)
    return Target(subject, handoff.owner_team_id, handoff.owner_id, stream, zone or ctx.workspace.zone, handoff)


def _of_request(ctx: Context, rater: Person, subject: Subject) -> Target:
    request = store.request(ctx.session, ctx.workspace_id, subject.id)
    if request is None:
        raise Refusal(Line("rating-gone"))
    if request.rater_id != rater.id:
        raise Refusal(Line("rating-only-asked"))
    stream = _stream("asked", request.team_id, rater.team_id)
    return Target(subject, request.team_id, request.requester_id, stream, _zone_of(ctx, request.team_id))


def _of_person(ctx: Context, rater: Person, subject: Subject) -> Target:
    person = people.find(ctx.session, ctx.workspace_id, subject.id)
    if person is None:
        raise Refusal(Line("rating-gone"))
    if person.id == rater.id:
        raise Refusal(Line("rating-not-oneself"), "person")
    if not person.takes_part:
        raise Refusal(Line("rating-cannot-be-rated", person=person.mention), "person")
    stream = _stream("volunteer", person.team_id, rater.team_id)
    return Target(subject, person.team_id, person.id, stream, _zone_of(ctx, person.team_id))


def _of_team(ctx: Context, rater: Person, subject: Subject) -> Target:
    team: Team | None = teams.find(ctx.session, ctx.workspace_id, subject.id)
    if team is None:
        raise Refusal(Line("rating-gone"))
    if team.id == rater.team_id:
        raise Refusal(Line("rating-not-own-team", team=team.name), "team")
    return Target(subject, team.id, None, "volunteer", team.zone)


def _zone_of(ctx: Context, team_id: str | None) -> str:
    team = teams.find(ctx.session, ctx.workspace_id, team_id) if team_id else None
    return team.zone if team else ctx.workspace.zone


def _stream(stream: Stream, team_id: str | None, rater_team_id: str | None) -> Stream:
    """Inside one team people rate each other, not the team's service."""
    return "rank" if team_id is not None and team_id == rater_team_id else stream


def _rating(ctx: Context, rater: Person, target: Target, opinion: Opinion, opened_at: datetime | None = None) -> Rating:
    handoff, day = target.handoff, ctx.now.astimezone(ZoneInfo(target.zone)).date()
    subject = target.subject if target.subject.day else Subject(target.subject.kind, target.subject.id, day)
    return Rating(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        rater_key=rater_key_of(ctx, rater.id),
        handoff_key=handoff_key_of(ctx, handoff.id) if handoff else None,
        team_id=target.team_id,
        provider_id=target.provider_id,
        stream=target.stream,
        level=opinion.level,
        day=day,
        rated_at=ctx.now,
        dimensions=opinion.dimensions,
        point=opinion.point,
        words=opinion.words,
        failure=opinion.failure,
        signed_by=rater.id if opinion.share_name else None,
        opened_at=opened_at,
        form_seconds=max(0, int((ctx.now - opened_at).total_seconds())) if opened_at else None,
        subject_key=subject_key_of(ctx, subject),
    )


def _dated(subject: Subject, rating: Rating) -> Subject:
    """The subject by which this very rating is found again."""
    if subject.kind in ("handoff", "request") or subject.day:
        return subject
    return Subject(subject.kind, subject.id, rating.day)


def rater_key_of(ctx: Context, rater_id: str) -> str:
    """The pseudonym a rater's ratings are stored under."""
    return ctx.seal.pseudonym("rater", rater_id)


def handoff_key_of(ctx: Context, handoff_id: str) -> str:
    """The pseudonym of a handoff, which alone would name its receiver."""
    return ctx.seal.pseudonym("handoff", handoff_id)


def subject_key_of(ctx: Context, subject: Subject) -> str:
    """The pseudonym of what one person rates only once; a person or team, once a day."""
    if subject.kind == "handoff":
        return handoff_key_of(ctx, subject.id)
    if subject.kind == "request":
        return ctx.seal.pseudonym("request", subject.id)
    return ctx.seal.pseudonym(subject.kind, subject.id, subject.day.isoformat() if subject.day else "")


def _count_for_points(ctx: Context, rater: Person, subject: Subject) -> None:
    """A handoff rated is worth the same whatever was said of it; how it was said is not handed on."""
    if subject.kind == "handoff":
        points.note_rating(ctx, rater)


def _show(ctx: Context, rater: Person, subject: Subject) -> None:
    """What stood as a question now stands as an answer, and nothing of it reaches anybody else."""
    if not rater.privacy_seen:
        # Not the instant: it would tell which rating was this person's first. The month is enough.
        month = ctx.now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        people.change(ctx.session, rater, privacy_seen_at=month)
    if subject.kind == "handoff":
        deliveries.owe_again(ctx, (DELIVERED, REMINDER), subject.id)
        deliveries.refresh_home(ctx, (rater.id,))
    elif subject.kind == "request":
        deliveries.owe_again(ctx, (REQUEST,), subject.id)
