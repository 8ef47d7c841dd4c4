people-mine-title = My settings
people-fact-language = Language
people-fact-zone = Time zone
people-fact-quiet = Quiet hours
people-fact-team = Team
people-no-team = none yet: /team helps you find one
people-quiet-usual = outside workdays { $start }–{ $end }
people-quiet-hours = { $start } to { $end }
people-fact-reminders = Reminders
people-reminders-yes = around the day something you took on is due, and on the check days of your plans
people-reminders-none = none
people-reminders-tick = Remind me around the day something I took on is due, and ask me how my plans go
people-reminders-how = Should Baton remind you of what you are to deliver, and ask how your plans go? /baton reminders on or /baton reminders off
people-reminders-on = Baton reminds you around the day something you took on is due, at most once a day, and asks on check days how your plans go.
people-reminders-off = Baton no longer reminds you of what you are to deliver, or asks how your plans go. /baton reminders on lets the reminders come again.
people-fact-thanks = When you are thanked
people-thanks-yes = a direct message at once
people-thanks-no = no message: App Home shows it
people-thanks-tick = Tell me by direct message when I am thanked
people-thanks-hint = Without it, App Home and /kudos mine still show every kudos you get.
people-thanks-how = Should Baton tell you by direct message when you are thanked? /baton thanks on or /baton thanks off
people-thanks-on = Baton tells you by direct message when you are thanked.
people-thanks-off = Baton sends you no message when you are thanked. App Home and /kudos mine show it; /baton thanks on brings the messages back.
people-fact-boards = Boards of kudos
people-boards-yes = you can appear on them
people-boards-no = you appear on none
people-boards-tick = Show me on boards
people-boards-hint = Without it you appear on no board, neither for what you received nor for what you gave.
people-boards-how = Should boards of kudos show you? /baton boards on or /baton boards off
people-boards-on = Boards of kudos can show you from now on.
people-boards-off = You appear on no board from now on, neither for what you received nor for what you gave. /baton boards on puts you back.
people-fact-digests = Kudos in digests
people-digests-yes = yours may be told
people-digests-no = none of yours is told
people-digests-tick = Tell my kudos in digests
people-digests-hint = Without it no weekly digest tells kudos that you gave or received.
people-digests-how = May weekly digests tell your kudos? /baton digests on or /baton digests off
people-digests-on = Weekly digests may tell kudos you give and receive.
people-digests-off = No weekly digest tells kudos you gave or received from now on. /baton digests on allows it again.
people-change = Change
people-workspace-settings = Workspace settings
people-held = Baton holds your name, language, time zone and team, and what you write with its commands; ratings are kept under a pseudonym and shown only in groups of five or more.
people-held-of-guests = Baton holds your name, language and time zone. Kudos, handoffs and ratings are for the members of this workspace.
people-form-save = Save
people-settled = Saved.
people-language-en = English
people-language-zh-Hans = 简体中文
# The next two are the same in every dictionary: they are said in the language just chosen.
people-language-now-en = From now on Baton writes to you in English.
people-language-now-zh-Hans = 今后 Baton 将用中文与您沟通
people-which-language = Baton speaks English and Chinese: choose en or zh.
people-which-zone = Which time zone is yours? /baton zone Europe/Berlin, or a city: /baton zone Shanghai
people-zone-hint = A city or an IANA name: Shanghai, Europe/Berlin
people-zone-now = Your time zone is { $zone } now.
people-quiet-hint = From and to, in your own time: 18:00-09:00. Leave it empty for none.
people-quiet-how = Please give quiet hours as from and to, such as 18:00-09:00, or off for none.
people-quiet-empty = These quiet hours end when they begin. Please give two different times, such as 18:00-09:00.
people-quiet-now = From { $start } to { $end } in your time zone Baton keeps quiet, unless a colleague does something that concerns you.
people-quiet-off = You have no quiet hours of your own now. Reminders still come in working hours only.
zone-unknown = Baton knows no time zone called { $name }. Give a city or an IANA name, such as Shanghai or Europe/Berlin.
zone-unknown-like = Baton knows no time zone called { $name }. Do you mean { $zones }?

people-roles-title = Roles
people-role-admins = Admins
people-role-facilitators = Facilitators
people-names = { $people }
people-nobody = nobody yet
people-roles-note = Admins and owners of the workspace are admins here too. Admins give roles with /baton roles grant @person facilitator.
people-roles-how = Say whom and which role: /baton roles grant @person facilitator, or /baton roles revoke @person admin
people-granted = { $role ->
    [admin] { $people } can do what admins do from now on.
   *[facilitator] { $people } can do what facilitators do from now on.
}
people-granted-already = { $role ->
    [admin] { $people } had the role admin already.
   *[facilitator] { $people } had the role facilitator already.
}
people-revoked = { $role ->
    [admin] The role admin was taken from { $people }.
   *[facilitator] The role facilitator was taken from { $people }.
}
people-revoked-already = { $role ->
    [admin] { $people } did not have the role admin, so nothing was changed.
   *[facilitator] { $people } did not have the role facilitator, so nothing was changed.
}
people-admins-only = Only admins can give and take roles. /baton roles shows who they are.
people-admin-by-platform = { $person } is an admin or owner of the workspace itself, and stays admin here as long as that is so.
people-role-members-only = { $person } cannot have a role: bots, guests and deactivated people are left out.
people-told-role = { $role ->
    [admin] { $actor } made you an admin of Baton.
   *[facilitator] { $actor } made you a facilitator.
}
people-told-role-now = { $role ->
    [admin] You are an admin of Baton now.
   *[facilitator] You are a facilitator now.
}
people-told-role-may = { $role ->
    [admin] You can give roles, change any team and read the audit log. You never see a raw rating. /baton help shows the commands.
   *[facilitator] Facilitators run courses, cohorts and surveys. /baton roles shows who else is one.
}
people-fact-answers = Answers to ratings
people-answers-yes = a message when a team you rated changed something
people-answers-no = no messages
people-answers-tick = Tell me what teams changed after I rated them
people-answers-hint = At most one message a week for each team. Nobody learns that you rated.
people-answers-how = A message when a team you rated says what it changed? /baton answers on or /baton answers off
people-answers-on = You hear from now on what teams changed after you rated them.
people-answers-off = No more messages about what teams changed. /baton answers on brings them back.
people-fact-holidays = Public holidays
people-holidays-of = { $country }
people-holidays-none = none known
people-holidays-hint = A country. Leave it empty for the one of your time zone.
people-holidays-how = Say a country, such as /baton holidays Germany, or off for the one of your time zone.
people-holidays-now = The public holidays of { $country } are yours now. Nothing unasked comes on them.
people-holidays-off = Your public holidays are those of where your time zone is.
country-unknown = No country is called “{ $name }”, or its holidays are not known. Try its code, such as DE or CN.
