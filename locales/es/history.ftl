# history, diff, regrade and merge.

history-none = todavía no hay ejecuciones
history-run = Ejecución
history-date = Inicio
history-unfinished = sin terminar
history-passed = Correctos
history-failed = Con error
history-not-done = Sin terminar
history-pending = En curso
history-unknown = No determinado
history-not-graded = Sin evaluar
history-points = Puntos
history-average = Promedio
history-changes = Cambios

diff-heading = De la ejecución { $before } a la { $after }: { $count ->
    [one] un participante
   *[other] { $count } participantes
}
diff-check = Comprobación
diff-newly-green = Ahora correctos
diff-broken-again = De nuevo con error
diff-unchanged = Sin cambios
diff-unclear = No determinado
diff-other-suite = La suite es de otra versión: algunos cambios pueden deberse a ello.
diff-left-out = Sin evaluar en al menos una de las dos ejecuciones: { $names }

merge-missing = nota: no hay ninguna parte para { $shards }; faltan sus participantes
merge-without-result = nota: sin resultado en la lista ({ $count }): { $names }
resume-nothing = nota: --resume no ha encontrado ninguna ejecución con esta lista de participantes, este conjunto de comprobaciones y estas opciones; empieza una ejecución nueva
