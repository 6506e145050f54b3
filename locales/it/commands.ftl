# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } punti in totale
list-total-and-bonus = { $points } punti in totale e un bonus di { $bonus } punti

language-name = italiano
language-note = nota: non ci sono testi in { $asked }; viene usato { $name } ({ $used })
language-note-suite = nota: questa suite non ha testi in { $asked }; i suoi sono in inglese
region-warning = nota: questo workshop è pensato per { $known }; la Regione esaminata è { $region }
mark-column-missing = nota: l’elenco non ha la colonna «{ $mark }»; si tratta di «{ $column }»?
confirmed-on-board = nota: vale quanto è stato confermato sul pannello, per { $count ->
    [one] un partecipante
   *[other] { $count } partecipanti
}
region-unknown = nota: questo programma non conosce la Regione { $region }; si tratta di { $nearest }?
min-score-note = nota: superato, perché il punteggio { $points } raggiunge --min-score { $min }; controlli non superati: { $open }

explain-expected = Che cosa chiede la pagina
explain-why = Perché
explain-fix = Come risolvere
explain-page = Pagina
explain-needs = Si basa su
explain-explains = Spiega gli errori di
explain-causes = Che cosa possono segnalare AWS e il sito, e i controlli il cui errore ne è la causa
explain-shows = Come può manifestarsi l’errore in fase di esecuzione
explain-actions = Azioni IAM
explain-actions-optional = Azioni IAM che spiegano soltanto un errore (non nella policy)
explain-points = Punti
explain-prices = Prezzi di listino
explain-kind = Tipo di controllo
explain-also = Anche altre suite hanno un controllo con questo nome: { $suites }. Ne indichi una con --suite.

session-no-credentials-hint = prima effettuare l’accesso: “aws sso login”, “aws configure” o le credenziali fornite per l’evento; con --profile si sceglie un profilo
session-credentials-unusable-hint = controllare il profilo o effettuare di nuovo l’accesso (“aws login”, “aws sso login”)
session-expired-hint = effettuare di nuovo l’accesso (“aws login”, “aws sso login”) o copiare nuove credenziali dalla pagina dell’evento
session-key-refused-hint = copiare di nuovo le credenziali, tutte e tre le righe
session-signature-refused-hint = copiare di nuovo la chiave di accesso segreta e controllare l’orologio di questo computer
session-clock-skew-hint = regolare l’orologio di questo computer
session-region-missing-hint = specificare la Regione del workshop ({ $regions }) con --region o impostare AWS_REGION
session-profile-missing-hint = la configurazione AWS contiene { $known }
no-profiles-hint = la configurazione AWS non contiene profili; “aws configure” o “aws login” ne crea uno
session-region-unknown-hint = specificare la Regione del workshop, ad esempio us-west-2
session-region-not-enabled-hint = specificare la Regione del workshop, ad esempio us-west-2
session-not-subscribed-hint = completare la registrazione dell’account: verificare il numero di telefono e il metodo di pagamento, poi attendere l’e-mail di AWS
session-sts-inactive-hint = l’amministratore dell’account può attivarlo nella console IAM, in “Account settings”; altrimenti indicare la Regione del workshop
session-ca-bundle-hint = indicare un file PEM con il certificato dell’azienda con --ca-bundle, AWS_CA_BUNDLE o ca_bundle del profilo; oppure nessuno
session-role-refused-hint = controllare l’ARN del ruolo, la sua policy di attendibilità e l’ID esterno (--external-id, oppure external_id nell’elenco dei partecipanti)
session-not-aws-hint = effettuare l’accesso alla rete in uso o impostare HTTPS_PROXY secondo le indicazioni dell’azienda
session-tls-hint = l’azienda potrebbe ispezionare il traffico: impostare AWS_CA_BUNDLE o SSL_CERT_FILE sul suo certificato
session-dns-hint = controllare la rete e il nome della Regione
session-unreachable-hint = controllare la rete e, se l’azienda usa un proxy, HTTPS_PROXY
session-timed-out-hint = controllare la rete e, se l’azienda usa un proxy, HTTPS_PROXY
session-failed-hint = riprovare tra un minuto; se il problema rimane, vedere che cosa risponde “aws sts get-caller-identity”

# Why an account of a class has no report. The hints are those above.
session-no-credentials = nessuna credenziale AWS
profile-without-credentials = nessuna credenziale AWS nel profilo { $profile }
session-credentials-unusable = impossibile caricare le credenziali AWS: { $message }
session-expired = le credenziali AWS sono scadute ({ $code })
session-key-refused = AWS non accetta la chiave di accesso ({ $code })
session-signature-refused = la firma della richiesta non corrisponde ({ $code })
session-clock-skew = l’orologio di questo computer differisce troppo da quello di AWS ({ $code })
session-region-missing = nessuna Regione specificata
session-profile-missing = il profilo { $profile } non esiste
session-region-unknown = la Regione { $region } non è raggiungibile
misspelt-region = la Regione { $region } non è raggiungibile; si intendeva { $nearest }?
session-region-not-enabled = la Regione { $region } non è abilitata per questo account
session-not-subscribed = questo account AWS non è abbonato al servizio ({ $code })
session-sts-inactive = AWS STS non è attivato nella Regione { $region } per questo account
session-ca-bundle = { $setting } indica un file che non può essere usato ({ $path }): { $message }
session-role-refused = impossibile assumere il ruolo: { $code }: { $message }
named-role-refused = impossibile assumere il ruolo { $role }: { $code }: { $message }
session-not-aws = qualcosa tra questo computer e AWS risponde con una pagina web
session-tls = il certificato TLS non è attendibile: { $message }
session-dns = impossibile risolvere il nome host: { $message }
session-unreachable = AWS non è raggiungibile: { $message }
session-timed-out = AWS non ha risposto entro { $seconds } secondi
session-failed = AWS non indica a chi appartiene l’account: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = l’accesso indicato nell’elenco dei partecipanti porta all’account { $found }, non a { $wanted }
not-graded-account-unknown = AWS non indica se questo è l’account { $wanted }
not-graded-timed-out = non completato entro { $seconds } secondi
not-graded-interrupted = non valutato: l’esecuzione è stata interrotta prima
not-graded-not-submitted = ancora nessun invio
not-graded-not-yet = ancora da controllare
not-graded-broke-down = non valutato a causa di un errore di workshop-check
explain-account = In questo account
not-graded-task = nessun worker ha potuto valutarlo: { $problem }
access-summary = Si possono leggere { $readable } account su { $total }.

# What a worker has done when it ends.
worker-done = account valutati: { $graded }; non valutati: { $failed }

# check --submit: l’esito. $board è il nome host del pannello.
submit-done = Inviato a { $board }: { $points } punti su { $max }, account { $account }
submit-other-version = nota: il pannello ha un’altra versione della suite. Alcuni controlli possono risultarvi non determinati
submit-failed = non inviato a { $board }: { $reason }
submit-away = il pannello non risponde ({ $problem })
submit-other-answer = la risposta non proviene da un pannello (stato HTTP { $status })
# Perché il pannello lo rifiuta.
submit-wrong-code = il codice della classe è errato
submit-too-large = l’account o il suo report supera quanto il pannello accetta ({ $kilobytes } KB)
submit-malformed = il pannello non riesce a leggere l’invio: { $problem }
submit-wrong-board = il pannello non risponde al nome { $name }; il docente può aggiungerlo con --allow-host
submit-bad-proof = AWS non conferma il tuo account ({ $problem })
submit-stale = gli orologi di questo computer e del pannello differiscono di { $minutes } minuti, oppure l’invio ha richiesto troppo tempo
submit-replayed = il pannello ha già questo invio o uno più recente
submit-unknown-name = l’elenco dei partecipanti non contiene il tuo nome; scrivilo come il docente
submit-other-account = l’account { $account } non è quello che corrisponde al tuo nome
submit-account-taken = l’account { $account } corrisponde a un altro nome della classe
submit-other-snapshot = ciò che è stato letto non proviene dall’account { $account }
submit-other-region = la classe lavora in { $wanted }
submit-other-suite = la classe lavora a un altro workshop: --suite { $wanted }
submit-too-often = troppi invii; riprova tra { $seconds } secondi
submit-busy = il pannello è occupato; riprova
submit-not-saved = il pannello non può salvare il risultato: { $why ->
    [locked] un altro programma usa il suo file
    [full] il suo disco è pieno
    [gone] il suo file è stato eliminato
   *[other] il suo file ha un problema
    }; avvisa il docente
submit-no-sts = il pannello non riesce a raggiungere AWS per confermare il tuo account; riprova
