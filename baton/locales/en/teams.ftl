teams-about = Your team: who is in it, who leads it, which channel it uses.
teams-grammar = /team shows your team, or helps you find one. /team show Name, create Name, join Name, leave, list.
teams-grammar-leads = For leads: /team lead @person [@person…], channel (here, or #channel), language en or zh, zone Europe/Berlin or a city, rename Name, promise (what your customers may rely on), customers (who depends on you).
teams-grammar-more = Everyone has one home team at most. Several people can lead a team, and leads need not be members.
teams-example-one = /team create Payroll
teams-example-two = /team zone Shanghai

teams-title = { $team }
teams-fact-leads = Leads
teams-fact-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
teams-fact-channel = Channel
teams-fact-language = Language
teams-fact-zone = Time zone
teams-people = { $people }
teams-people-and-more = { $people } and { $more } more
teams-nobody = nobody yet
teams-no-lead = This team has no lead at present. An admin can name one under Settings.
teams-channel = { $channel }
teams-no-channel = none yet: a lead types /team channel in the channel where the team talks
teams-join = Join
teams-leave = Leave
teams-stay = Stay
teams-settings = Settings
teams-leave-title = Leave { $team }?
teams-leave-text = You will have no home team. You can come back any time with /team join.

teams-list-title = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
teams-list-note = /team show Name tells more about a team.
teams-column-team = Team
teams-column-people = People
teams-none-at-all = There are no teams yet. Begin with yours: /team create Name

teams-created = { $team } has been created. It is your home team, and you lead it.
teams-created-left = { $team } has been created. It is your home team now, and you lead it. You left { $left }.
teams-created-next = Next: type /team channel in the channel where the team talks, and tell colleagues to /team join.
teams-joined = { $team } is your home team now.
teams-joined-left = { $team } is your home team now. You left { $left }.
teams-still-leading = You still lead { $left }. Another lead or an admin can change that: /team show { $left }, then Settings.
teams-joined-already = { $team } is your home team already.
teams-left = You left { $team }. To join another: /team join Name, and /team list shows them all.
teams-left-leading = You left { $team } and still lead it. To hand it over, type /team join { $team }, then /team lead @person.
teams-left-already = That is no longer your home team, so nothing was changed.
teams-not-yours = That is not your home team. /team leave, without a name, leaves the one you are in.
teams-settled = { $team } is up to date.
teams-settled-leads = The leads of { $team } are settled.
teams-settled-channel = { $team } uses { $channel } now. Its weekly digest is posted there.
teams-invite = Baton needs to be a member of a private channel: type /invite there and pick Baton.
teams-settled-language = Baton’s posts for { $team } are in { $language } now.
teams-settled-zone = The time zone of { $team } is { $zone } now.
teams-settled-name = { $before } is called { $team } now.
teams-told-lead = { $actor } named you a lead of { $team }.
teams-told-lead-next = As a lead you settle its channel, language and digest. /team help shows how.

teams-form-start = Find your team
teams-form-start-submit = Go
teams-form-intro = You have no home team yet. Join one, or start your own.
teams-form-intro-first = There are no teams yet. Start the first one: yours.
teams-form-join = Join a team
teams-form-create = Or start a new one
teams-form-create-hint = 2 to 60 characters. You will lead it, and can name others later.
teams-form-settings = Team settings
teams-form-name = Name
teams-form-language = Language of the channel
teams-form-zone = Time zone
teams-form-channel = Channel
teams-form-here = The team talks here: { $channel }
teams-one-of-both = Please do one of the two: join a team, or name a new one.
teams-pick-or-name = Please pick a team, or name a new one.

teams-guess = { $team }
teams-unknown = No team is called { $name }. /team list shows them all, and /team create { $name } starts it.
teams-what = Neither a team nor a word that /team knows: { $name }. /team list shows the teams, /team help what else can be said.
teams-unknown-like = No team is called { $name }. Do you mean { $teams }?
teams-unknown-press = No team is called { $name }. Do you mean one of these?
teams-gone = This team no longer exists. /team list shows those there are.
teams-create-what = What should the team be called? /team create Name
teams-join-what = Which team would you like to join? /team join Name, and /team list shows them all.
teams-rename-what = What should the team be called? /team rename Name
teams-name-one-line = A team’s name stands on one line. Please leave out line breaks and other invisible characters.
teams-name-length = A team’s name has { $least } to { $most } characters. Please choose another.
teams-name-taken = There is a team called { $team } already. Join it with /team join { $team }, or choose another name.
teams-members-only = Guests and bots have no home team here.
teams-none-yet = You have no team yet. /team helps you join one or start your own.
teams-none-to-leave = You are in no team, so there is nothing to leave.
teams-leads-only = Only the leads of { $team } or an admin can change it. Ask { $leads }.
teams-admins-only = Nobody leads { $team } at present, so only an admin can change it.
teams-which-one = You lead { $teams }. Open the one you mean, say /team show { $first }, and press Settings.
teams-lead-whom = Who should lead the team? /team lead @person [@person…], only names.
teams-too-many-leads = Please name { $most } leads at most, so that everybody knows whom to ask.
teams-cannot-lead = { $people } cannot lead a team: bots, guests and deactivated people are left out.
teams-which-channel = Type /team channel in the channel where the team talks, or pick it from the list after #: /team channel #payroll
teams-not-general = Everyone reads #general, so Baton does not post there. Please pick the channel where the team talks.
teams-which-language = Baton speaks English and Chinese: /team language en or /team language zh
teams-which-zone = Which time zone? /team zone Europe/Berlin, or a city: /team zone Shanghai
teams-promises = Promises
teams-customers = Customers
