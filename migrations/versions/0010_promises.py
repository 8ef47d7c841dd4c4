"""Service promises of teams, and what leads said on their review days."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "promises",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("measure", sa.String(length=16), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("target", sa.SmallInteger(), nullable=True),
        sa.Column("review_weeks", sa.SmallInteger(), nullable=False),
        sa.Column("next_review", sa.Date(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_promises_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_promises")),
    )
    op.create_index(
        op.f("ix_promises_workspace_id_team_id_ended_at"),
        "promises",
        ["workspace_id", "team_id", "ended_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_promises_workspace_id_next_review"), "promises", ["workspace_id", "next_review"], unique=False
    )
    op.create_table(
        "promise_reviews",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("promise_id", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "promise_id"],
            ["promises.workspace_id", "promises.id"],
            name=op.f("fk_promise_reviews_workspace_id_promise_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "promise_id", "due_on", name=op.f("pk_promise_reviews")),
    )


def downgrade() -> None:
    op.drop_table("promise_reviews")
    op.drop_table("promises")
