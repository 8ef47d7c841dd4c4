"""The sample company as the stand-in Slack's configuration."""

from typing import Any

from cli.sample import company


def stand_in_company() -> dict[str, Any]:
    """Workspace, users, user groups and channels of the sample company, with Baton a member of every channel."""
    users = [_user(person) for person in company.PEOPLE]
    channels = [
        {"id": channel.id, "name": channel.name, "members": [*channel.members, "UBATON"]}
        for channel in company.CHANNELS
    ]
    workspace = {"name": company.COMPANY, "domain": "halden-lin", "teamId": company.WORKSPACE_ID}
    groups = [
        {"id": group.id, "handle": group.handle, "name": group.name, "users": list(group.members)}
        for group in company.GROUPS
    ]
    return {"workspace": workspace, "users": users, "channels": channels, "usergroups": groups}


def _user(person: company.Colleague) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.handle,
        "real_name": person.full_name,
        "display_name": person.name,
        "email": person.email,
        "tz": person.zone,
        "locale": person.locale,
        "is_admin": person.is_admin,
        "is_bot": person.standing == "bot",
        "is_restricted": person.standing == "guest",
        "deleted": person.standing == "deactivated",
    }
