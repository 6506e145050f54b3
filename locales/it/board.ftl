# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Ancora da controllare
board-seen = Controllato alle { $time }
board-as-of = dati delle { $time }
board-trouble = L’ultimo controllo non è riuscito: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = Ciclo in corso: { $done } partecipanti su { $total }
board-round-ended = Ciclo completato alle { $time }. Il prossimo inizia alle { $next }.
board-progress = Avanzamento del ciclo in corso
board-unsaved = Al momento non è possibile salvare i risultati. I più recenti sono solo in questa pagina; il programma continua a provare.

# Figures of the whole class.
board-figures = La classe in cifre
board-of = { $count } su { $total }
board-finished = Completato
board-average = Punteggio medio
board-percent = { $percent }%
board-recent = Riusciti nell’ultima ora
board-legend = Legenda

# What has become green within the last hour.
board-news = Appena riusciti
board-no-news = Nessuna novità nell’ultima ora.
board-turned-more = { $title }, e { $count ->
    [one] 1 altro controllo
   *[other] altri { $count } controlli
}
board-nobody-stuck = Nessuno è bloccato.
board-failed-looks = Ultimo controllo non riuscito

# One attendee.
board-back = Tutti i partecipanti
board-neighbours = Altri partecipanti
board-previous = Precedente: { $name }
board-next = Seguente: { $name }
board-causes = Da correggere innanzitutto
board-steps = Pagina per pagina

# Requests for help of attendees; $time is a time of day.
board-help = Serve aiuto
board-help-done = Fatto
board-manual = Da confermare
board-manual-confirm = Conferma
board-manual-take-back = Annulla la conferma
board-manual-later = Vale dalla prossima verifica.
board-since = dalle { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Viste
board-room = Senza nomi
board-projector = Proiettore
board-with-names = Con i nomi
board-to-room = Vedi il corso senza nomi
board-alias = Nome per tutti: { $name }
board-pages-done = { $done } pagine completate su { $total }

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Cerca
board-sort = Ordine
board-sort-roster = Come nell’elenco
board-sort-need = Chi ha bisogno di me per primo
board-show = Mostra
board-at = Prima pagina aperta
board-any-page = Qualsiasi pagina
board-go = Applica
board-range = { $from }–{ $to } di { $total }
board-pages = Parti dell’elenco
board-earlier = Precedente
board-later = Successivo
board-nobody = Nessuno corrisponde.
board-last-progress = Ultimo progresso
board-download = Scarica:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Dove si trovano tutti
board-over-time = Progresso nel tempo
board-plot = Dalle { $from } alle { $to }. Alla fine: { $values }.
board-history = Che cosa è cambiato
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 partecipante
   *[other] { $attendees } partecipanti
 }, controllo ogni { $seconds } s. Per tutti in sala, senza nomi: { $room } (Ctrl+C termina il pannello)
board-started-submissions = { $attendees ->
    [one] 1 partecipante
   *[other] { $attendees } partecipanti
 }. Ognuno invia il proprio account. Per tutti in sala, senza nomi: { $room } (Ctrl+C termina il pannello)
board-started-mixed = { $attendees ->
    [one] 1 partecipante
   *[other] { $attendees } partecipanti
 }, { $scanned } controllati ogni { $seconds } s; gli altri inviano i propri account. Per tutti in sala, senza nomi: { $room } (Ctrl+C termina il pannello)
board-proxy = Si presume che { $url } sia un proxy con TLS davanti a questo pannello; senza proxy, l’indirizzo è { $plain }, con --allow-http.

# The connection, and who may see the board.
board-lost = Connessione interrotta: i dati potrebbero non essere aggiornati. Riconnessione in corso…
board-without-script = Senza script questa pagina non si aggiorna da sola: ricaricarla per vedere le novità.
board-login = Accedi
board-token = Token
board-token-hint = Lo conosce chi ha avviato il pannello.
board-token-wrong = Il token non è corretto.
board-wrong-host = Questo pannello non risponde a quel nome. Aprirlo con l’indirizzo indicato all’avvio.
board-no-page = Questa pagina non esiste nel pannello.

# Partecipanti che inviano
board-submitted = inviato { $time }
board-submission = Inviato dal partecipante alle { $time }. L’account è dimostrato, il contenuto no.
board-only-submissions = I partecipanti inviano i propri account.
