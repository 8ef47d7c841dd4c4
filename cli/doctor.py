"""Examines an installation the way an experienced operator would, from the settings outwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from baton.conversation import desk
from baton.conversation.couriers import Barred, GiveUp, Undelivered
from baton.settings import Settings, SettingsError, load
from cli.parts import Parts, require_present_revision
from cli.problems import NotReady
from slackapp.events import Events
from slackapp.faults import asking

MANIFEST = Path(__file__).parent.parent / "manifest.yml"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: what was found, whether it is well, and the cure if not."""

    what: str
    well: bool
    cure: str = ""


def examine() -> Iterator[Finding]:
    """Everything worth looking at, in the order in which things depend on each other."""
    try:
        settings = load("SLACK_BOT_TOKEN")
    except SettingsError as error:
        for name, cure in zip(error.names, str(error).splitlines(), strict=True):
            yield Finding(f"{name} is missing or wrong.", False, f"{cure}.")
        return
    yield Finding("The settings can be read.", True)
    yield from _ways_in(settings)
    try:
        parts = Parts.of(settings)
    except (NotReady, SettingsError) as wrong:
        yield Finding("The installation’s key is not ready.", False, str(wrong))
        return
    yield _database(parts)
    yield from _token(parts)
    yield from _manifest(MANIFEST)


def _ways_in(settings: Settings) -> Iterator[Finding]:
    web, socket = bool(settings.signing_secret.get_secret_value()), bool(settings.app_token.get_secret_value())
    if web:
        yield Finding("baton serve can check Slack’s signatures.", True)
    if socket:
        yield Finding("baton socket can open its connection.", True)
    if not web and not socket:
        cure = "Set SLACK_SIGNING_SECRET to use baton serve, or SLACK_APP_TOKEN to use baton socket."
        yield Finding("Slack has no way in.", False, cure)


def _database(parts: Parts) -> Finding:
    try:
        require_present_revision(parts.office)
    except NotReady as wrong:
        return Finding("The database is not ready.", False, str(wrong))
    return Finding("The database answers and is of the right revision.", True)


def _token(parts: Parts) -> Iterator[Finding]:
    try:
        with asking(new=False):
            told = parts.client.auth_test()
    except (Barred, GiveUp) as refused:
        cure = "Copy the Bot User OAuth Token from your app’s OAuth page again; it begins with xoxb-."
        yield Finding(f"Slack refuses the token: {refused.reason}.", False, cure)
        return
    except Undelivered as failure:
        cure = f"Check the network, and that SLACK_API_URL ({parts.settings.api_url}) is right; then try again."
        yield Finding(f"Slack cannot be reached ({failure.reason}).", False, cure)
        return
    yield Finding(f"The token belongs to {told['user']} in {told['team']}.", True)
    granted = told.headers.get("x-oauth-scopes") or told.headers.get("X-OAuth-Scopes") or ""
    yield from _scopes({scope.strip() for scope in granted.split(",") if scope.strip()})


def _scopes(granted: set[str]) -> Iterator[Finding]:
    needed = set(_read(MANIFEST)["oauth_config"]["scopes"]["bot"]) if MANIFEST.exists() else set()
    if not granted or not needed:
        yield Finding("Slack did not say which scopes the token has; they could not be compared.", True)
    elif missing := sorted(needed - granted):
        cure = "Update the app from manifest.yml and install it to the workspace again."
        yield Finding(f"The token lacks {', '.join(missing)}.", False, cure)
    else:
        yield Finding("The token has the scopes it needs.", True)


def _manifest(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("There is no manifest.yml beside this installation to compare with.", True)
        return
    for problem in manifest_problems(_read(path)):
        yield Finding(problem, False, "Take manifest.yml from the same version of Baton and update the app with it.")
    if not manifest_problems(_read(path)):
        yield Finding("manifest.yml names the commands, shortcuts and events that Baton answers.", True)


def manifest_problems(manifest: dict[str, Any]) -> list[str]:
    """In what the manifest and the desk differ, in sentences."""
    features = manifest["features"]
    declared = {
        "commands": {each["command"].lstrip("/") for each in features["slash_commands"]},
        "shortcuts": {each["callback_id"] for each in features["shortcuts"]},
        "events": set(manifest["settings"]["event_subscriptions"]["bot_events"]),
    }
    answered = {"commands": set(desk.COMMANDS), "shortcuts": set(desk.SHORTCUTS), "events": set(Events.NAMES)}
    problems = []
    for kind, names in declared.items():
        if extra := sorted(names - answered[kind]):
            problems.append(f"The manifest names {kind} that Baton does not answer: {', '.join(extra)}.")
        if missing := sorted(answered[kind] - names):
            problems.append(f"The manifest lacks {kind} that Baton answers: {', '.join(missing)}.")
    return problems


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
