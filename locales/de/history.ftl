# history, diff, regrade and merge.

history-none = Es gibt noch keine Durchläufe
history-run = Durchlauf
history-date = Begonnen
history-unfinished = nicht abgeschlossen
history-passed = Erfüllt
history-failed = Fehlerhaft
history-not-done = Noch offen
history-pending = Ausstehend
history-unknown = Unklar
history-not-graded = Nicht bewertet
history-points = Punkte
history-average = Durchschnitt
history-changes = Änderungen

diff-heading = Von Durchlauf { $before } zu Durchlauf { $after }: { $count ->
    [one] 1 teilnehmende Person
   *[other] { $count } Teilnehmende
}
diff-check = Prüfung
diff-newly-green = Neu erfüllt
diff-broken-again = Wieder fehlerhaft
diff-unchanged = Unverändert
diff-unclear = Unklar
diff-other-suite = Die Suite hat eine andere Version: Einige Änderungen können daher kommen.
diff-left-out = Nicht in beiden Durchläufen bewertet: { $names }

merge-missing = Hinweis: Es gibt keinen Teil für { $shards }; die Teilnehmenden daraus fehlen
merge-without-result = Hinweis: Ohne Ergebnis aus der Teilnehmerliste ({ $count }): { $names }
resume-nothing = Hinweis: --resume hat keinen Durchlauf mit dieser Teilnehmerliste, dieser Suite und diesen Optionen gefunden; ein neuer Durchlauf beginnt
