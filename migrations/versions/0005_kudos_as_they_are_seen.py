"""Boards count in an index: each receiver's row knows who gave, when, and whether in private."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_UNDONE = sa.text("undone_at IS NOT NULL")
_INDEXES = (
    ("ix_kudos_receivers_person", "kudos_receivers", ["workspace_id", "person_id", "given_at", "private", "kudos_id"]),
    ("ix_kudos_receivers_giver", "kudos_receivers", ["workspace_id", "giver_id", "given_at", "private"]),
    ("ix_kudos_receivers_time", "kudos_receivers", ["workspace_id", "given_at", "private", "person_id", "giver_id"]),
    ("ix_kudos_value", "kudos", ["workspace_id", "value", "given_at", "private", "undone_at"]),
)
_BEFORE = ("ix_kudos_receivers_workspace_id_person_id_kudos_id", ["workspace_id", "person_id", "kudos_id"])


def upgrade() -> None:
    _repeat_on_receivers()
    op.drop_index(_BEFORE[0], table_name="kudos_receivers")
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)
    op.create_index(
        "ix_kudos_undone",
        "kudos",
        ["workspace_id", "given_at", "private", "id", "giver_id"],
        sqlite_where=_UNDONE,
        postgresql_where=_UNDONE,
    )


def downgrade() -> None:
    op.drop_index("ix_kudos_undone", table_name="kudos")
    for name, table, _ in reversed(_INDEXES):
        op.drop_index(name, table_name=table)
    op.create_index(_BEFORE[0], "kudos_receivers", _BEFORE[1])
    for name in ("private", "given_at", "giver_id"):
        op.drop_column("kudos_receivers", name)


def _repeat_on_receivers() -> None:
    columns = {"giver_id": sa.String(), "given_at": sa.DateTime(timezone=True), "private": sa.Boolean()}
    for name, kind in columns.items():
        op.add_column("kudos_receivers", sa.Column(name, kind, nullable=True))
    op.execute(
        "UPDATE kudos_receivers SET (giver_id, given_at, private) = (SELECT giver_id, given_at, private FROM kudos "
        "WHERE kudos.workspace_id = kudos_receivers.workspace_id AND kudos.id = kudos_receivers.kudos_id)"
    )
    with op.batch_alter_table("kudos_receivers") as batch_op:
        for name, kind in columns.items():
            batch_op.alter_column(name, existing_type=kind, nullable=False)
