history-live = en directo
history-earlier-error = antes: { $error }

diff-nothing = No ha cambiado nada.

teaching-regressed = De nuevo con error
teaching-regressed-who = { $title }: { $names }
teaching-durations = Tiempo hasta el resultado correcto
teaching-median = { $median } ({ $measured ->
    [one] un participante
   *[other] mediana de { $measured } participantes
})

duration-below-minute = menos de 1 min
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
