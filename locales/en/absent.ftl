# What is left after a workshop. $thing, $vpc, $stack, $user, $group, $cluster, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = ECS services
absent-clusters = ECS clusters
absent-task-definitions = task definitions
absent-load-balancers = load balancers
absent-target-groups = target groups
absent-file-systems = EFS file systems
absent-nat-gateways = NAT gateways
absent-addresses = Elastic IP addresses
absent-databases = RDS databases
absent-instances = EC2 instances
absent-stacks = CloudFormation stacks
absent-log-groups = log groups
absent-parameters = parameters

absent-expected = no { $kind } of the workshop are left
absent-saw = { $kind } of the workshop in { $regions }: 0; others: { $count }
absent-others = { $things } may or may not belong to the workshop. If they do, delete them too: they cost money.

absent-thing = { $thing }
absent-thing-in = { $thing } in { $vpc }
absent-thing-of-stack = { $thing }, made by the stack { $stack }
absent-thing-of = { $thing }, which belongs to { $user }
absent-thing-outlived = { $thing }, whose VPC is gone
absent-thing-elsewhere = { $thing }, in { $region }
absent-thing-stuck = { $thing } (AWS could not delete it: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, with the stack { $stack }

absent-left = still there: { $things }. { $cost }
absent-fix = Delete { $things }.
absent-fix-with-stack = Delete the stack { $stack }, which also deletes { $things }.
absent-protected-load-balancer = { $fix } If AWS refuses with “OperationNotPermitted”, first turn off its deletion protection: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } If AWS refuses with “OperationNotPermitted”, first turn off its termination protection: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } If AWS answers that termination protection is enabled, first turn it off: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = First check whether { $thing } is part of the workshop: the stack { $stack } created it. { $fix }
absent-first-name = First check whether { $thing } is part of the workshop: it does not have the page’s name. { $fix }
absent-first-alone = First check whether { $thing } is part of the workshop: only a name says so. { $fix }
absent-first-outlived = First check whether { $thing } is part of the workshop: its VPC is gone, and the workshop was done here. { $fix }
absent-first-cluster = { $thing } is an instance of the cluster { $cluster }, which keeps the data and costs money without instances, too. Delete all instances of the cluster, and then the cluster, under RDS → Databases. { $fix }
absent-first-group = First delete the Auto Scaling group { $group }, or it starts another instance in the place of { $thing }. { $fix }
absent-first-used = First check what { $user } is for: it uses { $thing }. { $fix }
absent-first-wait = First wait until the state of { $thing } is not { $state } any more. { $fix }
absent-first-read = First find out what has to be deleted before { $thing }: that could not be read. { $fix }
absent-going = being deleted: { $things }
absent-going-usually = Deleting takes a few minutes, about 15 for a database. Then check again.

absent-money = { $currency } { $whole }.{ $cents }
absent-amount = about { $amount }
absent-amount-below = less than { $amount }
absent-amount-unknown = (price not known)
absent-costs-nothing = No cost as it is now.
absent-no-price = No cost of its own.
absent-costs = Cost: { $amount } a day.
absent-costs-at-least = Cost: at least { $amount } a day. The price of { $classes } is not known here.
absent-costs-unknown = Its cost is not known here.
absent-price-unknown = The price of { $classes } is not known here.

daily-cost-expected = what is left of the workshop costs nothing
daily-cost-saw = nothing that is left of the workshop in { $regions } costs money
daily-cost-not-looked-at = Not checked here: { $others }. If you used one of these, also delete what you created there, as the page says.
daily-cost-unread = Not everything in { $regions } could be checked. If you also worked there, check that Region too.
daily-cost-left = what is left costs { $amount } a day: { $parts }
daily-cost-left-at-least = what is left costs at least { $amount } a day: { $parts }. Not everything could be read, or has a known price
daily-cost-left-unknown = what is left may cost money, but its price is not known here: { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Delete what the checks above name, in their order.
