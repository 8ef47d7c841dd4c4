digest-about = One honest page a week about how your team serves the rest of the company.
digest-grammar = /digest shows what your team’s page would say now, to you alone. /digest week 2026-W47 shows the one posted for that week.
digest-grammar-leads = Leads: /digest here mon 09:00 posts it in this channel every week, /digest pause stops it, /digest resume goes on.
digest-example-one = /digest
digest-example-two = /digest here mon 09:00
digest-example-three = /digest week 2026-W47

digest-title = Weekly digest · { $team } · { $week }
digest-summary = Weekly digest of { $team }. { $level }
digest-preview = A preview for you alone. It is not posted and not kept; numbers it shows are the ones the next digest starts from.
digest-empty = A quiet time for { $team }: fewer than { $most } people rated in these four weeks, nothing was handed to other teams, and there were no kudos to retell. Ratings are shown from { $most } people on.

digest-level = Level { $value } of 5 – { $words } · { $people } · plain mean of four weeks
digest-level-between = between “{ $lower }” and “{ $higher }”
digest-level-1 = fell short
digest-level-2 = just enough
digest-level-3 = as expected
digest-level-4 = better than expected
digest-level-5 = did not see it coming
digest-people = { $band } people
digest-people-more = { $least }+ people
digest-level-hidden = The level is shown from { $most } people on: fewer rated in these four weeks.
digest-earlier = As published for { $week } (four weeks to { $last }): { $names }. Fewer than { $most } people have rated since, and the difference would tell who said what.
digest-field-level = level
digest-how = { $first } to { $last }, ratings by people of other teams after a handoff or when asked. Every person counts once, however often they rated. Nothing from fewer than { $most } people is shown, and numbers of people only as bands.

digest-dimensions = The five dimensions
digest-dimensions-mean = Plain mean, 1 to 5
digest-dimensions-people = How many people: { $dimensions }
digest-dimension-people = { $name } { $band }
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
