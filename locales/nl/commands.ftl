# Woorden van de andere commando’s dan check, en hints bij wat ze in de weg staat.

list-total = { $points } punten in totaal
list-total-and-bonus = { $points } punten in totaal en een bonus van { $bonus } punten

language-name = Nederlands
language-note = let op: er zijn geen teksten in { $asked }; gebruikt wordt { $name } ({ $used })
language-note-suite = let op: deze suite heeft geen teksten in { $asked }; haar eigen teksten zijn in het Engels
region-warning = let op: deze workshop is gemaakt voor { $known }; je kijkt nu in { $region }
mark-column-missing = let op: de lijst heeft geen kolom “{ $mark }”; bedoel je “{ $column }”?
confirmed-on-board = let op: wat op het bord is bevestigd telt mee, voor { $count ->
    [one] één deelnemer
   *[other] { $count } deelnemers
}
region-unknown = let op: dit programma kent geen regio { $region }; bedoel je { $nearest }?
min-score-note = let op: geslaagd, want de score { $points } haalt --min-score { $min }; niet geslaagde controles: { $open }

explain-expected = Wat de pagina vraagt
explain-why = Waarom
explain-fix = Hoe je het oplost
explain-page = Pagina
explain-needs = Bouwt voort op
explain-explains = Verklaart waarom deze niet slagen
explain-causes = Wat AWS en de site kunnen melden, en de controles die dat veroorzaken als ze niet slagen
explain-shows = Zo kan het zich tonen terwijl alles draait
explain-actions = IAM actions
explain-actions-optional = IAM actions die alleen een fout uitleggen (niet in de policy)
explain-points = Punten
explain-prices = Lijstprijzen
explain-kind = Soort controle
explain-also = Andere suites hebben ook een controle met deze naam: { $suites }. Noem er een met --suite.

session-no-credentials-hint = log eerst in: “aws sso login”, “aws configure”, of de credentials die je van je event krijgt; met --profile kies je een profiel
session-credentials-unusable-hint = controleer het profiel, of log opnieuw in (“aws login”, “aws sso login”)
session-expired-hint = log opnieuw in (“aws login”, “aws sso login”), of kopieer nieuwe credentials van de pagina van je event
session-key-refused-hint = kopieer de credentials opnieuw, alle drie de regels
session-signature-refused-hint = kopieer de secret access key opnieuw, en controleer de klok van deze computer
session-clock-skew-hint = zet de klok van deze computer gelijk
session-region-missing-hint = geef de regio van je workshop ({ $regions }) op met --region, of stel AWS_REGION in
session-profile-missing-hint = je AWS-configuratie heeft { $known }
no-profiles-hint = je AWS-configuratie heeft geen profielen; “aws configure” of “aws login” maakt er een
session-region-unknown-hint = geef de regio van je workshop op, zoals us-west-2
session-region-not-enabled-hint = geef de regio van je workshop op, zoals us-west-2
session-not-subscribed-hint = rond de aanmelding van het account af: bevestig het telefoonnummer en de betaalmethode, en wacht op de e-mail van AWS
session-sts-inactive-hint = de beheerder van het account kan het activeren in de IAM-console, onder “Account settings”; geef anders de Region van je workshop op
session-ca-bundle-hint = noem een PEM-bestand met het certificaat van je bedrijf met --ca-bundle, AWS_CA_BUNDLE of ca_bundle van het profiel; of noem er geen
session-role-refused-hint = controleer de ARN van de role, de trust policy en de external id (--external-id, of external_id in de deelnemerslijst)
session-not-aws-hint = meld je aan op het netwerk waarop je zit, of stel HTTPS_PROXY in zoals je bedrijf voorschrijft
session-tls-hint = je bedrijf inspecteert misschien het verkeer: stel AWS_CA_BUNDLE of SSL_CERT_FILE in op het certificaat
session-dns-hint = controleer het netwerk en de naam van de regio
session-unreachable-hint = controleer het netwerk, en HTTPS_PROXY als je bedrijf een proxy gebruikt
session-timed-out-hint = controleer het netwerk, en HTTPS_PROXY als je bedrijf een proxy gebruikt
session-failed-hint = probeer het over een minuut opnieuw; blijft het zo, kijk dan wat “aws sts get-caller-identity” zegt

# Waarom er van een account van een klas geen rapport is. De hints zijn die van hierboven.
session-no-credentials = geen AWS credentials
profile-without-credentials = geen AWS credentials in het profiel { $profile }
session-credentials-unusable = de AWS credentials kunnen niet worden geladen: { $message }
session-expired = de AWS credentials zijn verlopen ({ $code })
session-key-refused = AWS aanvaardt de access key niet ({ $code })
session-signature-refused = de handtekening van het verzoek klopt niet ({ $code })
session-clock-skew = de klok van deze computer wijkt te veel af van die van AWS ({ $code })
session-region-missing = geen regio
session-profile-missing = het profiel { $profile } bestaat niet
session-region-unknown = de regio { $region } is niet bereikbaar
misspelt-region = de regio { $region } is niet bereikbaar; bedoel je { $nearest }?
session-region-not-enabled = de regio { $region } staat niet aan voor dit account
session-not-subscribed = dit AWS-account is niet aangemeld voor de service ({ $code })
session-sts-inactive = AWS STS is voor dit account niet geactiveerd in de Region { $region }
session-ca-bundle = { $setting } noemt een bestand dat niet bruikbaar is ({ $path }): { $message }
session-role-refused = de role kan niet worden aangenomen: { $code }: { $message }
named-role-refused = de role { $role } kan niet worden aangenomen: { $code }: { $message }
session-not-aws = iets tussen deze computer en AWS antwoordt met een webpagina
session-tls = het TLS-certificaat wordt niet vertrouwd: { $message }
session-dns = de hostnaam is niet te vinden: { $message }
session-unreachable = AWS is niet bereikbaar: { $message }
session-timed-out = AWS gaf binnen { $seconds } seconden geen antwoord
session-failed = AWS zegt niet van wie het account is: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = de weg in de deelnemerslijst leidt naar account { $found }, niet naar { $wanted }
not-graded-account-unknown = AWS zegt niet of dit account { $wanted } is
not-graded-timed-out = niet klaar binnen { $seconds } seconden
not-graded-interrupted = niet beoordeeld: de run is eerder afgebroken
not-graded-not-submitted = nog niets ingediend
not-graded-not-yet = nog niet gecontroleerd
not-graded-broke-down = niet beoordeeld door een fout in workshop-check
explain-account = In dit account
not-graded-task = geen worker kon het beoordelen: { $problem }
access-summary = { $readable } van { $total } accounts kunnen worden gelezen.

# What a worker has done when it ends.
worker-done = beoordeelde accounts: { $graded }; niet beoordeeld: { $failed }

# check --submit: wat ervan is gekomen. $board is de hostnaam van het bord.
submit-done = Ingediend bij { $board }: { $points } van { $max } punten, account { $account }
submit-other-version = opmerking: het bord heeft een andere versie van de suite. Sommige controles kunnen daar onbekend zijn
submit-failed = niet ingediend bij { $board }: { $reason }
submit-away = het bord antwoordt niet ({ $problem })
submit-other-answer = het antwoord komt niet van een bord (HTTP-status { $status })
# Waarom het bord het weigert.
submit-wrong-code = de code van de klas is onjuist
submit-too-large = het account of het rapport ervan is groter dan het bord accepteert ({ $kilobytes } KB)
submit-malformed = het bord kan de inzending niet lezen: { $problem }
submit-wrong-board = het bord luistert niet naar de naam { $name }; de docent kan die toevoegen met --allow-host
submit-bad-proof = AWS bevestigt uw account niet ({ $problem })
submit-stale = de klokken van deze computer en van het bord lopen { $minutes } minuten uiteen, of het indienen heeft te lang geduurd
submit-replayed = het bord heeft deze of een nieuwere inzending al
submit-unknown-name = uw naam staat niet in de deelnemerslijst; schrijf hem zoals de docent
submit-other-account = account { $account } is niet het account dat bij uw naam hoort
submit-account-taken = account { $account } hoort bij een andere naam van de klas
submit-other-snapshot = wat is gelezen, komt niet uit account { $account }
submit-other-region = de klas werkt in { $wanted }
submit-other-suite = de klas werkt aan een andere workshop: --suite { $wanted }
submit-too-often = te veel inzendingen; probeer het over { $seconds } seconden opnieuw
submit-busy = het bord is bezet; probeer het opnieuw
submit-not-saved = het bord kan uw resultaat niet opslaan: { $why ->
    [locked] een ander programma gebruikt het bestand
    [full] de schijf is vol
    [gone] het bestand is verwijderd
   *[other] er is een probleem met het bestand
    }; vertel het de docent
submit-no-sts = het bord kan AWS niet bereiken om uw account te bevestigen; probeer het opnieuw
