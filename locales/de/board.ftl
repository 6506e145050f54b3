# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Noch nicht geprüft
board-seen = Geprüft um { $time }
board-as-of = Stand von { $time }
board-trouble = Die letzte Prüfung ist fehlgeschlagen: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = In dieser Runde geprüft: { $done } von { $total }
board-round-ended = Um { $time } waren alle geprüft. Die nächste Runde beginnt um { $next }.
board-progress = Fortschritt dieser Runde
board-unsaved = Ergebnisse können zurzeit nicht gespeichert werden. Die neuesten stehen nur auf dieser Seite; das Programm versucht es weiter.

# Figures of the whole class.
board-figures = Der Kurs in Zahlen
board-of = { $count } von { $total }
board-finished = Fertig
board-average = Durchschnittliche Punktzahl
board-percent = { $percent } %
board-recent = In der letzten Stunde erfüllt
board-legend = Legende

# What has become green within the last hour.
board-news = Gerade erfüllt
board-no-news = Nichts in der letzten Stunde.
board-turned-more = { $title } und { $count ->
    [one] 1 weitere Prüfung
   *[other] { $count } weitere Prüfungen
}
board-nobody-stuck = Niemand steckt irgendwo fest.
board-failed-looks = Letzte Prüfung fehlgeschlagen

# One attendee.
board-back = Alle Teilnehmenden
board-neighbours = Andere Teilnehmende
board-previous = Zurück: { $name }
board-next = Weiter: { $name }
board-causes = Was zuerst zu beheben ist
board-steps = Seite für Seite

# The connection, and who may see the board.
board-lost = Verbindung unterbrochen: Der Stand kann veraltet sein. Verbindung wird wiederhergestellt …
board-without-script = Ohne Skripte bleibt diese Seite, wie sie ist. Laden Sie sie neu, um Neues zu sehen.
board-login = Anmelden
board-token = Token
board-token-hint = Wer das Board gestartet hat, kennt es.
board-token-wrong = Dieses Token ist nicht richtig.
board-wrong-host = Dieses Board antwortet nicht unter diesem Namen. Öffnen Sie es bitte unter der Adresse, mit der es gestartet wurde.
board-no-page = Diese Seite gibt es auf diesem Board nicht.

# Teilnehmende, die selbst senden
board-submitted = gesendet { $time }
board-submission = Um { $time } von der teilnehmenden Person gesendet. Das Konto ist bewiesen, der Inhalt nicht.
board-only-submissions = Die Teilnehmenden senden ihre Konten selbst.
