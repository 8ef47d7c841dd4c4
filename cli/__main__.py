"""Where `baton` and `python -m cli` begin."""

import gc
from importlib import import_module


def main() -> None:
    """Load what the command needs with the garbage collector at rest, and run it.

    Nearly all that is loaded stays, and looking for what does not would take a fifth of the time. `cli.main` wakes the
    collector when the command is about to run.
    """
    gc.disable()
    import_module("cli.main").main()


if __name__ == "__main__":
    main()
