"""The Slack door: translates Slack's requests into asks, and cards into Block Kit. Knows no feature by name."""
