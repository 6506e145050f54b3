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

check-target-vpc = TargetVPC is there
    .why = The workshop’s stack makes it. SourceVPC has the same address range: only the name tells them apart.
    .fix = The stack works in us-west-2 and us-east-1 only: check your Region, too.
check-vpc-dns = TargetVPC resolves DNS names
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
check-lb-sg-https = LB-SG lets HTTPS in from anywhere
    .why = The page opens it for later; today’s site uses HTTP.
check-tasks-sg = ECS-Tasks-SG is there
    .why = It decides who may talk to the tasks.
check-tasks-sg-from-lb = ECS-Tasks-SG lets the load balancer in
    .why = Visitors and health checks come from the load balancer: its group has to be the source.
check-efs-sg = EFS-SG is there
    .why = It decides who may mount the file system.
check-efs-sg-nfs = EFS-SG lets NFS in from the tasks
    .why = Tasks mount the file system over TCP 2049; blocked, they never start.
check-database-from-tasks = The database lets the tasks in
    .why = WordPress connects on TCP 3306. The rule must be in a group that the database really has.
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
    .why = A task can mount only through a target in its own zone, and in TargetVPC.
check-mount-targets-group = The mount targets have EFS-SG
    .why = The console’s quick create gives them the VPC’s default group, which lets no task in.
    .fix = EFS console, your file system, “Network”, “Manage”.
check-file-system-content = The site’s files are on it
    .why = Without them the old site’s themes and uploads are missing. The size shown lags up to an hour behind.

## Parameter Store

check-db-host = DB_HOST is the database’s endpoint
    .why = WordPress connects to the host of this name: no http://, no spaces, not the old database.
check-db-name = DB_NAME is wordpress-db
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
check-target-group = The target group is there
    .why = The service registers its tasks in it.
check-target-group-type = The target group is of type IP
    .why = Fargate tasks have addresses, no instances; the type cannot be changed.
check-target-group-protocol = The target group speaks HTTP
    .why = The container speaks HTTP only.
check-target-group-health-path = The health check asks for /
    .why = Another path may answer otherwise than the front page.
check-target-group-health-codes = The health check expects 200
    .why = Other codes take a broken site for a sound one.
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

## Task definition

check-task-definition = The task definition is there
    .why = It says what a task is made of.
check-task-definition-fargate = The task definition is for Fargate
    .why = The service of the next page runs on Fargate.
check-task-definition-network = The task definition’s network mode is awsvpc
    .why = Fargate tasks have a network interface each.
check-task-definition-cpu = The task definition has 0.5 vCPU
    .why = WordPress is slow on less.
check-task-definition-memory = The task definition has 1 GB of memory
    .why = With less the container may be killed.
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
check-service-target-group = The service registers its tasks in the target group
    .why = Only registered tasks get visitors.
check-service-task-definition = The service runs the right revision
    .why = A new revision changes nothing until the service is updated to it.
check-service-desired = The service wants two tasks
    .why = One in each zone.
check-service-scaling = The service scales by itself
    .why = More visitors, more tasks.
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
