# De woorden van de verslagen. Namen uit het account en teksten uit de workshop worden ongewijzigd ingevuld.

# Formaten, zoals `--help` ze noemt.
format-terminal = tekst voor mensen
format-json = één JSON-object, voor programma’s
format-junit = JUnit-XML, voor pijplijnen
format-csv = één rij per deelnemer, voor spreadsheets en leeromgevingen
format-canvas = cijfers van een klas, voor het cijferboek van Canvas
format-moodle = cijfers van een klas in procenten, voor de cijferlijst van Moodle
format-html = één webpagina zonder scripts, om uit te delen of af te drukken
format-markdown = Markdown, kort genoeg voor een samenvatting op GitHub
format-github = meldingen bij een run van GitHub Actions
format-gradescope = results.json van één account, voor Gradescope

# Uitkomsten. De eerste letters verschillen: mensen lezen vluchtig.
outcome-passed = geslaagd
outcome-failed = fout
outcome-pending = bezig
outcome-blocked = geblokkeerd
outcome-unknown = onbekend
outcome-not-started = niet begonnen
outcome-not-done = nog niet af
count-passed = { $count } geslaagd
count-failed = { $count } fout
count-pending = { $count } bezig
count-blocked = { $count } geblokkeerd
count-unknown = { $count } onbekend
count-ideas = { $count ->
    [one] nog { $count } idee
   *[other] nog { $count } ideeën
}
count-not-started = { $count } niet begonnen

# Wat er is nagekeken, en als wie.
report-account = Account
report-caller = Aangemeld als
report-checked = Nagekeken
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, in { $seconds } s
}
report-not-graded = Kon niet worden nagekeken

# Labels van de regels over een controle.
report-found = gevonden
report-expected = verwacht
report-looked-at = bekeken
report-cause = oorzaak
report-waits-for = wacht op
report-missing = ontbreekt
report-fix = oplossing
report-note = let op
report-advice = advies
report-page = pagina
report-more-about = meer
report-run = Of in AWS CloudShell:
report-plan-all = Dan slaagt alles.
report-plan-none = Niets: alles slaagt.
report-plan-left = Controleer daarna opnieuw. Pas dan blijkt of dit slaagt: { $titles }
report-plan-again = Controleer daarna opnieuw.
report-plan-by-hand = Met de hand, zoals de pagina’s beschrijven:
report-plan-first = Eerst met de hand: { $what } Daarna:
report-plan-green = daarna geslaagd: { $titles }
report-plan = Wat er nog te doen is:
report-console = console

report-missing-actions = toestemming voor { $actions }
report-quoted = “{ $title }”
report-list = { $names }
report-more = nog { $count }
report-step-with-advice = { $title } ({ $count } met advies)
report-checks = { $count ->
    [one] 1 controle
   *[other] { $count } controles
}
report-checks-wait-for = { $count ->
    [one] 1 controle wacht op: { $blockers }
   *[other] { $count } controles wachten op: { $blockers }
}

# Het einde van een verslag.
report-score = Score
report-score-of = { $points } van { $max } punten
report-score-and-pages = { $score }, { $done } van { $total } pagina’s klaar
report-with-bonus = { $text }, bonus: { $points } van { $max } punten
report-bonus = bonus: { $points } van { $max } punten
report-way-other = andere weg, niet beoordeeld: { $title }
report-result = Uitslag
report-result-of = { $verdict }: { $counts }
verdict-passed = alles klopt
verdict-optional = dit is allemaal optioneel
verdict-failed = nog niet klaar
verdict-pending = er is niets fout, maar een deel heeft nog een paar minuten nodig
verdict-unknown = er is niets fout gevonden, maar niet alles kon worden gelezen
verdict-blocked = er valt nog niets na te kijken
report-after-that = Daarna:
report-next = Nu eerst
report-explains = { $count ->
    [one] 1 andere controle hangt ervan af
   *[other] { $count } andere controles hangen ervan af
}

# Een klas.
report-attendee = Deelnemer
report-check = Controle
report-overview = Overzicht
teaching-first = Wat ieder het eerst moet herstellen:
teaching-groups = Gedeelde oorzaken
teaching-of = { $count } van { $total }
teaching-checks = Waar de meesten vastzitten
teaching-counts = { $title }: { $failed } fout, { $left } nog niet af, { $blocked } geblokkeerd, { $passed } geslaagd
teaching-unread = Kon niet worden nagekeken
teaching-unknown = Onbekend, omdat iets niet kon worden gelezen

# Waar een formaat geen plaats heeft voor alles.
markdown-left-out = { $count ->
    [one] 1 deelnemer is hier weggelaten, omdat de pagina anders te lang wordt.
   *[other] { $count } deelnemers zijn hier weggelaten, omdat de pagina anders te lang wordt.
}
github-left-out = { $count ->
    [one] Er is nog 1 melding weggelaten: GitHub toont er tien per soort. Zie de andere verslagen.
   *[other] Er zijn nog { $count } meldingen weggelaten: GitHub toont er tien per soort. Zie de andere verslagen.
}
github-not-done = { $count ->
    [one] 1 deelnemer heeft niets fout gedaan, maar is nog niet klaar: { $names }
   *[other] { $count } deelnemers hebben niets fout gedaan, maar zijn nog niet klaar: { $names }
}

# Voortgang tijdens het lezen van het account; $done en $total zijn getallen.
progress-calls = { $done } van { $total } aanroepen

# Terwijl --wait wacht: waarop, en wanneer de volgende blik is.
wait-for = wacht op: { $what }
wait-next = kijkt opnieuw over { $seconds ->
    [one] 1 seconde
   *[other] { $seconds } seconden
}; Ctrl-C beëindigt het wachten

# De doorlopende weergave van --watch. Uitkomsten zijn de woorden hierboven.
watch-done = in orde: { $title }
watch-broken = niet meer in orde: { $title }, nu { $outcome }
watch-changed = veranderd: { $title }, was { $before }, nu { $outcome }
watch-next = Kijkt opnieuw over ongeveer { $seconds ->
    [one] 1 seconde
   *[other] { $seconds } seconden
}. Ctrl-C stopt.
watch-all-done = Alle controles zijn geslaagd. Het volgen stopt hier.

# Voortgang terwijl een klas wordt beoordeeld; $done en $total zijn getallen.
progress-class = { $done } van { $total } deelnemers
progress-unread = { $count } niet te controleren
progress-grading = nu { $names }
progress-graded = { $name }: { $points } van { $max } punten, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] stopt
    [one] stopt na nog 1 account; nog een keer Ctrl-C stopt meteen
   *[other] stopt na nog { $count } accounts; nog een keer Ctrl-C stopt meteen
}
report-changes = { $count ->
    [one] maak 1 wijziging:
   *[other] maak deze { $count } wijzigingen:
}
report-changes-more = en nog { $count }: --report html=report.html toont ze allemaal
report-run-first = De volgende oplossing, in AWS CloudShell:
report-cost = Kosten
report-costs = { $amount } per dag voor wat er nog staat
report-costs-at-least = minstens { $amount } per dag voor wat er nog staat
