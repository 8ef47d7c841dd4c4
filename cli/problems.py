"""What an operator can be told in one sentence."""


class Problem(Exception):
    """Something an operator can mend; the text says what."""


class NotReady(Exception):
    """Baton cannot start yet; the text says in one sentence why and what to do."""
