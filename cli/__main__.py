"""Lets `python -m cli` do what `baton` does, where the script is not installed."""

from cli.main import main

main()
