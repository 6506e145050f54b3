# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = texto para personas
format-json = un objeto JSON, para programas
format-junit = JUnit XML, para pipelines
format-csv = una fila por participante, para hojas de cálculo y plataformas de aprendizaje
format-canvas = notas de una clase, para el libro de calificaciones de Canvas
format-moodle = notas de una clase en porcentaje, para el calificador de Moodle
format-html = una página web sin scripts, para entregar o imprimir
format-markdown = Markdown, lo bastante breve para el resumen de un paso en GitHub
format-github = anotaciones de una ejecución de GitHub Actions
format-gradescope = results.json de una cuenta, para Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = correcto
outcome-failed = con error
outcome-pending = en curso
outcome-blocked = bloqueado
outcome-unknown = no determinado
outcome-not-started = sin empezar
outcome-not-done = sin terminar
count-passed = { $count ->
    [one] { $count } correcta
   *[other] { $count } correctas
}
count-failed = { $count } con error
count-pending = { $count } en curso
count-blocked = { $count ->
    [one] { $count } bloqueada
   *[other] { $count } bloqueadas
}
count-unknown = { $count ->
    [one] { $count } no determinada
   *[other] { $count } no determinadas
}
count-ideas = { $count ->
    [one] { $count } idea pendiente
   *[other] { $count } ideas pendientes
}
count-not-started = { $count } sin empezar

# What was checked, and as whom.
report-account = Cuenta
report-caller = Identidad
report-checked = Comprobado
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, en { $seconds } s
}
report-not-graded = No se pudo comprobar

# Labels of the lines about a check.
report-found = encontrado
report-expected = esperado
report-looked-at = examinado
report-cause = causa
report-waits-for = espera a
report-missing = falta
report-fix = solución
report-note = nota
report-advice = consejo
report-page = página
report-more-about = más
report-run = O en AWS CloudShell:
report-plan-all = Después, todo se cumple.
report-plan-none = Nada: todo se cumple.
report-plan-left = Después, compruebe de nuevo. Solo así se ve si se cumple: { $titles }
report-plan-again = Después, compruebe de nuevo.
report-plan-by-hand = A mano, como se describe en las páginas:
report-plan-first = Primero, a mano: { $what } Después:
report-plan-green = después se cumple: { $titles }
report-plan = Lo que queda por hacer:
report-console = consola

report-missing-actions = permiso para { $actions }
report-quoted = “{ $title }”
report-list = { $names }
report-more = { $count } más
report-step-with-advice = { $title } ({ $count } con consejos)
report-checks = { $count ->
    [one] 1 comprobación
   *[other] { $count } comprobaciones
}
report-checks-wait-for = { $count ->
    [one] 1 comprobación depende de: { $blockers }
   *[other] { $count } comprobaciones dependen de: { $blockers }
}

# The end of a report.
report-score = Puntuación
report-score-of = { $points } de { $max } puntos
report-score-and-pages = { $score }, { $done } de { $total } páginas terminadas
report-with-bonus = { $text }, puntos extra: { $points } de { $max }
report-bonus = puntos extra: { $points } de { $max }
report-way-other = otro camino, sin evaluar: { $title }
report-result = Resultado
report-result-of = { $verdict }: { $counts }
verdict-passed = todo listo
verdict-optional = todo esto es opcional
verdict-failed = todavía no está listo
verdict-pending = no hay errores, pero una parte necesita unos minutos más
verdict-unknown = no se han encontrado errores, pero no se pudo leer todo
verdict-blocked = todavía no hay nada que comprobar
report-after-that = Después:
report-next = Siguiente paso
report-explains = { $count ->
    [one] 1 comprobación más depende de esto
   *[other] { $count } comprobaciones más dependen de esto
}

# A class.
report-attendee = Participante
report-check = Comprobación
report-overview = Resumen
teaching-first = Lo primero que debe corregir cada participante:
teaching-groups = Causas comunes
teaching-of = { $count } de { $total }
teaching-checks = Dónde se atasca la mayoría
teaching-counts = { $title }: { $failed } con error, { $left } sin terminar, { $blocked ->
    [one] { $blocked } bloqueado
   *[other] { $blocked } bloqueados
}, { $passed ->
    [one] { $passed } correcto
   *[other] { $passed } correctos
}
teaching-unread = No se pudo comprobar
teaching-unknown = No determinado, porque algo no se pudo leer

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] Aquí se omite 1 participante para que la página no sea demasiado larga.
   *[other] Aquí se omiten { $count } participantes para que la página no sea demasiado larga.
}
github-left-out = { $count ->
    [one] Se omite 1 mensaje más: GitHub muestra diez de cada tipo. Consulte los demás informes.
   *[other] Se omiten { $count } mensajes más: GitHub muestra diez de cada tipo. Consulte los demás informes.
}
github-not-done = { $count ->
    [one] 1 participante no ha cometido errores, pero aún no ha terminado: { $names }
   *[other] { $count } participantes no han cometido errores, pero aún no han terminado: { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } de { $total } llamadas

# While --wait waits: what for, and when it looks again.
wait-for = en espera de: { $what }
wait-next = nueva comprobación en { $seconds ->
    [one] 1 segundo
   *[other] { $seconds } segundos
}; Ctrl-C termina la espera

# The live view of --watch. Outcomes are the words above.
watch-done = listo: { $title }
watch-broken = ha dejado de funcionar: { $title }, ahora { $outcome }
watch-changed = ha cambiado: { $title }, antes { $before }, ahora { $outcome }
watch-next = Nueva comprobación en alrededor de { $seconds ->
    [one] 1 segundo
   *[other] { $seconds } segundos
}. Ctrl-C para terminar.
watch-all-done = Todas las comprobaciones son correctas. La observación termina aquí.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } de { $total } participantes
progress-unread = no se pudo comprobar: { $count }
progress-grading = ahora { $names }
progress-graded = { $name }: { $points } de { $max } puntos, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] terminando
    [one] termina tras 1 cuenta más; otro Ctrl-C termina ya
   *[other] termina tras { $count } cuentas más; otro Ctrl-C termina ya
}
report-changes = { $count ->
    [one] haga 1 cambio:
   *[other] haga estos { $count } cambios:
}
report-changes-more = y { $count } más: --report html=report.html los muestra todos
report-run-first = La próxima corrección, en AWS CloudShell:
report-cost = Costo
report-costs = { $amount } al día por lo que queda
report-costs-at-least = al menos { $amount } al día por lo que queda
