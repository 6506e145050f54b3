# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Pas encore vérifié
board-seen = Vérifié à { $time }
board-as-of = état à { $time }
board-trouble = La dernière vérification a échoué : { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = Tour en cours : { $done } sur { $total }
board-round-ended = Le dernier tour s’est terminé à { $time }. Le prochain commence à { $next }.
board-progress = Progression de ce tour
board-unsaved = Les résultats ne peuvent pas être enregistrés pour le moment. Les plus récents ne sont que sur cette page ; le programme continue d’essayer.

# Figures of the whole class.
board-figures = La classe en chiffres
board-of = { $count } sur { $total }
board-finished = Terminé
board-average = Score moyen
board-percent = { $percent } %
board-recent = Réussies depuis une heure
board-legend = Légende

# What has become green within the last hour.
board-news = Vient de réussir
board-no-news = Rien depuis une heure.
board-turned-more = { $title }, et { $count ->
    [one] { $count } autre vérification
   *[other] { $count } autres vérifications
}
board-nobody-stuck = Personne n’est bloqué.
board-failed-looks = Échec de la dernière vérification

# One attendee.
board-back = Tous les participants
board-neighbours = Autres participants
board-previous = Précédent : { $name }
board-next = Suivant : { $name }
board-causes = À corriger en premier
board-steps = Page par page

# The connection, and who may see the board.
board-lost = Connexion perdue : ces données sont peut-être dépassées. Tentative de reconnexion…
board-without-script = Sans scripts, cette page reste telle quelle. Rechargez-la pour voir les nouveautés.
board-login = Se connecter
board-token = Jeton
board-token-hint = La personne qui a lancé le tableau le connaît.
board-token-wrong = Ce jeton n’est pas le bon.
board-wrong-host = Ce tableau ne répond pas à ce nom. Ouvrez-le à l’adresse avec laquelle il a été lancé.
board-no-page = Cette page n’existe pas sur ce tableau.

# Participants qui envoient
board-submitted = envoyé à { $time }
board-submission = Envoyé par le participant à { $time }. Le compte est prouvé, son contenu ne l’est pas.
board-only-submissions = Les participants envoient leurs comptes.
