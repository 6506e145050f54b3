# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } Punkte insgesamt
list-total-and-bonus = { $points } Punkte insgesamt und ein Bonus von { $bonus } Punkten

language-name = Deutsch
language-note = Hinweis: Für { $asked } gibt es keine Texte; verwendet wird { $name } ({ $used })
language-note-suite = Hinweis: Diese Suite hat keine Texte in { $asked }; ihre eigenen Texte sind auf Englisch
region-warning = Hinweis: Dieser Workshop ist für { $known } vorgesehen; geprüft wird { $region }
mark-column-missing = Hinweis: Die Liste hat keine Spalte „{ $mark }“; ist „{ $column }“ gemeint?
confirmed-on-board = Hinweis: Was auf dem Board bestätigt wurde, zählt, und zwar bei { $count ->
    [one] einer teilnehmenden Person
   *[other] { $count } Teilnehmenden
}
region-unknown = Hinweis: Dieses Programm kennt keine Region { $region }; meinten Sie { $nearest }?
min-score-note = Hinweis: bestanden, weil die Punktzahl { $points } --min-score { $min } erreicht; nicht bestandene Prüfungen: { $open }

explain-expected = Was die Seite verlangt
explain-why = Warum
explain-fix = So beheben Sie es
explain-page = Seite
explain-needs = Setzt voraus
explain-explains = Erklärt Fehler bei
explain-causes = Was AWS und die Website melden können, und welche fehlerhaften Prüfungen dahinterstecken
explain-shows = Kann sich im Betrieb so zeigen
explain-actions = IAM-Aktionen
explain-actions-optional = IAM-Aktionen, die nur einen Fehler erklären (nicht in der Richtlinie)
explain-points = Punkte
explain-prices = Listenpreise
explain-kind = Art der Prüfung
explain-also = Auch andere Suiten haben eine Prüfung dieses Namens: { $suites }. Nennen Sie eine davon mit --suite.

session-no-credentials-hint = melden Sie sich zuerst an: mit „aws sso login“, „aws configure“ oder den Anmeldeinformationen Ihrer Veranstaltung; mit --profile wählen Sie ein Profil
session-credentials-unusable-hint = prüfen Sie das Profil, oder melden Sie sich erneut an („aws login“, „aws sso login“)
session-expired-hint = melden Sie sich erneut an („aws login“, „aws sso login“), oder kopieren Sie neue Anmeldeinformationen von der Seite Ihrer Veranstaltung
session-key-refused-hint = kopieren Sie die Anmeldeinformationen noch einmal, alle drei Zeilen
session-signature-refused-hint = kopieren Sie den geheimen Zugriffsschlüssel noch einmal, und prüfen Sie die Uhr dieses Computers
session-clock-skew-hint = stellen Sie die Uhr dieses Computers richtig
session-region-missing-hint = geben Sie die Region Ihres Workshops ({ $regions }) mit --region an, oder setzen Sie AWS_REGION
session-profile-missing-hint = Ihre AWS-Konfiguration enthält { $known }
no-profiles-hint = Ihre AWS-Konfiguration enthält keine Profile; „aws configure“ oder „aws login“ legt eines an
session-region-unknown-hint = geben Sie die Region Ihres Workshops an, zum Beispiel us-west-2
session-region-not-enabled-hint = geben Sie die Region Ihres Workshops an, zum Beispiel us-west-2
session-not-subscribed-hint = schließen Sie die Anmeldung des Kontos ab: Bestätigen Sie Telefonnummer und Zahlungsmethode, und warten Sie auf die E-Mail von AWS
session-sts-inactive-hint = bitten Sie die Administration des Kontos, STS in der IAM-Konsole unter „Account settings“ zu aktivieren, oder geben Sie die Region Ihres Workshops an
session-ca-bundle-hint = nennen Sie eine PEM-Datei mit dem Zertifikat Ihrer Firma: mit --ca-bundle, AWS_CA_BUNDLE oder ca_bundle des Profils; oder nennen Sie keine
session-role-refused-hint = prüfen Sie den ARN der Rolle, ihre Vertrauensrichtlinie und die externe ID (--external-id, oder external_id in der Teilnehmerliste)
session-not-aws-hint = melden Sie sich in Ihrem Netzwerk an, oder setzen Sie HTTPS_PROXY nach den Vorgaben Ihres Unternehmens
session-tls-hint = möglicherweise überwacht Ihr Unternehmen den Datenverkehr: Setzen Sie AWS_CA_BUNDLE oder SSL_CERT_FILE auf dessen Zertifikat
session-dns-hint = prüfen Sie das Netzwerk und den Namen der Region
session-unreachable-hint = prüfen Sie das Netzwerk und, falls Ihr Unternehmen einen Proxy verwendet, HTTPS_PROXY
session-timed-out-hint = prüfen Sie das Netzwerk und, falls Ihr Unternehmen einen Proxy verwendet, HTTPS_PROXY
session-failed-hint = versuchen Sie es in einer Minute noch einmal; hilft das nicht, sehen Sie nach, was „aws sts get-caller-identity“ meldet

# Why an account of a class has no report. The hints are those above.
session-no-credentials = keine AWS-Anmeldeinformationen
profile-without-credentials = keine AWS-Anmeldeinformationen im Profil { $profile }
session-credentials-unusable = die AWS-Anmeldeinformationen lassen sich nicht laden: { $message }
session-expired = die AWS-Anmeldeinformationen sind abgelaufen ({ $code })
session-key-refused = AWS akzeptiert den Zugriffsschlüssel nicht ({ $code })
session-signature-refused = die Signatur der Anfrage stimmt nicht ({ $code })
session-clock-skew = die Uhr dieses Computers weicht zu stark von der von AWS ab ({ $code })
session-region-missing = keine Region
session-profile-missing = das Profil { $profile } gibt es nicht
session-region-unknown = die Region { $region } ist nicht erreichbar
misspelt-region = die Region { $region } ist nicht erreichbar; meinten Sie { $nearest }?
session-region-not-enabled = die Region { $region } ist für dieses Konto nicht aktiviert
session-not-subscribed = dieses AWS-Konto ist für den Service nicht angemeldet ({ $code })
session-sts-inactive = AWS STS ist für dieses Konto in der Region { $region } nicht aktiviert
session-ca-bundle = { $setting } nennt eine Datei, die nicht verwendet werden kann ({ $path }): { $message }
session-role-refused = die Rolle kann nicht übernommen werden: { $code }: { $message }
named-role-refused = die Rolle { $role } kann nicht übernommen werden: { $code }: { $message }
session-not-aws = zwischen diesem Computer und AWS antwortet etwas mit einer Webseite
session-tls = das TLS-Zertifikat ist nicht vertrauenswürdig: { $message }
session-dns = der Hostname lässt sich nicht auflösen: { $message }
session-unreachable = AWS ist nicht erreichbar: { $message }
session-timed-out = AWS hat nicht innerhalb von { $seconds } Sekunden geantwortet
session-failed = AWS gibt nicht an, wessen Konto es ist: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = der Zugang in der Teilnehmerliste führt zu Konto { $found }, nicht zu { $wanted }
not-graded-account-unknown = AWS gibt nicht an, ob dies Konto { $wanted } ist
not-graded-timed-out = nicht innerhalb von { $seconds } Sekunden fertig
not-graded-interrupted = nicht bewertet: Der Durchlauf wurde vorher unterbrochen
not-graded-not-submitted = noch nichts gesendet
not-graded-not-yet = noch nicht geprüft
not-graded-broke-down = nicht bewertet wegen eines Fehlers in workshop-check
explain-account = In diesem Konto
not-graded-task = kein Worker konnte es bewerten: { $problem }
access-summary = { $readable } von { $total } Konten können gelesen werden.

# What a worker has done when it ends.
worker-done = bewertete Konten: { $graded }; nicht bewertet: { $failed }

# check --submit: was daraus wurde. $board ist der Hostname des Boards.
submit-done = An { $board } gesendet: { $points } von { $max } Punkten, Konto { $account }
submit-other-version = Hinweis: Das Board hat eine andere Version der Suite. Einige Prüfungen können dort unbekannt sein.
submit-failed = nicht an { $board } gesendet: { $reason }
submit-away = das Board antwortet nicht ({ $problem })
submit-other-answer = die Antwort kommt nicht von einem Board (HTTP-Status { $status })
# Warum das Board es ablehnt.
submit-wrong-code = der Kurscode ist falsch
submit-too-large = das Konto oder sein Bericht ist größer, als das Board annimmt ({ $kilobytes } KB)
submit-malformed = das Board kann die Sendung nicht lesen: { $problem }
submit-wrong-board = das Board hört nicht auf den Namen { $name }; die Kursleitung kann ihn mit --allow-host hinzufügen
submit-bad-proof = AWS bestätigt Ihr Konto nicht ({ $problem })
submit-stale = die Uhren dieses Computers und des Boards gehen um { $minutes } Minuten auseinander, oder das Senden hat zu lange gedauert
submit-replayed = das Board hat diese oder eine neuere Sendung bereits
submit-unknown-name = Ihr Name steht nicht in der Teilnehmerliste; schreiben Sie ihn wie die Kursleitung
submit-other-account = Konto { $account } ist nicht das, das zu Ihrem Namen gehört
submit-account-taken = Konto { $account } gehört zu einem anderen Namen des Kurses
submit-other-snapshot = was gelesen wurde, stammt nicht aus Konto { $account }
submit-other-region = der Kurs arbeitet in { $wanted }
submit-other-suite = der Kurs arbeitet an einem anderen Workshop: --suite { $wanted }
submit-too-often = zu viele Sendungen; versuchen Sie es in { $seconds } Sekunden erneut
submit-busy = das Board ist ausgelastet; versuchen Sie es erneut
submit-not-saved = das Board kann Ihr Ergebnis nicht speichern: { $why ->
    [locked] ein anderes Programm benutzt seinen Speicher
    [full] seine Festplatte ist voll
    [gone] seine Datei wurde gelöscht
   *[other] sein Speicher hat ein Problem
    }; sagen Sie es der Kursleitung
submit-no-sts = das Board erreicht AWS nicht, um Ihr Konto zu bestätigen; versuchen Sie es erneut
