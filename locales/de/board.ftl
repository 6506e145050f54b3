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

# Requests for help of attendees; $time is a time of day.
board-help = Braucht Hilfe
board-help-done = Erledigt
board-manual = Von Ihnen zu bestätigen
board-manual-confirm = Bestätigen
board-manual-take-back = Zurücknehmen
board-manual-later = Es zählt ab der nächsten Prüfung.
board-since = seit { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Ansichten
board-room = Ohne Namen
board-projector = Beamer
board-with-names = Mit Namen
board-to-room = Den Kurs ohne Namen ansehen
board-alias = Name für alle: { $name }
board-pages-done = { $done } von { $total } Seiten erledigt

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Suchen
board-sort = Reihenfolge
board-sort-roster = Wie in der Liste
board-sort-need = Wer mich zuerst braucht
board-show = Anzeigen
board-at = Erste offene Seite
board-any-page = Jede Seite
board-go = Anwenden
board-range = { $from }–{ $to } von { $total }
board-pages = Teile der Liste
board-earlier = Zurück
board-later = Weiter
board-nobody = Niemand passt dazu.
board-last-progress = Letzter Fortschritt
board-download = Herunterladen:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Wo alle gerade sind
board-over-time = Fortschritt im Lauf der Zeit
board-plot = Von { $from } bis { $to }. Am Ende: { $values }.
board-history = Was sich geändert hat
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 teilnehmende Person
   *[other] { $attendees } Teilnehmende
 }, geprüft alle { $seconds } s. Für alle im Raum, ohne Namen: { $room } (Strg+C beendet das Board)
board-started-submissions = { $attendees ->
    [one] 1 teilnehmende Person
   *[other] { $attendees } Teilnehmende
 }. Sie senden ihre Konten selbst. Für alle im Raum, ohne Namen: { $room } (Strg+C beendet das Board)
board-started-mixed = { $attendees ->
    [one] 1 teilnehmende Person
   *[other] { $attendees } Teilnehmende
 }, davon { $scanned } geprüft alle { $seconds } s; die anderen senden ihre Konten selbst. Für alle im Raum, ohne Namen: { $room } (Strg+C beendet das Board)
board-proxy = Es wird angenommen, dass { $url } ein Proxy mit TLS vor diesem Board ist; ohne Proxy ist die Adresse { $plain }, mit --allow-http.

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
