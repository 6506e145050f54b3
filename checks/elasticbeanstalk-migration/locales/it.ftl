# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Prima di iniziare
step-create-eb-environment = Avviare l’ambiente
step-review-eb-environment = Esaminare e gestire l’ambiente
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Caricare il codice sorgente
page-database-migration-create-target-db = Creare il database di destinazione

kind-stack = stack CloudFormation
kind-stack-failure = evento non riuscito dello stack
kind-environment = ambiente Elastic Beanstalk
kind-application-version = versione dell’applicazione
kind-environment-members = membri dell’ambiente
kind-environment-settings = impostazioni dell’ambiente

check-stack = Lo stack del workshop è distribuito
    .failed = Lo stack del workshop non è distribuito
    .why = Crea i VPC, i server di origine e i ruoli.
    .fix = Leggi gli eventi dello stack nella console CloudFormation, dal primo errore in poi. Se viene eliminato, attendi che sparisca, poi distribuiscilo di nuovo. Altrimenti eliminalo solo se ne manca qualcosa: prima va eliminato ciò che hai creato nei suoi VPC.
check-target-vpc = { $vpc } è presente
    .failed = { $vpc } manca
    .why = L’ambiente si trova lì.
check-vpc-dns = { $vpc } risolve i nomi DNS
    .failed = { $vpc } non risolve i nomi DNS
    .why = Senza nomi host DNS il server web non ha un nome DNS pubblico; senza DNS non trova il database.
check-public-subnets = Le sottoreti pubbliche raggiungono Internet
    .failed = Una sottorete pubblica manca o non ha accesso a Internet
    .why = I server dell’ambiente sono in una di esse.
check-database = Il database di destinazione è presente
    .failed = Il database di destinazione manca in { $vpc }
    .why = Il negozio ne legge i dati.
check-database-engine = Il database di destinazione è MySQL
    .failed = Il database di destinazione non è MySQL
    .why = Il negozio ha bisogno di MySQL.
check-database-available = Il database di destinazione è disponibile
    .failed = Il database di destinazione non è disponibile
    .why = Un database arrestato o in eliminazione non risponde.

check-environment = L’ambiente è presente
    .failed = L’ambiente manca
    .why = Esegue il negozio.
    .fix = Nella console Elastic Beanstalk scegli Crea applicazione, come dice la pagina.
check-environment-ready = È pronto
    .failed = Non è pronto
    .why = Un ambiente in avvio, in aggiornamento o in chiusura non serve i visitatori.
    .fix = Leggi gli eventi dell’ambiente nella console Elastic Beanstalk.
check-source-bundle = Esegue il bundle sorgente caricato
    .failed = Esegue un altro bundle sorgente
    .why = La pagina chiede questo bundle.
    .fix = Caricare wordpress-beanstalk.zip come nuova versione dell’applicazione e distribuirla nell’ambiente.
check-environment-vpc = È in { $vpc }
    .failed = È in un altro VPC
    .why = Solo lì raggiunge il database.
    .fix = Il VPC di un ambiente non si può cambiare: termina l’ambiente e creane un altro con { $vpc } in Rete.
check-environment-public = I suoi server hanno indirizzi pubblici
    .failed = I suoi server non hanno indirizzi pubblici
    .why = In una sottorete pubblica, un server senza indirizzo pubblico non raggiunge nulla fuori dal VPC.
    .fix = In Configurazione, Rete, attiva l’indirizzo IP pubblico.
check-setting-host = Conosce l’indirizzo del database
    .failed = Non conosce l’indirizzo del database
    .why = Il negozio si collega a questo indirizzo.
    .fix = In Configurazione, Software, copia l’endpoint dalla console RDS in RDS_HOSTNAME, senza porta.
check-setting-name = Conosce il nome dello schema
    .failed = Non conosce il nome dello schema
    .why = Le tabelle del negozio sono in questo schema.
    .fix = In Configurazione, Software, imposta RDS_DB_NAME su { $schema }.
check-setting-port = Conosce la porta del database
    .failed = Ha una porta diversa da quella del database
    .why = Il negozio si connette a questa porta.
    .fix = In Configurazione, Software, imposta RDS_PORT sulla porta del database, 3306.
check-server = Il suo server è in esecuzione
    .failed = Il suo server non è in esecuzione
    .why = Elastic Beanstalk esegue il negozio su questa istanza.
    .fix = Riavvia i server dell’applicazione in Operazioni, nella console Elastic Beanstalk.
check-server-public = Il suo server ha un indirizzo pubblico o un sistema di bilanciamento del carico
    .failed = Il suo server non ha un indirizzo pubblico
    .why = Senza un sistema di bilanciamento del carico, i visitatori arrivano all’indirizzo pubblico del server.
asked-server-public = un server con un indirizzo pubblico, o un ambiente con un sistema di bilanciamento del carico
    .saw = { $things } ha un indirizzo pubblico o si trova dietro un sistema di bilanciamento del carico
    .found = { $things } non ha un indirizzo pubblico, e l’ambiente non ha un sistema di bilanciamento del carico
    .fix = In Operazioni, scegli Ricostruisci ambiente. Elastic Beanstalk crea di nuovo il server, con un indirizzo.
check-database-from-environment = Il database ammette l’ambiente
    .failed = Il database non ammette l’ambiente
    .why = Il negozio legge i suoi dati sulla porta 3306.

check-visitors-reach-environment = I visitatori raggiungono il server web
    .failed = I visitatori non raggiungono il server web
    .why = Le loro richieste passano per l’Internet gateway, la lista ACL di rete della sottorete e il gruppo di sicurezza.
check-environment-reaches-database = Il server web raggiunge il database
    .failed = Il server web non raggiunge il database
    .why = Le sue richieste passano per le liste ACL di rete e i gruppi di sicurezza di entrambe le parti.
check-site = Il negozio risponde
    .failed = Il negozio non risponde
    .why = È ciò che vedono i visitatori.
site-install = { $url } mostra l’installazione di WordPress: non trova le sue tabelle
    .fix = Confronta RDS_DB_NAME con lo schema e controlla se la migrazione del database ha caricato le tabelle.
site-database-error = { $url } risponde { $status }: “Error establishing a database connection”
    .fix = Confronta RDS_HOSTNAME, RDS_PORT, RDS_USERNAME e RDS_PASSWORD con il database.

## What AWS reports

symptom-stack-runtime = il modello è vecchio: chiede un runtime Lambda che AWS non offre più
    .fix = Prendere il modello dal repository del workshop. Impostare Runtime di entrambe le funzioni su una versione attuale di Python. Distribuirlo come nell’opzione 2 della pagina.
symptom-stack-image = il modello è vecchio o fatto per un’altra regione: la sua immagine (AMI) non è disponibile qui
    .fix = Distribuisci lo stack in us-west-2. Se l’immagine non esiste più, metti un’immagine Ubuntu attuale nel modello del repository del workshop.
symptom-stack-code = il modello prende il codice delle sue funzioni da un bucket che non si può leggere da questa regione
    .fix = Distribuisci lo stack in us-west-2, o metti il codice in un tuo bucket, come nell’opzione 2 della pagina.
symptom-stack-exists = esiste già qualcosa con il nome che assegna lo stack
    .fix = Elimina ciò che il messaggio nomina (un ruolo o un utente di un tentativo precedente), poi distribuisci di nuovo lo stack.
symptom-stack-quota = una quota dell’account è esaurita
    .fix = Elimina ciò che non serve più (VPC, indirizzi IP elastici) o richiedi una quota più alta. Poi distribuisci di nuovo lo stack.
symptom-stack-denied = non hai il permesso di creare ciò che serve allo stack
    .fix = Distribuisci lo stack come utente con autorizzazioni di amministratore.

## What changes the settings of the environment

change-stack-roll-back = eseguire il rollback dell’aggiornamento di { $name }
change-environment-host = impostare RDS_HOSTNAME di { $name } su { $asked }
change-environment-schema = impostare RDS_DB_NAME di { $name } su { $asked }
change-environment-port = impostare RDS_PORT di { $name } su { $asked }
change-environment-public = assegnare indirizzi pubblici ai server di { $name }
