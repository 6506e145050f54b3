# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Prima di iniziare
step-setup = Configurazione iniziale
step-install-agent = Installare l’agente
step-server-details = Aggiornare i dettagli del server
step-test = Avviare l’istanza di test
step-launch = Avviare l’istanza di cutover
step-webserver-config = Configurare l’applicazione
page-database-migration-create-target-db = Creare il database di destinazione

kind-stack = stack CloudFormation
kind-stack-failure = evento non riuscito dello stack
kind-replication-template = modello delle impostazioni di replica
kind-source-server = server di origine
kind-launch-settings = impostazioni di avvio
kind-launch-template = modello di avvio

## Before you start

check-stack = Lo stack del workshop è distribuito
    .failed = Lo stack del workshop non è distribuito
    .why = Crea i VPC, i server di origine e i ruoli.
    .fix = Leggi gli eventi dello stack nella console CloudFormation, dal primo errore in poi. Se viene eliminato, attendi che sparisca, poi distribuiscilo di nuovo. Altrimenti eliminalo solo se ne manca qualcosa: prima va eliminato ciò che hai creato nei suoi VPC.
check-target-vpc = { $vpc } è presente
    .failed = { $vpc } manca
    .why = Lo crea lo stack del workshop. Il server web viene migrato lì.
check-vpc-dns = { $vpc } risolve i nomi DNS
    .failed = { $vpc } non risolve i nomi DNS
    .why = Senza nomi host DNS il server web non ha un nome DNS pubblico; senza DNS non trova il database.
check-public-subnets = Le sottoreti pubbliche raggiungono Internet
    .failed = Una sottorete pubblica manca o non ha accesso a Internet
    .why = Il server di replica e il server web migrato si trovano lì.
check-database = Il database di destinazione è presente
    .failed = Il database di destinazione manca in { $vpc }
    .why = Il negozio sul server web migrato ne legge i dati.
check-database-available = Il database di destinazione è disponibile
    .failed = Il database di destinazione non è disponibile
    .why = Un database arrestato o in eliminazione non risponde.
check-database-engine = Il database di destinazione è MySQL
    .failed = Il database di destinazione non è MySQL
    .why = Il negozio ha bisogno di MySQL.

## Initial setup

check-template = Il modello delle impostazioni di replica è presente
    .failed = Il modello delle impostazioni di replica manca
    .why = Indica dove AWS Application Migration Service avvia i suoi server di replica.
    .fix = Apri la console di AWS Application Migration Service e scegli Inizia.
check-staging-subnet = La sottorete dell’area di staging è pubblica
    .failed = La sottorete dell’area di staging non è pubblica
    .why = L’agente sul server di origine invia i suoi dati al server di replica tramite Internet.
asked-staging-subnet = una sottorete pubblica di { $vpc } come sottorete dell’area di staging
    .saw = La sottorete dell’area di staging è { $things }
    .found = { $things } non è una sottorete pubblica
    .fix = Nella console di AWS Application Migration Service apri Impostazioni e scegli { $vpc }-public-a. Per un server dell’elenco, modifica anche le sue impostazioni di replica.

## Install agent

check-source-server = Il server di origine è nell’elenco
    .failed = Nessun server di origine è nell’elenco
    .why = L’agente aggiunge il server all’elenco quando viene installato.
    .fix = Esegui di nuovo il programma di installazione sul server web di origine, con la regione e la chiave di accesso della pagina.
check-replicating = La replica è in corso
    .failed = La replica si è bloccata
    .why = Solo un server copiato può essere avviato.
    .fix = Apri il server nella console di AWS Application Migration Service e leggi il pannello di controllo della migrazione.

## Update server details

check-right-sizing = Il dimensionamento del tipo di istanza è disattivato
    .failed = Il dimensionamento del tipo di istanza è attivato
    .why = Con il dimensionamento il servizio sovrascrive il tipo di istanza del modello di avvio.
    .fix = Apri le impostazioni di avvio del server, scegli Modifica e imposta il dimensionamento del tipo di istanza su Nessuno.
check-default-version = La nuova versione del modello di avvio è quella predefinita
    .failed = La nuova versione del modello di avvio non è quella predefinita
    .why = Il servizio avvia la versione predefinita. Una nuova versione non lo diventa automaticamente.
asked-default-version = un modello di avvio la cui versione più recente è quella predefinita
    .saw = La versione predefinita di { $things } è corretta
    .found = La versione predefinita di { $things } non è la più recente
    .fix = Apri il modello di avvio, seleziona la versione più recente e scegli Operazioni, Imposta versione predefinita.
check-server-ready = Il server è copiato
    .failed = Il server non è copiato
    .why = Un’istanza di test può essere avviata quando lo stato della replica dei dati è Integro.
    .fix = Apri il server nella console di AWS Application Migration Service e leggi il pannello di controllo della migrazione.

## Launch test instance

check-test-launched = È stata avviata un’istanza di test
    .failed = Non è stata avviata nessuna istanza di test
    .why = Il test mostra prima del cutover se la copia si avvia.
    .fix = Scegli Test e cutover, Avvia istanze di test. Se l’avvio non è riuscito, leggi il suo processo nella cronologia degli avvii.
check-ready-for-cutover = Il server è contrassegnato come pronto per il cutover
    .failed = Il server non è contrassegnato come pronto per il cutover
    .why = Solo dopo si può avviare un’istanza di cutover.
    .fix = Quando l’istanza di test è in esecuzione, scegli Test e cutover, Contrassegna come “Pronto per il cutover”.

## Launch cutover instance

check-cutover-launched = Il cutover è stato avviato
    .failed = Il cutover non è stato avviato
    .why = L’istanza di cutover è il server web migrato.
    .fix = Scegli Test e cutover, Avvia istanze di cutover. Se un processo è ancora in corso, attendi che termini.
check-webserver = Il server web migrato è presente
    .failed = Il server web migrato manca in { $vpc }
    .why = Avviato con un’altra versione del modello di avvio, si trova in un altro VPC.
    .fix = Controlla la versione predefinita del modello di avvio, poi avvia di nuovo. Dopo la finalizzazione del cutover non viene più avviato nulla: archivia il server, installa di nuovo l’agente e ripeti i passaggi da lì.
check-webserver-type = Il suo tipo di istanza è { $instance_type }
    .failed = Ha un altro tipo di istanza
    .why = La pagina chiede questo tipo, che basta per il negozio.
    .advice = Un altro tipo può costare di più.
check-webserver-running = È in esecuzione
    .failed = Non è in esecuzione
    .why = Un server arrestato non risponde.
    .fix = Avvia l’istanza nella console EC2.
check-webserver-subnet = È in una sottorete pubblica
    .failed = Non è in una sottorete pubblica
    .why = I visitatori lo raggiungono tramite l’Internet gateway.
asked-webserver-subnet = un server web in una sottorete pubblica
    .saw = { $things } è in una sottorete pubblica
    .found = { $things } non è in una sottorete pubblica
    .fix = Scegli { $vpc }-public-a nel modello di avvio, rendi predefinita quella versione e avvia di nuovo.
check-webserver-public = Ha un indirizzo pubblico
    .failed = Non ha un indirizzo pubblico
    .why = Senza, i visitatori non possono raggiungerlo.
asked-webserver-public = un server web con un indirizzo IPv4 pubblico
    .saw = { $things } ha un indirizzo pubblico
    .found = { $things } non ha un indirizzo pubblico
    .fix = Abilita l’assegnazione automatica dell’IP pubblico nel modello di avvio, rendi predefinita quella versione e avvia di nuovo. Oppure associa un indirizzo IP elastico all’istanza.
check-cutover-finalized = Il cutover è finalizzato
    .failed = Il cutover non è finalizzato
    .why = Fino ad allora la replica continua e i suoi server costano.
    .fix = Scegli Test e cutover, Finalizza cutover.

## Configure application

check-webserver-http = Il server web ammette i visitatori
    .failed = Il server web non ammette i visitatori
    .why = I visitatori arrivano sulla porta 80.
check-ssh-from-own-address = SSH solo dal proprio indirizzo
    .why = Così nessun altro può provare password e chiavi sul server Web.
asked-ssh = una regola per SSH (porta 22) solo dal proprio indirizzo
    .saw = { $things } ammette SSH solo da singoli indirizzi
    .found = { $things } non ha una regola per SSH da un singolo indirizzo
    .fix = Aggiungere una regola in entrata per SSH con origine «Il mio IP» e rimuovere quelle più ampie.
check-database-from-webserver = Il database ammette il server web
    .failed = Il database non ammette il server web
    .why = Il negozio legge i suoi dati sulla porta 3306.
check-visitors-reach-webserver = I visitatori raggiungono il server web
    .failed = I visitatori non raggiungono il server web
    .why = Le loro richieste passano per l’Internet gateway, la lista ACL di rete della sottorete e il gruppo di sicurezza.
check-webserver-reaches-database = Il server web raggiunge il database
    .failed = Il server web non raggiunge il database
    .why = Le sue richieste passano per le liste ACL di rete e i gruppi di sicurezza di entrambe le parti.
check-site = Il negozio risponde
    .failed = Il negozio non risponde
    .why = È ciò che vedono i visitatori.

site-install = { $url } mostra l’installazione di WordPress: non trova le sue tabelle
    .fix = Confronta DB_NAME in wp-config.php con lo schema e controlla se la migrazione del database ha caricato le tabelle.
site-database-error = { $url } risponde { $status }: “Error establishing a database connection”
    .fix = Confronta DB_HOST, DB_USER e DB_PASSWORD in /var/www/html/wp-config.php con il database.

## What the service says about a replication

symptom-agent-not-seen = il servizio non riceve più notizie dall’agente
    .fix = Avvia il server web di origine e controlla se raggiunge AWS su TCP 443. In caso di dubbio, installa di nuovo l’agente.
symptom-agent-cannot-connect = il server di origine non raggiunge il server di replica su TCP 1500
    .fix = Usare una sottorete pubblica come sottorete dell’area di gestione temporanea, con un indirizzo IP pubblico per il server di replica. Modificare anche le impostazioni di replica del server.
symptom-replication-server-isolated = il server di replica non raggiunge AWS su TCP 443
    .fix = Usa come sottorete dell’area di staging una sottorete con una route verso un Internet gateway, anche nelle impostazioni di replica del server.
symptom-replication-server-not-launched = il servizio non può creare il server di replica, i suoi dischi o i suoi snapshot
    .fix = Controlla le quote dell’account per EC2 ed EBS e i ruoli del servizio: scegli Reinizializza autorizzazioni del servizio in Impostazioni.
symptom-slow-network = la rete tra il server di origine e il server di replica è troppo lenta o si interrompe
    .fix = Attendi alcuni minuti. Se non si riprende, scegli un tipo di istanza più grande per il server di replica nelle impostazioni di replica.
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

## What changes the resources of the service

change-stack-roll-back = eseguire il rollback dell’aggiornamento di { $name }
change-create-template = inizializzare AWS Application Migration Service con un’area di staging in una sottorete pubblica di { $vpc }
change-staging-subnet = usare la sottorete { $vpc }-public-a nel modello di replica e nelle impostazioni di replica di un server già in elenco
change-staging-subnet-of-template = usare la sottorete { $vpc }-public-a nel modello di replica
change-replication-retry = eliminare la causa indicata da AWS e riprovare la replica di { $name }
change-replication-resume = riprendere la replica di { $name }
change-replication-start = avviare la replica di { $name }
change-launch-test = avviare un’istanza di test di { $name }
change-ready-for-cutover = contrassegnare { $name } come pronto per il cutover
change-launch-cutover = avviare l’istanza di cutover di { $name }
change-finalize-cutover = finalizzare il cutover di { $name }
change-right-sizing = disattivare il dimensionamento del tipo di istanza
change-default-version = rendere predefinita la versione più recente del modello di avvio { $name }
