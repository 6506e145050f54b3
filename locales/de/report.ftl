# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = Text zum Lesen
format-json = ein JSON-Objekt, für Programme
format-junit = JUnit XML, für Pipelines
format-csv = eine Zeile je teilnehmender Person, für Tabellenkalkulationen und Lernplattformen
format-canvas = Noten einer Klasse, für das Notenbuch von Canvas
format-moodle = Noten einer Klasse in Prozent, für die Bewertungen von Moodle
format-html = eine Webseite ohne Skripte, zum Weitergeben oder Drucken
format-markdown = Markdown, kurz genug für eine GitHub Step Summary
format-github = Anmerkungen (Annotations) in einem GitHub-Actions-Lauf
format-gradescope = results.json eines Kontos, für Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = erfüllt
outcome-failed = fehlerhaft
outcome-pending = ausstehend
outcome-blocked = blockiert
outcome-unknown = unklar
outcome-not-started = nicht begonnen
outcome-not-done = noch offen
count-passed = { $count } erfüllt
count-failed = { $count } fehlerhaft
count-pending = { $count } ausstehend
count-blocked = { $count } blockiert
count-unknown = { $count } unklar
count-ideas = { $count ->
    [one] { $count } Idee offen
   *[other] { $count } Ideen offen
}
count-not-started = { $count } nicht begonnen

# What was checked, and as whom.
report-account = Konto
report-caller = Angemeldet als
report-checked = Geprüft
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, in { $seconds } s
}
report-not-graded = Prüfung nicht möglich

# Labels of the lines about a check.
report-found = gefunden
report-expected = erwartet
report-looked-at = geprüft
report-cause = Grund
report-waits-for = wartet auf
report-missing = fehlt
report-fix = Lösung
report-note = Hinweis
report-advice = Empfehlung
report-page = Seite
report-more-about = mehr
report-run = Oder in AWS CloudShell:
report-plan-all = Dann ist alles erfüllt.
report-plan-none = Nichts: Alles ist erfüllt.
report-plan-left = Prüfen Sie danach erneut. Erst dann zeigt sich, ob dies erfüllt ist: { $titles }
report-plan-again = Prüfen Sie danach erneut.
report-plan-by-hand = Von Hand, wie auf den Seiten beschrieben:
report-plan-first = Zuerst von Hand: { $what } Danach:
report-plan-green = danach erfüllt: { $titles }
report-plan = Was noch zu tun ist:
report-console = Konsole

report-missing-actions = Berechtigung für { $actions }
report-quoted = „{ $title }“
report-list = { $names }
report-more = { $count } weitere
report-step-with-advice = { $title } ({ $count } mit Empfehlung)
report-checks = { $count ->
    [one] 1 Prüfung
   *[other] { $count } Prüfungen
}
report-checks-wait-for = { $count ->
    [one] 1 Prüfung wartet auf: { $blockers }
   *[other] { $count } Prüfungen warten auf: { $blockers }
}

# The end of a report.
report-score = Punkte
report-score-of = { $points } von { $max } Punkten
report-score-and-pages = { $score }, { $done } von { $total } Seiten fertig
report-with-bonus = { $text }, Bonus: { $points } von { $max } Punkten
report-bonus = Bonus: { $points } von { $max } Punkten
report-way-other = anderer Weg, nicht bewertet: { $title }
report-result = Ergebnis
report-result-of = { $verdict }: { $counts }
verdict-passed = alles erledigt
verdict-optional = alles hier ist freiwillig
verdict-failed = noch nicht am Ziel
verdict-pending = keine Fehler, aber einiges braucht noch ein paar Minuten
verdict-unknown = keine Fehler gefunden, aber nicht alles war lesbar
verdict-blocked = noch nichts zu prüfen
report-after-that = Danach:
report-next = Als Nächstes
report-explains = { $count ->
    [one] 1 weitere Prüfung hängt davon ab
   *[other] { $count } weitere Prüfungen hängen davon ab
}

# A class.
report-attendee = Teilnehmende
report-check = Prüfung
report-overview = Übersicht
teaching-first = Was zuerst zu beheben ist:
teaching-groups = Gemeinsame Ursachen
teaching-of = { $count } von { $total }
teaching-checks = Wo die meisten feststecken
teaching-counts = { $title }: { $failed } fehlerhaft, { $left } noch offen, { $blocked } blockiert, { $passed } erfüllt
teaching-unread = Prüfung nicht möglich
teaching-unknown = Unklar, weil etwas nicht gelesen werden konnte

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] 1 teilnehmende Person fehlt hier, weil die Seite sonst zu lang würde.
   *[other] { $count } Teilnehmende fehlen hier, weil die Seite sonst zu lang würde.
}
github-left-out = { $count ->
    [one] 1 weitere Meldung fehlt hier: GitHub zeigt höchstens zehn je Art. Lesen Sie dazu die anderen Berichte.
   *[other] { $count } weitere Meldungen fehlen hier: GitHub zeigt höchstens zehn je Art. Lesen Sie dazu die anderen Berichte.
}
github-not-done = { $count ->
    [one] 1 teilnehmende Person hat keinen Fehler gemacht, ist aber noch nicht fertig: { $names }
   *[other] { $count } Teilnehmende haben keinen Fehler gemacht, sind aber noch nicht fertig: { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } von { $total } Aufrufen

# While --wait waits: what for, and when it looks again.
wait-for = warte auf: { $what }
wait-next = nächste Prüfung in { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
}; Strg+C beendet das Warten

# The live view of --watch. Outcomes are the words above.
watch-done = erledigt: { $title }
watch-broken = verschlechtert: { $title }, jetzt { $outcome }
watch-changed = geändert: { $title }, vorher { $before }, jetzt { $outcome }
watch-next = Nächste Prüfung in etwa { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
}. Strg+C beendet die Anzeige.
watch-all-done = Alle Prüfungen sind erfüllt. Die Anzeige endet hier.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } von { $total } Teilnehmenden
progress-unread = { $count } nicht prüfbar
progress-grading = gerade: { $names }
progress-graded = { $name }: { $points } von { $max } Punkten, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] wird beendet
    [one] endet nach 1 weiterem Konto; erneutes Strg+C bricht sofort ab
   *[other] endet nach { $count } weiteren Konten; erneutes Strg+C bricht sofort ab
}
report-changes = { $count ->
    [one] nehmen Sie 1 Änderung vor:
   *[other] nehmen Sie diese { $count } Änderungen vor:
}
report-changes-more = und { $count } weitere: --report html=report.html zeigt alle
report-run-first = Die nächste Behebung, in AWS CloudShell:
report-cost = Kosten
report-costs = { $amount } pro Tag für das, was noch da ist
report-costs-at-least = mindestens { $amount } pro Tag für das, was noch da ist
