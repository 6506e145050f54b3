# De geschiedenis van een klas.

history-live = live
history-earlier-error = eerder: { $error }

diff-nothing = Er is niets veranderd.

# Waar een klas vastloopt, van keer tot keer.

teaching-regressed = Weer stuk
teaching-regressed-who = { $title }: { $names }
teaching-to-green = tijd tot groen: { $took }
teaching-median = { $median } ({ $measured ->
    [one] één deelnemer
   *[other] mediaan van { $measured } deelnemers
})

teaching-durations = Tijd tot groen

duration-below-minute = minder dan 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } u { $minutes } min
