settings-title = Workspace settings
settings-note = What you change here holds for everybody within a few seconds, and stands in the audit log: /baton audit
settings-change = Change
settings-saved = Saved. It holds for everybody within a few seconds.
settings-unchanged = Nothing was changed.
settings-admins-only = Only admins can change what holds for everybody. /baton roles shows who they are.

# What was changed, as the audit log names it.
setting-yes = yes
setting-no = no
setting-none = nothing
setting-kudos-boards = Kudos: boards
setting-kudos-suggested = Kudos: values suggested by Baton
setting-kudos-own = Kudos: values of your own
setting-kudos-value-required = Kudos: every one names a value
setting-kudos-members = Kudos a day, for everybody
setting-kudos-leads = Kudos a day, for leads of teams
setting-kudos-facilitators = Kudos a day, for facilitators
setting-kudos-admins = Kudos a day, for admins
setting-kudos-unlimited = Kudos: people without a limit
setting-kudos-numbers = Kudos: people with a number of their own
setting-kudos-mode = Kudos: where they are posted
setting-kudos-log = Kudos: log channel
setting-points-on = Points
setting-points-boards = Points: boards
setting-points-smallest-team = Points: smallest team in the contest
setting-points-channel = Points: channel for the end of a season
setting-points-rings = Points: closed circles
setting-mvp-enabled = MVP rounds
setting-mvp-nth = MVP rounds: which week of the month
setting-mvp-weekday = MVP rounds: weekday
setting-mvp-day = MVP rounds: day of the month
setting-mvp-nomination-days = MVP rounds: days to nominate
setting-mvp-ballot-days = MVP rounds: days to vote
setting-mvp-channel-id = MVP rounds: channel
setting-mvp-propose-top = MVP rounds: the season’s first three are proposed
setting-mvp-half-own = MVP rounds: own department counts half
setting-which-week = { $nth ->
    [0] a day of the month
    [1] the first
    [2] the second
    [3] the third
    [4] the fourth
   *[-1] the last
}
setting-privacy-group-minimum = Ratings: people behind every number
setting-company-channel-id = Ratings: channel of the summary for admins
setting-company-dimensions = Ratings: dimensions a form asks
