# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = Sicherheitsgruppe
kind-file-system = EFS-Dateisystem
kind-load-balancer = Load Balancer
kind-target-group = Zielgruppe
kind-cluster = ECS-Cluster
kind-task-definition = Task-Definition
kind-service = ECS-Service
kind-database = RDS-Datenbank
kind-instance = EC2-Instanz
kind-iam-role = IAM-Rolle

internet-gateway = einem Internet-Gateway
nat-gateway = einem NAT-Gateway
execution-role = Task execution role
task-role = Task role

## Existence

name-exact = mit dem Namen { $name }
name-example = (z. B. { $name })
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } in { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } in { $vpc }
exists-saw = { $name }, { $how }
found-wired = verwendet von { $kind } { $from }
found-named = am Namen erkannt
found-nearly-named = an einem ähnlichen Namen erkannt
found-sole = die einzige Ressource dieser Art
found-best-fit = von mehreren am besten passend
exists-other-name = Der Name ist { $name }; auf der Seite steht { $asked }. Mit diesem Namen funktioniert es auch.
exists-others = Es gibt mehrere: Geprüft wurde { $name }, nicht { $others }.
exists-other-vpc = { $name } befindet sich in { $vpc }
exists-other-vpc-fix = Erstellen Sie die Ressource ({ $kind }) neu in { $vpc }; die VPC lässt sich nachträglich nicht ändern.
exists-other-vpc-fix-cluster = Stellen Sie einen Snapshot des Clusters von { $name } in { $vpc } wieder her. Ein Cluster lässt sich nicht in eine andere VPC verschieben, und eine neue Datenbank wäre leer.
exists-other-vpc-fix-database = Verschieben Sie { $name } nach { $vpc }: Erstellen Sie dort eine DB-Subnetzgruppe mit einem Subnetz in der Availability Zone der Instance und wählen Sie sie unter „Modify“ zusammen mit einer Sicherheitsgruppe von { $vpc }. Starten Sie die Instance zuvor, falls sie gestoppt ist, und stellen Sie Multi-AZ auf Single-AZ um. Eine neue Datenbank wäre leer.
exists-absent = { $kind } mit dem Namen { $name } nicht gefunden
exists-absent-near = { $kind } mit dem Namen { $name } nicht gefunden, aber vorhanden: { $near }
exists-absent-apart = { $absent }; gehört anscheinend nicht zum Workshop: { $others }
exists-absent-made-by = { $absent }; { $name } ist { $state }
exists-absent-made-by-because = { $absent }; { $name } ist { $state }: „{ $reason }“
exists-absent-any = { $kind } nicht gefunden
exists-absent-fix = Erstellen Sie die Ressource ({ $kind }) wie auf der Seite beschrieben.
unsure-fix = Prüfen Sie zuerst, ob { $name } zum Workshop gehört: Nichts im Konto weist darauf hin. { $fix }
resource-missing = { $kind } { $name } fehlt
resource-missing-any = { $kind } fehlt

## Properties

property-expected = { $resource }: { $property } = { $asked }
property-saw = { $resource }: { $property } = { $value }
property-pending = { $resource } hat den Status { $value }
property-unfinished = { $resource } hat den Status { $value }, aber was gestartet wurde, ist noch nicht zu Ende
property-otherwise = { $resource } fehlt und wird nicht gebraucht: { $other } ist vorhanden
property-advice = { $actual }; die Seite verlangt: { $asked }.
property-fix = Ändern Sie { $property } von { $resource }; richtig ist: { $asked }. Lässt die Konsole das nicht zu, erstellen Sie wie auf der Seite beschrieben eine neue Ressource, und verwenden Sie diese.
property-state-fix = Öffnen Sie { $resource } in der Konsole, und suchen Sie den Grund, warum der Status nicht { $asked } ist. Bleibt es dabei, erstellen Sie wie auf der Seite beschrieben eine neue Ressource.
property-fixed-fix = { $property } von { $resource } lässt sich nicht ändern. Erstellen Sie wie auf der Seite beschrieben eine neue Ressource ({ $asked }), und verwenden Sie diese.
property-declared-fix = Ändern Sie { $property } von { $resource }; richtig ist: { $asked }.
asked-one-of = { $values }
asked-at-least = mindestens { $least }
asked-absent = (nicht gesetzt)
asked-other-than = ein anderer Wert als { $values }
works-all-the-same = { $actual }. Es funktioniert trotzdem: { $proof }. Die Seite verlangt: { $asked }.

## selection_rules

selection-expected = { $resource }: Auswahlregeln, die alle Tabellen von { $container } einschließen
selection-saw = Die Auswahlregeln von { $resource } schließen alle Tabellen von { $container } ein
selection-saw-parts = Die Auswahlregeln von { $resource } schließen die nötigen Tabellen von { $container } ein
selection-advice = Die Regeln schließen nicht alle Tabellen von { $container } ein, wie es die Seite verlangt.
selection-none = Die Auswahlregeln von { $resource } schließen { $container } nicht ein
selection-without = Die Auswahlregeln von { $resource } lassen { $parts } von { $container } aus
selection-fix = Korrigieren Sie die Auswahlregeln von { $resource }, sodass sie alle Tabellen von { $container } einschließen.
renaming-expected = { $resource }: keine Transformationsregel, die { $schema } oder seine Tabellen umbenennt
renaming-saw = Die Transformationsregeln von { $resource } behalten die Namen von { $schema } und seinen Tabellen bei
renaming-schema = Eine Transformationsregel von { $resource } benennt { $schema } in { $name } um
renaming-tables = Transformationsregeln von { $resource } benennen { $tables } von { $schema } um
renaming-fix = Entfernen Sie die Transformationsregeln von { $resource }, die { $schema } oder seine Tabellen umbenennen, und laden Sie die Tabellen neu.
wait-minutes = Das dauert normalerweise einige Minuten. Prüfen Sie danach erneut.
wait-mount-target = Ein Mount-Target ist normalerweise innerhalb von zwei Minuten bereit. Prüfen Sie danach erneut.
wait-deployment = Eine Bereitstellung dauert normalerweise drei bis fünf Minuten. Prüfen Sie danach erneut.
wait-targets = Ein neues Ziel wird normalerweise nach ein bis drei Minuten als fehlerfrei erkannt. Prüfen Sie danach erneut.

## Security groups

sg-expected = { $group } erlaubt { $protocol } { $ports } { $direction }
sg-saw = { $group } erlaubt { $protocol } { $ports } { $direction }
sg-from = von { $peer }
sg-to = zu { $peer }
sg-anywhere = 0.0.0.0/0 (Anywhere)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] Die Regel nennt den Adressbereich
   *[other] Die Regeln nennen die Adressbereiche
} { $ranges }; die Seite nennt { $peer }.
sg-narrower = Die Regel gilt nur für { $range }; auf der Seite steht Anywhere. Ändern Sie die Quelle in 0.0.0.0/0.
sg-fewer-ports = Der entscheidende Port ist offen; die Seite öffnet { $ports }.
sg-database-port = Die Datenbank verwendet Port { $port }; auf der Seite steht { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = keine Inbound-Regeln vorhanden
sg-no-rules-out = keine Outbound-Regeln vorhanden
sg-other-protocol = die Regel „{ $rule }“ gilt nicht für { $protocol }
sg-other-port = die Regel „{ $rule }“ umfasst Port { $ports } nicht
sg-only-ipv6 = die Regel „{ $rule }“ gilt nur für IPv6
sg-other-peer = die Regel „{ $rule }“ gilt nicht für { $peer }
sg-none-fits = keine der Regeln passt: { $rules }
sg-fix-in = Fügen Sie { $group } eine Inbound-Regel hinzu: { $protocol } { $ports } von { $peer }.
sg-fix-out = Fügen Sie { $group } eine Outbound-Regel hinzu: { $protocol } { $ports } zu { $peer }.

carries-expected = Sicherheitsgruppe von { $resource }: { $group }
carries-saw = Sicherheitsgruppe von { $resource }: { $group }
carries-others = Weitere Sicherheitsgruppen von { $resource }: { $others }.
carries-instead = { $resource } hat { $carried } statt { $group }. Die Regeln bewirken dasselbe.
carries-other = { $resource }: { $carried } statt { $group }
carries-fix = Weisen Sie { $resource } die Sicherheitsgruppe { $group } statt der bisherigen zu.
carries-fix-beside = Weisen Sie { $resource } die Sicherheitsgruppe { $group } zu. Erhalten bleibt: { $kept }.
manual-saw = von der Kursleitung bestätigt
manual-expected = eine Bestätigung der Kursleitung

## Network

vpc-dns-expected = DNS support und DNS hostnames sind in { $vpc } aktiviert
vpc-dns-saw = beide sind in { $vpc } aktiviert
vpc-dns-off = in { $vpc } nicht aktiviert: { $attributes }
vpc-dns-fix = Aktivieren Sie { $attributes }: VPC-Konsole, { $vpc }, „Edit VPC settings“.
subnets-missing = in { $vpc } nicht gefunden: { $subnets }
stack-fix = Stellen Sie den CloudFormation-Stack des Workshops erneut bereit, oder fragen Sie Ihre Kursleitung.
route-expected = Standardroute von { $subnets } führt zu { $gateway }
route-saw = Standardroute von { $subnets } führt zu { $gateway }
route-wrong = { $subnet } (Routing-Tabelle { $table }): { $what }
route-wrong-several = { $problems }
route-none = keine Standardroute
route-blackhole = die Standardroute zeigt auf { $gateway }; dieses Ziel existiert nicht mehr (blackhole)
route-other = die Standardroute zeigt auf { $gateway }
route-nat-gone = das NAT-Gateway { $gateway } existiert nicht
route-nat-state = das NAT-Gateway { $gateway } hat den Status { $state }
route-nat-not-public = das NAT-Gateway { $gateway } liegt nicht in einem öffentlichen Subnetz
route-fix = Richten Sie die Route 0.0.0.0/0 in der Routing-Tabelle { $table } auf { $gateway }, das funktioniert.
acl-expected = die Netzwerk-ACLs von { $subnets } lassen den Datenverkehr des Workshops und die Antworten darauf durch
acl-saw = { $subnets }: Datenverkehr durchgelassen von { $acls }
acl-blocks-in = { $acl } von { $subnet } blockiert eingehend TCP { $ports } von { $peer } (Regel { $rule })
acl-blocks-out = { $acl } von { $subnet } blockiert ausgehend TCP { $ports } zu { $peer } (Regel { $rule })
acl-fix-in = Erlauben Sie in { $acl } eingehend TCP { $ports } von { $peer }, mit einer niedrigeren Regelnummer.
acl-fix-out = Erlauben Sie in { $acl } ausgehend TCP { $ports } zu { $peer }, mit einer niedrigeren Regelnummer.

## Reachability

reaches-expected = { $from } kann { $to } über TCP { $ports } erreichen
reaches-expected-endpoint = { $from } kann { $to } über den Port des Endpunkts erreichen
reaches-name = { $name }
reaches-internet = das Internet
reaches-carrier = { $groups }
reaches-saw = { $from } kann { $to } über TCP { $ports } erreichen; geprüft: { $looked }
reaches-blocked = { $from } kann { $to } über TCP { $ports } nicht erreichen: { $blockers }
reaches-fix = Damit der Datenverkehr durchkommt, { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = keine Regel von { $groups } erlaubt eingehend TCP { $ports } für { $peer }
blocker-groups-out = keine Regel von { $groups } erlaubt ausgehend TCP { $ports } für { $peer }
blocker-no-route = { $table } von { $subnet } hat keine passende Route ins Internet
blocker-no-route-hosts = { $table } von { $subnet } hat keine passende Route ins Internet, und es gibt keinen VPC-Endpunkt für { $hosts }
blocker-dead-route = { $table } leitet { $destination } zu { $target }; dieses Ziel existiert nicht mehr (blackhole)
blocker-private-nat = das NAT-Gateway { $gateway } ist privat und führt nicht ins Internet
blocker-no-public-address = Tasks von { $service } erhalten im öffentlichen Subnetz { $subnet } keine öffentliche Adresse
blocker-internal = { $load_balancer } hat das Scheme „internal“
blocker-other-vpc = die eine Seite liegt in { $from }, die andere in { $to }
blocker-no-mount-target = { $file_system } hat kein Mount-Target in { $zone }
blocker-zone = { $load_balancer } bedient { $zone } nicht, obwohl dort Tasks laufen
blocker-public-access = VPC Block Public Access ({ $mode }) hält Datenverkehr zwischen { $place } und dem Internet auf
blocker-dns = { $attribute } ist in { $vpc } nicht aktiviert
change-allow-in = fügen Sie { $group } eine Inbound-Regel für TCP { $ports } von { $peer } hinzu
change-allow-out = fügen Sie { $group } eine Outbound-Regel für TCP { $ports } zu { $peer } hinzu
change-acl-in = fügen Sie { $acl } die Inbound-Regel { $number } hinzu, die TCP { $ports } von { $peer } erlaubt
change-acl-out = fügen Sie { $acl } die Outbound-Regel { $number } hinzu, die TCP { $ports } zu { $peer } erlaubt
change-acl-remove-in = entfernen Sie die Inbound-Regel { $number } aus { $acl }
change-acl-remove-out = entfernen Sie die Outbound-Regel { $number } aus { $acl }
change-route = richten Sie die Route { $destination } in { $table } auf { $gateway }, das funktioniert
change-route-remove = entfernen Sie die Route { $destination } aus { $table }
change-dns = aktivieren Sie { $attribute } in { $vpc }
change-exclusion = fügen Sie VPC Block Public Access einen Ausschluss für { $vpc } hinzu, der Datenverkehr in beide Richtungen erlaubt
change-exclusion-mode = stellen Sie den Ausschluss { $exclusion } von VPC Block Public Access so ein, dass er Datenverkehr in beide Richtungen erlaubt
change-exclusion-refused = bitten Sie die Administratoren Ihrer Organisation, einen Ausschluss von VPC Block Public Access für { $vpc } zuzulassen; Ausschlüsse sind dort deaktiviert
change-public-ip = aktivieren Sie „Public IP“ für { $service }
change-mount-target = fügen Sie { $file_system } ein Mount-Target in { $zone } hinzu
change-replace = löschen Sie { $resource }, und erstellen Sie die Ressource neu
change-internet-facing = erstellen Sie { $load_balancer } neu mit dem Scheme „internet-facing“
change-public-subnet = weisen Sie { $load_balancer } statt { $subnet } ein öffentliches Subnetz zu
change-zone = fügen Sie { $load_balancer } ein öffentliches Subnetz aus { $zone } hinzu
change-vpc = erstellen Sie { $resource } neu in { $vpc }

## IAM roles

role-expected = { $role } kann von { $service } übernommen werden und erlaubt { $actions }
role-saw = { $role } kann von { $service } übernommen werden und erlaubt { $actions }
role-absent = die Rolle { $role } existiert nicht
role-absent-fix = Wählen Sie eine vorhandene Rolle; der Stack des Workshops erstellt eine.
role-untrusted = { $role } kann von { $service } nicht übernommen werden
role-untrusted-fix = Fügen Sie { $service } zur Vertrauensrichtlinie von { $role } hinzu.
role-trust-denied-fix = Entfernen Sie die Anweisung, die { $service } ausschließt, aus der Vertrauensrichtlinie von { $role }.
role-trust-condition-fix = Ändern Sie die Bedingung für { $key } in der Vertrauensrichtlinie von { $role }: Sie passt nicht zu diesem Konto.
role-lacks = { $role } erlaubt { $action } nicht
role-lacks-fix = Erlauben Sie { $action } in einer Inline-Richtlinie von { $role }, so wie es der Stack des Workshops tut.
role-denied = die Richtlinie { $policy } verweigert { $role } die Aktion { $action }
role-denied-fix = Entfernen Sie die Anweisung, die { $action } verweigert, aus der Richtlinie { $policy } von { $role }.
role-bounded = die Berechtigungsgrenze { $boundary } von { $role } erlaubt { $action } nicht
role-bounded-fix = Erlauben Sie { $action } in { $boundary }, oder entfernen Sie die Berechtigungsgrenze von { $role }.
task-role-expected = { $which } von { $definition }: { $role }
task-role-none = in { $definition } fehlt die { $which }
task-role-fix = Erstellen Sie eine neue Revision mit { $role } als { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = Endpunkt von { $database }
parameter-value-any = beliebiger Wert
parameter-saw = { $name } ({ $type })
parameter-absent = kein Parameter { $name } in { $region }
parameter-absent-fix = Erstellen Sie den Parameter { $name } vom Typ { $type }, mit genau diesem Namen und ohne Pfad.
parameter-slash = Der Name beginnt mit einem Schrägstrich; auf der Seite steht { $name }.
parameter-plain = { $name } ist ein einfacher String: Wer Parameter lesen darf, kann auch diesen Wert lesen. Auf der Seite steht SecureString.
parameter-port = Der Wert endet mit einem Port ({ $value }); die Seite verlangt nur den Hostnamen.
parameter-instance = { $value } ist der Endpunkt einer einzelnen Instance des Clusters, die nach einem Failover keine Schreibvorgänge annimmt. Besser ist der Writer-Endpunkt { $asked }.
parameter-reader = { $value } ist der Reader-Endpunkt des Clusters. Er nimmt nur so lange Schreibvorgänge an, wie der Cluster keine weitere Instance hat; besser ist der Writer-Endpunkt { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = der Wert ist leer
parameter-space = vor oder nach dem Wert steht ein Leerzeichen: „{ $value }“
parameter-scheme = der Wert ist eine Adresse mit http:// ({ $value }), kein Hostname
parameter-identifier = der Wert ist der Name der Instance ({ $value }), nicht ihr Endpunkt
parameter-other-database = der Wert ist der Endpunkt einer anderen Datenbank ({ $database })
parameter-other-host = der Wert { $value } ist nicht der Endpunkt der Workshop-Datenbank
parameter-port-missing = der Wert nennt keinen Port, und die Datenbank verwendet Port { $port }
parameter-port-other = der Wert { $value } nennt einen anderen Port als { $port }, den die Datenbank verwendet
parameter-read-only = der Wert ist der Reader-Endpunkt des Clusters ({ $value }), der keine Schreibvorgänge annimmt
parameter-other = der Wert ist { $value }
text-hidden = (nicht angezeigt, da es ein Passwort sein kann)
parameter-fix = Ändern Sie den Wert von { $name }; richtig ist: { $value }. Falls der Service schon existiert, erzwingen Sie danach eine neue Bereitstellung.
parameter-empty-fix = Geben Sie { $name } einen Wert. Falls der Service schon existiert, erzwingen Sie danach eine neue Bereitstellung.
parameter-space-fix = Entfernen Sie das Leerzeichen vor oder nach dem Wert von { $name }. Falls der Service schon existiert, erzwingen Sie danach eine neue Bereitstellung.

## EFS

mount-targets-expected = { $file_system } hat verfügbare Mount-Targets in den Zonen von { $subnets }
mount-targets-saw = { $file_system } hat verfügbare Mount-Targets in { $zones }
mount-targets-zone = { $file_system } hat kein Mount-Target in { $zone }; Zonen mit Mount-Target: { $found }
mount-targets-zone-fix = Fügen Sie ein Mount-Target in { $zone } hinzu; die Seite verwendet { $subnets }.
mount-targets-other-vpc = Mount-Targets außerhalb von { $vpc }: { $targets }
mount-targets-other-vpc-fix = Löschen Sie die Mount-Targets von { $file_system }, und erstellen Sie sie in { $vpc }.
mount-targets-elsewhere = Die Mount-Targets liegen in { $subnets }; die Seite verwendet andere Subnetze derselben Zonen.

volume-expected = { $definition } hat ein EFS-Volume von { $file_system }
volume-saw = Volume { $volume } von { $file_system }
volume-none = { $definition } hat kein EFS-Volume
volume-other = { $definition } bindet stattdessen { $found } ein
volume-root = das Volume { $volume } beginnt bei { $root }; dieses Verzeichnis existiert möglicherweise nicht
volume-root-fix = Erstellen Sie eine neue Revision, in der das Volume { $volume } „/“ als Root directory hat.
volume-fix = Erstellen Sie eine neue Revision mit einem EFS-Volume von { $file_system }.
volume-unencrypted = Das Volume { $volume } ist ohne Verschlüsselung während der Übertragung eingebunden: Gelesene und geschriebene Daten gehen unverschlüsselt durch das Netzwerk.
volume-access-point = Das Volume verwendet den Zugriffspunkt { $point }; dessen Verzeichnis wurde nicht geprüft.
mount-expected = das EFS-Volume ist unter { $path } eingebunden
mount-saw = { $container } bindet es unter { $path } ein
mount-none = { $container } hat keinen Mount point für ein EFS-Volume
mount-other = { $container } bindet es unter { $paths } ein
mount-fix = Erstellen Sie eine neue Revision mit dem Mount point { $path }.

## Load balancer

lb-subnets-expected = Subnetze von { $load_balancer }: { $subnets }
lb-subnets-saw = Subnetze von { $load_balancer }: { $subnets }
lb-subnets-wrong = { $load_balancer } liegt in { $subnets }, nicht in öffentlichen Subnetzen der Workshop-VPC
lb-zones-few = { $load_balancer } liegt nur in { $subnets }
lb-subnets-fix = Ändern Sie die Subnetze des Load Balancers: { $subnets }.
listener-expected = { $load_balancer } { $listener } leitet an { $target_group } weiter
listener-saw = { $load_balancer } { $listener } leitet an { $target_group } weiter
listener-absent = { $load_balancer } hat keinen Listener auf Port { $port }; vorhandene Listener: { $found }
listener-protocol = { $load_balancer } hat den Listener { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; die Seite verlangt einen Listener, der alles weiterleitet
action-forward = leitet an { $groups } weiter
action-fixed = antwortet fest mit { $status }
action-redirect = leitet auf { $url } um
action-circle = leitet im Kreis um
action-no-listener = leitet auf { $listener } um, wofür es keinen Listener gibt
action-share = sendet { $percent } % der Anfragen an { $group }
action-share-dead = sendet { $percent } % der Anfragen an { $group }, wo kein Ziel fehlerfrei ist
action-other = macht etwas anderes ({ $type })
listener-fix = Lassen Sie den Listener { $listener } alles an { $target_group } weiterleiten; fehlt er, fügen Sie ihn hinzu.

## Task definition

container-none = { $definition } hat keinen Container
image-expected = Image { $image }
image-saw = { $container } verwendet { $image }
image-fix = Erstellen Sie eine neue Revision mit dem Image { $image }.
image-elsewhere = { $image } kommt von Docker Hub, wo anonyme Downloads begrenzt sind: Ein Kurs hinter einem gemeinsamen NAT-Gateway erhält schnell „toomanyrequests“. Auf der Seite steht { $asked }.
image-mirror = { $image } kommt aus einer anderen Registry. Ob es dasselbe Image ist, ist hier nicht zu erkennen; auf der Seite steht { $asked }.
image-digest = Das Image ist nur durch seinen Digest festgelegt: Version und Variante sind hier nicht zu erkennen. Auf der Seite steht { $asked }.
image-tag = Das Tag ist { $tag }; auf der Seite steht { $asked }.
image-variant = { $saw }: Die Variante { $variant } lauscht nicht auf Port { $port }
image-behind = Die Variante { $variant } lauscht nicht auf Port { $port }; { $proxy } muss die Anfragen an sie weiterleiten.
port-expected = ein Container von { $definition } ordnet Port { $port } (TCP) zu
port-saw = { $container } ordnet Port { $port } zu
port-other = in { $definition } zugeordnete Ports: { $found }
port-fix = Erstellen Sie eine neue Revision, deren Container ein Port mapping für { $port }, TCP, hat.
secrets-expected = per ValueFrom: { $pairs }
secrets-saw = { $container } bezieht { $variables } aus dem Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } ist ein fester Wert, nicht ValueFrom
secret-absent = { $variable } fehlt
secret-elsewhere = { $variable } ist nur in { $container } gesetzt
secret-other = { $variable } kommt aus { $value }, nicht aus { $parameter }
secret-manager = { $variable } kommt aus Secrets Manager; die Seite verwendet den Parameter { $parameter }.
variable-other = { $variable } ist nicht { $asked }, sodass WordPress die migrierten Tabellen nicht findet
variable-advice = { $variable } ist nicht { $asked }. Stellen Sie sicher, dass die Datenbank Tabellen mit diesem Präfix hat.
variable-fix = Erstellen Sie eine neue Revision ohne { $variable } oder mit dem Wert { $asked }.
log-group-expected = die Protokollgruppe existiert, oder die Task execution role darf sie erstellen
log-group-none = { $definition } sammelt keine Protokolle, und das ist in Ordnung
log-group-saw = Protokollgruppe: { $groups }
log-group-absent = { $container } schreibt in die Protokollgruppe { $group }; sie existiert nicht, und die Task execution role darf sie nicht erstellen
log-group-fix = Erstellen Sie die Protokollgruppe { $group }, oder schalten Sie „Log collection“ in einer neuen Revision aus.

## Service

launch-expected = { $service } läuft auf { $asked }
launch-saw = { $service } läuft auf { $found }
launch-other = { $service } läuft auf { $found }. Die Website kann trotzdem funktionieren, aber die Seite verlangt { $asked }
launch-fix = Löschen Sie den Service, und erstellen Sie ihn neu mit { $asked }.
launch-advice = Der Service läuft auf { $found }; diese Kapazität kann AWS mit nur zwei Minuten Vorlauf zurücknehmen.
platform-expected = { $service } läuft auf Plattformversion { $at_least } oder neuer
platform-saw = { $service }: { $found }
platform-old = { $service } läuft auf { $found } und kann damit kein EFS einbinden
platform-fix = Aktualisieren Sie den Service auf Plattformversion { $at_least } oder LATEST, und erzwingen Sie eine neue Bereitstellung.
task-subnets-expected = { $service } läuft in { $subnets }
task-subnets-saw = { $service } läuft in { $subnets }
task-subnets-none = { $service } hat keine Subnetze
task-subnets-other-vpc = { $subnet } gehört zu einer anderen VPC
task-subnets-no-public-ip = { $subnet } ist ein öffentliches Subnetz, und Tasks erhalten dort keine öffentliche Adresse: Sie erreichen das Internet nicht
task-subnets-no-way-out = { $subnet } hat keinen Weg ins Internet
task-subnets-fix = Aktualisieren Sie im Service „Networking“ auf { $subnets }. Lässt die Konsole das nicht zu, löschen Sie den Service, und erstellen Sie ihn neu.
task-subnets-public = Tasks laufen in { $subnets } mit öffentlichen Adressen, also offen zum Internet; die Seite verwendet private Subnetze.
task-subnets-one-zone = Alle Tasks laufen in einer einzigen Availability Zone: Fällt sie aus, fällt auch die Website aus.
service-tg-expected = { $service } registriert Port { $port } in { $target_group }
service-tg-saw = { $service } registriert { $container }:{ $port } in { $target_group }
service-tg-none = { $service } hat keinen Load Balancer
service-tg-other = { $service } registriert die Tasks in { $found }
service-tg-port = { $service } registriert Port { $port }
service-tg-fix = Aktualisieren Sie den Service, oder erstellen Sie ihn neu, mit der Zielgruppe { $target_group } und dem Container-Port { $port }.
revision-expected = { $service } verwendet { $definition }
revision-saw = { $service } verwendet { $found }
revision-other = { $service } verwendet noch { $found }; die Revision, die der Seite entspricht, ist { $wanted }
revision-fix = Aktualisieren Sie den Service auf { $wanted }, und erzwingen Sie eine neue Bereitstellung.
desired-expected = gewünschte Anzahl Tasks von { $service }: { $count }
desired-saw = { $service } soll { $count ->
    [one] 1 Task
   *[other] { $count } Tasks
} ausführen
desired-few = Die Seite verlangt { $count } Tasks: Bei weniger führt jede Bereitstellung und jede Störung zu einer Unterbrechung.
desired-fix = Setzen Sie die Anzahl der Tasks des Service („Desired tasks“) auf { $count }.
scaling-expected = { $service } skaliert im Bereich von { $bounds } Tasks nach { $metric } mit Zielwert { $target }
scaling-saw = { $service } skaliert im Bereich von { $bounds } Tasks
scaling-none = { $service } skaliert nicht automatisch.
scaling-bounds = Der Service skaliert im Bereich von { $bounds } Tasks; auf der Seite steht { $asked }.
scaling-policy = Es fehlt eine Target-Tracking-Richtlinie für { $metric } mit Zielwert { $target }.
scaling-suspended = Die dynamische Skalierung ist angehalten: Die Richtlinien bewirken nichts.
steady-expected = alle Tasks von { $service } laufen, und die Bereitstellung ist abgeschlossen
steady-saw = von { $service } laufen { $running } von { $desired } Tasks, und die Bereitstellung ist abgeschlossen
steady-pending = die Bereitstellung von { $service }: { $running } von { $desired } Tasks laufen
steady-not = von { $service } laufen { $running } von { $desired } Tasks
steady-fix = Sehen Sie sich in der ECS-Konsole den zuletzt gestoppten Task an. Ist der Fehler behoben, aktualisieren Sie den Service mit „Force new deployment“: Eine fehlgeschlagene Bereitstellung startet von selbst nichts mehr.
targets-expected = alle Ziele von { $target_group } sind fehlerfrei
targets-saw = { $count ->
    [one] 1 Ziel
   *[other] { $count } Ziele
} von { $target_group } fehlerfrei
targets-none = { $target_group } hat keine Ziele
targets-none-fix = Lassen Sie den Service seine Tasks dort registrieren; das geschieht, sobald sie laufen.
targets-strays = diese Ziele von { $target_group } sind keine Tasks des Services: { $targets }
targets-strays-advice = Diese Ziele sind keine Tasks des Services: { $targets }. Heben Sie ihre Registrierung auf; der Service registriert seine Tasks selbst.
targets-initial = { $count ->
    [one] 1 Ziel
   *[other] { $count } Ziele
} von { $target_group } noch in der ersten Zustandsprüfung
targets-sick = { $target_group }: { $targets }
targets-fix = Lesen Sie im Tab „Targets“ der Zielgruppe, was die Zustandsprüfung meldet, und sehen Sie sich dann die Tasks an.

## Site

site-expected = die Adresse von { $load_balancer } antwortet mit 200 und { $site }
site-saw = { $url } antwortet mit { $status } und { $site }
site-other-page = { $url } antwortet mit { $status }, aber nicht mit { $site }: mit einer Fixed response oder einer anderen Seite
site-other-page-fix = Lassen Sie den Listener an die Zielgruppe weiterleiten, und verwenden Sie im Container das Image von der Seite.
site-elsewhere = { $url } leitet Besucher zu einer anderen Adresse weiter: { $host }
site-elsewhere-fix = Setzen Sie die eigene Adresse der Website auf die des Load Balancers.
site-502 = { $url } antwortet mit 502: Die Antwort des Containers ist fehlerhaft oder abgebrochen
site-502-fix = Sehen Sie sich die Protokolle und den Port des Containers an.
site-503 = { $url } antwortet mit 503: Der Load Balancer hat kein Ziel, zu dem er Besucher schicken kann
site-503-fix = Sorgen Sie dafür, dass der Service fehlerfreie Tasks in der Zielgruppe registriert.
site-504 = { $url } antwortet mit 504: Der Container hat nicht rechtzeitig geantwortet
site-504-fix = Finden Sie heraus, worauf der Container wartet: meist auf die Datenbank oder das Dateisystem.
site-balancer = { $url } antwortet mit { $status }: Der Load Balancer selbst antwortet, etwa durch eine Regel oder durch AWS WAF; der Container wurde nicht gefragt
site-balancer-fix = Sehen Sie sich die Regeln des Listeners und die Web-ACL von AWS WAF an, die dem Load Balancer zugeordnet ist.
site-maintenance = { $url } antwortet mit { $status }, und zwar aus dem Container: Die Website wird gerade aktualisiert oder kann im Moment niemanden bedienen
site-maintenance-fix = Meist nach spätestens zehn Minuten vorbei. Wenn es so bleibt, sehen Sie sich die Protokolle des Containers an.
site-other-status = { $url } antwortet mit { $status }
site-other-status-fix = Öffnen Sie die Adresse in einem Browser, und sehen Sie sich die Protokolle des Containers an.
site-refused = { $url } lehnt die Verbindung ab oder bricht sie ab
site-connect-timed-out = { $url } antwortet nicht: keine Verbindung
site-read-timed-out = { $url } nimmt die Verbindung an, antwortet aber nicht
site-redirects = { $url } leitet endlos im Kreis um
site-not-http = was unter { $url } antwortet, spricht kein HTTP
site-unreachable-fix = Prüfen Sie Scheme, Subnetze, Sicherheitsgruppe und Listener des Load Balancers.
site-no-address = { $resource } hat keine öffentliche Adresse
site-server-unreachable-fix = Prüfen Sie die öffentliche Adresse des Servers, seine Sicherheitsgruppe und die Routing-Tabelle seines Subnetzes.
site-server-fix = Öffnen Sie die Adresse im Browser, und lesen Sie die Protokolle des Webservers.
site-server-elsewhere-fix = Setzen Sie die eigene Adresse der Website auf die Adresse dieses Servers.

## When something could not be read

unknown-denied = nicht lesbar: Ihnen fehlt die Berechtigung { $action }
unknown-denied-hint = Bitten Sie um { $action }, oder verwenden Sie Anmeldeinformationen mit dieser Berechtigung. „workshop-check policy --suite { $suite }“ gibt alles aus, was nötig ist.
unknown-denied-scp = nicht lesbar: Eine Service-Kontrollrichtlinie (service control policy, SCP) Ihrer Organisation verweigert { $action }
unknown-denied-rcp = nicht lesbar: Eine Ressourcen-Kontrollrichtlinie (resource control policy, RCP) Ihrer Organisation verweigert { $action }
unknown-denied-boundary = nicht lesbar: Die Berechtigungsgrenze (permissions boundary) Ihres Benutzers oder Ihrer Rolle erlaubt { $action } nicht
unknown-denied-session = nicht lesbar: Die Sitzungsrichtlinie (session policy) Ihrer Anmeldeinformationen erlaubt { $action } nicht
unknown-denied-endpoint = nicht lesbar: Die Richtlinie des VPC-Endpunkts, über den die Anfrage lief, erlaubt { $action } nicht
unknown-denied-by-hint = Eine eigene Richtlinie hilft nicht. Wenden Sie sich an die Administration des Kontos oder der Organisation.
unknown-throttled = nicht lesbar: AWS hat { $call } immer wieder mit „too many requests“ beantwortet
unknown-timed-out = nicht lesbar: Auf { $call } kam nicht rechtzeitig eine Antwort
unknown-again-hint = Prüfen Sie in einer Minute erneut.
unknown-failed = nicht lesbar: { $call } ist mit { $code } fehlgeschlagen: { $message }
unknown-not-read = nicht zu beurteilen: Der Snapshot wurde ohne { $call } erstellt
unknown-not-read-hint = Erstellen Sie einen neuen Snapshot für diese Suite.
unknown-not-recorded-hint = Dieses Demo-Konto wurde ohne diesen Aufruf aufgezeichnet. Prüfen Sie ein eigenes Konto.
unknown-no-field = nicht zu beurteilen: Kein Ergebnis von { $call } hat das Feld „{ $field }“, das die Suite liest
unknown-no-field-hint = Das sagt nichts über das Konto. Melden Sie es der Person, die die Suite geschrieben hat: Das Feld ist unter „keep“ falsch geschrieben, oder es gehört unter „may_lack“.
unknown-not-modelled = nicht zu beurteilen: Es hängt von { $what } ab, und das kennt dieses Programm nicht
unknown-not-modelled-hint = Vergleichen Sie es mit dem, was die Seite verlangt: { $expected }.
unknown-not-confirmed = noch nicht bestätigt: Keine API von AWS gibt darüber Auskunft
unknown-not-confirmed-hint = Zeigen Sie es Ihrer Kursleitung; sie vermerkt es in der Spalte „{ $column }“ der Teilnehmerliste.
unknown-site-proxy = nicht lesbar: Ein Proxy zwischen diesem Computer und der Website antwortet an ihrer Stelle ({ $how })
unknown-site-portal = nicht lesbar: Das Netzwerk dieses Computers antwortet anstelle der Website, etwa ein Captive Portal oder ein Webfilter ({ $how })
unknown-site-resolver = nicht lesbar: Der DNS-Resolver dieses Computers kennt { $how } nicht, obwohl AWS diesen Namen nennt. Bei einem neuen Load Balancer dauert es ein bis zwei Minuten
unknown-site-inspection = nicht lesbar: Das Zertifikat stammt von einer unbekannten Zertifizierungsstelle, wie wenn das Netzwerk dieses Computers TLS untersucht ({ $how })
unknown-site-network = nicht lesbar: Das Netzwerk dieses Computers lässt ihn die Website nicht erreichen ({ $how })
unknown-site-hint = Das sagt nichts über das Konto. Prüfen Sie noch einmal aus einem anderen Netzwerk oder ohne den Proxy (NO_PROXY), oder öffnen Sie die Website in einem Browser.
unknown-site-addresses = nicht lesbar: keine Verbindung, und die Sicherheitsgruppe des Load Balancers lässt nur bestimmte Adressen zu ({ $how }), von denen dieser Computer vielleicht keine hat
unknown-site-addresses-hint = Prüfen Sie von einer Adresse aus, die die Regel zulässt, oder lassen Sie mit der Regel alle zu (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Sehen Sie sich in der ECS-Konsole den zuletzt gestoppten Task an. Ist der Fehler behoben, aktualisieren Sie den Service mit „Force new deployment“.
symptom-fixed-since = { $actual }: Die letzte Bereitstellung hat aufgegeben. Der Grund ist inzwischen behoben. { $quote }
symptom-fixed-since-fix = Aktualisieren Sie den Service mit „Force new deployment“: Eine Bereitstellung, die aufgegeben hat, startet von selbst nichts mehr.
aws-says = AWS meldet: „{ $text }“
aws-says-aged = AWS hat { $age } gemeldet: „{ $text }“
age-seconds = vor weniger als einer Minute
age-minutes = { $count ->
    [one] vor 1 Minute
   *[other] vor { $count } Minuten
}
age-hours = { $count ->
    [one] vor 1 Stunde
   *[other] vor { $count } Stunden
}
age-days = vor { $count } Tagen
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = gestoppter Task
evidence-container = Container
evidence-sidecar = anderer Container
evidence-event = Service-Ereignis
evidence-deployment = Bereitstellung
evidence-target = Ziel
evidence-site = Website
evidence-resource = AWS
evidence-exit-code = Exit-Code { $code }
evidence-exit-code-of = { $container }: Exit-Code { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; gefunden in { $places }
elsewhere-fix = Erstellen Sie { $what } in { $here }. Wenn Sie in { $region } arbeiten, prüfen Sie stattdessen mit --region { $region }.
elsewhere-vpc-fix = { $name } ist in { $region }: Prüfen Sie mit --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } bindet es unter { $path } schreibgeschützt ein: Uploads lassen sich nicht speichern
mount-read-only-fix = Erstellen Sie eine neue Revision, in der der Mount point { $path } nicht schreibgeschützt ist.
parameter-type = { $name } ist vom Typ { $type }; auf der Seite steht String, und nur bei einem String lässt sich der Wert hier prüfen.
parameter-type-read = { $name } ist vom Typ { $type }; auf der Seite steht String.
parameter-other-user = Der Wert ist { $value }; der Hauptbenutzer der Datenbank ist { $user }. Stellen Sie sicher, dass die Datenbank beide kennt.
task-role-both = Die Seite wählt { $role } sowohl als Task role als auch als Task execution role; nur eine von beiden ist gesetzt.
