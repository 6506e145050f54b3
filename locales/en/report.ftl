# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = text for people
format-json = one JSON object, for programs
format-junit = JUnit XML, for pipelines
format-csv = one row per attendee, for spreadsheets and learning platforms
format-canvas = grades of a class, for the gradebook of Canvas
format-moodle = grades of a class in per cent, for the gradebook of Moodle
format-html = one web page, without scripts, to hand out or to print
format-markdown = Markdown, short enough for a GitHub step summary
format-github = annotations of a GitHub Actions run
format-gradescope = results.json of one account, for Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = passed
outcome-failed = failed
outcome-pending = pending
outcome-blocked = blocked
outcome-unknown = unknown
outcome-not-started = not started
outcome-not-done = not done yet

# How many checks came out how.
count-passed = { $count } passed
count-failed = { $count } failed
count-pending = { $count } pending
count-blocked = { $count } blocked
count-unknown = { $count } unknown
count-ideas = { $count ->
    [one] { $count } idea left
   *[other] { $count } ideas left
}
count-not-started = { $count } not started

# What was checked, and as whom.
report-account = Account
report-caller = Signed in as
report-checked = Checked
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, in { $seconds } s
}
report-not-graded = Could not be checked

# Labels of the lines about a check.
report-found = found
report-expected = expected
report-looked-at = checked
report-cause = why
report-waits-for = waits for
report-missing = missing
report-fix = fix
report-note = note
report-advice = advice
report-page = page
report-more-about = more
report-run = Or in AWS CloudShell:
report-plan-all = Then everything passes.
report-plan-none = Nothing: everything passes.
report-plan-left = Then check again to see whether this passes: { $titles }
report-plan-again = Then check again.
report-plan-by-hand = By hand, as the pages describe:
report-plan-first = By hand first: { $what } Then:
report-plan-green = then passes: { $titles }
report-plan = What is left to do:
report-console = console

report-missing-actions = permission for { $actions }
report-quoted = “{ $title }”
report-list = { $names }
report-more = { $count } more
report-step-with-advice = { $title } ({ $count } with advice)
report-checks = { $count ->
    [one] 1 check
   *[other] { $count } checks
}
report-checks-wait-for = { $count ->
    [one] 1 check waits for: { $blockers }
   *[other] { $count } checks wait for: { $blockers }
}

# The end of a report.
report-score = Score
report-score-of = { $points } of { $max } points
report-score-and-pages = { $score }, { $done } of { $total } pages done
report-with-bonus = { $text }, bonus: { $points } of { $max } points
report-bonus = bonus: { $points } of { $max } points
report-way-other = other way, not graded: { $title }
report-result = Result
report-result-of = { $verdict }: { $counts }
verdict-passed = all done
verdict-optional = all of this is optional
verdict-failed = not done yet
verdict-pending = nothing is wrong, but some of it needs a few more minutes
verdict-unknown = nothing wrong was found, but not everything could be read
verdict-blocked = nothing to check yet
report-after-that = After that:
report-next = Next
report-explains = { $count ->
    [one] 1 other check depends on this
   *[other] { $count } other checks depend on this
}

# A class.
report-attendee = Attendee
report-check = Check
report-overview = Overview
teaching-first = What each attendee has to fix first:
teaching-groups = Shared root causes
teaching-of = { $count } of { $total }
teaching-checks = Where most are stuck
teaching-counts = { $title }: { $failed } failed, { $left } not done yet, { $blocked } blocked, { $passed } passed
teaching-unread = Could not be checked
teaching-unknown = Unknown, because something could not be read

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] 1 attendee is left out here, because the page would be too long.
   *[other] { $count } attendees are left out here, because the page would be too long.
}
github-left-out = { $count ->
    [one] 1 more message is left out: GitHub shows ten of each kind. See the other reports.
   *[other] { $count } more messages are left out: GitHub shows ten of each kind. See the other reports.
}
github-not-done = { $count ->
    [one] 1 attendee has made no mistake, but is not done yet: { $names }
   *[other] { $count } attendees have made no mistake, but are not done yet: { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } of { $total } calls

# While --wait waits: what for, and when it looks again.
wait-for = waiting for: { $what }
wait-next = checking again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}; Ctrl-C ends the waiting

# The live view of --watch. Outcomes are the words above.
watch-done = done: { $title }
watch-broken = broken: { $title }, now { $outcome }
watch-changed = changed: { $title }, was { $before }, now { $outcome }
watch-all-done = All checks have passed. Watching ends here.
watch-next = Checking again in about { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}. Ctrl-C ends.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } of { $total } attendees
progress-unread = { $count } could not be checked
progress-grading = now { $names }
progress-graded = { $name }: { $points } of { $max } points, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] stopping
    [one] stopping after 1 more account; Ctrl-C again stops now
   *[other] stopping after { $count } more accounts; Ctrl-C again stops now
}
report-changes = { $count ->
    [one] make 1 change:
   *[other] make these { $count } changes:
}
report-changes-more = and { $count } more: --report html=report.html lists them all
report-run-first = The next fix, in AWS CloudShell:
report-cost = Cost
report-costs = { $amount } a day for what is left
report-costs-at-least = at least { $amount } a day for what is left
