"""Plans of people, what was said on check days, and the numbers plans are called by."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("setter_id", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("check_days", sa.JSON(), nullable=False),
        sa.Column("next_check", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "owner_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_plans_workspace_id_owner_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_plans")),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_plans_workspace_id_number")),
    )
    for columns in (("owner_id", "state"), ("setter_id", "state"), ("state", "due_on"), ("next_check",)):
        name = op.f("_".join(("ix_plans_workspace_id", *columns)))
        op.create_index(name, "plans", ["workspace_id", *columns], unique=False)
    sourced = sa.text("source <> ''")
    op.create_index(
        "ix_plans_source",
        "plans",
        ["workspace_id", "owner_id", "source"],
        unique=True,
        sqlite_where=sourced,
        postgresql_where=sourced,
    )
    op.create_table(
        "plan_checks",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "plan_id"],
            ["plans.workspace_id", "plans.id"],
            name=op.f("fk_plan_checks_workspace_id_plan_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "plan_id", "due_on", name=op.f("pk_plan_checks")),
    )
    op.create_index(
        op.f("ix_plan_checks_workspace_id_plan_id_at"), "plan_checks", ["workspace_id", "plan_id", "at"], unique=False
    )
    op.create_table(
        "plan_counters",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_plan_counters")),
    )


def downgrade() -> None:
    op.drop_table("plan_counters")
    op.drop_table("plan_checks")
    op.drop_table("plans")
