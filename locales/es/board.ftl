# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Aún sin comprobar
board-seen = Comprobado a las { $time }
board-as-of = datos de las { $time }
board-trouble = La última comprobación ha fallado: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = { $done } de { $total } comprobados en esta ronda
board-round-ended = Todos comprobados a las { $time }. La próxima ronda empieza a las { $next }.
board-progress = Progreso de esta ronda
board-unsaved = En este momento no se pueden guardar los resultados. Los más recientes solo están en esta página; el programa sigue intentándolo.

# Figures of the whole class.
board-figures = El grupo en cifras
board-of = { $count } de { $total }
board-finished = Han terminado
board-average = Puntuación media
board-percent = { $percent } %
board-recent = Correctos en la última hora
board-legend = Leyenda

# What has become green within the last hour.
board-news = Últimos correctos
board-no-news = Ninguno en la última hora.
board-turned-more = { $title } y { $count ->
    [one] 1 comprobación más
   *[other] { $count } comprobaciones más
}
board-nobody-stuck = Nadie está atascado.
board-failed-looks = Última comprobación fallida

# One attendee.
board-back = Todos los participantes
board-neighbours = Otros participantes
board-previous = Anterior: { $name }
board-next = Siguiente: { $name }
board-causes = Qué corregir primero
board-steps = Página por página

# Requests for help of attendees; $time is a time of day.
board-help = Necesita ayuda
board-help-done = Atendido
board-manual = Pendiente de su confirmación
board-manual-confirm = Confirmar
board-manual-take-back = Retirar
board-manual-later = Cuenta a partir de la próxima comprobación.
board-since = desde las { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Vistas
board-room = Sin nombres
board-projector = Proyector
board-with-names = Con nombres
board-to-room = Ver el curso sin nombres
board-alias = Nombre para todos: { $name }
board-pages-done = { $done } de { $total } páginas terminadas

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Buscar
board-sort = Orden
board-sort-roster = Como en la lista
board-sort-need = Quién me necesita antes
board-show = Mostrar
board-at = Primera página abierta
board-any-page = Cualquier página
board-go = Aplicar
board-range = { $from }–{ $to } de { $total }
board-pages = Partes de la lista
board-earlier = Anterior
board-later = Siguiente
board-nobody = Nadie coincide.
board-last-progress = Último avance
board-download = Descargar:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Dónde está cada uno
board-over-time = Avance en el tiempo
board-plot = De { $from } a { $to }. Al final: { $values }.
board-history = Qué ha cambiado
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }; comprobación cada { $seconds } s. Para todos en la sala, sin nombres: { $room } (Ctrl+C termina el panel)
board-started-submissions = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }. Envían sus cuentas. Para todos en la sala, sin nombres: { $room } (Ctrl+C termina el panel)
board-started-mixed = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }; comprobación de { $scanned } cada { $seconds } s; los demás envían sus cuentas. Para todos en la sala, sin nombres: { $room } (Ctrl+C termina el panel)
board-proxy = Se supone que { $url } es un proxy con TLS delante de este panel; sin proxy, la dirección es { $plain }, con --allow-http.

# The connection, and who may see the board.
board-lost = Conexión perdida: los datos pueden estar desactualizados. Reconectando…
board-without-script = Sin scripts, esta página no se actualiza sola. Recárguela para ver las novedades.
board-login = Iniciar sesión
board-token = Token
board-token-hint = Lo conoce quien inició el panel.
board-token-wrong = El token no es correcto.
board-wrong-host = Este panel no responde a ese nombre. Ábralo con la dirección con la que se inició.
board-no-page = Esa página no existe en este panel.

# Participantes que envían
board-submitted = enviado { $time }
board-submission = Enviado por el participante a las { $time }. La cuenta está demostrada; su contenido, no.
board-only-submissions = Los participantes envían sus cuentas.
