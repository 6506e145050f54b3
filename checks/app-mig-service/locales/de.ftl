# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Bevor Sie beginnen
step-setup = Ersteinrichtung
step-install-agent = Agent installieren
step-server-details = Serverdetails anpassen
step-test = Test-Instance starten
step-launch = Cutover-Instance starten
step-webserver-config = Anwendung konfigurieren
page-database-migration-create-target-db = Zieldatenbank erstellen

kind-stack = CloudFormation-Stack
kind-stack-failure = fehlgeschlagenes Ereignis des Stacks
kind-replication-template = Vorlage der Replikationseinstellungen
kind-source-server = Quellserver
kind-launch-settings = Starteinstellungen
kind-launch-template = Startvorlage

## Before you start

check-stack = Der Stack des Workshops ist bereitgestellt
    .failed = Der Stack des Workshops ist nicht bereitgestellt
    .why = Er erstellt die VPCs, die Quellserver und die Rollen.
    .fix = Lesen Sie in der CloudFormation-Konsole die Ereignisse des Stacks, vom ersten Fehler an. Wird er gerade gelöscht, warten Sie, bis er weg ist, und stellen Sie ihn dann noch einmal bereit. Löschen Sie ihn sonst nur, wenn etwas von ihm fehlt: Was Sie in seinen VPCs erstellt haben, muss vorher weg.
check-target-vpc = { $vpc } ist vorhanden
    .failed = { $vpc } fehlt
    .why = Der Stack des Workshops erstellt sie. Der Webserver wird dorthin migriert.
check-vpc-dns = { $vpc } löst DNS-Namen auf
    .failed = { $vpc } löst DNS-Namen nicht auf
    .why = Ohne DNS-Hostnamen hat der Webserver keinen öffentlichen DNS-Namen, und er findet die Datenbank nicht.
check-public-subnets = Öffentliche Subnetze erreichen das Internet
    .failed = Ein öffentliches Subnetz fehlt oder hat keinen Internetzugang
    .why = Der Replikationsserver und der migrierte Webserver liegen darin.
check-database = Die Zieldatenbank ist vorhanden
    .failed = Die Zieldatenbank fehlt in { $vpc }
    .why = Der Shop auf dem migrierten Webserver liest daraus seine Daten.
check-database-available = Die Zieldatenbank ist verfügbar
    .failed = Die Zieldatenbank ist nicht verfügbar
    .why = Eine Datenbank, die angehalten ist oder gelöscht wird, antwortet nicht.
check-database-engine = Die Zieldatenbank ist MySQL
    .failed = Die Zieldatenbank ist nicht MySQL
    .why = Der Shop braucht MySQL.

## Initial setup

check-template = Die Vorlage der Replikationseinstellungen ist vorhanden
    .failed = Die Vorlage der Replikationseinstellungen fehlt
    .why = Sie bestimmt, wo AWS Application Migration Service seine Replikationsserver startet.
    .fix = Öffnen Sie die Konsole von AWS Application Migration Service, und wählen Sie „Erste Schritte“.
check-staging-subnet = Das Subnetz des Staging-Bereichs ist öffentlich
    .failed = Das Subnetz des Staging-Bereichs ist nicht öffentlich
    .why = Der Agent auf dem Quellserver sendet seine Daten über das Internet an den Replikationsserver.
asked-staging-subnet = ein öffentliches Subnetz von { $vpc } als Subnetz des Staging-Bereichs
    .saw = Das Subnetz des Staging-Bereichs ist { $things }
    .found = { $things } ist kein öffentliches Subnetz
    .fix = Öffnen Sie in der Konsole von AWS Application Migration Service die Einstellungen, und wählen Sie { $vpc }-public-a. Ändern Sie für einen Server in der Liste auch dessen Replikationseinstellungen.

## Install agent

check-source-server = Der Quellserver steht in der Liste
    .failed = Kein Quellserver steht in der Liste
    .why = Der Agent trägt den Server bei der Installation in die Liste ein.
    .fix = Führen Sie das Installationsprogramm auf dem Quell-Webserver noch einmal aus, mit der Region und dem Zugriffsschlüssel der Seite.
check-replicating = Die Replikation läuft
    .failed = Die Replikation steht still
    .why = Nur ein kopierter Server kann gestartet werden.
    .fix = Öffnen Sie den Server in der Konsole von AWS Application Migration Service, und lesen Sie das Migrations-Dashboard.

## Update server details

check-right-sizing = Die Größenanpassung der Instance ist ausgeschaltet
    .failed = Die Größenanpassung der Instance ist eingeschaltet
    .why = Mit der Größenanpassung überschreibt der Service den Instance-Typ der Startvorlage.
    .fix = Öffnen Sie die Starteinstellungen des Servers, wählen Sie „Bearbeiten“, und setzen Sie die Größenanpassung auf „Keine“.
check-default-version = Die neue Version der Startvorlage ist der Standard
    .failed = Die neue Version der Startvorlage ist nicht der Standard
    .why = Der Service startet die Standardversion. Eine neue Version wird nicht von selbst zum Standard.
asked-default-version = eine Startvorlage, deren neueste Version die Standardversion ist
    .saw = Die Standardversion von { $things } ist in Ordnung
    .found = Die Standardversion von { $things } ist nicht die neueste Version
    .fix = Öffnen Sie die Startvorlage, wählen Sie die neueste Version und dann „Aktionen“, „Standardversion festlegen“.
check-server-ready = Der Server ist kopiert
    .failed = Der Server ist nicht kopiert
    .why = Eine Test-Instance kann gestartet werden, wenn die Datenreplikation den Status „Fehlerfrei“ hat.
    .fix = Öffnen Sie den Server in der Konsole von AWS Application Migration Service, und lesen Sie das Migrations-Dashboard.

## Launch test instance

check-test-launched = Eine Test-Instance wurde gestartet
    .failed = Keine Test-Instance wurde gestartet
    .why = Der Test zeigt vor dem Cutover, ob die Kopie startet.
    .fix = Wählen Sie „Test und Cutover“, „Test-Instances starten“. Ist der Start fehlgeschlagen, lesen Sie den Auftrag im Startverlauf.
check-ready-for-cutover = Der Server ist als bereit für den Cutover markiert
    .failed = Der Server ist nicht als bereit für den Cutover markiert
    .why = Erst danach kann eine Cutover-Instance gestartet werden.
    .fix = Wenn die Test-Instance läuft, wählen Sie „Test und Cutover“, „Als bereit für den Cutover markieren“.

## Launch cutover instance

check-cutover-launched = Der Cutover wurde gestartet
    .failed = Der Cutover wurde nicht gestartet
    .why = Die Cutover-Instance ist der migrierte Webserver.
    .fix = Wählen Sie „Test und Cutover“, „Cutover-Instances starten“. Läuft noch ein Auftrag, warten Sie, bis er beendet ist.
check-webserver = Der migrierte Webserver ist vorhanden
    .failed = Der migrierte Webserver fehlt in { $vpc }
    .why = Mit einer anderen Version der Startvorlage gestartet, liegt er in einer anderen VPC.
    .fix = Prüfen Sie die Standardversion der Startvorlage, und starten Sie noch einmal. Nach dem Abschluss des Cutovers wird nichts mehr gestartet: Archivieren Sie den Server, installieren Sie den Agenten noch einmal, und wiederholen Sie die Schritte von dort an.
check-webserver-type = Sein Instance-Typ ist { $instance_type }
    .failed = Er hat einen anderen Instance-Typ
    .why = Die Seite verlangt diesen Typ, der für den Shop genügt.
    .advice = Ein anderer Typ kann mehr kosten.
check-webserver-running = Er läuft
    .failed = Er läuft nicht
    .why = Ein angehaltener Server antwortet nicht.
    .fix = Starten Sie die Instance in der EC2-Konsole.
check-webserver-subnet = Er liegt in einem öffentlichen Subnetz
    .failed = Er liegt nicht in einem öffentlichen Subnetz
    .why = Besucher erreichen ihn über das Internet-Gateway.
asked-webserver-subnet = ein Webserver in einem öffentlichen Subnetz
    .saw = { $things } liegt in einem öffentlichen Subnetz
    .found = { $things } liegt nicht in einem öffentlichen Subnetz
    .fix = Wählen Sie in der Startvorlage { $vpc }-public-a, machen Sie diese Version zum Standard, und starten Sie noch einmal.
check-webserver-public = Er hat eine öffentliche Adresse
    .failed = Er hat keine öffentliche Adresse
    .why = Ohne sie erreichen ihn Besucher nicht.
asked-webserver-public = ein Webserver mit einer öffentlichen IPv4-Adresse
    .saw = { $things } hat eine öffentliche Adresse
    .found = { $things } hat keine öffentliche Adresse
    .fix = Aktivieren Sie in der Startvorlage „Öffentliche IP automatisch zuweisen“, machen Sie diese Version zum Standard, und starten Sie noch einmal. Oder ordnen Sie der Instance eine Elastic-IP-Adresse zu.
check-cutover-finalized = Der Cutover ist abgeschlossen
    .failed = Der Cutover ist nicht abgeschlossen
    .why = Bis dahin geht die Replikation weiter, und ihre Server kosten Geld.
    .fix = Wählen Sie „Test und Cutover“, „Cutover abschließen“.

## Configure application

check-webserver-http = Der Webserver lässt Besucher zu
    .failed = Der Webserver lässt keine Besucher zu
    .why = Besucher kommen über Port 80.
check-ssh-from-own-address = SSH nur von Ihrer eigenen Adresse
    .why = So kann niemand sonst am Webserver Passwörter und Schlüssel ausprobieren.
asked-ssh = eine Regel für SSH (Port 22) nur von Ihrer eigenen Adresse
    .saw = { $things } lässt SSH nur von einzelnen Adressen zu
    .found = { $things } hat keine Regel für SSH von einer einzelnen Adresse
    .fix = Fügen Sie eine Regel für eingehenden Datenverkehr für SSH mit der Quelle „Meine IP“ hinzu, und entfernen Sie weiter gefasste.
check-database-from-webserver = Die Datenbank lässt den Webserver zu
    .failed = Die Datenbank lässt den Webserver nicht zu
    .why = Der Shop liest seine Daten über Port 3306.
check-visitors-reach-webserver = Besucher erreichen den Webserver
    .failed = Besucher erreichen den Webserver nicht
    .why = Ihre Anfragen gehen durch das Internet-Gateway, die Netzwerk-ACL des Subnetzes und die Sicherheitsgruppe.
check-webserver-reaches-database = Der Webserver erreicht die Datenbank
    .failed = Der Webserver erreicht die Datenbank nicht
    .why = Seine Anfragen gehen durch die Netzwerk-ACLs und Sicherheitsgruppen beider Seiten.
check-site = Der Shop antwortet
    .failed = Der Shop antwortet nicht
    .why = Das sehen die Besucher.

site-install = { $url } zeigt das Installationsprogramm von WordPress: Es findet seine Tabellen nicht
    .fix = Vergleichen Sie DB_NAME in wp-config.php mit dem Schema, und prüfen Sie, ob die Datenbankmigration die Tabellen geladen hat.
site-database-error = { $url } antwortet mit { $status }: „Error establishing a database connection“
    .fix = Vergleichen Sie DB_HOST, DB_USER und DB_PASSWORD in /var/www/html/wp-config.php mit der Datenbank.

## What the service says about a replication

symptom-agent-not-seen = der Service hört nichts mehr vom Agent
    .fix = Starten Sie den Quell-Webserver, und prüfen Sie, ob er AWS über TCP 443 erreicht. Installieren Sie den Agent im Zweifel noch einmal.
symptom-agent-cannot-connect = der Quellserver erreicht den Replikationsserver nicht über TCP 1500
    .fix = Verwenden Sie als Subnetz des Staging-Bereichs ein öffentliches Subnetz, mit einer öffentlichen IP-Adresse für den Replikationsserver. Ändern Sie auch die Replikationseinstellungen des Servers.
symptom-replication-server-isolated = der Replikationsserver erreicht AWS nicht über TCP 443
    .fix = Verwenden Sie als Subnetz des Staging-Bereichs ein Subnetz mit einer Route zu einem Internet-Gateway, auch in den Replikationseinstellungen des Servers.
symptom-replication-server-not-launched = der Service kann den Replikationsserver, seine Volumes oder Snapshots nicht erstellen
    .fix = Prüfen Sie die Kontingente des Kontos für EC2 und EBS und die Rollen des Service: Wählen Sie in den Einstellungen „Serviceberechtigungen neu initialisieren“.
symptom-slow-network = das Netzwerk zwischen dem Quellserver und dem Replikationsserver ist zu langsam oder bricht ab
    .fix = Warten Sie einige Minuten. Bessert es sich nicht, wählen Sie in den Replikationseinstellungen einen größeren Instance-Typ für den Replikationsserver.
symptom-stack-runtime = die Vorlage ist alt: Sie verlangt eine Lambda-Laufzeit, die AWS nicht mehr anbietet
    .fix = Nehmen Sie die Vorlage aus dem Repository des Workshops. Setzen Sie Runtime beider Funktionen auf eine aktuelle Version von Python. Stellen Sie sie bereit wie unter Option 2 der Seite.
symptom-stack-image = die Vorlage ist alt oder für eine andere Region: Ihr Image (AMI) gibt es hier nicht
    .fix = Stellen Sie den Stack in us-west-2 bereit. Gibt es das Image nicht mehr, setzen Sie ein aktuelles Ubuntu-Image in die Vorlage aus dem Repository des Workshops ein.
symptom-stack-code = die Vorlage holt den Code ihrer Funktionen aus einem Bucket, der von dieser Region aus nicht lesbar ist
    .fix = Stellen Sie den Stack in us-west-2 bereit, oder packen Sie den Code in einen eigenen Bucket, wie unter Option 2 der Seite.
symptom-stack-exists = etwas mit dem Namen, den der Stack vergibt, existiert bereits
    .fix = Löschen Sie, was die Meldung nennt (eine Rolle oder einen Benutzer eines früheren Versuchs), und stellen Sie den Stack noch einmal bereit.
symptom-stack-quota = ein Kontingent des Kontos ist aufgebraucht
    .fix = Löschen Sie, was nicht mehr gebraucht wird (VPCs, Elastic-IP-Adressen), oder beantragen Sie ein höheres Kontingent. Stellen Sie dann den Stack noch einmal bereit.
symptom-stack-denied = Sie dürfen nicht erstellen, was der Stack braucht
    .fix = Stellen Sie den Stack als Benutzer mit Administratorberechtigungen bereit.

## What changes the resources of the service

change-stack-roll-back = führen Sie den Rollback der Aktualisierung von { $name } zu Ende
change-create-template = richten Sie AWS Application Migration Service mit einem Staging-Bereich in einem öffentlichen Subnetz von { $vpc } ein
change-staging-subnet = verwenden Sie das Subnetz { $vpc }-public-a in der Replikationsvorlage und in den Replikationseinstellungen eines Servers, der schon in der Liste ist
change-staging-subnet-of-template = verwenden Sie das Subnetz { $vpc }-public-a in der Replikationsvorlage
change-replication-retry = beheben Sie die Ursache, die AWS nennt, und wiederholen Sie die Replikation von { $name }
change-replication-resume = setzen Sie die Replikation von { $name } fort
change-replication-start = starten Sie die Replikation von { $name }
change-launch-test = starten Sie eine Test-Instance von { $name }
change-ready-for-cutover = markieren Sie { $name } als bereit für das Cutover
change-launch-cutover = starten Sie die Cutover-Instance von { $name }
change-finalize-cutover = schließen Sie das Cutover von { $name } ab
change-right-sizing = schalten Sie die Größenanpassung der Instance aus
change-default-version = machen Sie die neueste Version der Startvorlage { $name } zur Standardversion
