# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } points au total
list-total-and-bonus = { $points } points au total, et un bonus de { $bonus } points

language-name = français
language-note = remarque : il n’existe pas de textes en { $asked } ; la langue utilisée est { $name } ({ $used })
language-note-suite = remarque : cette suite n’a pas de textes en { $asked } ; les siens sont en anglais
region-warning = remarque : cet atelier est prévu pour { $known } ; la vérification porte sur { $region }
mark-column-missing = remarque : la liste n’a pas de colonne « { $mark } » ; s’agit-il de « { $column } » ?
confirmed-on-board = remarque : ce qui a été confirmé sur le tableau compte, pour { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
region-unknown = remarque : ce programme ne connaît pas la région { $region } ; s’agit-il de { $nearest } ?
min-score-note = remarque : réussi, car le score de { $points } atteint --min-score { $min } ; vérifications non réussies : { $open }

explain-expected = Ce que demande la page
explain-why = Pourquoi
explain-fix = Comment corriger
explain-page = Page
explain-needs = Repose sur
explain-explains = Explique les échecs de
explain-causes = Ce qu’AWS et le site peuvent signaler, et les vérifications dont l’échec en est la cause
explain-shows = À l’exécution, son échec peut se manifester ainsi
explain-actions = Actions IAM
explain-actions-optional = Actions IAM qui ne font qu’expliquer un échec (absentes de la stratégie)
explain-points = Points
explain-prices = Prix publics
explain-kind = Type de vérification
explain-also = D’autres suites ont aussi une vérification de ce nom : { $suites }. Indiquez l’une d’elles avec --suite.

session-no-credentials-hint = connectez-vous d’abord : « aws sso login », « aws configure », ou les informations d’identification fournies par votre événement ; --profile désigne un profil
session-credentials-unusable-hint = vérifiez le profil, ou reconnectez-vous (« aws login », « aws sso login »)
session-expired-hint = reconnectez-vous (« aws login », « aws sso login »), ou copiez de nouvelles informations d’identification depuis la page de votre événement
session-key-refused-hint = copiez à nouveau les informations d’identification, les trois lignes
session-signature-refused-hint = copiez à nouveau la clé d’accès secrète, et vérifiez l’horloge de cet ordinateur
session-clock-skew-hint = mettez à l’heure l’horloge de cet ordinateur
session-region-missing-hint = indiquez la Région de votre atelier ({ $regions }) avec --region, ou définissez AWS_REGION
session-profile-missing-hint = votre configuration AWS contient { $known }
no-profiles-hint = votre configuration AWS ne contient aucun profil ; « aws configure » ou « aws login » en crée un
session-region-unknown-hint = indiquez la Région de votre atelier, par exemple us-west-2
session-region-not-enabled-hint = indiquez la Région de votre atelier, par exemple us-west-2
session-not-subscribed-hint = terminez l’inscription du compte : vérifiez le numéro de téléphone et le moyen de paiement, puis attendez l’e-mail d’AWS
session-sts-inactive-hint = l’administrateur du compte peut l’activer dans la console IAM, sous « Account settings » ; sinon, indiquez la région de votre atelier
session-ca-bundle-hint = indiquez un fichier PEM avec le certificat de votre entreprise par --ca-bundle, AWS_CA_BUNDLE ou ca_bundle du profil ; ou n’en indiquez aucun
session-role-refused-hint = vérifiez l’ARN du rôle, sa politique d’approbation et l’ID externe (--external-id, ou external_id dans la liste des participants)
session-not-aws-hint = identifiez-vous sur le réseau que vous utilisez, ou définissez HTTPS_PROXY selon les consignes de votre entreprise
session-tls-hint = votre entreprise inspecte peut-être le trafic : indiquez son certificat dans AWS_CA_BUNDLE ou SSL_CERT_FILE
session-dns-hint = vérifiez le réseau et le nom de la Région
session-unreachable-hint = vérifiez le réseau, ainsi que HTTPS_PROXY si votre entreprise utilise un proxy
session-timed-out-hint = vérifiez le réseau, ainsi que HTTPS_PROXY si votre entreprise utilise un proxy
session-failed-hint = réessayez dans une minute ; si le problème persiste, consultez la réponse de « aws sts get-caller-identity »

# Why an account of a class has no report. The hints are those above.
session-no-credentials = aucune information d’identification AWS
profile-without-credentials = aucune information d’identification AWS dans le profil { $profile }
session-credentials-unusable = impossible de charger les informations d’identification AWS : { $message }
session-expired = les informations d’identification AWS ont expiré ({ $code })
session-key-refused = AWS n’accepte pas la clé d’accès ({ $code })
session-signature-refused = la signature de la requête ne correspond pas ({ $code })
session-clock-skew = l’horloge de cet ordinateur s’écarte trop de celle d’AWS ({ $code })
session-region-missing = aucune Région
session-profile-missing = le profil { $profile } n’existe pas
session-region-unknown = la Région { $region } est inaccessible
misspelt-region = la Région { $region } est inaccessible ; vouliez-vous dire { $nearest } ?
session-region-not-enabled = la Région { $region } n’est pas activée pour ce compte
session-not-subscribed = ce compte AWS n’est pas abonné au service ({ $code })
session-sts-inactive = AWS STS n’est pas activé dans la région { $region } pour ce compte
session-ca-bundle = { $setting } désigne un fichier inutilisable ({ $path }) : { $message }
session-role-refused = impossible d’endosser le rôle : { $code } : { $message }
named-role-refused = impossible d’endosser le rôle { $role } : { $code } : { $message }
session-not-aws = entre cet ordinateur et AWS, quelque chose répond par une page web
session-tls = le certificat TLS n’est pas reconnu : { $message }
session-dns = impossible de résoudre le nom d’hôte : { $message }
session-unreachable = AWS est inaccessible : { $message }
session-timed-out = AWS n’a pas répondu en { $seconds } secondes
session-failed = AWS n’indique pas à qui appartient le compte : { $code } : { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = l’accès indiqué dans la liste des participants mène au compte { $found }, et non au compte { $wanted }
not-graded-account-unknown = AWS n’indique pas s’il s’agit du compte { $wanted }
not-graded-timed-out = inachevé au bout de { $seconds } secondes
not-graded-interrupted = non évalué : interruption avant son tour
not-graded-not-submitted = rien envoyé pour l’instant
not-graded-not-yet = pas encore vérifié
not-graded-broke-down = non évalué en raison d’une erreur dans workshop-check
explain-account = Dans ce compte
not-graded-task = aucun worker n’a pu l’évaluer : { $problem }
access-summary = { $readable } comptes sur { $total } peuvent être lus.

# What a worker has done when it ends.
worker-done = comptes évalués : { $graded } ; non évalués : { $failed }

# check --submit : le résultat. $board est le nom d’hôte du tableau.
submit-done = Envoyé à { $board } : { $points } points sur { $max }, compte { $account }
submit-other-version = remarque : le tableau a une autre version de la suite. Certains contrôles peuvent y être inconnus
submit-failed = non envoyé à { $board } : { $reason }
submit-away = le tableau ne répond pas ({ $problem })
submit-other-answer = la réponse ne vient pas d’un tableau (statut HTTP { $status })
# Pourquoi le tableau le refuse.
submit-wrong-code = le code de la classe est incorrect
submit-too-large = le compte ou son rapport dépasse ce que le tableau accepte ({ $kilobytes } Ko)
submit-malformed = le tableau ne peut pas lire l’envoi : { $problem }
submit-wrong-board = le tableau ne répond pas au nom { $name } ; le formateur peut l’ajouter avec --allow-host
submit-bad-proof = AWS ne confirme pas votre compte ({ $problem })
submit-stale = les horloges de cet ordinateur et du tableau diffèrent de { $minutes } minutes, ou l’envoi a pris trop de temps
submit-replayed = le tableau a déjà cet envoi ou un plus récent
submit-unknown-name = la liste des participants ne contient pas votre nom ; écrivez-le comme le formateur
submit-other-account = le compte { $account } n’est pas celui qui correspond à votre nom
submit-account-taken = le compte { $account } correspond à un autre nom de la classe
submit-other-snapshot = ce qui a été lu ne vient pas du compte { $account }
submit-other-region = la classe travaille dans { $wanted }
submit-other-suite = la classe travaille sur un autre atelier : --suite { $wanted }
submit-too-often = trop d’envois ; réessayez dans { $seconds } secondes
submit-busy = le tableau est occupé ; réessayez
submit-not-saved = le tableau ne peut pas enregistrer votre résultat : { $why ->
    [locked] un autre programme utilise son fichier
    [full] son disque est plein
    [gone] son fichier a été supprimé
   *[other] son fichier pose problème
    } ; prévenez le formateur
submit-no-sts = le tableau ne peut pas joindre AWS pour confirmer votre compte ; réessayez
