# De woorden van de deelnemer voor de module "Stap over op Containers".

suite = Stap over op containers

step-prerequisites = Voordat je begint
step-create-sg = Security groepen
step-create-efs = EFS file systeem
step-configure-parameters-store = Parameter Store
step-create-loadbalancer = Load balancer
step-create-ecs-cluster = ECS cluster
step-create-task-definition = Taak definitie
step-create-service = Service

## Voordat je begint

check-target-vpc = { $vpc } bestaat
    .why = De stack van de workshop maakt deze VPC aan. SourceVPC heeft hetzelfde adresbereik: alleen de naam maakt het verschil.
    .fix = De stack werkt alleen in us-west-2 en us-east-1: controleer ook je regio.
check-vpc-dns = { $vpc } zet DNS-namen om
    .why = Taken vinden het file systeem via de DNS-naam, en die werkt alleen als beide instellingen aan staan.
check-public-subnets = Public subnets bereiken het internet
    .why = De load balancer en de NAT gateways staan erin.
check-private-subnets = Private subnets bereiken het internet
    .why = Taken halen hun image en parameters op via het internet, door een NAT gateway.
check-public-acls = Network ACLs laten bezoekers erin en antwoorden eruit
    .why = Network ACLs kennen geen verbindingen: een antwoord heeft een eigen regel nodig.
check-private-acls = Network ACLs laten het verkeer van de taken door
    .why = Network ACLs kennen geen verbindingen: een antwoord heeft een eigen regel nodig.
check-database-acls = Network ACLs laten de taken bij de database
    .why = Network ACLs kennen geen verbindingen: een antwoord heeft een eigen regel nodig.
check-stack-role = De IAM role ecsTaskExecutionRole bestaat
    .why = De stack van de workshop maakt deze IAM role aan voor de taken.
check-stack-role-permissions = ecsTaskExecutionRole mag de parameters lezen
    .why = Een IAM role met deze naam van vóór de workshop mist de inline policy van de stack; dan start geen enkele taak.
check-database = De RDS database bestaat
    .why = De database komt uit de module over databasemigratie, en WordPress bewaart zijn berichten erin.
check-database-available = De RDS database is beschikbaar
    .why = Een database die gestopt is of wordt verwijderd, helpt niemand.
check-database-engine = De RDS database is MySQL
    .why = WordPress spreekt alleen MySQL.

## Security groepen

check-lb-sg = LB-SG bestaat
    .why = Deze security groep bepaalt wie de load balancer mag bezoeken.
check-lb-sg-http = LB-SG staat HTTP van elk adres toe
    .why = Anders kan niemand de site openen.
    .advice = Bezoekers vanaf elk ander adres kunnen de site niet openen.
check-lb-sg-https = LB-SG staat HTTPS van elk adres toe
    .why = De pagina doet dit alvast voor later; de site gebruikt nu nog HTTP.
    .advice = Zodra de site HTTPS gebruikt, kunnen bezoekers vanaf elk ander adres die niet openen.
check-tasks-sg = ECS-Tasks-SG bestaat
    .why = Deze security groep bepaalt wie met de taken mag praten.
check-tasks-sg-from-lb = ECS-Tasks-SG laat de load balancer toe
    .why = Bezoekers en health checks komen van de load balancer: zijn security groep moet de source zijn.
check-efs-sg = EFS-SG bestaat
    .why = Deze security groep bepaalt wie het file systeem mag koppelen.
check-efs-sg-nfs = EFS-SG staat NFS van de taken toe
    .why = Taken koppelen het file systeem via TCP 2049; is dat geblokkeerd, dan starten ze nooit.
    .advice = Alles binnen dat bereik kan het file systeem koppelen, niet alleen de taken.
check-database-from-tasks = De database laat de taken toe
    .why = WordPress maakt verbinding via TCP 3306. De regel moet staan in een security groep die de database echt heeft.
    .advice = Alles binnen dat bereik kan proberen in te loggen op de database, niet alleen de taken.
check-lb-sg-out = LB-SG staat verkeer naar de taken toe
    .why = Een nieuwe security groep staat al het uitgaande verkeer toe; de load balancer heeft dat nodig.
check-tasks-sg-out-https = ECS-Tasks-SG staat uitgaand HTTPS toe
    .why = Taken halen image en parameters op via HTTPS; een nieuwe security groep staat dat toe.
check-tasks-sg-out-nfs = ECS-Tasks-SG staat NFS naar het file systeem toe
    .why = Een nieuwe security groep staat al het uitgaande verkeer toe; voor het koppelen is TCP 2049 nodig.
check-tasks-sg-out-mysql = ECS-Tasks-SG staat MySQL naar de database toe
    .why = Een nieuwe security groep staat al het uitgaande verkeer toe; WordPress heeft TCP 3306 nodig.

## EFS

check-file-system = Het file systeem bestaat
    .why = Zo delen alle taken de bestanden van de site.
check-file-system-available = Het file systeem is beschikbaar
    .why = Pas dan is het te koppelen.
check-file-system-regional = Het file systeem is Regional
    .why = Een One Zone file systeem is er voor één zone; de taken draaien in twee.
check-mount-targets = Beide zones hebben een mount target
    .why = Een taak kan alleen koppelen via een mount target in zijn eigen zone, en in { $vpc }.
    .advice = De network ACL van die subnets moet dan ook NFS doorlaten, anders mislukt het koppelen.
check-mount-targets-group = De mount targets hebben EFS-SG
    .why = Wie het file systeem snel aanmaakt in de console, krijgt de default security groep van de VPC, en die laat geen enkele taak toe.
    .fix = EFS console, je file systeem, “Network”, “Manage”.
    .advice = Wat de andere security groep toelaat, kan het file systeem ook koppelen.
check-file-system-content = De bestanden van de site staan op het file systeem
    .why = Op een leeg file systeem ontbreken de thema’s en uploads van de oude site. De getoonde grootte loopt tot een uur achter.
    .advice = Zo groot is een leeg file systeem in de meting van EFS, of de meting loopt nog achter op een kopie van het laatste uur. Zonder die bestanden zien bezoekers de winkel zonder thema en afbeeldingen.

## Parameter Store

check-db-host = DB_HOST is het endpoint van de database
    .why = WordPress maakt verbinding met de host van deze naam: geen http://, geen spaties, niet de oude database.
check-db-name = DB_NAME is { $database_name }
    .why = Dit is het schema dat de databasemigratie heeft gevuld.
check-db-username = DB_USERNAME bestaat
    .why = WordPress meldt zich ermee aan bij de database.
check-db-password = DB_PASSWORD is een SecureString
    .why = WordPress meldt zich ermee aan bij de database. Dit programma leest de waarde nooit.

## Load balancer

check-load-balancer = De load balancer bestaat
    .why = Via de load balancer bereiken bezoekers de taken.
check-load-balancer-type = De load balancer is een Application Load Balancer
    .why = De regels en health checks van de pagina zijn die van HTTP; het type is achteraf niet te wijzigen.
check-load-balancer-scheme = De load balancer is internet-facing
    .why = Een interne load balancer heeft alleen privéadressen; het scheme is achteraf niet te wijzigen.
check-load-balancer-active = De load balancer is actief
    .why = Tot die tijd krijgt niemand antwoord.
check-load-balancer-subnets = De load balancer staat in beide public subnets
    .why = In private subnets kunnen bezoekers hem niet bereiken.
check-load-balancer-group = De load balancer heeft LB-SG
    .why = Alleen dan gelden de regels van LB-SG, en herkennen de taken de load balancer.
    .advice = Wat de andere security groep toelaat, bereikt de load balancer ook.
check-target-group = De target group bestaat
    .why = De service registreert zijn taken erin.
check-target-group-type = De target group is van het type IP
    .why = Taken op Fargate hebben adressen, geen instances; het type is achteraf niet te wijzigen.
check-target-group-protocol = De target group spreekt HTTP
    .why = De container spreekt alleen HTTP.
check-target-group-health-path = De health check vraagt om /
    .why = Een ander pad kan anders antwoorden dan de voorpagina.
    .advice = Taken kunnen voor healthy doorgaan terwijl bezoekers een fout krijgen, of worden vervangen terwijl er niets mis is.
check-target-group-health-codes = De health check verwacht 200
    .why = Met andere codes gaat een kapotte site voor een gezonde door.
    .advice = Een kapotte taak houdt zijn bezoekers en wordt niet vervangen.
check-listener = HTTP op poort 80 gaat naar de target group
    .why = Anders bereiken bezoekers de taken nooit, en weigert ECS de service aan te maken.
check-visitors-reach-load-balancer = Bezoekers bereiken de load balancer
    .why = Scheme, subnets, routes, security groepen en network ACLs moeten het allemaal toelaten.

## ECS cluster

check-cluster = Het cluster bestaat
    .why = De service draait erin.
check-cluster-active = Het cluster is actief
    .why = Een verwijderd cluster blijft nog in lijsten staan, maar er draait niets in.
check-cluster-insights = Container Insights staat aan
    .why = Zo zie je de belasting van de taken in CloudWatch.
    .advice = Zonder Container Insights is achteraf niet te zien waarom taken traag waren of geen geheugen meer hadden.

## Taak definitie

check-task-definition = De taak definitie bestaat
    .why = Hierin staat waaruit een taak is opgebouwd.
check-task-definition-fargate = De taak definitie is voor Fargate
    .why = De service van de volgende pagina draait op Fargate.
check-task-definition-network = De network mode van de taak definitie is awsvpc
    .why = Taken op Fargate hebben elk een eigen netwerkinterface.
check-task-definition-cpu = De taak definitie heeft 0.5 vCPU
    .why = Met minder is WordPress traag.
    .advice = Met minder laden pagina’s traag en kunnen health checks onder belasting verlopen.
check-task-definition-memory = De taak definitie heeft 1 GB geheugen
    .why = Met minder kan de container worden afgebroken.
    .advice = Raakt het geheugen op, dan wordt de container afgebroken en krijgen bezoekers fouten.
check-execution-role = De task execution role mag de parameters lezen
    .why = ECS leest er de parameters mee voordat de container start.
check-efs-volume = De taak definitie heeft een volume van het file systeem
    .why = Zonder dat volume heeft elke taak eigen bestanden.
check-mount-point = Het volume is gekoppeld op wp-content
    .why = Eén folder hoger verbergt het WordPress zelf; bij een tikfout ziet WordPress de bestanden niet.
check-container-image = De container draait de WordPress image van de pagina
    .why = Een image met een tikfout in de naam kan niet worden opgehaald.
check-container-port = De container heeft een port mapping voor poort 80
    .why = Daar luistert WordPress.
check-container-secrets = De container krijgt de databasegegevens uit de Parameter Store
    .why = De image kent precies deze vier variabelen.
check-log-group = Er is een plek voor de logs van de taken
    .why = De nieuwe console zet log collection aan; kan de log group niet worden aangemaakt, dan start geen enkele taak.

## Service

check-service = De service bestaat
    .why = De service houdt de taken draaiend.
check-service-launch-type = De service draait op Fargate
    .why = In het cluster zijn geen instances om op te draaien.
check-service-platform = De service draait op platform version 1.4.0 of nieuwer
    .why = Oudere versies kunnen EFS niet koppelen.
check-service-subnets = De taken draaien in de private subnets
    .why = Daar leidt een NAT gateway naar het internet; in een public subnet zonder public IP leidt er niets heen.
check-service-group = De taken hebben ECS-Tasks-SG
    .why = Alleen dan bereikt de load balancer de taken, en laten het file systeem en de database ze toe.
    .advice = Wat de andere security groep toelaat, bereikt de taken ook, buiten de load balancer om.
check-service-target-group = De service registreert de taken in de target group
    .why = Alleen geregistreerde taken krijgen bezoekers.
check-service-task-definition = De service draait de juiste revisie
    .why = Een nieuwe revisie verandert niets zolang de service er niet naar is bijgewerkt.
check-service-desired =
    { $tasks ->
        [one] De service vraagt om { $tasks } taak
       *[other] De service vraagt om { $tasks } taken
    }
    .why = Eén in elke zone.
check-service-scaling = De service schaalt automatisch
    .why = Meer bezoekers, meer taken.
    .advice = Bij drukte wordt de site traag of valt die uit, tot iemand zelf taken toevoegt.
check-tasks-reached-by-load-balancer = De load balancer bereikt de taken
    .why = Elk filter onderweg telt, in beide richtingen: één dat antwoorden tegenhoudt is genoeg.
check-tasks-reach-file-system = De taken bereiken het file systeem
    .why = Een taak mount het via het mount target in de eigen zone, of start niet.
check-tasks-reach-database = De taken bereiken de database
    .why = Anders meldt WordPress alleen dat er geen databaseverbinding is.
check-tasks-reach-internet = De taken bereiken het internet
    .why = Daar halen ze hun image en parameters op, tenzij VPC endpoints die leveren.
check-service-steady = Alle taken van de service draaien
    .why = De service heeft bereikt wat ervan werd gevraagd.
check-targets-healthy = Alle targets zijn healthy
    .why = De load balancer stuurt bezoekers alleen naar healthy targets.
check-site = De site antwoordt
    .why = Op het adres van de load balancer staat de winkel: de module is klaar.

## Wat AWS meldt

symptom-parameters-missing = een taak vraagt om een parameter die niet in de Parameter Store staat
    .fix = Vergelijk de ValueFrom van elke variabele letter voor letter met de namen in de Parameter Store. Werk daarna de service bij met “Force new deployment”.
symptom-key-refused = de sleutel waarmee DB_PASSWORD is versleuteld, is niet te gebruiken
    .fix = Maak DB_PASSWORD opnieuw aan met de sleutel alias/aws/ssm. Werk daarna de service bij met “Force new deployment”.
symptom-parameters-denied = de task execution role mag de parameters niet lezen
    .fix = Kies ecsTaskExecutionRole als task execution role in een nieuwe revisie, en werk de service daarnaar bij.
symptom-parameters-throttled = de Parameter Store weigerde taken omdat er te veel tegelijk kwamen
    .fix = Je hoeft niets te doen: ECS probeert het vanzelf opnieuw.
symptom-no-path-to-parameters = de taken vinden geen weg naar de Parameter Store
    .fix = Werk de service bij naar de private subnets en ECS-Tasks-SG, met “Force new deployment”.
symptom-parameters-not-fetched = de taken kunnen hun parameters niet ophalen
    .fix = Open de laatst gestopte taak in de ECS console voor de rest van de melding. Werk daarna de service bij met “Force new deployment”.
symptom-secrets-manager-used = de taken vragen Secrets Manager om een waarde die volgens de pagina in de Parameter Store staat
    .fix = Maak een nieuwe revisie met de namen van de parameters als ValueFrom, en werk de service daarnaar bij.
symptom-registry-auth-failed = de taken willen inloggen bij een private registry, terwijl dat voor de image van de pagina niet hoeft
    .fix = Maak een nieuwe revisie met de image van de pagina, public.ecr.aws/docker/library/wordpress:latest, en werk de service daarnaar bij.
symptom-secrets-not-pulled = de taken kunnen hun parameters of hun image niet ophalen
    .fix = Open de laatst gestopte taak in de ECS console voor de rest van de melding. Werk daarna de service bij met “Force new deployment”.
symptom-file-system-unresolved = een taak vindt in de eigen zone geen mount target van het file systeem
    .fix = Wacht tot beide mount targets beschikbaar zijn. Werk daarna de service bij met “Force new deployment”.
symptom-file-system-timed-out = de taken kunnen het file systeem niet bereiken via TCP 2049
    .fix = Zorg dat EFS-SG op beide mount targets zit en NFS van ECS-Tasks-SG toestaat. Werk daarna de service bij met “Force new deployment”.
symptom-file-system-denied = het file systeem weigert de taken
    .fix = Bekijk de policy van het file systeem, of maak een nieuwe revisie waarin het volume encryption in transit en root directory “/” heeft.
symptom-file-system-path-missing = de root directory van het volume bestaat niet op het file systeem
    .fix = Maak een nieuwe revisie waarin het volume root directory “/” heeft, en werk de service daarnaar bij.
symptom-file-system-not-mounted = de taken kunnen het file systeem niet koppelen
    .fix = Bekijk de mount targets: één in elke zone, beschikbaar, met EFS-SG. Werk daarna de service bij met “Force new deployment”.
symptom-no-path-to-logs = de taken vinden geen weg naar CloudWatch Logs; de log group zelf kan gewoon bestaan
    .fix = Werk de service bij naar de private subnets en ECS-Tasks-SG, met “Force new deployment”.
symptom-log-group-denied = de log group bestaat niet, en de task execution role mag die niet aanmaken
    .fix = Maak de log group zelf aan in CloudWatch. Werk daarna de service bij met “Force new deployment”.
symptom-log-group-missing = de log group van de container bestaat niet
    .fix = Maak de log group aan in CloudWatch, met precies de naam uit de taak definitie. Werk daarna de service bij met “Force new deployment”.
symptom-log-options-missing = de loginstellingen van de taak definitie zijn onvolledig
    .fix = Maak een nieuwe revisie met log collection uit, en werk de service daarnaar bij.
symptom-logs-not-ready = de taken kunnen hun logs nergens kwijt
    .fix = Maak de log group zelf aan, of zet log collection uit in een nieuwe revisie. Werk daarna de service bij met “Force new deployment”.
symptom-pull-limited = de registry weigerde de taken: te veel downloads vanaf dit adres
    .fix = Gebruik de image van de pagina, public.ecr.aws/docker/library/wordpress:latest; doe je dat al, wacht dan een paar minuten. Werk daarna de service bij met “Force new deployment”.
symptom-image-other-platform = de image is gemaakt voor een ander type processor dan waarop de taken draaien
    .fix = Maak een nieuwe revisie voor Linux/X86_64 met de image van de pagina, en werk de service daarnaar bij.
symptom-no-path-to-registry = de taken vinden geen weg naar de registry van de image
    .fix = Werk de service bij naar de private subnets en ECS-Tasks-SG, met “Force new deployment”.
symptom-image-missing = er is geen openbare image met deze naam
    .fix = Maak een nieuwe revisie met de image public.ecr.aws/docker/library/wordpress:latest, en werk de service daarnaar bij.
symptom-image-not-pulled = de taken kunnen hun image niet ophalen
    .fix = Vergelijk de image letter voor letter met die van de pagina. Werk daarna de service bij met “Force new deployment”.
symptom-role-not-assumed = ECS kan een IAM role van de taak definitie niet gebruiken
    .fix = Maak een nieuwe revisie met ecsTaskExecutionRole als task role én als task execution role, en werk de service daarnaar bij.
symptom-role-changed = een IAM role waar de service op steunt, is gewijzigd of verwijderd
    .fix = Herstel de IAM role zoals de stack van de workshop die maakt, of vraag je instructeur.
symptom-network-interface-refused = een taak kreeg geen netwerkinterface: het subnet of de security groep bestaat niet meer, of het subnet is vol
    .fix = Werk de service bij naar subnets en een security groep die bestaan.
symptom-no-instances = de service zoekt instances, en die heeft het cluster niet
    .fix = Verwijder de service en maak die opnieuw aan met FARGATE.
symptom-not-supported = het platform van de service kan deze taak definitie niet draaien
    .fix = Werk de service bij naar FARGATE en platform version LATEST, met “Force new deployment”.
symptom-no-capacity = AWS heeft in deze zone op dit moment geen plaats voor de taak
    .fix = Laat de service in beide private subnets draaien, en wacht: ECS blijft het proberen.
symptom-quota-reached = het account mag niet meer taken op Fargate draaien
    .fix = Stop taken die niemand nodig heeft, of vraag je instructeur het quotum voor Fargate te verhogen.
symptom-deployment-percentages = de service mag geen oude taak stoppen en ook geen nieuwe starten
    .fix = Zet van de service het minimum aan draaiende taken op 100% en het maximum op 200%.
symptom-container-not-started = de container kon niet worden klaargezet
    .fix = Vergelijk het volume, het mount point en het command van de container met de pagina: die vult geen command in.
symptom-task-not-initialized = een taak kon niet worden voorbereid
    .fix = Open de laatst gestopte taak in de ECS console voor de rest van de melding. Werk daarna de service bij met “Force new deployment”.
symptom-out-of-memory = de container verbruikte al het geheugen en werd afgebroken
    .fix = Maak een nieuwe revisie met 1 GB geheugen en zonder hard memory limit, en werk de service daarnaar bij.
symptom-container-health-failed = de taak definitie heeft een eigen health check, en die mislukt
    .fix = Maak een nieuwe revisie zonder HealthCheck van de container, en werk de service daarnaar bij.
symptom-container-killed = de container werd van buitenaf afgebroken, meestal door gebrek aan geheugen
    .fix = Maak een nieuwe revisie met 1 GB geheugen en zonder hard memory limit, en werk de service daarnaar bij.
symptom-command-not-run = de container kan het command niet uitvoeren
    .fix = Maak een nieuwe revisie waarin command en entry point leeg zijn, en werk de service daarnaar bij.
symptom-container-ended = de container start, en stopt zelf met een fout
    .fix = Bekijk de logs van de container; vergelijk image, mount point en command met de pagina.
symptom-target-zone-off = een taak draait in een zone die de load balancer niet bedient
    .fix = Voeg een public subnet van die zone toe aan de load balancer.
symptom-target-not-used = geen enkele listener stuurt bezoekers naar de target group
    .fix = Laat de HTTP listener op poort 80 doorsturen naar de target group.
symptom-target-group-gone = de target group van de service bestaat niet meer
    .fix = Maak de target group en de listener opnieuw aan, en daarna de service.
symptom-targets-not-registered = de target group accepteert de taken niet
    .fix = Maak een target group van het type IP aan in { $vpc }, en laat de service die gebruiken.
symptom-target-unusable = de target group accepteert het adres van een taak niet
    .fix = Laat de service in de private subnets draaien, met een target group van het type IP.
symptom-database-empty = WordPress bereikt de database, maar vindt er geen site in
    .fix = Bekijk de migration task in de DMS console: de tabellen moeten geladen zijn, in het schema van DB_NAME.
symptom-site-redirects = de site stuurt bezoekers door naar een ander adres
    .fix = Zet “siteurl” en “home” in de tabel wp_options op het adres van de load balancer, met http://.
symptom-client-error = de container antwoordt, maar WordPress staat niet op het gevraagde adres
    .fix = Zorg dat het volume op /var/www/html/wp-content is gekoppeld, en niet één folder hoger.
symptom-database-not-connected = WordPress kan niet inloggen op de database
    .fix = Probeer DB_USERNAME en DB_PASSWORD met een MySQL client, en verbeter ze in de Parameter Store. Werk daarna de service bij met “Force new deployment”.
symptom-site-bad-gateway = de load balancer krijgt geen goed antwoord van de container
    .fix = Bekijk de logs van de container, en de poort: WordPress luistert op 80, zonder HTTPS.
symptom-site-no-targets = de load balancer heeft geen taak om bezoekers naartoe te sturen
    .fix = Wacht tot er taken draaien; start er geen, werk de service dan bij met “Force new deployment” en bekijk de laatst gestopte taak.
symptom-site-timed-out = de load balancer wacht tevergeefs op de container
    .fix = Bekijk de logs van de container: meestal wacht die op de database of het file systeem.
symptom-site-silent = de site neemt de verbinding aan en zegt dan niets
    .fix = Probeer het vanaf een ander netwerk; bekijk daarna de logs van de container: meestal wacht die op de database.
symptom-server-error = WordPress loopt vast op de voorpagina, meestal omdat het niet bij de database kan
    .fix = Vergelijk de vier parameters met de database, en bekijk daarna de logs van de container. Werk daarna de service bij met “Force new deployment”.
symptom-site-odd-status = de site antwoordt anders dan een voorpagina
    .fix = Open het adres in een browser, en bekijk de logs van de container.
symptom-site-not-wordpress = op het adres van de load balancer antwoordt iets anders dan WordPress
    .fix = Laat de listener doorsturen naar de target group, en de container de image van de pagina draaien.
symptom-site-name-unknown = de naam van de load balancer is niet bekend in DNS
    .fix = Wacht een minuut of twee, en kopieer de DNS name opnieuw uit de console.
symptom-site-refused = op de poort van de load balancer luistert niets
    .fix = Voeg een HTTP listener op poort 80 toe die doorstuurt naar de target group.
symptom-site-unreachable = bezoekers kunnen de load balancer niet bereiken
    .fix = Probeer het vanaf een ander netwerk: het jouwe kan HTTP blokkeren. Bekijk daarna scheme, subnets en security groep van de load balancer.
symptom-site-redirect-loop = de site stuurt bezoekers in een kringetje rond
    .fix = Haal HTTPS weg uit “siteurl” en “home” in de tabel wp_options, en zet plugins uit die het afdwingen.
symptom-site-not-http = wat er op poort 80 antwoordt, spreekt geen HTTP
    .fix = Zet het protocol van de listener op poort 80 op HTTP.
symptom-health-code-unexpected = de container antwoordt, maar niet zoals de health check verwacht
    .fix = Zet het pad van de health check op “/” en de success code op 200.
symptom-health-timed-out = health checks krijgen geen antwoord: ze bereiken de taken niet, of WordPress wacht op de database
    .fix = Bekijk de logs van de container: staan de health checks erin, dan is de database of het file systeem traag.
symptom-health-refused = de taken weigeren de health checks, of breken ze af
    .fix = Zet de health check grace period van de service op 120 seconden, en zorg dat overal poort 80 wordt gebruikt, zonder HTTPS.
symptom-throttled = ECS houdt de service even tegen
    .fix = Je hoeft niets te doen: ECS gaat binnen enkele minuten vanzelf verder.
symptom-platform-trouble = AWS had zelf een probleem met een taak
    .fix = Je hoeft niets te doen: ECS start vanzelf een andere taak.
