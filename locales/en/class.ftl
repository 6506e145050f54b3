# The history of a class.

# Beside the date of a live board's run, which has the latest look at everybody.
history-live = live
# Why an earlier attempt to grade the account failed, where the last one failed, too.
history-earlier-error = before: { $error }

# Of no check did the outcome change between two runs.
diff-nothing = Nothing changed.

# What a class is stuck on, from look to look.

# A heading: checks that somebody had passed at an earlier look and fails now.
teaching-regressed = Failed again
teaching-regressed-who = { $title }: { $names }
# A label and a heading: how long a check took from the first look at an attendee to the first look at which it passed.
teaching-durations = Time to pass
# $median is a duration.
teaching-median = { $median } ({ $measured ->
    [one] one attendee
   *[other] median of { $measured } attendees
})

duration-below-minute = under 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
