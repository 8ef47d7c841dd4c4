metrics-delivery-time = Delivery time
metrics-project-success = Project success
metrics-turnover = Turnover
metrics-satisfaction = Satisfaction
metrics-empty = The file holds no figures. The first line names the columns metric, team, month, value, unit, source; every further line is one figure.
metrics-twice = the same metric, team and month stand on line { $first } already. Keep one of the two.
metrics-bad-name = the metric needs a name of at most { $most } characters, such as delivery-time.
metrics-bad-month = { $month ->
    [blank] the month is missing. Write it like 2026-11.
   *[other] { $month } is no month. Write it like 2026-11.
}
metrics-when = { $month } lies outside { $first } to { $last }.
metrics-bad-value = { $value ->
    [blank] the value is missing.
   *[other] { $value } is no value. Write digits with a point, such as 1234.5, and the unit in its own column.
}
metrics-too-large = the value is too large to be kept. Choose a larger unit.
metrics-bad-unit = a unit has at most { $most } characters.
metrics-bad-source = a source has at most { $most } characters.
metrics-no-team = there is no team { $team }. Leave it blank for the whole company.
metrics-no-team-but = there is no team { $team }. Did you mean { $guesses }?
metrics-not-yours = Figures are taken over by admins and facilitators. Ask one of them: /baton roles shows who they are.
