# The attendee's words for the module "database migration".

suite = Migrazione del database

step-prerequisites = Prima di iniziare
step-setup-network = Configurare la rete
step-create-target-db = Creare il database di destinazione
step-create-replication-instance = Creare l’istanza di replica
step-create-endpoints = Creare gli endpoint di origine e di destinazione
step-create-task = Creare ed eseguire un’attività di replica
page-database-migration-configure_source_database = Configurare il database di origine

kind-stack = stack CloudFormation
kind-stack-failure = evento non riuscito dello stack
kind-replication-subnet-group = gruppo di sottoreti di replica
kind-replication-instance = istanza di replica
kind-endpoint = endpoint DMS
kind-endpoint-connection = test di connessione
kind-replication-task = attività di migrazione del database

## Before you start

check-stack = Lo stack del workshop è distribuito
    .failed = Lo stack del workshop non è distribuito
    .why = Crea i VPC, i server di origine e i ruoli.
    .fix = Leggi gli eventi dello stack nella console CloudFormation, dal primo errore in poi. Se viene eliminato, attendi che sparisca, poi distribuiscilo di nuovo. Altrimenti eliminalo solo se ne manca qualcosa: prima va eliminato ciò che hai creato nei suoi VPC.
check-target-vpc = { $vpc } è presente
    .failed = { $vpc } manca
    .why = Lo crea lo stack del workshop. Il database di destinazione e l’istanza di replica si trovano lì.
check-public-subnets = Le sottoreti pubbliche raggiungono Internet
    .failed = Una sottorete pubblica manca o non ha accesso a Internet
    .why = Attraverso queste sottoreti l’istanza di replica raggiunge il database di origine.

## Set up networking

check-replication-group = Il gruppo di sicurezza dell’istanza di replica è presente
    .failed = Il gruppo di sicurezza dell’istanza di replica manca in { $vpc }
    .why = Con questo gruppo il database ammette l’istanza di replica. Non servono regole in entrata.
check-database-group = Il gruppo di sicurezza del database è presente
    .failed = Il gruppo di sicurezza del database manca in { $vpc }
    .why = La sua regola decide chi può connettersi al database.
check-database-from-replication = Il database ammette l’istanza di replica
    .failed = Il database non ammette l’istanza di replica
    .why = DMS scrive nel database di destinazione sulla porta 3306.
check-replication-group-out = RI-SG consente MySQL in uscita
    .failed = RI-SG non consente MySQL in uscita
    .why = L’istanza di replica si connette ai due database sulla porta 3306. Un nuovo security group consente tutto il traffico in uscita.

## Create target DB

check-database = Il database di destinazione è presente
    .failed = Il database di destinazione manca in { $vpc }
    .why = DMS vi copia i dati del negozio.
check-database-engine = Il database di destinazione è MySQL
    .failed = Il database di destinazione non è MySQL
    .why = Il database di origine è MySQL e il negozio ha bisogno di MySQL.
check-database-has-group = Il database di destinazione ha il suo gruppo di sicurezza
    .failed = Il database di destinazione ha un altro gruppo di sicurezza
    .why = La regola per l’istanza di replica si trova in questo gruppo.
check-database-single = Il database di destinazione non ha un’istanza di standby
    .failed = Il database di destinazione ha un’istanza di standby
    .why = Un’istanza di standby raddoppia il costo e il workshop non ne ha bisogno.
check-database-available = Il database di destinazione è disponibile
    .failed = Il database di destinazione non è disponibile
    .why = Un database arrestato o in fase di eliminazione non risponde.

## Create replication instance

check-subnet-group = Il gruppo di sottoreti di replica è presente
    .failed = Il gruppo di sottoreti di replica manca in { $vpc }
    .why = Indica in quali sottoreti può trovarsi l’istanza di replica.
check-subnet-group-public = Le sottoreti del gruppo di sottoreti sono pubbliche
    .failed = Una sottorete del gruppo di sottoreti non è pubblica
    .why = L’istanza di replica raggiunge il database di origine via Internet.
asked-public-subnets = un gruppo di sottoreti di replica con sole sottoreti pubbliche
    .saw = Le sottoreti di { $things } sono pubbliche
    .found = Una sottorete di { $things } non ha una route verso un gateway Internet
    .fix = Nella console DMS scegli le sottoreti pubbliche per il gruppo di sottoreti { $things }.
check-replication-instance = L’istanza di replica è presente
    .failed = L’istanza di replica manca in { $vpc }
    .why = Legge il database di origine e scrive in quello di destinazione.
check-replication-instance-subnets = L’istanza di replica usa il gruppo di sottoreti di replica
    .failed = L’istanza di replica usa un altro gruppo di sottoreti di replica
    .why = Il gruppo di sottoreti decide da dove raggiunge i database.
    .fix = Né l’indirizzo né le sottoreti di un’istanza di replica si possono cambiare. Crearne un’altra come dice la pagina.
check-replication-instance-public = L’istanza di replica è accessibile pubblicamente
    .failed = L’istanza di replica non è accessibile pubblicamente
    .why = Senza indirizzo pubblico non raggiunge il database di origine via Internet.
    .fix = Né l’indirizzo né le sottoreti di un’istanza di replica si possono cambiare. Crearne un’altra come dice la pagina.
check-replication-instance-group = L’istanza di replica ha il suo gruppo di sicurezza
    .failed = L’istanza di replica ha un altro gruppo di sicurezza
    .why = La regola del database consente l’accesso a questo gruppo.
check-replication-instance-single = L’istanza di replica si trova in una sola zona di disponibilità
    .failed = L’istanza di replica si trova in più zone di disponibilità
    .why = Multi-AZ raddoppia il costo e il workshop non ne ha bisogno.
check-replication-instance-available = L’istanza di replica è disponibile
    .failed = L’istanza di replica non è disponibile
    .why = Solo un’istanza disponibile prova gli endpoint ed esegue le attività.

## Create source and target endpoints

check-source-endpoint = L’endpoint di origine è presente
    .failed = L’endpoint di origine manca
    .why = Indica a DMS come raggiungere il database di origine.
check-source-endpoint-type = Il tipo dell’endpoint di origine è «source»
    .failed = Il tipo dell’endpoint di origine non è «source»
    .why = Un’attività legge da un endpoint di origine e scrive su un endpoint di destinazione.
check-source-endpoint-engine = Il motore dell’endpoint di origine è MySQL
    .failed = Il motore dell’endpoint di origine non è MySQL
    .why = Il database di origine è MySQL.
check-source-endpoint-server = Il server dell’endpoint di origine non è il database di destinazione
    .failed = Il server dell’endpoint di origine è il database di destinazione
    .why = Il database verrebbe migrato da sé stesso.
check-source-endpoint-port = La porta dell’endpoint di origine è 3306
    .failed = La porta dell’endpoint di origine non è 3306
    .why = Il database di origine è in ascolto su questa porta.
check-target-endpoint = L’endpoint di destinazione è presente
    .failed = L’endpoint di destinazione manca
    .why = Indica a DMS come raggiungere il database di destinazione.
check-target-endpoint-type = Il tipo dell’endpoint di destinazione è «target»
    .failed = Il tipo dell’endpoint di destinazione non è «target»
    .why = Un’attività legge da un endpoint di origine e scrive su un endpoint di destinazione.
check-target-endpoint-engine = Il motore dell’endpoint di destinazione è MySQL
    .failed = Il motore dell’endpoint di destinazione non è MySQL
    .why = Il database di destinazione è MySQL.
check-target-endpoint-server = Il server dell’endpoint di destinazione è il database di destinazione
    .failed = Il server dell’endpoint di destinazione non è il database di destinazione
    .why = DMS scriverebbe in un altro database.
check-target-endpoint-port = La porta dell’endpoint di destinazione è quella del database di destinazione
    .failed = La porta dell’endpoint di destinazione non è quella del database di destinazione
    .why = DMS non raggiunge il database su un’altra porta.
check-source-connection = La connessione all’origine è stata provata
    .failed = La connessione all’origine non è stata provata
    .why = Un’attività si avvia solo se entrambi i test sono riusciti.
check-source-connection-successful = L’istanza di replica raggiunge l’origine
    .failed = La connessione all’origine non riesce
    .why = L’istanza ha bisogno di un indirizzo pubblico, e l’endpoint del server, della porta, dell’utente e della password giusti.
    .fix = Se il test non riesce di nuovo, confronta il nome del server, l’utente e la password con la pagina.
check-target-connection = La connessione alla destinazione è stata provata
    .failed = La connessione alla destinazione non è stata provata
    .why = Un’attività si avvia solo se entrambi i test sono riusciti.
check-target-connection-successful = L’istanza di replica raggiunge la destinazione
    .failed = La connessione alla destinazione non riesce
    .why = Il database deve ammettere l’istanza, e l’endpoint ha bisogno dell’utente e della password giusti.
    .fix = Se il test non riesce di nuovo, confronta l’utente e la password con quelli del database.

## Create and run a replication task

check-task = L’attività è presente
    .failed = L’attività manca
    .why = Copia i dati e poi ogni modifica.
check-task-source = L’attività legge dall’endpoint di origine
    .failed = L’attività legge da un altro endpoint
    .why = Copierebbe un altro database.
check-task-target = L’attività scrive nell’endpoint di destinazione
    .failed = L’attività scrive in un altro endpoint
    .why = I dati arriverebbero in un altro database.
check-task-instance = L’attività è eseguita dall’istanza di replica
    .failed = L’attività è eseguita da un’altra istanza di replica
    .why = Solo questa istanza raggiunge entrambi i database.
check-task-type = L’attività migra i dati esistenti e replica le modifiche
    .failed = L’attività non migra i dati esistenti e replica le modifiche
    .why = Il negozio continua a scrivere nell’origine fino al passaggio.
check-task-schema = L’attività migra lo schema { $schema }
    .failed = L’attività migra un altro schema
    .why = Le tabelle del negozio sono in questo schema.
check-task-names = Le tabelle mantengono i loro nomi
    .failed = L’attività dà altri nomi allo schema o alle tabelle
    .why = Il negozio li cerca con questi nomi.
check-task-tables-kept = L’attività lascia le tabelle di destinazione come sono
    .failed = L’attività modifica le tabelle di destinazione esistenti
    .why = La pagina chiede «Nessuna operazione».
check-task-logs = L’attività scrive i log
    .failed = L’attività non scrive i log
    .why = I log dicono perché una tabella non è stata copiata.
check-task-validation = L’attività convalida i dati copiati
    .failed = L’attività non convalida i dati copiati
    .why = La convalida confronta origine e destinazione riga per riga.
check-task-running = L’attività è in esecuzione
    .failed = L’attività non è in esecuzione
    .why = Un’attività che replica le modifiche non finisce mai da sola. Se si ferma, spesso il log binario dell’origine non è attivo.
    .fix = Se si ferma di nuovo, confronta il database di origine con la pagina «Configure Source Database».
check-task-tables-loaded = Ci sono tabelle caricate
    .failed = Nessuna tabella è caricata
    .why = Il caricamento completo viene prima delle modifiche.
check-task-tables-without-errors = Nessuna tabella ha errori
    .failed = Una tabella ha un errore
    .why = I dati di quella tabella mancano nella destinazione.
    .fix = Apri la scheda Statistiche delle tabelle dell’attività e leggi il log della tabella con l’errore.

## Modifiche

change-stack-roll-back = eseguire il rollback dell’aggiornamento di { $name }
change-public-subnets = impostare le sottoreti pubbliche di { $vpc } come sottoreti di { $name }
change-database-move = spostare { $name } in { $vpc }; nel frattempo il database non risponde
change-instance-groups = associare { $asked } a { $name }
change-instance-storage = aumentare lo spazio di archiviazione allocato di { $name } a 100 GB
change-instance-again = creare { $name }-2 con le impostazioni della pagina, spostarvi le attività di { $name } ed eliminare { $name }
change-endpoint-password = inserire di nuovo la password di { $name } e testare la connessione
change-test-connection = testare la connessione di { $name }
change-task-schema = correggere le regole di selezione di { $name } in modo che includano tutte le tabelle di { $schema }
change-task-names = rimuovere da { $name } le regole di trasformazione che rinominano { $schema } o le sue tabelle e caricare di nuovo le tabelle
change-source-server = impostare il nome del server di { $name } su quello del database di origine (DBServerDNSName negli output dello stack)
change-task-instance = spostare { $name } in { $asked }
change-task-start = avviare { $name }
change-task-resume = riprendere { $name }
change-task-load = avviare { $name } dall’inizio, in modo che carichi le tabelle

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
symptom-dms-privileges = l’utente dell’origine non può leggere le modifiche
    .fix = Concedi all’utente REPLICATION CLIENT e REPLICATION SLAVE, come dice la pagina “Configure Source Database”, poi riprendi l’attività.
symptom-dms-access-denied = il database rifiuta l’utente o la password
    .failed = Il database rifiuta l’utente o la password
    .fix = Inserisci di nuovo la password dell’endpoint e prova di nuovo la connessione.
symptom-dms-host-not-allowed = il database di origine non ammette l’utente da questo indirizzo
    .fix = Crea l’utente per qualsiasi host (“%”), come dice la pagina “Configure Source Database”.
symptom-dms-binary-log = il log binario dell’origine non è come serve a DMS
    .fix = Imposta server-id, log_bin e binlog_format=ROW, come dice la pagina “Configure Source Database”, riavvia MySQL e poi l’attività.
symptom-dms-unknown-host = il nome del server dell’endpoint non esiste
    .fix = Copia di nuovo il nome del server: DBServerDNSName per l’origine, l’endpoint di RDS per la destinazione.
symptom-dms-no-tables = l’attività non trova tabelle che corrispondano alla sua regola di selezione
    .fix = Correggi lo schema nelle mappature delle tabelle. Maiuscole e minuscole contano, e questo nome ha un trattino.
symptom-dms-unknown-database = il database indicato non esiste
    .fix = Lascia vuoto il nome del database dell’endpoint e confronta lo schema con l’origine.
symptom-dms-network = l’istanza di replica non raggiunge il server su questa porta
    .failed = L’istanza di replica non raggiunge il database
    .fix = Confronta nome del server e porta con la pagina. Per la destinazione, controlla la regola del gruppo del database; per l’origine, controlla che il suo server sia in esecuzione e che VPC Block Public Access non blocchi la connessione.
