# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Bevor Sie beginnen
step-create-eb-environment = Umgebung starten
step-review-eb-environment = Umgebung prüfen und verwalten
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Quellcode hochladen
page-database-migration-create-target-db = Zieldatenbank erstellen

kind-stack = CloudFormation-Stack
kind-stack-failure = fehlgeschlagenes Ereignis des Stacks
kind-environment = Elastic-Beanstalk-Umgebung
kind-application-version = Anwendungsversion
kind-environment-members = Mitglieder der Umgebung
kind-environment-settings = Einstellungen der Umgebung

check-stack = Der Stack des Workshops ist bereitgestellt
    .failed = Der Stack des Workshops ist nicht bereitgestellt
    .why = Er erstellt die VPCs, die Quellserver und die Rollen.
    .fix = Lesen Sie in der CloudFormation-Konsole die Ereignisse des Stacks, vom ersten Fehler an. Wird er gerade gelöscht, warten Sie, bis er weg ist, und stellen Sie ihn dann noch einmal bereit. Löschen Sie ihn sonst nur, wenn etwas von ihm fehlt: Was Sie in seinen VPCs erstellt haben, muss vorher weg.
check-target-vpc = { $vpc } ist vorhanden
    .failed = { $vpc } fehlt
    .why = Die Umgebung liegt darin.
check-vpc-dns = { $vpc } löst DNS-Namen auf
    .failed = { $vpc } löst DNS-Namen nicht auf
    .why = Ohne DNS-Hostnamen hat der Webserver keinen öffentlichen DNS-Namen, und er findet die Datenbank nicht.
check-public-subnets = Öffentliche Subnetze erreichen das Internet
    .failed = Ein öffentliches Subnetz fehlt oder hat keinen Internetzugang
    .why = Die Server der Umgebung liegen in einem davon.
check-database = Die Zieldatenbank ist vorhanden
    .failed = Die Zieldatenbank fehlt in { $vpc }
    .why = Der Shop liest daraus seine Daten.
check-database-engine = Die Zieldatenbank ist MySQL
    .failed = Die Zieldatenbank ist nicht MySQL
    .why = Der Shop braucht MySQL.
check-database-available = Die Zieldatenbank ist verfügbar
    .failed = Die Zieldatenbank ist nicht verfügbar
    .why = Eine Datenbank, die angehalten ist oder gelöscht wird, antwortet nicht.

check-environment = Die Umgebung ist vorhanden
    .failed = Die Umgebung fehlt
    .why = Sie führt den Shop aus.
    .fix = Wählen Sie in der Elastic-Beanstalk-Konsole „Anwendung erstellen“, wie die Seite sagt.
check-environment-ready = Sie ist bereit
    .failed = Sie ist nicht bereit
    .why = Eine Umgebung, die gestartet, aktualisiert oder beendet wird, bedient keine Besucher.
    .fix = Lesen Sie die Ereignisse der Umgebung in der Elastic-Beanstalk-Konsole.
check-source-bundle = Sie führt das hochgeladene Quell-Bundle aus
    .failed = Sie führt ein anderes Quell-Bundle aus
    .why = Die Seite verlangt dieses Bundle.
    .fix = Laden Sie wordpress-beanstalk.zip als neue Anwendungsversion hoch, und stellen Sie diese in der Umgebung bereit.
check-environment-vpc = Sie liegt in { $vpc }
    .failed = Sie liegt in einer anderen VPC
    .why = Nur dort erreicht sie die Datenbank.
    .fix = Die VPC einer Umgebung lässt sich nicht ändern: Beenden Sie sie, und erstellen Sie eine neue mit { $vpc } unter „Netzwerk“.
check-environment-public = Ihre Server haben öffentliche Adressen
    .failed = Ihre Server haben keine öffentlichen Adressen
    .why = In einem öffentlichen Subnetz erreicht ein Server ohne öffentliche Adresse nichts außerhalb der VPC.
    .fix = Schalten Sie unter „Konfiguration“, „Netzwerk“ die öffentliche IP-Adresse ein.
check-setting-host = Sie kennt die Adresse der Datenbank
    .failed = Sie kennt die Adresse der Datenbank nicht
    .why = Der Shop verbindet sich mit dieser Adresse.
    .fix = Kopieren Sie unter „Konfiguration“, „Software“ den Endpunkt aus der RDS-Konsole nach RDS_HOSTNAME, ohne Port.
check-setting-name = Sie kennt den Namen des Schemas
    .failed = Sie kennt den Namen des Schemas nicht
    .why = Die Tabellen des Shops liegen in diesem Schema.
    .fix = Setzen Sie unter „Konfiguration“, „Software“ RDS_DB_NAME auf { $schema }.
check-setting-port = Sie kennt den Port der Datenbank
    .failed = Sie hat einen anderen Port als die Datenbank
    .why = Der Shop verbindet sich mit diesem Port.
    .fix = Setzen Sie unter „Konfiguration“, „Software“ RDS_PORT auf den Port der Datenbank, 3306.
check-server = Ihr Server läuft
    .failed = Ihr Server läuft nicht
    .why = Elastic Beanstalk führt den Shop auf dieser Instance aus.
    .fix = Starten Sie in der Elastic-Beanstalk-Konsole unter „Aktionen“ die App-Server neu.
check-server-public = Ihr Server hat eine öffentliche Adresse oder einen Load Balancer
    .failed = Ihr Server hat keine öffentliche Adresse
    .why = Ohne Load Balancer kommen Besucher zur öffentlichen Adresse des Servers.
asked-server-public = ein Server mit öffentlicher Adresse oder eine Umgebung mit Load Balancer
    .saw = { $things } hat eine öffentliche Adresse oder steht hinter einem Load Balancer
    .found = { $things } hat keine öffentliche Adresse, und die Umgebung hat keinen Load Balancer
    .fix = Wählen Sie unter „Aktionen“ die Option „Umgebung neu erstellen“. Elastic Beanstalk erstellt den Server dann neu, mit einer Adresse.
check-database-from-environment = Die Datenbank lässt die Umgebung zu
    .failed = Die Datenbank lässt die Umgebung nicht zu
    .why = Der Shop liest seine Daten über Port 3306.

check-visitors-reach-environment = Besucher erreichen den Webserver
    .failed = Besucher erreichen den Webserver nicht
    .why = Ihre Anfragen gehen durch das Internet-Gateway, die Netzwerk-ACL des Subnetzes und die Sicherheitsgruppe.
check-environment-reaches-database = Der Webserver erreicht die Datenbank
    .failed = Der Webserver erreicht die Datenbank nicht
    .why = Seine Anfragen gehen durch die Netzwerk-ACLs und Sicherheitsgruppen beider Seiten.
check-site = Der Shop antwortet
    .failed = Der Shop antwortet nicht
    .why = Das sehen die Besucher.
site-install = { $url } zeigt das Installationsprogramm von WordPress: Es findet seine Tabellen nicht
    .fix = Vergleichen Sie RDS_DB_NAME mit dem Schema, und prüfen Sie, ob die Datenbankmigration die Tabellen geladen hat.
site-database-error = { $url } antwortet mit { $status }: „Error establishing a database connection“
    .fix = Vergleichen Sie RDS_HOSTNAME, RDS_PORT, RDS_USERNAME und RDS_PASSWORD mit der Datenbank.

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

## What changes the settings of the environment

change-stack-roll-back = führen Sie den Rollback der Aktualisierung von { $name } zu Ende
change-environment-host = setzen Sie RDS_HOSTNAME von { $name } auf { $asked }
change-environment-schema = setzen Sie RDS_DB_NAME von { $name } auf { $asked }
change-environment-port = setzen Sie RDS_PORT von { $name } auf { $asked }
change-environment-public = geben Sie den Servern von { $name } öffentliche Adressen
