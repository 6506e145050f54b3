# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Avant de commencer
step-create-eb-environment = Lancer l’environnement
step-review-eb-environment = Examiner et gérer l’environnement
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Charger le code source
page-database-migration-create-target-db = Créer la base de données cible

kind-stack = pile CloudFormation
kind-stack-failure = événement échoué de la pile
kind-environment = environnement Elastic Beanstalk
kind-application-version = version de l’application
kind-environment-members = membres de l’environnement
kind-environment-settings = paramètres de l’environnement

check-stack = La pile de l’atelier est déployée
    .failed = La pile de l’atelier n’est pas déployée
    .why = Elle crée les VPC, les serveurs source et les rôles.
    .fix = Lisez les événements de la pile dans la console CloudFormation, à partir du premier échec. Si elle est en cours de suppression, attendez qu’elle ait disparu, puis déployez-la à nouveau. Sinon, ne la supprimez que s’il en manque quelque chose : ce que vous avez créé dans ses VPC doit d’abord disparaître.
check-target-vpc = { $vpc } est présent
    .failed = { $vpc } est absent
    .why = L’environnement s’y trouve.
check-vpc-dns = { $vpc } résout les noms DNS
    .failed = { $vpc } ne résout pas les noms DNS
    .why = Sans noms d’hôte DNS, le serveur web n’a pas de nom DNS public ; sans DNS, il ne trouve pas la base de données.
check-public-subnets = Les sous-réseaux publics atteignent Internet
    .failed = Un sous-réseau public est absent ou n’a pas d’accès à Internet
    .why = Les serveurs de l’environnement sont dans l’un d’eux.
check-database = La base de données cible est présente
    .failed = La base de données cible est absente de { $vpc }
    .why = La boutique y lit ses données.
check-database-engine = La base de données cible est MySQL
    .failed = La base de données cible n’est pas MySQL
    .why = La boutique a besoin de MySQL.
check-database-available = La base de données cible est disponible
    .failed = La base de données cible n’est pas disponible
    .why = Une base de données arrêtée ou en cours de suppression ne répond pas.

check-environment = L’environnement est présent
    .failed = L’environnement est absent
    .why = Il exécute la boutique.
    .fix = Dans la console Elastic Beanstalk, choisissez Créer une application, comme l’indique la page.
check-environment-ready = Il est prêt
    .failed = Il n’est pas prêt
    .why = Un environnement en cours de lancement, de mise à jour ou de résiliation ne sert pas les visiteurs.
    .fix = Lisez les événements de l’environnement dans la console Elastic Beanstalk.
check-source-bundle = Il exécute le bundle source chargé
    .failed = Il exécute un autre bundle source
    .why = La page demande ce bundle.
    .fix = Téléversez wordpress-beanstalk.zip comme nouvelle version de l’application, et déployez-la dans l’environnement.
check-environment-vpc = Il est dans { $vpc }
    .failed = Il est dans un autre VPC
    .why = Là seulement il atteint la base de données.
    .fix = Le VPC d’un environnement ne peut pas être modifié : résiliez-le et créez-en un autre avec { $vpc } sous Réseau.
check-environment-public = Ses serveurs ont des adresses publiques
    .failed = Ses serveurs n’ont pas d’adresses publiques
    .why = Dans un sous-réseau public, un serveur sans adresse publique n’atteint rien hors du VPC.
    .fix = Sous Configuration, Réseau, activez l’adresse IP publique.
check-setting-host = Il connaît l’adresse de la base de données
    .failed = Il ne connaît pas l’adresse de la base de données
    .why = La boutique se connecte à cette adresse.
    .fix = Sous Configuration, Logiciel, copiez le point de terminaison de la console RDS dans RDS_HOSTNAME, sans port.
check-setting-name = Il connaît le nom du schéma
    .failed = Il ne connaît pas le nom du schéma
    .why = Les tables de la boutique sont dans ce schéma.
    .fix = Sous Configuration, Logiciel, définissez RDS_DB_NAME sur { $schema }.
check-setting-port = Il connaît le port de la base de données
    .failed = Il a un autre port que la base de données
    .why = La boutique se connecte à ce port.
    .fix = Sous Configuration, Logiciel, définissez RDS_PORT sur le port de la base de données, 3306.
check-server = Son serveur fonctionne
    .failed = Son serveur ne fonctionne pas
    .why = Elastic Beanstalk exécute la boutique sur cette instance.
    .fix = Redémarrez les serveurs d’applications sous Actions dans la console Elastic Beanstalk.
check-server-public = Son serveur a une adresse publique ou un équilibreur de charge
    .failed = Son serveur n’a pas d’adresse publique
    .why = Sans équilibreur de charge, les visiteurs arrivent à l’adresse publique du serveur.
asked-server-public = un serveur avec une adresse publique, ou un environnement avec un équilibreur de charge
    .saw = { $things } a une adresse publique ou se trouve derrière un équilibreur de charge
    .found = { $things } n’a pas d’adresse publique, et l’environnement n’a pas d’équilibreur de charge
    .fix = Sous Actions, choisissez Reconstruire l’environnement. Elastic Beanstalk recrée alors le serveur, avec une adresse.
check-database-from-environment = La base de données admet l’environnement
    .failed = La base de données n’admet pas l’environnement
    .why = La boutique lit ses données sur le port 3306.

check-visitors-reach-environment = Les visiteurs atteignent le serveur web
    .failed = Les visiteurs n’atteignent pas le serveur web
    .why = Leurs requêtes passent par la passerelle Internet, la liste ACL réseau du sous-réseau et le groupe de sécurité.
check-environment-reaches-database = Le serveur web atteint la base de données
    .failed = Le serveur web n’atteint pas la base de données
    .why = Ses requêtes passent par les listes ACL réseau et les groupes de sécurité des deux côtés.
check-site = La boutique répond
    .failed = La boutique ne répond pas
    .why = C’est ce que voient les visiteurs.
site-install = { $url } affiche l’installation de WordPress : elle ne trouve pas ses tables
    .fix = Comparez RDS_DB_NAME avec le schéma, et vérifiez que la migration de la base de données a chargé les tables.
site-database-error = { $url } répond { $status } : « Error establishing a database connection »
    .fix = Comparez RDS_HOSTNAME, RDS_PORT, RDS_USERNAME et RDS_PASSWORD avec la base de données.

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

## What changes the settings of the environment

change-stack-roll-back = annulez la mise à jour de { $name } (restauration)
change-environment-host = définissez RDS_HOSTNAME de { $name } sur { $asked }
change-environment-schema = définissez RDS_DB_NAME de { $name } sur { $asked }
change-environment-port = définissez RDS_PORT de { $name } sur { $asked }
change-environment-public = donnez des adresses publiques aux serveurs de { $name }
