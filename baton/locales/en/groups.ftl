group-nobody = Nobody in { $group } can be thanked besides you. Name the people you mean, with @.
group-disabled = { $group } is no longer in use. Name the people you mean, with @.
group-ambiguous = Two groups are called { $name }. Do you mean { $groups }?
