# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Before you start
step-create-eb-environment = Launch environment
step-review-eb-environment = Review and manage environment
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Upload source code
page-database-migration-create-target-db = Create target DB

kind-stack = CloudFormation stack
kind-stack-failure = failed event of the stack
kind-environment = Elastic Beanstalk environment
kind-application-version = application version
kind-environment-members = members of the environment
kind-environment-settings = settings of the environment

check-stack = The workshop’s stack is deployed
    .failed = The workshop’s stack is not deployed
    .why = It creates the VPCs, the source servers and the roles.
    .fix = Read the stack’s events in the CloudFormation console, from the first failure on. If it is being deleted, wait until it is gone, then deploy it again. Otherwise delete it only if something of it is missing: what you have made in its VPCs has to go first.
check-target-vpc = { $vpc } is there
    .failed = { $vpc } is missing
    .why = The environment is in it.
check-vpc-dns = { $vpc } resolves DNS names
    .failed = { $vpc } does not resolve DNS names
    .why = Without DNS hostnames the web server has no public DNS name, and without DNS it does not find the database.
check-public-subnets = Public subnets reach the internet
    .failed = A public subnet is missing or has no internet access
    .why = The environment’s servers are in one of them.
check-database = The target database is there
    .failed = The target database is missing from { $vpc }
    .why = The shop reads its data from it.
check-database-engine = The target database is MySQL
    .failed = The target database is not MySQL
    .why = The shop needs MySQL.
check-database-available = The target database is available
    .failed = The target database is not available
    .why = A database that is stopped or being deleted does not answer.

check-environment = The environment is there
    .failed = The environment is missing
    .why = It runs the shop.
    .fix = In the Elastic Beanstalk console, choose Create application, as the page says.
check-environment-ready = It is ready
    .failed = It is not ready
    .why = An environment that is launching, updating or terminating does not serve visitors.
    .fix = Read the events of the environment in the Elastic Beanstalk console.
check-source-bundle = It runs the uploaded source bundle
    .failed = It runs another source bundle
    .why = The page asks for this bundle.
    .fix = Upload wordpress-beanstalk.zip as a new application version, and deploy it to the environment.
check-environment-vpc = It is in { $vpc }
    .failed = It is in another VPC
    .why = Only there it reaches the database.
    .fix = The VPC of an environment cannot be changed: terminate it, and create another one with { $vpc } under Network.
check-environment-public = Its servers have public addresses
    .failed = Its servers have no public addresses
    .why = In a public subnet, a server without a public address reaches nothing outside the VPC.
    .fix = Under Configuration, Network, turn on Public IP address.
check-setting-host = It knows the address of the database
    .failed = It does not know the address of the database
    .why = The shop connects to this address.
    .fix = Under Configuration, Software, copy the endpoint from the RDS console to RDS_HOSTNAME, without a port.
check-setting-name = It knows the name of the schema
    .failed = It does not know the name of the schema
    .why = The shop’s tables are in this schema.
    .fix = Under Configuration, Software, set RDS_DB_NAME to { $schema }.
check-setting-port = It knows the port of the database
    .failed = It has another port than the database
    .why = The shop connects to this port.
    .fix = Under Configuration, Software, set RDS_PORT to the port of the database, 3306.
check-server = Its server runs
    .failed = Its server does not run
    .why = Elastic Beanstalk runs the shop on this instance.
    .fix = Restart the app servers under Actions in the Elastic Beanstalk console.
check-server-public = Its server has a public address or a load balancer
    .failed = Its server has no public address
    .why = Without a load balancer, visitors come to the public address of the server.
asked-server-public = a server with a public address, or an environment with a load balancer
    .saw = { $things } has a public address, or stands behind a load balancer
    .found = { $things } has no public address, and the environment has no load balancer
    .fix = Under Actions, choose Rebuild environment. Elastic Beanstalk then creates the server again, with an address.
check-database-from-environment = The database admits the environment
    .failed = The database does not admit the environment
    .why = The shop reads its data on port 3306.

check-visitors-reach-environment = Visitors reach the web server
    .failed = Visitors do not reach the web server
    .why = Their requests pass the internet gateway, the subnet’s network ACL and the security group.
check-environment-reaches-database = The web server reaches the database
    .failed = The web server does not reach the database
    .why = Its requests pass the network ACLs and security groups of both ends.
check-site = The shop answers
    .failed = The shop does not answer
    .why = This is what visitors see.
site-install = { $url } shows WordPress’s installer: it does not find its tables
    .fix = Compare RDS_DB_NAME with the schema, and see whether the database migration has loaded the tables.
site-database-error = { $url } answers { $status }: “Error establishing a database connection”
    .fix = Compare RDS_HOSTNAME, RDS_PORT, RDS_USERNAME and RDS_PASSWORD with the database.

## What AWS reports

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

## What changes the settings of the environment

change-stack-roll-back = roll back the update of { $name }
change-environment-host = set RDS_HOSTNAME of { $name } to { $asked }
change-environment-schema = set RDS_DB_NAME of { $name } to { $asked }
change-environment-port = set RDS_PORT of { $name } to { $asked }
change-environment-public = give the servers of { $name } public addresses
