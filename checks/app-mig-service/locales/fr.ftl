# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Avant de commencer
step-setup = Configuration initiale
step-install-agent = Installer l’agent
step-server-details = Mettre à jour les détails du serveur
step-test = Lancer l’instance de test
step-launch = Lancer l’instance de basculement
step-webserver-config = Configurer l’application
page-database-migration-create-target-db = Créer la base de données cible

kind-stack = pile CloudFormation
kind-stack-failure = événement échoué de la pile
kind-replication-template = modèle de paramètres de réplication
kind-source-server = serveur source
kind-launch-settings = paramètres de lancement
kind-launch-template = modèle de lancement

## Before you start

check-stack = La pile de l’atelier est déployée
    .failed = La pile de l’atelier n’est pas déployée
    .why = Elle crée les VPC, les serveurs source et les rôles.
    .fix = Lisez les événements de la pile dans la console CloudFormation, à partir du premier échec. Si elle est en cours de suppression, attendez qu’elle ait disparu, puis déployez-la à nouveau. Sinon, ne la supprimez que s’il en manque quelque chose : ce que vous avez créé dans ses VPC doit d’abord disparaître.
check-target-vpc = { $vpc } est présent
    .failed = { $vpc } est absent
    .why = La pile de l’atelier le crée. Le serveur web y est migré.
check-vpc-dns = { $vpc } résout les noms DNS
    .failed = { $vpc } ne résout pas les noms DNS
    .why = Sans noms d’hôte DNS, le serveur web n’a pas de nom DNS public ; sans DNS, il ne trouve pas la base de données.
check-public-subnets = Les sous-réseaux publics atteignent Internet
    .failed = Un sous-réseau public est absent ou n’a pas d’accès à Internet
    .why = Le serveur de réplication et le serveur web migré s’y trouvent.
check-database = La base de données cible est présente
    .failed = La base de données cible est absente de { $vpc }
    .why = La boutique du serveur web migré y lit ses données.
check-database-available = La base de données cible est disponible
    .failed = La base de données cible n’est pas disponible
    .why = Une base de données arrêtée ou en cours de suppression ne répond pas.
check-database-engine = La base de données cible est MySQL
    .failed = La base de données cible n’est pas MySQL
    .why = La boutique a besoin de MySQL.

## Initial setup

check-template = Le modèle de paramètres de réplication est présent
    .failed = Le modèle de paramètres de réplication est absent
    .why = Il indique où AWS Application Migration Service démarre ses serveurs de réplication.
    .fix = Ouvrez la console d’AWS Application Migration Service et choisissez Démarrer.
check-staging-subnet = Le sous-réseau de la zone intermédiaire est public
    .failed = Le sous-réseau de la zone intermédiaire n’est pas public
    .why = L’agent du serveur source envoie ses données au serveur de réplication par Internet.
asked-staging-subnet = un sous-réseau public de { $vpc } comme sous-réseau de la zone intermédiaire
    .saw = Le sous-réseau de la zone intermédiaire est { $things }
    .found = { $things } n’est pas un sous-réseau public
    .fix = Dans la console d’AWS Application Migration Service, ouvrez Paramètres et choisissez { $vpc }-public-a. Pour un serveur de la liste, modifiez aussi ses paramètres de réplication.

## Install agent

check-source-server = Le serveur source est dans la liste
    .failed = Aucun serveur source n’est dans la liste
    .why = L’agent ajoute le serveur à la liste lors de son installation.
    .fix = Exécutez à nouveau le programme d’installation sur le serveur web source, avec la Région et la clé d’accès de la page.
check-replicating = La réplication est en cours
    .failed = La réplication est bloquée
    .why = Seul un serveur copié peut être lancé.
    .fix = Ouvrez le serveur dans la console d’AWS Application Migration Service et lisez le tableau de bord de migration.

## Update server details

check-right-sizing = Le dimensionnement du type d’instance est désactivé
    .failed = Le dimensionnement du type d’instance est activé
    .why = Avec le dimensionnement, le service remplace le type d’instance du modèle de lancement.
    .fix = Ouvrez les paramètres de lancement du serveur, choisissez Modifier et réglez le dimensionnement du type d’instance sur Aucun.
check-default-version = La nouvelle version du modèle de lancement est la version par défaut
    .failed = La nouvelle version du modèle de lancement n’est pas la version par défaut
    .why = Le service lance la version par défaut. Une nouvelle version ne le devient pas automatiquement.
asked-default-version = un modèle de lancement dont la dernière version est la version par défaut
    .saw = La version par défaut de { $things } est correcte
    .found = La version par défaut de { $things } n’est pas la dernière
    .fix = Ouvrez le modèle de lancement, sélectionnez la dernière version et choisissez Actions, Définir la version par défaut.
check-server-ready = Le serveur est copié
    .failed = Le serveur n’est pas copié
    .why = Une instance de test peut être lancée quand l’état de la réplication des données est Sain.
    .fix = Ouvrez le serveur dans la console d’AWS Application Migration Service et lisez le tableau de bord de migration.

## Launch test instance

check-test-launched = Une instance de test a été lancée
    .failed = Aucune instance de test n’a été lancée
    .why = Le test montre avant le basculement si la copie démarre.
    .fix = Choisissez Test et basculement, Lancer des instances de test. Si le lancement a échoué, lisez sa tâche dans l’historique des lancements.
check-ready-for-cutover = Le serveur est marqué comme prêt pour le basculement
    .failed = Le serveur n’est pas marqué comme prêt pour le basculement
    .why = Une instance de basculement ne peut être lancée qu’ensuite.
    .fix = Quand l’instance de test fonctionne, choisissez Test et basculement, Marquer comme « Prêt pour le basculement ».

## Launch cutover instance

check-cutover-launched = Le basculement a été lancé
    .failed = Le basculement n’a pas été lancé
    .why = L’instance de basculement est le serveur web migré.
    .fix = Choisissez Test et basculement, Lancer des instances de basculement. Si une tâche est encore en cours, attendez qu’elle se termine.
check-webserver = Le serveur web migré est présent
    .failed = Le serveur web migré est absent de { $vpc }
    .why = Lancé avec une autre version du modèle de lancement, il est dans un autre VPC.
    .fix = Vérifiez la version par défaut du modèle de lancement, puis relancez. Une fois le basculement finalisé, plus rien n’est lancé : archivez le serveur, réinstallez l’agent et reprenez les étapes à partir de là.
check-webserver-type = Son type d’instance est { $instance_type }
    .failed = Il a un autre type d’instance
    .why = La page demande ce type, qui suffit à la boutique.
    .advice = Un autre type peut coûter plus cher.
check-webserver-running = Il fonctionne
    .failed = Il ne fonctionne pas
    .why = Un serveur arrêté ne répond pas.
    .fix = Démarrez l’instance dans la console EC2.
check-webserver-subnet = Il est dans un sous-réseau public
    .failed = Il n’est pas dans un sous-réseau public
    .why = Les visiteurs l’atteignent par la passerelle Internet.
asked-webserver-subnet = un serveur web dans un sous-réseau public
    .saw = { $things } est dans un sous-réseau public
    .found = { $things } n’est pas dans un sous-réseau public
    .fix = Choisissez { $vpc }-public-a dans le modèle de lancement, faites de cette version la version par défaut, puis relancez.
check-webserver-public = Il a une adresse publique
    .failed = Il n’a pas d’adresse publique
    .why = Sans elle, les visiteurs ne peuvent pas l’atteindre.
asked-webserver-public = un serveur web avec une adresse IPv4 publique
    .saw = { $things } a une adresse publique
    .found = { $things } n’a pas d’adresse publique
    .fix = Activez Attribuer automatiquement l’adresse IP publique dans le modèle de lancement, faites de cette version la version par défaut, puis relancez. Ou associez une adresse IP Elastic à l’instance.
check-cutover-finalized = Le basculement est finalisé
    .failed = Le basculement n’est pas finalisé
    .why = Jusque-là, la réplication continue et ses serveurs coûtent de l’argent.
    .fix = Choisissez Test et basculement, Finaliser le basculement.

## Configure application

check-webserver-http = Le serveur web admet les visiteurs
    .failed = Le serveur web n’admet pas les visiteurs
    .why = Les visiteurs arrivent sur le port 80.
check-ssh-from-own-address = SSH uniquement depuis votre adresse
    .why = Ainsi, personne d’autre ne peut essayer des mots de passe et des clés sur le serveur web.
asked-ssh = une règle pour SSH (port 22) depuis votre seule adresse
    .saw = { $things } n’autorise SSH que depuis des adresses uniques
    .found = { $things } n’a pas de règle pour SSH depuis une adresse unique
    .fix = Ajoutez une règle entrante pour SSH avec « Mon IP » comme source, et supprimez les règles plus larges.
check-database-from-webserver = La base de données admet le serveur web
    .failed = La base de données n’admet pas le serveur web
    .why = La boutique lit ses données sur le port 3306.
check-visitors-reach-webserver = Les visiteurs atteignent le serveur web
    .failed = Les visiteurs n’atteignent pas le serveur web
    .why = Leurs requêtes passent par la passerelle Internet, la liste ACL réseau du sous-réseau et le groupe de sécurité.
check-webserver-reaches-database = Le serveur web atteint la base de données
    .failed = Le serveur web n’atteint pas la base de données
    .why = Ses requêtes passent par les listes ACL réseau et les groupes de sécurité des deux côtés.
check-site = La boutique répond
    .failed = La boutique ne répond pas
    .why = C’est ce que voient les visiteurs.

site-install = { $url } affiche l’installation de WordPress : elle ne trouve pas ses tables
    .fix = Comparez DB_NAME dans wp-config.php avec le schéma, et vérifiez que la migration de la base de données a chargé les tables.
site-database-error = { $url } répond { $status } : « Error establishing a database connection »
    .fix = Comparez DB_HOST, DB_USER et DB_PASSWORD dans /var/www/html/wp-config.php avec la base de données.

## What the service says about a replication

symptom-agent-not-seen = le service n’a plus de nouvelles de l’agent
    .fix = Démarrez le serveur web source et vérifiez qu’il atteint AWS sur TCP 443. En cas de doute, réinstallez l’agent.
symptom-agent-cannot-connect = le serveur source n’atteint pas le serveur de réplication sur TCP 1500
    .fix = Utilisez un sous-réseau public pour la zone intermédiaire, avec une adresse IP publique pour le serveur de réplication. Modifiez aussi les paramètres de réplication du serveur.
symptom-replication-server-isolated = le serveur de réplication n’atteint pas AWS sur TCP 443
    .fix = Utilisez pour la zone intermédiaire un sous-réseau avec une route vers une passerelle Internet, également dans les paramètres de réplication du serveur.
symptom-replication-server-not-launched = le service ne peut pas créer le serveur de réplication, ses disques ou ses instantanés
    .fix = Vérifiez les quotas du compte pour EC2 et EBS, et les rôles du service : choisissez Réinitialiser les autorisations du service dans Paramètres.
symptom-slow-network = le réseau entre le serveur source et le serveur de réplication est trop lent ou s’interrompt
    .fix = Attendez quelques minutes. Si rien ne change, choisissez un type d’instance plus grand pour le serveur de réplication dans les paramètres de réplication.
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

## What changes the resources of the service

change-stack-roll-back = annulez la mise à jour de { $name } (restauration)
change-create-template = initialisez AWS Application Migration Service avec une zone intermédiaire dans un sous-réseau public de { $vpc }
change-staging-subnet = utilisez le sous-réseau { $vpc }-public-a dans le modèle de réplication, et dans les paramètres de réplication d’un serveur déjà présent dans la liste
change-staging-subnet-of-template = utilisez le sous-réseau { $vpc }-public-a dans le modèle de réplication
change-replication-retry = supprimez la cause indiquée par AWS, puis relancez la réplication de { $name }
change-replication-resume = reprenez la réplication de { $name }
change-replication-start = démarrez la réplication de { $name }
change-launch-test = lancez une instance de test de { $name }
change-ready-for-cutover = marquez { $name } comme prêt pour la bascule
change-launch-cutover = lancez l’instance de bascule de { $name }
change-finalize-cutover = finalisez la bascule de { $name }
change-right-sizing = désactivez le redimensionnement du type d’instance
change-default-version = faites de la dernière version du modèle de lancement { $name } sa version par défaut
