effects-nothing = Nothing can be said yet: no trained team has ratings that were released both before and after the course.
effects-no-comparison = No comparison group. The trained teams changed by { $shift } points, and whatever else happened in these weeks is part of it.
effects-side-by-side = Too few teams for a test: the numbers stand side by side, without a verdict.
effects-indication-up = An indication that the trained teams improved more than the others, by { $points } points.
effects-no-indication = No indication that the trained teams changed more than the others.
effects-indication-down = An indication that the trained teams did worse than the others, by { $points } points.
effects-clear-up = The trained teams clearly improved more than the others, by { $points } points.
effects-likely-up = The trained teams likely improved more than the others, by { $points } points.
effects-no-clear-change = No clear change: the trained teams moved much like the others.
effects-likely-down = The trained teams likely did worse than the others, by { $points } points.
effects-clear-down = The trained teams clearly did worse than the others, by { $points } points.
effects-apart = No verdict: the two groups were moving apart before the course already, so what followed cannot be put down to it.
effects-not-over = What is released from { $first } to { $last } counts as after the course. Until then this may change.

effects-trained = Trained teams
effects-others = Comparison teams
effects-moved = { $count ->
    [one] { $before } → { $after } ({ $shift }), 1 team
   *[other] { $before } → { $after } ({ $shift }), { $count } teams
}
effects-plain = Difference of the plain changes
effects-difference = Difference that is tested
effects-points = { $shift } points
effects-range = Where it may well lie (95%)
effects-between = { $low } to { $high }
effects-by-chance = By chance alone
effects-chance = { $percent }% of all ways to deal the teams out differ as much (p = { $p })
effects-pretrend = The same before the course
effects-pretrend-even = { $shift } points: the groups were not seen to move apart
effects-pretrend-apart = { $shift } points: the groups were moving apart already
effects-pretrend-unknown = too little was released to tell
effects-people-trained = People who rated trained teams
effects-people-others = People who rated the others
effects-response-trained = Response, trained teams
effects-response-others = Response, comparison teams
effects-from-to = { $before } → { $after }
effects-from-to-in = { $before } → { $after } { $unit }

effects-table = The teams
effects-column-team = Team
effects-column-group = Group
effects-column-before = Before
effects-column-after = After
effects-column-change = Change
effects-column-people = People
effects-group-trained = trained
effects-group-others = comparison
effects-figures = Besides, as plain numbers
effects-column-figure = Figure
effects-column-trained = Trained
effects-column-others = Comparison
effects-column-company = Company
effects-on-time = Handoffs on time
effects-first-time = Accepted first time
effects-metrics-note = Figures that were imported: the mean of the twelve months before the course and of the three after it, as far as there are any. Teams of fewer than five people are left out. Nothing here is tested.
effects-missing = { $count ->
    [one] Not counted, since fewer than { $most } people rated it before or after: { $teams }.
   *[other] Not counted, since fewer than { $most } people rated them before or after: { $teams }.
}
effects-missing-count = { $count ->
    [one] 1 more team is not counted, since fewer than { $most } people rated it before or after.
   *[other] { $count } more teams are not counted, since fewer than { $most } people rated them before or after.
}

effects-threats = What else could be behind it
effects-threat-regression-drawn = Low numbers rise by themselves, and teams are often chosen for low ones. So each team is compared with its level before, drawn towards the mean of all teams.
effects-threat-regression = Low numbers rise by themselves, and teams are often chosen for low ones. There are too few teams to allow for that here.
effects-threat-response-shift = After a course people may judge by another measure, the trained as well as their customers.
effects-threat-novelty = What is new is noticed and wears off. The first four weeks are left out; look again after half a year.
effects-threat-same-raters = The same colleagues may have rated teams of both groups, before and after.
effects-threat-who-answered = Those who answer choose themselves. They may be others after the course than before.
effects-threat-who-answered-differs = Of those asked, a different share answered after the course than before. Others may have spoken, rather than the same people thinking otherwise.
effects-threat-else = Baton does not know what else changed in these weeks: new leads, new tools, a season, other courses. Ask before you put it down to the course.
effects-how = Before: what was released from { $first } to { $last }. After: from { $then } to { $until }, the weeks 5 to 12. Each release is of at least { $most } people, counted anew each time, and may hold some ratings from shortly before these weeks. Every team counts once; where all said the same, 4.5 or 1.5 is used. The test deals out anew which teams were trained.

effects-roi = The return on what was spent: { $range }.
effects-roi-free = Nothing was spent, so there is no return to compute.
effects-roi-benefit = Benefit put down to the training
effects-roi-ratio = Benefit for each unit spent
effects-roi-payback = Months until the cost is earned
effects-roi-from-to = { $low } to { $high }
effects-roi-money-in = { $amount } { $currency }
effects-roi-percents = { $range }%
effects-roi-entered = Only from what was entered: a benefit of { $benefit } a year, a cost of { $cost }, { $share } of the benefit put down to the training, { $sure } sure of that. Baton measured none of it. The lower end takes the least benefit and the highest cost.
effects-roi-upside-down = Please give the lower value first.
effects-roi-percent = Please give a share from 0 to 100 percent.
effects-roi-money = Please give an amount of money that is not below zero.
