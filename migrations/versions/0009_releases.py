"""What is released of ratings, in epochs; what the plain means have shown already is not released again."""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FIELDS = ("level", "reliability", "responsiveness", "assurance", "empathy", "tangibles")
DAY = timedelta(days=1)
WINDOW = timedelta(days=27)
_TABLES = (
    "release_words",
    "release_chart_starts",
    "release_starts",
    "release_said",
    "release_own_epochs",
    "release_epochs",
)


def upgrade() -> None:
    op.create_table(
        "releases",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("group_minimum", sa.SmallInteger(), nullable=False),
        _of_a_team("releases"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "closed_on", name=op.f("pk_releases")),
    )
    op.create_table(
        "release_epochs",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        *_sums(),
        sa.Column("bars", sa.JSON(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.CheckConstraint("raters >= 5", name=op.f("ck_release_epochs_of_enough_raters")),
        sa.CheckConstraint("total between raters and 5 * raters", name=op.f("ck_release_epochs_total_is_on_the_scale")),
        _of_a_team("release_epochs"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "field", "closed_on", name=op.f("pk_release_epochs")),
    )
    op.create_index(
        op.f("ix_release_epochs_workspace_id_closed_on"), "release_epochs", ["workspace_id", "closed_on"], unique=False
    )
    op.create_table(
        "release_own_epochs",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        *_sums(),
        sa.Column("epochs", sa.Integer(), nullable=False),
        sa.CheckConstraint("raters >= 5", name=op.f("ck_release_own_epochs_of_enough_raters")),
        _of_a_team("release_own_epochs"),
        sa.PrimaryKeyConstraint(
            "workspace_id", "person_id", "team_id", "closed_on", name=op.f("pk_release_own_epochs")
        ),
    )
    op.create_table(
        "release_said",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("rater_key", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("level", sa.Double(), nullable=False),
        _of_a_team("release_said"),
        sa.PrimaryKeyConstraint(
            "workspace_id", "team_id", "closed_on", "rater_key", "provider_id", name=op.f("pk_release_said")
        ),
        sqlite_with_rowid=False,
    )
    starts = op.create_table(
        "release_starts",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in FIELDS),
        _of_a_team("release_starts"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", name=op.f("pk_release_starts")),
    )
    op.create_table(
        "release_chart_starts",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        _of_a_team("release_chart_starts"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", name=op.f("pk_release_chart_starts")),
    )
    _words()
    op.bulk_insert(starts, _shown_already())
    op.drop_table("published_numbers")


def _words() -> None:
    op.create_table(
        "release_words",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("rating_id", sa.String(), nullable=False),
        sa.Column("point", sa.String(length=16), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=True),
        _of_a_team("release_words"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "rating_id"],
            ["ratings.workspace_id", "ratings.id"],
            name=op.f("fk_release_words_workspace_id_rating_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_release_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_release_words_workspace_id_team_id_closed_on"),
        "release_words",
        ["workspace_id", "team_id", "closed_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_release_words_workspace_id_rating_id"), "release_words", ["workspace_id", "rating_id"], unique=False
    )


def _of_a_team(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"], name=op.f(f"fk_{table}_workspace_id_team_id")
    )


def _sums() -> list[sa.Column]:
    return [
        sa.Column("raters", sa.Integer(), nullable=False),
        sa.Column("total", sa.Double(), nullable=False),
        sa.Column("within", sa.Double(), nullable=False),
        sa.Column("delighted", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(length=4), nullable=True),
    ]


_PUBLISHED = sa.table(
    "published_numbers", sa.column("workspace_id"), sa.column("team_id"), sa.column("numbers", sa.JSON())
)


def _shown_already() -> list[dict[str, object]]:
    """Each field gathers from the day after those that were shown: no later number may be told from them."""
    rows = op.get_bind().execute(sa.select(_PUBLISHED)).all()
    return [{"workspace_id": workspace, "team_id": team, **_starts(numbers or {})} for workspace, team, numbers in rows]


def _starts(numbers: dict[str, dict[str, str]]) -> dict[str, date | None]:
    return {name: date.fromisoformat(numbers[name]["last_day"]) + DAY if name in numbers else None for name in FIELDS}


def downgrade() -> None:
    published = op.create_table(
        "published_numbers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        _of_a_team("published_numbers"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", name=op.f("pk_published_numbers")),
    )
    op.bulk_insert(published, _shown_last())
    for table in (*_TABLES, "releases"):
        op.drop_table(table)


def _shown_last() -> list[dict[str, object]]:
    epochs = sa.table(
        "release_epochs",
        *(sa.column(name) for name in ("workspace_id", "team_id", "field", "raters", "total")),
        sa.column("closed_on", sa.Date()),
    )
    found: dict[tuple[str, str], dict[str, object]] = {}
    for row in op.get_bind().execute(sa.select(epochs).order_by(epochs.c.closed_on)):
        found.setdefault((row.workspace_id, row.team_id), {})[row.field] = {
            "value": round(row.total / row.raters, 1),
            "band": "5–9" if row.raters < 10 else "10–19" if row.raters < 20 else "20+",
            "first_day": (row.closed_on - WINDOW).isoformat(),
            "last_day": row.closed_on.isoformat(),
        }
    return [{"workspace_id": workspace, "team_id": team, "numbers": n} for (workspace, team), n in found.items()]
