"""Private, edited and hidden kudos, and what people settle about being thanked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PREFERENCES = ("kudos_silent", "off_boards", "off_digests", "giving_locked")


def upgrade() -> None:
    for name in _PREFERENCES:
        _add_flag("people", name)
    _add_flag("kudos", "private")
    op.add_column("kudos", sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("kudos", sa.Column("hidden_by", sa.String(), nullable=True))
    op.add_column("kudos", sa.Column("hidden_reason", sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("hidden_reason", "hidden_by", "edited_at", "private"):
        op.drop_column("kudos", name)
    for name in reversed(_PREFERENCES):
        op.drop_column("people", name)


def _add_flag(table: str, name: str) -> None:
    """A flag that is down for everybody there is; it has no default of the database's afterwards."""
    op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table(table) as batch_op:
        batch_op.alter_column(name, existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
