# prove: for authors of suites.

prove-check = Comprobación
prove-failed = Con error
prove-pending = En curso
prove-advised = Con consejo
prove-mutant = Mutante
prove-caught-by = Detectado por
prove-is-justified = justificado
prove-is-left = sin detectar

prove-survived = Ninguna comprobación los detectó
prove-unclear = Las comprobaciones no pudieron determinarlo
prove-wrong-check = Detectados por una comprobación que trata de otra cosa
prove-unexplained = Más de una causa raíz, o errores que la causa raíz no explica
prove-false-alarm = Falsas alarmas
prove-not-reported = No se leyó, y no se indicó
prove-not-healed = La corrección indicada no lo resuelve
prove-never = Comprobaciones que ningún mutante hace fallar
prove-on-nothing = Comprobaciones que dan OK en una cuenta vacía
prove-unread = Comprobaciones que dan un resultado sin que se haya leído nada
prove-stale = Justificaciones que no corresponden
prove-justified = Justificado

prove-sum = { $all ->
    [one] un mutante
   *[other] { $all } mutantes
}; detectados por la comprobación correcta: { $caught } ({ $percent } %); justificados: { $justified }
prove-sum-fixes = las correcciones resuelven { $healed } de { $all } ({ $percent } %), { $justified } con justificación
prove-sum-harmless = { $all ->
    [one] un cambio inofensivo
   *[other] { $all } cambios inofensivos
}; sin falsa alarma: { $quiet }
prove-sum-unread = { $all ->
    [one] una llamada fallida
   *[other] { $all } llamadas fallidas
}; indicadas como tales: { $quiet }
prove-left-out = { $count ->
    [one] un recurso no tiene relación con el conjunto de comprobaciones y no se ha tocado
   *[other] { $count } recursos no tienen relación con el conjunto de comprobaciones y no se han tocado
}
prove-holds = El conjunto de comprobaciones supera la prueba.
prove-does-not-hold = El conjunto de comprobaciones no supera la prueba.
prove-more-of-it = (y { $count } más de este recurso)
prove-more = y { $count } recursos más: --all los muestra
prove-justified-more = { $count } tienen justificación en prove.yaml: --all muestra los motivos.
