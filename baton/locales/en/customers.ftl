customers-title = Internal customers of { $team }
customers-none = { $team } has not said yet who its internal customers are. Three questions find them: who carries our work forward, who uses our output, and who brought us into the game of the customer they serve.
customers-one = { $name } · { $questions } · { $klass } · handoffs in { $days } days: { $out } to them, { $back } from them
customers-short-carries = carries our work forward
customers-short-uses = uses our output
customers-short-brought-in = brought us into their customer’s game
customers-question-carries = Who carries our work forward?
customers-question-uses = Who uses our output?
customers-question-brought-in = Who brought us into the game of the customer they serve?
customers-class-rank = rank
customers-class-rank-about = boss and report
customers-class-function = function
customers-class-function-about = a function that serves everybody
customers-class-process = process
customers-class-process-about = the next step of the work
customers-add = Add customers
customers-add-one = Add
customers-remove = Remove
customers-removed = Taken off the list.
customers-added = { $count ->
    [one] Added.
   *[other] All { $count } added.
}
customers-suggested = Perhaps forgotten
customers-received = { $name } received { $count ->
    [one] one handoff
   *[other] { $count } handoffs
} in { $days } days
customers-serving = These teams say that { $team } or somebody in it is their customer: { $teams }
customers-form = Internal customers
customers-submit = Add
customers-form-intro = Who depends on what { $team } does?
customers-people = People
customers-team = Or a whole team
customers-questions = They are the answer to
customers-class = Class
customers-whom = Please choose at least one person, or a team.
customers-which-question = Please say which of the three questions they answer.
customers-not-oneself = A team is not its own customer. Please choose another.
customers-too-many = A list keeps at most { $most } customers. Remove some first.
customers-cannot = { $name } does not take part, as a guest, bot or somebody who has left. Please choose others.
customers-gone = That customer is not on the list any more.
