points-title = Points
points-grammar = /kudos points shows your points and the boards, /kudos points rules how points come about.
points-how = How points work
points-off = Points are switched off in this workspace. Kudos and ratings work as ever.
points-members-only = Points are for the members of this workspace; guests are left out.
points-what = /kudos points shows where you stand, /kudos points rules how points come about. Leads: /kudos points team off or team on.
points-season-name = Q{ $quarter } { $year }

points-this-week = This week
points-week-of = { $points } of at most { $most }
points-this-season = Season { $season }
points-week-full = You have all { $most } points a week can bring. Thanks go on arriving, only the counting rests until Monday.
points-kind-full = No more points this week for: { $kinds }. Thanks go on arriving, only the counting rests until Monday.
points-for-ratings = { $points } of this season’s points are for ratings. They are yours alone: no board, team or digest counts them, so that nobody can tell who rated.
points-kind-kudos-received = Kudos you receive
points-kind-kudos-given = Kudos you give
points-kind-rated = Handoffs you rate
points-kind-action-closed = Results of a plan, done on time
points-kind-retro-held = Retrospectives you take part in
points-kind-nudge-answered = Training questions you answer

points-board = People, the last weeks
points-board-note = What is four weeks old counts half. The first ten are shown. Names here notify nobody.
points-teams = Teams this season, points a head
points-most-improved = Most improved on its own last season: { $team }, up { $points }

points-rule = { $base } each, at most { $week } a week
points-rule-day = { $base } each, at most { $day } a day and { $week } a week
points-rule-never-scores = A rating counts the same whatever you say in it, and being rated gives no points at all.
points-rule-multipliers = Thanking another team counts one and a half times. The same person again within four weeks counts half, then a quarter, then nothing. Thanks returned within three days count half.
points-rule-week = A week brings at most { $most } points, all together.
points-rule-time = The board of the last weeks halves everything every four weeks and shows the first { $most }. A season is a quarter of the year, and everybody begins it with nothing.
points-rule-teams = A team has its points a head, at most { $most } from each person, drawn a little towards everybody’s mean so that size decides nothing. Teams of fewer than { $least } take no part.
points-rule-alone = Private kudos earn no points, and points for ratings are shown to you alone. What is taken back takes its points with it.
points-rule-leave = If you leave the boards, your points stay yours to see and still count for your team. A lead can keep a team out with /kudos points team off.

points-team-off = { $team } takes no part in the contest of teams. /kudos points team on brings it back.
points-team-off-already = { $team } takes no part already. /kudos points team on brings it back.
points-team-on = { $team } takes part in the contest of teams.
points-team-on-already = { $team } takes part already.
points-team-leads-only = Whether a team takes part is up to its leads, and you lead none.
points-team-size = A team that takes part needs at least { $least } people, and a setting of more than { $most } would leave nearly all out. Please choose between the two.

points-digest = The season
points-digest-score = The team has { $points } points a head in { $season } so far.
points-digest-place = { $place ->
    [1] The team has { $points } points a head in { $season } so far, the most of all teams.
    [2] The team has { $points } points a head in { $season } so far, the second most of all teams.
   *[3] The team has { $points } points a head in { $season } so far, the third most of all teams.
}
points-digest-improved = That is { $points } more than in all of its last season.
points-digest-most-improved = No team has improved more on its own last season.
points-ended = Season { $season } is over. First among the teams: { $first }.
points-ended-improved = Season { $season } is over. First among the teams: { $first }. Most improved: { $improved }.
points-ended-both = Season { $season } is over. First among the teams, and most improved: { $first }.

points-season-over = Season { $season } is over
points-season-thanks = Thank you all: every one of these points is somebody’s help that somebody else noticed.
points-season-people = Three who were thanked and thanked the most
points-season-teams = Teams, points a head
points-season-next = { $season } has begun, and everybody begins with nothing. /kudos points rules says how points come about.
points-channel-told = { $admin } chose this channel: how a season ended is told here, once a quarter.
points-channel-failed = Baton cannot post in { $channel }, where the end of a season is to be told. Type /invite @Baton there, or choose another channel: /baton settings.
points-unposted = Season { $season } is over, but Baton could not tell it in the channel you chose. Invite Baton there with /invite, or choose another channel under /baton settings. The results are in the digests and in App Home.

points-rings-title = Closed circles of kudos
points-rings-about = Within { $days } days these people mostly thanked each other. That may be a close team at work, so nobody is accused: please have a look.
points-ring = { $people }: { $inside } kudos among them, { $percent }% of all that touch them.
points-ring-fine = Looks fine
points-ring-keep = Keep paused
points-ring-decided-fine = Kudos among them count for points: decided by { $admin }.
points-ring-decided-kept = Kudos among them give no points for four weeks: decided by { $admin }.
points-ring-decided-already = This has been decided already.
points-ring-yours = You belong to this circle yourself. Please let another admin decide; /baton roles grant makes one.
points-rings-why = Until somebody decides, kudos among them give no points; they arrive as ever. Only admins get this message. Switch it off under /baton settings, Workspace settings.
points-rings-why-decided = Only admins get this message. Switch it off under /baton settings, Workspace settings.
points-ring-told-open = You and { $people } have thanked each other a lot lately. Kudos among you arrive as ever; they just give no points until an admin has had a look.
points-ring-told-kept = Kudos among you and { $people } arrive as ever; they give no points until { $until }. Kudos to and from everybody else count as usual.
points-ring-told-fine = An admin has had a look: kudos among you and { $people } count for points again.
points-ring-told-why = You get this once, and nobody but admins and the people named is told. Nothing is held against you. /kudos points rules says how points come about.

points-concentrated = { $half ->
    [one] One person got half of all kudos in the last { $days } days; of { $members } people { $unthanked } got none.
   *[other] { $half } people got half of all kudos in the last { $days } days; of { $members } people { $unthanked } got none.
}
points-concentrated-what = Perhaps some work is hard to see from where people stand. You could ask leads whose help went unnoticed.
points-concentrated-why = Only admins get this, once a month at most. Switch it off under /baton settings, Workspace settings.

points-settings-about = Points: whether there are any, boards, the contest of teams, and whether admins see closed circles of kudos.
points-settings-on = Points
points-settings-on-tick = Kudos and ratings give points
points-settings-boards = Boards
points-settings-boards-tick = Show boards of people and teams
points-settings-rings = Closed circles
points-settings-rings-tick = Show them to admins, and tell when kudos reach only a few
points-settings-team = Smallest team in the contest
points-settings-team-hint = At least three people, so that a team’s points do not tell one person’s.
points-settings-channel = End of a season
points-settings-channel-hint = The channel where it is told. Invite Baton there. With none it stands only in digests and App Home.
points-settings-told = The channel is told at once that it was chosen. If Baton cannot speak there, you will hear from it.
