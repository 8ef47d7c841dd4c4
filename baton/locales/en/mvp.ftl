mvp-about = Nominate the colleague who made the difference, and vote in secret.
mvp-grammar = /mvp shows the open round. /mvp nominate @person because… puts somebody forward, /mvp second @person stands by a nominee, /mvp vote opens your ballot.
mvp-grammar-more = /mvp vote CODE changes a vote you cast. /mvp results shows who won so far, /mvp rules how everything is decided.
mvp-grammar-admins = Admins: /mvp settings, /mvp here to announce rounds in this channel, /mvp extend 2 days because…, /mvp cancel because…
mvp-example-one = /mvp nominate @li because she rebuilt the export overnight, so that 400 people were paid on time
mvp-example-two = /mvp nominate @tom handoff 12

mvp-title = MVP round
mvp-what = Type /mvp to see the open round, /mvp nominate @name because… to put somebody forward, or /mvp help for the rest.
mvp-next = No round is open. The next one opens { $at }.
mvp-off = There are no MVP rounds at present.
mvp-off-admins = You can switch them on: /mvp settings
mvp-between = This phase has just ended, and Baton is at work on the next. Look again in a few minutes.
mvp-nominating = Nominations are open until { $at }. Everybody can nominate up to { $most } colleagues; whoever is seconded stands on the ballot.
mvp-nobody-yet = Nobody is nominated yet. Who made your work possible this month?
mvp-nominate = Nominate
mvp-second = Second
mvp-vote = Vote
mvp-vote-again = Change my vote
mvp-see-rules = Rules
mvp-see-results = Past rounds
mvp-see-nominees = Nominees
mvp-nominee = { $person } · nominated, and needs somebody to second
mvp-nominee-seconded = { $count ->
    [one] { $person } · one colleague stands by this
   *[other] { $person } · { $count } colleagues stand by this
}
mvp-nominated-by = { $evidence ->
    [kudos] Nominated by { $person }, who points to these kudos
    [handoff] Nominated by { $person }, who points to a handoff
   *[none] Nominated by { $person }
}
mvp-proposed-by-points = Among the first three of the season’s points
mvp-more-reasons = { $count ->
    [one] One more colleague gave a reason
   *[other] { $count } more colleagues gave reasons
}
mvp-on-ballot = { $person }
mvp-voting = The ballot is open until { $at }. Mark everybody you think deserves it.
mvp-you-voted = You have voted. With the code you were given you can change your vote until the ballot closes.

mvp-result-title = MVP
mvp-result-won = { $count ->
    [one] MVP of this round: { $people }
   *[other] MVPs of this round, level to the last rule: { $people }
}
mvp-result-no-nominee = This round ended without an MVP: nobody was nominated.
mvp-result-no-second = This round ended without an MVP: no nomination was seconded.
mvp-result-no-quorum = This round ended without an MVP: too few colleagues voted for a result to speak for all.
mvp-result-nobody = This round ended without an MVP: those who could have won are no longer here.
mvp-turnout = { $count } of { $most } colleagues voted. Numbers of votes are not published, and not kept.
mvp-results-title = Past MVP rounds
mvp-results-none = No round has ended yet. /mvp shows when the next one opens.
mvp-round-of = Round of { $day }

mvp-dates = { $first }: nominations. Ballot from { $ballot } to { $last }.
mvp-rule-day = day { $number } of every month (in shorter months, the last day)
mvp-rule-weekday = { $nth ->
    [1] the first { $weekday } of every month
    [2] the second { $weekday } of every month
    [3] the third { $weekday } of every month
    [4] the fourth { $weekday } of every month
   *[-1] the last { $weekday } of every month
}
mvp-rules-title = How MVP rounds work
mvp-rules-when = When. A round opens on { $rule } at { $time }, { $zone } time.
mvp-rules-off = When. No rounds are planned at present; admins can switch them on.
mvp-rules-nominate = Nominating takes { $days ->
    [one] 1 day
   *[other] { $days } days
}. Every member can nominate up to { $most } colleagues, not themselves, with a reason of at least 30 characters or with kudos or a handoff that shows it. Names and reasons are public. Whoever won the last round lets others have this one.
mvp-rules-points = The three people with the most points of the season are proposed too. Points put nobody above others: they need a second like everybody, and votes decide.
mvp-rules-second = The ballot lists every nominee whom a second colleague stands by, through Second or a nomination of their own. Each voter sees the names in another order.
mvp-rules-vote = Voting takes { $days ->
    [one] 1 day
   *[other] { $days } days
}. Mark any number of names. Nobody finds themselves on their own ballot. Whoever has not voted by the afternoon before the close is reminded once, by direct message.
mvp-rules-secret = The ballot is secret. Baton keeps who has voted, and one sealed sum of all votes, and nothing that joins the two, not even for admins. Your vote comes back to you as a code, kept nowhere else, with which you can change it until the close. If you lose the code, your vote stands.
mvp-rules-count = Most approvals win, if at least five have voted, and a fifth of all who may. If that is level, approvals from more departments win; then more from outside the nominee’s own department; then the title is shared. No lot is drawn. Departments are those of the day the ballot opened; those with fewer than five voters count as one.
mvp-rules-half = Should the largest department have more than twice the voters of the smallest, approvals from a nominee’s own department count half.
mvp-rules-result = Published are the winners with their reasons, and how many voted. How many votes anybody got is never shown; it is deleted when the winners are known.

mvp-nominated = { $person } is nominated.
mvp-nominated-seconded = It has the support it needs, so it goes on the ballot.
mvp-nominated-needs-second = One more colleague must stand by this for it to go on the ballot: they press Second, or nominate too.
mvp-seconded = Seconded. Thank you for standing by this.
mvp-seconded-already = You have seconded this already. Thank you.

mvp-form-title = Nominate an MVP
mvp-form-nominee = Who made the difference?
mvp-form-about = You are nominating { $person }.
mvp-form-reason = What did they do, and what did it change?
mvp-form-reason-hint = At least 30 characters, unless you point to kudos or a handoff.
mvp-form-reason-example = Rebuilt the export on Thursday night, so that 400 people were paid on time
mvp-form-public = Your name and your reason are shown to everybody.
mvp-form-evidence = Or point to something they did
mvp-form-evidence-hint = What you choose here is shown with the nomination.
mvp-option-handoff = Handoff #{ $number }: { $what }

mvp-ballot-title = MVP ballot
mvp-ballot-intro = Open until { $at }. The order of the names is drawn for you alone.
mvp-ballot-reason = { $person }: { $reason }
mvp-ballot-choices = Mark everybody who deserves it
mvp-ballot-more-choices = And of these?
mvp-ballot-code = The code of the vote you cast
mvp-ballot-code-hint = You have voted already. The code stood in the answer to your vote; without it, that vote stands.
mvp-ballot-secret = Secret: nobody can see what you mark, not even an admin.
mvp-vote-cast = Your vote is cast. This is its code:
mvp-vote-changed = Your vote is changed. The earlier code no longer works; this is the new one:
mvp-vote-code = Keep it if you may want to change your vote before { $at }: /mvp vote and the code. Baton has no copy of it; if it is lost, your vote simply stands.

mvp-opened = Nominations for the MVP are open until { $at }
mvp-opened-how = Who made the difference? Type /mvp nominate @name because… or press the button. Every nominee whom a second colleague stands by goes on the ballot.
mvp-opened-half = This time, should departments differ much in size, approvals from a nominee’s own department count half. See the rules.
mvp-round-cancelled = This MVP round was cancelled.
mvp-nominee-hidden = This nomination has been taken down by an admin.
mvp-nominee-post = { $person } is nominated for MVP
mvp-post-seconded = { $count ->
    [one] One colleague stands by this, so it goes on the ballot.
   *[other] { $count } colleagues stand by this, so it goes on the ballot.
}
mvp-post-needs-second = It goes on the ballot as soon as somebody else stands by it.
mvp-told-nominated = { $person } nominated you for MVP
mvp-told-nominated-note = There is nothing you need to do. /mvp shows the round.
mvp-moderated = { $nominator } nominated { $person } for MVP
mvp-told-shown = Your nomination of { $person } is shown again.
mvp-told-hidden = Your nomination of { $person } has been hidden by an admin, for this reason:
mvp-told-hidden-note = If you see it differently, talk to an admin: /baton roles shows who they are.
mvp-ballot-open = The MVP ballot is open until { $at }
mvp-ballot-halved = Departments differ much in size: approvals from a nominee’s own department count half.
mvp-reminder = The MVP ballot closes { $at }, and you have not voted yet.
mvp-reminder-why = You get this once a round, because you may vote. Not voting is fine. /baton reminders off stops Baton’s reminders.
mvp-told-won = { $count ->
    [one] Your colleagues chose you as MVP. This is what they said:
   *[other] Your colleagues chose you as one of the MVPs. This is what they said:
}
mvp-told-won-note = In the next round you let others have the title; you can nominate and vote as always.
mvp-told-extended = { $state ->
    [nominating] Nominations for the MVP stay open until { $at }. An admin says why:
   *[ballot] The MVP ballot stays open until { $at }. An admin says why:
}
mvp-told-cancelled = The MVP round has been cancelled, and all votes in it are deleted. An admin says why:
mvp-unposted = Baton could not post about the MVP round in the channel you chose. Invite Baton there with /invite, or choose another with /mvp here.

mvp-settings-about = MVP rounds: whether they are held, when, and where they are announced.
mvp-settings-title = MVP rounds
mvp-settings-save = Save
mvp-settings-enabled = Rounds
mvp-settings-enabled-tick = Hold a round every month
mvp-settings-when = A round opens
mvp-settings-nth = { $nth ->
    [0] on a day of the month
    [1] on the first weekday chosen below
    [2] on the second weekday chosen below
    [3] on the third weekday chosen below
    [4] on the fourth weekday chosen below
   *[-1] on the last weekday chosen below
}
mvp-settings-weekday = Weekday
mvp-settings-day = Day of the month
mvp-settings-day-hint = Counts only if rounds open on a day of the month. Shorter months take their last day.
mvp-settings-nomination = Days to nominate
mvp-settings-ballot = Days to vote
mvp-settings-where = Announced
mvp-settings-where-hint = Without a channel, rounds are in App Home and /mvp. To choose a channel, type /mvp here in it.
mvp-settings-nowhere = in no channel
mvp-settings-there = in the channel chosen before
mvp-settings-here = in this channel
mvp-settings-top = Points
mvp-settings-top-tick = Propose the three people with the most points of the season
mvp-settings-half = Own department
mvp-settings-half-tick = Count a nominee’s own department half where sizes differ much
mvp-settings-open-goes-on = A round that is open goes on as it was announced.
mvp-settings-are-off = No rounds are planned.
mvp-settings-next = Rounds open on { $rule }. The next three:
mvp-settings-number = Please choose a number from 1 to { $most }.

mvp-members-only = Guests and bots do not take part in MVP rounds.
mvp-locked = An admin has paused your thanks and nominations. You can still vote; ask an admin if you think this is a mistake.
mvp-whom = Whom do you want to nominate? Begin with their name: /mvp nominate @name because…
mvp-one-at-a-time = Please nominate one person at a time, each with their own reason.
mvp-not-oneself = The MVP is for others to propose. Whose work made yours possible?
mvp-cannot-be-nominated = { $person } cannot be nominated: bots, guests and deactivated people are left out.
mvp-too-long = That is { $length } characters; please keep it to { $most }.
mvp-say-why = Please say what they did and what it changed, in at least 30 characters, or point to it: a link to kudos, or handoff and its number.
mvp-admin-why = Please say why. The reason is told to everybody concerned and stands in the audit log.
mvp-vote-not-eligible = This ballot was made for those who were members when it opened, and you were not among them. You can vote in the next round.
mvp-vote-nobody-else = There is nobody on this ballot for you to vote for.
mvp-round-gone = This round is no longer held. Type /mvp to see what is open.
mvp-round-over = This button belongs to an earlier round. Type /mvp to see what is open.
mvp-vote-over = The ballot closed { $at }; your vote could no longer be counted. /mvp results shows how it ended.
mvp-vote-not-yet = The ballot opens { $at }. Until then you can nominate and second.
mvp-vote-mark-somebody = Mark at least one name, or close the ballot: not voting is fine too.
mvp-vote-has-left = Somebody you marked has left meanwhile. Please open the ballot again with /mvp vote.
mvp-code-wrong = This is not the code of your vote in this round. It stood in the answer when you voted; without it, your vote stands as it is.
mvp-code-used = Your vote has been changed since with this code. Only the newest code works; without it, your vote stands as it is.
mvp-voted-already = You have voted already. To change it, open the ballot again and give the code of your vote; without it, your vote stands.
mvp-two-already = You have nominated { $most } colleagues in this round, and that is all there is. You can still second others.
mvp-nominated-already = You have nominated { $person } in this round already.
mvp-second-not-oneself = Others must stand by your nomination; you cannot second it yourself.
mvp-second-whom = This colleague is not nominated in the open round. /mvp shows who is.
mvp-second-own = You nominated this colleague, so you stand by it already. Somebody else must second.
mvp-second-how = Whom do you second? Type /mvp second @name
mvp-nomination-gone = This nomination is no longer there.
mvp-none-open = No MVP round is open. Type /mvp to see when the next one is.
mvp-none-open-next = No MVP round is open. The next one opens { $at }.
mvp-nominations-over = Nominations closed { $at }. Type /mvp to see the ballot.
mvp-no-such-kudos = That leads to no kudos everybody can see. Link the post of some kudos, or say in 30 characters what they did.
mvp-no-such-handoff = You can point to a handoff only if it is one of yours. Check its number with /handoff list.
mvp-evidence-of-others = { $person } has no part in that. Point to something they did, or say it in 30 characters.
mvp-pauses = { $person } won the last round and lets others have this one. Next time again.
mvp-extend-how = By how long, and why? Type /mvp extend 2 days because…
mvp-extend-how-long = A round can be extended by 1 to { $most } days at once.
mvp-extended-done = Done. This phase now ends { $at }; everybody concerned is told why.
mvp-cancelled-done = The round is cancelled, and everything in its ballot box deleted. Everybody concerned is told why.
mvp-where = Type this in the channel where rounds are to be announced.
