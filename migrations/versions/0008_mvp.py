"""MVP rounds: nominations, and a ballot box in which no vote is a row."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mvp_rounds",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ballot_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("half_own", sa.Boolean(), nullable=False),
        sa.Column("halved", sa.Boolean(), nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.Column("eligible", sa.Integer(), nullable=False),
        sa.Column("voted", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_mvp_rounds_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mvp_rounds")),
        sa.UniqueConstraint("workspace_id", "day", name=op.f("uq_mvp_rounds_workspace_id_day")),
    )
    op.create_index(
        op.f("ix_mvp_rounds_workspace_id_state_opens_at"),
        "mvp_rounds",
        ["workspace_id", "state", "opens_at"],
        unique=False,
    )

    op.create_table(
        "mvp_tallies",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "round_id"],
            ["mvp_rounds.workspace_id", "mvp_rounds.id"],
            name=op.f("fk_mvp_tallies_workspace_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "round_id", name=op.f("pk_mvp_tallies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mvp_nominations",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("nominee_id", sa.String(), nullable=False),
        sa.Column("nominator_id", sa.String(), nullable=True),
        sa.Column("slot", sa.SmallInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("evidence_kind", sa.String(length=16), nullable=True),
        sa.Column("evidence_id", sa.String(), nullable=True),
        sa.Column("nominated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hidden_by", sa.String(), nullable=True),
        sa.Column("hidden_reason", sa.String(), nullable=True),
        sa.CheckConstraint("slot between 1 and 2", name=op.f("ck_mvp_nominations_slot_is_one_of_a_few")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "nominator_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_nominations_workspace_id_nominator_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "nominee_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_nominations_workspace_id_nominee_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "round_id"],
            ["mvp_rounds.workspace_id", "mvp_rounds.id"],
            name=op.f("fk_mvp_nominations_workspace_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mvp_nominations")),
        sa.UniqueConstraint(
            "workspace_id",
            "round_id",
            "nominator_id",
            "slot",
            name=op.f("uq_mvp_nominations_workspace_id_round_id_nominator_id_slot"),
        ),
        sa.UniqueConstraint(
            "workspace_id", "round_id", "nominee_id", "nominator_id", name="uq_mvp_nominations_nominee_nominator"
        ),
    )
    op.create_table(
        "mvp_nominees",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("won", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_nominees_workspace_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "round_id"],
            ["mvp_rounds.workspace_id", "mvp_rounds.id"],
            name=op.f("fk_mvp_nominees_workspace_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "round_id", "person_id", name=op.f("pk_mvp_nominees")),
    )
    op.create_table(
        "mvp_seconds",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("nominee_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "nominee_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_seconds_workspace_id_nominee_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_seconds_workspace_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "round_id"],
            ["mvp_rounds.workspace_id", "mvp_rounds.id"],
            name=op.f("fk_mvp_seconds_workspace_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "round_id", "nominee_id", "person_id", name=op.f("pk_mvp_seconds")),
    )
    op.create_table(
        "mvp_voters",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_mvp_voters_workspace_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "round_id"],
            ["mvp_rounds.workspace_id", "mvp_rounds.id"],
            name=op.f("fk_mvp_voters_workspace_id_round_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "round_id", "person_id", name=op.f("pk_mvp_voters")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("mvp_voters")
    op.drop_table("mvp_seconds")
    op.drop_table("mvp_nominees")
    op.drop_table("mvp_nominations")
    op.drop_table("mvp_tallies")
    op.drop_index(op.f("ix_mvp_rounds_workspace_id_state_opens_at"), table_name="mvp_rounds")
    op.drop_table("mvp_rounds")
