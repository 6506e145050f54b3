# The attendee's words for the module "container migration".

suite = Container migration

step-prerequisites = Before you start
step-create-sg = Security groups
step-create-efs = EFS file system
step-configure-parameters-store = Parameter Store
step-create-loadbalancer = Load balancer
step-create-ecs-cluster = ECS cluster
step-create-task-definition = Task definition
step-create-service = Service

## Before you start

check-target-vpc = { $vpc } is there
    .why = The workshop’s stack makes it. SourceVPC has the same address range: only the name tells them apart.
    .fix = The stack works in us-west-2 and us-east-1 only: check your Region, too.
check-vpc-dns = { $vpc } resolves DNS names
    .why = Tasks find the file system by its DNS name, which resolves only with both settings on.
check-public-subnets = Public subnets reach the internet
    .why = The load balancer and the NAT gateways stand in them.
check-private-subnets = Private subnets reach the internet
    .why = Tasks fetch their image and their parameters over the internet, through a NAT gateway.
check-public-acls = Network ACLs let visitors in and replies out
    .why = Network ACLs know no connections: a reply needs a rule of its own.
check-private-acls = Network ACLs let the tasks talk
    .why = Network ACLs know no connections: a reply needs a rule of its own.
check-database-acls = Network ACLs let the tasks reach the database
    .why = Network ACLs know no connections: a reply needs a rule of its own.
check-stack-role = The role ecsTaskExecutionRole is there
    .why = The workshop’s stack makes it for the tasks.
check-stack-role-permissions = ecsTaskExecutionRole may read the parameters
    .why = A role of this name from before the workshop lacks the stack’s inline policy; then no task starts.
check-database = The RDS database is there
    .why = It comes from the module on database migration, and WordPress keeps its posts in it.
check-database-available = The RDS database is available
    .why = A stopped or deleting database serves nobody.
check-database-engine = The RDS database is MySQL
    .why = WordPress speaks MySQL only.

## Security groups

check-lb-sg = LB-SG is there
    .why = It decides who may visit the load balancer.
check-lb-sg-http = LB-SG lets HTTP in from anywhere
    .why = Without it nobody can open the site.
    .advice = Visitors from any other address cannot open the site.
check-lb-sg-https = LB-SG lets HTTPS in from anywhere
    .why = The page opens it for later; today’s site uses HTTP.
    .advice = Once the site uses HTTPS, visitors from any other address cannot open it.
check-tasks-sg = ECS-Tasks-SG is there
    .why = It decides who may talk to the tasks.
check-tasks-sg-from-lb = ECS-Tasks-SG lets the load balancer in
    .why = Visitors and health checks come from the load balancer: its group has to be the source.
check-efs-sg = EFS-SG is there
    .why = It decides who may mount the file system.
check-efs-sg-nfs = EFS-SG lets NFS in from the tasks
    .why = Tasks mount the file system over TCP 2049; blocked, they never start.
    .advice = Everything in that range can mount the file system, not the tasks alone.
check-database-from-tasks = The database lets the tasks in
    .why = WordPress connects on TCP 3306. The rule must be in a group that the database really has.
    .advice = Everything in that range can try to log in to the database, not the tasks alone.
check-lb-sg-out = LB-SG lets traffic out to the tasks
    .why = A new group allows everything outbound; the load balancer needs that.
check-tasks-sg-out-https = ECS-Tasks-SG lets HTTPS out
    .why = Tasks fetch image and parameters over HTTPS; a new group allows that.
check-tasks-sg-out-nfs = ECS-Tasks-SG lets NFS out to the file system
    .why = A new group allows everything outbound; mounting needs TCP 2049.
check-tasks-sg-out-mysql = ECS-Tasks-SG lets MySQL out to the database
    .why = A new group allows everything outbound; WordPress needs TCP 3306.

## EFS

check-file-system = The file system is there
    .why = All tasks share the site’s files through it.
check-file-system-available = The file system is available
    .why = It can be mounted only then.
check-file-system-regional = The file system is Regional
    .why = A One Zone file system serves one zone; tasks run in two.
check-mount-targets = Mount targets are in both zones
    .why = A task can mount only through a target in its own zone, and in { $vpc }.
    .advice = The network ACL of those subnets has to let NFS through, too, or mounting fails.
check-mount-targets-group = The mount targets have EFS-SG
    .why = The console’s quick create gives them the VPC’s default group, which lets no task in.
    .fix = EFS console, your file system, “Network”, “Manage”.
    .advice = Whatever the other group lets in can mount the file system, too.
check-file-system-content = The site’s files are on it
    .why = Without them the old site’s themes and uploads are missing. The size shown lags up to an hour behind.
    .advice = The smallest size that EFS meters is that of an empty file system, or the size lags behind a copy of the last hour. Without the content, visitors see the shop without its theme and pictures.

## Parameter Store

check-db-host = DB_HOST is the database’s endpoint
    .why = WordPress connects to the host of this name: no http://, no spaces, not the old database.
check-db-name = DB_NAME is { $database_name }
    .why = This is the schema that the database migration has filled.
check-db-username = DB_USERNAME is there
    .why = WordPress logs in to the database with it.
check-db-password = DB_PASSWORD is a SecureString
    .why = WordPress logs in to the database with it. It is never read by this program.

## Load balancer

check-load-balancer = The load balancer is there
    .why = Visitors reach the tasks through it.
check-load-balancer-type = The load balancer is an Application Load Balancer
    .why = The page’s rules and health checks are those of HTTP; the type cannot be changed.
check-load-balancer-scheme = The load balancer faces the internet
    .why = An internal one has private addresses only; the scheme cannot be changed.
check-load-balancer-active = The load balancer is active
    .why = Until then it answers nobody.
check-load-balancer-subnets = The load balancer is in both public subnets
    .why = In private subnets visitors cannot reach it.
check-load-balancer-group = The load balancer has LB-SG
    .why = Only then do the rules of LB-SG count, and do the tasks recognise it.
    .advice = Whatever the other group lets in reaches the load balancer, too.
check-target-group = The target group is there
    .why = The service registers its tasks in it.
check-target-group-type = The target group is of type IP
    .why = Fargate tasks have addresses, no instances; the type cannot be changed.
check-target-group-protocol = The target group speaks HTTP
    .why = The container speaks HTTP only.
check-target-group-health-path = The health check asks for /
    .why = Another path may answer otherwise than the front page.
    .advice = Tasks can count as healthy while visitors get an error, or be replaced although they are sound.
check-target-group-health-codes = The health check expects 200
    .why = Other codes take a broken site for a sound one.
    .advice = A broken task keeps its visitors in place of being replaced.
check-listener = HTTP on port 80 goes to the target group
    .why = Otherwise visitors never reach the tasks, and ECS refuses to create the service.
check-visitors-reach-load-balancer = Visitors reach the load balancer
    .why = Scheme, subnets, routes, security groups and network ACLs must all agree to it.

## ECS cluster

check-cluster = The cluster is there
    .why = The service runs in it.
check-cluster-active = The cluster is active
    .why = A deleted cluster lingers in listings, but runs nothing.
check-cluster-insights = Container Insights is on
    .why = It shows the tasks’ load in CloudWatch.
    .advice = Without it, nobody sees afterwards why the tasks were slow or ran out of memory.

## Task definition

check-task-definition = The task definition is there
    .why = It says what a task is made of.
check-task-definition-fargate = The task definition is for Fargate
    .why = The service of the next page runs on Fargate.
check-task-definition-network = The task definition’s network mode is awsvpc
    .why = Fargate tasks have a network interface each.
check-task-definition-cpu = The task definition has 0.5 vCPU
    .why = WordPress is slow on less.
    .advice = With less, pages load slowly and health checks may time out under load.
check-task-definition-memory = The task definition has 1 GB of memory
    .why = With less the container may be killed.
    .advice = When memory runs out, the container is killed and its visitors see errors.
check-execution-role = The execution role may read the parameters
    .why = ECS reads the parameters with it before the container starts.
check-efs-volume = The task definition has a volume of the file system
    .why = Without it every task has files of its own.
check-mount-point = The volume is mounted at wp-content
    .why = One folder higher it hides WordPress itself; misspelt, WordPress does not see the files.
check-container-image = The container runs the page’s WordPress image
    .why = A misspelt image cannot be fetched.
check-container-port = The container maps port 80
    .why = WordPress listens there.
check-container-secrets = The container gets its database settings from Parameter Store
    .why = The image reads variables of exactly these names.
check-log-group = The container’s logs have somewhere to go
    .why = The new console switches log collection on; if the log group cannot be made, no task starts.

## Service

check-service = The service is there
    .why = It keeps the tasks running.
check-service-launch-type = The service runs on Fargate
    .why = There are no instances in the cluster to run on.
check-service-platform = The service runs on platform version 1.4.0 or newer
    .why = Older versions cannot mount EFS.
check-service-subnets = The tasks run in the private subnets
    .why = There a NAT gateway leads to the internet; in a public subnet without a public address nothing does.
check-service-group = The tasks have ECS-Tasks-SG
    .why = The load balancer reaches them through it, and the file system and the database let it in.
    .advice = Whatever the other group lets in reaches the tasks, too, bypassing the load balancer.
check-service-target-group = The service registers its tasks in the target group
    .why = Only registered tasks get visitors.
check-service-task-definition = The service runs the right revision
    .why = A new revision changes nothing until the service is updated to it.
check-service-desired =
    { $tasks ->
        [one] The service wants { $tasks } task
       *[other] The service wants { $tasks } tasks
    }
    .why = One in each zone.
check-service-scaling = The service scales by itself
    .why = More visitors, more tasks.
    .advice = At a rush the site slows down or fails, until somebody adds tasks by hand.
check-tasks-reached-by-load-balancer = The load balancer reaches the tasks
    .why = Every filter on the way counts, in both directions: one that drops replies is enough.
check-tasks-reach-file-system = The tasks reach the file system
    .why = A task mounts it through the mount target of its own zone, or does not start.
check-tasks-reach-database = The tasks reach the database
    .why = Otherwise WordPress only says that it has no database connection.
check-tasks-reach-internet = The tasks reach the internet
    .why = They fetch their image and their parameters there, unless VPC endpoints serve these.
check-service-steady = All tasks of the service run
    .why = The service has reached what was asked of it.
check-targets-healthy = All targets are healthy
    .why = The load balancer sends visitors to healthy targets only.
check-site = The site answers
    .why = The load balancer’s address shows the shop: the module is done.

## What AWS reports

symptom-parameters-missing = a task asks for a parameter that is not in Parameter Store
    .fix = Compare the ValueFrom of every variable with the names in Parameter Store, letter by letter. Then update the service with “Force new deployment”.
symptom-key-refused = the key that encrypts DB_PASSWORD cannot be used
    .fix = Create DB_PASSWORD again with the key alias/aws/ssm. Then update the service with “Force new deployment”.
symptom-parameters-denied = the execution role may not read the parameters
    .fix = Choose ecsTaskExecutionRole as the task execution role in a new revision, and update the service to it.
symptom-parameters-throttled = Parameter Store turned tasks away because too many asked at once
    .fix = Nothing needs mending: ECS tries again by itself.
symptom-no-path-to-parameters = the tasks find no way to Parameter Store
    .fix = Update the service to the private subnets and ECS-Tasks-SG, with “Force new deployment”.
symptom-parameters-not-fetched = the tasks cannot fetch their parameters
    .fix = Open the newest stopped task in the ECS console for the rest of AWS’s message. Then update the service with “Force new deployment”.
symptom-secrets-manager-used = the tasks ask Secrets Manager for a value that the page keeps in Parameter Store
    .fix = Make a new revision whose variables name the parameters by ValueFrom, and update the service to it.
symptom-registry-auth-failed = the tasks want to log in to a private registry; the page’s image needs no login
    .fix = Make a new revision with the page’s image, public.ecr.aws/docker/library/wordpress:latest, and update the service to it.
symptom-secrets-not-pulled = the tasks cannot fetch their parameters or their image
    .fix = Open the newest stopped task in the ECS console for the rest of AWS’s message. Then update the service with “Force new deployment”.
symptom-file-system-unresolved = a task finds no mount target of its file system in its own zone
    .fix = Wait until both mount targets are available. Then update the service with “Force new deployment”.
symptom-file-system-timed-out = the tasks cannot reach the file system on TCP 2049
    .fix = Make sure that EFS-SG, on both mount targets, lets in NFS from ECS-Tasks-SG. Then update the service with “Force new deployment”.
symptom-file-system-denied = the file system turns the tasks away
    .fix = Look at the file system’s policy, or make a new revision whose volume has encryption in transit on and “/” as its root directory.
symptom-file-system-path-missing = the volume’s root directory is not on the file system
    .fix = Make a new revision whose volume has the root directory “/”, and update the service to it.
symptom-file-system-not-mounted = the tasks cannot mount the file system
    .fix = Look at the mount targets: one in each zone, available, with EFS-SG. Then update the service with “Force new deployment”.
symptom-no-path-to-logs = the tasks find no way to CloudWatch Logs; the log group itself may well be there
    .fix = Update the service to the private subnets and ECS-Tasks-SG, with “Force new deployment”.
symptom-log-group-denied = the log group is not there, and the execution role may not create it
    .fix = Create the log group by hand in CloudWatch. Then update the service with “Force new deployment”.
symptom-log-group-missing = the container’s log group does not exist
    .fix = Create the log group in CloudWatch, with the task definition’s exact name. Then update the service with “Force new deployment”.
symptom-log-options-missing = the task definition’s log settings are incomplete
    .fix = Make a new revision with log collection switched off, and update the service to it.
symptom-logs-not-ready = the tasks have nowhere to send their logs
    .fix = Create the log group by hand, or switch log collection off in a new revision. Then update the service with “Force new deployment”.
symptom-pull-limited = the registry turned the tasks away: too many downloads from this address
    .fix = Use the page’s image, public.ecr.aws/docker/library/wordpress:latest; if you do already, wait a few minutes. Then update the service with “Force new deployment”.
symptom-image-other-platform = the image is built for another kind of processor than the tasks run on
    .fix = Make a new revision for Linux/X86_64 with the page’s image, and update the service to it.
symptom-no-path-to-registry = the tasks find no way to the image’s registry
    .fix = Update the service to the private subnets and ECS-Tasks-SG, with “Force new deployment”.
symptom-image-missing = there is no public image of this name
    .fix = Make a new revision with the image public.ecr.aws/docker/library/wordpress:latest, and update the service to it.
symptom-image-not-pulled = the tasks cannot fetch their image
    .fix = Compare the image with the page’s, letter by letter. Then update the service with “Force new deployment”.
symptom-role-not-assumed = ECS cannot use a role of the task definition
    .fix = Make a new revision with ecsTaskExecutionRole as both its task role and its task execution role, and update the service to it.
symptom-role-changed = a role that the service relies on was changed or deleted
    .fix = Restore the role as the workshop’s stack makes it, or ask your instructor.
symptom-network-interface-refused = a task got no network interface: its subnet or security group is gone, or its subnet is full
    .fix = Update the service to subnets and a security group that exist.
symptom-no-instances = the service looks for instances, and the cluster has none
    .fix = Delete the service and create it again with FARGATE.
symptom-not-supported = the service’s platform cannot run this task definition
    .fix = Update the service to FARGATE and platform version LATEST, with “Force new deployment”.
symptom-no-capacity = AWS has no room for the task in this zone just now
    .fix = Let the service run in both private subnets, and wait: ECS keeps trying.
symptom-quota-reached = the account may not run any more Fargate tasks
    .fix = Stop tasks that nobody needs, or ask your instructor to raise the Fargate quota.
symptom-deployment-percentages = the service may neither stop an old task nor start a new one
    .fix = Set the service’s minimum running tasks to 100% and its maximum to 200%.
symptom-container-not-started = the container could not be set up
    .fix = Compare the volume, the mount point and the container’s command with the page: it sets no command.
symptom-task-not-initialized = a task could not be prepared
    .fix = Open the newest stopped task in the ECS console for the rest of AWS’s message. Then update the service with “Force new deployment”.
symptom-out-of-memory = the container used up its memory and was ended
    .fix = Make a new revision with 1 GB of memory and no hard memory limit, and update the service to it.
symptom-container-health-failed = the task definition has a health check of its own, and it fails
    .fix = Make a new revision without the container’s HealthCheck, and update the service to it.
symptom-container-killed = the container was ended from outside, most often because memory ran out
    .fix = Make a new revision with 1 GB of memory and no hard memory limit, and update the service to it.
symptom-command-not-run = the container cannot run its command
    .fix = Make a new revision that leaves the command and the entry point empty, and update the service to it.
symptom-container-ended = the container starts, and ends by itself with an error
    .fix = Look at the container’s logs; compare image, mount point and command with the page.
symptom-target-zone-off = a task runs in a zone that the load balancer does not serve
    .fix = Add a public subnet of that zone to the load balancer.
symptom-target-not-used = no listener sends visitors to the target group
    .fix = Let the HTTP listener on port 80 forward to the target group.
symptom-target-group-gone = the service’s target group no longer exists
    .fix = Create the target group and its listener again, then the service.
symptom-targets-not-registered = the target group does not accept the tasks
    .fix = Create a target group of type IP in { $vpc }, and let the service use it.
symptom-target-unusable = the target group does not accept a task’s address
    .fix = Let the service run in the private subnets, with a target group of type IP.
symptom-database-empty = WordPress reaches its database, but finds no site in it
    .fix = Look at the migration task in the DMS console: its tables must be loaded, in the schema that DB_NAME names.
symptom-site-redirects = the site sends visitors on to another address
    .fix = Set “siteurl” and “home” in the table wp_options to the load balancer’s address, with http://.
symptom-client-error = the container answers, but WordPress is not at the address asked for
    .fix = Make sure that the volume is mounted at /var/www/html/wp-content, and not one folder higher.
symptom-database-not-connected = WordPress cannot log in to its database
    .fix = Try DB_USERNAME and DB_PASSWORD with a MySQL client, and correct them in Parameter Store. Then update the service with “Force new deployment”.
symptom-site-bad-gateway = the load balancer gets no sound answer from the container
    .fix = Look at the container’s logs, and at its port: WordPress listens on 80, without HTTPS.
symptom-site-no-targets = the load balancer has no task to send visitors to
    .fix = Wait until tasks run; if none starts, update the service with “Force new deployment” and look at the newest stopped task.
symptom-site-timed-out = the load balancer waits for the container in vain
    .fix = Look at the container’s logs: most often it waits for the database or the file system.
symptom-site-silent = the site takes the connection and then says nothing
    .fix = Try from another network; then look at the container’s logs: most often it waits for the database.
symptom-server-error = WordPress fails at its front page, most often because it cannot use its database
    .fix = Compare the four parameters with the database, then look at the container’s logs. Then update the service with “Force new deployment”.
symptom-site-odd-status = the site answers otherwise than a front page does
    .fix = Open the address in a browser, and look at the container’s logs.
symptom-site-not-wordpress = something answers at the load balancer’s address, but not WordPress
    .fix = Let the listener forward to the target group, and the container run the page’s image.
symptom-site-name-unknown = the load balancer’s name is not known in DNS
    .fix = Wait a minute or two, and copy the DNS name from the console again.
symptom-site-refused = nothing listens at the load balancer’s port
    .fix = Add an HTTP listener on port 80 that forwards to the target group.
symptom-site-unreachable = visitors cannot get through to the load balancer
    .fix = Try from another network: yours may block HTTP. Then look at the load balancer’s scheme, subnets and security group.
symptom-site-redirect-loop = the site sends visitors round in circles
    .fix = Take HTTPS out of “siteurl” and “home” in the table wp_options, and switch off plugins that force it.
symptom-site-not-http = what answers at port 80 does not speak HTTP
    .fix = Let the listener on port 80 use the protocol HTTP.
symptom-health-code-unexpected = the container answers, but not as the health check expects
    .fix = Set the health check’s path to “/” and its success code to 200.
symptom-health-timed-out = health checks get no answer: either they do not reach the tasks, or WordPress waits for its database
    .fix = Look at the container’s logs: if they show the health checks, it is the database or the file system that is slow.
symptom-health-refused = the tasks refuse the health checks, or break them off
    .fix = Set the service’s health check grace period to 120 seconds, and make sure that port 80 is used throughout, without HTTPS.
symptom-throttled = ECS holds the service back for a while
    .fix = Nothing needs mending: ECS goes on by itself within minutes.
symptom-platform-trouble = AWS itself had trouble with a task
    .fix = Nothing needs mending: ECS starts another task by itself.
