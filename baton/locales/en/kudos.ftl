kudos-about = Thank colleagues for something they did for you.
kudos-grammar = /kudos @person [@person…] why [#value] thanks up to five people, here in this channel. @group thanks everybody in a group, up to twenty. With no words it opens a form.
kudos-grammar-private = /kudos private @person why is read by those you thank and nobody else. /kudos edit better words changes the last one within 10 minutes.
kudos-grammar-more = /kudos undo takes the last one back within 10 minutes. /kudos mvp @person because… nominates for MVP.
kudos-grammar-seen = /kudos mine shows what you received and gave; add received, given or a word to look for. /kudos board shows who was thanked; add week, month or quarter, and receivers, givers, values or teams.
kudos-example-one = /kudos @li stayed late so the payroll export was right on Friday
kudos-example-two = /kudos @ana @tom found the missing invoices before the audit did #fast

kudos-given = Your thanks went to { $people }.
kudos-given-privately = Your thanks went to { $people }, privately: nobody else reads them.
kudos-left = { $left ->
    [0] That was the last of today’s kudos.
    [one] You have one more to give today.
   *[other] You have { $left } more to give today.
}
kudos-undo-hint = Within 10 minutes, /kudos edit finds better words and /kudos undo takes it back.
kudos-edited = Changed, wherever it is told:
kudos-nothing-to-edit = There is nothing to change: the words of kudos can be changed for { $minutes } minutes.
kudos-edit-other = You have given other kudos since then, so these words stay. /kudos edit changes the last one.
kudos-undone = Taken back. What was said of it comes down, and the kudos are yours to give again.
kudos-nothing-to-undo = There is nothing to take back: kudos can be undone for { $minutes } minutes.
kudos-post = { $giver } thanks { $people }
kudos-told = { $giver } thanks you, and { $people } too
kudos-told-alone = { $giver } thanks you
kudos-only-you = Only you see this.
kudos-only-you-and = Only you and { $people } see this.
kudos-for-value = { $value }
kudos-for-order = For order #{ $number }
kudos-see-order = See the order
kudos-see-message = See the message
kudos-joined = { $count ->
    [one] One more person says so too
   *[other] { $count } more people say so too
}
kudos-me-too = Me too
kudos-joined-already = You have already joined in. Thank you.
kudos-unposted = Your kudos reached the people you thanked, but Baton could not post in that channel. Invite Baton there with /invite, and the next one will show.
kudos-log-opened = { $admin } chose this channel for kudos: from now on, every one that is not private is told here.
kudos-unlogged = Baton cannot post in { $channel }, where every kudos is to be told.
kudos-unlogged-note = Type /invite @Baton there, or choose another channel: /baton settings. You read this because you are an admin; with no channel chosen it stops.

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
kudos-board-members-only = Boards of kudos are for the members of this workspace; guests are left out.

kudos-mine-title = My kudos
kudos-mine-received = { $people } thanked you, { $day }
kudos-mine-received-privately = { $people } thanked you privately, { $day }
kudos-mine-given = You thanked { $people }, { $day }
kudos-mine-given-privately = You thanked { $people } privately, { $day }
kudos-mine-search = With “{ $word }” in the words, a name or the value
kudos-mine-total = { $total ->
    [one] One in all
   *[other] { $total } in all
}
kudos-mine-page = { $total } in all, page { $page } of { $pages }
kudos-mine-none-all = You have neither received nor given kudos yet. Somebody helped you this week: /kudos @name why
kudos-mine-none-received = You have not received kudos yet.
kudos-mine-none-given = You have not given kudos yet. Somebody helped you this week: /kudos @name why
kudos-mine-none-guest = Kudos are for the members of this workspace; guests are left out.
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
kudos-form-receivers-hint = Up to { $most } people. For a whole group type /kudos @group why
kudos-form-reason = What did they do, and what did it change?
kudos-form-reason-hint = At least 20 characters. Four things make it good: the person (what is special about them), the contribution (what they did), the context (when, and why it was hard), the impact (what it made possible).
kudos-form-reason-example = Calm as ever, Li rebuilt the export on Thursday night when payroll was stuck, so salaries went out on time
kudos-form-value = What does it stand for?
kudos-form-private = Who reads it?
kudos-form-private-tick = Only the people I thank
kudos-form-private-hint = Private kudos are posted in no channel, told in no digest and counted on no board.
kudos-edit-title = Better words
kudos-edit-submit = Change

kudos-value-smile = Smile: made it easy to ask
kudos-value-praise = Praise: saw what others did well
kudos-value-question = Question: asked what saved us
kudos-value-fast = Responds fast
kudos-value-consistent = Consistent every time
kudos-value-in-my-place = Put themselves in my place
kudos-value-personal = Fitted to what I needed
# A value a company wrote itself, or what to type for any; the Chinese name is said in Chinese.
kudos-value-own = { $chinese ->
   *[other] { $english }
}
kudos-value-missing = Kudos here stand for a value. Add one of these at the end: { $values }
kudos-value-unknown = { $name } is none of the values here. Choose one of these: { $values }
kudos-value-closest = “{ $name }” is none of the values here, so it stays in your words. Closest is { $value }; /kudos edit lets you choose it.
kudos-value-none-like = “{ $name }” is none of the values here, so it stays in your words. /kudos edit lets you choose one.

kudos-settings-about = Kudos: what they stand for, how many people may give a day, where they are told, and the boards.
kudos-settings-title = How kudos work here
kudos-settings-submit = Save
kudos-settings-suggested = Values we suggest
kudos-settings-suggested-hint = Untick what does not fit your company. Kudos already given keep theirs.
kudos-settings-own = Values of your own
kudos-settings-own-hint = One per line, in English, in Chinese, or in both with a bar between. People type them after #, with hyphens for spaces.
kudos-settings-own-example = Customer first | 客户第一
kudos-settings-required = Must kudos stand for a value?
kudos-settings-required-tick = Yes, every one names a value
kudos-settings-members = Kudos a day, for everybody
kudos-settings-members-hint = Each person thanked counts one. Of the four numbers, people have the highest that applies to them.
kudos-settings-leads = Kudos a day, for leads of teams
kudos-settings-facilitators = Kudos a day, for facilitators
kudos-settings-admins = Kudos a day, for admins
kudos-settings-numbers = People with a number of their own
kudos-settings-numbers-hint = One person per line, with the number a day. It counts instead of the four above.
kudos-settings-numbers-example = @ana 20
kudos-settings-unlimited = People without a limit
kudos-settings-mode = Where are kudos posted?
kudos-settings-mode-place = Where they are given
kudos-settings-mode-thread = Where they are given; those for a message in its thread
kudos-settings-mode-log = In the log channel only
kudos-settings-log = Log channel
kudos-settings-log-hint = Every kudos that is not private is told here too. Baton has to be in it: /invite @Baton
kudos-settings-boards = Boards
kudos-settings-boards-tick = Show who was thanked and who thanked: /kudos board
kudos-settings-invite = The log channel is told at once that it was chosen. If Baton cannot speak there, you will hear from it.
kudos-settings-number = Between 1 and { $most }, please.
kudos-settings-numbers-how = “{ $line }” is not clear. Write one person per line, with a number, as in @ana 20.
kudos-settings-numbers-most = Between 1 and { $most }, please, for “{ $line }”.
kudos-settings-nobody = Baton knows nobody by the name in “{ $line }”. Write it as their profile shows it, as in @ana 20.
kudos-settings-log-missing = Choose the log channel: without it kudos would be posted nowhere.
kudos-values-none = Every kudos is to name a value, and there is none. Keep one of ours or write one of your own.
kudos-values-too-many = { $count } values of your own are more than anybody remembers. Keep to { $most }.
kudos-value-too-long = “{ $name }” is too long to type. Keep to { $most } characters in each language.
kudos-value-unclear = “{ $name }” cannot be typed after #. Write a name in words, with one bar between two languages.
kudos-value-twice = #{ $name } would mean two values. Rename one of them.

kudos-for-whom = Whom do you want to thank? Begin with their name: /kudos @name why
kudos-why = What do you want to thank them for? Write it after the name.
kudos-say-more = Please say a little more, at least 20 characters: what did they do, and what did it change? For example: stayed late on Friday, so salaries went out on time
kudos-too-long = That is { $length } characters; please keep it to { $most }.
kudos-not-oneself = Kudos are for others. Thank the people who helped you.
kudos-cannot-receive = { $people } cannot receive kudos: bots, guests and deactivated people are left out.
kudos-guests-cannot-give = Guests and bots cannot give kudos here.
kudos-giving-paused = An admin has paused giving kudos for your account. You can still receive them, and /baton roles shows whom to ask.
kudos-too-many-receivers = Thank at most { $most } people at once, so that each of them knows what for.
kudos-too-many-in-groups = That would thank { $count } people, and with groups { $most } is the most. Name those whose work it was, with @.
kudos-more-than-a-day = That would thank { $wanted } people, and you can give { $allowance } kudos a day. Name those who did most, or ask an admin to allow more in the workspace settings.
kudos-allowance-used = You can give { $allowance } kudos a day; { $left ->
    [0] today’s are given, and tomorrow you have { $allowance } again.
    [one] one is left today, and this would need { $wanted }.
   *[other] { $left } are left today, and this would need { $wanted }.
}
kudos-gone = These kudos have been taken back.
kudos-already-yours = You are part of these kudos already.
kudos-mine-without-search = Without the search
kudos-file-name = kudos
