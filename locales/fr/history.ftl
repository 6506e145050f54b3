# history, diff, regrade and merge.

history-none = il n’y a encore aucune évaluation
history-run = Évaluation
history-date = Début
history-unfinished = inachevée
history-passed = Réussi
history-failed = En échec
history-not-done = À terminer
history-pending = En cours
history-unknown = Indéterminé
history-not-graded = Non évalués
history-points = Points
history-average = Moyenne
history-changes = Changements

diff-heading = De l’évaluation { $before } à l’évaluation { $after } : { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
diff-check = Vérification
diff-newly-green = Désormais réussi
diff-broken-again = De nouveau en échec
diff-unchanged = Sans changement
diff-unclear = Incertain
diff-other-suite = La suite a changé de version : certains changements peuvent venir de là.
diff-left-out = Non évalués les deux fois : { $names }

merge-missing = remarque : il n’y a pas de partie pour { $shards } ; les participants correspondants manquent
merge-without-result = remarque : sans résultat dans la liste ({ $count }) : { $names }
resume-nothing = remarque : --resume n’a trouvé aucune évaluation avec cette liste des participants, cette suite et ces options ; une nouvelle évaluation commence
