# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = security group
kind-file-system = EFS file system
kind-load-balancer = load balancer
kind-target-group = target group
kind-cluster = ECS cluster
kind-task-definition = task definition
kind-service = ECS service
kind-database = RDS database
kind-instance = EC2 instance
kind-iam-role = IAM role

internet-gateway = an internet gateway
nat-gateway = a NAT gateway
execution-role = task execution role
task-role = task role

## Existence

name-exact = named { $name }
name-example = such as { $name }
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } in { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } in { $vpc }
exists-saw = { $name }, { $how }
found-wired = used by the { $kind } { $from }
found-named = found by its name
found-nearly-named = found by a similar name
found-sole = the only one here
found-best-fit = the best match of several
exists-other-name = It is named { $name }; the page says { $asked }. It works with this name, too.
exists-others = There are several. Only { $name } was checked, not { $others }.
exists-other-vpc = { $name } is in { $vpc }
exists-other-vpc-fix = Create a new { $kind } in { $vpc }. The VPC cannot be changed later.
exists-other-vpc-fix-cluster = Restore a snapshot of the cluster of { $name } in { $vpc }. A cluster cannot be moved to another VPC, and a new database would be empty.
exists-other-vpc-fix-database = Move { $name } to { $vpc }. Create a DB subnet group there with a subnet in the Availability Zone of the instance. Under Modify, choose it and a security group of { $vpc }. Before that, start the instance if it is stopped, and convert it to Single-AZ if it is Multi-AZ. A new database would be empty.
exists-absent = no { $kind } named { $name }
exists-absent-near = no { $kind } named { $name }, but there is { $near }
exists-absent-apart = { $absent }; apparently not part of the workshop: { $others }
exists-absent-made-by = { $absent }; { $name } is { $state }
exists-absent-made-by-because = { $absent }; { $name } is { $state }: “{ $reason }”
exists-absent-any = no { $kind } found
exists-absent-fix = Create the { $kind } as the page describes.
unsure-fix = First check whether { $name } is part of the workshop: nothing in the account shows that it is. { $fix }
resource-missing = the { $kind } { $name } is missing
resource-missing-any = the { $kind } is missing

## Properties

property-expected = { $resource }: { $property } is { $asked }
property-saw = { $resource }: { $property } is { $value }
property-pending = { $resource } is { $value }
property-unfinished = { $resource } is { $value }, but what was started is not over yet
property-otherwise = { $resource } is not there, and not needed: { $other } is there
property-advice = { $actual }; the page says { $asked }.
property-fix = Set { $property } of { $resource } to { $asked }. If the console does not allow that, create a new one as the page describes, and use it instead.
property-state-fix = Open { $resource } in the console, and find out why it is not { $asked }. If it does not recover, create a new one as the page describes.
property-fixed-fix = { $property } of { $resource } cannot be changed. Create a new one as the page describes ({ $asked }), and use it instead.
property-declared-fix = Set { $property } of { $resource } to { $asked }.
asked-one-of = { $values }
asked-at-least = at least { $least }
asked-absent = not set
asked-other-than = a value other than { $values }
works-all-the-same = { $actual }. It works all the same: { $proof }. The page says: { $asked }.

## selection_rules

selection-expected = { $resource }: selection rules that include all tables of { $container }
selection-saw = The selection rules of { $resource } include all tables of { $container }
selection-saw-parts = The selection rules of { $resource } include the tables of { $container } that are needed
selection-advice = The rules do not include all tables of { $container }, as the page says.
selection-none = The selection rules of { $resource } do not include { $container }
selection-without = The selection rules of { $resource } leave out { $parts } of { $container }
selection-fix = Correct the selection rules of { $resource }, so that they include all tables of { $container }.
renaming-expected = { $resource }: no transformation rule that renames { $schema } or its tables
renaming-saw = The transformation rules of { $resource } keep the names of { $schema } and its tables
renaming-schema = A transformation rule of { $resource } renames { $schema } to { $name }
renaming-tables = Transformation rules of { $resource } rename { $tables } of { $schema }
renaming-fix = Remove the transformation rules of { $resource } that rename { $schema } or its tables, and load the tables again.
wait-minutes = This usually takes a few minutes. Then check again.
wait-mount-target = A mount target is usually ready within two minutes. Then check again.
wait-deployment = A deployment usually takes three to five minutes. Then check again.
wait-targets = A new target usually needs one to three minutes to become healthy. Then check again.

## Security groups

sg-expected = { $group } allows { $protocol } { $ports } { $direction }
sg-saw = { $group } allows { $protocol } { $ports } { $direction }
sg-from = from { $peer }
sg-to = to { $peer }
sg-anywhere = anywhere (0.0.0.0/0)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] The rule names the address range
   *[other] The rules name the address ranges
} { $ranges }; the page names { $peer }.
sg-narrower = The rule is only for { $range }; the page says anywhere. Change the source to 0.0.0.0/0.
sg-fewer-ports = The required port is open; the page opens { $ports }.
sg-database-port = The database listens on port { $port }; the page says { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = it has no inbound rules
sg-no-rules-out = it has no outbound rules
sg-other-protocol = the rule “{ $rule }” is not for { $protocol }
sg-other-port = the rule “{ $rule }” does not include port { $ports }
sg-only-ipv6 = the rule “{ $rule }” is for IPv6 only
sg-other-peer = the rule “{ $rule }” does not name { $peer }
sg-none-fits = its rules are { $rules }
sg-fix-in = Add an inbound rule to { $group }: { $protocol } { $ports } from { $peer }.
sg-fix-out = Add an outbound rule to { $group }: { $protocol } { $ports } to { $peer }.

carries-expected = { $resource } has the security group { $group }
carries-saw = { $resource } has { $group }
carries-others = { $resource } also has { $others }.
carries-instead = { $resource } has { $carried } instead of { $group }. The rules have the same effect.
carries-other = { $resource }: { $carried } instead of { $group }
carries-fix = Replace the security group of { $resource } with { $group }.
carries-fix-beside = Attach { $group } to { $resource }, beside { $kept }.
manual-saw = confirmed by the instructor
manual-expected = that the instructor confirms it

## Network

vpc-dns-expected = DNS resolution and DNS hostnames are on in { $vpc }
vpc-dns-saw = both are on in { $vpc }
vpc-dns-off = off in { $vpc }: { $attributes }
vpc-dns-fix = Turn { $attributes } on: VPC console, { $vpc }, “Edit VPC settings”.
subnets-missing = { $subnets } not found in { $vpc }
stack-fix = Deploy the workshop’s CloudFormation stack again, or ask your instructor.
route-expected = the default routes of { $subnets } point at { $gateway }
route-saw = the default routes of { $subnets } point at { $gateway }
route-wrong = { $subnet } (route table { $table }): { $what }
route-wrong-several = { $problems }
route-none = no default route
route-blackhole = the default route points at { $gateway }, which was deleted (blackhole)
route-other = the default route points at { $gateway }
route-nat-gone = the NAT gateway { $gateway } does not exist
route-nat-state = the NAT gateway { $gateway } is { $state }
route-nat-not-public = the NAT gateway { $gateway } is not in a public subnet
route-fix = In route table { $table }, point the route 0.0.0.0/0 at { $gateway } that works.
acl-expected = the network ACLs of { $subnets } allow the workshop’s traffic and the replies
acl-saw = { $acls } allow it for { $subnets }
acl-blocks-in = { $acl } of { $subnet } blocks inbound TCP { $ports } from { $peer } (rule { $rule })
acl-blocks-out = { $acl } of { $subnet } blocks outbound TCP { $ports } to { $peer } (rule { $rule })
acl-fix-in = In { $acl }, allow inbound TCP { $ports } from { $peer } with a lower rule number.
acl-fix-out = In { $acl }, allow outbound TCP { $ports } to { $peer } with a lower rule number.

## Reachability

reaches-expected = { $from } can reach { $to } on TCP { $ports }
reaches-expected-endpoint = { $from } can reach { $to } on its port
reaches-name = { $name }
reaches-internet = the internet
reaches-carrier = { $groups }
reaches-saw = { $from } can reach { $to } on TCP { $ports } (checked: { $looked })
reaches-blocked = { $from } cannot reach { $to } on TCP { $ports }: { $blockers }
reaches-fix = To allow this traffic, { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = no rule of { $groups } lets TCP { $ports } in from { $peer }
blocker-groups-out = no rule of { $groups } lets TCP { $ports } out to { $peer }
blocker-no-route = { $table } of { $subnet } has no matching route to the internet
blocker-no-route-hosts = { $table } of { $subnet } has no matching route to the internet, and no VPC endpoint provides { $hosts }
blocker-dead-route = { $table } routes { $destination } to { $target }, which was deleted (blackhole)
blocker-private-nat = the NAT gateway { $gateway } is private and has no internet access
blocker-no-public-address = tasks of { $service } get no public IP in the public subnet { $subnet }
blocker-internal = { $load_balancer } is internal
blocker-other-vpc = they are in different VPCs, { $from } and { $to }
blocker-no-mount-target = { $file_system } has no mount target in { $zone }
blocker-zone = { $load_balancer } is not in { $zone }, where tasks run
blocker-public-access = VPC Block Public Access ({ $mode }) stops traffic between { $place } and the internet
blocker-dns = { $attribute } is off in { $vpc }
change-allow-in = add an inbound rule to { $group }: TCP { $ports } from { $peer }
change-allow-out = add an outbound rule to { $group }: TCP { $ports } to { $peer }
change-acl-in = add inbound rule { $number } to { $acl }: allow TCP { $ports } from { $peer }
change-acl-out = add outbound rule { $number } to { $acl }: allow TCP { $ports } to { $peer }
change-acl-remove-in = remove inbound rule { $number } from { $acl }
change-acl-remove-out = remove outbound rule { $number } from { $acl }
change-route = point the route { $destination } in { $table } at { $gateway } that works
change-route-remove = remove the route { $destination } from { $table }
change-dns = turn { $attribute } on in { $vpc }
change-exclusion = add an exclusion for { $vpc } to VPC Block Public Access that allows traffic in both directions
change-exclusion-mode = set the exclusion { $exclusion } of VPC Block Public Access to allow traffic in both directions
change-exclusion-refused = ask the administrators of your organization to allow an exclusion of VPC Block Public Access for { $vpc }; they have disabled exclusions
change-public-ip = turn “Public IP” on for { $service }
change-mount-target = add a mount target of { $file_system } in { $zone }
change-replace = delete { $resource } and create it again
change-internet-facing = create { $load_balancer } again with the scheme “internet-facing”
change-public-subnet = use a public subnet for { $load_balancer } instead of { $subnet }
change-zone = add a public subnet of { $zone } to { $load_balancer }
change-vpc = create { $resource } again in { $vpc }

## IAM roles

role-expected = { $role } can be assumed by { $service } and allows { $actions }
role-saw = { $role } can be assumed by { $service } and allows { $actions }
role-absent = the role { $role } does not exist
role-absent-fix = Choose an existing role. The workshop’s stack creates one.
role-untrusted = { $role } cannot be assumed by { $service }
role-untrusted-fix = Add { $service } to the trust policy of { $role }.
role-trust-denied-fix = Remove the statement that denies { $service } from the trust policy of { $role }.
role-trust-condition-fix = Change the condition on { $key } in the trust policy of { $role }. It does not match this account.
role-lacks = { $role } does not allow { $action }
role-lacks-fix = Allow { $action } in an inline policy of { $role }, as the workshop’s stack does.
role-denied = the policy { $policy } denies { $action } to { $role }
role-denied-fix = Remove the statement that denies { $action } from the policy { $policy } of { $role }.
role-bounded = the permissions boundary { $boundary } of { $role } does not allow { $action }
role-bounded-fix = Allow { $action } in { $boundary }, or remove the permissions boundary of { $role }.
task-role-expected = { $definition } has the { $which } { $role }
task-role-none = { $definition } has no { $which }
task-role-fix = Create a new revision with { $role } as its { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = the endpoint of { $database }
parameter-value-any = any value
parameter-saw = { $name } ({ $type })
parameter-absent = no parameter { $name } in { $region }
parameter-absent-fix = Create the parameter { $name } of type { $type }, with exactly this name and without a path.
parameter-slash = The name begins with a slash; the page says { $name }.
parameter-plain = { $name } is a plain String. Everyone who may read parameters can read it. The page says SecureString.
parameter-port = The value contains a port ({ $value }); the page uses only the host name.
parameter-instance = { $value } is the endpoint of one instance of the cluster. After a failover it accepts no writes. Use the writer endpoint { $asked } instead.
parameter-reader = { $value } is the reader endpoint of the cluster. It accepts writes only while the cluster has no other instance. Use the writer endpoint { $asked } instead.
parameter-wrong = { $name }: { $why }
parameter-empty = the value is empty
parameter-space = the value has a space before or after it: “{ $value }”
parameter-scheme = the value is an address with http:// ({ $value }), not a host name
parameter-identifier = the value is the name of the instance ({ $value }), not its endpoint
parameter-other-database = the value is the endpoint of another database ({ $database })
parameter-other-host = the value { $value } is not the endpoint of the workshop’s database
parameter-port-missing = the value has no port, and the database listens on port { $port }
parameter-port-other = the value { $value } has another port than { $port }, on which the database listens
parameter-read-only = the value is the reader endpoint of the cluster ({ $value }), which accepts no writes
parameter-other = the value is { $value }
text-hidden = (not shown: it may be a password)
parameter-fix = Set { $name } to { $value }. If you have a service already, force a new deployment then.
parameter-empty-fix = Set a value for { $name }. If you have a service already, force a new deployment then.
parameter-space-fix = Remove the space before or after the value of { $name }. If you have a service already, force a new deployment then.

## EFS

mount-targets-expected = { $file_system } has available mount targets in the zones of { $subnets }
mount-targets-saw = { $file_system } has available mount targets in { $zones }
mount-targets-zone = { $file_system } has no mount target in { $zone }; zones with a mount target: { $found }
mount-targets-zone-fix = Add a mount target in { $zone }; the page uses { $subnets }.
mount-targets-other-vpc = these mount targets are not in { $vpc }: { $targets }
mount-targets-other-vpc-fix = Delete the mount targets of { $file_system } and create them in { $vpc }.
mount-targets-elsewhere = The mount targets are in { $subnets }; the page uses other subnets of the same zones.

volume-expected = { $definition } has an EFS volume of { $file_system }
volume-saw = volume { $volume } of { $file_system }
volume-none = { $definition } has no EFS volume
volume-other = { $definition } mounts { $found } instead
volume-root = volume { $volume } starts at { $root }, a directory that may not exist
volume-root-fix = Create a new revision in which volume { $volume } has the root directory “/”.
volume-fix = Create a new revision with an EFS volume of { $file_system }.
volume-unencrypted = Volume { $volume } is mounted without transit encryption: data crosses the network unencrypted.
volume-access-point = The volume uses the access point { $point }. Its directory was not checked.
mount-expected = the EFS volume is mounted at { $path }
mount-saw = { $container } mounts it at { $path }
mount-none = { $container } has no mount point for an EFS volume
mount-other = { $container } mounts it at { $paths }
mount-fix = Create a new revision with the mount point { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } is in { $subnets }
lb-subnets-saw = { $load_balancer } is in { $subnets }
lb-subnets-wrong = { $load_balancer } is in { $subnets }, not in public subnets of the workshop’s VPC
lb-zones-few = { $load_balancer } is in { $subnets } only
lb-subnets-fix = Edit the subnets of the load balancer: { $subnets }.
listener-expected = { $load_balancer } listens on { $listener } and forwards to { $target_group }
listener-saw = { $load_balancer } { $listener } forwards to { $target_group }
listener-absent = { $load_balancer } has no listener on port { $port }; it has { $found }
listener-protocol = { $load_balancer } listens on { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; the page says that the listener forwards everything
action-forward = forwards to { $groups }
action-fixed = returns a fixed response { $status }
action-redirect = redirects to { $url }
action-circle = redirects in a circle
action-no-listener = redirects to { $listener }, but has no listener there
action-share = sends { $percent } % of the requests to { $group }
action-share-dead = sends { $percent } % of the requests to { $group }, which has no healthy target
action-other = has another action ({ $type })
listener-fix = Set the listener { $listener } to forward everything to { $target_group }. Add the listener if it is missing.

## Task definition

container-none = { $definition } has no container
image-expected = image { $image }
image-saw = { $container } runs { $image }
image-fix = Create a new revision with the image { $image }.
image-elsewhere = { $image } comes from Docker Hub, which limits anonymous downloads. A class behind one NAT gateway soon gets “toomanyrequests”. The page says { $asked }.
image-mirror = { $image } comes from another registry. This program cannot see whether it is the same image. The page says { $asked }.
image-digest = The image has only a digest, so its version and variant are not visible here. The page says { $asked }.
image-tag = The tag is { $tag }; the page says { $asked }.
image-variant = { $saw }: the variant { $variant } does not listen on port { $port }
image-behind = The variant { $variant } does not listen on port { $port }. { $proxy } must forward the requests to it.
port-expected = a container of { $definition } maps port { $port } (TCP)
port-saw = { $container } maps port { $port }
port-other = { $definition } maps { $found }
port-fix = Create a new revision whose container maps port { $port }, TCP.
secrets-expected = by ValueFrom: { $pairs }
secrets-saw = { $container } gets { $variables } from Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } is a plain value, not ValueFrom
secret-absent = { $variable } is missing
secret-elsewhere = { $variable } is set in { $container } only
secret-other = { $variable } comes from { $value }, not { $parameter }
secret-manager = { $variable } comes from Secrets Manager; the page uses the parameter { $parameter }.
variable-other = { $variable } is not { $asked }: WordPress does not find the migrated tables
variable-advice = { $variable } is not { $asked }. Make sure that the database has tables with this prefix.
variable-fix = Create a new revision without { $variable }, or with the value { $asked }.
log-group-expected = the log group exists, or the execution role may create it
log-group-none = { $definition } collects no logs, and needs no log group
log-group-saw = log group: { $groups }
log-group-absent = { $container } writes to the log group { $group }, which does not exist, and its role may not create it
log-group-fix = Create the log group { $group }, or turn log collection off in a new revision.

## Service

launch-expected = { $service } runs on { $asked }
launch-saw = { $service } runs on { $found }
launch-other = { $service } runs on { $found }. The site may work all the same, but the page asks for { $asked }
launch-fix = Delete the service and create it again with { $asked }.
launch-advice = It runs on { $found }. AWS may stop such tasks with two minutes’ notice.
platform-expected = { $service } runs on platform version { $at_least } or newer
platform-saw = { $service }: { $found }
platform-old = { $service } runs on { $found }, which cannot mount EFS
platform-fix = Update the service to platform version { $at_least } or LATEST, and force a new deployment.
task-subnets-expected = { $service } runs in { $subnets }
task-subnets-saw = { $service } runs in { $subnets }
task-subnets-none = { $service } has no subnets
task-subnets-other-vpc = { $subnet } is in another VPC
task-subnets-no-public-ip = { $subnet } is a public subnet, and tasks have no public IP there: they cannot reach the internet
task-subnets-no-way-out = { $subnet } has no internet access
task-subnets-fix = Update the service’s networking to { $subnets }. If the console does not allow that, delete the service and create it again.
task-subnets-public = Tasks run in { $subnets } with public IPs, open to the internet; the page uses private subnets.
task-subnets-one-zone = All tasks run in one Availability Zone. If this zone fails, the site fails too.
service-tg-expected = { $service } registers port { $port } in { $target_group }
service-tg-saw = { $service } registers { $container }:{ $port } in { $target_group }
service-tg-none = { $service } has no load balancer
service-tg-other = { $service } registers its tasks in { $found }
service-tg-port = { $service } registers port { $port }
service-tg-fix = Update the service, or create it again, with the target group { $target_group } and the container’s port { $port }.
revision-expected = { $service } runs { $definition }
revision-saw = { $service } runs { $found }
revision-other = { $service } still runs { $found }; { $wanted } is the revision that follows the page
revision-fix = Update the service to { $wanted } and force a new deployment.
desired-expected = the desired count of { $service } is { $count }
desired-saw = the desired count of { $service } is { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
desired-few = The page says { $count } tasks. With fewer, every deployment or error interrupts the site.
desired-fix = Update the service to { $count } desired tasks.
scaling-expected = { $service } scales within { $bounds } tasks by { $metric } { $target }
scaling-saw = { $service } scales within { $bounds } tasks
scaling-none = { $service } does not scale automatically.
scaling-bounds = It scales within { $bounds } tasks; the page says { $asked }.
scaling-policy = It has no target-tracking policy on { $metric } with the target { $target }.
scaling-suspended = Dynamic scaling is suspended: the policies do nothing.
steady-expected = { $service } runs all its tasks, and its deployment is complete
steady-saw = { $service } runs { $running } of { $desired } tasks, and its deployment is complete
steady-pending = the deployment of { $service }: { $running } of { $desired } tasks run
steady-not = { $service } runs { $running } of { $desired } tasks
steady-fix = Open the newest stopped task in the ECS console. After the fix, update the service with “Force new deployment”: a failed deployment does not start tasks again.
targets-expected = all targets of { $target_group } are healthy
targets-saw = { $count ->
    [one] 1 target
   *[other] { $count } targets
} of { $target_group } healthy
targets-none = { $target_group } has no targets
targets-none-fix = Make sure that the service registers its tasks there. They register when they run.
targets-strays = these targets of { $target_group } are not tasks of its service: { $targets }
targets-strays-advice = These targets are not tasks of the service: { $targets }. Deregister them; the service registers its tasks itself.
targets-initial = { $count ->
    [one] 1 target
   *[other] { $count } targets
} of { $target_group } being checked for the first time
targets-sick = { $target_group }: { $targets }
targets-fix = Open the target group’s “Targets” tab and read the health status details. Then check the tasks.

## Site

site-expected = the address of { $load_balancer } answers 200 with { $site }
site-saw = { $url } answers { $status } with { $site }
site-other-page = { $url } answers { $status }, but not with { $site }: a fixed response, or another page
site-other-page-fix = Set the listener to forward to the target group, and use the page’s image in the container.
site-elsewhere = { $url } redirects visitors to another address: { $host }
site-elsewhere-fix = Set the site’s own address to the load balancer’s address.
site-502 = { $url } answers 502: the container’s response is invalid or incomplete
site-502-fix = Read the container’s logs, and check its port.
site-503 = { $url } answers 503: the load balancer has no healthy target
site-503-fix = Make sure that the service has healthy tasks in the target group.
site-504 = { $url } answers 504: the container did not answer in time
site-504-fix = Find out what the container waits for: usually the database or the file system.
site-balancer = { $url } answers { $status }. The answer comes from the load balancer itself, for example from a rule or AWS WAF, not from the container
site-balancer-fix = Check the listener’s rules, and the AWS WAF web ACL of the load balancer.
site-maintenance = { $url } answers { $status }: the container is being updated, or cannot serve visitors at the moment
site-maintenance-fix = This usually ends within ten minutes. If it does not, read the container’s logs.
site-other-status = { $url } answers { $status }
site-other-status-fix = Open the address in a browser, and read the container’s logs.
site-refused = { $url } refuses or closes the connection
site-connect-timed-out = { $url } does not answer: no connection in time
site-read-timed-out = { $url } accepts the connection, but does not answer in time
site-redirects = { $url } redirects in a circle
site-not-http = { $url } does not answer with HTTP
site-unreachable-fix = Check the load balancer’s scheme, subnets, security group and listener.
site-no-address = { $resource } has no public address
site-server-unreachable-fix = Check the server’s public address, its security group, and the route table of its subnet.
site-server-fix = Open the address in a browser, and read the logs of the web server.
site-server-elsewhere-fix = Set the site’s own address to the address of this server.

## When something could not be read

unknown-denied = could not be read: you lack the permission { $action }
unknown-denied-hint = Ask for { $action }, or use credentials that have it. “workshop-check policy --suite { $suite }” prints the policy with all needed permissions.
unknown-denied-scp = could not be read: a service control policy (SCP) of your organization denies { $action }
unknown-denied-rcp = could not be read: a resource control policy (RCP) of your organization denies { $action }
unknown-denied-boundary = could not be read: the permissions boundary of your user or role does not allow { $action }
unknown-denied-session = could not be read: the session policy of your credentials does not allow { $action }
unknown-denied-endpoint = could not be read: the policy of the VPC endpoint that the request went through does not allow { $action }
unknown-denied-by-hint = Your own policies cannot change this. Ask the administrator of the account or of the organization.
unknown-throttled = could not be read: AWS answered “too many requests” to { $call } again and again
unknown-timed-out = could not be read: no answer to { $call } in time
unknown-again-hint = Check again in a minute.
unknown-failed = could not be read: { $call } failed with { $code }: { $message }
unknown-not-read = could not be checked: the snapshot does not contain { $call }
unknown-not-read-hint = Take a new snapshot for this suite.
unknown-not-recorded-hint = This demo account was recorded without that call. Check an account of your own.
unknown-no-field = could not be checked: no result of { $call } has the field “{ $field }”, which the suite reads
unknown-no-field-hint = This says nothing about the account. Tell the author of the suite: the field is misspelt under “keep”, or it belongs under “may_lack”.
unknown-not-modelled = could not be checked: this program cannot evaluate { $what }
unknown-not-modelled-hint = Compare it with what the page asks for: { $expected }.
unknown-not-confirmed = not confirmed yet: no API of AWS tells it
unknown-not-confirmed-hint = Show it to your instructor, who marks it in the column “{ $column }” of the roster.
unknown-site-proxy = could not be read: a proxy between this computer and the site answers instead ({ $how })
unknown-site-portal = could not be read: the network of this computer answers instead of the site, for example a captive portal ({ $how })
unknown-site-resolver = could not be read: the DNS resolver of this computer does not know { $how }, although AWS has that name. A new load balancer’s name takes a minute or two
unknown-site-inspection = could not be read: the certificate is from an unknown authority. The network of this computer may inspect TLS ({ $how })
unknown-site-network = could not be read: the network of this computer does not let it reach the site ({ $how })
unknown-site-hint = This says nothing about the account. Check again from another network, or without the proxy (NO_PROXY), or open the site in a browser.
unknown-site-addresses = could not be read: no connection. The load balancer’s security group allows only some addresses ({ $how }), perhaps not the address of this computer
unknown-site-addresses-hint = Check from an address that the rule allows, or allow all addresses in the rule (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Open the newest stopped task in the ECS console. After the fix, update the service with “Force new deployment”.
symptom-fixed-since = { $actual }: the last deployment has stopped. The reason is fixed now. { $quote }
symptom-fixed-since-fix = Update the service with “Force new deployment”: a deployment that has stopped does not start tasks again.
aws-says = AWS says: “{ $text }”
aws-says-aged = AWS said { $age }: “{ $text }”
age-seconds = less than a minute ago
age-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
age-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
age-days = { $count } days ago
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = stopped task
evidence-container = container
evidence-sidecar = other container
evidence-event = service event
evidence-deployment = deployment
evidence-target = target
evidence-site = site
evidence-resource = AWS
evidence-exit-code = exit code { $code }
evidence-exit-code-of = { $container }: exit code { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; found in { $places }
elsewhere-fix = Create { $what } in { $here }. If you work in { $region }, check with --region { $region } instead.
elsewhere-vpc-fix = { $name } is in { $region }: check with --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } mounts it at { $path } read-only: WordPress cannot store uploads
mount-read-only-fix = Create a new revision in which the mount point { $path } is not read-only.
parameter-type = { $name } is stored as { $type }; the page says String. This program can check only the value of a String.
parameter-type-read = { $name } is stored as { $type }; the page says String.
parameter-other-user = The value is { $value }; the database’s master user is { $user }. Make sure that both users exist in the database.
task-role-both = The page uses { $role } as task role and as task execution role; only one of them is set.
