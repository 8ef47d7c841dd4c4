"""User groups as Slack itself sends them: mentioned in a command, and told of in events."""

from typing import Any

import pytest

from baton.storage import groups
from tests.doorway import Doorway, words
from tests.groups import found_group
from tests.stage import ACME, Stage

REASON = "stayed late so that the export was right"
CREATED = 1764000000

SUBTEAM: dict[str, Any] = {
    "id": "S0615G0KT",
    "team_id": ACME.id,
    "is_usergroup": True,
    "is_subteam": True,
    "name": "Marketing Team",
    "description": "Marketing gurus, PR experts and product advocates.",
    "handle": "marketing-team",
    "is_external": False,
    "date_create": CREATED,
    "date_update": CREATED,
    "date_delete": 0,
    "auto_type": None,
    "auto_provision": False,
    "enterprise_subteam_id": "",
    "created_by": "UALICE",
    "updated_by": "UALICE",
    "deleted_by": None,
    "prefs": {"channels": [], "groups": []},
    "user_count": "0",
}


def told(doorway: Doorway, kind: str, event_id: str = "", **changes: Any) -> None:
    event = {"type": kind, "subteam": SUBTEAM | changes, "event_ts": "1764000000.000100"}
    assert doorway.event(event, event_id).status_code == 200


def changed(doorway: Doorway, at: int, **lists: Any) -> None:
    event = {
        "type": "subteam_members_changed",
        "subteam_id": SUBTEAM["id"],
        "team_id": ACME.id,
        "date_previous_update": CREATED,
        "date_update": at,
        **{name: value for name, value in lists.items() if value is not None},
        **{f"{name}_count": str(len(value)) for name, value in lists.items() if value is not None},
        "event_ts": f"{at}.000100",
    }
    assert doorway.event(event).status_code == 200


def members(stage: Stage) -> set[str]:
    with stage.sessions.read() as session:
        return groups.member_ids(session, ACME.id, SUBTEAM["id"])


def test_a_group_is_known_from_the_moment_it_is_made(doorway: Doorway) -> None:
    told(doorway, "subteam_created")
    told(doorway, "subteam_updated", users=["UBOB", "ULINA"], user_count=2, date_update=CREATED + 1)
    answer = doorway.command("UALICE", f"/kudos <!subteam^S0615G0KT|@marketing-team> {REASON}")
    assert "Your thanks went to" in words(answer)
    assert {row.recipient for row in doorway.stage.owed("kudos-told")} == {"UBOB", "ULINA"}


def test_who_joins_and_leaves_is_followed(doorway: Doorway) -> None:
    told(doorway, "subteam_created", users=["UBOB"], user_count=1)
    changed(doorway, CREATED + 5, added_users=["ULINA", "UALICE"], removed_users=["UBOB"])
    assert members(doorway.stage) == {"UALICE", "ULINA"}
    changed(doorway, CREATED + 6, added_users=None, removed_users=["UALICE"])
    changed(doorway, CREATED + 7, added_users=["UCHARLIE"], removed_users=None)
    assert members(doorway.stage) == {"ULINA", "UCHARLIE"}
    changed(doorway, CREATED + 1, added_users=["UBOB"], removed_users=[])  # late
    assert members(doorway.stage) == {"ULINA", "UCHARLIE"}


def test_a_long_list_that_slack_cut_off_takes_nobody_out(doorway: Doorway) -> None:
    told(doorway, "subteam_created", users=["UBOB", "ULINA"], user_count=2)
    told(doorway, "subteam_updated", users=["ULINA"], user_count=501, date_update=CREATED + 1)
    assert members(doorway.stage) == {"UBOB", "ULINA"}


def test_an_event_sent_again_has_its_effect_once(doorway: Doorway) -> None:
    told(doorway, "subteam_created", "Ev.1", users=["UBOB"], user_count=1)
    told(doorway, "subteam_created", "Ev.1", users=["ULINA"], user_count=1)
    assert members(doorway.stage) == {"UBOB"}


def test_a_disabled_group_is_refused_and_what_was_typed_given_back(doorway: Doorway) -> None:
    told(doorway, "subteam_created", users=["UBOB"], user_count=1)
    told(doorway, "subteam_updated", users=[], user_count=0, date_delete=CREATED + 1, date_update=CREATED + 1)
    read = words(doorway.command("UALICE", f"/kudos <!subteam^S0615G0KT|@marketing-team> {REASON}"))
    assert "@marketing-team is no longer in use" in read
    assert f"/kudos @marketing-team {REASON}" in read


@pytest.mark.parametrize("mention", ["<!subteam^S1>", "<!subteam^S1|@old-name>"])
def test_a_group_is_called_by_the_name_we_know(doorway: Doorway, mention: str) -> None:
    found_group(doorway.stage, "platform-team", "UBOB")
    read = words(doorway.command("UALICE", f"/kudos {mention} thanks"))
    assert "/kudos @platform-team thanks" in read
    assert "<!subteam" not in read


def test_a_group_nobody_has_told_us_of_is_refused_in_words(doorway: Doorway) -> None:
    for mention in ("<!subteam^S9>", "<!subteam^S9|@new-team>"):
        assert "can be thanked besides you" in words(doorway.command("UALICE", f"/kudos {mention} {REASON}"))
    assert doorway.stage.owed() == []
