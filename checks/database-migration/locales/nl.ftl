# The attendee's words for the module "database migration".

suite = Databasemigratie

step-prerequisites = Voordat u begint
step-setup-network = Netwerk instellen
step-create-target-db = Doeldatabase maken
step-create-replication-instance = Replicatie-instance maken
step-create-endpoints = Bron- en doeleindpunt maken
step-create-task = Replicatietaak maken en uitvoeren
page-database-migration-configure_source_database = De brondatabase configureren

kind-stack = CloudFormation-stack
kind-stack-failure = mislukte gebeurtenis van de stack
kind-replication-subnet-group = replicatiesubnetgroep
kind-replication-instance = replicatie-instance
kind-endpoint = DMS-eindpunt
kind-endpoint-connection = verbindingstest
kind-replication-task = databasemigratietaak

## Before you start

check-stack = De stack van de workshop is uitgerold
    .failed = De stack van de workshop is niet uitgerold
    .why = Deze maakt de VPC’s, de bronservers en de rollen.
    .fix = Lees in de CloudFormation-console de gebeurtenissen van de stack, vanaf de eerste fout. Wordt hij verwijderd, wacht dan tot hij weg is en rol hem opnieuw uit. Verwijder hem anders alleen als er iets van ontbreekt: wat u in zijn VPC’s hebt gemaakt, moet eerst weg.
check-target-vpc = { $vpc } is er
    .failed = { $vpc } ontbreekt
    .why = De stack van de workshop maakt deze. De doeldatabase en de replicatie-instance staan erin.
check-public-subnets = Openbare subnetten bereiken het internet
    .failed = Een openbaar subnet ontbreekt of heeft geen internettoegang
    .why = Via deze subnetten bereikt de replicatie-instance de brondatabase.

## Set up networking

check-replication-group = De beveiligingsgroep van de replicatie-instance is er
    .failed = De beveiligingsgroep van de replicatie-instance ontbreekt in { $vpc }
    .why = Aan deze groep herkent de database de replicatie-instance. Inkomende regels zijn niet nodig.
check-database-group = De beveiligingsgroep van de database is er
    .failed = De beveiligingsgroep van de database ontbreekt in { $vpc }
    .why = De regel ervan bepaalt wie verbinding met de database mag maken.
check-database-from-replication = De database laat de replicatie-instance toe
    .failed = De database laat de replicatie-instance niet toe
    .why = DMS schrijft via poort 3306 naar de doeldatabase.
check-replication-group-out = RI-SG staat uitgaand MySQL toe
    .failed = RI-SG staat uitgaand MySQL niet toe
    .why = De replicatie-instance verbindt via poort 3306 met beide databases. Een nieuwe securitygroep staat al het uitgaande verkeer toe.

## Create target DB

check-database = De doeldatabase is er
    .failed = De doeldatabase ontbreekt in { $vpc }
    .why = DMS kopieert de gegevens van de winkel hiernaartoe.
check-database-engine = De doeldatabase is MySQL
    .failed = De doeldatabase is geen MySQL
    .why = De brondatabase is MySQL en de winkel heeft MySQL nodig.
check-database-has-group = De doeldatabase heeft haar beveiligingsgroep
    .failed = De doeldatabase heeft een andere beveiligingsgroep
    .why = De regel voor de replicatie-instance staat in deze groep.
check-database-single = De doeldatabase heeft geen stand-by-instance
    .failed = De doeldatabase heeft een stand-by-instance
    .why = Een stand-by-instance verdubbelt de kosten en de workshop heeft die niet nodig.
check-database-available = De doeldatabase is beschikbaar
    .failed = De doeldatabase is niet beschikbaar
    .why = Een database die is gestopt of wordt verwijderd, antwoordt niet.

## Create replication instance

check-subnet-group = De replicatiesubnetgroep is er
    .failed = De replicatiesubnetgroep ontbreekt in { $vpc }
    .why = Deze bepaalt in welke subnetten de replicatie-instance mag staan.
check-subnet-group-public = De subnetten van de subnetgroep zijn openbaar
    .failed = Een subnet van de subnetgroep is niet openbaar
    .why = De replicatie-instance bereikt de brondatabase via het internet.
asked-public-subnets = een replicatiesubnetgroep met alleen openbare subnetten
    .saw = De subnetten van { $things } zijn openbaar
    .found = Een subnet van { $things } heeft geen route naar een internetgateway
    .fix = Kies in de DMS-console de openbare subnetten voor de subnetgroep { $things }.
check-replication-instance = De replicatie-instance is er
    .failed = De replicatie-instance ontbreekt in { $vpc }
    .why = Deze leest de brondatabase en schrijft naar de doeldatabase.
check-replication-instance-subnets = De replicatie-instance gebruikt de replicatiesubnetgroep
    .failed = De replicatie-instance gebruikt een andere replicatiesubnetgroep
    .why = De subnetgroep bepaalt van waaruit de databases worden bereikt.
    .fix = Het adres en de subnetten van een replicatie-instance kunnen niet worden gewijzigd. Maak een andere zoals op de pagina.
check-replication-instance-public = De replicatie-instance is openbaar toegankelijk
    .failed = De replicatie-instance is niet openbaar toegankelijk
    .why = Zonder openbaar adres is de brondatabase niet via het internet te bereiken.
    .fix = Het adres en de subnetten van een replicatie-instance kunnen niet worden gewijzigd. Maak een andere zoals op de pagina.
check-replication-instance-group = De replicatie-instance heeft de eigen beveiligingsgroep
    .failed = De replicatie-instance heeft een andere beveiligingsgroep
    .why = De regel van de database laat deze groep toe.
check-replication-instance-single = De replicatie-instance staat in één Availability Zone
    .failed = De replicatie-instance staat in meerdere Availability Zones
    .why = Multi-AZ verdubbelt de kosten en de workshop heeft het niet nodig.
check-replication-instance-available = De replicatie-instance is beschikbaar
    .failed = De replicatie-instance is niet beschikbaar
    .why = Alleen een beschikbare instance test eindpunten en voert taken uit.

## Create source and target endpoints

check-source-endpoint = Het broneindpunt is er
    .failed = Het broneindpunt ontbreekt
    .why = Het vertelt DMS hoe de brondatabase te bereiken is.
check-source-endpoint-type = Het type van het broneindpunt is “source”
    .failed = Het type van het broneindpunt is niet “source”
    .why = Een taak leest van een broneindpunt en schrijft naar een doeleindpunt.
check-source-endpoint-engine = De engine van het broneindpunt is MySQL
    .failed = De engine van het broneindpunt is niet MySQL
    .why = De brondatabase is MySQL.
check-source-endpoint-server = De server van het broneindpunt is niet de doeldatabase
    .failed = De server van het broneindpunt is de doeldatabase
    .why = De database zou uit zichzelf worden gemigreerd.
check-source-endpoint-port = De poort van het broneindpunt is 3306
    .failed = De poort van het broneindpunt is niet 3306
    .why = Op deze poort luistert de brondatabase.
check-target-endpoint = Het doeleindpunt is er
    .failed = Het doeleindpunt ontbreekt
    .why = Het vertelt DMS hoe de doeldatabase te bereiken is.
check-target-endpoint-type = Het type van het doeleindpunt is “target”
    .failed = Het type van het doeleindpunt is niet “target”
    .why = Een taak leest van een broneindpunt en schrijft naar een doeleindpunt.
check-target-endpoint-engine = De engine van het doeleindpunt is MySQL
    .failed = De engine van het doeleindpunt is niet MySQL
    .why = De doeldatabase is MySQL.
check-target-endpoint-server = De server van het doeleindpunt is de doeldatabase
    .failed = De server van het doeleindpunt is niet de doeldatabase
    .why = DMS zou naar een andere database schrijven.
check-target-endpoint-port = De poort van het doeleindpunt is die van de doeldatabase
    .failed = De poort van het doeleindpunt is niet die van de doeldatabase
    .why = Via een andere poort bereikt DMS de database niet.
check-source-connection = De verbinding met de bron is getest
    .failed = De verbinding met de bron is niet getest
    .why = Een taak start alleen als beide tests zijn geslaagd.
check-source-connection-successful = De replicatie-instance bereikt de bron
    .failed = De verbinding met de bron mislukt
    .why = De instance heeft een openbaar adres nodig en het eindpunt de juiste server, poort, gebruiker en het juiste wachtwoord.
    .fix = Mislukt de test opnieuw, vergelijk dan de servernaam, de gebruiker en het wachtwoord met de pagina.
check-target-connection = De verbinding met het doel is getest
    .failed = De verbinding met het doel is niet getest
    .why = Een taak start alleen als beide tests zijn geslaagd.
check-target-connection-successful = De replicatie-instance bereikt het doel
    .failed = De verbinding met het doel mislukt
    .why = De database moet de instance toelaten en het eindpunt heeft de juiste gebruiker en het juiste wachtwoord nodig.
    .fix = Mislukt de test opnieuw, vergelijk dan de gebruiker en het wachtwoord met die van de database.

## Create and run a replication task

check-task = De taak is er
    .failed = De taak ontbreekt
    .why = Deze kopieert de gegevens en daarna elke wijziging.
check-task-source = De taak leest van het broneindpunt
    .failed = De taak leest van een ander eindpunt
    .why = Anders wordt een andere database gekopieerd.
check-task-target = De taak schrijft naar het doeleindpunt
    .failed = De taak schrijft naar een ander eindpunt
    .why = De gegevens komen anders in een andere database.
check-task-instance = De taak draait op de replicatie-instance
    .failed = De taak draait op een andere replicatie-instance
    .why = Alleen deze instance bereikt beide databases.
check-task-type = De taak migreert bestaande gegevens en repliceert wijzigingen
    .failed = De taak migreert niet bestaande gegevens én repliceert wijzigingen
    .why = De winkel blijft tot de overstap naar de bron schrijven.
check-task-schema = De taak migreert het schema { $schema }
    .failed = De taak migreert een ander schema
    .why = De tabellen van de winkel staan in dit schema.
check-task-names = De tabellen behouden hun namen
    .failed = De taak geeft het schema of tabellen andere namen
    .why = De winkel zoekt ze onder deze namen.
check-task-tables-kept = De taak laat bestaande doeltabellen zoals ze zijn
    .failed = De taak wijzigt bestaande doeltabellen
    .why = De pagina vraagt om “Do nothing”.
check-task-logs = De taak schrijft logs
    .failed = De taak schrijft geen logs
    .why = De logs vertellen waarom een tabel niet kon worden gekopieerd.
check-task-validation = De taak valideert de gekopieerde gegevens
    .failed = De taak valideert de gekopieerde gegevens niet
    .why = Validatie vergelijkt bron en doel rij voor rij.
check-task-running = De taak draait
    .failed = De taak draait niet
    .why = Een taak die wijzigingen repliceert, stopt nooit vanzelf. Als de taak stopt, is vaak het binaire logboek van de bron niet ingeschakeld.
    .fix = Stopt de taak opnieuw, vergelijk dan de brondatabase met de pagina “Configure Source Database”.
check-task-tables-loaded = Er zijn tabellen geladen
    .failed = Er is geen tabel geladen
    .why = Eerst worden alle gegevens geladen, daarna de wijzigingen.
check-task-tables-without-errors = Geen tabel heeft een fout
    .failed = Een tabel heeft een fout
    .why = De gegevens van zo’n tabel ontbreken in het doel.
    .fix = Open het tabblad Table statistics van de taak en lees het logboek van de tabel met de fout.

## Wijzigingen

change-stack-roll-back = draai de update van { $name } terug
change-public-subnets = stel de openbare subnetten van { $vpc } in als subnetten van { $name }
change-database-move = verplaats { $name } naar { $vpc }; ondertussen antwoordt de database niet
change-instance-groups = koppel { $asked } aan { $name }
change-instance-storage = vergroot de toegewezen opslag van { $name } tot 100 GB
change-instance-again = maak { $name }-2 aan met de instellingen van de pagina, verplaats de taken van { $name } ernaartoe en verwijder { $name }
change-endpoint-password = voer het wachtwoord van { $name } opnieuw in en test de verbinding
change-test-connection = test de verbinding van { $name }
change-task-schema = corrigeer de selectieregels van { $name }, zodat ze alle tabellen van { $schema } bevatten
change-task-names = verwijder uit { $name } de transformatieregels die { $schema } of de tabellen ervan hernoemen, en laad de tabellen opnieuw
change-source-server = stel de servernaam van { $name } in op die van de brondatabase (DBServerDNSName in de uitvoer van de stack)
change-task-instance = verplaats { $name } naar { $asked }
change-task-start = start { $name }
change-task-resume = hervat { $name }
change-task-load = start { $name } vanaf het begin, zodat de tabellen worden geladen

## What AWS reports

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
symptom-dms-privileges = de gebruiker van de bron mag de wijzigingen niet lezen
    .fix = Geef de gebruiker REPLICATION CLIENT en REPLICATION SLAVE, zoals de pagina “Configure Source Database” zegt, en hervat daarna de taak.
symptom-dms-access-denied = de database weigert de gebruiker of het wachtwoord
    .failed = De database weigert de gebruiker of het wachtwoord
    .fix = Voer het wachtwoord van het eindpunt opnieuw in, en test de verbinding opnieuw.
symptom-dms-host-not-allowed = de brondatabase laat de gebruiker vanaf dit adres niet toe
    .fix = Maak de gebruiker voor elke host (“%”), zoals de pagina “Configure Source Database” zegt.
symptom-dms-binary-log = het binaire logboek van de bron is niet zoals DMS het nodig heeft
    .fix = Stel server-id, log_bin en binlog_format=ROW in, zoals de pagina “Configure Source Database” zegt, herstart MySQL en daarna de taak.
symptom-dms-unknown-host = de servernaam van het eindpunt bestaat niet
    .fix = Kopieer de servernaam opnieuw: DBServerDNSName voor de bron, het eindpunt van RDS voor het doel.
symptom-dms-no-tables = de taak vindt geen tabel die aan de selectieregel voldoet
    .fix = Verbeter het schema in de tabeltoewijzingen. Hoofdletters tellen, en deze naam heeft een koppelteken.
symptom-dms-unknown-database = de genoemde database bestaat niet
    .fix = Laat de databasenaam van het eindpunt leeg, en vergelijk het schema met de bron.
symptom-dms-network = de replicatie-instance bereikt de server niet op deze poort
    .failed = De replicatie-instance bereikt de database niet
    .fix = Vergelijk de servernaam en de poort met de pagina. Controleer bij het doel de regel van de groep van de database; kijk bij de bron of de server draait en of VPC Block Public Access de verbinding blokkeert.
