"""A company that does not exist, for trying Baton out: who works there, and twelve weeks of what they did."""
