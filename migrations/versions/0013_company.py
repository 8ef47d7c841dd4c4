"""Months of ratings summed up for admins, and the weekly summaries they were posted."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "company_health",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_company_health_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "month", name=op.f("pk_company_health")),
    )
    op.create_table(
        "company_summaries",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_company_summaries_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "week", name=op.f("pk_company_summaries")),
    )


def downgrade() -> None:
    op.drop_table("company_summaries")
    op.drop_table("company_health")
