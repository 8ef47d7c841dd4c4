"""Weekly reports: `kept` as they were compiled, and the `sums` they are compiled from."""
