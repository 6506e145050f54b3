# prove: for authors of suites.

prove-check = Check
prove-failed = Failed
prove-pending = Waited
prove-advised = Advised
prove-mutant = Mutant
prove-caught-by = Caught by
prove-is-justified = justified
prove-is-left = not caught

prove-survived = No check noticed
prove-unclear = Checks could not tell
prove-wrong-check = Caught by a check that is about something else
prove-unexplained = More than one root cause, or failures that it does not explain
prove-false-alarm = False alarms
prove-not-said = Not read, and not said so
prove-not-healed = Not healed by the fix that the report names
prove-never = Checks that no mutant could fail
prove-on-nothing = Checks that pass in an empty account
prove-unread = Checks that are judged though nothing was read
prove-stale = Reasons that do not fit
prove-justified = Justified

prove-sum = { $all ->
    [one] one mutant
   *[other] { $all } mutants
}: { $caught } caught by the right check ({ $percent } %), { $justified } justified
prove-sum-fixes = fixes heal { $healed } of { $all } ({ $percent } %), { $justified } justified
prove-sum-harmless = { $all ->
    [one] one harmless change
   *[other] { $all } harmless changes
}: { $quiet } without a false alarm
prove-sum-unread = { $all ->
    [one] one call kept from telling
   *[other] { $all } calls kept from telling
}: { $quiet } said as such
prove-left-out = { $count ->
    [one] one resource has nothing to do with the suite and was left alone
   *[other] { $count } resources have nothing to do with the suite and were left alone
}
prove-holds = The suite is proved.
prove-does-not-hold = The suite is not proved.
