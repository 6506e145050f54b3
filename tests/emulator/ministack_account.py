"""A second, independent emulator with one account in it, for as long as stdin stays open.

ministack knows less than the workshop needs: no auto scaling, targets that nobody registers, filters it ignores. What
it does know it answers in its own words, so a reader that fits moto only shows here.

Prints one line of JSON: {"endpoint", "region", "built": [names], "not_built": {name: error}}.
"""

import contextlib
import json
import os
import socket
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

REGION = "us-west-2"
ANSWERS = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # whatever ministack prints is talk

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]
ENDPOINT = f"http://127.0.0.1:{PORT}"
os.environ |= {
    "BIND_HOST": "127.0.0.1",
    "GATEWAY_PORT": str(PORT),
    "LOG_LEVEL": "ERROR",
    "DOCKER_HOST": "unix:///nonexistent",  # it is not to start containers
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_EC2_METADATA_DISABLED": "true",
}

import botocore.session  # noqa: E402  after its environment


class Builder:
    """The workshop's pages in short, each part by itself: what cannot be built does not keep the rest from it."""

    def __init__(self):
        self._session = botocore.session.Session()
        self.built, self.not_built = [], {}
        self.ids = {}

    def api(self, service):
        return self._session.create_client(service, region_name=REGION, endpoint_url=ENDPOINT)

    def build(self):
        for part in (self.network, self.groups, self.database, self.files, self.parameters, self.balancer, self.cluster, self.role, self.tasks, self.service):
            try:
                part()
                self.built.append(part.__name__)
            except Exception as error:  # what it lacks is what the test is about
                self.not_built[part.__name__] = f"{type(error).__name__}: {error}"

    def network(self):
        ec2 = self.api("ec2")
        vpc = self.ids["vpc"] = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self._name(ec2, vpc, "TargetVPC")
        ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
        gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        for third, name, zone in ((0, "public-a", "a"), (1, "public-b", "b"), (100, "private-a-web", "a"), (200, "private-b-web", "b"), (101, "private-a-db", "a"), (201, "private-b-db", "b")):
            subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{third}.0/24", AvailabilityZone=REGION + zone)["Subnet"]["SubnetId"]
            self._name(ec2, subnet, f"TargetVPC-{name}")
            self.ids[name] = subnet
            if name.startswith("public"):
                ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
        for zone in "ab":
            address = ec2.allocate_address(Domain="vpc")["AllocationId"]
            nat = ec2.create_nat_gateway(SubnetId=self.ids[f"public-{zone}"], AllocationId=address)["NatGateway"]["NatGatewayId"]
            table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
            ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
            for name in (f"private-{zone}-web", f"private-{zone}-db"):
                ec2.associate_route_table(RouteTableId=table, SubnetId=self.ids[name])

    def groups(self):
        ec2 = self.api("ec2")
        for name, ports, source in (("LB-SG", (80, 80), "0.0.0.0/0"), ("ECS-Tasks-SG", (0, 65535), "LB-SG"), ("EFS-SG", (2049, 2049), "ECS-Tasks-SG"), ("DB-SG", (3306, 3306), "ECS-Tasks-SG")):
            group = self.ids[name] = ec2.create_security_group(GroupName=name, Description=name, VpcId=self.ids["vpc"])["GroupId"]
            rule = {"IpProtocol": "tcp", "FromPort": ports[0], "ToPort": ports[1]}
            rule |= {"UserIdGroupPairs": [{"GroupId": self.ids[source]}]} if source in self.ids else {"IpRanges": [{"CidrIp": source}]}
            rules = [rule, rule | {"FromPort": 443, "ToPort": 443}] if name == "LB-SG" else [rule]
            ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=rules)

    def database(self):
        self.api("rds").create_db_subnet_group(DBSubnetGroupName="database-subnet-group", DBSubnetGroupDescription="x", SubnetIds=[self.ids["private-a-db"], self.ids["private-b-db"]])
        self.ids["database"] = self.api("rds").create_db_instance(
            DBInstanceIdentifier="database-1", Engine="mysql", DBInstanceClass="db.t3.micro", AllocatedStorage=20, MasterUsername="admin",
            MasterUserPassword="Workshop-1234", DBSubnetGroupName="database-subnet-group", VpcSecurityGroupIds=[self.ids["DB-SG"]],
        )["DBInstance"]

    def files(self):
        efs = self.api("efs")
        system = self.ids["file_system"] = efs.create_file_system(CreationToken="x", Encrypted=True, Tags=[{"Key": "Name", "Value": "webserver-filesystem"}])["FileSystemId"]
        for subnet in ("private-a-web", "private-b-web"):
            efs.create_mount_target(FileSystemId=system, SubnetId=self.ids[subnet], SecurityGroups=[self.ids["EFS-SG"]])

    def parameters(self):
        host = self.ids.get("database", {}).get("Endpoint", {}).get("Address", "database-1.example")
        for name, kind, value in (("DB_HOST", "String", host), ("DB_NAME", "String", "wordpress-db"), ("DB_USERNAME", "String", "admin"), ("DB_PASSWORD", "SecureString", "Workshop-1234")):
            self.api("ssm").put_parameter(Name=name, Type=kind, Value=value)

    def balancer(self):
        elbv2 = self.api("elbv2")
        balancer = elbv2.create_load_balancer(Name="unicorn-lb", Subnets=[self.ids["public-a"], self.ids["public-b"]], SecurityGroups=[self.ids["LB-SG"]], Scheme="internet-facing", Type="application")["LoadBalancers"][0]["LoadBalancerArn"]
        self.ids["target_group"] = elbv2.create_target_group(Name="unicorn-tg", Protocol="HTTP", Port=80, VpcId=self.ids["vpc"], TargetType="ip", HealthCheckPath="/")["TargetGroups"][0]["TargetGroupArn"]
        elbv2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": self.ids["target_group"]}])

    def cluster(self):
        self.api("ecs").create_cluster(clusterName="unicorns-cluster", settings=[{"name": "containerInsights", "value": "enabled"}])

    def role(self):
        iam = self.api("iam")
        trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
        self.ids["role"] = iam.create_role(RoleName="ecsTaskExecutionRole", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
        reads = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ssm:GetParameters", "kms:Decrypt"], "Resource": "*"}]}
        iam.put_role_policy(RoleName="ecsTaskExecutionRole", PolicyName="reads", PolicyDocument=json.dumps(reads))

    def tasks(self):
        secrets = {"WORDPRESS_DB_HOST": "DB_HOST", "WORDPRESS_DB_NAME": "DB_NAME", "WORDPRESS_DB_PASSWORD": "DB_PASSWORD", "WORDPRESS_DB_USER": "DB_USERNAME"}
        container = {
            "name": "unicorn-web-container",
            "image": "public.ecr.aws/docker/library/wordpress:latest",
            "essential": True,
            "portMappings": [{"containerPort": 80, "hostPort": 80, "protocol": "tcp"}],
            "mountPoints": [{"sourceVolume": "wp-content", "containerPath": "/var/www/html/wp-content", "readOnly": False}],
            "secrets": [{"name": name, "valueFrom": source} for name, source in secrets.items()],
        }
        self.api("ecs").register_task_definition(
            family="unicorn-task-def", requiresCompatibilities=["FARGATE"], networkMode="awsvpc", cpu="512", memory="1024",
            executionRoleArn=self.ids["role"], taskRoleArn=self.ids["role"], containerDefinitions=[container],
            volumes=[{"name": "wp-content", "efsVolumeConfiguration": {"fileSystemId": self.ids["file_system"], "transitEncryption": "ENABLED"}}],
        )

    def service(self):
        self.api("ecs").create_service(
            cluster="unicorns-cluster", serviceName="unicorns-svc", taskDefinition="unicorn-task-def", desiredCount=2, launchType="FARGATE", platformVersion="1.4.0",
            networkConfiguration={"awsvpcConfiguration": {"subnets": [self.ids["private-a-web"], self.ids["private-b-web"]], "securityGroups": [self.ids["ECS-Tasks-SG"]], "assignPublicIp": "DISABLED"}},
            loadBalancers=[{"targetGroupArn": self.ids["target_group"], "containerName": "unicorn-web-container", "containerPort": 80}],
        )

    def _name(self, ec2, resource, name):
        ec2.create_tags(Resources=[resource], Tags=[{"Key": "Name", "Value": name}])


def until_it_answers():
    for _ in range(300):
        try:
            urllib.request.urlopen(ENDPOINT, timeout=1)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return


def work():
    until_it_answers()
    builder = Builder()
    builder.build()
    print(json.dumps({"endpoint": ENDPOINT, "region": REGION, "built": builder.built, "not_built": builder.not_built}), file=ANSWERS, flush=True)
    sys.stdin.buffer.read()  # ends when the test process does, however it ends
    with contextlib.suppress(OSError):
        os.remove(os.path.join(tempfile.gettempdir(), f"ministack-{PORT}.pid"))
    os._exit(0)


if __name__ == "__main__":
    import ministack.app

    threading.Thread(target=work, daemon=True).start()
    sys.argv = ["ministack"]
    ministack.app.main()
