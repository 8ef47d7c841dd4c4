company-title = The company · { $week }
company-summary = { $results } of { $teams } teams have results.
company-results = { $results } of { $teams } teams have released results in the last four weeks.
company-level = All of them together: level { $value } of 5.
company-between = Level { $low } to { $high }
company-teams = { $count ->
    [one] one team
   *[other] { $count } teams
}
company-note = Only released results count; no team is named with its result, none is ranked.
company-handoffs = Handoffs between teams, four weeks
company-percent = { $percent }%
company-number = { $value }
company-ties = How people work together, four weeks
company-across = Ties between teams
company-beside-chance = { $percent }% (by chance { $chance }%)
company-returned = Ties that are returned
company-silos = Silo index
company-density = Of all possible ties
company-uneven = How unevenly thanks fall
company-gini = { $value } (by chance { $chance })
company-ties-note = Ties are handoffs and kudos. Silo index: 0 when ties fall as they may, near 1 when nobody leaves their team. Unevenness: 0 when all are thanked alike, near 1 when one has it all.
company-between-teams = { $count ->
    [one] Others often reach each other through { $teams }: a good team to ask first about work between teams.
   *[other] Others often reach each other through { $teams }: good teams to ask first about work between teams.
}
company-no-ties = Too few people have dealt with each other in these four weeks to tell how they work together.
company-health = Ratings in { $month }
company-health-few = Too few ratings that month to say how they were given.
company-healthy = Nothing unusual in how ratings were given.
company-alpha = Agreement of the five dimensions (α)
company-omega = The same by one factor (ω)
company-entropy = Variety of levels, bits
company-sd = Spread of levels, points
company-straight = Forms with one answer throughout
company-best = Highest level
company-answered = Questions answered
company-seconds = Median time for a full form
company-in-seconds = { $value } s
company-advice-one-number = The five dimensions are nearly one number (α over .95): people answer the overall impression five times. Asking two in turns tells as much.
company-advice-weak = The five dimensions hardly hang together (α under .60): read them one by one, and the index with care.
company-advice-shorter = More than 60% of forms give one answer throughout. Asking two dimensions in turns costs less attention.
company-advice-slow = Full forms take more than 20 seconds. Asking two dimensions in turns keeps them short.
company-advice-silent = Fewer than 30% of questions are answered. Ask for less, or tell what was changed: /digest changed
company-settings-about = Ratings: group minimum, summary for admins, length of the form.
company-settings-title = Ratings
company-settings-save = Save
company-minimum = People behind every number
company-minimum-hint = 5 to 10. It can be raised, never lowered, and holds for what is released from then on.
company-minimum-range = Please choose { $least } to { $most } people.
company-minimum-lowered = It is { $present } people now and can only be raised: lowering it would show what was promised to stay hidden.
company-where = Weekly summary for admins
company-nowhere = nowhere
company-there = where it is posted now
company-here = in this channel
company-ask = Dimensions a rating form asks
company-ask-5 = all five
company-ask-2 = two, in turns
company-forward = A higher minimum holds for what is released from now on. For the summary Baton must be in the channel: /invite it if it is not.
