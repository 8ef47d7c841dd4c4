kudos-about = Thank colleagues for something they did for you.
kudos-grammar = /kudos @person [@person…] why [#value] thanks up to five people, here in this channel. With no words it opens a form.
kudos-grammar-more = /kudos undo takes the last one back within 10 minutes. /kudos board shows the last 30 days, /kudos board week or quarter another time. /kudos mvp @person because… nominates for MVP.
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
kudos-board-which = Which board? Type /kudos board, or /kudos board week, month or quarter.
kudos-board-receivers = Received
kudos-board-givers = Given
kudos-board-note = Counted per person thanked. Nobody is notified by this list.

kudos-form-title = Give kudos
kudos-form-submit = Send
kudos-form-about = About this message:
kudos-form-receivers = Whom do you want to thank?
kudos-form-reason = What did they do, and what did it change?
kudos-form-reason-hint = At least 20 characters. Say what they did, in what situation, and what it made possible.
kudos-form-reason-example = Rebuilt the export on Thursday night, so salaries went out on time
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
kudos-say-more = Please say a little more, at least 20 characters: what did they do, and what did it change?
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
