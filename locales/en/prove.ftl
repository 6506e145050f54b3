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
prove-wrong-check = Caught by a check of something else
prove-unexplained = More than one root cause, or failures that the root cause does not explain
prove-false-alarm = False alarms
prove-not-reported = Not read, but not reported as unknown
prove-not-healed = Not healed by the fix that the report names
prove-never = Checks that no mutant made fail
prove-on-nothing = Checks that pass in an empty account
prove-unread = Checks with a verdict although nothing was read
prove-stale = Justifications that match nothing
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
    [one] one call that failed
   *[other] { $all } calls that failed
}: { $quiet } reported as unknown
prove-left-out = { $count ->
    [one] one resource does not belong to the suite and was not changed
   *[other] { $count } resources do not belong to the suite and were not changed
}
prove-holds = The suite is proved.
prove-does-not-hold = The suite is not proved.
prove-more-of-it = (and { $count } more of this resource)
prove-more = and { $count } more resources: --all lists them
prove-justified-more = { $count } are justified in prove.yaml: --all lists the reasons.
