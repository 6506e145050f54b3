# The attendee's words for the module "database migration".

suite = Datenbankmigration

step-prerequisites = Bevor Sie beginnen
step-setup-network = Netzwerk einrichten
step-create-target-db = Zieldatenbank erstellen
step-create-replication-instance = Replikations-Instance erstellen
step-create-endpoints = Quell- und Zielendpunkt erstellen
step-create-task = Replikationsaufgabe erstellen und ausführen
page-database-migration-configure_source_database = Quelldatenbank konfigurieren

kind-stack = CloudFormation-Stack
kind-stack-failure = fehlgeschlagenes Ereignis des Stacks
kind-replication-subnet-group = Replikationssubnetzgruppe
kind-replication-instance = Replikations-Instance
kind-endpoint = DMS-Endpunkt
kind-endpoint-connection = Verbindungstest
kind-replication-task = Datenbankmigrationsaufgabe

## Before you start

check-stack = Der Stack des Workshops ist bereitgestellt
    .failed = Der Stack des Workshops ist nicht bereitgestellt
    .why = Er erstellt die VPCs, die Quellserver und die Rollen.
    .fix = Lesen Sie in der CloudFormation-Konsole die Ereignisse des Stacks, vom ersten Fehler an. Wird er gerade gelöscht, warten Sie, bis er weg ist, und stellen Sie ihn dann noch einmal bereit. Löschen Sie ihn sonst nur, wenn etwas von ihm fehlt: Was Sie in seinen VPCs erstellt haben, muss vorher weg.
check-target-vpc = { $vpc } ist vorhanden
    .failed = { $vpc } fehlt
    .why = Der Stack des Workshops erstellt sie. Die Zieldatenbank und die Replikations-Instance liegen darin.
check-public-subnets = Öffentliche Subnetze erreichen das Internet
    .failed = Ein öffentliches Subnetz fehlt oder hat keinen Internetzugang
    .why = Über sie erreicht die Replikations-Instance die Quelldatenbank.

## Set up networking

check-replication-group = Die Sicherheitsgruppe der Replikations-Instance ist vorhanden
    .failed = Die Sicherheitsgruppe der Replikations-Instance fehlt in { $vpc }
    .why = Anhand dieser Gruppe lässt die Datenbank die Replikations-Instance zu. Eingehende Regeln braucht sie nicht.
check-database-group = Die Sicherheitsgruppe der Datenbank ist vorhanden
    .failed = Die Sicherheitsgruppe der Datenbank fehlt in { $vpc }
    .why = Ihre Regel bestimmt, wer sich mit der Datenbank verbinden darf.
check-database-from-replication = Die Datenbank lässt die Replikations-Instance zu
    .failed = Die Datenbank lässt die Replikations-Instance nicht zu
    .why = DMS schreibt über Port 3306 in die Zieldatenbank.
check-replication-group-out = RI-SG lässt MySQL hinaus
    .failed = RI-SG lässt MySQL nicht hinaus
    .why = Die Replikations-Instance verbindet sich über Port 3306 mit beiden Datenbanken. Eine neue Sicherheitsgruppe erlaubt ausgehend alles.

## Create target DB

check-database = Die Zieldatenbank ist vorhanden
    .failed = Die Zieldatenbank fehlt in { $vpc }
    .why = DMS kopiert die Daten des Shops dorthin.
check-database-engine = Die Zieldatenbank ist MySQL
    .failed = Die Zieldatenbank ist nicht MySQL
    .why = Die Quelldatenbank ist MySQL, und der Shop braucht MySQL.
check-database-has-group = Die Zieldatenbank hat ihre Sicherheitsgruppe
    .failed = Die Zieldatenbank hat eine andere Sicherheitsgruppe
    .why = Die Regel für die Replikations-Instance ist in dieser Gruppe.
check-database-single = Die Zieldatenbank hat keine Standby-Instance
    .failed = Die Zieldatenbank hat eine Standby-Instance
    .why = Eine Standby-Instance verdoppelt die Kosten, und der Workshop braucht sie nicht.
check-database-available = Die Zieldatenbank ist verfügbar
    .failed = Die Zieldatenbank ist nicht verfügbar
    .why = Eine Datenbank, die angehalten ist oder gelöscht wird, antwortet nicht.

## Create replication instance

check-subnet-group = Die Replikationssubnetzgruppe ist vorhanden
    .failed = Die Replikationssubnetzgruppe fehlt in { $vpc }
    .why = Sie legt fest, in welchen Subnetzen die Replikations-Instance liegen darf.
check-subnet-group-public = Die Subnetze der Subnetzgruppe sind öffentlich
    .failed = Ein Subnetz der Subnetzgruppe ist nicht öffentlich
    .why = Die Replikations-Instance erreicht die Quelldatenbank über das Internet.
asked-public-subnets = eine Replikationssubnetzgruppe, die nur öffentliche Subnetze hat
    .saw = Die Subnetze von { $things } sind öffentlich
    .found = Ein Subnetz von { $things } hat keine Route zu einem Internet-Gateway
    .fix = Wählen Sie in der DMS-Konsole die öffentlichen Subnetze für die Subnetzgruppe { $things } aus.
check-replication-instance = Die Replikations-Instance ist vorhanden
    .failed = Die Replikations-Instance fehlt in { $vpc }
    .why = Sie liest die Quelldatenbank und schreibt in die Zieldatenbank.
check-replication-instance-subnets = Die Replikations-Instance verwendet die Replikationssubnetzgruppe
    .failed = Die Replikations-Instance verwendet eine andere Replikationssubnetzgruppe
    .why = Die Subnetzgruppe bestimmt, von wo aus sie die Datenbanken erreicht.
    .fix = Adresse und Subnetze einer Replikations-Instance lassen sich nicht ändern. Erstellen Sie eine weitere wie auf der Seite.
check-replication-instance-public = Die Replikations-Instance ist öffentlich zugänglich
    .failed = Die Replikations-Instance ist nicht öffentlich zugänglich
    .why = Ohne öffentliche Adresse erreicht sie die Quelldatenbank nicht über das Internet.
    .fix = Adresse und Subnetze einer Replikations-Instance lassen sich nicht ändern. Erstellen Sie eine weitere wie auf der Seite.
check-replication-instance-group = Die Replikations-Instance hat ihre Sicherheitsgruppe
    .failed = Die Replikations-Instance hat eine andere Sicherheitsgruppe
    .why = Die Regel der Datenbank lässt diese Gruppe zu.
check-replication-instance-single = Die Replikations-Instance liegt in einer Availability Zone
    .failed = Die Replikations-Instance liegt in mehreren Availability Zones
    .why = Multi-AZ verdoppelt die Kosten, und der Workshop braucht es nicht.
check-replication-instance-available = Die Replikations-Instance ist verfügbar
    .failed = Die Replikations-Instance ist nicht verfügbar
    .why = Nur eine verfügbare Instance testet Endpunkte und führt Aufgaben aus.

## Create source and target endpoints

check-source-endpoint = Der Quellendpunkt ist vorhanden
    .failed = Der Quellendpunkt fehlt
    .why = Er sagt DMS, wie die Quelldatenbank zu erreichen ist.
check-source-endpoint-type = Der Typ des Quellendpunkts ist „source“
    .failed = Der Typ des Quellendpunkts ist nicht „source“
    .why = Eine Aufgabe liest von einem Quellendpunkt und schreibt auf einen Zielendpunkt.
check-source-endpoint-engine = Die Engine des Quellendpunkts ist MySQL
    .failed = Die Engine des Quellendpunkts ist nicht MySQL
    .why = Die Quelldatenbank ist MySQL.
check-source-endpoint-server = Der Server des Quellendpunkts ist nicht die Zieldatenbank
    .failed = Der Server des Quellendpunkts ist die Zieldatenbank
    .why = Die Datenbank würde aus sich selbst migriert.
check-source-endpoint-port = Der Port des Quellendpunkts ist 3306
    .failed = Der Port des Quellendpunkts ist nicht 3306
    .why = Auf diesem Port antwortet die Quelldatenbank.
check-target-endpoint = Der Zielendpunkt ist vorhanden
    .failed = Der Zielendpunkt fehlt
    .why = Er sagt DMS, wie die Zieldatenbank zu erreichen ist.
check-target-endpoint-type = Der Typ des Zielendpunkts ist „target“
    .failed = Der Typ des Zielendpunkts ist nicht „target“
    .why = Eine Aufgabe liest von einem Quellendpunkt und schreibt auf einen Zielendpunkt.
check-target-endpoint-engine = Die Engine des Zielendpunkts ist MySQL
    .failed = Die Engine des Zielendpunkts ist nicht MySQL
    .why = Die Zieldatenbank ist MySQL.
check-target-endpoint-server = Der Server des Zielendpunkts ist die Zieldatenbank
    .failed = Der Server des Zielendpunkts ist nicht die Zieldatenbank
    .why = DMS würde in eine andere Datenbank schreiben.
check-target-endpoint-port = Der Port des Zielendpunkts ist der der Zieldatenbank
    .failed = Der Port des Zielendpunkts ist nicht der der Zieldatenbank
    .why = Über einen anderen Port erreicht DMS die Datenbank nicht.
check-source-connection = Die Verbindung zur Quelle wurde getestet
    .failed = Die Verbindung zur Quelle wurde nicht getestet
    .why = Eine Aufgabe startet nur, wenn beide Tests erfolgreich waren.
check-source-connection-successful = Die Replikations-Instance erreicht die Quelle
    .failed = Die Verbindung zur Quelle schlägt fehl
    .why = Die Instance braucht eine öffentliche Adresse, der Endpunkt den richtigen Server, Port, Benutzer und das richtige Passwort.
    .fix = Schlägt der Test erneut fehl, vergleichen Sie Servernamen, Benutzer und Passwort mit der Seite.
check-target-connection = Die Verbindung zum Ziel wurde getestet
    .failed = Die Verbindung zum Ziel wurde nicht getestet
    .why = Eine Aufgabe startet nur, wenn beide Tests erfolgreich waren.
check-target-connection-successful = Die Replikations-Instance erreicht das Ziel
    .failed = Die Verbindung zum Ziel schlägt fehl
    .why = Die Datenbank muss die Instance zulassen, und der Endpunkt braucht den richtigen Benutzer und das richtige Passwort.
    .fix = Schlägt der Test erneut fehl, vergleichen Sie Benutzer und Passwort mit denen der Datenbank.

## Create and run a replication task

check-task = Die Aufgabe ist vorhanden
    .failed = Die Aufgabe fehlt
    .why = Sie kopiert die Daten und danach jede Änderung.
check-task-source = Die Aufgabe liest vom Quellendpunkt
    .failed = Die Aufgabe liest von einem anderen Endpunkt
    .why = Sie würde eine andere Datenbank kopieren.
check-task-target = Die Aufgabe schreibt in den Zielendpunkt
    .failed = Die Aufgabe schreibt in einen anderen Endpunkt
    .why = Die Daten kämen in einer anderen Datenbank an.
check-task-instance = Die Aufgabe läuft auf der Replikations-Instance
    .failed = Die Aufgabe läuft auf einer anderen Replikations-Instance
    .why = Nur diese Instance erreicht beide Datenbanken.
check-task-type = Die Aufgabe migriert vorhandene Daten und repliziert Änderungen
    .failed = Die Aufgabe migriert nicht vorhandene Daten und repliziert Änderungen
    .why = Bis zur Umstellung schreibt der Shop weiter in die Quelle.
check-task-schema = Die Aufgabe migriert das Schema { $schema }
    .failed = Die Aufgabe migriert ein anderes Schema
    .why = In diesem Schema liegen die Tabellen des Shops.
check-task-names = Die Tabellen behalten ihre Namen
    .failed = Die Aufgabe gibt dem Schema oder Tabellen andere Namen
    .why = Der Shop sucht sie unter diesen Namen.
check-task-tables-kept = Die Aufgabe lässt vorhandene Zieltabellen, wie sie sind
    .failed = Die Aufgabe ändert vorhandene Zieltabellen
    .why = Die Seite verlangt „Nichts tun“.
check-task-logs = Die Aufgabe schreibt Protokolle
    .failed = Die Aufgabe schreibt keine Protokolle
    .why = Die Protokolle sagen, warum eine Tabelle nicht kopiert werden konnte.
check-task-validation = Die Aufgabe validiert die kopierten Daten
    .failed = Die Aufgabe validiert die kopierten Daten nicht
    .why = Die Validierung vergleicht Quelle und Ziel Zeile für Zeile.
check-task-running = Die Aufgabe läuft
    .failed = Die Aufgabe läuft nicht
    .why = Eine Aufgabe, die Änderungen repliziert, endet nie von selbst. Hält sie an, ist oft das Binärprotokoll der Quelle nicht eingeschaltet.
    .fix = Hält sie erneut an, vergleichen Sie die Quelldatenbank mit der Seite „Configure Source Database“.
check-task-tables-loaded = Tabellen sind geladen
    .failed = Keine Tabelle ist geladen
    .why = Das vollständige Laden kommt vor den Änderungen.
check-task-tables-without-errors = Keine Tabelle hat einen Fehler
    .failed = Eine Tabelle hat einen Fehler
    .why = Die Daten einer solchen Tabelle fehlen im Ziel.
    .fix = Öffnen Sie die Registerkarte „Tabellenstatistik“ der Aufgabe, und lesen Sie das Protokoll der Tabelle mit dem Fehler.

## Änderungen

change-stack-roll-back = führen Sie den Rollback der Aktualisierung von { $name } zu Ende
change-public-subnets = legen Sie als Subnetze von { $name } die öffentlichen Subnetze von { $vpc } fest
change-database-move = verschieben Sie { $name } in { $vpc }; währenddessen antwortet die Datenbank nicht
change-instance-groups = ordnen Sie { $name } die Sicherheitsgruppe { $asked } zu
change-instance-storage = vergrößern Sie den zugewiesenen Speicher von { $name } auf 100 GB
change-instance-again = erstellen Sie { $name }-2 mit den Einstellungen der Seite, verschieben Sie die Aufgaben von { $name } dorthin und löschen Sie { $name }
change-endpoint-password = geben Sie das Passwort von { $name } erneut ein, und testen Sie die Verbindung
change-test-connection = testen Sie die Verbindung von { $name }
change-task-schema = korrigieren Sie die Auswahlregeln von { $name }, sodass sie alle Tabellen von { $schema } einschließen
change-task-names = entfernen Sie aus { $name } die Transformationsregeln, die { $schema } oder seine Tabellen umbenennen, und laden Sie die Tabellen neu
change-source-server = setzen Sie den Servernamen von { $name } auf den der Quelldatenbank (DBServerDNSName in den Ausgaben des Stacks)
change-task-instance = verschieben Sie { $name } zu { $asked }
change-task-start = starten Sie { $name }
change-task-resume = setzen Sie { $name } fort
change-task-load = starten Sie { $name } von vorn, damit die Tabellen geladen werden

## What AWS reports

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
symptom-dms-privileges = der Benutzer der Quelle darf die Änderungen nicht lesen
    .fix = Geben Sie dem Benutzer REPLICATION CLIENT und REPLICATION SLAVE, wie die Seite „Configure Source Database“ sagt, und setzen Sie dann die Aufgabe fort.
symptom-dms-access-denied = die Datenbank lehnt den Benutzer oder das Passwort ab
    .failed = Die Datenbank lehnt den Benutzer oder das Passwort ab
    .fix = Geben Sie das Passwort des Endpunkts noch einmal ein, und testen Sie die Verbindung erneut.
symptom-dms-host-not-allowed = die Quelldatenbank lässt den Benutzer von dieser Adresse aus nicht zu
    .fix = Erstellen Sie den Benutzer für jeden Host („%“), wie die Seite „Configure Source Database“ sagt.
symptom-dms-binary-log = das Binärprotokoll der Quelle ist nicht so, wie DMS es braucht
    .fix = Setzen Sie server-id, log_bin und binlog_format=ROW, wie die Seite „Configure Source Database“ sagt, starten Sie MySQL neu und dann die Aufgabe.
symptom-dms-unknown-host = den Servernamen des Endpunkts gibt es nicht
    .fix = Kopieren Sie den Servernamen noch einmal: DBServerDNSName für die Quelle, den Endpunkt von RDS für das Ziel.
symptom-dms-no-tables = die Aufgabe findet keine Tabelle, die zu ihrer Auswahlregel passt
    .fix = Korrigieren Sie das Schema in den Tabellenzuordnungen. Groß- und Kleinschreibung zählt, und der Name hat einen Bindestrich.
symptom-dms-unknown-database = die genannte Datenbank gibt es nicht
    .fix = Lassen Sie den Datenbanknamen des Endpunkts leer, und vergleichen Sie das Schema mit der Quelle.
symptom-dms-network = die Replikations-Instance erreicht den Server an diesem Port nicht
    .failed = Die Replikations-Instance erreicht die Datenbank nicht
    .fix = Vergleichen Sie Servernamen und Port mit der Seite. Beim Ziel: Prüfen Sie die Regel der Datenbankgruppe. Bei der Quelle: Prüfen Sie, ob ihr Server läuft und ob VPC Block Public Access die Verbindung sperrt.
