"""The workshop behind `slackapp.blocks`: one module for each kind of thing that Slack shows."""
