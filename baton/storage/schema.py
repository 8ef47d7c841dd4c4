"""All tables in one place, for those who make or compare whole databases."""

from baton.storage import (
    answers,
    audit,
    courses,
    customers,
    deliveries,
    groups,
    handoffs,
    kudos,
    meetings,
    metrics,
    mvp,
    people,
    plans,
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
from baton.storage.training import cohorts, steps

NOUNS = (
    answers,
    audit,
    cohorts,
    company,
    courses,
    customers,
    deliveries,
    groups,
    handoffs,
    importance,
    importance_given,
    kudos,
    meetings,
    metrics,
    mvp,
    people,
    plans,
    points,
    promises,
    ratings,
    releases,
    reports,
    steps,
    teams,
    workspaces,
)
METADATA = Base.metadata
