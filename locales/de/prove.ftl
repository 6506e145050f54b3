# prove: for authors of suites.

prove-check = Prüfung
prove-failed = Fehlerhaft
prove-pending = Ausstehend
prove-advised = Empfehlung
prove-mutant = Mutant
prove-caught-by = Erkannt durch
prove-is-justified = begründet
prove-is-left = nicht erkannt

prove-survived = Von keiner Prüfung bemerkt
prove-unclear = Für Prüfungen nicht zu beurteilen
prove-wrong-check = Erkannt durch eine Prüfung, die etwas anderes betrifft
prove-unexplained = Mehr als eine Ursache, oder Fehler, die sie nicht erklärt
prove-false-alarm = Fehlalarme
prove-not-reported = Nicht gelesen, und nicht so gemeldet
prove-not-healed = Von der genannten Lösung nicht behoben
prove-never = Prüfungen, die kein Mutant fehlschlagen lässt
prove-on-nothing = Prüfungen, die in einem leeren Konto erfüllt sind
prove-unread = Prüfungen mit einem Urteil, obwohl nichts gelesen wurde
prove-stale = Begründungen, die nicht passen
prove-justified = Begründet

prove-sum = { $all ->
    [one] ein Mutant
   *[other] { $all } Mutanten
}: { $caught } durch die richtige Prüfung erkannt ({ $percent } %), { $justified } begründet
prove-sum-fixes = Lösungen beheben { $healed } von { $all } ({ $percent } %), { $justified } begründet
prove-sum-harmless = { $all ->
    [one] eine harmlose Änderung
   *[other] { $all } harmlose Änderungen
}: { $quiet } ohne Fehlalarm
prove-sum-unread = { $all ->
    [one] ein Aufruf ohne Antwort
   *[other] { $all } Aufrufe ohne Antwort
}: { $quiet } so gemeldet
prove-left-out = { $count ->
    [one] eine Ressource hat nichts mit der Suite zu tun und blieb unverändert
   *[other] { $count } Ressourcen haben nichts mit der Suite zu tun und blieben unverändert
}
prove-holds = Der Nachweis für die Suite ist erbracht.
prove-does-not-hold = Der Nachweis für die Suite ist nicht erbracht.
prove-more-of-it = (und { $count } weitere dieser Ressource)
prove-more = und { $count } weitere Ressourcen: --all zeigt alle
prove-justified-more = { $count } sind in prove.yaml begründet: --all zeigt die Gründe.
