"""You said, we did: what leads answered, and who wants no message about it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("dimension", sa.String(length=16), nullable=True),
        sa.Column("by_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_answers_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_answers")),
        sa.UniqueConstraint(
            "workspace_id", "team_id", "week", "words", name=op.f("uq_answers_workspace_id_team_id_week_words")
        ),
    )
    op.create_index(op.f("ix_answers_workspace_id_told_at"), "answers", ["workspace_id", "told_at"], unique=False)
    op.add_column("people", sa.Column("off_answers", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("people") as batch_op:
        batch_op.alter_column("off_answers", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    op.drop_column("people", "off_answers")
    op.drop_table("answers")
