home-title = Baton
home-not-for-guests = Baton is for the members of this workspace; guests are left out.

home-welcome = Welcome. Whoever needs your work is your customer, and you are theirs. Three things to try:
home-try-kudos = Thank somebody who helped you this week: /kudos @name why
home-try-handoff = Ask a colleague for something, with a date: /handoff @name what by fri
home-try-rating = Say how a service was, in one tap: /rate-service @person-or-team
home-kudos = Give kudos

home-waiting = Waiting for you
home-nothing-waits = Nothing is waiting for you.
home-to-accept = #{ $number } { $what }: { $who } asks you for it. Accept, ask or decline.
home-to-accept-by = #{ $number } { $what }: { $who } asks you for it by { $day }. Accept, ask or decline.
home-to-deliver = #{ $number } { $what }: you are to deliver it to { $who }.
home-to-deliver-by = #{ $number } { $what }: you are to deliver it to { $who } by { $day }.
home-to-deliver-overdue = #{ $number } { $what }: you are to deliver it to { $who }, overdue since { $day }.
home-to-receive = #{ $number } { $what }: { $who } has delivered it. Is it what you needed?
home-to-receive-by = #{ $number } { $what }: { $who } has delivered it, agreed for { $day }. Is it what you needed?
home-to-rate = #{ $number } { $what }: how was it, compared with what you needed from { $who }?
home-mvp-nominate = Who is your MVP? Nominations are open until { $at }.
home-mvp-vote = The MVP ballot is open until { $at }, and you have not voted.
home-mvp-nominated = { $left ->
    [0] You nominated { $people } for MVP. The ballot opens { $at }.
    [one] You nominated { $people } for MVP, and can nominate one more. The ballot opens { $at }.
   *[other] You nominated { $people } for MVP, and can nominate { $left } more. The ballot opens { $at }.
}
home-mvp-voted = You have voted for the MVP. The ballot closes { $at }.
home-show = Open #{ $number }
home-rate = Rate #{ $number }
home-more = { $count ->
    [one] One more like this: /handoff list
   *[other] { $count } more like these: /handoff list
}

home-numbers = Your numbers
home-open-orders = Orders you placed, still open
home-kudos-received = Kudos received, { $days } days
home-kudos-given = Kudos given, { $days } days
home-count = { $count }
home-kudos-count = { $private ->
    [0] { $count }
   *[other] { $count }, of which { $private } private: boards count only the others
}

home-kudos-got = Kudos you got
home-kudos-from = { $giver }, { $day }
home-kudos-from-privately = { $giver }, privately, { $day }
home-kudos-gave = Kudos you gave
home-kudos-to = To { $people }, { $day }
home-kudos-to-privately = To { $people }, privately, { $day }
home-kudos-mine = All my kudos
home-kudos-board = Board of kudos

home-digest = Latest digest of { $team }
home-no-digest = None has been posted yet. /digest shows a preview.
home-digest-show = Open { $week }

home-settings = Settings
home-language = Language
home-language-en = English
home-language-zh-Hans = 简体中文
home-zone = Time zone
home-team = Team
home-no-team = None yet
home-change-team = Team
home-change-settings = Settings
home-own-score = How your own handoffs were rated, { $days } days
home-own-level = { $value } of 5 – { $words } · { $people } · shown to you alone
home-review = Was it kept? “{ $words }”
home-review-answer = Say so
