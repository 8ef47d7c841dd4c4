handoff-about = Order something from a colleague, and see it through until you have it.
handoff-grammar = /handoff @owner what [by date] places an order with one person. With no words it opens a form.
handoff-grammar-dates = Dates may be typed as by fri, by next wed, by tomorrow, by 27 Nov, by 2026-11-27 or in 3 days.
handoff-grammar-more = /handoff list shows what you owe and what you ordered, /handoff show 12 one of them, /handoff cancel 12 why takes yours back.
handoff-example-one = /handoff @li payroll export for November by fri
handoff-example-two = /handoff @tom the signed contract as a PDF by 27 Nov

handoff-title = #{ $number } { $what }
handoff-about-this = Order #{ $number }:
handoff-head = { $receiver } needs this from { $owner }
handoff-head-title = Order #{ $number }

# Kinds and states
handoff-kind-information = Information: something to know
handoff-kind-resource = Resource: something to have
handoff-kind-support = Support: somebody’s help
handoff-state-ordered = ordered
handoff-state-accepted = accepted
handoff-state-delivered = delivered
handoff-state-received = received
handoff-state-declined = declined
handoff-state-returned = returned
handoff-state-cancelled = cancelled
handoff-stands = This order is { $state } now.

# Facts
handoff-fact-state = State
handoff-fact-due = Due
handoff-fact-done = Done means
handoff-fact-kind = Kind
handoff-fact-need = Need
handoff-fact-request = Request
handoff-fact-want = Want
handoff-fact-demand = Demand
handoff-fact-returns = Returned
handoff-fact-note = Note
handoff-fact-reason = Reason
handoff-fact-question = Question
handoff-fact-your-question = You asked
handoff-fact-your-answer = You answered
handoff-times = { $count ->
    [one] once
   *[other] { $count } times
}
handoff-no-day = no day agreed
handoff-day = { $day }
handoff-due = due { $day }
handoff-overdue = overdue since { $day }
handoff-due-today = due today
handoff-due-tomorrow = due tomorrow

# Placing an order
handoff-placed = Order #{ $number } is with { $owner }. You hear as soon as they answer.
handoff-done-unsaid-receiver = You have not said what “done” means. If your words do not make it plain, expect a question.
handoff-from-whom = From whom do you need it? Begin with their name: /handoff @name what by fri
handoff-what-missing = What do you need? Write it after the name: /handoff @name what by fri
handoff-done-missing = Please say what “done” means: how will you both know that it is there?
handoff-one-owner = Please pick one: { $people }. When something belongs to several people, each can think another has it, so an order here has exactly one owner.
handoff-not-a-team = { $team } is a team, and an order needs one person who has it in hand. Pick one of them; they can still share the work.
handoff-not-a-group = { $name } stands for many people, and an order needs one person who has it in hand. Pick one of them; they can still share the work.
handoff-not-oneself = An order goes to somebody else. Pick the colleague you need it from.
handoff-cannot-own = { $people } cannot take orders: bots, guests and deactivated people are left out. Pick somebody else.
handoff-guests-cannot-order = Guests and bots cannot place orders here.
handoff-too-long = That is { $length } characters; please keep it to { $most }.
handoff-due-past = { $day } has gone by. Name today or a day to come; for next year, write it with the year.
handoff-due-far = That day is more than two years away. Name a nearer one, for a first part of it perhaps.
date-impossible = There is no such day as { $words }. Write it as 2026-11-27, 27 Nov or fri.

# The order form
handoff-order-title = Order a handoff
handoff-order-submit = Order
handoff-order-owner = From whom do you need it?
handoff-order-owner-hint = Exactly one person, so that everybody knows who has it in hand.
handoff-order-what = What do you need?
handoff-order-what-example = Payroll export for November, as a CSV file
handoff-order-due = By which day?
handoff-order-done = What does “done” mean?
handoff-order-done-hint = How will you both know that it is there and good enough to use?
handoff-order-done-example = The totals match the ledger, and I can import the file without changes
handoff-order-kind = What kind of service is it?
handoff-order-need = Need: what is it good for?
handoff-order-need-hint = What must become possible. The owner may know a better way to get there.
handoff-order-request = Request: what must it have at least?
handoff-order-request-hint = The few things without which you cannot use it.
handoff-order-want = Want: what would you like to have?
handoff-order-want-hint = Welcome if it costs little. Not a condition.
handoff-order-demand = Demand: what will you really use or pay for?
handoff-order-demand-hint = What you would take tomorrow as it is, with the time or money you have for it.

# Steps: buttons
handoff-button-accept = Accept
handoff-button-ask = Ask
handoff-button-answer = Answer
handoff-button-decline = Decline
handoff-button-deliver = Deliver
handoff-button-deliver-number = Deliver #{ $number }
handoff-button-receive = Received
handoff-button-return = Return
handoff-button-cancel = Cancel the order
handoff-link-source = Message it came from
handoff-link-delivered = Open what was delivered
handoff-cancel-title = Cancel this order?
handoff-cancel-text = Order #{ $number } ends here, and its owner hears that you no longer need it.
handoff-cancel-yes = Cancel the order
handoff-cancel-no = Keep it

# Steps: forms
handoff-ask-title = Ask about an order
handoff-ask-submit = Ask
handoff-ask-words = What do you need to know?
handoff-ask-words-hint = The answer comes back to you here.
handoff-answer-title = Answer
handoff-answer-submit = Send
handoff-answer-words = Your answer
handoff-answer-words-hint = It goes to the owner of your order.
handoff-decline-title = Decline an order
handoff-decline-submit = Decline
handoff-decline-words = Why can you not take it on?
handoff-decline-words-hint = Your colleague reads this. Say who could, or when you could, if you know.
handoff-deliver-title = Deliver
handoff-deliver-submit = Deliver
handoff-deliver-note = What should they know about it?
handoff-deliver-note-hint = Where it is, what is in it, what is left out.
handoff-deliver-link = Link
handoff-deliver-link-example = https://
handoff-return-title = Return a delivery
handoff-return-submit = Return
handoff-return-words = What is missing?
handoff-return-words-hint = Be exact and kind: the owner delivers again from what you write here.

handoff-question-missing = What would you like to ask? Write it in one or two sentences.
handoff-answer-missing = Please write an answer; even “I don’t know yet” helps.
handoff-reason-missing = Please say why, in one sentence, so that your colleague knows how to go on.
handoff-bad-link = A link begins with https:// or http:// and has no spaces. Put anything else into the note.

# Steps: what whoever took them reads
handoff-said-accept = You have accepted order #{ $number }. Press Deliver when it is ready.
handoff-said-ask = Your question on order #{ $number } is on its way. The answer comes to you here.
handoff-said-answer = Your answer on order #{ $number } is on its way.
handoff-said-decline = You have declined order #{ $number }. Your colleague reads why.
handoff-said-deliver = Order #{ $number } is delivered. Your colleague has it now.
handoff-said-receive = You have received order #{ $number }, and it is closed.
handoff-said-return = Order #{ $number } goes back to its owner with your reason.
handoff-said-cancel = Order #{ $number } is cancelled, and its owner knows.
handoff-already-accept = You have already accepted order #{ $number }. Nothing more to do for now.
handoff-already-ask = You have already asked this about order #{ $number }. The answer is still to come.
handoff-already-answer = This question about order #{ $number } has been answered already.
handoff-already-decline = You have already declined order #{ $number }.
handoff-already-deliver = You have already delivered order #{ $number }. It is with your colleague now.
handoff-already-receive = You have already received order #{ $number }.
handoff-already-return = You have already returned order #{ $number }. Its owner is on it.
handoff-already-cancel = Order #{ $number } is cancelled already.

# Steps: refused
handoff-only-owner = Only the person who took on order #{ $number } can do that.
handoff-only-receiver = Only the person who placed order #{ $number } can do that.
handoff-moved-on = Order #{ $number } is { $state } by now, so nothing was changed. See where it is with /handoff show { $number }
handoff-newer-delivery = There is a newer delivery of order #{ $number }. Please look at that one first; nothing was changed.
handoff-gone = This order is not there any more. See yours with /handoff list
handoff-not-found = You have no order #{ $number }. See yours with /handoff list
handoff-which-number = Which one? Add its number, as in /handoff show 12. /handoff list shows the numbers.

# Messages to the owner
handoff-told-owner = { $receiver } needs something from you: order #{ $number }
handoff-done-unsaid-owner = { $receiver } has not said what “done” means. Press Ask if you need to know.
handoff-owner-stands-accepted = You accepted it. Press Deliver when it is ready.
handoff-owner-stands-delivered = You delivered it. { $person } is looking at it.
handoff-owner-stands-received = { $person } has received it. This order is closed.
handoff-owner-stands-declined = You declined it. This order is closed.
handoff-owner-stands-returned = { $person } sent it back. Deliver again when it is ready.
handoff-owner-stands-cancelled = { $person } cancelled it. You need not do anything.
handoff-told-returned = { $receiver } sent order #{ $number } back to you
handoff-told-answered = { $receiver } answered your question on order #{ $number }
handoff-told-cancelled = { $receiver } no longer needs order #{ $number }
handoff-after-cancel = It is cancelled. You need not do anything.

# Messages to the receiver
handoff-told-receiver = { $owner } has accepted your order #{ $number }
handoff-receiver-stands-accepted = { $person } is on it.
handoff-receiver-stands-delivered = { $person } has delivered it. The delivery has its own message.
handoff-receiver-stands-received = You have received it. This order is closed.
handoff-receiver-stands-declined = { $person } has declined it after all.
handoff-receiver-stands-returned = You sent it back. { $person } delivers again.
handoff-receiver-stands-cancelled = You cancelled it.
handoff-told-delivered = { $owner } has delivered your order #{ $number }
handoff-you-returned = You sent this delivery back:
handoff-you-received = You have received it.
handoff-told-asked = { $owner } has a question on your order #{ $number }
handoff-told-declined = { $owner } cannot take on your order #{ $number }
handoff-after-decline = The order is closed. You can order it from somebody else with /handoff
handoff-told-unreached = Baton could not bring order #{ $number } to { $owner }. Please tell them yourself.

# The list
handoff-list-title = Handoffs
handoff-list-empty = Nothing ordered and nothing owed. If you need something from a colleague: /handoff @name what by fri
handoff-list-owner = { $count ->
    [0] You owe nobody anything
   *[other] Ordered from you
}
handoff-list-receiver = { $count ->
    [0] You have ordered nothing
   *[other] Ordered by you
}
handoff-list-more = { $count ->
    [one] And one more that is not shown.
   *[other] And { $count } more that are not shown.
}
handoff-list-note = See one of them with /handoff show and its number.
handoff-row-owner = #{ $number } { $what } · for { $person } · { $stage } · { $due }
handoff-row-owner-closed = #{ $number } { $what } · for { $person } · { $stage }
handoff-row-receiver = #{ $number } { $what } · from { $person } · { $stage } · { $due }
handoff-row-receiver-closed = #{ $number } { $what } · from { $person } · { $stage }
handoff-owner-waits-ordered = waits for you to answer
handoff-owner-waits-accepted = waits for you to deliver
handoff-owner-waits-returned = returned, waits for you to deliver again
handoff-owner-waits-delivered = delivered, waits for { $person }
handoff-receiver-waits-ordered = waits for { $person } to answer
handoff-receiver-waits-accepted = waits for { $person } to deliver
handoff-receiver-waits-returned = returned, waits for { $person } to deliver again
handoff-receiver-waits-delivered = delivered, waits for you to receive it

# History
handoff-history = What happened
handoff-history-order = { $at }: { $person } ordered it
handoff-history-accept = { $at }: { $person } accepted it
handoff-history-ask = { $at }: { $person } asked
handoff-history-answer = { $at }: { $person } answered
handoff-history-decline = { $at }: { $person } declined it
handoff-history-deliver = { $at }: { $person } delivered it
handoff-history-receive = { $at }: { $person } received it
handoff-history-return = { $at }: { $person } sent it back
handoff-history-cancel = { $at }: { $person } cancelled it

# Reminders
handoff-reminder = { $count ->
    [one] One order you took on is due about now
   *[other] { $count } orders you took on are due about now
}
handoff-reminder-row = #{ $number } { $what } · for { $person } · { $due }
handoff-reminder-why = This comes on the workday before and after something you took on is due, at most once a day. /baton reminders off stops it.
