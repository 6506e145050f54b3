# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = testo per le persone
format-json = un oggetto JSON, per i programmi
format-junit = JUnit XML, per le pipeline
format-csv = una riga per partecipante, per fogli di calcolo e piattaforme didattiche
format-canvas = voti di una classe, per il registro di Canvas
format-moodle = voti di una classe in percentuale, per il registro valutatore di Moodle
format-html = una pagina web senza script, da distribuire o stampare
format-markdown = Markdown, abbastanza breve per il riepilogo di un passaggio su GitHub
format-github = annotazioni di un’esecuzione di GitHub Actions
format-gradescope = results.json di un account, per Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = riuscito
outcome-failed = con errore
outcome-pending = in corso
outcome-blocked = bloccato
outcome-unknown = non determinato
outcome-not-started = non iniziato
outcome-not-done = da finire
count-passed = { $count ->
    [one] { $count } riuscito
   *[other] { $count } riusciti
}
count-failed = { $count } con errore
count-pending = { $count } in corso
count-blocked = { $count ->
    [one] { $count } bloccato
   *[other] { $count } bloccati
}
count-unknown = { $count ->
    [one] { $count } non determinato
   *[other] { $count } non determinati
}
count-ideas = { $count ->
    [one] { $count } idea ancora da realizzare
   *[other] { $count } idee ancora da realizzare
}
count-not-started = { $count ->
    [one] { $count } non iniziato
   *[other] { $count } non iniziati
}

# What was checked, and as whom.
report-account = Account
report-caller = Identità
report-checked = Controllato
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, in { $seconds } s
}
report-not-graded = Impossibile controllare

# Labels of the lines about a check.
report-found = trovato
report-expected = previsto
report-looked-at = esaminato
report-cause = causa
report-waits-for = attende
report-missing = manca
report-fix = soluzione
report-note = nota
report-advice = consiglio
report-page = pagina
report-more-about = altro
report-run = Oppure in AWS CloudShell:
report-plan-all = Poi riesce tutto.
report-plan-none = Niente: riesce tutto.
report-plan-left = Poi controllare di nuovo. Solo così si vede se riesce: { $titles }
report-plan-again = Poi controllare di nuovo.
report-plan-by-hand = A mano, come descritto nelle pagine:
report-plan-first = Prima, a mano: { $what } Poi:
report-plan-green = poi riesce: { $titles }
report-plan = Cosa resta da fare:
report-console = console

report-missing-actions = autorizzazione per { $actions }
report-quoted = “{ $title }”
report-list = { $names }
report-more = altri { $count }
report-step-with-advice = { $title } ({ $count } con consigli)
report-checks = { $count ->
    [one] 1 controllo
   *[other] { $count } controlli
}
report-checks-wait-for = { $count ->
    [one] 1 controllo dipende da: { $blockers }
   *[other] { $count } controlli dipendono da: { $blockers }
}

# The end of a report.
report-score = Punteggio
report-score-of = { $points } punti su { $max }
report-score-and-pages = { $score }, { $done } pagine completate su { $total }
report-with-bonus = { $text }, bonus: { $points } punti su { $max }
report-bonus = bonus: { $points } punti su { $max }
report-way-other = altra strada, non valutata: { $title }
report-result = Risultato
report-result-of = { $verdict }: { $counts }
verdict-passed = tutto a posto
verdict-optional = tutto questo è facoltativo
verdict-failed = non è ancora tutto a posto
verdict-pending = nessun errore, ma una parte richiede ancora qualche minuto
verdict-unknown = nessun errore trovato, ma non è stato possibile leggere tutto
verdict-blocked = non c’è ancora nulla da controllare
report-after-that = In seguito:
report-next = Prossimo passo
report-explains = { $count ->
    [one] un altro controllo dipende da questo
   *[other] altri { $count } controlli dipendono da questo
}

# A class.
report-attendee = Partecipante
report-check = Controllo
report-overview = Panoramica
teaching-first = Che cosa ogni partecipante deve correggere innanzitutto:
teaching-groups = Cause comuni
teaching-of = { $count } su { $total }
teaching-checks = Dove si bloccano in molti
teaching-counts = { $title }: { $failed } con errore, { $left } da finire, { $blocked ->
    [one] { $blocked } bloccato
   *[other] { $blocked } bloccati
}, { $passed ->
    [one] { $passed } riuscito
   *[other] { $passed } riusciti
}
teaching-unread = Impossibile controllare
teaching-unknown = Non determinato, perché qualcosa non è stato letto

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] Qui è omesso 1 partecipante, perché la pagina sarebbe troppo lunga.
   *[other] Qui sono omessi { $count } partecipanti, perché la pagina sarebbe troppo lunga.
}
github-left-out = { $count ->
    [one] È omesso 1 altro messaggio: GitHub ne mostra dieci per tipo. Consultare gli altri report.
   *[other] Sono omessi altri { $count } messaggi: GitHub ne mostra dieci per tipo. Consultare gli altri report.
}
github-not-done = { $count ->
    [one] 1 partecipante non ha fatto errori, ma non ha ancora finito: { $names }
   *[other] { $count } partecipanti non hanno fatto errori, ma non hanno ancora finito: { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } chiamate su { $total }

# While --wait waits: what for, and when it looks again.
wait-for = in attesa di: { $what }
wait-next = nuovo controllo tra { $seconds ->
    [one] 1 secondo
   *[other] { $seconds } secondi
}; Ctrl-C termina l’attesa

# The live view of --watch. Outcomes are the words above.
watch-done = a posto: { $title }
watch-broken = non più a posto: { $title }, ora { $outcome }
watch-changed = cambiato: { $title }, prima { $before }, ora { $outcome }
watch-next = Nuovo controllo tra circa { $seconds ->
    [one] 1 secondo
   *[other] { $seconds } secondi
}. Ctrl-C per terminare.
watch-all-done = Tutti i controlli sono riusciti. L’osservazione termina qui.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } partecipanti su { $total }
progress-unread = impossibile controllare: { $count }
progress-grading = ora { $names }
progress-graded = { $name }: { $points } punti su { $max }, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] arresto in corso
    [one] arresto dopo 1 altro account; un altro Ctrl-C arresta subito
   *[other] arresto dopo altri { $count } account; un altro Ctrl-C arresta subito
}
report-changes = { $count ->
    [one] apportare 1 modifica:
   *[other] apportare queste { $count } modifiche:
}
report-changes-more = e altre { $count }: --report html=report.html le elenca tutte
report-run-first = La prossima correzione, in AWS CloudShell:
report-cost = Costo
report-costs = { $amount } al giorno per ciò che rimane
report-costs-at-least = almeno { $amount } al giorno per ciò che rimane
