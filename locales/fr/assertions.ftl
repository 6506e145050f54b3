# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = groupe de sécurité
kind-file-system = système de fichiers EFS
kind-load-balancer = équilibreur de charge
kind-target-group = groupe cible
kind-cluster = cluster ECS
kind-task-definition = définition de tâche
kind-service = service ECS
kind-database = base de données RDS
kind-instance = instance EC2
kind-iam-role = rôle IAM

internet-gateway = une passerelle Internet
nat-gateway = une passerelle NAT
execution-role = rôle d’exécution de tâche
task-role = rôle de tâche

## Existence

name-exact = portant le nom { $name }
name-example = (par exemple { $name })
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } dans { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } dans { $vpc }
exists-saw = { $name }, { $how }
found-wired = d’après son usage : { $kind } { $from }
found-named = d’après son nom
found-nearly-named = d’après un nom similaire
found-sole = seule ressource de ce type
found-best-fit = ressource la plus adaptée parmi plusieurs
exists-other-name = Le nom est { $name } ; la page indique { $asked }. Cela fonctionne aussi avec ce nom.
exists-others = Il y en a plusieurs : la vérification porte sur { $name }, et non sur { $others }.
exists-other-vpc = { $name } se trouve dans { $vpc }
exists-other-vpc-fix = Recréez cette ressource ({ $kind }) dans { $vpc } ; il n’est pas possible d’en changer le VPC.
exists-other-vpc-fix-cluster = Restaurez un instantané du cluster de { $name } dans { $vpc }. Il n’est pas possible de déplacer un cluster vers un autre VPC, et une nouvelle base de données serait vide.
exists-other-vpc-fix-database = Déplacez { $name } vers { $vpc } : créez-y un groupe de sous-réseaux de base de données avec un sous-réseau dans la zone de disponibilité de l’instance, et choisissez-le sous Modify avec un groupe de sécurité de { $vpc }. Auparavant, démarrez l’instance si elle est arrêtée et passez-la en Single-AZ si elle est en Multi-AZ. Une nouvelle base de données serait vide.
exists-absent = { $kind } portant le nom { $name } introuvable
exists-absent-near = { $kind } portant le nom { $name } introuvable, mais il existe { $near }
exists-absent-apart = { $absent } ; ne fait apparemment pas partie de l’atelier : { $others }
exists-absent-made-by = { $absent } ; { $name } est { $state }
exists-absent-made-by-because = { $absent } ; { $name } est { $state } : « { $reason } »
exists-absent-any = { $kind } introuvable
exists-absent-fix = Créez la ressource ({ $kind }) comme l’indique la page.
unsure-fix = Vérifiez d’abord si { $name } fait partie de l’atelier : rien dans le compte ne l’indique. { $fix }
resource-missing = { $kind } { $name } introuvable
resource-missing-any = { $kind } introuvable

## Properties

property-expected = { $resource } : { $property } = { $asked }
property-saw = { $resource } : { $property } = { $value }
property-pending = { $resource } est dans l’état { $value }
property-unfinished = { $resource } est dans l’état { $value }, mais ce qui a été lancé n’est pas encore terminé
property-otherwise = { $resource } est absent et n’est pas nécessaire : { $other } est présent
property-advice = { $actual } ; la page demande : { $asked }.
property-fix = Modifiez { $property } pour { $resource } ; valeur attendue : { $asked }. Si la console ne le permet pas, créez une nouvelle ressource comme l’indique la page, et utilisez-la à la place.
property-state-fix = Ouvrez { $resource } dans la console et cherchez pourquoi son état n’est pas { $asked }. Si cet état persiste, créez une nouvelle ressource comme l’indique la page.
property-fixed-fix = { $property } de { $resource } ne peut pas être modifié. Créez une nouvelle ressource comme l’indique la page ({ $asked }), et utilisez-la à la place.
property-declared-fix = Modifiez { $property } pour { $resource } ; valeur attendue : { $asked }.
asked-one-of = { $values }
asked-at-least = au moins { $least }
asked-absent = (non défini)
asked-other-than = une autre valeur que { $values }
works-all-the-same = { $actual }. Cela fonctionne tout de même : { $proof }. La page demande : { $asked }.

## selection_rules

selection-expected = { $resource } : des règles de sélection qui incluent toutes les tables de { $container }
selection-saw = Les règles de sélection de { $resource } incluent toutes les tables de { $container }
selection-saw-parts = Les règles de sélection de { $resource } incluent les tables nécessaires de { $container }
selection-advice = Les règles n’incluent pas toutes les tables de { $container }, comme le demande la page.
selection-none = Les règles de sélection de { $resource } n’incluent pas { $container }
selection-without = Les règles de sélection de { $resource } omettent { $parts } de { $container }
selection-fix = Corrigez les règles de sélection de { $resource } pour qu’elles incluent toutes les tables de { $container }.
renaming-expected = { $resource } : aucune règle de transformation qui renomme { $schema } ou ses tables
renaming-saw = Les règles de transformation de { $resource } conservent les noms de { $schema } et de ses tables
renaming-schema = Une règle de transformation de { $resource } renomme { $schema } en { $name }
renaming-tables = Des règles de transformation de { $resource } renomment { $tables } de { $schema }
renaming-fix = Supprimez les règles de transformation de { $resource } qui renomment { $schema } ou ses tables, puis rechargez les tables.
wait-minutes = Cela prend en général quelques minutes. Relancez ensuite la vérification.
wait-mount-target = Une cible de montage est en général prête en moins de deux minutes. Relancez ensuite la vérification.
wait-deployment = Un déploiement prend en général de trois à cinq minutes. Relancez ensuite la vérification.
wait-targets = Une nouvelle cible devient en général saine en une à trois minutes. Relancez ensuite la vérification.

## Security groups

sg-expected = { $group } autorise { $protocol } { $ports } { $direction }
sg-saw = { $group } autorise { $protocol } { $ports } { $direction }
sg-from = depuis { $peer }
sg-to = vers { $peer }
sg-anywhere = 0.0.0.0/0 (Anywhere)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] La règle indique la plage d’adresses
   *[other] Les règles indiquent les plages d’adresses
} { $ranges } ; la page indique { $peer }.
sg-narrower = La règle ne vaut que pour { $range } ; la page indique Anywhere. Remplacez la source par 0.0.0.0/0.
sg-fewer-ports = Le port nécessaire est ouvert ; la page ouvre { $ports }.
sg-database-port = La base de données utilise le port { $port } ; la page indique { $asked }.
sg-refused = { $group } : { $why }
sg-no-rules-in = aucune règle entrante
sg-no-rules-out = aucune règle sortante
sg-other-protocol = la règle « { $rule } » ne concerne pas { $protocol }
sg-other-port = la règle « { $rule } » n’inclut pas le port { $ports }
sg-only-ipv6 = la règle « { $rule } » ne vaut que pour IPv6
sg-other-peer = la règle « { $rule } » ne concerne pas { $peer }
sg-none-fits = aucune règle ne convient : { $rules }
sg-fix-in = Ajoutez une règle entrante à { $group } : { $protocol } { $ports } depuis { $peer }.
sg-fix-out = Ajoutez une règle sortante à { $group } : { $protocol } { $ports } vers { $peer }.

carries-expected = { $resource } a le groupe de sécurité { $group }
carries-saw = { $resource } a { $group }
carries-others = { $resource } a aussi { $others }.
carries-instead = { $resource } a { $carried } à la place de { $group }. Les règles ont le même effet.
carries-other = { $resource } : { $carried } au lieu de { $group }
carries-fix = Associez { $group } à { $resource } à la place du groupe de sécurité actuel.
carries-fix-beside = Associez { $group } à { $resource }, en plus de { $kept }.
manual-saw = confirmé par le formateur
manual-expected = que le formateur le confirme

## Network

vpc-dns-expected = DNS support et DNS hostnames sont activés dans { $vpc }
vpc-dns-saw = les deux sont activés dans { $vpc }
vpc-dns-off = désactivé dans { $vpc } : { $attributes }
vpc-dns-fix = Activez { $attributes } : console VPC, { $vpc }, « Edit VPC settings ».
subnets-missing = introuvable dans { $vpc } : { $subnets }
stack-fix = Déployez à nouveau la pile CloudFormation de l’atelier, ou adressez-vous à votre animateur.
route-expected = la route par défaut de { $subnets } mène à { $gateway }
route-saw = la route par défaut de { $subnets } mène à { $gateway }
route-wrong = { $subnet } (table de routage { $table }) : { $what }
route-wrong-several = { $problems }
route-none = aucune route par défaut
route-blackhole = la route par défaut pointe vers { $gateway }, qui n’existe plus (blackhole)
route-other = la route par défaut pointe vers { $gateway }
route-nat-gone = la passerelle NAT { $gateway } n’existe pas
route-nat-state = la passerelle NAT { $gateway } est dans l’état { $state }
route-nat-not-public = la passerelle NAT { $gateway } ne se trouve pas dans un sous-réseau public
route-fix = Dans la table de routage { $table }, faites pointer 0.0.0.0/0 vers { $gateway } qui fonctionne.
acl-expected = les ACL réseau de { $subnets } laissent passer le trafic de l’atelier et ses réponses
acl-saw = { $subnets } : trafic autorisé par { $acls }
acl-blocks-in = { $acl }, pour { $subnet }, bloque TCP { $ports } entrant depuis { $peer } (règle { $rule })
acl-blocks-out = { $acl }, pour { $subnet }, bloque TCP { $ports } sortant vers { $peer } (règle { $rule })
acl-fix-in = Dans { $acl }, autorisez TCP { $ports } entrant depuis { $peer }, avec un numéro de règle inférieur.
acl-fix-out = Dans { $acl }, autorisez TCP { $ports } sortant vers { $peer }, avec un numéro de règle inférieur.

## Reachability

reaches-expected = { $from } peut atteindre { $to } sur TCP { $ports }
reaches-expected-endpoint = { $from } peut atteindre { $to } sur son port
reaches-name = { $name }
reaches-internet = Internet
reaches-carrier = { $groups }
reaches-saw = { $from } peut atteindre { $to } sur TCP { $ports } ; examiné : { $looked }
reaches-blocked = { $from } ne peut pas atteindre { $to } sur TCP { $ports } : { $blockers }
reaches-fix = Pour laisser passer le trafic, { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = aucune règle de { $groups } n’autorise TCP { $ports } entrant depuis { $peer }
blocker-groups-out = aucune règle de { $groups } n’autorise TCP { $ports } sortant vers { $peer }
blocker-no-route = { $table }, pour { $subnet }, n’a pas de route adaptée vers Internet
blocker-no-route-hosts = { $table }, pour { $subnet }, n’a pas de route adaptée vers Internet, et aucun point de terminaison de VPC ne dessert { $hosts }
blocker-dead-route = { $table } dirige { $destination } vers { $target }, qui n’existe plus (blackhole)
blocker-private-nat = la passerelle NAT { $gateway } est privée et ne mène pas à Internet
blocker-no-public-address = les tâches de { $service } ne reçoivent pas d’adresse publique dans le sous-réseau public { $subnet }
blocker-internal = { $load_balancer } est interne (internal)
blocker-other-vpc = une extrémité se trouve dans { $from }, l’autre dans { $to }
blocker-no-mount-target = { $file_system } n’a pas de cible de montage dans { $zone }
blocker-zone = { $load_balancer } ne dessert pas { $zone }, où s’exécutent des tâches
blocker-public-access = VPC Block Public Access ({ $mode }) bloque le trafic entre { $place } et Internet
blocker-dns = { $attribute } est désactivé dans { $vpc }
change-allow-in = ajoutez à { $group } une règle entrante pour TCP { $ports } depuis { $peer }
change-allow-out = ajoutez à { $group } une règle sortante pour TCP { $ports } vers { $peer }
change-acl-in = ajoutez à { $acl } la règle entrante { $number } qui autorise TCP { $ports } depuis { $peer }
change-acl-out = ajoutez à { $acl } la règle sortante { $number } qui autorise TCP { $ports } vers { $peer }
change-acl-remove-in = supprimez la règle entrante { $number } dans { $acl }
change-acl-remove-out = supprimez la règle sortante { $number } dans { $acl }
change-route = faites pointer { $destination } dans { $table } vers { $gateway } qui fonctionne
change-route-remove = supprimez la route { $destination } dans { $table }
change-dns = activez { $attribute } dans { $vpc }
change-exclusion = ajoutez à VPC Block Public Access une exclusion pour { $vpc } qui autorise le trafic dans les deux sens
change-exclusion-mode = configurez l’exclusion { $exclusion } de VPC Block Public Access pour autoriser le trafic dans les deux sens
change-exclusion-refused = demandez aux administrateurs de votre organisation d’autoriser une exclusion de VPC Block Public Access pour { $vpc } ; ils ont désactivé les exclusions
change-public-ip = activez « Public IP » pour { $service }
change-mount-target = ajoutez à { $file_system } une cible de montage dans { $zone }
change-replace = supprimez puis recréez { $resource }
change-internet-facing = recréez { $load_balancer } avec le Scheme « internet-facing »
change-public-subnet = affectez à { $load_balancer } un sous-réseau public à la place de { $subnet }
change-zone = ajoutez à { $load_balancer } un sous-réseau public situé dans { $zone }
change-vpc = recréez { $resource } dans { $vpc }

## IAM roles

role-expected = { $role } peut être endossé par { $service } et autorise { $actions }
role-saw = { $role } peut être endossé par { $service } et autorise { $actions }
role-absent = le rôle { $role } n’existe pas
role-absent-fix = Choisissez un rôle existant ; la pile de l’atelier en crée un.
role-untrusted = { $role } ne peut pas être endossé par { $service }
role-untrusted-fix = Ajoutez { $service } à la politique d’approbation de { $role }.
role-trust-denied-fix = Retirez de la politique d’approbation de { $role } la déclaration qui refuse { $service }.
role-trust-condition-fix = Modifiez la condition sur { $key } dans la politique d’approbation de { $role } : elle ne correspond pas à ce compte.
role-lacks = { $role } n’autorise pas { $action }
role-lacks-fix = Autorisez { $action } dans une politique en ligne de { $role }, comme le fait la pile de l’atelier.
role-denied = la politique { $policy } refuse { $action } à { $role }
role-denied-fix = Retirez de la politique { $policy } de { $role } la déclaration qui refuse { $action }.
role-bounded = la limite d’autorisations { $boundary } de { $role } n’autorise pas { $action }
role-bounded-fix = Autorisez { $action } dans { $boundary }, ou retirez la limite d’autorisations de { $role }.
task-role-expected = { $which } de { $definition } : { $role }
task-role-none = { $definition } n’a pas de { $which }
task-role-fix = Créez une nouvelle révision avec { $role } comme { $which }.

## Parameters

parameter-expected = { $name } ({ $type }) : { $value }
parameter-value-is = { $value }
parameter-value-endpoint = point de terminaison de { $database }
parameter-value-any = valeur quelconque
parameter-saw = { $name } ({ $type })
parameter-absent = aucun paramètre { $name } dans { $region }
parameter-absent-fix = Créez le paramètre { $name } de type { $type }, avec exactement ce nom et sans chemin.
parameter-slash = Le nom commence par une barre oblique ; la page indique { $name }.
parameter-plain = { $name } est un simple String : quiconque peut lire les paramètres peut lire sa valeur. La page indique SecureString.
parameter-port = La valeur se termine par un port ({ $value }) ; la page ne donne que le nom d’hôte.
parameter-instance = { $value } est le point de terminaison d’une seule instance du cluster, qui n’accepte plus d’écritures après un basculement. Utilisez plutôt le point de terminaison d’écriture { $asked }.
parameter-reader = { $value } est le point de terminaison de lecture du cluster. Il n’accepte des écritures que tant que le cluster n’a pas d’autre instance ; utilisez plutôt le point de terminaison d’écriture { $asked }.
parameter-wrong = { $name } : { $why }
parameter-empty = la valeur est vide
parameter-space = la valeur est précédée ou suivie d’un espace : « { $value } »
parameter-scheme = la valeur est une adresse avec http:// ({ $value }), et non un nom d’hôte
parameter-identifier = la valeur est le nom de l’instance ({ $value }), et non son point de terminaison
parameter-other-database = la valeur est le point de terminaison d’une autre base de données ({ $database })
parameter-other-host = la valeur { $value } n’est pas le point de terminaison de la base de données de l’atelier
parameter-port-missing = la valeur n’indique aucun port, et la base de données utilise le port { $port }
parameter-port-other = la valeur { $value } indique un autre port que { $port }, que la base de données utilise
parameter-read-only = la valeur est le point de terminaison de lecture du cluster ({ $value }), qui n’accepte pas d’écritures
parameter-other = la valeur est { $value }
text-hidden = (non affichée, car il peut s’agir d’un mot de passe)
parameter-fix = Modifiez { $name } ; valeur attendue : { $value }. Si le service existe déjà, forcez ensuite un nouveau déploiement.
parameter-empty-fix = Attribuez une valeur à { $name }. Si le service existe déjà, forcez ensuite un nouveau déploiement.
parameter-space-fix = Supprimez l’espace avant ou après la valeur de { $name }. Si le service existe déjà, forcez ensuite un nouveau déploiement.

## EFS

mount-targets-expected = { $file_system } a des cibles de montage disponibles dans les zones de { $subnets }
mount-targets-saw = { $file_system } a des cibles de montage disponibles dans { $zones }
mount-targets-zone = { $file_system } n’a pas de cible de montage dans { $zone } ; zones avec cible de montage : { $found }
mount-targets-zone-fix = Ajoutez une cible de montage dans { $zone } ; la page utilise { $subnets }.
mount-targets-other-vpc = cibles de montage hors de { $vpc } : { $targets }
mount-targets-other-vpc-fix = Supprimez les cibles de montage de { $file_system } et recréez-les dans { $vpc }.
mount-targets-elsewhere = Les cibles de montage se trouvent dans { $subnets } ; la page utilise d’autres sous-réseaux des mêmes zones.

volume-expected = { $definition } a un volume EFS pour { $file_system }
volume-saw = volume { $volume } pour { $file_system }
volume-none = { $definition } n’a pas de volume EFS
volume-other = { $definition } monte { $found } à la place
volume-root = le volume { $volume } commence à { $root }, un répertoire qui n’existe peut-être pas
volume-root-fix = Créez une nouvelle révision dans laquelle le volume { $volume } a « / » comme Root directory.
volume-fix = Créez une nouvelle révision avec un volume EFS pour { $file_system }.
volume-unencrypted = Le volume { $volume } est monté sans chiffrement en transit : les données lues et écrites circulent en clair sur le réseau.
volume-access-point = Le volume passe par le point d’accès { $point }, dont le répertoire n’a pas été examiné.
mount-expected = le volume EFS est monté sur { $path }
mount-saw = { $container } le monte sur { $path }
mount-none = { $container } n’a pas de Mount point pour un volume EFS
mount-other = { $container } le monte sur { $paths }
mount-fix = Créez une nouvelle révision avec le Mount point { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } se trouve dans { $subnets }
lb-subnets-saw = { $load_balancer } se trouve dans { $subnets }
lb-subnets-wrong = { $load_balancer } se trouve dans { $subnets }, et non dans des sous-réseaux publics du VPC de l’atelier
lb-zones-few = { $load_balancer } se trouve seulement dans { $subnets }
lb-subnets-fix = Modifiez les sous-réseaux de l’équilibreur de charge : { $subnets }.
listener-expected = { $load_balancer } { $listener } transfère vers { $target_group }
listener-saw = { $load_balancer } { $listener } transfère vers { $target_group }
listener-absent = { $load_balancer } n’a pas d’écouteur sur le port { $port } ; écouteurs existants : { $found }
listener-protocol = { $load_balancer } écoute sur { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path } : { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does } ; la page demande un écouteur qui transfère tout
action-forward = transfère vers { $groups }
action-fixed = répond par un code { $status } fixe
action-redirect = redirige vers { $url }
action-circle = redirige en boucle
action-no-listener = redirige vers { $listener }, pour lequel il n’a pas d’écouteur
action-share = envoie { $percent } % des requêtes vers { $group }
action-share-dead = envoie { $percent } % des requêtes vers { $group }, qui n’a aucune cible saine
action-other = fait autre chose ({ $type })
listener-fix = Faites en sorte que l’écouteur { $listener } transfère tout vers { $target_group } ; s’il n’existe pas, ajoutez-le.

## Task definition

container-none = { $definition } n’a pas de conteneur
image-expected = image { $image }
image-saw = { $container } utilise { $image }
image-fix = Créez une nouvelle révision avec l’image { $image }.
image-elsewhere = { $image } vient de Docker Hub, qui limite les téléchargements anonymes : un groupe derrière une même passerelle NAT obtient vite « toomanyrequests ». La page indique { $asked }.
image-mirror = { $image } vient d’un autre registre. Impossible de voir ici si c’est la même image ; la page indique { $asked }.
image-digest = L’image n’est désignée que par son digest : sa version et sa variante ne sont pas visibles ici. La page indique { $asked }.
image-tag = Le tag est { $tag } ; la page indique { $asked }.
image-variant = { $saw } : la variante { $variant } n’écoute pas sur le port { $port }
image-behind = La variante { $variant } n’écoute pas sur le port { $port } ; { $proxy } doit lui transmettre les requêtes.
port-expected = un conteneur de { $definition } expose le port { $port } (TCP)
port-saw = { $container } expose le port { $port }
port-other = ports exposés par { $definition } : { $found }
port-fix = Créez une nouvelle révision dont le conteneur expose le port { $port }, TCP (« Port mappings »).
secrets-expected = par ValueFrom : { $pairs }
secrets-saw = { $container } prend { $variables } dans Parameter Store
secrets-wrong = { $container } : { $problems }
secret-plain = { $variable } est une simple valeur, et non ValueFrom
secret-absent = { $variable } manque
secret-elsewhere = { $variable } n’est définie que dans { $container }
secret-other = { $variable } vient de { $value }, et non de { $parameter }
secret-manager = { $variable } vient de Secrets Manager ; la page utilise le paramètre { $parameter }.
variable-other = { $variable } n’est pas { $asked }, si bien que WordPress ne trouve pas les tables migrées
variable-advice = { $variable } n’est pas { $asked }. Assurez-vous que la base de données a des tables avec ce préfixe.
variable-fix = Créez une nouvelle révision sans { $variable }, ou avec la valeur { $asked }.
log-group-expected = le groupe de journaux existe, ou le rôle d’exécution de tâche peut le créer
log-group-none = { $definition } ne collecte pas de journaux, ce qui convient
log-group-saw = groupe de journaux : { $groups }
log-group-absent = { $container } écrit dans le groupe de journaux { $group }, qui n’existe pas, et le rôle d’exécution de tâche ne peut pas le créer
log-group-fix = Créez le groupe de journaux { $group }, ou désactivez « Log collection » dans une nouvelle révision.

## Service

launch-expected = { $service } s’exécute sur { $asked }
launch-saw = { $service } s’exécute sur { $found }
launch-other = { $service } s’exécute sur { $found }. Le site peut quand même fonctionner, mais la page demande { $asked }
launch-fix = Supprimez le service et recréez-le avec { $asked }.
launch-advice = Le service s’exécute sur { $found } : AWS peut reprendre cette capacité avec deux minutes de préavis.
platform-expected = { $service } utilise la version de plateforme { $at_least } ou plus récente
platform-saw = { $service } : { $found }
platform-old = { $service } utilise { $found }, qui ne peut pas monter EFS
platform-fix = Passez le service à la version de plateforme { $at_least } ou LATEST, et forcez un nouveau déploiement.
task-subnets-expected = { $service } s’exécute dans { $subnets }
task-subnets-saw = { $service } s’exécute dans { $subnets }
task-subnets-none = { $service } n’a pas de sous-réseau
task-subnets-other-vpc = { $subnet } appartient à un autre VPC
task-subnets-no-public-ip = { $subnet } est un sous-réseau public, et les tâches n’y reçoivent pas d’adresse publique : elles ne peuvent pas atteindre Internet
task-subnets-no-way-out = { $subnet } n’a pas d’accès à Internet
task-subnets-fix = Mettez à jour « Networking » du service : { $subnets }. Si la console ne le permet pas, supprimez le service et recréez-le.
task-subnets-public = Des tâches s’exécutent dans { $subnets } avec des adresses publiques, exposées à Internet ; la page utilise des sous-réseaux privés.
task-subnets-one-zone = Toutes les tâches s’exécutent dans une seule zone de disponibilité : si elle tombe en panne, le site aussi.
service-tg-expected = { $service } enregistre le port { $port } dans { $target_group }
service-tg-saw = { $service } enregistre { $container }:{ $port } dans { $target_group }
service-tg-none = { $service } n’a pas d’équilibreur de charge
service-tg-other = { $service } enregistre ses tâches dans { $found }
service-tg-port = { $service } enregistre le port { $port }
service-tg-fix = Mettez à jour le service, ou recréez-le, avec le groupe cible { $target_group } et le port { $port } du conteneur.
revision-expected = { $service } utilise { $definition }
revision-saw = { $service } utilise { $found }
revision-other = { $service } utilise encore { $found } ; la révision conforme à la page est { $wanted }
revision-fix = Mettez à jour le service vers { $wanted } et forcez un nouveau déploiement.
desired-expected = nombre de tâches voulu pour { $service } : { $count }
desired-saw = { $service } demande { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}
desired-few = La page demande { $count } tâches : avec moins, chaque déploiement ou panne provoque une interruption.
desired-fix = Fixez à { $count } le nombre de tâches du service (« Desired tasks »).
scaling-expected = mise à l’échelle de { $service } : { $bounds } tâches, selon { $metric }, valeur cible { $target }
scaling-saw = mise à l’échelle de { $service } : { $bounds } tâches
scaling-none = { $service } n’est pas mis à l’échelle automatiquement.
scaling-bounds = Plage de mise à l’échelle : { $bounds } tâches ; la page indique { $asked }.
scaling-policy = Il manque une politique Target tracking sur { $metric } avec la valeur cible { $target }.
scaling-suspended = La mise à l’échelle dynamique est suspendue : les politiques n’ont aucun effet.
steady-expected = toutes les tâches de { $service } s’exécutent, et son déploiement est terminé
steady-saw = { $service }, tâches en cours d’exécution : { $running } sur { $desired }, déploiement terminé
steady-pending = déploiement de { $service }, tâches en cours d’exécution : { $running } sur { $desired }
steady-not = { $service }, tâches en cours d’exécution : { $running } sur { $desired }
steady-fix = Examinez la dernière tâche arrêtée dans la console ECS. Une fois l’erreur corrigée, mettez à jour le service avec « Force new deployment » : un déploiement qui a échoué ne relance rien de lui-même.
targets-expected = toutes les cibles de { $target_group } sont saines
targets-saw = { $target_group } : { $count ->
    [one] { $count } cible saine
   *[other] { $count } cibles saines
}
targets-none = { $target_group } n’a aucune cible
targets-none-fix = Faites en sorte que le service y enregistre ses tâches ; elles s’enregistrent dès qu’elles s’exécutent.
targets-strays = ces cibles de { $target_group } ne sont pas des tâches de son service : { $targets }
targets-strays-advice = Ces cibles ne sont pas des tâches du service : { $targets }. Annulez leur enregistrement ; le service enregistre lui-même ses tâches.
targets-initial = { $target_group } : première surveillance de l’état en cours pour { $count ->
    [one] { $count } cible
   *[other] { $count } cibles
}
targets-sick = { $target_group } : { $targets }
targets-fix = Ouvrez l’onglet « Targets » du groupe cible pour lire ce que signale la surveillance de l’état, puis examinez les tâches.

## Site

site-expected = l’adresse de { $load_balancer } répond 200 avec { $site }
site-saw = { $url } répond { $status } avec { $site }
site-other-page = { $url } répond { $status }, mais pas avec { $site } : une réponse fixe, ou une autre page
site-other-page-fix = Configurez l’écouteur pour qu’il transfère vers le groupe cible, et utilisez dans le conteneur l’image de la page.
site-elsewhere = { $url } renvoie les visiteurs vers une autre adresse : { $host }
site-elsewhere-fix = Donnez au site, comme adresse propre, celle de l’équilibreur de charge.
site-502 = { $url } répond 502 : la réponse du conteneur est incorrecte ou interrompue
site-502-fix = Examinez les journaux du conteneur, ainsi que son port.
site-503 = { $url } répond 503 : l’équilibreur de charge n’a aucune cible vers laquelle diriger les visiteurs
site-503-fix = Faites en sorte que le service enregistre des tâches saines dans le groupe cible.
site-504 = { $url } répond 504 : le conteneur n’a pas répondu à temps
site-504-fix = Cherchez ce que le conteneur attend : en général la base de données ou le système de fichiers.
site-balancer = { $url } répond { $status } : c’est l’équilibreur de charge lui-même qui répond, par exemple à cause d’une règle ou d’AWS WAF ; le conteneur n’a pas été interrogé
site-balancer-fix = Vérifiez les règles de l’écouteur et la liste ACL web d’AWS WAF associée à l’équilibreur de charge.
site-maintenance = { $url } répond { $status }, et c’est le conteneur qui répond : le site est en cours de mise à jour, ou ne peut servir personne pour le moment
site-maintenance-fix = Cela se termine en général en moins de dix minutes. Sinon, consultez les journaux du conteneur.
site-other-status = { $url } répond { $status }
site-other-status-fix = Ouvrez l’adresse dans un navigateur, et examinez les journaux du conteneur.
site-refused = { $url } refuse ou interrompt la connexion
site-connect-timed-out = { $url } ne répond pas : connexion impossible
site-read-timed-out = { $url } accepte la connexion, mais ne répond pas
site-redirects = { $url } redirige en boucle
site-not-http = ce qui répond sur { $url } ne parle pas HTTP
site-unreachable-fix = Examinez le Scheme, les sous-réseaux, le groupe de sécurité et l’écouteur de l’équilibreur de charge.
site-no-address = { $resource } n’a pas d’adresse publique
site-server-unreachable-fix = Vérifiez l’adresse publique du serveur, son groupe de sécurité et la table de routage de son sous-réseau.
site-server-fix = Ouvrez l’adresse dans un navigateur et lisez les journaux du serveur web.
site-server-elsewhere-fix = Définissez l’adresse du site sur l’adresse de ce serveur.

## When something could not be read

unknown-denied = lecture impossible : il vous manque l’autorisation { $action }
unknown-denied-hint = Demandez l’autorisation { $action }, ou utilisez des informations d’identification qui la comportent. « workshop-check policy --suite { $suite } » affiche tout ce qui est nécessaire.
unknown-denied-scp = lecture impossible : une politique de contrôle des services (service control policy, SCP) de votre organisation refuse { $action }
unknown-denied-rcp = lecture impossible : une politique de contrôle des ressources (resource control policy, RCP) de votre organisation refuse { $action }
unknown-denied-boundary = lecture impossible : la limite d’autorisations (permissions boundary) de votre utilisateur ou rôle ne permet pas { $action }
unknown-denied-session = lecture impossible : la politique de session (session policy) de vos informations d’identification ne permet pas { $action }
unknown-denied-endpoint = lecture impossible : la politique du point de terminaison d’un VPC par lequel la requête est passée ne permet pas { $action }
unknown-denied-by-hint = Aucune de vos propres politiques n’y change rien. Adressez-vous à l’administrateur du compte ou de l’organisation.
unknown-throttled = lecture impossible : AWS a répondu « too many requests » à chaque appel de { $call }
unknown-timed-out = lecture impossible : { $call } n’a pas reçu de réponse à temps
unknown-again-hint = Relancez la vérification dans une minute.
unknown-failed = lecture impossible : { $call } a échoué avec { $code } : { $message }
unknown-not-read = évaluation impossible : l’instantané a été pris sans { $call }
unknown-not-read-hint = Prenez un nouvel instantané pour cette suite.
unknown-not-recorded-hint = Ce compte de démonstration a été enregistré sans cet appel. Vérifiez un compte à vous.
unknown-no-field = évaluation impossible : aucun résultat de { $call } n’a le champ « { $field } », que la suite lit
unknown-no-field-hint = Cela ne dit rien du compte. Prévenez l’auteur de la suite : le champ est mal écrit sous « keep », ou il doit figurer sous « may_lack ».
unknown-not-modelled = évaluation impossible : tout dépend de { $what }, que ce programme ne connaît pas
unknown-not-modelled-hint = Comparez avec ce que demande la page : { $expected }.
unknown-not-confirmed = pas encore confirmé : aucune API d’AWS ne l’indique
unknown-not-confirmed-hint = Montrez-le à votre formateur, qui le note dans la colonne « { $column } » de la liste des participants.
unknown-site-proxy = lecture impossible : un proxy entre cet ordinateur et le site répond à sa place ({ $how })
unknown-site-portal = lecture impossible : le réseau de cet ordinateur répond à la place du site, par exemple un portail captif ou un filtre web ({ $how })
unknown-site-resolver = lecture impossible : le résolveur DNS de cet ordinateur ne connaît pas { $how }, alors qu’AWS indique ce nom. Le nom d’un nouvel équilibreur de charge prend une minute ou deux
unknown-site-inspection = lecture impossible : le certificat vient d’une autorité inconnue, comme lorsque le réseau de cet ordinateur inspecte TLS ({ $how })
unknown-site-network = lecture impossible : le réseau de cet ordinateur ne permet pas d’atteindre le site ({ $how })
unknown-site-hint = Cela ne dit rien du compte. Vérifiez de nouveau depuis un autre réseau, ou sans le proxy (NO_PROXY), ou ouvrez le site dans un navigateur.
unknown-site-addresses = lecture impossible : pas de connexion, et le groupe de sécurité de l’équilibreur de charge n’admet que certaines adresses ({ $how }), dont cet ordinateur n’a peut-être aucune
unknown-site-addresses-hint = Vérifiez depuis une adresse que la règle admet, ou faites en sorte que la règle admette tout le monde (0.0.0.0/0).

root-cause-summary = { $title } : { $actual }

## What AWS says at run time

symptom-found = { $actual } : { $meaning }
symptom-found-quoted = { $actual } : { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Examinez la dernière tâche arrêtée dans la console ECS. Une fois l’erreur corrigée, mettez à jour le service avec « Force new deployment ».
symptom-fixed-since = { $actual } : le dernier déploiement a été abandonné. La cause est maintenant corrigée. { $quote }
symptom-fixed-since-fix = Mettez à jour le service avec « Force new deployment » : un déploiement abandonné ne relance rien de lui-même.
aws-says = AWS indique : « { $text } »
aws-says-aged = AWS a indiqué { $age } : « { $text } »
age-seconds = il y a moins d’une minute
age-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
age-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
age-days = il y a { $count } jours
evidence-text = { $source } : { $text }
evidence-aged = { $source }, { $age } : { $text }
evidence-task = tâche arrêtée
evidence-container = conteneur
evidence-sidecar = autre conteneur
evidence-event = événement du service
evidence-deployment = déploiement
evidence-target = cible
evidence-site = site
evidence-resource = AWS
evidence-exit-code = code de sortie { $code }
evidence-exit-code-of = { $container } : code de sortie { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent } ; existe dans { $places }
elsewhere-fix = Créez { $what } dans { $here }. Si vous travaillez dans { $region }, lancez plutôt la vérification avec --region { $region }.
elsewhere-vpc-fix = { $name } se trouve dans { $region } : lancez la vérification avec --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } le monte sur { $path } en lecture seule : les médias ajoutés ne peuvent pas être enregistrés
mount-read-only-fix = Créez une nouvelle révision où le Mount point { $path } n’est pas en lecture seule.
parameter-type = { $name } est de type { $type } ; la page indique String, et seule la valeur d’un String peut être vérifiée ici.
parameter-type-read = { $name } est de type { $type } ; la page indique String.
parameter-other-user = La valeur est { $value } ; l’utilisateur principal de la base de données est { $user }. Assurez-vous que la base de données connaît les deux.
task-role-both = La page choisit { $role } à la fois comme rôle de tâche et comme rôle d’exécution de tâche ; un seul des deux est défini.
