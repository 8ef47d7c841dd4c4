"""A company to play with: a Slack on this machine, a sample company in it, and somebody to act in its name."""
