# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Before you start
step-setup = Initial setup
step-install-agent = Install agent
step-server-details = Update server details
step-test = Launch test instance
step-launch = Launch cutover instance
step-webserver-config = Configure application
page-database-migration-create-target-db = Create target DB

kind-stack = CloudFormation stack
kind-stack-failure = failed event of the stack
kind-replication-template = replication settings template
kind-source-server = source server
kind-launch-settings = launch settings
kind-launch-template = launch template

## Before you start

check-stack = The workshop’s stack is deployed
    .failed = The workshop’s stack is not deployed
    .why = It creates the VPCs, the source servers and the roles.
    .fix = Read the stack’s events in the CloudFormation console, from the first failure on. If it is being deleted, wait until it is gone, then deploy it again. Otherwise delete it only if something of it is missing: what you have made in its VPCs has to go first.
check-target-vpc = { $vpc } is there
    .failed = { $vpc } is missing
    .why = The workshop’s stack creates it. The web server is migrated to it.
check-vpc-dns = { $vpc } resolves DNS names
    .failed = { $vpc } does not resolve DNS names
    .why = Without DNS hostnames the web server has no public DNS name, and without DNS it does not find the database.
check-public-subnets = Public subnets reach the internet
    .failed = A public subnet is missing or has no internet access
    .why = The replication server and the migrated web server are in them.
check-database = The target database is there
    .failed = The target database is missing from { $vpc }
    .why = The shop on the migrated web server reads its data from it.
check-database-available = The target database is available
    .failed = The target database is not available
    .why = A database that is stopped or being deleted does not answer.
check-database-engine = The target database is MySQL
    .failed = The target database is not MySQL
    .why = The shop needs MySQL.

## Initial setup

check-template = The replication settings template is there
    .failed = The replication settings template is missing
    .why = It says where AWS Application Migration Service starts its replication servers.
    .fix = Open the console of AWS Application Migration Service, and choose Get started.
check-staging-subnet = The staging area subnet is public
    .failed = The staging area subnet is not public
    .why = The agent on the source server sends its data to the replication server over the internet.
asked-staging-subnet = a public subnet of { $vpc } as the staging area subnet
    .saw = The staging area subnet is { $things }
    .found = { $things } is not a public subnet
    .fix = In the console of AWS Application Migration Service, open Settings and choose { $vpc }-public-a. For a server in the list, change its replication settings, too.

## Install agent

check-source-server = The source server is in the list
    .failed = No source server is in the list
    .why = The agent adds the server to the list when it is installed.
    .fix = Run the installer on the source web server again, with the Region and the access key from the page.
check-replicating = The replication is running
    .failed = The replication has stalled
    .why = Only a copied server can be launched.
    .fix = Open the server in the console of AWS Application Migration Service, and read the migration dashboard.

## Update server details

check-right-sizing = Instance type right-sizing is off
    .failed = Instance type right-sizing is on
    .why = With right-sizing, the service overwrites the instance type of the launch template.
    .fix = Open the server’s launch settings, choose Edit, and set Instance type right sizing to None.
check-default-version = The new launch template version is the default
    .failed = The new launch template version is not the default
    .why = The service launches the default version. A new version does not become the default automatically.
asked-default-version = a launch template whose latest version is its default version
    .saw = The default version of { $things } is in order
    .found = The default version of { $things } is not its latest version
    .fix = Open the launch template, select the latest version, and choose Actions, Set default version.
check-server-ready = The server is copied
    .failed = The server is not copied
    .why = A test instance can be launched when the data replication status is Healthy.
    .fix = Open the server in the console of AWS Application Migration Service, and read the migration dashboard.

## Launch test instance

check-test-launched = A test instance was launched
    .failed = No test instance was launched
    .why = The test shows whether the copy starts before the cutover.
    .fix = Choose Test and Cutover, Launch test instance. If the launch has failed, read its job in the launch history.
check-ready-for-cutover = The server is marked as ready for cutover
    .failed = The server is not marked as ready for cutover
    .why = A cutover instance can be launched only after that.
    .fix = When the test instance runs, choose Test and Cutover, Mark as “Ready for cutover”.

## Launch cutover instance

check-cutover-launched = The cutover was launched
    .failed = The cutover was not launched
    .why = The cutover instance is the migrated web server.
    .fix = Choose Test and Cutover, Launch cutover instance. If a job is still running, wait until it has ended.
check-webserver = The migrated web server is there
    .failed = The migrated web server is missing from { $vpc }
    .why = Launched with another version of the launch template, it is in another VPC.
    .fix = Check the default version of the launch template, then launch again. After the cutover is finalized, nothing is launched any more. Then mark the server as archived, install the agent again, and repeat the steps from there.
check-webserver-type = Its instance type is { $instance_type }
    .failed = It has another instance type
    .why = The page asks for this type, which is enough for the shop.
    .advice = Another type may cost more.
check-webserver-running = It is running
    .failed = It is not running
    .why = A stopped server does not answer.
    .fix = Start the instance in the EC2 console.
check-webserver-subnet = It is in a public subnet
    .failed = It is not in a public subnet
    .why = Visitors reach it over the internet gateway.
asked-webserver-subnet = a web server in a public subnet
    .saw = { $things } is in a public subnet
    .found = { $things } is not in a public subnet
    .fix = Choose { $vpc }-public-a in the launch template, make that version the default, and launch again.
check-webserver-public = It has a public address
    .failed = It has no public address
    .why = Without one, visitors cannot reach it.
asked-webserver-public = a web server with a public IPv4 address
    .saw = { $things } has a public address
    .found = { $things } has no public address
    .fix = Enable Auto-assign public IP in the launch template, make that version the default, and launch again. Or associate an Elastic IP address with the instance.
check-cutover-finalized = The cutover is finalized
    .failed = The cutover is not finalized
    .why = Until then, the replication goes on, and its servers cost money.
    .fix = Choose Test and Cutover, Finalize cutover.

## Configure application

check-webserver-http = The web server admits visitors
    .failed = The web server does not admit visitors
    .why = Visitors come on port 80.
check-ssh-from-own-address = SSH only from your own address
    .why = It makes sure that nobody else can try passwords and keys on the web server.
asked-ssh = a rule for SSH (port 22) from your own address only
    .saw = { $things } admits SSH only from single addresses
    .found = { $things } has no rule for SSH from a single address
    .fix = Add an inbound rule for SSH with My IP as its source, and remove wider ones.
check-database-from-webserver = The database admits the web server
    .failed = The database does not admit the web server
    .why = The shop reads its data on port 3306.
check-visitors-reach-webserver = Visitors reach the web server
    .failed = Visitors do not reach the web server
    .why = Their requests pass the internet gateway, the subnet’s network ACL and the security group.
check-webserver-reaches-database = The web server reaches the database
    .failed = The web server does not reach the database
    .why = Its requests pass the network ACLs and security groups of both ends.
check-site = The shop answers
    .failed = The shop does not answer
    .why = This is what visitors see.

site-install = { $url } shows WordPress’s installer: it does not find its tables
    .fix = Compare DB_NAME in wp-config.php with the schema, and see whether the database migration has loaded the tables.
site-database-error = { $url } answers { $status }: “Error establishing a database connection”
    .fix = Compare DB_HOST, DB_USER and DB_PASSWORD in /var/www/html/wp-config.php with the database.

## What the service says about a replication

symptom-agent-not-seen = the service no longer hears from the agent
    .fix = Start the source web server, and see whether it reaches AWS on TCP 443. If in doubt, install the agent again.
symptom-agent-cannot-connect = the source server does not reach the replication server on TCP 1500
    .fix = Use a public subnet as the staging area subnet, with a public IP address for the replication server. Change the server’s replication settings, too.
symptom-replication-server-isolated = the replication server does not reach AWS on TCP 443
    .fix = Use a subnet with a route to an internet gateway as the staging area subnet, in the server’s replication settings, too.
symptom-replication-server-not-launched = the service cannot create the replication server, its disks or snapshots
    .fix = Check the account’s quotas for EC2 and EBS, and the service’s roles: choose Reinitialize service permissions under Settings.
symptom-slow-network = the network between the source server and the replication server is too slow or breaks off
    .fix = Wait some minutes. If it does not recover, choose a larger replication server instance type in the replication settings.
symptom-stack-runtime = the template is old: it asks for a Lambda runtime that AWS no longer offers
    .fix = Take the template from the workshop’s repository. Set Runtime of both functions to a current version of Python. Deploy it as under option 2 of the page.
symptom-stack-image = the template is old or made for another Region: its image (AMI) is not available here
    .fix = Deploy the stack in us-west-2. If the image no longer exists, put a current Ubuntu image into the template from the workshop’s repository.
symptom-stack-code = the template takes the code of its functions from a bucket that cannot be read from this Region
    .fix = Deploy the stack in us-west-2, or package the code into a bucket of your own, as under option 2 of the page.
symptom-stack-exists = something with the name that the stack gives already exists
    .fix = Delete what the message names (a role or a user of an earlier attempt), then deploy the stack again.
symptom-stack-quota = a quota of the account is used up
    .fix = Delete what you no longer need (VPCs, Elastic IP addresses), or request a higher quota. Then deploy the stack again.
symptom-stack-denied = you may not create what the stack needs
    .fix = Deploy the stack as a user with administrator permissions.

## What changes the resources of the service

change-stack-roll-back = roll back the update of { $name }
change-create-template = initialize AWS Application Migration Service with a staging area in a public subnet of { $vpc }
change-staging-subnet = use the subnet { $vpc }-public-a in the replication template, and in the replication settings of a server that is in the list already
change-staging-subnet-of-template = use the subnet { $vpc }-public-a in the replication template
change-replication-retry = remove the cause that AWS names, and retry the replication of { $name }
change-replication-resume = resume the replication of { $name }
change-replication-start = start the replication of { $name }
change-launch-test = launch a test instance of { $name }
change-ready-for-cutover = mark { $name } as ready for cutover
change-launch-cutover = launch the cutover instance of { $name }
change-finalize-cutover = finalize the cutover of { $name }
change-right-sizing = turn off instance type right-sizing
change-default-version = make the latest version of the launch template { $name } its default version
