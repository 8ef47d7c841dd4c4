"""Courses a company wrote itself, cohorts with their people, and each one's steps."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_courses_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_courses")),
    )
    with op.batch_alter_table("courses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_courses_workspace_id_key"), ["workspace_id", "key"], unique=False)

    op.create_table(
        "cohorts",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("follows_id", sa.String(), nullable=True),
        sa.Column("reported", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "facilitator_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_cohorts_workspace_id_facilitator_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_cohorts")),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_cohorts_workspace_id_number")),
    )
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cohorts_workspace_id_ends_on"), ["workspace_id", "ends_on"], unique=False)

    op.create_table(
        "participants",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("ignored", sa.SmallInteger(), nullable=False),
        sa.Column("stretched", sa.Boolean(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("stopped_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "cohort_id"],
            ["cohorts.workspace_id", "cohorts.id"],
            name=op.f("fk_participants_workspace_id_cohort_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_participants_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "cohort_id", "person_id", name=op.f("pk_participants")),
    )
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participants_workspace_id_person_id"), ["workspace_id", "person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_participants_workspace_id_standing_asked_on"),
            ["workspace_id", "standing", "asked_on"],
            unique=False,
        )

    op.create_table(
        "training_steps",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("picked", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozes", sa.SmallInteger(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "cohort_id", "person_id"],
            ["participants.workspace_id", "participants.cohort_id", "participants.person_id"],
            name=op.f("fk_training_steps_workspace_id_cohort_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "cohort_id", "person_id", "key", name=op.f("pk_training_steps")),
    )
    with op.batch_alter_table("training_steps", schema=None) as batch_op:
        batch_op.create_index(
            "ix_training_steps_planned",
            ["workspace_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("state = 'planned'"),
            postgresql_where=sa.text("state = 'planned'"),
        )
        batch_op.create_index(
            batch_op.f("ix_training_steps_workspace_id_person_id"), ["workspace_id", "person_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("training_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_steps_workspace_id_person_id"))
        batch_op.drop_index(
            "ix_training_steps_planned",
            sqlite_where=sa.text("state = 'planned'"),
            postgresql_where=sa.text("state = 'planned'"),
        )

    op.drop_table("training_steps")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participants_workspace_id_standing_asked_on"))
        batch_op.drop_index(batch_op.f("ix_participants_workspace_id_person_id"))

    op.drop_table("participants")
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cohorts_workspace_id_ends_on"))

    op.drop_table("cohorts")
    with op.batch_alter_table("courses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_courses_workspace_id_key"))

    op.drop_table("courses")
