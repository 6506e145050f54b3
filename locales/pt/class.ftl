history-live = ao vivo
history-earlier-error = antes: { $error }

diff-nothing = Nada mudou.

teaching-regressed = De novo com erro
teaching-regressed-who = { $title }: { $names }
teaching-durations = Tempo até a aprovação
teaching-median = { $median } ({ $measured ->
    [one] { $measured } participante
   *[other] mediana de { $measured } participantes
})

duration-below-minute = menos de 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
