# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = security group
kind-file-system = file system EFS
kind-load-balancer = load balancer
kind-target-group = target group
kind-cluster = cluster ECS
kind-task-definition = task definition
kind-service = servizio ECS
kind-database = database RDS
kind-instance = istanza EC2
kind-iam-role = ruolo IAM

internet-gateway = un gateway Internet
nat-gateway = un gateway NAT
execution-role = task execution role
task-role = task role

## Existence

name-exact = con il nome { $name }
name-example = (ad esempio { $name })
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } in { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } in { $vpc }
exists-saw = { $name }, { $how }
found-wired = in base alla configurazione di { $from } ({ $kind })
found-named = in base al nome
found-nearly-named = in base a un nome simile
found-sole = non ce ne sono altri di questo tipo
found-best-fit = la corrispondenza migliore tra diverse
exists-other-name = Il nome è { $name }; la pagina indica { $asked }. Funziona anche con questo nome.
exists-others = Ci sono più risorse possibili: è stato esaminato { $name }, non { $others }.
exists-other-vpc = { $name } è in { $vpc }
exists-other-vpc-fix = Creare una nuova risorsa di questo tipo ({ $kind }) in { $vpc }; il VPC di quella attuale non si può cambiare.
exists-other-vpc-fix-cluster = Ripristinare in { $vpc } uno snapshot del cluster di { $name }. Un cluster non si può spostare in un altro VPC, e un nuovo database sarebbe vuoto.
exists-other-vpc-fix-database = Spostare { $name } in { $vpc }: creare lì un gruppo di sottoreti del database con una sottorete nella zona di disponibilità dell’istanza e sceglierlo in Modify insieme a un gruppo di sicurezza di { $vpc }. Prima, avviare l’istanza se è arrestata e convertirla in Single-AZ se è Multi-AZ. Un nuovo database sarebbe vuoto.
exists-absent = { $name } ({ $kind }) non esiste
exists-absent-near = { $name } ({ $kind }) non esiste, ma con un nome simile c’è { $near }
exists-absent-apart = { $absent }; a quanto pare non fa parte del workshop: { $others }
exists-absent-made-by = { $absent }; { $name } è { $state }
exists-absent-made-by-because = { $absent }; { $name } è { $state }: “{ $reason }”
exists-absent-any = nessuna risorsa di questo tipo: { $kind }
exists-absent-fix = Creare questa risorsa come descritto nella pagina: { $kind }.
unsure-fix = Verificare prima se { $name } fa parte del workshop: nulla nell’account lo indica. { $fix }
resource-missing = { $name } ({ $kind }) non esiste
resource-missing-any = { $kind }: non esiste

## Properties

property-expected = { $resource }: { $property } = { $asked }
property-saw = { $resource }: { $property } = { $value }
property-pending = { $resource } è nello stato { $value }
property-unfinished = { $resource } è nello stato { $value }, ma ciò che è stato avviato non è ancora terminato
property-otherwise = { $resource } manca e non serve: { $other } è presente
property-advice = { $actual }; la pagina indica { $asked }.
property-fix = Cambiare { $property } di { $resource } in { $asked }. Se la console non lo consente, creare una nuova risorsa come descritto nella pagina e usare quella.
property-state-fix = Aprire { $resource } nella console e verificare perché lo stato non è { $asked }. Se non si ripristina, creare una nuova risorsa come descritto nella pagina.
property-fixed-fix = { $property } di { $resource } non si può cambiare. Creare una nuova risorsa come descritto nella pagina ({ $asked }) e usare quella.
property-declared-fix = Cambiare { $property } di { $resource } in { $asked }.
asked-one-of = { $values }
asked-at-least = { $least } o più
asked-absent = (non impostato)
asked-other-than = un valore diverso da { $values }
works-all-the-same = { $actual }. Funziona comunque: { $proof }. La pagina indica: { $asked }.

## selection_rules

selection-expected = { $resource }: regole di selezione che includono tutte le tabelle di { $container }
selection-saw = Le regole di selezione di { $resource } includono tutte le tabelle di { $container }
selection-saw-parts = Le regole di selezione di { $resource } includono le tabelle necessarie di { $container }
selection-advice = Le regole non includono tutte le tabelle di { $container }, come indica la pagina.
selection-none = Le regole di selezione di { $resource } non includono { $container }
selection-without = Le regole di selezione di { $resource } escludono { $parts } di { $container }
selection-fix = Correggere le regole di selezione di { $resource } in modo che includano tutte le tabelle di { $container }.
renaming-expected = { $resource }: nessuna regola di trasformazione che rinomini { $schema } o le sue tabelle
renaming-saw = Le regole di trasformazione di { $resource } mantengono i nomi di { $schema } e delle sue tabelle
renaming-schema = Una regola di trasformazione di { $resource } rinomina { $schema } in { $name }
renaming-tables = Regole di trasformazione di { $resource } rinominano { $tables } di { $schema }
renaming-fix = Rimuovere le regole di trasformazione di { $resource } che rinominano { $schema } o le sue tabelle e caricare di nuovo le tabelle.
wait-minutes = Di solito bastano pochi minuti. Ripetere poi il controllo.
wait-mount-target = Un mount target di solito è pronto entro due minuti. Ripetere poi il controllo.
wait-deployment = Un deployment di solito richiede da tre a cinque minuti. Ripetere poi il controllo.
wait-targets = Un nuovo target di solito diventa healthy in uno-tre minuti. Ripetere poi il controllo.

## Security groups

sg-expected = { $group } consente { $protocol } { $ports } { $direction }
sg-saw = { $group } consente { $protocol } { $ports } { $direction }
sg-from = da { $peer }
sg-to = verso { $peer }
sg-anywhere = qualsiasi indirizzo (0.0.0.0/0)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] La regola indica l’intervallo di indirizzi
   *[other] Le regole indicano gli intervalli di indirizzi
} { $ranges }; la pagina indica { $peer }.
sg-narrower = La regola vale solo per { $range }; la pagina indica Anywhere. Cambiare l’origine in 0.0.0.0/0.
sg-fewer-ports = La porta che conta è aperta; la pagina apre { $ports }.
sg-database-port = Il database usa la porta { $port }; la pagina indica { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = non ha regole in entrata
sg-no-rules-out = non ha regole in uscita
sg-other-protocol = la regola “{ $rule }” non è per { $protocol }
sg-other-port = la regola “{ $rule }” non include la porta { $ports }
sg-only-ipv6 = la regola “{ $rule }” è solo per IPv6
sg-other-peer = la regola “{ $rule }” non vale per { $peer }
sg-none-fits = le regole presenti sono { $rules }
sg-fix-in = Aggiungere a { $group } una regola in entrata: { $protocol } { $ports } da { $peer }.
sg-fix-out = Aggiungere a { $group } una regola in uscita: { $protocol } { $ports } verso { $peer }.

carries-expected = { $resource } ha il security group { $group }
carries-saw = { $resource } ha { $group }
carries-others = { $resource } ha anche { $others }.
carries-instead = { $resource } ha { $carried } al posto di { $group }. Le regole hanno lo stesso effetto.
carries-other = { $resource }: { $carried } al posto di { $group }
carries-fix = Associare { $group } a { $resource } al posto del security group attuale.
carries-fix-beside = Associare { $group } a { $resource }, oltre a { $kept }.
manual-saw = confermato dal docente
manual-expected = che il docente lo confermi

## Network

vpc-dns-expected = le opzioni DNS support e DNS hostnames sono attive in { $vpc }
vpc-dns-saw = entrambe le opzioni sono attive in { $vpc }
vpc-dns-off = non attivato in { $vpc }: { $attributes }
vpc-dns-fix = Attivare { $attributes }: console VPC, { $vpc }, “Edit VPC settings”.
subnets-missing = non trovato in { $vpc }: { $subnets }
stack-fix = Distribuire di nuovo lo stack CloudFormation del workshop o chiedere all’istruttore.
route-expected = route predefinita di { $subnets }: verso { $gateway }
route-saw = route predefinita di { $subnets }: verso { $gateway }
route-wrong = { $subnet } (tabella di routing { $table }): { $what }
route-wrong-several = { $problems }
route-none = nessuna route predefinita
route-blackhole = la route predefinita punta a { $gateway }, che non esiste più (blackhole)
route-other = la route predefinita punta a { $gateway }
route-nat-gone = il gateway NAT { $gateway } non esiste
route-nat-state = il gateway NAT { $gateway } è nello stato { $state }
route-nat-not-public = il gateway NAT { $gateway } non è in una subnet pubblica
route-fix = Nella tabella di routing { $table }, indirizzare 0.0.0.0/0 a { $gateway } funzionante.
acl-expected = le ACL di rete di { $subnets } lasciano passare il traffico del workshop e le relative risposte
acl-saw = traffico consentito da { $acls } in { $subnets }
acl-blocks-in = { $acl } di { $subnet } blocca TCP { $ports } in entrata da { $peer } (regola { $rule })
acl-blocks-out = { $acl } di { $subnet } blocca TCP { $ports } in uscita verso { $peer } (regola { $rule })
acl-fix-in = In { $acl }, consentire TCP { $ports } in entrata da { $peer } con un numero di regola più basso.
acl-fix-out = In { $acl }, consentire TCP { $ports } in uscita verso { $peer } con un numero di regola più basso.

## Reachability

reaches-expected = { $from } può raggiungere { $to } su TCP { $ports }
reaches-expected-endpoint = { $from } può raggiungere { $to } sulla sua porta
reaches-name = { $name }
reaches-internet = Internet
reaches-carrier = { $groups }
reaches-saw = { $from } può raggiungere { $to } su TCP { $ports }; esaminato: { $looked }
reaches-blocked = { $from } non può raggiungere { $to } su TCP { $ports }: { $blockers }
reaches-fix = Per lasciare passare il traffico: { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = nessuna regola di { $groups } consente TCP { $ports } in entrata da { $peer }
blocker-groups-out = nessuna regola di { $groups } consente TCP { $ports } in uscita verso { $peer }
blocker-no-route = { $table } di { $subnet } non ha una route adatta verso Internet
blocker-no-route-hosts = { $table } di { $subnet } non ha una route adatta verso Internet e nessun endpoint VPC serve { $hosts }
blocker-dead-route = { $table } indirizza { $destination } a { $target }, che non esiste più (blackhole)
blocker-private-nat = il gateway NAT { $gateway } è privato e non porta a Internet
blocker-no-public-address = i task di { $service } non ricevono un indirizzo pubblico nella subnet pubblica { $subnet }
blocker-internal = { $load_balancer } è interno (internal)
blocker-other-vpc = un’estremità è in { $from }, l’altra in { $to }
blocker-no-mount-target = { $file_system } non ha un mount target in { $zone }
blocker-zone = { $load_balancer } non serve { $zone }, dove sono in esecuzione dei task
blocker-public-access = VPC Block Public Access ({ $mode }) blocca il traffico tra { $place } e Internet
blocker-dns = { $attribute } non è attivo in { $vpc }
change-allow-in = aggiungere a { $group } una regola in entrata: TCP { $ports } da { $peer }
change-allow-out = aggiungere a { $group } una regola in uscita: TCP { $ports } verso { $peer }
change-acl-in = aggiungere a { $acl } la regola in entrata { $number }: consentire TCP { $ports } da { $peer }
change-acl-out = aggiungere a { $acl } la regola in uscita { $number }: consentire TCP { $ports } verso { $peer }
change-acl-remove-in = rimuovere la regola in entrata { $number } da { $acl }
change-acl-remove-out = rimuovere la regola in uscita { $number } da { $acl }
change-route = indirizzare { $destination } in { $table } a { $gateway } funzionante
change-route-remove = rimuovere la route { $destination } da { $table }
change-dns = attivare { $attribute } in { $vpc }
change-exclusion = aggiungere a VPC Block Public Access un’esclusione per { $vpc } che consenta il traffico in entrambe le direzioni
change-exclusion-mode = impostare l’esclusione { $exclusion } di VPC Block Public Access in modo che consenta il traffico in entrambe le direzioni
change-exclusion-refused = chiedere agli amministratori dell’organizzazione di consentire un’esclusione da VPC Block Public Access per { $vpc }; le esclusioni sono disattivate
change-public-ip = attivare “Public IP” per { $service }
change-mount-target = aggiungere un mount target di { $file_system } in { $zone }
change-replace = eliminare { $resource } e ricreare la risorsa
change-internet-facing = ricreare { $load_balancer } con lo schema “internet-facing”
change-public-subnet = fare usare a { $load_balancer } una subnet pubblica al posto di { $subnet }
change-zone = aggiungere a { $load_balancer } una subnet pubblica di { $zone }
change-vpc = ricreare { $resource } in { $vpc }

## IAM roles

role-expected = { $service } può assumere { $role }, che consente { $actions }
role-saw = { $service } può assumere { $role }, che consente { $actions }
role-absent = il ruolo { $role } non esiste
role-absent-fix = Scegliere un ruolo esistente; lo stack del workshop ne crea uno.
role-untrusted = { $service } non può assumere { $role }
role-untrusted-fix = Aggiungere { $service } alla policy di attendibilità di { $role }.
role-trust-denied-fix = Rimuovere dalla policy di attendibilità di { $role } l’istruzione che nega { $service }.
role-trust-condition-fix = Modificare la condizione su { $key } nella policy di attendibilità di { $role }: non corrisponde a questo account.
role-lacks = { $role } non consente { $action }
role-lacks-fix = Consentire { $action } in una policy inline di { $role }, come fa lo stack del workshop.
role-denied = la policy { $policy } nega { $action } a { $role }
role-denied-fix = Rimuovere dalla policy { $policy } di { $role } l’istruzione che nega { $action }.
role-bounded = il limite delle autorizzazioni { $boundary } di { $role } non consente { $action }
role-bounded-fix = Consentire { $action } in { $boundary }, oppure rimuovere il limite delle autorizzazioni di { $role }.
task-role-expected = { $definition } ha { $role } come { $which }
task-role-none = { $definition } non ha un { $which }
task-role-fix = Creare una nuova revisione con { $role } come { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = l’endpoint di { $database }
parameter-value-any = un valore qualsiasi
parameter-saw = { $name } ({ $type })
parameter-absent = il parametro { $name } non esiste in { $region }
parameter-absent-fix = Creare il parametro { $name } di tipo { $type }, con questo nome esatto e senza percorso.
parameter-slash = Il nome inizia con una barra; la pagina indica { $name }.
parameter-plain = { $name } è una semplice String: può leggerlo chiunque sia autorizzato a leggere i parametri. La pagina indica SecureString.
parameter-port = Il valore termina con una porta ({ $value }); la pagina indica solo il nome host.
parameter-instance = { $value } è l’endpoint di una sola istanza del cluster, che dopo un failover non accetta scritture. Meglio usare l’endpoint di scrittura { $asked }.
parameter-reader = { $value } è l’endpoint di lettura del cluster. Accetta scritture solo finché il cluster non ha altre istanze; meglio usare l’endpoint di scrittura { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = il valore è vuoto
parameter-space = il valore ha uno spazio all’inizio o alla fine: “{ $value }”
parameter-scheme = il valore è un indirizzo con http:// ({ $value }), non un nome host
parameter-identifier = il valore è il nome dell’istanza ({ $value }), non il suo endpoint
parameter-other-database = il valore è l’endpoint di un altro database ({ $database })
parameter-other-host = il valore { $value } non è l’endpoint del database del workshop
parameter-port-missing = il valore non indica alcuna porta, e il database usa la porta { $port }
parameter-port-other = il valore { $value } indica una porta diversa da { $port }, usata dal database
parameter-read-only = il valore è l’endpoint di lettura del cluster ({ $value }), che non accetta scritture
parameter-other = il valore è { $value }
text-hidden = (non mostrato, perché potrebbe essere una password)
parameter-fix = Impostare per { $name } questo valore: { $value }. Poi, se il servizio esiste già, forzarne un nuovo deployment.
parameter-empty-fix = Impostare un valore per { $name }. Poi, se il servizio esiste già, forzarne un nuovo deployment.
parameter-space-fix = Rimuovere lo spazio all’inizio o alla fine del valore di { $name }. Poi, se il servizio esiste già, forzarne un nuovo deployment.

## EFS

mount-targets-expected = { $file_system } ha mount target disponibili nelle zone di { $subnets }
mount-targets-saw = { $file_system } ha mount target disponibili in { $zones }
mount-targets-zone = { $file_system } non ha un mount target in { $zone }; altri mount target: { $found }
mount-targets-zone-fix = Aggiungere un mount target in { $zone }; la pagina usa { $subnets }.
mount-targets-other-vpc = mount target non in { $vpc }: { $targets }
mount-targets-other-vpc-fix = Eliminare i mount target di { $file_system } e ricrearli in { $vpc }.
mount-targets-elsewhere = I mount target sono in { $subnets }; la pagina usa altre subnet delle stesse zone.

volume-expected = { $definition } ha un volume EFS di { $file_system }
volume-saw = volume { $volume } di { $file_system }
volume-none = { $definition } non ha un volume EFS
volume-other = { $definition } monta invece { $found }
volume-root = il volume { $volume } inizia da { $root }, una directory che potrebbe non esistere
volume-root-fix = Creare una nuova revisione in cui il volume { $volume } ha “/” come directory root.
volume-fix = Creare una nuova revisione con un volume EFS di { $file_system }.
volume-unencrypted = Il volume { $volume } è montato senza crittografia in transito: ciò che viene letto e scritto attraversa la rete in chiaro.
volume-access-point = Il volume passa per l’access point { $point }, la cui directory non è stata esaminata.
mount-expected = il volume EFS è montato in { $path }
mount-saw = { $container } lo monta in { $path }
mount-none = { $container } non ha un mount point per un volume EFS
mount-other = { $container } lo monta in { $paths }
mount-fix = Creare una nuova revisione con il mount point { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } è in { $subnets }
lb-subnets-saw = { $load_balancer } è in { $subnets }
lb-subnets-wrong = { $load_balancer } è in { $subnets }, non in subnet pubbliche del VPC del workshop
lb-zones-few = { $load_balancer } è solo in { $subnets }
lb-subnets-fix = Modificare le subnet del load balancer: { $subnets }.
listener-expected = { $load_balancer } è in ascolto su { $listener } e inoltra a { $target_group }
listener-saw = { $load_balancer } { $listener } inoltra a { $target_group }
listener-absent = { $load_balancer } non ha un listener sulla porta { $port }; listener trovati: { $found }
listener-protocol = { $load_balancer } è in ascolto su { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; la pagina chiede un listener che inoltri tutto
action-forward = inoltra a { $groups }
action-fixed = risponde con un { $status } fisso
action-redirect = reindirizza a { $url }
action-circle = reindirizza in circolo
action-no-listener = reindirizza a { $listener }, per cui non ha un listener
action-share = invia il { $percent } % delle richieste a { $group }
action-share-dead = invia il { $percent } % delle richieste a { $group }, che non ha destinazioni integre
action-other = fa qualcos’altro ({ $type })
listener-fix = Fare in modo che il listener { $listener } inoltri tutto a { $target_group }; se manca, aggiungerlo.

## Task definition

container-none = { $definition } non ha container
image-expected = immagine { $image }
image-saw = { $container } esegue { $image }
image-fix = Creare una nuova revisione con l’immagine { $image }.
image-elsewhere = { $image } viene da Docker Hub, che limita i download anonimi: una classe dietro un solo gateway NAT riceve presto “toomanyrequests”. La pagina indica { $asked }.
image-mirror = { $image } viene da un altro registro. Qui non si può vedere se è la stessa immagine; la pagina indica { $asked }.
image-digest = L’immagine è fissata solo dal suo digest: qui non se ne vedono né la versione né la variante. La pagina indica { $asked }.
image-tag = Il tag è { $tag }; la pagina indica { $asked }.
image-variant = { $saw }: la variante { $variant } non è in ascolto sulla porta { $port }
image-behind = La variante { $variant } non è in ascolto sulla porta { $port }; { $proxy } deve inoltrarle le richieste.
port-expected = un container di { $definition } mappa la porta { $port } (TCP)
port-saw = { $container } mappa la porta { $port }
port-other = mappature delle porte di { $definition }: { $found }
port-fix = Creare una nuova revisione il cui container mappi la porta { $port }, TCP.
secrets-expected = tramite ValueFrom: { $pairs }
secrets-saw = { $container } prende { $variables } da Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } è un valore semplice, non ValueFrom
secret-absent = manca { $variable }
secret-elsewhere = { $variable } è impostata solo in { $container }
secret-other = { $variable } viene da { $value }, non da { $parameter }
secret-manager = { $variable } viene da Secrets Manager; la pagina usa il parametro { $parameter }.
variable-other = { $variable } non è { $asked }, quindi WordPress non trova le tabelle migrate
variable-advice = { $variable } non è { $asked }. Accertarsi che il database abbia tabelle con questo prefisso.
variable-fix = Creare una nuova revisione senza { $variable }, oppure con il valore { $asked }.
log-group-expected = il gruppo di log esiste o il task execution role può crearlo
log-group-none = { $definition } non raccoglie log, e va bene così
log-group-saw = gruppo di log: { $groups }
log-group-absent = { $container } scrive nel gruppo di log { $group }, che non esiste, e il suo ruolo non può crearlo
log-group-fix = Creare il gruppo di log { $group } o disattivare la raccolta dei log in una nuova revisione.

## Service

launch-expected = { $service } viene eseguito su { $asked }
launch-saw = { $service } viene eseguito su { $found }
launch-other = { $service } viene eseguito su { $found }. Il sito può comunque funzionare, ma la pagina richiede { $asked }
launch-fix = Eliminare il servizio e ricrearlo con { $asked }.
launch-advice = Viene eseguito su { $found }, che AWS può riprendersi con un preavviso di due minuti.
platform-expected = { $service } usa la versione della piattaforma { $at_least } o successiva
platform-saw = { $service }: { $found }
platform-old = { $service } usa { $found }, che non può montare EFS
platform-fix = Aggiornare il servizio alla versione della piattaforma { $at_least } o LATEST e forzare un nuovo deployment.
task-subnets-expected = { $service } viene eseguito in { $subnets }
task-subnets-saw = { $service } viene eseguito in { $subnets }
task-subnets-none = { $service } non ha subnet
task-subnets-other-vpc = { $subnet } è in un altro VPC
task-subnets-no-public-ip = { $subnet } è una subnet pubblica e lì i task non ricevono un indirizzo pubblico: non possono raggiungere Internet
task-subnets-no-way-out = { $subnet } non ha un’uscita verso Internet
task-subnets-fix = Aggiornare la rete (“Networking”) del servizio a { $subnets }. Se la console non lo consente, eliminare il servizio e ricrearlo.
task-subnets-public = I task sono in esecuzione in { $subnets } con indirizzi pubblici, esposti a Internet; la pagina usa subnet private.
task-subnets-one-zone = Tutti i task sono in esecuzione in una sola Zona di disponibilità: se si guasta, si ferma anche il sito.
service-tg-expected = { $service } registra la porta { $port } in { $target_group }
service-tg-saw = { $service } registra { $container }:{ $port } in { $target_group }
service-tg-none = { $service } non ha un load balancer
service-tg-other = { $service } registra i propri task in { $found }
service-tg-port = { $service } registra la porta { $port }
service-tg-fix = Aggiornare il servizio, o ricrearlo, con il target group { $target_group } e la porta { $port } del container.
revision-expected = { $service } esegue { $definition }
revision-saw = { $service } esegue { $found }
revision-other = { $service } esegue ancora { $found }; la revisione che corrisponde alla pagina è { $wanted }
revision-fix = Aggiornare il servizio a { $wanted } e forzare un nuovo deployment.
desired-expected = numero di task desiderato di { $service }: { $count }
desired-saw = { $service } richiede { $count ->
    [one] 1 task
   *[other] { $count } task
}
desired-few = La pagina richiede { $count } task: con meno, ogni deployment o guasto è un’interruzione.
desired-fix = Aggiornare il servizio a { $count } task desiderati.
scaling-expected = { $service } scala nell’intervallo di { $bounds } task, in base a { $metric } con il valore { $target }
scaling-saw = { $service } scala nell’intervallo di { $bounds } task
scaling-none = { $service } non scala automaticamente.
scaling-bounds = Scala nell’intervallo di { $bounds } task; la pagina indica { $asked }.
scaling-policy = Non ha una policy di target tracking su { $metric } con il valore { $target }.
scaling-suspended = Il dimensionamento dinamico è sospeso: le policy non hanno effetto.
steady-expected = { $service } esegue tutti i propri task e il suo deployment è terminato
steady-saw = { $service } esegue { $running } task su { $desired } e il suo deployment è terminato
steady-pending = il deployment di { $service }: { $running } task su { $desired } in esecuzione
steady-not = { $service } esegue { $running } task su { $desired }
steady-fix = Esaminare l’ultimo task arrestato nella console ECS. Dopo la correzione, aggiornare il servizio con “Force new deployment”: un deployment non riuscito non avvia nulla da solo.
targets-expected = tutti i target di { $target_group } sono healthy
targets-saw = { $count ->
    [one] 1 target
   *[other] { $count } target
} di { $target_group } healthy
targets-none = { $target_group } non ha target
targets-none-fix = Fare in modo che il servizio vi registri i propri task; si registrano quando sono in esecuzione.
targets-strays = questi target di { $target_group } non sono task del suo servizio: { $targets }
targets-strays-advice = Questi target non sono task del servizio: { $targets }. Annullarne la registrazione; il servizio registra da sé i propri task.
targets-initial = { $count ->
    [one] 1 target
   *[other] { $count } target
} di { $target_group } al primo health check
targets-sick = { $target_group }: { $targets }
targets-fix = Aprire la scheda “Targets” del target group per leggere che cosa dice l’health check, poi esaminare i task.

## Site

site-expected = l’indirizzo di { $load_balancer } risponde 200 con { $site }
site-saw = { $url } risponde { $status } con { $site }
site-other-page = { $url } risponde { $status }, ma non con { $site }: è una risposta fissa o un’altra pagina
site-other-page-fix = Fare in modo che il listener inoltri al target group e che il container esegua l’immagine della pagina.
site-elsewhere = { $url } invia i visitatori a un altro indirizzo: { $host }
site-elsewhere-fix = Impostare come indirizzo proprio del sito quello del load balancer.
site-502 = { $url } risponde 502: la risposta del container è errata o interrotta
site-502-fix = Esaminare i log del container e la sua porta.
site-503 = { $url } risponde 503: il load balancer non ha target a cui inviare i visitatori
site-503-fix = Fare in modo che il servizio registri task healthy nel target group.
site-504 = { $url } risponde 504: il container non ha risposto in tempo
site-504-fix = Verificare che cosa attende il container: di solito il database o il file system.
site-balancer = { $url } risponde { $status }: risponde il load balancer stesso, per esempio per una regola o per AWS WAF; il container non è stato interrogato
site-balancer-fix = Controllare le regole del listener e la lista ACL web di AWS WAF associata al load balancer.
site-maintenance = { $url } risponde { $status }, ed è il container a rispondere: il sito è in aggiornamento, o al momento non può servire visitatori
site-maintenance-fix = Di solito termina entro dieci minuti. Se continua, controllare i log del container.
site-other-status = { $url } risponde { $status }
site-other-status-fix = Aprire l’indirizzo in un browser ed esaminare i log del container.
site-refused = { $url } rifiuta o interrompe la connessione
site-connect-timed-out = { $url } non risponde: nessuna connessione
site-read-timed-out = { $url } accetta la connessione, ma non risponde
site-redirects = { $url } reindirizza in un ciclo senza fine
site-not-http = ciò che risponde a { $url } non parla HTTP
site-unreachable-fix = Esaminare lo schema, le subnet, il security group e il listener del load balancer.
site-no-address = { $resource } non ha un indirizzo pubblico
site-server-unreachable-fix = Controlla l’indirizzo pubblico del server, il suo gruppo di sicurezza e la tabella di routing della sua sottorete.
site-server-fix = Apri l’indirizzo in un browser e leggi i log del server web.
site-server-elsewhere-fix = Imposta l’indirizzo del sito sull’indirizzo di questo server.

## When something could not be read

unknown-denied = impossibile leggere: manca l’autorizzazione { $action }
unknown-denied-hint = Richiedere { $action } o usare credenziali che abbiano questa autorizzazione. “workshop-check policy --suite { $suite }” mostra tutto il necessario.
unknown-denied-scp = impossibile leggere: una policy di controllo dei servizi (service control policy, SCP) dell’organizzazione nega { $action }
unknown-denied-rcp = impossibile leggere: una policy di controllo delle risorse (resource control policy, RCP) dell’organizzazione nega { $action }
unknown-denied-boundary = impossibile leggere: il limite delle autorizzazioni (permissions boundary) dell’utente o del ruolo non consente { $action }
unknown-denied-session = impossibile leggere: la policy di sessione (session policy) delle credenziali non consente { $action }
unknown-denied-endpoint = impossibile leggere: la policy dell’endpoint VPC attraversato dalla richiesta non consente { $action }
unknown-denied-by-hint = Nessuna policy propria può aiutare. Rivolgersi all’amministratore dell’account o dell’organizzazione.
unknown-throttled = impossibile leggere: AWS ha continuato a rispondere “too many requests” a { $call }
unknown-timed-out = impossibile leggere: nessuna risposta in tempo a { $call }
unknown-again-hint = Ripetere il controllo tra un minuto.
unknown-failed = impossibile leggere: la chiamata { $call } non è riuscita, con { $code }: { $message }
unknown-not-read = impossibile valutare: lo snapshot è stato acquisito senza { $call }
unknown-not-read-hint = Acquisire un nuovo snapshot per questa serie di controlli.
unknown-not-recorded-hint = Questo account dimostrativo è stato registrato senza questa chiamata. Controllare un account proprio.
unknown-no-field = impossibile valutare: nessun risultato di { $call } ha il campo «{ $field }», che la serie di controlli legge
unknown-no-field-hint = Questo non dice nulla sull’account. Avvisare chi ha scritto la serie: il campo è scritto male in «keep» oppure va indicato in «may_lack».
unknown-not-modelled = impossibile valutare: dipende da { $what }, che questo programma non conosce
unknown-not-modelled-hint = Confrontare con ciò che richiede la pagina: { $expected }.
unknown-not-confirmed = non ancora confermato: nessuna API di AWS lo indica
unknown-not-confirmed-hint = Mostrarlo al docente, che lo annota nella colonna “{ $column }” dell’elenco dei partecipanti.
unknown-site-proxy = impossibile leggere: un proxy tra questo computer e il sito risponde al suo posto ({ $how })
unknown-site-portal = impossibile leggere: la rete di questo computer risponde al posto del sito, per esempio un captive portal o un filtro web ({ $how })
unknown-site-resolver = impossibile leggere: il resolver DNS di questo computer non conosce { $how }, anche se AWS indica questo nome. Il nome di un nuovo load balancer richiede uno o due minuti
unknown-site-inspection = impossibile leggere: il certificato è di un’autorità sconosciuta, come quando la rete di questo computer ispeziona TLS ({ $how })
unknown-site-network = impossibile leggere: la rete di questo computer non permette di raggiungere il sito ({ $how })
unknown-site-hint = Questo non dice nulla dell’account. Controllare di nuovo da un’altra rete o senza il proxy (NO_PROXY), oppure aprire il sito in un browser.
unknown-site-addresses = impossibile leggere: nessuna connessione, e il gruppo di sicurezza del load balancer ammette solo alcuni indirizzi ({ $how }), tra cui forse non c’è quello di questo computer
unknown-site-addresses-hint = Controllare da un indirizzo ammesso dalla regola, o fare in modo che la regola ammetta tutti (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Esaminare l’ultimo task arrestato nella console ECS. Dopo la correzione, aggiornare il servizio con “Force new deployment”.
symptom-fixed-since = { $actual }: l’ultimo deployment non è riuscito. La causa è ormai risolta. { $quote }
symptom-fixed-since-fix = Aggiornare il servizio con “Force new deployment”: un deployment non riuscito non avvia nulla da solo.
aws-says = AWS segnala: “{ $text }”
aws-says-aged = AWS ha segnalato { $age }: “{ $text }”
age-seconds = meno di un minuto fa
age-minutes = { $count ->
    [one] 1 minuto fa
   *[other] { $count } minuti fa
}
age-hours = { $count ->
    [one] 1 ora fa
   *[other] { $count } ore fa
}
age-days = { $count } giorni fa
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = task arrestato
evidence-container = container
evidence-sidecar = altro container
evidence-event = evento del servizio
evidence-deployment = deployment
evidence-target = target
evidence-site = sito
evidence-resource = AWS
evidence-exit-code = codice di uscita { $code }
evidence-exit-code-of = { $container }: codice di uscita { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; esiste però in { $places }
elsewhere-fix = Creare { $what } in { $here }. Se si lavora in { $region }, ripetere il controllo con --region { $region }.
elsewhere-vpc-fix = { $name } è in { $region }: ripetere il controllo con --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } lo monta in { $path } in sola lettura: impossibile salvare i file caricati
mount-read-only-fix = Creare una nuova revisione in cui il mount point { $path } non sia in sola lettura.
parameter-type = { $name } è di tipo { $type }; la pagina indica String e qui si può controllare solo il valore di una String.
parameter-type-read = { $name } è di tipo { $type }; la pagina indica String.
parameter-other-user = Il valore è { $value }; l’utente master del database è { $user }. Accertarsi che il database li conosca entrambi.
task-role-both = La pagina sceglie { $role } sia come task role sia come task execution role; qui è impostato solo uno dei due.
