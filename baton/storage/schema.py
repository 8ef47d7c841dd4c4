"""All tables in one place, for those who make or compare whole databases."""

from baton.storage import (
    answers,
    audit,
    customers,
    deliveries,
    groups,
    handoffs,
    kudos,
    metrics,
    mvp,
    people,
    points,
    promises,
    ratings,
    teams,
    workspaces,
)
from baton.storage.company import kept as company
from baton.storage.database import Base
from baton.storage.importance import given as importance_given
from baton.storage.importance import told as importance
from baton.storage.releases import closing as releases
from baton.storage.reports import kept as reports

NOUNS = (
    answers,
    audit,
    company,
    customers,
    deliveries,
    groups,
    handoffs,
    importance,
    importance_given,
    kudos,
    metrics,
    mvp,
    people,
    points,
    promises,
    ratings,
    releases,
    reports,
    teams,
    workspaces,
)
METADATA = Base.metadata
