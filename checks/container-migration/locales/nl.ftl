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

check-target-vpc = TargetVPC bestaat
    .why = De stack van de workshop maakt deze VPC aan. SourceVPC heeft hetzelfde adresbereik: alleen de naam maakt het verschil.
    .fix = De stack werkt alleen in us-west-2 en us-east-1: controleer ook je regio.
check-vpc-dns = TargetVPC zet DNS-namen om
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
check-lb-sg-https = LB-SG staat HTTPS van elk adres toe
    .why = De pagina doet dit alvast voor later; de site gebruikt nu nog HTTP.
check-tasks-sg = ECS-Tasks-SG bestaat
    .why = Deze security groep bepaalt wie met de taken mag praten.
check-tasks-sg-from-lb = ECS-Tasks-SG laat de load balancer toe
    .why = Bezoekers en health checks komen van de load balancer: zijn security groep moet de source zijn.
check-efs-sg = EFS-SG bestaat
    .why = Deze security groep bepaalt wie het file systeem mag koppelen.
check-efs-sg-nfs = EFS-SG staat NFS van de taken toe
    .why = Taken koppelen het file systeem via TCP 2049; is dat geblokkeerd, dan starten ze nooit.
check-database-from-tasks = De database laat de taken toe
    .why = WordPress maakt verbinding via TCP 3306. De regel moet staan in een security groep die de database echt heeft.
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
    .why = Een taak kan alleen koppelen via een mount target in zijn eigen zone, en in TargetVPC.
check-mount-targets-group = De mount targets hebben EFS-SG
    .why = Wie het file systeem snel aanmaakt in de console, krijgt de default security groep van de VPC, en die laat geen enkele taak toe.
    .fix = EFS console, je file systeem, “Network”, “Manage”.
check-file-system-content = De bestanden van de site staan op het file systeem
    .why = Op een leeg file systeem ontbreken de thema’s en uploads van de oude site. De getoonde grootte loopt tot een uur achter.

## Parameter Store

check-db-host = DB_HOST is het endpoint van de database
    .why = WordPress maakt verbinding met de host van deze naam: geen http://, geen spaties, niet de oude database.
check-db-name = DB_NAME is wordpress-db
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
check-target-group = De target group bestaat
    .why = De service registreert zijn taken erin.
check-target-group-type = De target group is van het type IP
    .why = Taken op Fargate hebben adressen, geen instances; het type is achteraf niet te wijzigen.
check-target-group-protocol = De target group spreekt HTTP
    .why = De container spreekt alleen HTTP.
check-target-group-health-path = De health check vraagt om /
    .why = Een ander pad kan anders antwoorden dan de voorpagina.
check-target-group-health-codes = De health check verwacht 200
    .why = Met andere codes gaat een kapotte site voor een gezonde door.
check-listener = HTTP op poort 80 gaat naar de target group
    .why = Anders bereiken bezoekers de taken nooit, en weigert ECS de service aan te maken.
check-visitors-reach-load-balancer = Bezoekers bereiken de load balancer
    .why = Scheme, subnetten, routes, security groepen en network ACL’s moeten het allemaal toelaten.

## ECS cluster

check-cluster = Het cluster bestaat
    .why = De service draait erin.
check-cluster-active = Het cluster is actief
    .why = Een verwijderd cluster blijft nog in lijsten staan, maar er draait niets in.
check-cluster-insights = Container Insights staat aan
    .why = Zo zie je de belasting van de taken in CloudWatch.

## Taak definitie

check-task-definition = De taak definitie bestaat
    .why = Hierin staat waaruit een taak is opgebouwd.
check-task-definition-fargate = De taak definitie is voor Fargate
    .why = De service van de volgende pagina draait op Fargate.
check-task-definition-network = De network mode van de taak definitie is awsvpc
    .why = Taken op Fargate hebben elk een eigen netwerkinterface.
check-task-definition-cpu = De taak definitie heeft 0.5 vCPU
    .why = Met minder is WordPress traag.
check-task-definition-memory = De taak definitie heeft 1 GB geheugen
    .why = Met minder kan de container worden afgebroken.
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
check-service-target-group = De service registreert de taken in de target group
    .why = Alleen geregistreerde taken krijgen bezoekers.
check-service-task-definition = De service draait de juiste revisie
    .why = Een nieuwe revisie verandert niets zolang de service er niet naar is bijgewerkt.
check-service-desired = De service vraagt om twee taken
    .why = Eén in elke zone.
check-service-scaling = De service schaalt automatisch
    .why = Meer bezoekers, meer taken.
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
