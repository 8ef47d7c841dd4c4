"""The company that the benchmark plays with, made by the functions that Baton itself uses, and what became of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text, update

from baton.domain.deliveries import Owed
from baton.domain.handoffs import Handoff
from baton.domain.people import Workspace
from baton.domain.ratings import Prompt
from baton.domain.teams import Team
from baton.storage import deliveries, handoffs, people, ratings, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.deliveries import DeliveryRow
from baton.storage.kudos import KudosRow
from baton.storage.ratings import RatingRow

WORKSPACE = "T1"
PEOPLE = 12_000
TEAMS = 60
CHANNELS = tuple(f"C{number:03d}" for number in range(TEAMS))
ZONE = "Europe/Berlin"


def person_id(number: int) -> str:
    """The id of somebody; after the last comes the first again."""
    return f"U{number % PEOPLE:05d}"


def team_id(number: int) -> str:
    """The id of a team; after the last comes the first again."""
    return f"team{number % TEAMS}"


def colleague_of(number: int) -> int:
    """The number of somebody else, of another team."""
    return (number + 1 + 60 * number) % PEOPLE


def handoff_id(number: int) -> str:
    """The id of the n-th handoff."""
    return f"{number:024x}"


def found(sessions: Sessions, now: datetime) -> None:
    """Twelve thousand people in sixty teams, each with a channel."""
    with sessions.begin() as session:
        workspaces.add(session, Workspace(WORKSPACE, "Acme", zone=ZONE), now=now)
        for number, channel in enumerate(CHANNELS):
            team = Team(WORKSPACE, team_id(number), f"Team {number}", "en", ZONE, channel, digest_paused=True)
            teams.add(session, team, now=now)
        people.put(session, [person_row(number, now) for number in range(PEOPLE)])


def person_row(number: int, now: datetime) -> dict[str, Any]:
    """Somebody as a row of the table of people."""
    id = person_id(number)
    return {
        "workspace_id": WORKSPACE,
        "id": id,
        "name": id.lower(),
        "full_name": f"Person {number}",
        "handle": id.lower(),
        "standing": "member",
        "language": "zh-Hans" if number % 3 == 0 else "en",
        "zone": ZONE,
        "team_id": team_id(number),
        "updated_at": now,
        "is_admin": False,
        "admin_granted": False,
        "is_facilitator": False,
        "language_chosen": False,
        "zone_chosen": False,
    }


def deliver(sessions: Sessions, count: int, now: datetime) -> None:
    """So many handoffs have been received, and each receiver has the message that asks how it was."""
    with sessions.begin() as session:
        for number in range(count):
            given = handoff(number, colleague_of(number), number, now)
            handoffs.add(session, given)
            prompt = Prompt(WORKSPACE, given.id, given.receiver_id, given.owner_team_id, now, 1.0, 0.5, True, "")
            ratings.add_prompt(session, prompt)
        owed = [_told(number, now) for number in range(count)]
        deliveries.owe(session, WORKSPACE, owed)
        session.execute(
            update(DeliveryRow).values(state="sent", channel_id="D1", message_id="1.1", sent_at=now),
            execution_options={"synchronize_session": False},
        )


def handoff(number: int, owner: int, receiver: int, at: datetime) -> Handoff:
    """A handoff that was delivered and received at an instant."""
    before = at - timedelta(days=2)
    return Handoff(
        workspace_id=WORKSPACE,
        id=handoff_id(number),
        number=number + 1,
        owner_id=person_id(owner),
        receiver_id=person_id(receiver),
        owner_team_id=team_id(owner),
        receiver_team_id=team_id(receiver),
        what="The numbers of the last quarter",
        done_means="",
        kind="information",
        due_on=at.date(),
        state="received",
        ordered_at=before,
        first_reply_at=before,
        accepted_at=before,
        delivered_at=at,
        received_at=at,
        closed_at=at,
    )


def _told(number: int, now: datetime) -> tuple[str, Owed]:
    id = handoff_id(number)
    return f"d{id}", Owed("handoff-delivered", person_id(number), f"{id}:0", now, reference=id)


def settle(sessions: Sessions) -> None:
    """The database knows what is in it, as one that has been running for a while does."""
    with sessions.begin() as session:
        session.execute(text("ANALYZE"))


def counted(sessions: Sessions) -> dict[str, int]:
    """How many kudos and ratings there are."""
    with sessions.read() as session:
        return {
            "kudos": session.scalar(select(func.count()).select_from(KudosRow)) or 0,
            "rating": session.scalar(select(func.count()).select_from(RatingRow)) or 0,
        }


def present() -> datetime:
    """The wall clock's now."""
    return datetime.now(UTC)
