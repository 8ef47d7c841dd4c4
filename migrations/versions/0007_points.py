"""Points: deeds waiting to be booked, the ledger nobody can change, rings, and seasons that are over."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
WAITING = sa.text("NOT settled")


def upgrade() -> None:
    _queue()
    _ledger()
    _forbid_changes()
    _rings()
    _seasons()


def _workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"))


def _queue() -> None:
    op.create_table(
        "point_deeds",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("other_ids", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("taken_back_at", INSTANT, nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        _workspace("point_deeds"),
        sa.PrimaryKeyConstraint("workspace_id", "source", "kind", name=op.f("pk_point_deeds")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_point_deeds_waiting",
        "point_deeds",
        ["workspace_id", "at", "source"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_table(
        "point_books",
        sa.Column("workspace_id", sa.String(), nullable=False),
        _workspace("point_books"),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_point_books")),
    )
    op.create_table(
        "point_ratings",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("account_key", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("times > 0", name=op.f("ck_point_ratings_times_is_positive")),
        _workspace("point_ratings"),
        sa.PrimaryKeyConstraint("workspace_id", "account_key", "week", name=op.f("pk_point_ratings")),
        sqlite_with_rowid=False,
    )


def _ledger() -> None:
    op.create_table(
        "point_entries",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("turn", sa.SmallInteger(), nullable=False),
        sa.Column("sign", sa.SmallInteger(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("season", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("booked_at", INSTANT, nullable=False),
        sa.CheckConstraint("sign in (-1, 1)", name=op.f("ck_point_entries_sign_is_plus_or_minus")),
        sa.CheckConstraint("sign * units >= 0", name=op.f("ck_point_entries_units_have_the_sign")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_point_entries_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "source", "kind", "person_id", "other_id", "turn", name=op.f("pk_point_entries")
        ),
    )
    for name, columns in (
        ("ix_point_entries_workspace_id_season_person_id_units", ["season", "person_id", "units"]),
        ("ix_point_entries_rolling", ["person_id", "day", "weight"]),
        ("ix_point_entries_caps", ["person_id", "week", "kind", "day", "units"]),
    ):
        op.create_index(name, "point_entries", ["workspace_id", *columns])


def _forbid_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER point_entries_no_{deed.lower()} BEFORE {deed} ON point_entries "
                "BEGIN SELECT RAISE(ABORT, 'the ledger of points is never changed'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION point_entries_stay() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger of points is never changed'; END $$"
    )
    op.execute(
        "CREATE TRIGGER point_entries_stay BEFORE UPDATE OR DELETE ON point_entries "
        "FOR EACH ROW EXECUTE FUNCTION point_entries_stay()"
    )


def _rings() -> None:
    op.create_table(
        "point_rings",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("inside", sa.Integer(), nullable=False),
        sa.Column("closure", sa.Double(), nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("reviewed_at", INSTANT, nullable=True),
        _workspace("point_rings"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_point_rings")),
    )
    op.create_index(op.f("ix_point_rings_workspace_id_found_on"), "point_rings", ["workspace_id", "found_on"])


def _seasons() -> None:
    op.create_table(
        "point_seasons",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("season", sa.String(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=False),
        sa.Column("results", sa.JSON(), nullable=False),
        _workspace("point_seasons"),
        sa.PrimaryKeyConstraint("workspace_id", "season", name=op.f("pk_point_seasons")),
    )
    op.create_table(
        "point_absences",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_point_absences_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", name=op.f("pk_point_absences")),
    )


def downgrade() -> None:
    for table in (
        "point_absences",
        "point_seasons",
        "point_rings",
        "point_entries",
        "point_ratings",
        "point_books",
        "point_deeds",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION IF EXISTS point_entries_stay()")
