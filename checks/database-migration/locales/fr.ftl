# The attendee's words for the module "database migration".

suite = Migration de la base de données

step-prerequisites = Avant de commencer
step-setup-network = Configurer le réseau
step-create-target-db = Créer la base de données cible
step-create-replication-instance = Créer l’instance de réplication
step-create-endpoints = Créer les points de terminaison source et cible
step-create-task = Créer et exécuter une tâche de réplication
page-database-migration-configure_source_database = Configurer la base de données source

kind-stack = pile CloudFormation
kind-stack-failure = événement échoué de la pile
kind-replication-subnet-group = groupe de sous-réseaux de réplication
kind-replication-instance = instance de réplication
kind-endpoint = point de terminaison DMS
kind-endpoint-connection = test de connexion
kind-replication-task = tâche de migration de base de données

## Before you start

check-stack = La pile de l’atelier est déployée
    .failed = La pile de l’atelier n’est pas déployée
    .why = Elle crée les VPC, les serveurs source et les rôles.
    .fix = Lisez les événements de la pile dans la console CloudFormation, à partir du premier échec. Si elle est en cours de suppression, attendez qu’elle ait disparu, puis déployez-la à nouveau. Sinon, ne la supprimez que s’il en manque quelque chose : ce que vous avez créé dans ses VPC doit d’abord disparaître.
check-target-vpc = { $vpc } est présent
    .failed = { $vpc } est absent
    .why = La pile de l’atelier le crée. La base de données cible et l’instance de réplication s’y trouvent.
check-public-subnets = Les sous-réseaux publics atteignent Internet
    .failed = Un sous-réseau public est absent ou n’a pas d’accès à Internet
    .why = L’instance de réplication atteint la base de données source par ces sous-réseaux.

## Set up networking

check-replication-group = Le groupe de sécurité de l’instance de réplication est présent
    .failed = Le groupe de sécurité de l’instance de réplication manque dans { $vpc }
    .why = La base de données admet l’instance de réplication par ce groupe. Il n’a pas besoin de règles entrantes.
check-database-group = Le groupe de sécurité de la base de données est présent
    .failed = Le groupe de sécurité de la base de données manque dans { $vpc }
    .why = Sa règle décide qui peut se connecter à la base de données.
check-database-from-replication = La base de données admet l’instance de réplication
    .failed = La base de données n’admet pas l’instance de réplication
    .why = DMS écrit dans la base de données cible par le port 3306.
check-replication-group-out = RI-SG laisse sortir MySQL
    .failed = RI-SG ne laisse pas sortir MySQL
    .why = L’instance de réplication se connecte aux deux bases de données par le port 3306. Un nouveau groupe de sécurité autorise tout le trafic sortant.

## Create target DB

check-database = La base de données cible est présente
    .failed = La base de données cible est absente de { $vpc }
    .why = DMS y copie les données de la boutique.
check-database-engine = La base de données cible est MySQL
    .failed = La base de données cible n’est pas MySQL
    .why = La base de données source est MySQL, et la boutique a besoin de MySQL.
check-database-has-group = La base de données cible a son groupe de sécurité
    .failed = La base de données cible a un autre groupe de sécurité
    .why = La règle pour l’instance de réplication se trouve dans ce groupe.
check-database-single = La base de données cible n’a pas d’instance de secours
    .failed = La base de données cible a une instance de secours
    .why = Une instance de secours double le coût, et l’atelier n’en a pas besoin.
check-database-available = La base de données cible est disponible
    .failed = La base de données cible n’est pas disponible
    .why = Une base de données arrêtée ou en cours de suppression ne répond pas.

## Create replication instance

check-subnet-group = Le groupe de sous-réseaux de réplication est présent
    .failed = Le groupe de sous-réseaux de réplication manque dans { $vpc }
    .why = Il indique dans quels sous-réseaux l’instance de réplication peut se trouver.
check-subnet-group-public = Les sous-réseaux du groupe de sous-réseaux sont publics
    .failed = Un sous-réseau du groupe de sous-réseaux n’est pas public
    .why = L’instance de réplication atteint la base de données source par Internet.
asked-public-subnets = un groupe de sous-réseaux de réplication avec uniquement des sous-réseaux publics
    .saw = Les sous-réseaux de { $things } sont publics
    .found = Un sous-réseau de { $things } n’a pas de route vers une passerelle Internet
    .fix = Dans la console DMS, choisissez les sous-réseaux publics pour le groupe de sous-réseaux { $things }.
check-replication-instance = L’instance de réplication est présente
    .failed = L’instance de réplication manque dans { $vpc }
    .why = Elle lit la base de données source et écrit dans la base de données cible.
check-replication-instance-subnets = L’instance de réplication utilise le groupe de sous-réseaux de réplication
    .failed = L’instance de réplication utilise un autre groupe de sous-réseaux de réplication
    .why = Le groupe de sous-réseaux décide d’où elle atteint les bases de données.
    .fix = Ni l’adresse ni les sous-réseaux d’une instance de réplication ne peuvent être modifiés. Créez-en une autre comme l’indique la page.
check-replication-instance-public = L’instance de réplication est accessible publiquement
    .failed = L’instance de réplication n’est pas accessible publiquement
    .why = Sans adresse publique, elle n’atteint pas la base de données source par Internet.
    .fix = Ni l’adresse ni les sous-réseaux d’une instance de réplication ne peuvent être modifiés. Créez-en une autre comme l’indique la page.
check-replication-instance-group = L’instance de réplication a son groupe de sécurité
    .failed = L’instance de réplication a un autre groupe de sécurité
    .why = La règle de la base de données autorise ce groupe.
check-replication-instance-single = L’instance de réplication est dans une seule zone de disponibilité
    .failed = L’instance de réplication est dans plusieurs zones de disponibilité
    .why = Multi-AZ double le coût, et l’atelier n’en a pas besoin.
check-replication-instance-available = L’instance de réplication est disponible
    .failed = L’instance de réplication n’est pas disponible
    .why = Seule une instance disponible teste des points de terminaison et exécute des tâches.

## Create source and target endpoints

check-source-endpoint = Le point de terminaison source est présent
    .failed = Le point de terminaison source est absent
    .why = Il indique à DMS comment atteindre la base de données source.
check-source-endpoint-type = Le type du point de terminaison source est « source »
    .failed = Le type du point de terminaison source n’est pas « source »
    .why = Une tâche lit depuis un point de terminaison source et écrit vers un point de terminaison cible.
check-source-endpoint-engine = Le moteur du point de terminaison source est MySQL
    .failed = Le moteur du point de terminaison source n’est pas MySQL
    .why = La base de données source est MySQL.
check-source-endpoint-server = Le serveur du point de terminaison source n’est pas la base de données cible
    .failed = Le serveur du point de terminaison source est la base de données cible
    .why = La base de données serait migrée depuis elle-même.
check-source-endpoint-port = Le port du point de terminaison source est 3306
    .failed = Le port du point de terminaison source n’est pas 3306
    .why = La base de données source écoute sur ce port.
check-target-endpoint = Le point de terminaison cible est présent
    .failed = Le point de terminaison cible est absent
    .why = Il indique à DMS comment atteindre la base de données cible.
check-target-endpoint-type = Le type du point de terminaison cible est « target »
    .failed = Le type du point de terminaison cible n’est pas « target »
    .why = Une tâche lit depuis un point de terminaison source et écrit vers un point de terminaison cible.
check-target-endpoint-engine = Le moteur du point de terminaison cible est MySQL
    .failed = Le moteur du point de terminaison cible n’est pas MySQL
    .why = La base de données cible est MySQL.
check-target-endpoint-server = Le serveur du point de terminaison cible est la base de données cible
    .failed = Le serveur du point de terminaison cible n’est pas la base de données cible
    .why = DMS écrirait dans une autre base de données.
check-target-endpoint-port = Le port du point de terminaison cible est celui de la base de données cible
    .failed = Le port du point de terminaison cible n’est pas celui de la base de données cible
    .why = DMS n’atteint pas la base de données par un autre port.
check-source-connection = La connexion à la source a été testée
    .failed = La connexion à la source n’a pas été testée
    .why = Une tâche ne démarre que si les deux tests ont réussi.
check-source-connection-successful = L’instance de réplication atteint la source
    .failed = La connexion à la source échoue
    .why = L’instance a besoin d’une adresse publique, et le point de terminaison du bon serveur, du bon port, du bon utilisateur et du bon mot de passe.
    .fix = Si le test échoue encore, comparez le nom du serveur, l’utilisateur et le mot de passe avec la page.
check-target-connection = La connexion à la cible a été testée
    .failed = La connexion à la cible n’a pas été testée
    .why = Une tâche ne démarre que si les deux tests ont réussi.
check-target-connection-successful = L’instance de réplication atteint la cible
    .failed = La connexion à la cible échoue
    .why = La base de données doit admettre l’instance, et le point de terminaison a besoin du bon utilisateur et du bon mot de passe.
    .fix = Si le test échoue encore, comparez l’utilisateur et le mot de passe avec ceux de la base de données.

## Create and run a replication task

check-task = La tâche est présente
    .failed = La tâche est absente
    .why = Elle copie les données, puis chaque modification.
check-task-source = La tâche lit depuis le point de terminaison source
    .failed = La tâche lit depuis un autre point de terminaison
    .why = Elle copierait une autre base de données.
check-task-target = La tâche écrit dans le point de terminaison cible
    .failed = La tâche écrit dans un autre point de terminaison
    .why = Les données arriveraient dans une autre base de données.
check-task-instance = La tâche s’exécute sur l’instance de réplication
    .failed = La tâche s’exécute sur une autre instance de réplication
    .why = Seule cette instance atteint les deux bases de données.
check-task-type = La tâche migre les données existantes et réplique les modifications
    .failed = La tâche ne migre pas les données existantes et ne réplique pas les modifications à la fois
    .why = La boutique continue d’écrire dans la source jusqu’au basculement.
check-task-schema = La tâche migre le schéma { $schema }
    .failed = La tâche migre un autre schéma
    .why = Les tables de la boutique sont dans ce schéma.
check-task-names = Les tables gardent leurs noms
    .failed = La tâche donne d’autres noms au schéma ou à des tables
    .why = La boutique les cherche sous ces noms.
check-task-tables-kept = La tâche laisse les tables cibles existantes en l’état
    .failed = La tâche modifie les tables cibles existantes
    .why = La page demande « Ne rien faire ».
check-task-logs = La tâche écrit des journaux
    .failed = La tâche n’écrit pas de journaux
    .why = Les journaux indiquent pourquoi une table n’a pas pu être copiée.
check-task-validation = La tâche valide les données copiées
    .failed = La tâche ne valide pas les données copiées
    .why = La validation compare la source et la cible ligne par ligne.
check-task-running = La tâche est en cours d’exécution
    .failed = La tâche n’est pas en cours d’exécution
    .why = Une tâche qui réplique les modifications ne se termine jamais d’elle-même. Si elle s’arrête, le journal binaire de la source n’est souvent pas activé.
    .fix = Si elle s’arrête encore, comparez la base de données source avec la page « Configure Source Database ».
check-task-tables-loaded = Des tables sont chargées
    .failed = Aucune table n’est chargée
    .why = Le chargement complet précède les modifications.
check-task-tables-without-errors = Aucune table n’a d’erreur
    .failed = Une table a une erreur
    .why = Les données de cette table manquent dans la cible.
    .fix = Ouvrez l’onglet Statistiques des tables de la tâche et lisez le journal de la table en erreur.

## Modifications

change-stack-roll-back = annulez la mise à jour de { $name } (restauration)
change-public-subnets = définissez les sous-réseaux publics de { $vpc } comme sous-réseaux de { $name }
change-database-move = déplacez { $name } vers { $vpc } ; pendant ce temps, la base de données ne répond pas
change-instance-groups = associez { $asked } à { $name }
change-instance-storage = augmentez le stockage alloué de { $name } à 100 Go
change-instance-again = créez { $name }-2 avec les paramètres de la page, déplacez-y les tâches de { $name } et supprimez { $name }
change-endpoint-password = saisissez à nouveau le mot de passe de { $name } et testez la connexion
change-test-connection = testez la connexion de { $name }
change-task-schema = corrigez les règles de sélection de { $name } pour qu’elles incluent toutes les tables de { $schema }
change-task-names = supprimez de { $name } les règles de transformation qui renomment { $schema } ou ses tables, puis rechargez les tables
change-source-server = définissez le nom du serveur de { $name } sur celui de la base de données source (DBServerDNSName dans les sorties de la pile)
change-task-instance = déplacez { $name } vers { $asked }
change-task-start = démarrez { $name }
change-task-resume = reprenez { $name }
change-task-load = démarrez { $name } depuis le début, pour que les tables soient chargées

## What AWS reports

symptom-stack-runtime = le modèle est ancien : il demande un environnement d’exécution Lambda qu’AWS ne propose plus
    .fix = Prenez le modèle dans le dépôt de l’atelier. Mettez dans Runtime des deux fonctions une version actuelle de Python. Déployez-le comme dans l’option 2 de la page.
symptom-stack-image = le modèle est ancien ou fait pour une autre Région : son image (AMI) n’est pas disponible ici
    .fix = Déployez la pile dans us-west-2. Si l’image n’existe plus, mettez une image Ubuntu actuelle dans le modèle du dépôt de l’atelier.
symptom-stack-code = le modèle prend le code de ses fonctions dans un compartiment qui n’est pas lisible depuis cette Région
    .fix = Déployez la pile dans us-west-2, ou placez le code dans votre propre compartiment, comme dans l’option 2 de la page.
symptom-stack-exists = quelque chose porte déjà le nom que la pile attribue
    .fix = Supprimez ce que le message nomme (un rôle ou un utilisateur d’un essai précédent), puis déployez la pile à nouveau.
symptom-stack-quota = un quota du compte est épuisé
    .fix = Supprimez ce qui n’est plus nécessaire (VPC, adresses IP Elastic) ou demandez un quota plus élevé. Puis déployez la pile à nouveau.
symptom-stack-denied = vous n’êtes pas autorisé à créer ce dont la pile a besoin
    .fix = Déployez la pile avec un utilisateur qui a les autorisations d’administrateur.
symptom-dms-privileges = l’utilisateur de la source ne peut pas lire les modifications
    .fix = Accordez à l’utilisateur REPLICATION CLIENT et REPLICATION SLAVE, comme l’indique la page « Configure Source Database », puis reprenez la tâche.
symptom-dms-access-denied = la base de données refuse l’utilisateur ou le mot de passe
    .failed = La base de données refuse l’utilisateur ou le mot de passe
    .fix = Saisissez à nouveau le mot de passe du point de terminaison, et retestez la connexion.
symptom-dms-host-not-allowed = la base de données source n’admet pas l’utilisateur depuis cette adresse
    .fix = Créez l’utilisateur pour tout hôte (« % »), comme l’indique la page « Configure Source Database ».
symptom-dms-binary-log = le journal binaire de la source n’est pas tel que DMS en a besoin
    .fix = Définissez server-id, log_bin et binlog_format=ROW, comme l’indique la page « Configure Source Database », redémarrez MySQL, puis la tâche.
symptom-dms-unknown-host = le nom de serveur du point de terminaison n’existe pas
    .fix = Copiez à nouveau le nom de serveur : DBServerDNSName pour la source, le point de terminaison RDS pour la cible.
symptom-dms-no-tables = la tâche ne trouve aucune table qui corresponde à sa règle de sélection
    .fix = Corrigez le schéma dans les mappages de tables. La casse compte, et ce nom contient un trait d’union.
symptom-dms-unknown-database = la base de données indiquée n’existe pas
    .fix = Laissez vide le nom de base de données du point de terminaison, et comparez le schéma avec la source.
symptom-dms-network = l’instance de réplication n’atteint pas le serveur sur ce port
    .failed = L’instance de réplication n’atteint pas la base de données
    .fix = Comparez le nom de serveur et le port avec la page. Pour la cible, vérifiez la règle du groupe de la base de données ; pour la source, vérifiez que son serveur fonctionne et que VPC Block Public Access ne bloque pas la connexion.
