"""The first tables: workspaces, people, teams, handoffs, ratings, kudos, reports, and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handoff_counters",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_handoff_counters")),
    )
    op.create_table(
        "kudos_allowances",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("giver_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0", name=op.f("ck_kudos_allowances_used_is_not_negative")),
        sa.PrimaryKeyConstraint("workspace_id", "giver_id", "day", name=op.f("pk_kudos_allowances")),
    )
    op.create_table(
        "rating_prompts",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("handoff_id", sa.String(), nullable=False),
        sa.Column("rater_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("probability", sa.Double(), nullable=False),
        sa.Column("draw", sa.Double(), nullable=True),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "handoff_id", name=op.f("pk_rating_prompts")),
    )
    with op.batch_alter_table("rating_prompts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_prompts_workspace_id_at"), ["workspace_id", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_rating_prompts_workspace_id_rater_id_at"), ["workspace_id", "rater_id", "at"], unique=False
        )

    op.create_table(
        "rating_requests",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("requester_id", sa.String(), nullable=False),
        sa.Column("rater_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_rating_requests")),
    )
    with op.batch_alter_table("rating_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_requests_workspace_id_at"), ["workspace_id", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_rating_requests_workspace_id_rater_id_at"), ["workspace_id", "rater_id", "at"], unique=False
        )

    op.create_table(
        "ratings",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("rater_key", sa.String(), nullable=False),
        sa.Column("handoff_key", sa.String(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("provider_id", sa.String(), nullable=True),
        sa.Column("stream", sa.String(length=16), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("reliability", sa.SmallInteger(), nullable=True),
        sa.Column("responsiveness", sa.SmallInteger(), nullable=True),
        sa.Column("assurance", sa.SmallInteger(), nullable=True),
        sa.Column("empathy", sa.SmallInteger(), nullable=True),
        sa.Column("tangibles", sa.SmallInteger(), nullable=True),
        sa.Column("point", sa.String(length=16), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("failure", sa.String(length=16), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("form_seconds", sa.Integer(), nullable=True),
        sa.Column("subject_key", sa.String(), nullable=True),
        sa.Column("blurred", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "assurance is null or assurance between 1 and 5", name=op.f("ck_ratings_assurance_is_1_to_5")
        ),
        sa.CheckConstraint("empathy is null or empathy between 1 and 5", name=op.f("ck_ratings_empathy_is_1_to_5")),
        sa.CheckConstraint("level between 1 and 5", name=op.f("ck_ratings_level_is_1_to_5")),
        sa.CheckConstraint(
            "reliability is null or reliability between 1 and 5", name=op.f("ck_ratings_reliability_is_1_to_5")
        ),
        sa.CheckConstraint(
            "responsiveness is null or responsiveness between 1 and 5", name=op.f("ck_ratings_responsiveness_is_1_to_5")
        ),
        sa.CheckConstraint(
            "tangibles is null or tangibles between 1 and 5", name=op.f("ck_ratings_tangibles_is_1_to_5")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_ratings")),
        sa.UniqueConstraint(
            "workspace_id", "rater_key", "subject_key", name=op.f("uq_ratings_workspace_id_rater_key_subject_key")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ratings_workspace_id_rated_at"), ["workspace_id", "rated_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_ratings_workspace_id_subject_key"), ["workspace_id", "subject_key"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_ratings_workspace_id_team_id_day"), ["workspace_id", "team_id", "day"], unique=False
        )

    op.create_table(
        "requests",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "key", name=op.f("pk_requests")),
    )
    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requests_at"), ["at"], unique=False)

    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_audit_entries_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_audit_entries")),
    )
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entries_workspace_id_at"), ["workspace_id", "at"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("surface", sa.String(length=16), nullable=False),
        sa.Column("manner", sa.String(length=16), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_deliveries_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "workspace_id", "recipient", "kind", "period", name=op.f("uq_deliveries_workspace_id_recipient_kind_period")
        ),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deliveries_admitted",
            ["workspace_id", "recipient", "admitted_at"],
            unique=False,
            sqlite_where=sa.text("admitted_at IS NOT NULL"),
            postgresql_where=sa.text("admitted_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_deliveries_claimed",
            ["lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'claimed'"),
            postgresql_where=sa.text("state = 'claimed'"),
        )
        batch_op.create_index(
            "ix_deliveries_home",
            ["workspace_id", "recipient"],
            unique=False,
            sqlite_where=sa.text("kind = 'home'"),
            postgresql_where=sa.text("kind = 'home'"),
        )
        batch_op.create_index(
            "ix_deliveries_owed",
            ["priority", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'owed'"),
            postgresql_where=sa.text("state = 'owed'"),
        )
        batch_op.create_index(
            batch_op.f("ix_deliveries_workspace_id_reference_kind"), ["workspace_id", "reference", "kind"], unique=False
        )

    op.create_table(
        "teams",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("digest_weekday", sa.Integer(), nullable=False),
        sa.Column("digest_time", sa.Time(), nullable=False),
        sa.Column("digest_paused", sa.Boolean(), nullable=False),
        sa.Column("digest_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_teams_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_teams")),
        sa.UniqueConstraint("workspace_id", "name_key", name=op.f("uq_teams_workspace_id_name_key")),
    )
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("admin_granted", sa.Boolean(), nullable=False),
        sa.Column("is_facilitator", sa.Boolean(), nullable=False),
        sa.Column("language_chosen", sa.Boolean(), nullable=False),
        sa.Column("zone_chosen", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("privacy_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("welcomed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prompts_stopped", sa.Boolean(), nullable=False),
        sa.Column("reminders_stopped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"], name=op.f("fk_people_workspace_id_team_id")
        ),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_people_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_people")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_workspace_id_team_id"), ["workspace_id", "team_id"], unique=False)

    op.create_table(
        "published_numbers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_published_numbers_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", name=op.f("pk_published_numbers")),
    )
    op.create_table(
        "reports",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("compiled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_reports_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_reports")),
        sa.UniqueConstraint("workspace_id", "team_id", "week", name=op.f("uq_reports_workspace_id_team_id_week")),
    )
    op.create_table(
        "handoffs",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("receiver_id", sa.String(), nullable=False),
        sa.Column("owner_team_id", sa.String(), nullable=True),
        sa.Column("receiver_team_id", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("done_means", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returns", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("want", sa.String(), nullable=False),
        sa.Column("demand", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "owner_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_handoffs_workspace_id_owner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "receiver_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_handoffs_workspace_id_receiver_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_handoffs")),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_handoffs_workspace_id_number")),
    )
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_handoffs_workspace_id_owner_id_state"), ["workspace_id", "owner_id", "state"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_handoffs_workspace_id_owner_team_id_delivered_at"),
            ["workspace_id", "owner_team_id", "delivered_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_handoffs_workspace_id_receiver_id_state"),
            ["workspace_id", "receiver_id", "state"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_handoffs_workspace_id_state_due_on"), ["workspace_id", "state", "due_on"], unique=False
        )

    op.create_table(
        "kudos",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("giver_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("handoff_id", sa.String(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "giver_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_kudos_workspace_id_giver_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_kudos")),
    )
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kudos_workspace_id_given_at"), ["workspace_id", "given_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_kudos_workspace_id_giver_id_given_at"),
            ["workspace_id", "giver_id", "given_at"],
            unique=False,
        )

    op.create_table(
        "team_leads",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_team_leads_workspace_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "team_id"],
            ["teams.workspace_id", "teams.id"],
            name=op.f("fk_team_leads_workspace_id_team_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "person_id", name=op.f("pk_team_leads")),
    )
    op.create_table(
        "handoff_steps",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("handoff_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("answers_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "handoff_id"],
            ["handoffs.workspace_id", "handoffs.id"],
            name=op.f("fk_handoff_steps_workspace_id_handoff_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_handoff_steps")),
        sa.UniqueConstraint("workspace_id", "answers_id", name=op.f("uq_handoff_steps_workspace_id_answers_id")),
    )
    with op.batch_alter_table("handoff_steps", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_handoff_steps_workspace_id_handoff_id_at"),
            ["workspace_id", "handoff_id", "at"],
            unique=False,
        )

    op.create_table(
        "kudos_joins",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("kudos_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "kudos_id"],
            ["kudos.workspace_id", "kudos.id"],
            name=op.f("fk_kudos_joins_workspace_id_kudos_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_kudos_joins_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "kudos_id", "person_id", name=op.f("pk_kudos_joins")),
    )
    op.create_table(
        "kudos_receivers",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("kudos_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "kudos_id"],
            ["kudos.workspace_id", "kudos.id"],
            name=op.f("fk_kudos_receivers_workspace_id_kudos_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name=op.f("fk_kudos_receivers_workspace_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "kudos_id", "person_id", name=op.f("pk_kudos_receivers")),
    )
    with op.batch_alter_table("kudos_receivers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kudos_receivers_workspace_id_person_id_kudos_id"),
            ["workspace_id", "person_id", "kudos_id"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("kudos_receivers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_receivers_workspace_id_person_id_kudos_id"))

    op.drop_table("kudos_receivers")
    op.drop_table("kudos_joins")
    with op.batch_alter_table("handoff_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handoff_steps_workspace_id_handoff_id_at"))

    op.drop_table("handoff_steps")
    op.drop_table("team_leads")
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_workspace_id_giver_id_given_at"))
        batch_op.drop_index(batch_op.f("ix_kudos_workspace_id_given_at"))

    op.drop_table("kudos")
    with op.batch_alter_table("handoffs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handoffs_workspace_id_state_due_on"))
        batch_op.drop_index(batch_op.f("ix_handoffs_workspace_id_receiver_id_state"))
        batch_op.drop_index(batch_op.f("ix_handoffs_workspace_id_owner_team_id_delivered_at"))
        batch_op.drop_index(batch_op.f("ix_handoffs_workspace_id_owner_id_state"))

    op.drop_table("handoffs")
    op.drop_table("reports")
    op.drop_table("published_numbers")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_workspace_id_team_id"))

    op.drop_table("people")
    op.drop_table("teams")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deliveries_workspace_id_reference_kind"))
        batch_op.drop_index(
            "ix_deliveries_owed",
            sqlite_where=sa.text("state = 'owed'"),
            postgresql_where=sa.text("state = 'owed'"),
        )
        batch_op.drop_index(
            "ix_deliveries_home",
            sqlite_where=sa.text("kind = 'home'"),
            postgresql_where=sa.text("kind = 'home'"),
        )
        batch_op.drop_index(
            "ix_deliveries_claimed",
            sqlite_where=sa.text("state = 'claimed'"),
            postgresql_where=sa.text("state = 'claimed'"),
        )
        batch_op.drop_index(
            "ix_deliveries_admitted",
            sqlite_where=sa.text("admitted_at IS NOT NULL"),
            postgresql_where=sa.text("admitted_at IS NOT NULL"),
        )

    op.drop_table("deliveries")
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entries_workspace_id_at"))

    op.drop_table("audit_entries")
    op.drop_table("workspaces")
    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requests_at"))

    op.drop_table("requests")
    with op.batch_alter_table("ratings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ratings_workspace_id_team_id_day"))
        batch_op.drop_index(batch_op.f("ix_ratings_workspace_id_subject_key"))
        batch_op.drop_index(batch_op.f("ix_ratings_workspace_id_rated_at"))

    op.drop_table("ratings")
    with op.batch_alter_table("rating_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_requests_workspace_id_rater_id_at"))
        batch_op.drop_index(batch_op.f("ix_rating_requests_workspace_id_at"))

    op.drop_table("rating_requests")
    with op.batch_alter_table("rating_prompts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_prompts_workspace_id_rater_id_at"))
        batch_op.drop_index(batch_op.f("ix_rating_prompts_workspace_id_at"))

    op.drop_table("rating_prompts")
    op.drop_table("kudos_allowances")
    op.drop_table("handoff_counters")
