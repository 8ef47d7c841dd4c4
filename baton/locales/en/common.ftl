# What every noun needs.
something-went-wrong = Something went wrong on our side, and nothing was changed. If it happens again, tell your admin this number: { $incident }
done-but-not-shown = That is done, but the answer could not be shown. If it happens again, tell your admin this number: { $incident }
not-answered-here = Baton does not answer this. Type /baton help to see everything it does.
you-typed = You typed:
button-gone = This button belongs to an older message and no longer does anything. Type the command to go on.
name-unknown = Baton knows nobody called { $name } here. Pick the person from the list that opens after @.
name-is-many = { $name } stands for many people. Please name each of them, with @.
name-ambiguous = { $name } could be { $people }. Whom do you mean?
already-done = Already done.
not-installed = Baton is not set up for this workspace yet. Your admin can run baton doctor to see what is missing.
form-did-not-open = The form could not be opened just now. Please try again.
baton = Baton
close = Close
cancel = Cancel
more-not-shown =
    { $count ->
        [one] One more entry does not fit here.
       *[other] { $count } more entries do not fit here.
    }
nothing-to-choose = There is nothing to choose from yet.
