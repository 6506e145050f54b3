# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Voordat u begint
step-create-eb-environment = Omgeving starten
step-review-eb-environment = Omgeving bekijken en beheren
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Broncode uploaden
page-database-migration-create-target-db = Doeldatabase maken

kind-stack = CloudFormation-stack
kind-stack-failure = mislukte gebeurtenis van de stack
kind-environment = Elastic Beanstalk-omgeving
kind-application-version = applicatieversie
kind-environment-members = leden van de omgeving
kind-environment-settings = instellingen van de omgeving

check-stack = De stack van de workshop is uitgerold
    .failed = De stack van de workshop is niet uitgerold
    .why = Deze maakt de VPC’s, de bronservers en de rollen.
    .fix = Lees in de CloudFormation-console de gebeurtenissen van de stack, vanaf de eerste fout. Wordt hij verwijderd, wacht dan tot hij weg is en rol hem opnieuw uit. Verwijder hem anders alleen als er iets van ontbreekt: wat u in zijn VPC’s hebt gemaakt, moet eerst weg.
check-target-vpc = { $vpc } is er
    .failed = { $vpc } ontbreekt
    .why = De omgeving staat erin.
check-vpc-dns = { $vpc } zet DNS-namen om
    .failed = { $vpc } zet DNS-namen niet om
    .why = Zonder DNS-hostnamen heeft de webserver geen openbare DNS-naam; zonder DNS vindt hij de database niet.
check-public-subnets = Openbare subnetten bereiken het internet
    .failed = Een openbaar subnet ontbreekt of heeft geen internettoegang
    .why = De servers van de omgeving staan in een ervan.
check-database = De doeldatabase is er
    .failed = De doeldatabase ontbreekt in { $vpc }
    .why = De winkel leest er zijn gegevens uit.
check-database-engine = De doeldatabase is MySQL
    .failed = De doeldatabase is geen MySQL
    .why = De winkel heeft MySQL nodig.
check-database-available = De doeldatabase is beschikbaar
    .failed = De doeldatabase is niet beschikbaar
    .why = Een database die gestopt is of wordt verwijderd, antwoordt niet.

check-environment = De omgeving is er
    .failed = De omgeving ontbreekt
    .why = Deze draait de winkel.
    .fix = Kies in de Elastic Beanstalk-console Create application, zoals de pagina zegt.
check-environment-ready = Deze is gereed
    .failed = Deze is niet gereed
    .why = Een omgeving die wordt gestart, bijgewerkt of beëindigd, bedient geen bezoekers.
    .fix = Lees de gebeurtenissen van de omgeving in de Elastic Beanstalk-console.
check-source-bundle = Deze draait de geüploade bronbundel
    .failed = Deze draait een andere bronbundel
    .why = De pagina vraagt om deze bundel.
    .fix = Upload wordpress-beanstalk.zip als nieuwe applicatieversie en implementeer die in de omgeving.
check-environment-vpc = Deze staat in { $vpc }
    .failed = Deze staat in een andere VPC
    .why = Alleen daar bereikt de omgeving de database.
    .fix = De VPC van een omgeving is niet te wijzigen: beëindig de omgeving en maak een andere met { $vpc } onder Network.
check-environment-public = De servers hebben openbare adressen
    .failed = De servers hebben geen openbare adressen
    .why = In een openbaar subnet bereikt een server zonder openbaar adres niets buiten de VPC.
    .fix = Zet onder Configuration, Network het openbare IP-adres aan.
check-setting-host = De omgeving kent het adres van de database
    .failed = De omgeving kent het adres van de database niet
    .why = De winkel maakt verbinding met dit adres.
    .fix = Kopieer onder Configuration, Software het eindpunt uit de RDS-console naar RDS_HOSTNAME, zonder poort.
check-setting-name = De omgeving kent de naam van het schema
    .failed = De omgeving kent de naam van het schema niet
    .why = De tabellen van de winkel staan in dit schema.
    .fix = Zet onder Configuration, Software RDS_DB_NAME op { $schema }.
check-setting-port = De omgeving kent de poort van de database
    .failed = De omgeving heeft een andere poort dan de database
    .why = De winkel maakt verbinding met deze poort.
    .fix = Zet onder Configuration, Software RDS_PORT op de poort van de database, 3306.
check-server = De server draait
    .failed = De server draait niet
    .why = Elastic Beanstalk draait de winkel op deze instance.
    .fix = Herstart de appservers onder Actions in de Elastic Beanstalk-console.
check-server-public = De server heeft een openbaar adres of een load balancer
    .failed = De server heeft geen openbaar adres
    .why = Zonder load balancer komen bezoekers naar het openbare adres van de server.
asked-server-public = een server met een openbaar adres, of een omgeving met een load balancer
    .saw = { $things } heeft een openbaar adres of staat achter een load balancer
    .found = { $things } heeft geen openbaar adres, en de omgeving heeft geen load balancer
    .fix = Kies onder Actions voor Rebuild environment. Elastic Beanstalk maakt de server dan opnieuw, met een adres.
check-database-from-environment = De database laat de omgeving toe
    .failed = De database laat de omgeving niet toe
    .why = De winkel leest zijn gegevens op poort 3306.

check-visitors-reach-environment = Bezoekers bereiken de webserver
    .failed = Bezoekers bereiken de webserver niet
    .why = Hun verzoeken gaan door de internetgateway, de netwerk-ACL van het subnet en de beveiligingsgroep.
check-environment-reaches-database = De webserver bereikt de database
    .failed = De webserver bereikt de database niet
    .why = Zijn verzoeken gaan door de netwerk-ACL’s en beveiligingsgroepen van beide kanten.
check-site = De winkel antwoordt
    .failed = De winkel antwoordt niet
    .why = Dit is wat bezoekers zien.
site-install = { $url } toont de installatie van WordPress: die vindt haar tabellen niet
    .fix = Vergelijk RDS_DB_NAME met het schema, en kijk of de databasemigratie de tabellen heeft geladen.
site-database-error = { $url } antwoordt met { $status }: “Error establishing a database connection”
    .fix = Vergelijk RDS_HOSTNAME, RDS_PORT, RDS_USERNAME en RDS_PASSWORD met de database.

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

## What changes the settings of the environment

change-stack-roll-back = draai de update van { $name } terug
change-environment-host = stel RDS_HOSTNAME van { $name } in op { $asked }
change-environment-schema = stel RDS_DB_NAME van { $name } in op { $asked }
change-environment-port = stel RDS_PORT van { $name } in op { $asked }
change-environment-public = geef de servers van { $name } openbare adressen
