digest-about = One honest page a week about how your team serves the rest of the company.
digest-grammar = /digest shows what your team’s page would say now, to you alone. /digest week 2026-W47 shows the one posted for that week.
digest-grammar-leads = Leads: /digest here mon 09:00 posts it in this channel every week, /digest pause stops it, /digest resume goes on.
digest-example-one = /digest
digest-example-two = /digest here mon 09:00
digest-example-three = /digest week 2026-W47

digest-title = Weekly digest · { $team } · { $week }
digest-summary = Weekly digest of { $team }. { $level }
digest-preview = A preview for you alone. It is not posted and not kept. Ratings stand as they were last released; the next release is with the next digest.
digest-empty = A quiet time for { $team }: fewer than { $most } people rated in these four weeks, nothing was handed to other teams, and there were no kudos to retell. Ratings are shown from { $most } people on.

digest-level = Level { $value } of 5 – { $words } · { $people }
digest-level-between = between “{ $lower }” and “{ $higher }”
digest-level-1 = fell short
digest-level-2 = just enough
digest-level-3 = as expected
digest-level-4 = better than expected
digest-level-5 = did not see it coming
digest-people = { $band } people
digest-people-more = { $least }+ people
digest-level-hidden = The level is shown from { $most } people on: not enough have rated in these four weeks.
digest-earlier = As released on { $day }: { $names }. Fewer than { $most } people have rated since, and what they said waits for more.
digest-field-level = level
digest-how = { $first } to { $last }, ratings by people of other teams after a handoff or when asked. Ratings are released in groups of at least { $most } people, each person counting once; nothing smaller is shown, and numbers of people only as bands. Not used for appraisal.

digest-dimensions = The five dimensions
digest-dimensions-mean = Mean, 1 to 5
digest-dimensions-hidden = Shown from { $most } people on, so not yet: { $names }
digest-dimension-reliability = Reliability
digest-dimension-responsiveness = Responsiveness
digest-dimension-assurance = Assurance
digest-dimension-empathy = Empathy
digest-dimension-tangibles = Tangibles

digest-handoffs = Handoffs to other teams, four weeks
digest-handoffs-few = Fewer than { $least } were delivered, too few for shares to mean anything.
digest-delivered = Delivered
digest-count = { $count }
digest-on-time = On time
digest-first-time = Accepted first time
digest-first-reply = Median first reply
digest-share = { $count } of { $total } ({ $percent }%)
digest-none-dated = No due dates were agreed
digest-none-decided = None received yet
digest-no-replies = No replies yet
digest-minutes = { $minutes } min
digest-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
digest-days = { $hours ->
    [0] { $days } d
   *[other] { $days } d { $hours } h
}

digest-words = Words people left
digest-words-delight = Delight
digest-words-pain = Pain
digest-words-itch = Would love
digest-words-other = And also
digest-words-signed = { $words } – { $name }

digest-stories = Kudos this week
digest-mvp = MVP
digest-mvp-nominate = Nominations for the MVP are open until { $at }: /mvp
digest-mvp-vote = The MVP ballot is open until { $at }: /mvp vote
digest-mvp-won = { $count ->
    [one] MVP of the last round: { $people }
   *[other] MVPs of the last round: { $people }
}
digest-story = { $giver } thanked { $people }

digest-rate = Rate a service
digest-kudos = Give kudos

digest-here = The digest of { $team } will be posted in { $channel } every { $weekday } at { $time }.
digest-resumed = The digest of { $team } goes on, in { $channel } every { $weekday } at { $time }.
digest-next = The next one: { $day } at { $time }, { $zone } time.
digest-paused = The digest of { $team } is paused. /digest resume goes on with the next week; what is missed is not posted later.
digest-is-paused = The digest is paused. Its leads can go on with /digest resume.
digest-not-begun = It is not posted anywhere yet. A lead begins it with /digest here mon 09:00 in the team’s channel.
digest-settings-hint = Baton must be in the channel: /invite it if it is not. /digest pause stops the posts.
digest-weekday-0 = Monday
digest-weekday-1 = Tuesday
digest-weekday-2 = Wednesday
digest-weekday-3 = Thursday
digest-weekday-4 = Friday
digest-weekday-5 = Saturday
digest-weekday-6 = Sunday

digest-not-understood = /digest alone shows the preview. Or: /digest week 2026-W47, /digest here mon 09:00, /digest pause, /digest resume.
digest-when = Please write a day and a time, such as /digest here mon 09:00, fri 3pm or just 9am.
digest-where = Type /digest here in the channel where the digest should be posted.
digest-which-week = Which week? Write it like /digest week 2026-W47, or just 47 for one of this year.
digest-no-such-week = { $team } has no digest of { $week }. { $known }
digest-week-known = The latest is of { $week }.
digest-none-yet = None has been posted yet; /digest shows a preview.
digest-no-team = You have no team yet, and the digest is a team’s. Join one with /team join, or create it with /team create.
digest-guests = The digest belongs to teams, and guests have no home team here.
digest-no-channel = No channel has been chosen yet. Type /digest here mon 09:00 in the team’s channel.
digest-only-leads = Where and when the digest of { $team } is posted is up to its leads. Please ask { $leads }.
digest-no-leads = Where and when the digest of { $team } is posted is up to its leads, and it has none yet. Name one with /team lead, or ask an admin.
digest-gone = This digest is no longer kept. /digest shows what it would say now.
digest-of-others = This digest belongs to a team you are no longer part of. /digest shows your own.
digest-unposted = The digest of { $team } for { $week } is ready, but Baton could not post it in the team’s channel. Invite Baton there with /invite, or choose another with /digest here. You can read it with /digest week { $typed }.

digest-level-high = Level 4 or higher, and all of them agree – better than expected · { $people }
digest-level-low = Level 2 or lower, and all of them agree – just enough, or less · { $people }
digest-level-plain = Level { $value } of 5 – { $words } · { $people } · plain mean of four weeks
digest-dimensions-plain = Plain mean, 1 to 5
digest-range = Where it may well lie
digest-spread = { $low } to { $high }
digest-change = Compared with the four weeks before
digest-clear-up = clearly up
digest-likely-up = likely up
digest-no-clear-change = no clear change
digest-likely-down = likely down
digest-clear-down = clearly down
digest-no-comparison = nothing to compare with yet
digest-response = Response
digest-response-about = about { $percent }% of those asked
digest-response-low = low response: about { $percent }% of those asked
digest-delighted = Delighted
digest-failed = Service failed
digest-percent = about { $percent }%
digest-index = Service quality index
digest-index-value = { $value } of 100 (50 is as expected)
digest-unusual-above = The level is above what is usual for this team ({ $usual }). Worth asking what went well, and keeping it.
digest-unusual-below = The level is below what is usual for this team ({ $usual }). Worth asking what changed.
digest-dimension = { $value } ({ $spread }) · { $people } · { $change }
digest-dimension-alone = { $value } ({ $spread }) · { $people }
digest-dimension-high = 4 or higher, all agree · { $people }
digest-dimension-low = 2 or lower, all agree · { $people }
digest-improve = First thing to improve: { $dimension }
digest-improve-further = Nothing fell short. The dimension with the most room: { $dimension }
digest-try-reliability = To try: agree on one sentence your customers may rely on, with a date in it, and look at it together every week.
digest-try-responsiveness = To try: name one person a day who answers new orders, even if only with a date. /handoff list shows what waits.
digest-try-assurance = To try: say with each delivery what you checked, what you did not, and whom to ask.
digest-try-empathy = To try: before the next order, ask three things: what is it for, what would make it easy to use, what worries you.
digest-try-tangibles = To try: fill in “done means” in every order, and deliver in the form it names.
digest-chart = The level, release by release
digest-chart-level = Level, 1 to 5
digest-chart-day = { $day }
digest-chart-usual = Usual for this team: { $usual }. Ups and downs inside mean nothing.
digest-chart-provisional = Usual so far: { $usual }. From twelve releases on Baton says when something is out of the ordinary.
digest-more = See more
digest-explain = How is this computed?
digest-more-title = Behind the digest · { $team } · { $week }
digest-more-table = All fields
digest-column-field = Field
digest-column-plain = Plain mean
digest-column-score = Score of 100
digest-column-change = Change
digest-number = { $value }
digest-none = –
digest-band-high = 4 or higher
digest-band-low = 2 or lower
digest-shares = Shares of people
digest-share-between = { $share } ({ $low } to { $high }%)
digest-percent-under = under { $percent }%
digest-field-level-alone = Level
digest-bars = How people rated, in the release of { $day }
digest-bar-level = { $level } – { $words }
digest-bar-levels = { $low } to { $high }
digest-bounds = If everybody who was asked and kept silent thought the worst, or the best, the plain mean would be { $low } or { $high }.
digest-more-note = Plain means are not adjusted for small numbers of people. Shares are told from ten people on, in steps of five. Everything is of at least { $most } people.
digest-explain-title = How it is computed · { $week }
digest-explain-epochs = Ratings gather field by field and are released at the weekly cutoff once at least { $most } people are among them; otherwise they wait. Everybody counts once in a release. The numbers here add up the releases of the four weeks to { $last }; no smaller group is ever looked at, so that no two digests tell apart what one person said.
digest-explain-band = All of them said nearly the same. Their exact answer would be everybody’s answer, so only the half of the scale is told.
digest-explain-alone = Too few teams have results to compare with, so the plain mean stands. People inside one team differ by about { $sd } points; with { $people } that gives the range shown.
digest-explain-shrunk = The plain mean of { $people } is { $plain }; the mean of all { $teams } teams is { $company }. Few people can be off by chance, so about { $percent }% of the number shown comes from the team’s own ratings and the rest from all teams: { $shown }. People inside one team differ by about { $sd } points, teams by about { $tau }.
digest-explain-change = Before: { $before }, now: { $now }. Small groups jump about, so the change counts as { $shift }, and the chance that it is upwards is { $percent }%: { $verdict }. Likely begins at 90%, clear at 97.5% if it also stands out among all changes looked at this week. True changes are taken to be about { $prior } points.
digest-explain-no-change = A change is told once both these four weeks and the four before them have a release.
digest-explain-index = The index weighs the five dimensions as the team’s customers did in { $quarter }: { $weights }. 50 means as expected.
digest-explain-index-even = The index weighs the five dimensions alike, until enough customers have said what matters to them: { $weights }. 50 means as expected.
digest-weight = { $name } { $percent }%
digest-explain-chart = { $charts ->
    [0] No team has twelve releases yet, so nothing is called out of the ordinary.
    [one] One chart is watched. It is out of the ordinary beyond { $width } standard errors of the running average, or { $point } for a single release: about one false alarm in half a year.
   *[other] { $charts } charts are watched. One is out of the ordinary beyond { $width } standard errors of its running average, or { $point } for a single release: about one false alarm in half a year over all of them.
}
digest-explain-rule = Rule { $rule }. The numbers of this page never change.
digest-explain-plain = The numbers of this digest are plain means of four weeks, as Baton showed them then.
digest-answer = What we changed
digest-ties = How the team works with others, four weeks
digest-restart = Begin the chart anew
digest-restart-title = Begin anew
digest-restart-submit = Begin
digest-restart-intro = From which day on is something else usual for { $team }? Twelve releases from then on say what is usual now.
digest-restart-day = From
digest-restart-reason = Why
digest-restart-hint = For example: new ticket system since 2 November. It stays in the audit log.
digest-restart-why = Please say why, in at least { $least } characters.
digest-restart-future = Please choose a day that has come already.
digest-restarted = The chart of { $team } begins on { $day }. The digests posted so far stay as they are.
