settings-title = Workspace settings
settings-note = What you change here holds for everybody within a few seconds, and stands in the audit log: /baton audit
settings-change = Change
settings-saved = Saved. It holds for everybody within a few seconds.
settings-unchanged = Nothing was changed.
settings-admins-only = Only admins can change what holds for everybody. /baton roles shows who they are.
