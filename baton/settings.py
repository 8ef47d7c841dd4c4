"""Settings come from the environment or a .env file; every missing or wrong one is named at once."""

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Baton's settings. Secrets are never printed."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    database_url: str = Field("sqlite:///baton.sqlite3", alias="BATON_DATABASE_URL")
    bot_token: SecretStr = Field(SecretStr(""), alias="SLACK_BOT_TOKEN")
    app_token: SecretStr = Field(SecretStr(""), alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr = Field(SecretStr(""), alias="SLACK_SIGNING_SECRET")
    api_url: str = Field("https://slack.com/api/", alias="SLACK_API_URL")
    host: str = Field("127.0.0.1", alias="BATON_HOST")
    port: int = Field(3000, alias="BATON_PORT", ge=1, le=65535)
    log: Literal["human", "json"] = Field("human", alias="BATON_LOG")
    secret_key: SecretStr = Field(SecretStr(""), alias="BATON_SECRET_KEY")
    plain_cards: bool = Field(False, alias="BATON_PLAIN_CARDS")
