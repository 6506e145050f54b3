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

# Requests for help of attendees; $time is a time of day.
board-help = Needs help
board-help-done = Taken care of
board-manual = For you to confirm
board-manual-confirm = Confirm
board-manual-take-back = Withdraw
board-manual-later = It counts from the next check on.
board-since = since { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Views
board-room = Without names
board-projector = Projector
board-with-names = With names
board-to-room = See the class without names
board-alias = Name for everybody: { $name }
board-pages-done = { $done } of { $total } pages done

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Search
board-sort = Order
board-sort-roster = As in the roster
board-sort-need = Who needs me first
board-show = Show
board-at = First open page
board-any-page = Any page
board-go = Apply
board-range = { $from }–{ $to } of { $total }
board-pages = Parts of the list
board-earlier = Previous
board-later = Next
board-nobody = Nobody matches.
board-last-progress = Last progress
board-download = Download:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Where everybody is
board-over-time = Progress over time
board-plot = From { $from } to { $to }. At the end: { $values }.
board-history = What changed
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 attendee
   *[other] { $attendees } attendees
 }, checked every { $seconds } s. For everybody in the room, without names: { $room } (Ctrl-C ends the board)
board-started-submissions = { $attendees ->
    [one] 1 attendee
   *[other] { $attendees } attendees
 }. They submit their accounts. For everybody in the room, without names: { $room } (Ctrl-C ends the board)
board-started-mixed = { $attendees ->
    [one] 1 attendee
   *[other] { $attendees } attendees
 }, { $scanned } checked every { $seconds } s; the others submit their accounts. For everybody in the room, without names: { $room } (Ctrl-C ends the board)
board-proxy = { $url } is assumed to be a proxy with TLS in front of this board; without one, the address is { $plain }, with --allow-http.

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
