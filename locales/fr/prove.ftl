# prove: for authors of suites.

prove-check = Vérification
prove-failed = En échec
prove-pending = En cours
prove-advised = Conseil
prove-mutant = Mutant
prove-caught-by = Détecté par
prove-is-justified = justifié
prove-is-left = non détecté

prove-survived = Aucune vérification n’a rien remarqué
prove-unclear = Les vérifications n’ont pas pu trancher
prove-wrong-check = Détecté par une vérification qui porte sur autre chose
prove-unexplained = Plusieurs causes, ou des échecs que la cause n’explique pas
prove-false-alarm = Fausses alertes
prove-not-reported = Non lu, et non signalé comme tel
prove-not-healed = La solution indiquée ne corrige pas
prove-never = Vérifications qu’aucun mutant ne met en échec
prove-on-nothing = Vérifications OK dans un compte vide
prove-unread = Vérifications qui rendent un verdict alors que rien n’a été lu
prove-stale = Justifications non valables
prove-justified = Justifié

prove-sum = { $all ->
    [one] { $all } mutant
   *[other] { $all } mutants
} ; détection par la bonne vérification : { $caught } ({ $percent } %) ; avec justification : { $justified }
prove-sum-fixes = les solutions en corrigent { $healed } sur { $all } ({ $percent } %), { $justified } avec justification
prove-sum-harmless = { $all ->
    [one] { $all } modification inoffensive
   *[other] { $all } modifications inoffensives
} ; sans fausse alerte : { $quiet }
prove-sum-unread = { $all ->
    [one] { $all } appel privé de réponse
   *[other] { $all } appels privés de réponse
} ; avec un signalement correct : { $quiet }
prove-left-out = { $count ->
    [one] { $count } ressource n’a aucun rapport avec la suite et n’a pas été modifiée
   *[other] { $count } ressources n’ont aucun rapport avec la suite et n’ont pas été modifiées
}
prove-holds = La suite a fait ses preuves.
prove-does-not-hold = La suite n’a pas fait ses preuves.
prove-more-of-it = (et { $count } de plus pour cette ressource)
prove-more = et { $count } ressources de plus : --all les affiche
prove-justified-more = { $count } sont justifiés dans prove.yaml : --all affiche les raisons.
