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

# Requests for help of attendees; $time is a time of day.
board-help = A besoin d’aide
board-help-done = Traité
board-manual = À confirmer par vous
board-manual-confirm = Confirmer
board-manual-take-back = Retirer
board-manual-later = Cela compte à partir de la prochaine vérification.
board-since = depuis { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Vues
board-room = Sans noms
board-projector = Projecteur
board-with-names = Avec les noms
board-to-room = Voir le groupe sans les noms
board-alias = Nom pour tout le monde : { $name }
board-pages-done = { $done } pages terminées sur { $total }

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Rechercher
board-sort = Ordre
board-sort-roster = Comme dans la liste
board-sort-need = Qui a besoin de moi en premier
board-show = Afficher
board-at = Première page ouverte
board-any-page = Toutes les pages
board-go = Appliquer
board-range = { $from }–{ $to } sur { $total }
board-pages = Parties de la liste
board-earlier = Précédent
board-later = Suivant
board-nobody = Personne ne correspond.
board-last-progress = Dernier progrès
board-download = Télécharger :

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Où chacun en est
board-over-time = Progression dans le temps
board-plot = De { $from } à { $to }. À la fin : { $values }.
board-history = Ce qui a changé
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 participant
   *[other] { $attendees } participants
 }, vérification toutes les { $seconds } s. Pour tout le monde dans la salle, sans noms : { $room } (Ctrl+C arrête le tableau)
board-started-submissions = { $attendees ->
    [one] 1 participant
   *[other] { $attendees } participants
 }. Chacun envoie son compte. Pour tout le monde dans la salle, sans noms : { $room } (Ctrl+C arrête le tableau)
board-started-mixed = { $attendees ->
    [one] 1 participant
   *[other] { $attendees } participants
 }, dont { $scanned } vérifiés toutes les { $seconds } s ; les autres envoient leur compte. Pour tout le monde dans la salle, sans noms : { $room } (Ctrl+C arrête le tableau)
board-proxy = { $url } est supposée être un proxy TLS devant ce tableau ; sans proxy, l’adresse est { $plain }, avec --allow-http.

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
board-submitted = envoyé : { $time }
board-submission = Envoyé par le participant à { $time }. Le compte est prouvé, son contenu ne l’est pas.
board-only-submissions = Les participants envoient leurs comptes.
