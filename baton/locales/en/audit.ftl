audit-title = The last { $most } changes
audit-empty = Nothing has been changed yet. Changes to teams, roles and settings will be listed here, and what admins hide.
audit-entry = { $at } · { $act }
audit-note = Newest first. Nobody is notified by this list.
audit-admins-only = Only admins can read the audit log. /baton roles shows who they are.
audit-by-operator = The command line
audit-role-granted = { $role ->
    [admin] { $actor } made { $subject } an admin
   *[facilitator] { $actor } made { $subject } a facilitator
}
audit-role-revoked = { $role ->
    [admin] { $actor } took the admin role from { $subject }
   *[facilitator] { $actor } took the facilitator role from { $subject }
}
audit-team-created = { $actor } started the team { $name }
audit-team-renamed = { $actor } renamed { $before } to { $name }
audit-team-language-set = { $language ->
    [en] { $actor } set the language of { $name } to English
   *[zh-Hans] { $actor } set the language of { $name } to Chinese
}
audit-team-zone-set = { $actor } set the time zone of { $name } to { $zone }
audit-team-channel-set = { $actor } moved { $name } to { $channel }
audit-team-leads-set = { $actor } settled who leads { $name }: { $leads }
audit-people-imported = { $actor } imported { $people ->
    [one] 1 person
   *[other] { $people } people
}; { $teams ->
    [0] no team was new
    [one] 1 team was new
   *[other] { $teams } teams were new
}
audit-metrics-imported = { $actor } took over { $figures ->
    [one] 1 figure
   *[other] { $figures } figures
} of { $metrics ->
    [one] 1 metric
   *[other] { $metrics } metrics
}
audit-settings-changed = { $actor } changed “{ $setting }” from { $before } to { $after }
audit-mvp-extended = { $actor } extended the MVP round by { $days ->
    [one] 1 day
   *[other] { $days } days
}: { $reason }
audit-mvp-cancelled = { $actor } cancelled the MVP round: { $reason }
audit-mvp-nomination-shown = { $actor } showed a hidden nomination of { $subject } again
audit-mvp-nomination-hidden = { $actor } hid a nomination of { $subject }: { $reason }
audit-points-ring-fine = { $actor } looked at the kudos among { $people }: they count for points
audit-points-ring-kept = { $actor } looked at the kudos among { $people }: they give no points for four weeks
audit-points-team-left = { $actor } took { $subject } out of the contest of teams
audit-points-team-entered = { $actor } brought { $subject } back into the contest of teams
audit-kudos-hidden = { $actor } hid kudos from { $subject } to { $receivers }: { $reason }
audit-kudos-shown-again = { $actor } showed kudos from { $subject } to { $receivers } again
audit-giving-locked = { $actor } kept { $subject } from giving kudos: { $reason }
audit-giving-unlocked = { $explained ->
    [no] { $actor } let { $subject } give kudos again
   *[yes] { $actor } let { $subject } give kudos again: { $reason }
}
audit-promise-made = { $actor } promised for { $name }: { $words }
audit-promise-changed = { $actor } changed a promise of { $name } from “{ $before }” to “{ $words }”
audit-promise-ended = { $actor } ended a promise of { $name }: { $words }
audit-chart-restarted = { $actor } began the chart of { $name } anew on { $day }: { $reason }
audit-course-kept = { $actor } put the course “{ $name }” on offer
audit-course-ended = { $actor } took the course “{ $name }” off offer
audit-cohort-made = { $actor } made the cohort #{ $number } { $name } of { $people ->
    [one] one person
   *[other] { $people } people
}
audit-cohort-added = { $actor } added { $people ->
    [one] one person
   *[other] { $people } people
} to the cohort { $name }
audit-cohort-removed = { $actor } took { $people ->
    [one] one person
   *[other] { $people } people
} out of the cohort { $name }
audit-cohort-changed = { $actor } changed the cohort { $before }: now { $name }, last day { $day }
audit-cohort-cancelled = { $actor } cancelled the cohort #{ $number } { $name }
