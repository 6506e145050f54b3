# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = services ECS
absent-clusters = clusters ECS
absent-task-definitions = définitions de tâche
absent-load-balancers = équilibreurs de charge
absent-target-groups = groupes cibles
absent-file-systems = systèmes de fichiers EFS
absent-nat-gateways = passerelles NAT
absent-addresses = adresses IP Elastic
absent-databases = bases de données RDS
absent-instances = instances EC2
absent-stacks = piles CloudFormation
absent-log-groups = groupes de journaux
absent-parameters = paramètres

absent-expected = il ne reste rien de l’atelier parmi les { $kind }
absent-saw = { $kind } de l’atelier dans { $regions } : 0 ; autres : { $count }
absent-others = Ces ressources appartiennent peut-être à l’atelier : { $things }. Si c’est le cas, supprimez-les aussi : elles coûtent de l’argent.

absent-thing = { $thing }
absent-thing-in = { $thing } dans { $vpc }
absent-thing-of-stack = { $thing }, qui vient de la pile { $stack }
absent-thing-of = { $thing }, qui appartient à { $user }
absent-thing-outlived = { $thing }, dont le VPC n’existe plus
absent-thing-elsewhere = { $thing }, dans { $region }
absent-thing-stuck = { $thing } (AWS n’a pas pu effectuer la suppression : { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, avec la pile { $stack }

absent-left = il reste : { $things }. { $cost }
absent-fix = Supprimez { $things }.
absent-fix-with-stack = Supprimez la pile { $stack }, qui supprime aussi { $things }.
absent-protected-load-balancer = { $fix } Si AWS refuse avec « OperationNotPermitted », désactivez d’abord la protection contre la suppression : EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Si AWS refuse avec « OperationNotPermitted », désactivez d’abord la protection contre la résiliation : EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Si AWS répond que la protection contre la résiliation est activée, désactivez-la d’abord : CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Vérifiez d’abord si { $thing } fait partie de l’atelier : la pile { $stack } l’a créé. { $fix }
absent-first-name = Vérifiez d’abord si { $thing } fait partie de l’atelier : son nom n’est pas celui de la page. { $fix }
absent-first-alone = Vérifiez d’abord si { $thing } fait partie de l’atelier : seul un nom l’indique. { $fix }
absent-first-outlived = Vérifiez d’abord si { $thing } fait partie de l’atelier : son VPC n’existe plus et l’atelier a eu lieu ici. { $fix }
absent-first-cluster = { $thing } est une instance du cluster { $cluster }, qui garde les données et coûte de l’argent même sans instance. Sous RDS → Bases de données, supprimez toutes les instances du cluster, puis le cluster. { $fix }
absent-first-group = Supprimez d’abord le groupe Auto Scaling { $group }, sinon il démarre une autre instance à la place de { $thing }. { $fix }
absent-first-used = Vérifiez d’abord à quoi sert { $user } : { $thing } est utilisé par cet élément. { $fix }
absent-first-wait = Attendez d’abord que { $thing } ne soit plus dans l’état { $state }. { $fix }
absent-first-read = Cherchez d’abord ce qui doit être supprimé avant { $thing } : cela n’a pas pu être lu. { $fix }
absent-going = suppression en cours : { $things }
absent-going-usually = Une suppression prend quelques minutes, environ 15 pour une base de données. Relancez ensuite la vérification.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = environ { $amount }
absent-amount-below = moins de { $amount }
absent-amount-unknown = (prix inconnu)
absent-costs-nothing = Aucun coût actuellement.
absent-no-price = Aucun coût en soi.
absent-costs = Coût : { $amount } par jour.
absent-costs-at-least = Coût : au moins { $amount } par jour ; aucun prix n’est connu ici pour { $classes }.
absent-costs-unknown = Son coût n’est pas connu ici.
absent-price-unknown = Aucun prix n’est connu ici pour { $classes }.

daily-cost-expected = ce qui reste de l’atelier ne coûte rien
daily-cost-saw = ce qui reste de l’atelier dans { $regions } ne coûte rien
daily-cost-not-looked-at = Non vérifié ici : { $others }. Si vous en avez utilisé, supprimez aussi ce qu’il en reste, comme l’indique la page.
daily-cost-unread = Tout n’a pas pu être lu dans { $regions } : si vous y avez aussi travaillé, lancez également la vérification pour cette Région.
daily-cost-left = ce qui reste coûte { $amount } par jour : { $parts }
daily-cost-left-at-least = ce qui reste coûte au moins { $amount } par jour, car tout n’a pas pu être lu ou certains prix ne sont pas connus : { $parts }
daily-cost-left-unknown = ce qui reste peut coûter de l’argent, mais son prix n’est pas connu ici : { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Supprimez ce que signalent les vérifications ci-dessus, dans le même ordre.
