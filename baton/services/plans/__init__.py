"""Plans: making them, saying on check days how they go, and bringing them to an end."""

from baton.services.plans.checking import ask_for_checks, asked_about, check, reference_of, report, said_on
from baton.services.plans.closing import Ended, accept, done, drop
from baton.services.plans.making import change_if_then, change_result, make_if_then, set_result
from baton.services.plans.seen import (
    OfTeam,
    due_of_all,
    history,
    numbered,
    of_owner,
    of_source,
    of_team,
    open_of,
    set_for_others,
)
from baton.services.plans.telling import CHANGED, CHECK, DONE, DROPPED, HELP, SET

__all__ = [
    "CHANGED",
    "CHECK",
    "DONE",
    "DROPPED",
    "HELP",
    "SET",
    "Ended",
    "OfTeam",
    "accept",
    "ask_for_checks",
    "asked_about",
    "change_if_then",
    "change_result",
    "check",
    "done",
    "drop",
    "due_of_all",
    "history",
    "make_if_then",
    "numbered",
    "of_owner",
    "of_source",
    "of_team",
    "open_of",
    "reference_of",
    "report",
    "said_on",
    "set_for_others",
    "set_result",
]
