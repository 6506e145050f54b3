history-live = en direct
history-earlier-error = auparavant : { $error }

diff-nothing = Rien n’a changé.

teaching-regressed = De nouveau en échec
teaching-regressed-who = { $title } : { $names }
teaching-durations = Temps jusqu’à la réussite
teaching-median = { $median } ({ $measured ->
    [one] { $measured } participant
   *[other] médiane de { $measured } participants
})

duration-below-minute = moins de 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
