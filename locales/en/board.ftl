# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Not checked yet
board-seen = Checked { $time }
board-as-of = as of { $time }
board-trouble = The last check failed: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = { $done } of { $total } checked in this round
board-round-ended = All attendees were checked by { $time }. The next round begins at { $next }.
board-progress = Progress of this round
board-unsaved = Results cannot be saved at the moment. The newest ones are only on this page; the program keeps trying.

# Figures of the whole class.
board-figures = The class in figures
board-of = { $count } of { $total }
board-finished = Finished
board-average = Average score
board-percent = { $percent } %
board-recent = Passed in the last hour
board-legend = Legend

# What has become green within the last hour.
board-news = Just passed
board-no-news = Nothing in the last hour.
board-turned-more = { $title }, and { $count ->
    [one] 1 more check
   *[other] { $count } more checks
}
board-nobody-stuck = Nobody is stuck.
board-failed-looks = Last check failed

# One attendee.
board-back = All attendees
board-neighbours = Other attendees
board-previous = Previous: { $name }
board-next = Next: { $name }
board-causes = What to fix first
board-steps = Page by page

# The connection, and who may see the board.
board-lost = Connection lost: this page may be out of date. Reconnecting …
board-without-script = Without scripts this page does not change. Reload it to see news.
board-login = Sign in
board-token = Token
board-token-hint = Ask the person who started the board.
board-token-wrong = This token is wrong.
board-wrong-host = This board does not answer to this name. Open it with the address that it was started with.
board-no-page = This page does not exist on this board.

# Attendees who submit
board-submitted = submitted { $time }
board-submission = Submitted by the attendee { $time }. The account is proved, its content is not.
board-only-submissions = Attendees submit their accounts.
