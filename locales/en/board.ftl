# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Not looked at yet
board-seen = Looked at { $time }
board-as-of = as of { $time }
board-trouble = The newest look failed: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = { $done } of { $total } looked at in this round
board-round-ended = Everybody was looked at by { $time }. The next round begins at { $next }.
board-progress = Progress of this round
board-unsaved = Results cannot be saved at the moment. The newest ones are only on this page; the program keeps trying.

# Figures of the whole class.
board-figures = The class in figures
board-of = { $count } of { $total }
board-finished = Finished
board-average = Average score
board-percent = { $percent } %
board-recent = Turned green in the last hour
board-legend = Legend

# What has become green within the last hour.
board-news = Just turned green
board-no-news = Nothing within the last hour.
board-turned-more = { $title }, and { $count ->
    [one] 1 more check
   *[other] { $count } more checks
}
board-nobody-stuck = Nobody is stuck on anything.
board-failed-looks = Newest look failed

# One attendee.
board-back = All attendees
board-neighbours = Other attendees
board-previous = Previous: { $name }
board-next = Next: { $name }
board-causes = What to mend first
board-steps = Page by page

# The connection, and who may see the board.
board-lost = Connection lost: this may be out of date. Trying to reconnect …
board-without-script = Without scripts this page stays as it is. Reload it to see what is new.
board-login = Sign in
board-token = Token
board-token-hint = Whoever started the board knows it.
board-token-wrong = That is not the token.
board-wrong-host = This board does not answer to that name. Please open it by the address that it was started with.
board-no-page = There is no such page on this board.
