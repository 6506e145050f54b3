history-live = in diretta
history-earlier-error = in precedenza: { $error }

diff-nothing = Non è cambiato nulla.

teaching-regressed = Di nuovo con errore
teaching-regressed-who = { $title }: { $names }
teaching-durations = Tempo fino alla riuscita
teaching-median = { $median } ({ $measured ->
    [one] un partecipante
   *[other] mediana di { $measured } partecipanti
})

duration-below-minute = meno di 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
