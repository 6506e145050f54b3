# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = ECS-Services
absent-clusters = ECS-Cluster
absent-task-definitions = Task-Definitionen
absent-load-balancers = Load Balancer
absent-target-groups = Zielgruppen
absent-file-systems = EFS-Dateisysteme
absent-nat-gateways = NAT-Gateways
absent-addresses = Elastic-IP-Adressen
absent-databases = RDS-Datenbanken
absent-instances = EC2-Instances
absent-stacks = CloudFormation-Stacks
absent-log-groups = Protokollgruppen
absent-parameters = Parameter

absent-expected = keine { $kind } des Workshops mehr vorhanden
absent-saw = { $kind } des Workshops in { $regions }: 0; andere: { $count }
absent-others = Diese gehören vielleicht zum Workshop: { $things }. Wenn ja, löschen Sie auch sie: Sie kosten Geld.

absent-thing = { $thing }
absent-thing-in = { $thing } in { $vpc }
absent-thing-of-stack = { $thing }, erstellt vom Stack { $stack }
absent-thing-of = { $thing }, gehört zu { $user }
absent-thing-outlived = { $thing }, dessen VPC nicht mehr existiert
absent-thing-elsewhere = { $thing }, in { $region }
absent-thing-stuck = { $thing } (AWS konnte dies nicht löschen: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, zusammen mit dem Stack { $stack }

absent-left = noch vorhanden: { $things }. { $cost }
absent-fix = Löschen Sie { $things }.
absent-fix-with-stack = Löschen Sie den Stack { $stack }, der auch { $things } löscht.
absent-protected-load-balancer = { $fix } Lehnt AWS mit „OperationNotPermitted“ ab, schalten Sie zuerst den Löschschutz aus: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Lehnt AWS mit „OperationNotPermitted“ ab, schalten Sie zuerst den Beendigungsschutz aus: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Antwortet AWS, dass der Beendigungsschutz aktiv ist, schalten Sie ihn zuerst aus: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Prüfen Sie zuerst, ob { $thing } zum Workshop gehört: Der Stack { $stack } hat das angelegt. { $fix }
absent-first-name = Prüfen Sie zuerst, ob { $thing } zum Workshop gehört: Der Name ist nicht der von der Seite. { $fix }
absent-first-alone = Prüfen Sie zuerst, ob { $thing } zum Workshop gehört: Nur ein Name spricht dafür. { $fix }
absent-first-outlived = Prüfen Sie zuerst, ob { $thing } zum Workshop gehört: Die VPC existiert nicht mehr, und der Workshop wurde hier durchgeführt. { $fix }
absent-first-cluster = { $thing } ist eine Instance des Clusters { $cluster }, der die Daten behält und auch ohne Instances Geld kostet. Löschen Sie unter RDS → Datenbanken alle Instances des Clusters, danach den Cluster. { $fix }
absent-first-group = Löschen Sie zuerst die Auto-Scaling-Gruppe { $group }, sonst startet sie eine andere Instance anstelle von { $thing }. { $fix }
absent-first-used = Prüfen Sie zuerst, wozu { $user } dient: { $thing } wird davon benutzt. { $fix }
absent-first-wait = Warten Sie zuerst, bis { $thing } nicht mehr im Zustand { $state } ist. { $fix }
absent-first-read = Finden Sie zuerst heraus, was vor { $thing } gelöscht werden muss: Das war nicht lesbar. { $fix }
absent-going = wird gerade gelöscht: { $things }
absent-going-usually = Das Löschen dauert einige Minuten, bei einer Datenbank etwa 15. Prüfen Sie danach erneut.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = etwa { $amount }
absent-amount-below = weniger als { $amount }
absent-amount-unknown = (Preis nicht bekannt)
absent-costs-nothing = Derzeit keine Kosten.
absent-no-price = Dafür fallen keine eigenen Kosten an.
absent-costs = Kosten: { $amount } pro Tag.
absent-costs-at-least = Kosten: mindestens { $amount } pro Tag; für { $classes } ist hier kein Preis bekannt.
absent-costs-unknown = Was es kostet, ist hier nicht bekannt.
absent-price-unknown = Für { $classes } ist hier kein Preis bekannt.

daily-cost-expected = was vom Workshop übrig ist, kostet nichts
daily-cost-saw = was in { $regions } vom Workshop übrig ist, kostet nichts
daily-cost-not-looked-at = Hier nicht geprüft: { $others }. Falls Sie etwas davon verwendet haben, löschen Sie auch, was davon noch vorhanden ist, wie auf der Seite beschrieben.
daily-cost-unread = In { $regions } war nicht alles lesbar: Falls Sie auch dort gearbeitet haben, führen Sie die Prüfung auch für diese Region durch.
daily-cost-left = was übrig ist, kostet { $amount } pro Tag: { $parts }
daily-cost-left-at-least = was übrig ist, kostet mindestens { $amount } pro Tag, da nicht alles lesbar war oder Preise nicht bekannt sind: { $parts }
daily-cost-left-unknown = was übrig ist, kann Geld kosten, aber der Preis ist hier nicht bekannt: { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Löschen Sie, was die Prüfungen weiter oben nennen, in deren Reihenfolge.
