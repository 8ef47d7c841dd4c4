"""Settings come from the environment or a .env file; every missing or wrong one is named at once."""

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SHOULD_BE = {
    "BATON_DATABASE_URL": "an address such as sqlite:///baton.sqlite3 or postgresql://user:password@host/baton",
    "SLACK_BOT_TOKEN": "the bot token of your app, beginning with xoxb-",
    "SLACK_APP_TOKEN": "an app-level token with connections:write, beginning with xapp-",
    "SLACK_SIGNING_SECRET": "the signing secret from your app’s Basic Information page",
    "SLACK_API_URL": "the Web API’s address ending in /api/, https://slack.com/api/ unless you use a stand-in",
    "BATON_HOST": "the address to listen on, such as 127.0.0.1 or 0.0.0.0",
    "BATON_PORT": "a port from 1 to 65535",
    "BATON_LOG": "human or json",
    "BATON_SECRET_KEY": "at least 32 characters that stay the same for good, for example from: openssl rand -hex 32",
    "BATON_PLAIN_CARDS": "true or false",
    "BATON_COMPANY_LANGUAGE": "en or zh-Hans",
    "BATON_COMPANY_ZONE": "a time zone such as Europe/Berlin",
}
SHORTEST_SECRET = 32
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


class SettingsError(Exception):
    """Settings are missing or wrong; the text names each with what it should look like."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__("\n".join(f"{name} should be {SHOULD_BE[name]}" for name in names))


def _database(url: str) -> str:
    """The address with our driver for the database, whatever it calls one."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ValueError("not an address") from error
    backend = parsed.get_backend_name()
    if backend not in DRIVERS:
        raise ValueError("neither SQLite nor PostgreSQL")
    if backend == "sqlite" and (parsed.database or ":memory:").startswith((":memory:", "file:")):
        raise ValueError("no file that stays")
    parsed = parsed.set(drivername=DRIVERS[backend])
    return parsed.render_as_string(hide_password=False)


def _slash(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    return url if url.endswith("/") else f"{url}/"


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no time zone") from error


class Settings(BaseSettings):
    """Baton's settings. Secrets are never printed."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///baton.sqlite3", alias="BATON_DATABASE_URL", repr=False
    )
    bot_token: SecretStr = Field(SecretStr(""), alias="SLACK_BOT_TOKEN")
    app_token: SecretStr = Field(SecretStr(""), alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr = Field(SecretStr(""), alias="SLACK_SIGNING_SECRET")
    api_url: Annotated[str, AfterValidator(_slash)] = Field("https://slack.com/api/", alias="SLACK_API_URL")
    host: str = Field("127.0.0.1", alias="BATON_HOST", min_length=1)
    port: int = Field(3000, alias="BATON_PORT", ge=1, le=65535)
    log: Literal["human", "json"] = Field("human", alias="BATON_LOG")
    secret_key: SecretStr = Field(SecretStr(""), alias="BATON_SECRET_KEY")
    plain_cards: bool = Field(False, alias="BATON_PLAIN_CARDS")
    company_language: Literal["en", "zh-Hans"] = Field("en", alias="BATON_COMPANY_LANGUAGE")
    company_zone: Annotated[str, AfterValidator(_zone)] = Field("UTC", alias="BATON_COMPANY_ZONE")

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def sqlite_path(self) -> Path:
        """The database file; raises ValueError on PostgreSQL."""
        name = make_url(self.database_url).database
        if not self.is_sqlite or not name:
            raise ValueError("there is no SQLite file")
        return Path(name)


def load(*needed: str) -> Settings:
    """The settings, with `needed` (variable names) present. Raises SettingsError naming every problem at once."""
    misread: set[str] = set()
    try:
        settings = Settings()
    except ValidationError as error:
        misread = {str(problem["loc"][0]) for problem in error.errors()}
        settings = Settings(**_defaults(misread))
    if wrong := sorted({*misread, *_missing(settings, needed), *_misshapen(settings)}):
        raise SettingsError(wrong)
    return settings


def _defaults(names: set[str]) -> dict[str, Any]:
    """What these variables are when they are not set, so that the others can still be examined."""
    return {str(field.alias): field.default for field in Settings.model_fields.values() if field.alias in names}


def _missing(settings: Settings, needed: tuple[str, ...]) -> list[str]:
    present = {field.alias: getattr(settings, name) for name, field in Settings.model_fields.items()}
    missing = [name for name in needed if not _text(present[name])]
    if not settings.is_sqlite and not _text(settings.secret_key):
        missing.append("BATON_SECRET_KEY")
    return missing


def _misshapen(settings: Settings) -> list[str]:
    bot, app, key = (_text(secret) for secret in (settings.bot_token, settings.app_token, settings.secret_key))
    fits = {
        "SLACK_BOT_TOKEN": not bot or bot.startswith("xoxb-"),
        "SLACK_APP_TOKEN": not app or app.startswith("xapp-"),
        "BATON_SECRET_KEY": not key or len(key) >= SHORTEST_SECRET,
    }
    return [name for name, fit in fits.items() if not fit]


def _text(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)
