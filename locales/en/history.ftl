# history, diff, regrade and merge.

history-none = no runs yet
history-run = Run
history-date = Started
history-unfinished = unfinished
history-passed = Passed
history-failed = Failed
history-not-done = Not done yet
history-pending = Pending
history-unknown = Unknown
history-not-graded = Not graded
history-points = Points
history-average = Average
history-changes = Changes

diff-heading = From run { $before } to run { $after }: { $count ->
    [one] one attendee
   *[other] { $count } attendees
}
diff-check = Check
diff-newly-green = Newly passed
diff-broken-again = Failed again
diff-unchanged = Unchanged
diff-unclear = Unclear
diff-other-suite = The suite is another version: some changes may come from it.
diff-left-out = Not graded in both runs: { $names }

merge-missing = note: parts are missing: { $shards }; their attendees are missing too
merge-without-result = note: { $count } of the roster have no result: { $names }
resume-nothing = note: --resume found no run with this roster, suite and options, so a new run begins
