rating-about = Say how well a colleague or a team served you: one tap, seen only in groups of five or more.
rating-grammar = /rate-service @person-or-team [1-5] [words] rates in one line; team names need no @. Without a level, or with nothing at all, it opens the form.
rating-grammar-levels = Compared with what you needed: 1 fell short, 2 basic, 3 satisfied, 4 delighted, 5 wow.
rating-grammar-more = /rate-service request @person [@person…] asks your internal customers to rate you. /rate-service quiet ends all questions to you, /rate-service resume lets them come again.
rating-example-one = /rate-service @payroll 4 quick and clear
rating-example-two = /rate-service @li delighted the report answered every question

rating-question = Compared with what you needed, how was this handoff?
rating-question-asked = Compared with what you needed, how was this service?
rating-level-1 = Fell short
rating-level-2 = Basic
rating-level-3 = Satisfied
rating-level-4 = Delighted
rating-level-5 = Wow
rating-scale-1 = 1 Fell short
rating-scale-2 = 2 Basic – just enough
rating-scale-3 = 3 Satisfied – as expected
rating-scale-4 = 4 Delighted – better than expected
rating-scale-5 = 5 Wow – did not see it coming
rating-privacy = Shown only in groups of { $smallest } or more people. Not used for appraisal.

rating-rate-it = Rate it
rating-add-detail = Add detail
rating-change = Change
rating-send-kudos = Send kudos
rating-thanks = Thank you. You rated it: { $level }
rating-given = Thank you. You rated { $target }: { $level }
rating-for-handoff = Counted for the handoff “{ $what }”.
rating-replaced = This takes the place of what you said before.
rating-inside-team = You work in the same team, so this stays out of the team’s numbers.

rating-form-title = Rate a service
rating-form-submit = Send
rating-form-context = You are rating: { $team } · { $day }
rating-form-context-handoff = You are rating: { $team } for “{ $handoff }” · { $day }
rating-form-optional = Only the level is needed. Leave blank whatever does not apply.
rating-form-person = Whom do you want to rate?
rating-form-person-hint = A colleague here, or a whole team below.
rating-form-team = Or which team?
rating-form-point = What stood out?
rating-form-words = In a few words
rating-form-failure = What went wrong?
rating-form-failure-hint = Only if it fell short or was just enough.
rating-form-share = Your name
rating-form-share-tick = Let the team see my name with this comment

rating-dimension-scale-1 = 1 far below what I expected
rating-dimension-scale-2 = 2 below what I expected
rating-dimension-scale-3 = 3 as expected
rating-dimension-scale-4 = 4 above what I expected
rating-dimension-scale-5 = 5 far above what I expected
rating-dimension-reliability = Kept what was agreed – content and date
rating-dimension-responsiveness = Answered and moved quickly when I needed it
rating-dimension-assurance = Knew the job; I trust the result
rating-dimension-empathy = Understood my situation, not just my request
rating-dimension-tangibles = What I received was clear, complete, ready to use
rating-point-pain = Pain
rating-point-delight = Delight
rating-point-itch = Would love…
rating-failure-not-solved = Not solved
rating-failure-late = Late
rating-failure-attitude = Attitude
rating-failure-unclear-request = Unclear request

rating-reminder = You received “{ $what }” from { $owner }. How was it?
rating-reminder-why = This comes because Baton asked and you have not answered yet; it comes only once. /rate-service quiet ends such questions.
rating-asked = { $requester } would like to know how well they serve you.
rating-asked-why = { $requester } learns how many people were asked, never who answered or how. /rate-service quiet ends such questions.

rating-request-title = Ask to be rated
rating-request-submit = Ask
rating-request-raters = Which of your internal customers do you want to ask?
rating-request-note = Each of them gets one question with five buttons, in their working hours. You learn how many were asked, never who answered.
rating-requested = { $count ->
    [one] Asked one person.
   *[other] Asked { $count } people.
}
rating-requested-fewer = { $count ->
    [one] One was left out: asked enough this week, or takes no questions.
   *[other] { $count } were left out: asked enough this week, or take no questions.
}
rating-request-nobody = Nobody could be asked now: they have been asked enough this week, or take no questions. Try again in a week.
rating-request-whom = Whom do you want to ask? /rate-service request @name
rating-request-too-many = Please ask at most { $most } people at once.
rating-request-cannot = { $people } cannot be asked: bots, guests and deactivated people are left out.
rating-request-names-only = Put only names after request. This was not one: { $words }
rating-quiet = Baton no longer asks you for ratings. You can still rate whenever you like; /rate-service resume lets the questions come again.
rating-resumed = Baton may ask you for ratings again, at most three times a week.

rating-whom = Whom do you want to rate? Begin with @name or the name of a team: /rate-service @name 4
rating-form-whom = Choose a colleague or a team.
rating-one-of-two = Choose either a colleague or a team, not both.
rating-nobody-called = Baton knows no person and no team called { $name } here. Pick the person from the list that opens after @, or type the team’s name as /team shows it.
rating-level-range = Levels go from 1 (fell short) to 5 (wow). Which one do you mean?
rating-words-too-long = That is { $length } characters; please keep it to { $most }.
rating-not-oneself = Ratings come from others. To hear from your internal customers: /rate-service request @name
rating-not-own-team = { $team } is your own team. You can rate a single colleague: /rate-service @name
rating-cannot-be-rated = { $person } cannot be rated: bots, guests and deactivated people are left out.
rating-guests-cannot-rate = Guests and bots cannot rate here.
rating-only-receiver = Only the person who received this handoff can rate it.
rating-only-asked = This question was for somebody else.
rating-not-received = This handoff can be rated once it has been received.
rating-too-late = Ratings can be changed for 24 hours, and those are over. You can rate what happened since: /rate-service @name
rating-gone = This can no longer be rated. To rate what happened since: /rate-service @name
