"""/team: my team, the others, and how each is run."""

from baton.conversation.teams.command import NOUN

__all__ = ["NOUN"]
