training-about = What you learned, kept alive: a short message now and then for half a year after a course
training-grammar = `/training` · `learn [words]` · `snooze 1|3|7` · `stop` · `resume`
training-grammar-facilitators = Facilitators: `new [course]` · `cohorts` · `courses`
training-grammar-cohort = Facilitators, with the number of a cohort: `cohort 3` · `add 3 @people, @groups, teams` · `remove 3 @people` · `change 3` · `copy 3` · `cancel 3` · `results 3` · `effect 3` · `roi 3` · `export 3` · `meeting 3`
training-example-one = /training snooze 3
training-example-two = /training add 3 @li, Payroll
training-what = Say /training alone, or learn, snooze, stop or resume after it. /training help has examples.
training-what-facilitators = Say /training alone, or one of new, cohorts, courses, add, remove, change, copy, cancel, results, effect, roi, export, meeting, learn, snooze, stop, resume. /training help has examples.
training-facilitators-only = Facilitators arrange trainings. An admin can make you one with /baton roles grant.
training-title = Your trainings
training-none = You take part in no training at present.
training-own = { $cohort }, { $day }
training-own-stopped = You have stopped the messages of this training.
training-own-next = Next on { $day }. You have answered { $answered } of { $of }.
training-own-done = Nothing more is planned. You have answered { $answered } of { $of }.
training-your-plan = Your plan: when { $cue }, I will { $action }
training-suggested = A plan for it: when { $cue }, I will { $action }
training-lesson = { $title }
training-learn = Lessons
training-learn-title = One-minute lessons
training-learn-none = No lesson has “{ $words }” in it.
training-read = Read
training-earlier = Earlier
training-more = More
training-quiz = Ask me a question
training-quiz-again = Another one
training-no-questions = There are no questions in your courses.
training-take-plan = Make it my plan
training-cohorts = Cohorts
training-courses = Courses
training-new = New cohort

training-say-diagnosis = Your course is about a week away. Five quick statements show where you stand now, so that you can see later what changed.
training-say-commitment = While it is fresh: was it useful, and what will you do differently? One plan, “when … I will …”, is enough.
training-say-recall = One question from the course. Recalling something yourself keeps it longer than reading it again.
training-say-practice = A minute of practice for today: one small thing from the course that fits an ordinary working day.
training-say-check = Two weeks on: one question, and has the moment in your plan come yet?
training-say-review = A month on: what do you keep, what do you change? Three internal customers can tell you how it looks from where they are.
training-say-booster = Two months on: a reminder of what your team’s customers would like more of, and a new plan for it.
training-say-evaluation = Three months on: how often do you do what the course was about? Your customers’ view stands beside it, in groups only.
training-say-refresh = Half a year on, and this is the last message: one question, and a plan if you like.
training-say-manager = People of your team took a course. One question of yours in the next talk helps more than any reminder of mine.
training-button-diagnosis = Answer five statements
training-button-commitment = Make my plan
training-button-recall = Answer
training-button-practice = Show me how
training-button-check = Look at my plan
training-button-review = Look back
training-button-booster = Show me
training-button-evaluation = Answer
training-button-refresh = Refresh
training-button-manager = What they learned
training-snooze = { $days ->
    [1] Tomorrow
   *[other] In { $days } days
}
training-stop = Stop these messages
training-go-on = Go on
training-why = { $course }, message { $at } of { $of }. ⋯ puts it off or stops them.
training-why-manager = You lead people who took part in { $course }. ⋯ stops these messages.
training-of-course-at = { $course }, message { $at } of { $of }
training-of-course = { $course }
training-team-level = How your team’s customers saw it: { $before } of 5 as the course ended, { $now } now, as told in its digests.
training-occasion-owed = A good occasion: “{ $what }” (#{ $number }) for { $who }.
training-occasion-ordered = A good occasion: “{ $what }” (#{ $number }) from { $who }.
training-seen = Seen, thank you.
training-answered = Answered, thank you.
training-put-off = Put off until { $day }.
training-step-closed = This one is over.
training-whether = The last messages of { $course } went unanswered. Shall I go on?
training-whether-why = Without an answer I stop in a week. /training resume brings them back at any time.
training-whether-on = You go on.
training-stopped = The messages have stopped. /training resume brings them back.
training-stopped-now = { $course } sends you nothing more. /training resume brings it back.
training-goes-on = { $course } goes on.
training-step-not-yours = This message was for somebody else.
training-step-over = This is over. /training shows what comes next.
training-not-in = You take part in no training that is running.
training-nothing-stopped = None of your trainings is stopped.
training-nothing-open = Nothing waits for you, so there is nothing to put off.
training-snooze-how = Put it off for 1, 3 or 7 days: /training snooze 3

training-form-diagnosis = Where you stand
training-form-commitment = Your plan
training-form-recall = One question
training-form-check = Your plan
training-form-review = Looking back
training-form-booster = A minute and a plan
training-form-evaluation = Three months on
training-form-refresh = Half a year on
training-send = Send
training-footer-diagnosis = Shown to the facilitator only as the average of at least five people.
training-footer-commitment = Your plan and the four lines are yours alone; the first answer counts in averages of at least five people.
training-footer-recall = Nobody sees whether you were right. Only the share of right answers is shown, for at least five people.
training-footer-check = Your plan is yours alone; answers are shown only in groups of at least five people.
training-footer-review = The four lines are yours alone.
training-footer-booster = Your plan is yours alone.
training-footer-evaluation = Shown only as the average of at least five people. Not used for appraisal.
training-footer-refresh = Shown to nobody but you.
training-scale-1 = Not at all
training-scale-2 = Hardly
training-scale-3 = In part
training-scale-4 = Mostly
training-scale-5 = Fully
training-often-1 = Never
training-often-2 = Seldom
training-often-3 = Sometimes
training-often-4 = Often
training-often-5 = Nearly always
training-useful = How useful will this be in your work?
training-useful-1 = Not useful
training-useful-2 = Hardly useful
training-useful-3 = Partly useful
training-useful-4 = Useful
training-useful-5 = Very useful
training-kiss-keep = Keep: what went well
training-kiss-improve = Improve: what could go better
training-kiss-start = Start: what you will begin to do
training-kiss-stop = Stop: what you will no longer do
training-noted = After the course you wrote:
training-noted-keep = Keep: { $words }
training-noted-improve = Improve: { $words }
training-noted-start = Start: { $words }
training-noted-stop = Stop: { $words }
training-when = When …
training-then = … I will …
training-both-halves = A plan needs both halves: when something happens, and what you will do then.
training-change-it = Please write the plan as you want it from now on.
training-outcome = Has the moment in your plan come?
training-outcome-fired = Yes, and I did it
training-outcome-not-yet = Not yet
training-outcome-changed = I want to change the plan
training-only-if-changed = Leave the plan as it is unless you change it
training-customers = Ask up to three internal customers to rate you
training-before = Looking back: how often did you do these things before the course, on the whole?
training-thanks = Thank you, that is noted.
training-evaluation-next = What the cohort changed comes to you in a week or two.
training-mine-open = My trainings
training-right = Right.
training-not-quite = Not quite: { $right }
training-taught = What people learned in “{ $course }”, and what you may see
training-manager-question = A question for your next talk: “What is the one thing you have done differently since the course, and what gets in the way?”

training-cohorts-title = Cohorts
training-no-cohorts = There is no cohort yet. Make one when a course is near its end.
training-cohorts-more = { $count ->
    [one] One earlier cohort is not shown; /training cohort and its number shows it.
   *[other] { $count } earlier cohorts are not shown; /training cohort and a number shows one.
}
training-cohort-one = #{ $number } { $name } · { $course } · { $day }
training-cohort-cancelled = #{ $number } { $name } · { $course } · { $day } · cancelled
training-cohort-open = Open #{ $number }
training-cohort-title = #{ $number } { $name }
training-fact-course = Course
training-fact-ends = Last day
training-fact-facilitator = Facilitator
training-fact-people = Taking part
training-day = { $day }
training-count = { $count ->
    [one] One person
   *[other] { $count } people
}
training-participants = Taking part: { $people }
training-participants-more = Taking part: { $people } and { $count } more
training-waiting = Waiting: { $people }
training-waiting-more = Waiting: { $people } and { $count } more
training-leads = Leads who get two messages: { $people }
training-leads-more = Leads who get two messages: { $people } and { $count } more
training-draw = Drawn to wait with the seed { $seed }: { $teams }. Anybody can check the draw with it.
training-is-cancelled = This cohort is cancelled; nobody in it hears anything more.
training-results = How it goes
training-change = Change
training-add = Add people
training-remove = Take people out
training-copy = Copy
training-follow = Begin with those who waited
training-cancel = Cancel the cohort
training-keep = Keep it
training-cancel-title = Cancel this cohort?
training-cancel-text = Nobody in it hears anything more. What was answered stays in the results.
training-cancel-sure = Cancel #{ $number } { $name }? Nobody in it hears anything more.
training-cancelled = { $name } is cancelled.
training-cancelled-already = { $cohort } is cancelled already.
training-changed = Changed. Messages that were still to come move with the last day.
training-form-cohort = New cohort
training-form-change = Change a cohort
training-make = Create the cohort
training-save = Save
training-which-course = Course
training-name = Name of the cohort
training-name-hint = For example: Customer service, spring, Shanghai
training-ends = Last day of the course
training-ends-hint = Everything is counted from it; a week before, five statements are asked
training-ends-moves = Messages that are still to come move with it
training-people = People
training-teams = Whole teams
training-list = Or one a line
training-list-hint = Names, handles, ids, @groups or teams; a column of a spreadsheet can be pasted
training-wait = A fair comparison
training-wait-tick = Half of the teams, drawn by lot, take the course later
training-wait-hint = Only then can it be said later whether the course made the difference
training-form-footer = Each gets about ten short messages in half a year, in their own language and working hours, and can stop them at any time.
training-made = { $name } is made, with number { $number }.
training-name-length = Please give it a name of { $least } to { $most } characters.
training-end-far = The last day must lie within a year from today.
training-nobody = Please name somebody who took part.
training-too-many = A cohort has at most { $most } people. Make two of it.
training-cannot = { $name } is a guest, a bot or gone, and cannot take part.
training-draw-homeless = To draw teams, everybody must be in a team. Leave the box unticked, or let those without one join a team first.
training-draw-teams = To draw teams, people of at least { $least } teams must take part.
training-line-nobody = Line { $line }: “{ $words }” is nobody I know, or more than one person.
training-no-facilitator = { $name } is no facilitator yet. An admin can change that: /baton roles grant
training-no-cohort = This cohort is gone.
training-no-number = There is no cohort { $number }. /training cohorts lists them.
training-which = Say which one, by its number: /training cohort 3
training-add-form = Add people
training-remove-form = Take people out
training-add-intro = Who else takes part in { $cohort }? If the course is over, their messages begin today.
training-remove-intro = Who takes part in { $cohort } no longer? They hear nothing more of it.
training-added = { $count ->
    [0] All of them are in it already.
    [one] One person was added.
   *[other] { $count } people were added.
}
training-removed = { $count ->
    [one] One person was taken out.
   *[other] { $count } people were taken out.
}
training-nobody-in = None of them takes part in { $cohort }.
training-nobody-waits = Nobody waits in this cohort.

training-courses-title = Courses
training-course-one = { $name } · { $steps ->
    [one] one message
   *[other] { $steps } messages
} · { $languages }
training-course-open = Open
training-course-write = Write a course
training-course-files = Longer courses are written as files: baton course validate FILE examines one, baton import course FILE takes it over.
training-course-change = Change
training-course-end = Stop offering it
training-course-end-title = Stop offering it?
training-course-end-text = Cohorts that took it go on as they are. New ones cannot choose it.
training-course-kept = Kept. New cohorts get it this way; those that have begun keep what they have.
training-course-holds = { $questions ->
    [one] One recall question
   *[other] { $questions } recall questions
} and { $lessons ->
    [one] one lesson
   *[other] { $lessons } lessons
}; each participant gets different ones.
training-goals = Goals
training-behaviours = What colleagues will see
training-modules = Contents
training-module = { $title }: { $points }
training-steps = Messages, by days after the course
training-step = Day { $day }: { $kind }
training-head-day = Day
training-on-day = { $day }
training-optional = { $kind } (optional)
training-kind-diagnosis = where people stand
training-kind-commitment = a plan
training-kind-recall = a question
training-kind-practice = practice
training-kind-check = question and plan
training-kind-review = looking back
training-kind-booster = a reminder
training-kind-evaluation = evaluation
training-kind-refresh = refresher
training-kind-manager = for leads
training-form-course = A course
training-form-schedule = The schedule
training-schedule-intro = The words of this course stand in a file; here you change which messages come when.
training-course-name = Name
training-course-language = Language
training-course-about = What it is about
training-course-goals = Goals, one a line
training-course-goals-hint = What people will be able to do
training-course-behaviours = Behaviours, one a line
training-course-behaviours-hint = Three to seven things colleagues can see; people are asked about them after 90 days
training-course-modules = Contents, one part a line
training-course-modules-hint = The parts of the course
training-course-questions = Recall questions, one a line
training-course-questions-hint = question | right answer | wrong answer | wrong answer
training-course-lessons = Lessons, one a line
training-course-lessons-hint = title | what to know | when … | I will …
training-course-links = Links, one a line
training-course-links-hint = title | https://…
training-course-steps = Messages, one a line
training-course-steps-hint = days after the course, then { $kinds }
training-word-diagnosis = diagnosis
training-word-commitment = commitment
training-word-recall = recall
training-word-practice = practice
training-word-check = check
training-word-review = review
training-word-booster = booster
training-word-evaluation = evaluation
training-word-refresh = refresh
training-word-manager = manager
training-unread-steps = Line { $line }: “{ $words }” is no step. Write the day and one of { $kinds }.
training-unread-questions = Line { $line }: “{ $words }” needs a question and at least two answers, with | between.
training-unread-lessons = Line { $line }: “{ $words }” needs a title, words, a moment and an action, with | between.
training-unread-links = Line { $line }: “{ $words }” needs an address that begins with https://
training-no-course = No course is called “{ $name }”, or several are. /training courses lists them.
course-gone = This course is gone.
course-shipped = This course comes with Baton and stays on offer.

training-results-title = How #{ $number } { $name } goes
training-results-people = { $stopped ->
    [0] { $people } take part; nobody has stopped the messages.
    [one] { $people } take part; one of them has stopped the messages.
   *[other] { $people } take part; { $stopped } of them have stopped the messages.
}
training-results-few = { $people } take part. What they do with a message is told only of messages to five people or more.
training-table = Messages
training-head-step = Message
training-head-planned = To come
training-head-reached = Reached
training-head-answered = Answered
training-head-snoozes = Put off
training-head-stops = Stopped
training-number = { $count }
training-answered-share = { $count } ({ $percent }%)
training-too-few = –
training-alarm = { $percent }% of those reached stopped at day { $day } ({ $kind }). Consider changing what it says, or leaving it out.
training-levels = What people say
training-levels-none = Fewer than five people have answered so far.
training-level-1 = Usefulness: { $mean } of 5 ({ $people })
training-level-2 = { $percent }% of { $answers } recall answers were right.
training-level-3 = What they do now: { $now } of 5; before the course, as they see it today: { $before } ({ $people })
training-behaviours-now = What they do now (5: nearly always)
training-fired = Had their moment and kept their plan: { $percent }% ({ $people })
training-asked-customers = { $count ->
    [one] One internal customer was asked for a rating.
   *[other] { $count } internal customers were asked for a rating.
}
training-results-note = Answers are told five people at a time, so that nobody’s can be worked out. Nobody sees who answered what.
training-effect = What changed
training-effect-title = What changed after { $name }
training-effect-drawn = The teams that waited were drawn by lot, so chance aside they differ in the course alone.
training-effect-not-drawn = The teams compared with were not drawn by lot: they may differ in other ways, too.
training-roi = Was it worth it?
training-form-roi = Was it worth it?
training-reckon = Work it out
training-roi-intro = What { $name } brought and cost in a year. Baton makes up no figures: it works with what you enter, each as a number or a range.
training-roi-benefit = Benefit
training-roi-benefit-hint = For example 80000-120000: hours saved, returns avoided
training-roi-cost = Cost
training-roi-cost-hint = Everything, people’s hours included
training-roi-share = How much of the benefit is due to the course, in percent
training-roi-share-hint = For example 30-50
training-roi-confidence = How sure you are of that, in percent
training-roi-confidence-hint = For example 70
training-roi-currency = Currency
training-roi-unread = Please write a number, or two with a dash between.
training-roi-title = What { $name } was worth
training-export = As a file
training-meeting = Discuss it
training-file-name = training
training-file-told = The results of { $name }.
training-file-day = day
training-file-kind = message
training-file-planned = to come
training-file-reached = reached
training-file-answered = answered
training-file-response = response rate
training-file-snoozes = put off
training-file-stops = stopped at it
training-file-skipped = skipped
training-file-dropped = dropped
training-file-value = value
training-file-people = people
training-file-useful = usefulness, 1 to 5
training-file-now = behaviour now, 1 to 5
training-file-before = behaviour before, 1 to 5
training-file-right = share of right answers
training-file-fired = share who kept their plan
training-report-title = { $name }, { $day } days after the course
training-report-why = You get this on days 30, 90 and 180 because you are the cohort’s facilitator.
training-changed-title = What { $name } changed
training-changed-why = You get this once because you took part. /training stop ends all messages of the training.
training-digest-title = Training followed through
training-digest = { $people } of the team were asked in four weeks what they do with a course; about { $percent }% of it was answered.
training-own-recall = Recall: { $right } of { $of } right.
training-before-course = Before the course (5: fully agree)
training-plans = Since the course they made { $made ->
    [one] one plan
   *[other] { $made } plans
} and closed { $done } as done.
training-report-coming = The evaluation is asked today. Its answers come in these days; the button shows them as they do.
