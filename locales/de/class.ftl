history-live = live
history-earlier-error = zuvor: { $error }

diff-nothing = Es hat sich nichts geändert.

teaching-regressed = Wieder fehlerhaft
teaching-regressed-who = { $title }: { $names }
teaching-durations = Zeit bis erfüllt
teaching-median = { $median } ({ $measured ->
    [one] 1 Person
   *[other] Median von { $measured } Teilnehmenden
})

duration-below-minute = unter 1 Min.
duration-minutes = { $minutes } Min.
duration-hours = { $hours } Std. { $minutes } Min.
