kudos-about = Thank colleagues for something they did for you.
kudos-grammar = /kudos @person [@person…] why [#value] thanks up to five people, here in this channel. With no words it opens a form.
kudos-grammar-more = /kudos undo takes the last one back within 10 minutes.
kudos-grammar-seen = /kudos mine shows what you received and gave; add received, given or a word to look for. /kudos board shows who was thanked; add week, month or quarter, and receivers, givers, values or teams.
kudos-example-one = /kudos @li stayed late so the payroll export was right on Friday
kudos-example-two = /kudos @ana @tom found the missing invoices before the audit did #fast

kudos-given = Your thanks went to { $people }. { $left ->
    [0] That was the last of today’s kudos.
    [one] You have one more to give today.
   *[other] You have { $left } more to give today.
}
kudos-undo-hint = Changed your mind? /kudos undo takes it back within 10 minutes.
kudos-undone = Taken back. The post comes down, and the kudos are yours to give again.
kudos-nothing-to-undo = There is nothing to take back: kudos can be undone for { $minutes } minutes.
kudos-post = { $giver } thanks { $people }
kudos-told = { $giver } thanks you, and { $people } too
kudos-told-alone = { $giver } thanks you
kudos-for-value = { $value }
kudos-joined = { $count ->
    [one] One more person says so too
   *[other] { $count } more people say so too
}
kudos-me-too = Me too
kudos-joined-already = You have already joined in. Thank you.
kudos-unposted = Your kudos reached the people you thanked, but Baton could not post in that channel. Invite Baton there with /invite, and the next one will show.

kudos-board-title = Kudos of the last { $days } days
kudos-board-empty = No kudos in the last { $days } days. Somebody helped you this week: /kudos @name why
kudos-board-which = Which board? Type /kudos board, or /kudos board week, month or quarter, and if you like receivers, givers, values or teams.
kudos-board-week = 7 days
kudos-board-month = 30 days
kudos-board-quarter = 91 days
kudos-board-receivers = Received
kudos-board-givers = Given
kudos-board-values = What they stand for
kudos-board-teams = Received by teams
kudos-board-level-receivers = { $count ->
    [one] One more person received { $each }.
   *[other] { $count } more people received { $each }.
}
kudos-board-level-givers = { $count ->
    [one] One more person gave { $each }.
   *[other] { $count } more people gave { $each }.
}
kudos-board-level-values = { $count ->
    [one] One more value was named as often.
   *[other] { $count } more values were named as often.
}
kudos-board-level-teams = { $count ->
    [one] One more team received { $each }.
   *[other] { $count } more teams received { $each }.
}
kudos-board-joined = { $count ->
    [one] One of { $people } people gave or received.
   *[other] { $count } of { $people } people gave or received.
}
kudos-board-note = Counted per person thanked. Nobody is notified by this list. Not for you? /baton boards off takes you off it.
kudos-boards-off = Your company shows no boards of kudos. /kudos mine shows what you received and gave.

kudos-mine-title = My kudos
kudos-mine-received = { $people } thanked you, { $day }
kudos-mine-received-privately = { $people } thanked you privately, { $day }
kudos-mine-given = You thanked { $people }, { $day }
kudos-mine-given-privately = You thanked { $people } privately, { $day }
kudos-mine-search = With “{ $word }” in the words, a name or the value
kudos-mine-page = { $total ->
    [one] One in all
   *[other] { $total } in all, page { $page } of { $pages }
}
kudos-mine-none-all = You have neither received nor given kudos yet. Somebody helped you this week: /kudos @name why
kudos-mine-none-received = You have not received kudos yet.
kudos-mine-none-given = You have not given kudos yet. Somebody helped you this week: /kudos @name why
kudos-mine-none-with = None of your kudos has “{ $word }” in its words, a name or its value.
kudos-mine-search-shorter = Please look for something shorter, at most { $most } characters.
kudos-mine-newer = Newer
kudos-mine-older = Older
kudos-mine-all = All my kudos
kudos-mine-only-all = All
kudos-mine-only-received = Received
kudos-mine-only-given = Given
kudos-mine-file = Download as CSV
kudos-file-coming = The file comes to you as a direct message in a moment.
kudos-file-told = { $count ->
    [one] The one kudos you gave or received.
   *[other] All { $count } kudos you gave and received, private ones included.
}
kudos-file-failed = The file with your kudos could not be brought to you. Please ask your admin: baton deliveries --failed says why.
kudos-file-when = When
kudos-file-direction = Given or received
kudos-file-giver = From
kudos-file-receivers = To
kudos-file-reason = Reason
kudos-file-value = Value
kudos-file-private = Private
kudos-file-joined = Me too
kudos-file-given = given
kudos-file-received = received
kudos-file-yes = yes
kudos-file-no = no

kudos-form-title = Give kudos
kudos-form-submit = Send
kudos-form-about = About this message:
kudos-form-receivers = Whom do you want to thank?
kudos-form-reason = What did they do, and what did it change?
kudos-form-reason-hint = At least 20 characters. Four things make it good: the person (what is special about them), the contribution (what they did), the context (when, and why it was hard), the impact (what it made possible).
kudos-form-reason-example = Calm as ever, Li rebuilt the export on Thursday night when payroll was stuck, so salaries went out on time
kudos-form-value = What does it stand for?

kudos-value-smile = Smile: made it easy to ask
kudos-value-praise = Praise: saw what others did well
kudos-value-question = Question: asked what saved us
kudos-value-fast = Responds fast
kudos-value-consistent = Consistent every time
kudos-value-in-my-place = Put themselves in my place
kudos-value-personal = Fitted to what I needed

kudos-for-whom = Whom do you want to thank? Begin with their name: /kudos @name why
kudos-why = What do you want to thank them for? Write it after the name.
kudos-say-more = Please say a little more, at least 20 characters: what did they do, and what did it change? For example: stayed late on Friday, so salaries went out on time
kudos-too-long = That is { $length } characters; please keep it to { $most }.
kudos-not-oneself = Kudos are for others. Thank the people who helped you.
kudos-cannot-receive = { $people } cannot receive kudos: bots, guests and deactivated people are left out.
kudos-guests-cannot-give = Guests and bots cannot give kudos here.
kudos-too-many-receivers = Thank at most { $most } people at once, so that each of them knows what for.
kudos-allowance-used = You can give { $allowance } kudos a day; { $left ->
    [0] today’s are given, and tomorrow you have { $allowance } again.
    [one] one is left today, and this would need { $wanted }.
   *[other] { $left } are left today, and this would need { $wanted }.
}
kudos-gone = These kudos have been taken back.
kudos-already-yours = You are part of these kudos already.
