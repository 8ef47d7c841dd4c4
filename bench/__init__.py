"""Baton measured side by side with a stock Bolt app, on the same machine in the same run."""
