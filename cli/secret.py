"""The installation's secret, from which every workspace's seal is derived."""

import os
import secrets
from pathlib import Path

from baton.settings import SHORTEST_SECRET, Settings, SettingsError
from cli.problems import NotReady

KEY_FILE_MODE = 0o600


def secret_of(settings: Settings) -> bytes:
    """The secret from the settings, or from a file beside the SQLite database, made on the first run.

    Raises SettingsError when the key file is too short to be one of ours, NotReady when it cannot be read or made.
    """
    given = settings.secret_key.get_secret_value()
    if given:
        return given.encode()
    path = settings.sqlite_path.with_suffix(".key")
    try:
        if not path.exists():
            _create(path)
        found = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise NotReady(
            f"The key file {path} cannot be read or made ({why}): see to it, or set BATON_SECRET_KEY."
        ) from None
    if len(found) < SHORTEST_SECRET:
        raise SettingsError(["BATON_SECRET_KEY"])
    return found.encode()


def _create(path: Path) -> None:
    whole = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, KEY_FILE_MODE)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(SHORTEST_SECRET))
    try:
        # A hard link appears whole or not at all, and never replaces the key another process has just made.
        os.link(whole, path)
    except FileExistsError:
        pass
    finally:
        whole.unlink()
