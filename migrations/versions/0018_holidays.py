"""People choose whose public holidays are theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("country", sa.String(2), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "country")
