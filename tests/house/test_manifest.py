"""What the manifest asks Slack for is what Baton answers."""

import re
from pathlib import Path

import yaml

from baton.conversation import desk
from cli.doctor import MANIFEST, manifest_problems

ROOT = Path(__file__).parents[2]
BUTTON = re.compile(r'Button\(\s*[^"]*?Line\("[^"]+"[^)]*\),\s*"([a-z-]+)"')


def test_the_manifest_names_what_baton_answers() -> None:
    assert manifest_problems(yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))) == []


def test_the_manifest_escapes_names_and_asks_for_no_history() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert all(each["should_escape"] for each in manifest["features"]["slash_commands"])
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    assert not [scope for scope in scopes if "history" in scope]
    assert len(scopes) <= 7


def test_every_button_does_something() -> None:
    pressed = set()
    for path in (ROOT / "baton" / "conversation").rglob("*.py"):
        pressed |= set(BUTTON.findall(path.read_text(encoding="utf-8")))
    assert pressed, "no buttons were found; has the way they are written changed?"
    assert pressed <= set(desk.ACTIONS)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in desk.COMMANDS if f"/{name}" not in readme]
    assert missing == []
