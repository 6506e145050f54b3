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
found-nearly-named = found by its name, which is nearly the page’s
found-sole = the only one here
found-best-fit = the one of several that fits best
exists-other-name = It is named { $name }; the page says { $asked }.
exists-others = There are several: { $name } was checked, not { $others }.
exists-other-vpc = { $name } is in { $vpc }
exists-other-vpc-fix = Make a new { $kind } in { $vpc }; a { $kind } cannot move to another VPC.
exists-absent = no { $kind } named { $name }
exists-absent-near = no { $kind } named { $name }, but there is { $near }
exists-absent-any = no { $kind } found
exists-absent-fix = Create the { $kind } as the page describes.
resource-missing = { $kind } { $name } is not there
resource-missing-any = { $kind } is not there

## Properties

property-expected = { $resource }: { $property } { $asked }
property-saw = { $resource }: { $property } is { $value }
property-pending = { $resource } is { $value }
property-advice = { $actual }; the page says { $asked }.
property-fix = Bring { $property } of { $resource } to { $asked }; where the console does not offer that, make a new one and delete this one.
asked-one-of = { $values }
asked-at-least = at least { $least }
asked-absent = (not set)
wait-minutes = This usually takes a few minutes. Check again then.
wait-mount-target = A mount target is usually ready within two minutes. Check again then.
wait-deployment = A deployment usually takes three to five minutes. Check again then.
wait-targets = A new target usually needs one to three minutes to become healthy. Check again then.

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
sg-narrower = The rule is for { $range } only; the page says anywhere.
sg-fewer-ports = The port that matters is open; the page opens { $ports }.
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
carries-other = { $resource }: { $carried } in place of { $group }
carries-fix = Attach { $group } to { $resource } in place of the present group.

## Network

vpc-dns-expected = DNS support and DNS hostnames are on in { $vpc }
vpc-dns-saw = both are on in { $vpc }
vpc-dns-off = off in { $vpc }: { $attributes }
vpc-dns-fix = Switch { $attributes } on: VPC console, { $vpc }, “Edit VPC settings”.
subnets-missing = { $subnets } not found in { $vpc }
stack-fix = Deploy the workshop’s CloudFormation stack again, or ask your instructor.
route-expected = { $subnets } lead to { $gateway }
route-saw = { $subnets } lead to { $gateway }
route-wrong = { $subnet } (route table { $table }): { $what }
route-none = no default route
route-blackhole = the default route points at { $gateway }, which is gone (blackhole)
route-other = the default route points at { $gateway }
route-nat-gone = the NAT gateway { $gateway } does not exist
route-nat-state = the NAT gateway { $gateway } is { $state }
route-nat-not-public = the NAT gateway { $gateway } is not in a public subnet
route-fix = In route table { $table }, point 0.0.0.0/0 at { $gateway } that works.
acl-expected = the network ACLs of { $subnets } let the workshop’s traffic and its replies through
acl-saw = { $acls } let it through for { $subnets }
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
reaches-saw = { $from } can reach { $to } on TCP { $ports }; looked at { $looked }
reaches-blocked = { $from } cannot reach { $to } on TCP { $ports }: { $blockers }
reaches-fix = To let it through, { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = { $groups } let no TCP { $ports } in from { $peer }
blocker-groups-out = { $groups } let no TCP { $ports } out to { $peer }
blocker-no-route = { $table } of { $subnet } has no route to the internet that fits
blocker-no-route-hosts = { $table } of { $subnet } has no route to the internet that fits, and no VPC endpoint serves { $hosts }
blocker-dead-route = { $table } routes { $destination } to { $target }, which is gone (blackhole)
blocker-private-nat = the NAT gateway { $gateway } is private and leads to no internet
blocker-no-public-address = tasks of { $service } get no public address in the public subnet { $subnet }
blocker-internal = { $load_balancer } is internal
blocker-other-vpc = they are in different VPCs, { $from } and { $to }
blocker-no-mount-target = { $file_system } has no mount target in { $zone }
blocker-zone = { $load_balancer } does not serve { $zone }, where tasks run
blocker-dns = { $attribute } is off in { $vpc }
change-allow-in = add an inbound rule to { $group }: TCP { $ports } from { $peer }
change-allow-out = add an outbound rule to { $group }: TCP { $ports } to { $peer }
change-acl-in = add inbound rule { $number } to { $acl }: allow TCP { $ports } from { $peer }
change-acl-out = add outbound rule { $number } to { $acl }: allow TCP { $ports } to { $peer }
change-acl-remove-in = remove inbound rule { $number } from { $acl }
change-acl-remove-out = remove outbound rule { $number } from { $acl }
change-route = point { $destination } in { $table } at { $gateway } that works
change-route-remove = remove the route { $destination } from { $table }
change-dns = switch { $attribute } on in { $vpc }
change-public-ip = switch “Public IP” on for { $service }
change-mount-target = add a mount target of { $file_system } in { $zone }
change-replace = delete { $resource } and create it anew
change-internet-facing = create { $load_balancer } anew with the scheme “internet-facing”
change-public-subnet = let { $load_balancer } use a public subnet in place of { $subnet }
change-zone = add a public subnet of { $zone } to { $load_balancer }
change-vpc = create { $resource } anew in { $vpc }

## IAM roles

role-expected = { $role } can be assumed by { $service } and allows { $actions }
role-saw = { $role } can be assumed by { $service } and allows { $actions }
role-absent = there is no role { $role }
role-absent-fix = Choose a role that exists; the workshop’s stack makes one.
role-untrusted = { $role } cannot be assumed by { $service }
role-untrusted-fix = Add { $service } to the trust policy of { $role }.
role-trust-denied-fix = Remove the statement that denies { $service } from the trust policy of { $role }.
role-trust-condition-fix = Change the condition on { $key } in the trust policy of { $role }: it does not fit this account.
role-lacks = { $role } does not allow { $action }
role-lacks-fix = Allow { $action } in an inline policy of { $role }, as the workshop’s stack does.
role-denied = the policy { $policy } denies { $action } to { $role }
role-denied-fix = Remove the statement that denies { $action } from the policy { $policy } of { $role }.
role-bounded = the permissions boundary { $boundary } of { $role } does not allow { $action }
role-bounded-fix = Allow { $action } in { $boundary }, or remove the permissions boundary of { $role }.
task-role-expected = { $definition } has the { $which } { $role }
task-role-none = { $definition } has no { $which }
task-role-fix = Make a new revision with { $role } as its { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = the endpoint of { $database }
parameter-value-any = any value
parameter-saw = { $name } ({ $type })
parameter-absent = no parameter { $name } in { $region }
parameter-absent-fix = Create the parameter { $name } of type { $type }, with exactly this name and without a path.
parameter-slash = The name begins with a slash; the page says { $name }.
parameter-plain = { $name } is a plain String: everyone who may read parameters can read it. The page says SecureString.
parameter-port = The value ends in a port ({ $value }); the page gives the host name alone.
parameter-instance = { $value } is the endpoint of one instance of the cluster, which takes no writes after a failover. Better use the writer endpoint { $asked }.
parameter-reader = { $value } is the reader endpoint of the cluster. It takes writes only as long as the cluster has no other instance; better use the writer endpoint { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = the value is empty
parameter-space = the value has a space before or after it: “{ $value }”
parameter-scheme = the value is an address with http:// ({ $value }), not a host name
parameter-identifier = the value is the name of the instance ({ $value }), not its endpoint
parameter-other-database = the value is the endpoint of another database ({ $database })
parameter-other-host = the value { $value } is not the endpoint of the workshop’s database
parameter-port-missing = the value names no port, and the database listens on port { $port }
parameter-port-other = the value { $value } names another port than { $port }, on which the database listens
parameter-read-only = the value is the reader endpoint of the cluster ({ $value }), which takes no writes
parameter-other = the value is { $value }
text-hidden = (not shown: it may be a password)
parameter-fix = Set { $name } to { $value }. Then force a new deployment of the service, if you have one.
parameter-empty-fix = Give { $name } a value. Then force a new deployment of the service, if you have one.
parameter-space-fix = Remove the space before or after the value of { $name }. Then force a new deployment of the service, if you have one.

## EFS

mount-targets-expected = { $file_system } has available mount targets in the zones of { $subnets }
mount-targets-saw = { $file_system } has available mount targets in { $zones }
mount-targets-zone = { $file_system } has no mount target in { $zone }; it has them in { $found }
mount-targets-zone-fix = Add a mount target in { $zone }; the page uses { $subnets }.
mount-targets-other-vpc = mount targets not in { $vpc }: { $targets }
mount-targets-other-vpc-fix = Delete the mount targets of { $file_system } and create them in { $vpc }.
mount-targets-elsewhere = The mount targets are in { $subnets }; the page uses other subnets of the same zones.

volume-expected = { $definition } has an EFS volume of { $file_system }
volume-saw = volume { $volume } of { $file_system }
volume-none = { $definition } has no EFS volume
volume-other = { $definition } mounts { $found } instead
volume-root = volume { $volume } starts at { $root }, a directory that may not exist
volume-root-fix = Make a new revision in which volume { $volume } has the root directory “/”.
volume-fix = Make a new revision with an EFS volume of { $file_system }.
volume-unencrypted = Volume { $volume } is mounted without encryption in transit: what is read and written crosses the network in the clear.
volume-access-point = The volume goes through the access point { $point }, whose directory was not looked at.
mount-expected = the EFS volume is mounted at { $path }
mount-saw = { $container } mounts it at { $path }
mount-none = { $container } has no mount point for an EFS volume
mount-other = { $container } mounts it at { $paths }
mount-fix = Make a new revision with the mount point { $path }.

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
listener-advice = { $load_balancer } { $listener } { $does }; the page asks for a listener that forwards everything
action-forward = forwards to { $groups }
action-fixed = answers with a fixed { $status }
action-redirect = redirects to { $url }
action-circle = redirects in circles
action-no-listener = redirects to { $listener }, for which it has no listener
action-share = sends { $percent } % of the requests to { $group }
action-share-dead = sends { $percent } % of the requests to { $group }, which has no healthy target
action-other = does something else ({ $type })
listener-fix = Let the listener { $listener } forward everything to { $target_group }; add that listener if there is none.

## Task definition

container-none = { $definition } has no container
image-expected = image { $image }
image-saw = { $container } runs { $image }
image-fix = Make a new revision with the image { $image }.
image-elsewhere = { $image } comes from Docker Hub, which limits anonymous downloads: a class behind one NAT gateway soon gets “toomanyrequests”. The page says { $asked }.
image-mirror = { $image } comes from another registry. Whether it is the same image cannot be seen here; the page says { $asked }.
image-digest = The image is pinned by its digest alone: its version and its variant cannot be seen here. The page says { $asked }.
image-tag = The tag is { $tag }; the page says { $asked }.
image-variant = { $saw }: the variant { $variant } does not listen on port { $port }
image-behind = The variant { $variant } does not listen on port { $port }; { $proxy } has to pass the requests on to it.
port-expected = a container of { $definition } maps port { $port } (TCP)
port-saw = { $container } maps port { $port }
port-other = { $definition } maps { $found }
port-fix = Make a new revision whose container maps port { $port }, TCP.
secrets-expected = by ValueFrom: { $pairs }
secrets-saw = { $container } takes { $variables } from Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } is a plain value, not ValueFrom
secret-absent = { $variable } is missing
secret-elsewhere = { $variable } is set in { $container } only
secret-other = { $variable } comes from { $value }, not { $parameter }
secret-manager = { $variable } comes from Secrets Manager; the page uses the parameter { $parameter }.
variable-other = { $variable } is not { $asked }, so that WordPress does not find the migrated tables
variable-advice = { $variable } is not { $asked }. Make sure that the database has tables with this prefix.
variable-fix = Make a new revision without { $variable }, or with the value { $asked }.
log-group-expected = the log group is there, or the execution role may create it
log-group-none = { $definition } collects no logs, which is fine
log-group-saw = log group: { $groups }
log-group-absent = { $container } writes to the log group { $group }, which does not exist, and its role may not create it
log-group-fix = Create the log group { $group }, or switch log collection off in a new revision.

## Service

launch-expected = { $service } runs on { $asked }
launch-saw = { $service } runs on { $found }
launch-fix = Delete the service and create it again with { $asked }.
launch-advice = It runs on { $found }, which AWS may take back at two minutes’ notice.
platform-expected = { $service } runs on platform version { $at_least } or newer
platform-saw = { $service }: { $found }
platform-old = { $service } runs on { $found }, which cannot mount EFS
platform-fix = Update the service to platform version { $at_least } or LATEST, and force a new deployment.
task-subnets-expected = { $service } runs in { $subnets }
task-subnets-saw = { $service } runs in { $subnets }
task-subnets-none = { $service } has no subnets
task-subnets-other-vpc = { $subnet } is in another VPC
task-subnets-no-public-ip = { $subnet } is a public subnet, and tasks get no public address there: they cannot reach the internet
task-subnets-no-way-out = { $subnet } has no way to the internet
task-subnets-fix = Create the service again in { $subnets }.
task-subnets-public = Tasks run in { $subnets } with public addresses, open to the internet; the page uses private subnets.
task-subnets-one-zone = All tasks run in one Availability Zone: if it fails, so does the site.
service-tg-expected = { $service } registers port { $port } in { $target_group }
service-tg-saw = { $service } registers { $container }:{ $port } in { $target_group }
service-tg-none = { $service } has no load balancer
service-tg-other = { $service } registers its tasks in { $found }
service-tg-port = { $service } registers port { $port }
service-tg-fix = Update the service, or create it again, with the target group { $target_group } and the container’s port { $port }.
revision-expected = { $service } runs { $definition }
revision-saw = { $service } runs { $found }
revision-other = { $service } still runs { $found }, while { $wanted } fits the page better
revision-fix = Update the service to { $wanted } and force a new deployment.
desired-expected = { $service } wants { $count } tasks
desired-saw = { $service } wants { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
desired-few = The page asks for { $count } tasks: with fewer, every deployment or fault is an interruption.
desired-fix = Update the service to { $count } desired tasks.
scaling-expected = { $service } scales within { $bounds } tasks by { $metric } { $target }
scaling-saw = { $service } scales within { $bounds } tasks
scaling-none = { $service } does not scale by itself.
scaling-bounds = It scales within { $bounds } tasks; the page says { $asked }.
scaling-policy = It has no target-tracking policy on { $metric } with the target { $target }.
steady-expected = { $service } runs all its tasks, and its deployment is done
steady-saw = { $service } runs { $running } of { $desired } tasks, and its deployment is done
steady-pending = the deployment of { $service }: { $running } of { $desired } tasks run
steady-not = { $service } runs { $running } of { $desired } tasks
steady-fix = Look at the newest stopped task in the ECS console. After the fix, update the service with “Force new deployment”: a failed deployment starts nothing by itself.
targets-expected = all targets of { $target_group } are healthy
targets-saw = { $count ->
    [one] 1 target
   *[other] { $count } targets
} of { $target_group } healthy
targets-none = { $target_group } has no targets
targets-none-fix = Let the service register its tasks there; tasks register once they run.
targets-initial = { $count ->
    [one] 1 target
   *[other] { $count } targets
} of { $target_group } being checked for the first time
targets-sick = { $target_group }: { $targets }
targets-fix = Open the target group’s “Targets” tab for the health check’s own words, then look at the tasks.

## Site

site-expected = the address of { $load_balancer } answers 200 with { $site }
site-saw = { $url } answers { $status } with { $site }
site-other-page = { $url } answers { $status }, but not with { $site }: a fixed response, or another page
site-other-page-fix = Let the listener forward to the target group, and the container run the page’s image.
site-elsewhere = { $url } sends visitors to another address: { $host }
site-elsewhere-fix = Set the address that the site has for itself to the load balancer’s.
site-502 = { $url } answers 502: the container’s answer is broken or cut off
site-502-fix = Look at the container’s logs, and at its port.
site-503 = { $url } answers 503: the load balancer has no target to send visitors to
site-503-fix = Let the service register healthy tasks in the target group.
site-504 = { $url } answers 504: the container did not answer in time
site-504-fix = Look at what the container waits for: usually the database or the file system.
site-balancer = { $url } answers { $status }: the load balancer itself answers, for example by a rule or by AWS WAF; the container was not asked
site-balancer-fix = Look at the listener’s rules, and at the web ACL of AWS WAF that is associated with the load balancer.
site-maintenance = { $url } answers { $status }, and it is the container that says so: the site is being updated, or cannot serve visitors at the moment
site-maintenance-fix = Usually over within ten minutes. If it stays so, look at the container’s logs.
site-other-status = { $url } answers { $status }
site-other-status-fix = Open the address in a browser, and look at the container’s logs.
site-refused = { $url } refuses or breaks the connection
site-connect-timed-out = { $url } does not answer: no connection
site-read-timed-out = { $url } takes the connection, but gives no answer
site-redirects = { $url } redirects in circles
site-not-http = what answers at { $url } does not speak HTTP
site-unreachable-fix = Look at the load balancer’s scheme, subnets, security group and listener.

## When something could not be read

unknown-denied = could not be read: you lack the permission { $action }
unknown-denied-hint = Ask for { $action }, or use credentials that have it. “workshop-check policy” prints all that is needed.
unknown-denied-scp = could not be read: a service control policy (SCP) of your organization denies { $action }
unknown-denied-rcp = could not be read: a resource control policy (RCP) of your organization denies { $action }
unknown-denied-boundary = could not be read: the permissions boundary of your user or role does not allow { $action }
unknown-denied-session = could not be read: the session policy of your credentials does not allow { $action }
unknown-denied-endpoint = could not be read: the policy of the VPC endpoint that the request went through does not allow { $action }
unknown-denied-by-hint = No policy of your own helps. Ask the administrator of the account or of the organization.
unknown-throttled = could not be read: AWS kept answering “too many requests” to { $call }
unknown-timed-out = could not be read: no answer to { $call } in time
unknown-again-hint = Check again in a minute.
unknown-failed = could not be read: { $call } failed with { $code }: { $message }
unknown-not-read = could not be judged: the snapshot was taken without { $call }
unknown-not-read-hint = Take a new snapshot for this suite.
unknown-not-modelled = could not be judged: it hangs on { $what }, which this program does not know
unknown-site-proxy = could not be read: a proxy between this computer and the site answers in its place ({ $how })
unknown-site-portal = could not be read: the network of this computer answers in place of the site, such as a captive portal or a web filter ({ $how })
unknown-site-resolver = could not be read: the DNS resolver of this computer does not know { $how }, although AWS has that name. A new load balancer’s name takes a minute or two
unknown-site-inspection = could not be read: the certificate is from an unknown authority, as when the network of this computer inspects TLS ({ $how })
unknown-site-network = could not be read: the network of this computer does not let it reach the site ({ $how })
unknown-site-hint = This says nothing about the account. Check again from another network, or without the proxy (NO_PROXY), or open the site in a browser.
unknown-site-addresses = could not be read: no connection, and the load balancer’s security group admits only some addresses ({ $how }), of which this computer may have none
unknown-site-addresses-hint = Check from an address that the rule admits, or let the rule admit everybody (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-said = { $actual }: { $meaning }. AWS says: “{ $text }”
symptom-unknown = { $actual }. AWS says: “{ $text }”
symptom-unknown-fix = Look at the newest stopped task in the ECS console. After the fix, update the service with “Force new deployment”.
symptom-mended = { $actual }: the last deployment has given up. What AWS reported is in order by now: “{ $text }”
symptom-mended-fix = Update the service with “Force new deployment”: a deployment that has given up starts nothing by itself.
evidence-task = stopped task: { $text }
evidence-container = container: { $text }
evidence-sidecar = other container: { $text }
evidence-event = service event: { $text }
evidence-deployment = deployment: { $text }
evidence-target = target: { $text }
evidence-site = site: { $text }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; found in { $places }
elsewhere-fix = Create it in { $here }, or check with --region { $region } if that is where you work.
elsewhere-vpc-fix = Check with --region { $region }: { $name } is there.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } mounts it at { $path } read-only: uploads cannot be stored
mount-read-only-fix = Make a new revision in which the mount point { $path } is not read-only.
parameter-type = { $name } is stored as { $type }; the page says String, and only a String’s value can be checked here.
parameter-other-user = The value is { $value }; the database’s master user is { $user }. Make sure that the database knows both.
task-role-both = The page chooses { $role } as task role and as execution role; only one of them is set.
