# history, diff, regrade en merge.

history-none = er zijn nog geen runs
history-run = Run
history-date = Begonnen
history-unfinished = niet afgerond
history-passed = Geslaagd
history-failed = Niet geslaagd
history-not-done = Nog niet af
history-pending = Bezig
history-unknown = Onbekend
history-not-graded = Niet beoordeeld
history-points = Punten
history-average = Gemiddeld
history-changes = Wijzigingen

diff-heading = Van run { $before } naar run { $after }: { $count ->
    [one] één deelnemer
   *[other] { $count } deelnemers
}
diff-check = Controle
diff-newly-green = Nieuw geslaagd
diff-broken-again = Weer fout
diff-unchanged = Ongewijzigd
diff-unclear = Onduidelijk
diff-other-suite = De suite is een andere versie: sommige veranderingen kunnen daardoor komen.
diff-left-out = Niet in beide runs beoordeeld: { $names }

merge-missing = let op: er is geen deel voor { $shards }; die deelnemers ontbreken
merge-without-result = let op: zonder resultaat in de lijst ({ $count }): { $names }
resume-nothing = let op: --resume vond geen run met deze deelnemerslijst, suite en opties; er begint een nieuwe run
