# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here; $sources are web addresses, each with a day.

absent-services = ECS services
absent-clusters = ECS clusters
absent-task-definitions = task definitions
absent-load-balancers = load balancers
absent-target-groups = target groups
absent-file-systems = EFS file systems
absent-nat-gateways = NAT gateways
absent-addresses = elastic addresses
absent-databases = RDS databases
absent-instances = EC2 instances
absent-stacks = CloudFormation stacks
absent-log-groups = log groups
absent-parameters = parameters

absent-expected = of the workshop’s { $kind }, none is left
absent-expected-priced = { $expected } (list prices: { $sources })
absent-saw = { $kind } of the workshop in { $regions }: 0; others: { $count }
absent-others = Whether made for the workshop cannot be told: { $things }. What was, delete, too: it costs money.

absent-thing = { $thing }
absent-thing-in = { $thing } in { $vpc }
absent-thing-of-stack = { $thing }, made by the stack { $stack }
absent-thing-of = { $thing }, which belongs to { $user }
absent-thing-elsewhere = { $thing }, in { $region }
absent-thing-stuck = { $thing } (AWS could not delete it: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, with the stack { $stack }

absent-left = still there: { $things }. { $cost }
absent-fix = Delete { $things }.
absent-going = on the way out: { $things }
absent-going-usually = Deleting takes some minutes, of a database a quarter of an hour. Look again then.

absent-amount = about { $amount }
absent-amount-below = less than { $amount }
absent-costs-nothing = It costs nothing as it is.
absent-no-price = It has no price of its own.
absent-costs = It costs { $amount } a day.
absent-costs-at-least = It costs at least { $amount } a day; of { $classes } no price is known here.

daily-cost-expected = what is left of the workshop costs nothing
daily-cost-saw = nothing that is left of the workshop in { $regions } costs anything
daily-cost-not-looked-at = Not looked at here: { $others }. If you used any of it, delete what it holds, too, as the page says.
daily-cost-unread = Not everything in { $regions } could be looked at: if you worked there, too, check that Region as well.
daily-cost-left = what is left costs { $amount } a day: { $parts }
daily-cost-left-at-least = what is left costs at least { $amount } a day, as not everything could be read or has a known price: { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Delete what the checks above name, in their order.
