"""The operator's door: the `baton` command, and the place where all parts are put together."""
