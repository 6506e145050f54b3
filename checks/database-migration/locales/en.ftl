# The attendee's words for the module "database migration".

suite = Database migration

step-prerequisites = Before you start
step-setup-network = Set up networking
step-create-target-db = Create target DB
step-create-replication-instance = Create replication instance
step-create-endpoints = Create source and target endpoints
step-create-task = Create and run a replication task
page-database-migration-configure_source_database = Configure the source database

kind-stack = CloudFormation stack
kind-stack-failure = failed event of the stack
kind-replication-subnet-group = replication subnet group
kind-replication-instance = replication instance
kind-endpoint = DMS endpoint
kind-endpoint-connection = connection test
kind-replication-task = database migration task

## Before you start

check-stack = The workshop’s stack is deployed
    .failed = The workshop’s stack is not deployed
    .why = It creates the VPCs, the source servers and the roles.
    .fix = Read the stack’s events in the CloudFormation console, from the first failure on. If it is being deleted, wait until it is gone, then deploy it again. Otherwise delete it only if something of it is missing: what you have made in its VPCs has to go first.
check-target-vpc = { $vpc } is there
    .failed = { $vpc } is missing
    .why = The workshop’s stack creates it. The target database and the replication instance are in it.
check-public-subnets = Public subnets reach the internet
    .failed = A public subnet is missing or has no internet access
    .why = The replication instance reaches the source database through them.

## Set up networking

check-replication-group = The security group of the replication instance is there
    .failed = The security group of the replication instance is missing from { $vpc }
    .why = The database admits the replication instance by this group. It needs no inbound rules.
check-database-group = The security group of the database is there
    .failed = The security group of the database is missing from { $vpc }
    .why = Its rule decides who may connect to the database.
check-database-from-replication = The database admits the replication instance
    .failed = The database does not admit the replication instance
    .why = DMS writes to the target database on port 3306.
check-replication-group-out = RI-SG lets MySQL out
    .failed = RI-SG does not let MySQL out
    .why = The replication instance connects to both databases on port 3306. A new security group allows all outbound traffic.

## Create target DB

check-database = The target database is there
    .failed = The target database is missing from { $vpc }
    .why = DMS copies the shop’s data to it.
check-database-engine = The target database is MySQL
    .failed = The target database is not MySQL
    .why = The source database is MySQL, and the shop needs MySQL.
check-database-has-group = The target database has its security group
    .failed = The target database has another security group
    .why = The rule for the replication instance is in this group.
check-database-single = The target database has no standby instance
    .failed = The target database has a standby instance
    .why = A standby instance doubles the cost, and the workshop does not need it.
check-database-available = The target database is available
    .failed = The target database is not available
    .why = A database that is stopped or being deleted does not answer.

## Create replication instance

check-subnet-group = The replication subnet group is there
    .failed = The replication subnet group is missing from { $vpc }
    .why = It says in which subnets the replication instance may be.
check-subnet-group-public = The subnets of the subnet group are public
    .failed = A subnet of the subnet group is not public
    .why = The replication instance reaches the source database over the internet.
asked-public-subnets = a replication subnet group with public subnets only
    .saw = The subnets of { $things } are public
    .found = A subnet of { $things } has no route to an internet gateway
    .fix = In the DMS console, choose the public subnets for the subnet group { $things }.
check-replication-instance = The replication instance is there
    .failed = The replication instance is missing from { $vpc }
    .why = It reads the source database and writes to the target database.
check-replication-instance-subnets = The replication instance uses the replication subnet group
    .failed = The replication instance uses another replication subnet group
    .why = The subnet group decides from where it reaches the databases.
    .fix = Neither the address nor the subnets of a replication instance can be changed. Create another one as the page says.
check-replication-instance-public = The replication instance is publicly accessible
    .failed = The replication instance is not publicly accessible
    .why = Without a public address it does not reach the source database over the internet.
    .fix = Neither the address nor the subnets of a replication instance can be changed. Create another one as the page says.
check-replication-instance-group = The replication instance has its security group
    .failed = The replication instance has another security group
    .why = The rule of the database lets this group in.
check-replication-instance-single = The replication instance is in one Availability Zone
    .failed = The replication instance is in several Availability Zones
    .why = Multi-AZ doubles the cost, and the workshop does not need it.
check-replication-instance-available = The replication instance is available
    .failed = The replication instance is not available
    .why = Only an available instance tests endpoints and runs tasks.

## Create source and target endpoints

check-source-endpoint = The source endpoint is there
    .failed = The source endpoint is missing
    .why = It tells DMS how to reach the source database.
check-source-endpoint-type = The type of the source endpoint is “source”
    .failed = The type of the source endpoint is not “source”
    .why = A task reads from a source endpoint and writes to a target endpoint.
check-source-endpoint-engine = The engine of the source endpoint is MySQL
    .failed = The engine of the source endpoint is not MySQL
    .why = The source database is MySQL.
check-source-endpoint-server = The server of the source endpoint is not the target database
    .failed = The server of the source endpoint is the target database
    .why = The database would be migrated from itself.
check-source-endpoint-port = The port of the source endpoint is 3306
    .failed = The port of the source endpoint is not 3306
    .why = The source database listens on this port.
check-target-endpoint = The target endpoint is there
    .failed = The target endpoint is missing
    .why = It tells DMS how to reach the target database.
check-target-endpoint-type = The type of the target endpoint is “target”
    .failed = The type of the target endpoint is not “target”
    .why = A task reads from a source endpoint and writes to a target endpoint.
check-target-endpoint-engine = The engine of the target endpoint is MySQL
    .failed = The engine of the target endpoint is not MySQL
    .why = The target database is MySQL.
check-target-endpoint-server = The server of the target endpoint is the target database
    .failed = The server of the target endpoint is not the target database
    .why = DMS would write to another database.
check-target-endpoint-port = The port of the target endpoint is that of the target database
    .failed = The port of the target endpoint is not that of the target database
    .why = DMS does not reach the database at another port.
check-source-connection = The connection to the source was tested
    .failed = The connection to the source was not tested
    .why = A task starts only if both tests were successful.
check-source-connection-successful = The replication instance reaches the source
    .failed = The connection to the source fails
    .why = The instance needs a public address, and the endpoint the right server, port, user and password.
    .fix = If the test fails again, compare the server name, the user and the password with the page.
check-target-connection = The connection to the target was tested
    .failed = The connection to the target was not tested
    .why = A task starts only if both tests were successful.
check-target-connection-successful = The replication instance reaches the target
    .failed = The connection to the target fails
    .why = The database must admit the instance, and the endpoint needs the right user and password.
    .fix = If the test fails again, compare the user and the password with those of the database.

## Create and run a replication task

check-task = The task is there
    .failed = The task is missing
    .why = It copies the data and then every change.
check-task-source = The task reads from the source endpoint
    .failed = The task reads from another endpoint
    .why = It would copy another database.
check-task-target = The task writes to the target endpoint
    .failed = The task writes to another endpoint
    .why = The data would arrive in another database.
check-task-instance = The task runs on the replication instance
    .failed = The task runs on another replication instance
    .why = Only this instance reaches both databases.
check-task-type = The task migrates existing data and replicates changes
    .failed = The task does not migrate existing data and replicate changes
    .why = The shop goes on writing to the source until the switch.
check-task-schema = The task migrates the schema { $schema }
    .failed = The task migrates another schema
    .why = The shop’s tables are in this schema.
check-task-names = The tables keep their names
    .failed = The task gives the schema or tables other names
    .why = The shop looks for them under these names.
check-task-tables-kept = The task leaves existing target tables as they are
    .failed = The task changes existing target tables
    .why = The page asks for “Do nothing”.
check-task-logs = The task writes logs
    .failed = The task writes no logs
    .why = The logs say why a table could not be copied.
check-task-validation = The task validates the copied data
    .failed = The task does not validate the copied data
    .why = Validation compares source and target row by row.
check-task-running = The task is running
    .failed = The task is not running
    .why = A task that replicates changes never ends automatically. If it stops, the source’s binary log is often not enabled.
    .fix = If it stops again, compare the source database with the page “Configure Source Database”.
check-task-tables-loaded = Tables are loaded
    .failed = No table is loaded
    .why = The full load comes before the changes.
check-task-tables-without-errors = No table has an error
    .failed = A table has an error
    .why = The data of such a table is missing from the target.
    .fix = Open the task’s tab Table statistics, and read the log of the table with the error.

## Changes

change-stack-roll-back = roll back the update of { $name }
change-public-subnets = set the subnets of { $name } to the public subnets of { $vpc }
change-database-move = move { $name } to { $vpc }; meanwhile the database does not answer
change-instance-groups = attach { $asked } to { $name }
change-instance-storage = increase the allocated storage of { $name } to 100 GB
change-instance-again = create { $name }-2 with the settings of the page, move the tasks of { $name } to it, and delete { $name }
change-endpoint-password = enter the password of { $name } again, and test the connection
change-test-connection = test the connection of { $name }
change-task-schema = correct the selection rules of { $name }, so that they include all tables of { $schema }
change-task-names = remove from { $name } the transformation rules that rename { $schema } or its tables, and load the tables again
change-source-server = set the server name of { $name } to that of the source database (DBServerDNSName in the outputs of the stack)
change-task-instance = move { $name } to { $asked }
change-task-start = start { $name }
change-task-resume = resume { $name }
change-task-load = start { $name } from the beginning, so that it loads the tables

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
symptom-dms-privileges = the user of the source may not read the changes
    .fix = Grant REPLICATION CLIENT and REPLICATION SLAVE to the user, as the page “Configure Source Database” says, then resume the task.
symptom-dms-access-denied = the database refuses the user or the password
    .failed = The database refuses the user or the password
    .fix = Enter the password of the endpoint again, and test the connection again.
symptom-dms-host-not-allowed = the source database does not admit the user from this address
    .fix = Create the user for any host (“%”), as the page “Configure Source Database” says.
symptom-dms-binary-log = the binary log of the source is not as DMS needs it
    .fix = Set server-id, log_bin and binlog_format=ROW, as the page “Configure Source Database” says, restart MySQL, then restart the task.
symptom-dms-unknown-host = the server name of the endpoint does not exist
    .fix = Copy the server name again: DBServerDNSName for the source, the endpoint of RDS for the target.
symptom-dms-no-tables = the task finds no table that its selection rule matches
    .fix = Correct the schema in the table mappings. Names are case-sensitive, and this one has a hyphen.
symptom-dms-unknown-database = the database that is named does not exist
    .fix = Leave the database name of the endpoint empty, and compare the schema with the source.
symptom-dms-network = the replication instance does not reach the server at this port
    .failed = The replication instance does not reach the database
    .fix = Compare the server name and the port with the page. For the target, see the rule of the database’s group. For the source, see whether its server runs and whether VPC Block Public Access stops the connection.
