meeting-form = Discussion meeting
meeting-submit = Start
meeting-form-intro = Baton posts the topic in a channel and each question in its thread. Colleagues answer when they have a moment, and you close it with minutes.
meeting-topic = Topic
meeting-channel = Channel
meeting-channel-hint = Baton must be in it: type /invite there first
meeting-questions = Questions
meeting-questions-hint = One per line, at most { $most }
meeting-usual-tried = What did you try since the course?
meeting-usual-helped = What helped?
meeting-usual-hindered = What got in the way?
meeting-usual-change = What will we change?
meeting-usual-actions = Who does what by when?
meeting-started = The meeting opens in { $channel } in a moment.
meeting-started-note = When enough has been said, press Minutes under its opening.
meeting-may-not-start = Facilitators, leads and admins start discussion meetings. Ask one of them to start yours.
meeting-members-only = Discussion meetings are for the members of this workspace; guests are left out.
meeting-no-channel = Please choose the channel it is held in.
meeting-topic-length = Please give it a topic of at most { $most } characters.
meeting-questions-count = Please ask 1 to { $most } questions, one per line.
meeting-question-length = Question { $number } is too long: please keep it within { $most } characters.
meeting-gone = This meeting is no longer there.
meeting-closed = This meeting is closed. Its minutes are in the thread.
meeting-opening = { $starter } opens a discussion meeting.
meeting-how = { $count ->
    [one] One question follows in this thread. Answer when you have a moment: everybody here reads what you say.
   *[other] { $count } questions follow in this thread. Answer when you have a moment: everybody here reads what you say.
}
meeting-how-it-ends = Whoever opened it closes it with minutes.
meeting-minutes = Minutes
meeting-closed-at = Closed { $at }. The minutes are in the thread.
meeting-question = { $number }/{ $total } · { $question }
meeting-answer = Answer
meeting-nameless-said = Without a name
meeting-answer-form = Answer
meeting-answer-submit = Send
meeting-answer-label = Your answer
meeting-answer-hint = You can change it until the meeting is closed
meeting-answer-hint-change = Change it, or leave it empty to take it back
meeting-nameless = Your name
meeting-nameless-tick = Show my answer without my name
meeting-nameless-hint = Among few people your words may still tell who you are
meeting-answer-length = Please keep your answer within { $most } characters.
meeting-answer-empty = Please write an answer first.
meeting-answered = Your answer stands under the question, with your name.
meeting-answered-nameless = Your answer stands under the question, without your name.
meeting-answered-note = Press Answer again to change it.
meeting-answer-gone = Your answer is taken back.
meeting-starter-only = Only { $starter }, who opened this meeting, writes its minutes.
meeting-minutes-form = Minutes
meeting-minutes-submit = Close the meeting
meeting-minutes-intro = The minutes of “{ $topic }”. They are posted in the thread, and the meeting is closed.
meeting-minutes-label = What was said and decided
meeting-actions-label = Who does what by when
meeting-actions-hint = One per line, at most { $most }: @bob sends the new template by fri
meeting-minutes-length = Please write minutes of at most { $most } characters.
meeting-actions-count = Please keep it to { $most } actions; fewer are done more often.
meeting-action-line = Line { $number }: { $why }
meeting-action-no-owner = Please begin with who does it: @name what by date.
meeting-action-unknown = Baton knows nobody called { $name } here. Please write the whole name after @.
meeting-action-no-words = Please say what is to be done: @name what by date.
meeting-action-no-day = Please end with the day: by fri, by 27 Nov.
meeting-action-owner = { $person } cannot own an action: bots, guests and deactivated people are left out.
meeting-action-length = Please say what is to be done in at most { $most } characters.
meeting-action-past = { $day } has gone by: please give “{ $what }” a day from today on.
meeting-ended = { $count ->
    [0] The meeting is closed, and its minutes are on their way into the thread.
    [one] The meeting is closed. Its minutes, with one action, are on their way into the thread.
   *[other] The meeting is closed. Its minutes, with { $count } actions, are on their way into the thread.
}
meeting-minutes-title = Minutes: { $topic }
meeting-actions-title = Who does what by when
meeting-action = { $owner }: { $what } (by { $day })
meeting-unposted = Baton could not post in { $channel }, so your discussion meeting did not open.
meeting-unposted-note = Invite Baton there with /invite, then start “{ $topic }” again.
