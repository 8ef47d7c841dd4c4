"""What a company's admins choose for everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("settings", sa.JSON(), nullable=True))
    op.execute("UPDATE workspaces SET settings = '{}'")
    with op.batch_alter_table("workspaces") as batch_op:
        batch_op.alter_column("settings", existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    op.drop_column("workspaces", "settings")
