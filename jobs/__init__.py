"""The clock's door: jobs that fall due, each `run(office, *, now)`, safe to run twice, late or by hand."""
