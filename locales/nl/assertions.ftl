# Wat controles verwachten, vinden en adviseren. Id's, namen en AWS-termen blijven zoals de console ze toont.

## Soorten resources

kind-vpc = VPC
kind-security-group = securitygroep
kind-file-system = EFS-bestandssysteem
kind-load-balancer = load balancer
kind-target-group = target group
kind-cluster = ECS-cluster
kind-task-definition = taakdefinitie
kind-service = ECS-service
kind-database = RDS-database
kind-instance = EC2-instance
kind-iam-role = IAM-rol

internet-gateway = een internet gateway
nat-gateway = een NAT-gateway
execution-role = task execution role
task-role = task role

## Of iets bestaat. $kind is een de- of een het-woord: geen lidwoord en geen verbogen bijvoeglijk naamwoord ervoor.

name-exact = met de naam { $name }
name-example = zoals { $name }
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } in { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } in { $vpc }
exists-saw = { $name }, { $how }
found-wired = gebruikt door { $kind } { $from }
found-named = gevonden op naam
found-nearly-named = gevonden op een vergelijkbare naam
found-sole = de enige die er is
found-best-fit = de best passende van meerdere
exists-other-name = De naam is { $name }; op de pagina staat { $asked }. Met deze naam werkt het ook.
exists-others = Er zijn er meer: { $name } is nagekeken, { $others } niet.
exists-other-vpc = { $name } staat in { $vpc }
exists-other-vpc-fix = Maak opnieuw een { $kind } aan, nu in { $vpc }: de VPC is achteraf niet te wijzigen.
exists-other-vpc-fix-cluster = Herstel een snapshot van het cluster van { $name } in { $vpc }. Een cluster kan niet naar een andere VPC worden verplaatst en een nieuwe database zou leeg zijn.
exists-other-vpc-fix-database = Verplaats { $name } naar { $vpc }: maak daar een DB-subnetgroep met een subnet in de Availability Zone van de instance en kies die onder Modify, samen met een beveiligingsgroep van { $vpc }. Start de instance eerst als die gestopt is, en zet Multi-AZ om naar Single-AZ. Een nieuwe database zou leeg zijn.
exists-absent = geen { $kind } met de naam { $name }
exists-absent-near = geen { $kind } met de naam { $name }, maar wel { $near }
exists-absent-apart = { $absent }; hoort kennelijk niet bij de workshop: { $others }
exists-absent-made-by = { $absent }; { $name } is { $state }
exists-absent-made-by-because = { $absent }; { $name } is { $state }: “{ $reason }”
exists-absent-any = geen { $kind } gevonden
exists-absent-fix = Maak een { $kind } aan zoals de pagina beschrijft.
unsure-fix = Controleer eerst of { $name } bij de workshop hoort: niets in het account wijst daarop. { $fix }
resource-missing = { $kind } { $name } ontbreekt
resource-missing-any = { $kind } ontbreekt

## Eigenschappen. $value kan "geen" zijn.

property-expected = { $resource }: { $property } = { $asked }
property-saw = { $resource }: { $property } = { $value }
property-pending = { $resource } is { $value }
property-unfinished = { $resource } is { $value }, maar wat is gestart, is nog niet klaar
property-otherwise = { $resource } is er niet, en is niet nodig: { $other } is er
property-advice = { $actual }; op de pagina staat { $asked }.
property-fix = Wijzig { $property } van { $resource }: dit moet { $asked } zijn. Laat de console dat niet toe, maak dan een nieuwe resource aan zoals de pagina beschrijft, en gebruik die.
property-state-fix = Open { $resource } in de console, en zoek uit waarom de status niet { $asked } is. Herstelt het niet, maak dan een nieuwe resource aan zoals de pagina beschrijft.
property-fixed-fix = { $property } van { $resource } kan niet worden gewijzigd. Maak een nieuwe resource aan zoals de pagina beschrijft ({ $asked }), en gebruik die.
property-declared-fix = Wijzig { $property } van { $resource }: dit moet { $asked } zijn.
asked-one-of = { $values }
asked-at-least = ten minste { $least }
asked-absent = (niet ingesteld)
asked-other-than = een andere waarde dan { $values }
works-all-the-same = { $actual }. Het werkt toch: { $proof }. Op de pagina staat: { $asked }.

## selection_rules

selection-expected = { $resource }: selectieregels die alle tabellen van { $container } bevatten
selection-saw = De selectieregels van { $resource } bevatten alle tabellen van { $container }
selection-saw-parts = De selectieregels van { $resource } bevatten de nodige tabellen van { $container }
selection-advice = De regels bevatten niet alle tabellen van { $container }, zoals op de pagina staat.
selection-none = De selectieregels van { $resource } bevatten { $container } niet
selection-without = De selectieregels van { $resource } laten { $parts } van { $container } weg
selection-fix = Corrigeer de selectieregels van { $resource }, zodat ze alle tabellen van { $container } bevatten.
renaming-expected = { $resource }: geen transformatieregel die { $schema } of de tabellen ervan hernoemt
renaming-saw = De transformatieregels van { $resource } behouden de namen van { $schema } en de tabellen ervan
renaming-schema = Een transformatieregel van { $resource } hernoemt { $schema } naar { $name }
renaming-tables = Transformatieregels van { $resource } hernoemen { $tables } van { $schema }
renaming-fix = Verwijder de transformatieregels van { $resource } die { $schema } of de tabellen ervan hernoemen, en laad de tabellen opnieuw.
wait-minutes = Dit duurt meestal een paar minuten. Controleer daarna opnieuw.
wait-mount-target = Een mount target is meestal binnen twee minuten klaar. Controleer daarna opnieuw.
wait-deployment = Een deployment duurt meestal drie tot vijf minuten. Controleer daarna opnieuw.
wait-targets = Een nieuw target is meestal na één tot drie minuten healthy. Controleer daarna opnieuw.

## Securitygroepen

sg-expected = { $group } staat { $protocol } { $ports } { $direction } toe
sg-saw = { $group } staat { $protocol } { $ports } { $direction } toe
sg-from = van { $peer }
sg-to = naar { $peer }
sg-anywhere = elk adres (0.0.0.0/0)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] De regel noemt het adresbereik
   *[other] De regels noemen de adresbereiken
} { $ranges }; de pagina noemt { $peer }.
sg-narrower = De regel geldt alleen voor { $range }; op de pagina staat Anywhere. Wijzig de source in 0.0.0.0/0.
sg-fewer-ports = De poort waar het om gaat, staat open; op de pagina staat { $ports }.
sg-database-port = De database gebruikt poort { $port }; op de pagina staat { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = er zijn geen inbound rules
sg-no-rules-out = er zijn geen outbound rules
sg-other-protocol = de regel “{ $rule }” is niet voor { $protocol }
sg-other-port = de regel “{ $rule }” omvat poort { $ports } niet
sg-only-ipv6 = de regel “{ $rule }” is alleen voor IPv6
sg-other-peer = de regel “{ $rule }” geldt niet voor { $peer }
sg-none-fits = geen enkele regel past: { $rules }
sg-fix-in = Voeg aan { $group } een inbound rule toe: { $protocol } { $ports } van { $peer }.
sg-fix-out = Voeg aan { $group } een outbound rule toe: { $protocol } { $ports } naar { $peer }.

carries-expected = { $resource } heeft de securitygroep { $group }
carries-saw = { $resource } heeft { $group }
carries-others = { $resource } heeft ook { $others }.
carries-instead = { $resource } heeft { $carried } in plaats van { $group }. De regels hebben hetzelfde effect.
carries-other = { $resource }: { $carried } in plaats van { $group }
carries-fix = Geef { $resource } de securitygroep { $group } in plaats van de huidige.
carries-fix-beside = Geef { $resource } de securitygroep { $group }, naast { $kept }.
manual-saw = bevestigd door de docent
manual-expected = dat de docent het bevestigt

## Netwerk

vpc-dns-expected = DNS support en DNS hostnames staan aan in { $vpc }
vpc-dns-saw = beide staan aan in { $vpc }
vpc-dns-off = { $attributes } niet ingeschakeld in { $vpc }
vpc-dns-fix = Zet { $attributes } aan: VPC-console, { $vpc }, “Edit VPC settings”.
subnets-missing = niet gevonden in { $vpc }: { $subnets }
stack-fix = Rol de CloudFormation-stack van de workshop opnieuw uit, of vraag je instructeur om hulp.
route-expected = de default route van { $subnets } gaat naar { $gateway }
route-saw = de default route van { $subnets } gaat naar { $gateway }
route-wrong = { $subnet } (route table { $table }): { $what }
route-wrong-several = { $problems }
route-none = er is geen default route
route-blackhole = de default route wijst naar { $gateway }, maar die bestaat niet meer (blackhole)
route-other = de default route wijst naar { $gateway }
route-nat-gone = de NAT-gateway { $gateway } bestaat niet
route-nat-state = de NAT-gateway { $gateway } is { $state }
route-nat-not-public = de NAT-gateway { $gateway } staat niet in een public subnet
route-fix = Laat 0.0.0.0/0 in route table { $table } wijzen naar { $gateway } die werkt.
acl-expected = de netwerk-ACL’s van { $subnets } laten het verkeer van de workshop en de antwoorden daarop door
acl-saw = doorgelaten door { $acls }, voor { $subnets }
acl-blocks-in = { $acl } van { $subnet } blokkeert inkomend TCP { $ports } van { $peer } (regel { $rule })
acl-blocks-out = { $acl } van { $subnet } blokkeert uitgaand TCP { $ports } naar { $peer } (regel { $rule })
acl-fix-in = Sta in { $acl } inkomend TCP { $ports } van { $peer } toe, met een lager regelnummer.
acl-fix-out = Sta in { $acl } uitgaand TCP { $ports } naar { $peer } toe, met een lager regelnummer.

## Bereikbaarheid

reaches-expected = { $from } kan { $to } bereiken via TCP { $ports }
reaches-expected-endpoint = { $from } kan { $to } bereiken via de poort ervan
reaches-name = { $name }
reaches-internet = het internet
reaches-carrier = { $groups }
reaches-saw = { $from } kan { $to } bereiken via TCP { $ports }; bekeken: { $looked }
reaches-blocked = { $from } kan { $to } niet bereiken via TCP { $ports }: { $blockers }
reaches-fix = Zo komt het verkeer erdoor: { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = geen regel van { $groups } laat TCP { $ports } binnen van { $peer }
blocker-groups-out = geen regel van { $groups } laat TCP { $ports } naar buiten naar { $peer }
blocker-no-route = { $table } van { $subnet } heeft geen passende route naar het internet
blocker-no-route-hosts = { $table } van { $subnet } heeft geen passende route naar het internet, en geen VPC-endpoint bedient { $hosts }
blocker-dead-route = { $table } stuurt { $destination } naar { $target }, dat er niet meer is (blackhole)
blocker-private-nat = de NAT-gateway { $gateway } is private en leidt niet naar het internet
blocker-no-public-address = taken van { $service } krijgen geen publiek adres in het public subnet { $subnet }
blocker-internal = { $load_balancer } is internal
blocker-other-vpc = het ene staat in { $from }, het andere in { $to }
blocker-no-mount-target = { $file_system } heeft geen mount target in { $zone }
blocker-zone = { $load_balancer } bedient { $zone } niet, terwijl daar taken draaien
blocker-public-access = VPC Block Public Access ({ $mode }) houdt verkeer tussen { $place } en het internet tegen
blocker-dns = { $attribute } staat uit in { $vpc }
change-allow-in = voeg een inbound regel toe aan { $group }: TCP { $ports } van { $peer }
change-allow-out = voeg een outbound regel toe aan { $group }: TCP { $ports } naar { $peer }
change-acl-in = voeg inbound regel { $number } toe aan { $acl }: sta TCP { $ports } van { $peer } toe
change-acl-out = voeg outbound regel { $number } toe aan { $acl }: sta TCP { $ports } naar { $peer } toe
change-acl-remove-in = verwijder inbound regel { $number } uit { $acl }
change-acl-remove-out = verwijder outbound regel { $number } uit { $acl }
change-route = laat { $destination } in { $table } wijzen naar { $gateway } die werkt
change-route-remove = verwijder de route { $destination } uit { $table }
change-dns = zet { $attribute } aan in { $vpc }
change-exclusion = voeg aan VPC Block Public Access een uitsluiting voor { $vpc } toe die verkeer in beide richtingen toestaat
change-exclusion-mode = stel de uitsluiting { $exclusion } van VPC Block Public Access zo in dat ze verkeer in beide richtingen toestaat
change-exclusion-refused = vraag de beheerders van uw organisatie om een uitsluiting van VPC Block Public Access voor { $vpc } toe te staan; uitsluitingen zijn daar uitgeschakeld
change-public-ip = zet “Public IP” aan voor { $service }
change-mount-target = voeg een mount target van { $file_system } toe in { $zone }
change-replace = verwijder { $resource } en maak het opnieuw aan
change-internet-facing = maak { $load_balancer } opnieuw aan met het scheme “internet-facing”
change-public-subnet = laat { $load_balancer } een public subnet gebruiken in plaats van { $subnet }
change-zone = voeg een public subnet van { $zone } toe aan { $load_balancer }
change-vpc = maak { $resource } opnieuw aan in { $vpc }

## IAM roles

role-expected = { $role } kan worden aangenomen door { $service } en staat { $actions } toe
role-saw = { $role } kan worden aangenomen door { $service } en staat { $actions } toe
role-absent = er is geen IAM-rol { $role }
role-absent-fix = Kies een IAM-rol die bestaat, of gebruik de IAM-rol die de stack van de workshop aanmaakt.
role-untrusted = { $role } kan niet worden aangenomen door { $service }
role-untrusted-fix = Voeg { $service } toe aan de trust policy van { $role }.
role-trust-denied-fix = Verwijder het statement dat { $service } weigert uit de trust policy van { $role }.
role-trust-condition-fix = Wijzig de voorwaarde voor { $key } in de trust policy van { $role }: die past niet bij dit account.
role-lacks = { $role } staat { $action } niet toe
role-lacks-fix = Sta { $action } toe in een inline policy van { $role }, zoals de stack van de workshop doet.
role-denied = de policy { $policy } weigert { $role } de actie { $action }
role-denied-fix = Verwijder het statement dat { $action } weigert uit de policy { $policy } van { $role }.
role-bounded = de permissions boundary { $boundary } van { $role } staat { $action } niet toe
role-bounded-fix = Sta { $action } toe in { $boundary }, of verwijder de permissions boundary van { $role }.
task-role-expected = { $definition } heeft { $role } als { $which }
task-role-none = { $definition } heeft geen { $which }
task-role-fix = Maak een nieuwe revisie aan met { $role } als { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = het endpoint van { $database }
parameter-value-any = een willekeurige waarde
parameter-saw = { $name } ({ $type })
parameter-absent = geen parameter { $name } in { $region }
parameter-absent-fix = Maak de parameter { $name } van het type { $type } aan, met precies deze naam en zonder pad.
parameter-slash = De naam begint met een slash; op de pagina staat { $name }.
parameter-plain = { $name } is een gewone String: iedereen die parameters mag lezen, kan de waarde zien. Op de pagina staat SecureString.
parameter-port = De waarde eindigt op een poort ({ $value }); op de pagina staat alleen de hostnaam.
parameter-instance = { $value } is het endpoint van één instance van het cluster, die na een failover niet meer schrijfbaar is. Gebruik liever het writer endpoint { $asked }.
parameter-reader = { $value } is het reader endpoint van het cluster. Schrijven kan alleen zolang het cluster geen andere instance heeft; gebruik liever het writer endpoint { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = de waarde is leeg
parameter-space = er staat een spatie voor of na de waarde: “{ $value }”
parameter-scheme = de waarde is een adres met http:// ({ $value }), geen hostnaam
parameter-identifier = de waarde is de naam van de instance ({ $value }), niet het endpoint
parameter-other-database = de waarde is het endpoint van een andere database ({ $database })
parameter-other-host = de waarde { $value } is niet het endpoint van de database van de workshop
parameter-port-missing = de waarde noemt geen poort, en de database gebruikt poort { $port }
parameter-port-other = de waarde { $value } noemt een andere poort dan { $port }, die de database gebruikt
parameter-read-only = de waarde is het reader endpoint van het cluster ({ $value }), waarop niet kan worden geschreven
parameter-other = de waarde is { $value }
text-hidden = (niet getoond: het kan een wachtwoord zijn)
parameter-fix = Zet { $name } op { $value }. Forceer daarna een nieuwe deployment van de service, als je die al hebt.
parameter-empty-fix = Geef { $name } een waarde. Forceer daarna een nieuwe deployment van de service, als je die al hebt.
parameter-space-fix = Verwijder de spatie voor of na de waarde van { $name }. Forceer daarna een nieuwe deployment van de service, als je die al hebt.

## EFS

mount-targets-expected = { $file_system } heeft beschikbare mount targets in de zones van { $subnets }
mount-targets-saw = { $file_system } heeft beschikbare mount targets in { $zones }
mount-targets-zone = { $file_system } heeft geen mount target in { $zone }; zones met een mount target: { $found }
mount-targets-zone-fix = Voeg een mount target toe in { $zone }; op de pagina staan { $subnets }.
mount-targets-other-vpc = mount targets buiten { $vpc }: { $targets }
mount-targets-other-vpc-fix = Verwijder de mount targets van { $file_system } en maak ze opnieuw aan in { $vpc }.
mount-targets-elsewhere = De mount targets staan in { $subnets }: wel in dezelfde zones, maar in andere subnets dan op de pagina.

volume-expected = { $definition } heeft een EFS-volume van { $file_system }
volume-saw = volume { $volume } van { $file_system }
volume-none = { $definition } heeft geen EFS-volume
volume-other = { $definition } koppelt in plaats daarvan { $found }
volume-root = volume { $volume } begint bij { $root }, een folder die misschien niet bestaat
volume-root-fix = Maak een nieuwe revisie aan waarin volume { $volume } “/” als root directory heeft.
volume-fix = Maak een nieuwe revisie aan met een EFS-volume van { $file_system }.
volume-unencrypted = Volume { $volume } is gekoppeld zonder encryption in transit: alles wat wordt gelezen en geschreven, gaat onversleuteld over het netwerk.
volume-access-point = Het volume loopt via access point { $point }; de folder daarvan is niet bekeken.
mount-expected = het EFS-volume is gekoppeld op { $path }
mount-saw = { $container } koppelt het op { $path }
mount-none = { $container } heeft geen mount point voor een EFS-volume
mount-other = { $container } koppelt het op { $paths }
mount-fix = Maak een nieuwe revisie aan met het mount point { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } staat in { $subnets }
lb-subnets-saw = { $load_balancer } staat in { $subnets }
lb-subnets-wrong = { $load_balancer } staat in { $subnets }, niet in public subnets van de VPC van de workshop
lb-zones-few = { $load_balancer } staat alleen in { $subnets }
lb-subnets-fix = Wijzig de subnets van de load balancer: { $subnets }.
listener-expected = { $load_balancer } luistert op { $listener } en stuurt door naar { $target_group }
listener-saw = { $load_balancer } { $listener } stuurt door naar { $target_group }
listener-absent = { $load_balancer } heeft geen listener op poort { $port }; gevonden listeners: { $found }
listener-protocol = { $load_balancer } luistert op { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; de pagina vraagt om een listener die alles doorstuurt
action-forward = stuurt door naar { $groups }
action-fixed = antwoordt met een vaste { $status }
action-redirect = verwijst door naar { $url }
action-circle = verwijst in een kring door
action-no-listener = verwijst door naar { $listener }, waarvoor er geen listener is
action-share = stuurt { $percent } % van de verzoeken naar { $group }
action-share-dead = stuurt { $percent } % van de verzoeken naar { $group }, dat geen gezond doel heeft
action-other = doet iets anders ({ $type })
listener-fix = Laat de listener { $listener } alles doorsturen naar { $target_group }; voeg die listener toe als hij er niet is.

## Taakdefinitie

container-none = { $definition } heeft geen container
image-expected = image { $image }
image-saw = { $container } draait { $image }
image-fix = Maak een nieuwe revisie aan met de image { $image }.
image-elsewhere = { $image } komt van Docker Hub, dat anonieme downloads beperkt: een klas achter één NAT-gateway krijgt al snel “toomanyrequests”. Op de pagina staat { $asked }.
image-mirror = { $image } komt uit een andere registry. Of het dezelfde image is, is hier niet te zien; op de pagina staat { $asked }.
image-digest = De image is alleen met de digest vastgelegd: versie en variant zijn hier niet te zien. Op de pagina staat { $asked }.
image-tag = De tag is { $tag }; op de pagina staat { $asked }.
image-variant = { $saw }: de variant { $variant } luistert niet op poort { $port }
image-behind = De variant { $variant } luistert niet op poort { $port }; { $proxy } moet de verzoeken eraan doorgeven.
port-expected = een container van { $definition } heeft een port mapping voor poort { $port } (TCP)
port-saw = { $container } heeft een port mapping voor poort { $port }
port-other = port mappings van { $definition }: { $found }
port-fix = Maak een nieuwe revisie aan met een port mapping voor poort { $port }, TCP, in de container.
secrets-expected = via ValueFrom: { $pairs }
secrets-saw = { $container } haalt { $variables } uit de Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } is een gewone waarde, geen ValueFrom
secret-absent = { $variable } ontbreekt
secret-elsewhere = { $variable } is alleen in { $container } ingesteld
secret-other = { $variable } komt uit { $value }, niet uit { $parameter }
secret-manager = { $variable } komt uit Secrets Manager; de pagina gebruikt de parameter { $parameter }.
variable-other = { $variable } is niet { $asked }, waardoor WordPress de gemigreerde tabellen niet vindt
variable-advice = { $variable } is niet { $asked }. Zorg dat de database tabellen met dit voorvoegsel heeft.
variable-fix = Maak een nieuwe revisie aan zonder { $variable }, of met de waarde { $asked }.
log-group-expected = de log group bestaat, of de task execution role mag die aanmaken
log-group-none = { $definition } verzamelt geen logs, en dat is prima
log-group-saw = log group: { $groups }
log-group-absent = { $container } schrijft naar de log group { $group }; die bestaat niet, en de task execution role mag die niet aanmaken
log-group-fix = Maak de log group { $group } aan, of zet log collection uit in een nieuwe revisie.

## Service

launch-expected = { $service } draait op { $asked }
launch-saw = { $service } draait op { $found }
launch-other = { $service } draait op { $found }. De site kan het evengoed doen, maar de pagina vraagt om { $asked }
launch-fix = Verwijder de service en maak die opnieuw aan met { $asked }.
launch-advice = De service draait op { $found }: AWS kan die capaciteit terugnemen en waarschuwt dan maar twee minuten van tevoren.
platform-expected = { $service } draait op platform version { $at_least } of nieuwer
platform-saw = { $service }: { $found }
platform-old = { $service } draait op { $found }, en daarmee is EFS niet te koppelen
platform-fix = Werk de service bij naar platform version { $at_least } of LATEST, en forceer een nieuwe deployment.
task-subnets-expected = { $service } draait in { $subnets }
task-subnets-saw = { $service } draait in { $subnets }
task-subnets-none = { $service } heeft geen subnets
task-subnets-other-vpc = { $subnet } staat in een andere VPC
task-subnets-no-public-ip = { $subnet } is een public subnet, en taken krijgen daar geen public IP: ze kunnen het internet niet bereiken
task-subnets-no-way-out = { $subnet } heeft geen route naar het internet
task-subnets-fix = Werk de networking van de service bij naar { $subnets }. Laat de console dat niet toe, verwijder de service dan en maak die opnieuw aan.
task-subnets-public = Taken draaien in { $subnets } met een public IP, open voor het internet; de pagina gebruikt private subnets.
task-subnets-one-zone = Alle taken draaien in één Availability Zone: valt die uit, dan valt ook de site uit.
service-tg-expected = { $service } registreert poort { $port } in { $target_group }
service-tg-saw = { $service } registreert { $container }:{ $port } in { $target_group }
service-tg-none = { $service } heeft geen load balancer
service-tg-other = { $service } registreert de taken in { $found }
service-tg-port = { $service } registreert poort { $port }
service-tg-fix = Werk de service bij, of maak die opnieuw aan, met target group { $target_group } en poort { $port } van de container.
revision-expected = { $service } draait { $definition }
revision-saw = { $service } draait { $found }
revision-other = { $service } draait nog { $found }; de revisie die bij de pagina hoort is { $wanted }
revision-fix = Werk de service bij naar { $wanted } en forceer een nieuwe deployment.
desired-expected = { $service } vraagt om { $count } taken
desired-saw = { $service } vraagt om { $count ->
    [one] 1 taak
   *[other] { $count } taken
}
desired-few = De pagina vraagt om { $count } taken: met minder is elke deployment of storing een onderbreking.
desired-fix = Zet het aantal taken van de service (“Desired tasks”) op { $count }.
scaling-expected = { $service } schaalt binnen { $bounds } taken, op { $metric } met doelwaarde { $target }
scaling-saw = { $service } schaalt binnen { $bounds } taken
scaling-none = { $service } schaalt niet automatisch.
scaling-bounds = De service schaalt binnen { $bounds } taken; op de pagina staat { $asked }.
scaling-policy = Er is geen target tracking policy op { $metric } met doelwaarde { $target }.
scaling-suspended = Dynamisch schalen is onderbroken: de policies doen niets.
steady-expected = { $service } draait alle taken, en de deployment is voltooid
steady-saw = { $service } draait { $running } van { $desired } taken, en de deployment is voltooid
steady-pending = de deployment van { $service }: { $running } van { $desired } taken actief
steady-not = { $service } draait { $running } van { $desired } taken
steady-fix = Bekijk de laatst gestopte taak in de ECS-console. Is het opgelost, werk dan de service bij met “Force new deployment”: een mislukte deployment start uit zichzelf niets.
targets-expected = alle targets van { $target_group } zijn healthy
targets-saw = { $count ->
    [one] 1 target
   *[other] { $count } targets
} van { $target_group } healthy
targets-none = { $target_group } heeft geen targets
targets-none-fix = Laat de service daar zijn taken registreren; dat gebeurt zodra ze draaien.
targets-strays = deze targets van { $target_group } zijn geen taken van de service: { $targets }
targets-strays-advice = Deze targets zijn geen taken van de service: { $targets }. Hef hun registratie op; de service registreert zijn taken zelf.
targets-initial = { $count ->
    [one] 1 target
   *[other] { $count } targets
} van { $target_group } nog in de eerste health check
targets-sick = { $target_group }: { $targets }
targets-fix = Open bij de target group de tab “Targets” om te lezen wat de health check zelf zegt, en bekijk dan de taken.

## Site

site-expected = het adres van { $load_balancer } antwoordt met 200 en { $site }
site-saw = { $url } antwoordt met { $status } en { $site }
site-other-page = { $url } antwoordt met { $status }, maar niet met { $site }: een fixed response, of een andere pagina
site-other-page-fix = Laat de listener doorsturen naar de target group, en de container de image van de pagina draaien.
site-elsewhere = { $url } stuurt bezoekers naar een ander adres: { $host }
site-elsewhere-fix = Stel het eigen adres van de site in op dat van de load balancer.
site-502 = { $url } antwoordt met 502: het antwoord van de container is onjuist of afgebroken
site-502-fix = Bekijk de logs en de poort van de container.
site-503 = { $url } antwoordt met 503: de load balancer heeft geen target om bezoekers naartoe te sturen
site-503-fix = Zorg dat de service taken in de target group registreert en dat die healthy zijn.
site-504 = { $url } antwoordt met 504: de container antwoordde niet op tijd
site-504-fix = Ga na waar de container op wacht: meestal de database of het bestandssysteem.
site-balancer = { $url } antwoordt met { $status }: de load balancer antwoordt zelf, bijvoorbeeld door een regel of door AWS WAF; de container is niet bevraagd
site-balancer-fix = Bekijk de regels van de listener en de web-ACL van AWS WAF die aan de load balancer is gekoppeld.
site-maintenance = { $url } antwoordt met { $status }, en het is de container die antwoordt: de site wordt bijgewerkt, of kan op dit moment niemand bedienen
site-maintenance-fix = Meestal binnen tien minuten voorbij. Blijft het zo, bekijk dan de logs van de container.
site-other-status = { $url } antwoordt met { $status }
site-other-status-fix = Open het adres in een browser, en bekijk de logs van de container.
site-refused = { $url } weigert of verbreekt de verbinding
site-connect-timed-out = { $url } antwoordt niet: geen verbinding
site-read-timed-out = { $url } neemt de verbinding aan, maar geeft geen antwoord
site-redirects = { $url } blijft eindeloos doorverwijzen
site-not-http = wat er op { $url } antwoordt, spreekt geen HTTP
site-unreachable-fix = Bekijk van de load balancer het scheme, de subnets, de securitygroep en de listener.
site-no-address = { $resource } heeft geen publiek adres
site-server-unreachable-fix = Controleer het publieke adres van de server, zijn beveiligingsgroep en de routetabel van zijn subnet.
site-server-fix = Open het adres in een browser en lees de logboeken van de webserver.
site-server-elsewhere-fix = Stel het eigen adres van de site in op het adres van deze server.

## Als iets niet kon worden gelezen

unknown-denied = kon niet worden gelezen: je hebt geen toestemming voor { $action }
unknown-denied-hint = Vraag toestemming voor { $action }, of gebruik credentials die deze al hebben. “workshop-check policy --suite { $suite }” toont alles wat nodig is.
unknown-denied-scp = kon niet worden gelezen: een service control policy (SCP) van de organisatie weigert { $action }
unknown-denied-rcp = kon niet worden gelezen: een resource control policy (RCP) van de organisatie weigert { $action }
unknown-denied-boundary = kon niet worden gelezen: de permissions boundary van je gebruiker of rol staat { $action } niet toe
unknown-denied-session = kon niet worden gelezen: de session policy van je credentials staat { $action } niet toe
unknown-denied-endpoint = kon niet worden gelezen: het beleid van het VPC-endpoint waar het verzoek langs ging staat { $action } niet toe
unknown-denied-by-hint = Een eigen policy helpt niet. Vraag de beheerder van het account of van de organisatie.
unknown-throttled = kon niet worden gelezen: AWS antwoordde telkens “too many requests” op { $call }
unknown-timed-out = kon niet worden gelezen: op { $call } kwam niet op tijd antwoord
unknown-again-hint = Controleer over een minuut opnieuw.
unknown-failed = kon niet worden gelezen: { $call } mislukte met { $code }: { $message }
unknown-not-read = kon niet worden beoordeeld: de snapshot is gemaakt zonder { $call }
unknown-not-read-hint = Maak een nieuwe snapshot voor deze suite.
unknown-not-recorded-hint = Dit demo-account is opgenomen zonder deze aanroep. Controleer een eigen account.
unknown-no-field = kon niet worden beoordeeld: geen resultaat van { $call } heeft het veld “{ $field }”, dat de suite leest
unknown-no-field-hint = Dit zegt niets over het account. Meld het aan wie de suite schreef: het veld is verkeerd gespeld onder “keep”, of het hoort onder “may_lack”.
unknown-not-modelled = kon niet worden beoordeeld: het hangt af van { $what }, en dat kent dit programma niet
unknown-not-modelled-hint = Vergelijk het met wat de pagina vraagt: { $expected }.
unknown-not-confirmed = nog niet bevestigd: geen API van AWS geeft hier uitsluitsel over
unknown-not-confirmed-hint = Laat het aan uw docent zien; die noteert het in de kolom “{ $column }” van de deelnemerslijst.
unknown-site-proxy = kon niet worden gelezen: een proxy tussen deze computer en de site antwoordt in plaats van de site ({ $how })
unknown-site-portal = kon niet worden gelezen: het netwerk van deze computer antwoordt in plaats van de site, zoals een captive portal of een webfilter ({ $how })
unknown-site-resolver = kon niet worden gelezen: de DNS-resolver van deze computer kent { $how } niet, hoewel AWS die naam geeft. De naam van een nieuwe load balancer duurt een minuut of twee
unknown-site-inspection = kon niet worden gelezen: het certificaat is van een onbekende autoriteit, zoals wanneer het netwerk van deze computer TLS inspecteert ({ $how })
unknown-site-network = kon niet worden gelezen: het netwerk van deze computer laat de site niet bereiken ({ $how })
unknown-site-hint = Dit zegt niets over het account. Controleer opnieuw vanuit een ander netwerk of zonder de proxy (NO_PROXY), of open de site in een browser.
unknown-site-addresses = kon niet worden gelezen: geen verbinding, en de securitygroep van de load balancer laat alleen bepaalde adressen toe ({ $how }), waarvan deze computer er misschien geen heeft
unknown-site-addresses-hint = Controleer vanaf een adres dat de regel toelaat, of laat de regel iedereen toe (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## Wat AWS meldt terwijl alles draait

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Bekijk de laatst gestopte taak in de ECS-console. Werk de service na de correctie bij met “Force new deployment”.
symptom-fixed-since = { $actual }: de laatste deployment is gestopt. De oorzaak is intussen verholpen. { $quote }
symptom-fixed-since-fix = Werk de service bij met “Force new deployment”: een gestopte deployment start zelf niets meer.
aws-says = AWS meldt: “{ $text }”
aws-says-aged = AWS meldde { $age }: “{ $text }”
age-seconds = minder dan een minuut geleden
age-minutes = { $count ->
    [one] 1 minuut geleden
   *[other] { $count } minuten geleden
}
age-hours = { $count ->
    [one] 1 uur geleden
   *[other] { $count } uur geleden
}
age-days = { $count } dagen geleden
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = gestopte taak
evidence-container = container
evidence-sidecar = andere container
evidence-event = gebeurtenis van de service
evidence-deployment = deployment
evidence-target = target
evidence-site = site
evidence-resource = AWS
evidence-exit-code = exitcode { $code }
evidence-exit-code-of = { $container }: exitcode { $code }

# Elders gevonden. $absent is een van de zinnen over wat ontbreekt.
elsewhere-found = { $absent }; gevonden in { $places }
elsewhere-fix = Maak { $what } aan in { $here }. Werk je in { $region }, controleer dan met --region { $region }.
elsewhere-vpc-fix = { $name } is in { $region }: controleer met --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } koppelt het op { $path } als read-only: uploads kunnen niet worden bewaard
mount-read-only-fix = Maak een nieuwe revisie aan waarin het mount point { $path } niet read-only is.
parameter-type = { $name } is opgeslagen als { $type }; op de pagina staat String, en alleen de waarde van een String kan hier worden gecontroleerd.
parameter-type-read = { $name } is opgeslagen als { $type }; op de pagina staat String.
parameter-other-user = De waarde is { $value }; de master user van de database is { $user }. Zorg dat de database beide kent.
task-role-both = Op de pagina wordt { $role } als task role en als execution role gekozen; slechts een van beide is ingesteld.
