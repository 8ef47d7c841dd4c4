"""Points: the `deeds` that wait for the bookkeeper, the `ledger` nobody can change, `ratings` counted under a
pseudonym, the `rings` shown to admins, and the `seasons` that are over."""

from baton.storage.points import deeds, ledger, ratings, rings, seasons

__all__ = ["deeds", "ledger", "ratings", "rings", "seasons"]
