history-live = live
history-earlier-error = eerder: { $error }

diff-nothing = Er is niets veranderd.

teaching-regressed = Weer fout
teaching-regressed-who = { $title }: { $names }
teaching-durations = Tijd tot geslaagd
teaching-median = { $median } ({ $measured ->
    [one] één deelnemer
   *[other] mediaan van { $measured } deelnemers
})

duration-below-minute = minder dan 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } u { $minutes } min
