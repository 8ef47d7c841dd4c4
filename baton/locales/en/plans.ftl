plan-about = What you mean to do: if–then plans for yourself, and results with one owner and a day.
plan-grammar = /plan shows what you have open. /plan if … then … makes an if–then plan, which only you see.
plan-grammar-result = /plan result @owner what by fri sets a result for one colleague of your team; without a name it is yours.
plan-grammar-more = /plan done 3 closes one, /plan drop 3 why gives it up. /plan history shows the past, /plan team what your team has on its list.
plan-example-one = /plan if a colleague asks for something vague, then I ask what it is for
plan-example-two = /plan result @tom the onboarding checklist fits on one page by 27 Nov

# A plan in words
plan-sentence = “When { $cue }, I will { $action }”
plan-quoted = “{ $words }”
plan-day = { $day }
plan-days = { $days }
plan-due = due { $day }
plan-overdue = overdue since { $day }

# The list
plan-title = Your plans
plan-heading-result = Results
plan-heading-if-then = If–then plans
plan-heading-others = Set by you for others
plan-row = #{ $number } { $what } · { $due }
plan-row-set = #{ $number } { $what } · { $due } · set by { $person }
plan-row-proposed = #{ $number } { $what } · { $due } · { $person } asks you for it
plan-row-if-then = #{ $number } When { $cue }, I will { $action }
plan-none = Nothing is planned. Start with one small thing: /plan if an order comes back then I ask what was missing
plan-new = New plan
plan-new-result = New result
plan-mine = My plans
plan-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}

# Buttons
plan-accept = Accept
plan-done = Done
plan-check-in = Check in
plan-change = Change
plan-drop = Drop
plan-look = Open
plan-fired = It happened
plan-not-yet = Not yet
plan-change-it = Change it
plan-on-the-way = On the way
plan-help = Help needed
plan-take-back = Take back
plan-send-kudos = Send kudos
plan-wait = Not yet
plan-go-on = Keep it
plan-done-title = Is it done?
plan-done-text-result = Result #{ $number } is then closed for good.
plan-done-text-if-then = Plan #{ $number } is then closed for good, and you are not asked about it again.
plan-drop-title = Drop this plan?
plan-drop-text = Plan #{ $number } ends here. You can always make a new one.
plan-take-back-title = Take it back?
plan-take-back-text = Result #{ $number } ends here, and its owner hears that you no longer need it.

# Forms
plan-form-title = New if–then plan
plan-form-submit = Save
plan-form-intro = A plan that names its moment is easier to keep. Only you see it.
plan-form-cue = When …
plan-form-cue-hint = A moment you cannot miss
plan-form-cue-example = an order comes back
plan-form-action = … I will …
plan-form-action-hint = One small thing you can do right then
plan-form-action-example = ask what was missing before I change anything
plan-form-check = Ask me how it went on
plan-form-check-hint = And once more two weeks after that
plan-change-title = Change a plan
plan-result-title = New result
plan-form-owner = Who owns it?
plan-form-owner-hint = Exactly one person, so that nobody thinks another has it. You, or a colleague of your team.
plan-form-what = What will be there?
plan-form-what-hint = The result, not the activity
plan-form-what-example = The onboarding checklist fits on one page
plan-form-due = By which day?
plan-form-reviews = When to look at it on the way?
plan-form-reviews-hint = Up to { $most } days with commas between: 24 Nov, 1 Dec. Empty: halfway. none: not at all.
plan-form-reviews-change = Days with commas between: 24 Nov, 1 Dec. Empty: not at all.
plan-drop-form = Drop a result
plan-drop-words = Why?
plan-drop-words-hint = { $person } reads this.
plan-help-form = Help needed
plan-help-submit = Send
plan-help-words = What would help?
plan-help-words-hint = One or two sentences. Whoever set the result reads them; your team’s leads, if it was you.

# Refused
plan-what = That is not a plan yet. /plan if an order comes back then I ask what was missing; /plan result what by fri; or /plan list, done 3, drop 3, history, team.
plan-if-how = Name the moment and what you will do then, with “then” between them: /plan if an order comes back then I ask what was missing
plan-members-only = Plans are for the members of this workspace; guests are left out.
plan-cue-length = Please say when, in { $least } to { $most } characters.
plan-action-length = Please say what you will do then, in { $least } to { $most } characters.
plan-check-day = Please choose a day after today, at most a year ahead.
plan-result-length = Please say what will be there, in { $least } to { $most } characters.
plan-due-missing = By which day? Write it at the end: by fri, by 27 Nov, in 3 days.
plan-due-past = { $day } has gone by. Name today or a day to come; for next year, write it with the year.
plan-due-far = That day is more than a year away. Name a nearer one, for a first part of it perhaps.
plan-reviews-many = Please choose at most { $most } days to look at it.
plan-reviews-outside = Days to look at it come after today, and not after the day it is due.
plan-reviews-unread = “{ $words }” is no day. Write days as 24 Nov, 1 Dec or 2026-12-01, with commas between.
plan-one-owner = Please pick one: { $first } or { $second }. When a result belongs to several people, each can think another has it, so it has exactly one owner.
plan-cannot-own = { $person } cannot own a result: bots, guests and deactivated people are left out. Pick somebody else.
plan-not-your-team = { $person } is not in your team. Results are set inside a team, by its leads or by facilitators; from others you can order it: /handoff @name what by fri
plan-too-many = You have { $most } open plans, which is as many as one keeps in mind. Close or drop one first: /plan
plan-too-many-theirs = { $person } has { $most } open plans, which is as many as one keeps in mind. Talk about what can wait.
plan-which-number = Which one? Add its number, as in /plan done 3. /plan shows the numbers.
plan-not-found = You have no plan #{ $number }. See yours with /plan
plan-gone = This plan is not there any more. See yours with /plan
plan-only-owner = Only the owner of #{ $number } can do that.
plan-over = #{ $number } is closed already, so nothing was changed. See what is open with /plan
plan-why-missing = Please say why, in one sentence, so that your colleague knows how to go on: /plan drop 3 why
plan-help-missing = Please say in a few words what would help.
plan-words-long = Please keep it within { $most } characters.
plan-nobody-helps = Nobody set this result but you, and your team has no other lead. Ask a colleague directly, or order it: /handoff @name what by fri
plan-team-of-others = What { $team } has on its list is shown to its own people and leads.

# What whoever did it reads
plan-made-if-then = Planned as #{ $number }.
plan-made-if-then-asked = Planned as #{ $number }. You are asked on { $day } how it goes.
plan-made-result = Result #{ $number } is yours.
plan-made-result-asked = Result #{ $number } is yours. You are asked on { $day } how it goes.
plan-private = Only you see this plan.
plan-set-for = Result #{ $number } is with { $person }, who accepts or drops it.
plan-accepted = #{ $number } is yours now.
plan-changed = #{ $number } is changed.
plan-said-done = #{ $number } is done and closed.
plan-said-done-on-time = #{ $number } is done, on time, and closed.
plan-already-done = #{ $number } is done already.
plan-said-dropped = #{ $number } is dropped.
plan-already-dropped = #{ $number } is dropped already.
plan-hears = { $person } is told.
plan-noted-fired = Noted: it happened.
plan-noted-not-yet = Noted: not yet. If the moment is easy to miss, choose another.
plan-noted-on-the-way = Noted: on the way.
plan-help-sent = { $people } reads what would help.

# Check days
plan-how-if-then = You made this plan. Has it happened?
plan-how-result = You own this result. How is it going?
plan-why-if-then = You are asked because { $day } was a day to look at your plan. Nobody else sees the answer. /baton reminders off stops these questions.
plan-why-result = You are asked because { $day } was a day to look at this result. /baton reminders off stops these questions.
plan-answered = Answered: { $outcome }
plan-outcome-fired = it happened
plan-outcome-not-yet = not yet
plan-outcome-changed = changed
plan-outcome-on-the-way = on the way
plan-outcome-help = help needed
plan-outcome-done = done
plan-outcome-dropped = dropped

# Messages
plan-told-set = { $person } asks you for a result, as its one owner
plan-told-set-how = Accept it if you can keep it; then your team sees your name beside it. If not, drop it and say why.
plan-stands-open = You accepted it.
plan-stands-done = It is done and closed.
plan-stands-dropped = You dropped it.
plan-stands-taken-back = It was taken back. You need not do anything.
plan-fact-due = Due
plan-fact-reviews = Looked at on
plan-fact-why = Why
plan-fact-need = What would help
plan-told-done = { $person } has done what you set
plan-told-done-on-time = { $person } has done what you set, on time
plan-told-done-how = Thanks are worth most right away.
plan-told-dropped = { $person } cannot keep a result you set
plan-told-dropped-how = It is closed. Talk about what could work instead, and set it anew with /plan result
plan-told-taken-back = { $person } no longer needs a result you own
plan-told-changed = { $person } has changed a result you set. It now says:
plan-told-help = { $person } needs help with a result you set
plan-told-help-lead = { $person } needs help with a result
plan-told-help-how = A few minutes of your time may be enough. Answer them directly.

# The team, the past, the digest, App Home
plan-team-title = Results of { $team }
plan-team-none = { $team } has no open results.
plan-team-row = { $what } · { $person } · { $due }
plan-team-row-proposed = { $what } · { $person } · { $due } · not accepted yet
plan-team-row-numbered = #{ $number } { $what } · { $person } · { $due }
plan-team-row-proposed-numbered = #{ $number } { $what } · { $person } · { $due } · not accepted yet
plan-team-if-then = { $people } people of the team have if–then plans, { $plans } together. What they plan is theirs alone.
plan-history-title = Your last 90 days
plan-history-none = Nothing done or dropped in the last 90 days.
plan-past-done = #{ $number } { $words } · done { $day }
plan-past-dropped = #{ $number } { $words } · dropped { $day }
plan-past-dropped-why = #{ $number } { $words } · dropped { $day }: { $reason }
plan-digest = Actions due
plan-digest-due = { $what } · { $person } · due { $day }
plan-digest-overdue = { $what } · { $person } · overdue since { $day }
plan-home = My plan
plan-home-none = Nothing is planned. One small if–then plan is a good start.
plan-home-result = { $what } · { $due }
plan-home-more = { $count ->
    [one] One more: /plan
   *[other] { $count } more: /plan
}
plan-home-proposed = { $person } asks you for a result: { $what } · { $due }
plan-home-asked-if-then = Has it happened? When { $cue }, I will { $action }
plan-home-asked-result = How is it going? { $what }
