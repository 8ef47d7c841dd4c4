"""Internal customers of teams, and what matters to them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team_customers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("customer_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("klass", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _of_a_team("team_customers"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "customer_id", name=op.f("pk_team_customers")),
    )
    op.create_index(
        op.f("ix_team_customers_workspace_id_customer_id"),
        "team_customers",
        ["workspace_id", "customer_id"],
        unique=False,
    )
    op.create_table(
        "importance_quarters",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_importance_quarters_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "quarter", name=op.f("pk_importance_quarters")),
    )
    op.create_table(
        "importance_splits",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("rater_key", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        _of_a_team("importance_splits"),
        sa.PrimaryKeyConstraint("workspace_id", "rater_key", "team_id", "quarter", name=op.f("pk_importance_splits")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_importance_splits_workspace_id_quarter"),
        "importance_splits",
        ["workspace_id", "quarter"],
        unique=False,
    )
    op.create_table(
        "importance_weights",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("raters", sa.Integer(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.CheckConstraint("raters >= 5", name=op.f("ck_importance_weights_of_enough_raters")),
        _of_a_team("importance_weights"),
        sa.PrimaryKeyConstraint("workspace_id", "quarter", "team_id", name=op.f("pk_importance_weights")),
    )


def _of_a_team(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"], name=op.f(f"fk_{table}_workspace_id_team_id")
    )


def downgrade() -> None:
    for table in ("importance_weights", "importance_splits", "importance_quarters", "team_customers"):
        op.drop_table(table)
