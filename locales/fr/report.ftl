# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = texte à lire
format-json = un objet JSON, pour les programmes
format-junit = JUnit XML, pour les pipelines
format-csv = une ligne par participant, pour les tableurs et les plateformes de formation
format-canvas = notes d’une classe, pour le carnet de notes de Canvas
format-moodle = notes d’une classe en pourcentage, pour le carnet de notes de Moodle
format-html = une page web sans script, à distribuer ou à imprimer
format-markdown = Markdown, assez court pour un résumé d’étape GitHub (step summary)
format-github = annotations d’une exécution GitHub Actions
format-gradescope = results.json d’un seul compte, pour Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = réussi
outcome-failed = en échec
outcome-pending = en cours
outcome-blocked = bloqué
outcome-unknown = indéterminé
outcome-not-started = pas commencé
outcome-not-done = à terminer
count-passed = { $count ->
    [one] { $count } réussie
   *[other] { $count } réussies
}
count-failed = { $count } en échec
count-pending = { $count } en cours
count-blocked = { $count ->
    [one] { $count } bloquée
   *[other] { $count } bloquées
}
count-unknown = { $count ->
    [one] { $count } indéterminée
   *[other] { $count } indéterminées
}
count-ideas = { $count ->
    [one] { $count } idée restante
   *[other] { $count } idées restantes
}
count-not-started = { $count ->
    [one] { $count } pas commencée
   *[other] { $count } pas commencées
}

# What was checked, and as whom.
report-account = Compte
report-caller = Connecté en tant que
report-checked = Vérifié
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, en { $seconds } s
}
report-not-graded = Vérification impossible

# Labels of the lines about a check.
report-found = constaté
report-expected = attendu
report-looked-at = examiné
report-cause = raison
report-waits-for = attend
report-missing = manque
report-fix = solution
report-note = remarque
report-advice = conseil
report-page = page
report-more-about = plus
report-run = Ou dans AWS CloudShell :
report-plan-all = Ensuite, tout réussit.
report-plan-none = Rien : tout réussit.
report-plan-left = Vérifiez ensuite à nouveau. Cela seul montre si ceci réussit : { $titles }
report-plan-again = Vérifiez ensuite à nouveau.
report-plan-by-hand = À la main, comme l’indiquent les pages :
report-plan-first = D’abord, à la main : { $what } Ensuite :
report-plan-green = réussit ensuite : { $titles }
report-plan = Ce qu’il reste à faire :
report-console = console

report-missing-actions = autorisation pour { $actions }
report-quoted = « { $title } »
report-list = { $names }
report-more = { $count } de plus
report-step-with-advice = { $title } ({ $count } avec conseil)
report-checks = { $count ->
    [one] { $count } vérification
   *[other] { $count } vérifications
}
report-checks-wait-for = { $count ->
    [one] { $count } vérification dépend de : { $blockers }
   *[other] { $count } vérifications dépendent de : { $blockers }
}

# The end of a report.
report-score = Score
report-score-of = { $points } sur { $max } points
report-score-and-pages = { $score }, { $done } pages terminées sur { $total }
report-with-bonus = { $text }, bonus : { $points } sur { $max } points
report-bonus = bonus : { $points } sur { $max } points
report-way-other = autre voie, non évaluée : { $title }
report-result = Résultat
report-result-of = { $verdict } : { $counts }
verdict-passed = tout est en ordre
verdict-optional = tout ceci est facultatif
verdict-failed = pas encore terminé
verdict-pending = aucune erreur, mais il faut encore quelques minutes
verdict-unknown = aucune erreur trouvée, mais tout n’a pas pu être lu
verdict-blocked = rien à vérifier pour l’instant
report-after-that = Ensuite :
report-next = À faire maintenant
report-explains = { $count ->
    [one] { $count } autre vérification en dépend
   *[other] { $count } autres vérifications en dépendent
}

# A class.
report-attendee = Participant
report-check = Vérification
report-overview = Vue d’ensemble
teaching-first = Ce que chacun doit corriger en premier :
teaching-groups = Causes communes
teaching-of = { $count } sur { $total }
teaching-checks = Là où le plus de participants sont bloqués
teaching-counts = { $title } : { $failed } en échec, { $left } à terminer, { $blocked ->
    [one] { $blocked } bloqué
   *[other] { $blocked } bloqués
}, { $passed ->
    [one] { $passed } réussi
   *[other] { $passed } réussis
}
teaching-unread = Vérification impossible
teaching-unknown = Indéterminé, car une lecture a échoué

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] { $count } participant est omis ici, car la page serait trop longue.
   *[other] { $count } participants sont omis ici, car la page serait trop longue.
}
github-left-out = { $count ->
    [one] { $count } autre message est omis : GitHub en affiche dix de chaque type. Consultez les autres rapports.
   *[other] { $count } autres messages sont omis : GitHub en affiche dix de chaque type. Consultez les autres rapports.
}
github-not-done = { $count ->
    [one] 1 participant n’a fait aucune erreur, mais n’a pas encore terminé : { $names }
   *[other] { $count } participants n’ont fait aucune erreur, mais n’ont pas encore terminé : { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } sur { $total } appels

# While --wait waits: what for, and when it looks again.
wait-for = en attente de : { $what }
wait-next = nouvelle vérification dans { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
} ; Ctrl+C met fin à l’attente

# The live view of --watch. Outcomes are the words above.
watch-done = terminé : { $title }
watch-broken = dégradé : { $title }, maintenant : { $outcome }
watch-changed = modifié : { $title }, avant : { $before }, maintenant : { $outcome }
watch-next = Nouvelle vérification dans { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
} environ. Ctrl+C pour quitter.
watch-all-done = Toutes les vérifications sont réussies. La surveillance se termine ici.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } sur { $total } participants
progress-unread = vérification impossible pour { $count }
progress-grading = en cours : { $names }
progress-graded = { $name } : { $points } sur { $max } points, { $verdict }
progress-not-graded = { $name } : { $reason }
progress-stopping = { $count ->
    [0] arrêt en cours
    [one] arrêt après { $count } autre compte ; à nouveau Ctrl+C pour arrêter tout de suite
   *[other] arrêt après { $count } autres comptes ; à nouveau Ctrl+C pour arrêter tout de suite
}
report-changes = { $count ->
    [one] faites { $count } modification :
   *[other] faites ces { $count } modifications :
}
report-changes-more = et { $count } de plus : --report html=report.html les affiche toutes
report-run-first = La prochaine correction, dans AWS CloudShell :
report-cost = Coût
report-costs = { $amount } par jour pour ce qui reste
report-costs-at-least = au moins { $amount } par jour pour ce qui reste
