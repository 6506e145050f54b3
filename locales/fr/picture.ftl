# Les mots de l’image d’un compte.

picture-visitors = Visiteurs
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = paramètre
picture-nat = passerelle NAT
picture-zone = zone
picture-tasks = { $running } tâches sur { $desired } en cours
picture-public = sous-réseaux publics
picture-private = sous-réseaux privés
picture-title = Le compte en image
picture-ways = Chemins entre les ressources
picture-summary = { $open } chemins sur { $total } sont ouverts.
picture-open = ouvert
picture-broken = interrompu
picture-waiting = pas encore prêt
picture-unclear = inconnu
picture-missing = pas encore créé
format-svg = une image SVG d’un compte : ses ressources et les chemins entre elles
picture-way = { $from } vers { $to }
picture-none = Cette suite ne suit aucun trafic : il n’y a pas d’image.
picture-hidden = Ici, les indices se limitent aux pages. Une image montrerait ce qui ne va pas.
