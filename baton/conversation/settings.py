"""How it reads when an admin has chosen something for the whole company."""

from baton.conversation.cards import Card, Note
from baton.domain.lines import Line


def saved(changed: bool, *more: Line) -> Card:
    """The answer to a form of workspace settings; `more` says what follows from what was chosen."""
    return Card.saying(Line("settings-saved" if changed else "settings-unchanged"), *map(Note, more))
