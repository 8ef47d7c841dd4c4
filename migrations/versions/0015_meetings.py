"""Discussion meetings, what was answered in them, and what was agreed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("starter_id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "starter_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_meetings_workspace_id_starter_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_meetings")),
    )
    op.create_index(op.f("ix_meetings_workspace_id_source"), "meetings", ["workspace_id", "source"], unique=False)
    op.create_table(
        "meeting_answers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("question", sa.SmallInteger(), nullable=False),
        sa.Column("author_key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("by_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meetings.workspace_id", "meetings.id"],
            name=op.f("fk_meeting_answers_workspace_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "by_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_meeting_answers_workspace_id_by_id"),
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "meeting_id", "question", "author_key", name=op.f("pk_meeting_answers")
        ),
    )
    op.create_table(
        "meeting_actions",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meetings.workspace_id", "meetings.id"],
            name=op.f("fk_meeting_actions_workspace_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "owner_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_meeting_actions_workspace_id_owner_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "meeting_id", "place", name=op.f("pk_meeting_actions")),
    )


def downgrade() -> None:
    op.drop_table("meeting_actions")
    op.drop_table("meeting_answers")
    op.drop_table("meetings")
