"""What kudos are about: the link of a message, and the thread they are posted in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kudos", sa.Column("link", sa.String(), nullable=True))
    op.add_column("kudos", sa.Column("thread_id", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("kudos", "thread_id")
    op.drop_column("kudos", "link")
