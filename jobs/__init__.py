"""What the clock does: each job is `run(office, *, now)`, safe to run twice, late or by hand."""
