"""Groups of the stage's company, told of the way a platform does."""

from baton.domain.groups import Listing
from baton.domain.people import Account
from baton.services import groups, people
from tests.stage import Stage


def found_group(
    stage: Stage, handle: str, *member_ids: str, id: str = "S1", name: str = "", disabled: bool = False
) -> None:
    """There is a group with these people in it, changed just now."""
    with stage.sessions.begin() as session:
        listing = Listing(id, handle, name or handle, stage.now, disabled, member_ids)
        groups.learn(stage.context(session), [listing])


def crowd(stage: Stage, count: int) -> tuple[str, ...]:
    """So many more members of the company; returns their ids."""
    accounts = [
        Account(f"UCROWD{number:02d}", f"c{number:02d}", f"c{number:02d}", f"C {number}") for number in range(count)
    ]
    with stage.sessions.begin() as session:
        people.learn(stage.context(session), accounts)
    return tuple(account.id for account in accounts)
