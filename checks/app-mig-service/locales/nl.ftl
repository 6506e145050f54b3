# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Voordat u begint
step-setup = Eerste instellingen
step-install-agent = Agent installeren
step-server-details = Servergegevens aanpassen
step-test = Testinstance starten
step-launch = Cutover-instance starten
step-webserver-config = Applicatie configureren
page-database-migration-create-target-db = Doeldatabase maken

kind-stack = CloudFormation-stack
kind-stack-failure = mislukte gebeurtenis van de stack
kind-replication-template = sjabloon met replicatie-instellingen
kind-source-server = bronserver
kind-launch-settings = startinstellingen
kind-launch-template = opstartsjabloon

## Before you start

check-stack = De stack van de workshop is uitgerold
    .failed = De stack van de workshop is niet uitgerold
    .why = Deze maakt de VPC’s, de bronservers en de rollen.
    .fix = Lees in de CloudFormation-console de gebeurtenissen van de stack, vanaf de eerste fout. Wordt hij verwijderd, wacht dan tot hij weg is en rol hem opnieuw uit. Verwijder hem anders alleen als er iets van ontbreekt: wat u in zijn VPC’s hebt gemaakt, moet eerst weg.
check-target-vpc = { $vpc } is er
    .failed = { $vpc } ontbreekt
    .why = De stack van de workshop maakt deze. De webserver wordt ernaartoe gemigreerd.
check-vpc-dns = { $vpc } zet DNS-namen om
    .failed = { $vpc } zet DNS-namen niet om
    .why = Zonder DNS-hostnamen heeft de webserver geen openbare DNS-naam; zonder DNS vindt hij de database niet.
check-public-subnets = Openbare subnetten bereiken het internet
    .failed = Een openbaar subnet ontbreekt of heeft geen internettoegang
    .why = De replicatieserver en de gemigreerde webserver staan erin.
check-database = De doeldatabase is er
    .failed = De doeldatabase ontbreekt in { $vpc }
    .why = De winkel op de gemigreerde webserver leest er zijn gegevens uit.
check-database-available = De doeldatabase is beschikbaar
    .failed = De doeldatabase is niet beschikbaar
    .why = Een database die gestopt is of wordt verwijderd, antwoordt niet.
check-database-engine = De doeldatabase is MySQL
    .failed = De doeldatabase is geen MySQL
    .why = De winkel heeft MySQL nodig.

## Initial setup

check-template = Het sjabloon met replicatie-instellingen is er
    .failed = Het sjabloon met replicatie-instellingen ontbreekt
    .why = Het bepaalt waar AWS Application Migration Service zijn replicatieservers start.
    .fix = Open de console van AWS Application Migration Service en kies Get started.
check-staging-subnet = Het subnet van het staginggebied is openbaar
    .failed = Het subnet van het staginggebied is niet openbaar
    .why = De agent op de bronserver stuurt zijn gegevens via internet naar de replicatieserver.
asked-staging-subnet = een openbaar subnet van { $vpc } als subnet van het staginggebied
    .saw = Het subnet van het staginggebied is { $things }
    .found = { $things } is geen openbaar subnet
    .fix = Open in de console van AWS Application Migration Service Settings en kies { $vpc }-public-a. Wijzig voor een server in de lijst ook zijn replicatie-instellingen.

## Install agent

check-source-server = De bronserver staat in de lijst
    .failed = Er staat geen bronserver in de lijst
    .why = De agent zet de server bij de installatie in de lijst.
    .fix = Voer het installatieprogramma op de bronwebserver nog een keer uit, met de Regio en de toegangssleutel van de pagina.
check-replicating = De replicatie loopt
    .failed = De replicatie staat stil
    .why = Alleen een gekopieerde server kan worden gestart.
    .fix = Open de server in de console van AWS Application Migration Service en lees het migratiedashboard.

## Update server details

check-right-sizing = Right-sizing van het instancetype staat uit
    .failed = Right-sizing van het instancetype staat aan
    .why = Met right-sizing overschrijft de service het instancetype van de startsjabloon.
    .fix = Open de startinstellingen van de server, kies Edit en zet Instance type right sizing op None.
check-default-version = De nieuwe versie van de startsjabloon is de standaard
    .failed = De nieuwe versie van de startsjabloon is niet de standaard
    .why = De service start de standaardversie. Een nieuwe versie wordt niet vanzelf de standaard.
asked-default-version = een startsjabloon waarvan de laatste versie de standaardversie is
    .saw = De standaardversie van { $things } is in orde
    .found = De standaardversie van { $things } is niet de laatste versie
    .fix = Open de startsjabloon, selecteer de laatste versie en kies Actions, Set default version.
check-server-ready = De server is gekopieerd
    .failed = De server is niet gekopieerd
    .why = Een testinstance kan worden gestart als de status van de gegevensreplicatie Healthy is.
    .fix = Open de server in de console van AWS Application Migration Service en lees het migratiedashboard.

## Launch test instance

check-test-launched = Er is een testinstance gestart
    .failed = Er is geen testinstance gestart
    .why = De test laat vóór de cutover zien of de kopie start.
    .fix = Kies Test and Cutover, Launch test instance. Lees de taak in de startgeschiedenis als het starten is mislukt.
check-ready-for-cutover = De server is gemarkeerd als klaar voor cutover
    .failed = De server is niet gemarkeerd als klaar voor cutover
    .why = Pas daarna kan een cutover-instance worden gestart.
    .fix = Kies als de testinstance draait Test and Cutover, Mark as “Ready for cutover”.

## Launch cutover instance

check-cutover-launched = De cutover is gestart
    .failed = De cutover is niet gestart
    .why = De cutover-instance is de gemigreerde webserver.
    .fix = Kies Test and Cutover, Launch cutover instance. Wacht als er nog een taak loopt tot die klaar is.
check-webserver = De gemigreerde webserver is er
    .failed = De gemigreerde webserver ontbreekt in { $vpc }
    .why = Gestart met een andere versie van de startsjabloon staat hij in een andere VPC.
    .fix = Controleer de standaardversie van de startsjabloon en start opnieuw. Na het afronden van de cutover wordt niets meer gestart: archiveer de server, installeer de agent opnieuw en herhaal de stappen vanaf daar.
check-webserver-type = Zijn instancetype is { $instance_type }
    .failed = Hij heeft een ander instancetype
    .why = De pagina vraagt om dit type, dat genoeg is voor de winkel.
    .advice = Een ander type kan meer kosten.
check-webserver-running = Hij draait
    .failed = Hij draait niet
    .why = Een gestopte server antwoordt niet.
    .fix = Start de instance in de EC2-console.
check-webserver-subnet = Hij staat in een openbaar subnet
    .failed = Hij staat niet in een openbaar subnet
    .why = Bezoekers bereiken hem via de internetgateway.
asked-webserver-subnet = een webserver in een openbaar subnet
    .saw = { $things } staat in een openbaar subnet
    .found = { $things } staat niet in een openbaar subnet
    .fix = Kies in de startsjabloon { $vpc }-public-a, maak die versie de standaard en start opnieuw.
check-webserver-public = Hij heeft een openbaar adres
    .failed = Hij heeft geen openbaar adres
    .why = Zonder openbaar adres bereiken bezoekers hem niet.
asked-webserver-public = een webserver met een openbaar IPv4-adres
    .saw = { $things } heeft een openbaar adres
    .found = { $things } heeft geen openbaar adres
    .fix = Zet in de startsjabloon Auto-assign public IP aan, maak die versie de standaard en start opnieuw. Of koppel een Elastic IP-adres aan de instance.
check-cutover-finalized = De cutover is afgerond
    .failed = De cutover is niet afgerond
    .why = Tot dan gaat de replicatie door, en kosten haar servers geld.
    .fix = Kies Test and Cutover, Finalize cutover.

## Configure application

check-webserver-http = De webserver laat bezoekers toe
    .failed = De webserver laat geen bezoekers toe
    .why = Bezoekers komen op poort 80.
check-ssh-from-own-address = SSH alleen vanaf uw eigen adres
    .why = Zo kan niemand anders wachtwoorden en sleutels uitproberen op de webserver.
asked-ssh = een regel voor SSH (poort 22) alleen vanaf uw eigen adres
    .saw = { $things } laat SSH alleen vanaf afzonderlijke adressen toe
    .found = { $things } heeft geen regel voor SSH vanaf één adres
    .fix = Voeg een regel voor inkomend verkeer toe voor SSH met “Mijn IP” als bron, en verwijder ruimere regels.
check-database-from-webserver = De database laat de webserver toe
    .failed = De database laat de webserver niet toe
    .why = De winkel leest zijn gegevens op poort 3306.
check-visitors-reach-webserver = Bezoekers bereiken de webserver
    .failed = Bezoekers bereiken de webserver niet
    .why = Hun verzoeken gaan door de internetgateway, de netwerk-ACL van het subnet en de beveiligingsgroep.
check-webserver-reaches-database = De webserver bereikt de database
    .failed = De webserver bereikt de database niet
    .why = Zijn verzoeken gaan door de netwerk-ACL’s en beveiligingsgroepen van beide kanten.
check-site = De winkel antwoordt
    .failed = De winkel antwoordt niet
    .why = Dit is wat bezoekers zien.

site-install = { $url } toont de installatie van WordPress: die vindt haar tabellen niet
    .fix = Vergelijk DB_NAME in wp-config.php met het schema, en kijk of de databasemigratie de tabellen heeft geladen.
site-database-error = { $url } antwoordt met { $status }: “Error establishing a database connection”
    .fix = Vergelijk DB_HOST, DB_USER en DB_PASSWORD in /var/www/html/wp-config.php met de database.

## What the service says about a replication

symptom-agent-not-seen = de service hoort niets meer van de agent
    .fix = Start de bronwebserver, en kijk of hij AWS bereikt op TCP 443. Installeer bij twijfel de agent opnieuw.
symptom-agent-cannot-connect = de bronserver bereikt de replicatieserver niet op TCP 1500
    .fix = Gebruik een openbaar subnet als subnet van het staginggebied, met een openbaar IP-adres voor de replicatieserver. Wijzig ook de replicatie-instellingen van de server.
symptom-replication-server-isolated = de replicatieserver bereikt AWS niet op TCP 443
    .fix = Gebruik als subnet van het staginggebied een subnet met een route naar een internetgateway, ook in de replicatie-instellingen van de server.
symptom-replication-server-not-launched = de service kan de replicatieserver, zijn schijven of snapshots niet maken
    .fix = Controleer de quota van het account voor EC2 en EBS, en de rollen van de service: kies Reinitialize service permissions onder Settings.
symptom-slow-network = het netwerk tussen de bronserver en de replicatieserver is te langzaam of valt weg
    .fix = Wacht enkele minuten. Kies als het niet herstelt een groter instancetype voor de replicatieserver in de replicatie-instellingen.
symptom-stack-runtime = de sjabloon is oud: die vraagt om een Lambda-runtime die AWS niet meer aanbiedt
    .fix = Neem de sjabloon uit de repository van de workshop. Zet Runtime van beide functies op een actuele versie van Python. Rol hem uit zoals bij optie 2 van de pagina.
symptom-stack-image = de sjabloon is oud of voor een andere Regio: zijn image (AMI) is hier niet beschikbaar
    .fix = Rol de stack uit in us-west-2. Zet als de image niet meer bestaat een actuele Ubuntu-image in de sjabloon uit de repository van de workshop.
symptom-stack-code = de sjabloon haalt de code van zijn functies uit een bucket die vanuit deze Regio niet te lezen is
    .fix = Rol de stack uit in us-west-2, of zet de code in een eigen bucket, zoals bij optie 2 van de pagina.
symptom-stack-exists = er bestaat al iets met de naam die de stack geeft
    .fix = Verwijder wat de melding noemt (een rol of gebruiker van een eerdere poging), en rol de stack opnieuw uit.
symptom-stack-quota = een quotum van het account is op
    .fix = Verwijder wat niet meer nodig is (VPC’s, Elastic IP-adressen), of vraag een hoger quotum aan. Rol daarna de stack opnieuw uit.
symptom-stack-denied = u mag niet maken wat de stack nodig heeft
    .fix = Rol de stack uit als gebruiker met beheerdersrechten.

## What changes the resources of the service

change-stack-roll-back = draai de update van { $name } terug
change-create-template = initialiseer AWS Application Migration Service met een faseringsgebied in een openbaar subnet van { $vpc }
change-staging-subnet = gebruik het subnet { $vpc }-public-a in de replicatiesjabloon, en in de replicatie-instellingen van een server die al in de lijst staat
change-staging-subnet-of-template = gebruik het subnet { $vpc }-public-a in de replicatiesjabloon
change-replication-retry = neem de oorzaak weg die AWS noemt, en probeer de replicatie van { $name } opnieuw
change-replication-resume = hervat de replicatie van { $name }
change-replication-start = start de replicatie van { $name }
change-launch-test = start een testinstance van { $name }
change-ready-for-cutover = markeer { $name } als gereed voor cutover
change-launch-cutover = start de cutover-instance van { $name }
change-finalize-cutover = rond de cutover van { $name } af
change-right-sizing = zet het aanpassen van het instancetype uit
change-default-version = maak de nieuwste versie van de opstartsjabloon { $name } de standaardversie
