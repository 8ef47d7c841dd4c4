"""The door to the clock: what happens by itself at set times, and the sending of what is owed."""
