"""The service's tasks, running and stopped. moto makes none for a service; all of this is belief, not shown by moto."""

from datetime import timedelta
from ipaddress import ip_network

from moto.core.utils import utcnow


def run_tasks(account, count, health):
    """`count` running tasks spread over the service's subnets, registered as targets: (addresses, task names)."""
    made = [_task(account, number) for number in range(count)]
    group = account.elbv2_backend.target_groups.get(account.ids["service_target_group"])
    addresses = []
    if group:
        group.health, group.zones = {}, {}
        for task, address in made:
            group.targets[address] = {"Id": address, "Port": account.ids["container_port"]}
            group.health[address] = health
            group.zones[address] = task.availability_zone
            addresses.append(address)
    return addresses, [task.id for task, _ in made]


def _task(account, number):
    service, ecs, ec2 = account.service, account.ecs_backend, account.ec2_backend
    network = service.network_configuration["awsvpcConfiguration"]
    there = {subnet.id: subnet for subnet in ec2.describe_subnets()}
    subnets = [there[subnet] for subnet in network["subnets"] if subnet in there]
    subnet = subnets[number % len(subnets)]
    task = ecs.run_task(
        service.cluster_name,
        service.task_definition,
        1,
        None,
        service.deployments[0]["id"],
        None,
        "FARGATE",
        {"awsvpcConfiguration": {**network, "subnets": [subnet.id]}},
        f"service:{service.name}",
        "1.4.0",
    )[0]
    definition = ecs.describe_task_definition(service.task_definition)
    address = str(ip_network(subnet.cidr_block)[20 + number])
    interface = ec2.enis[_interface_of(task)]
    interface.private_ip_address = address
    interface.private_ip_addresses[0]["PrivateIpAddress"] = address
    if network.get("assignPublicIp") == "ENABLED":
        interface.public_ip = f"198.51.100.{20 + number}"
    interface.description = f"arn:aws:ecs:{account.region}:{account.id}:attachment/{task.attachments[0]['id']}"
    for detail in task.attachments[0]["details"]:
        if detail["name"] == "privateIPv4Address":
            detail["value"] = address
    now = utcnow()
    task.availability_zone = subnet.availability_zone
    task.connectivity, task.health_status = "CONNECTED", "UNKNOWN"
    task.cpu, task.memory = definition.cpu, definition.memory
    task.platform_family = "Linux"
    if service.platform_version not in (None, "LATEST"):
        task.platform_version = service.platform_version
    task.created_at, task.started_at = now - timedelta(minutes=5), now - timedelta(minutes=4)
    task.stopped_reason = None
    container = task.containers[0]
    container.task_arn = task.task_arn
    container.last_status, container.health_status, container.exitCode = "RUNNING", "UNKNOWN", None
    container.network_interfaces = [{"attachmentId": task.attachments[0]["id"], "privateIpv4Address": address}]
    return task, address


def _interface_of(task):
    return next(detail["value"] for detail in task.attachments[0]["details"] if detail["name"] == "networkInterfaceId")


def stop_task(account, code, reason, number=0, exit_code=None, container_reason=None, minutes=None):
    """A task of the service that has stopped; its network interface is gone."""
    task, _ = _task(account, number)
    del account.ec2_backend.enis[_interface_of(task)]
    task.attachments[0]["status"] = "DELETED"
    task.last_status = task.desired_status = "STOPPED"
    task.stop_code, task.stopped_reason = code, reason
    task.stopped_at = utcnow() - timedelta(minutes=1 + number if minutes is None else minutes)
    task.created_at = task.stopped_at - timedelta(minutes=3)
    task.started_at = None if code == "TaskFailedToStart" else task.stopped_at - timedelta(minutes=2)
    container = task.containers[0]
    container.last_status, container.exitCode, container.reason = "STOPPED", exit_code, container_reason
    return task


def forget_tasks(account):
    for task in account.ecs_backend.tasks.pop(account.service.cluster_name, {}).values():
        account.ec2_backend.enis.pop(_interface_of(task), None)
    group = account.elbv2_backend.target_groups.get(account.ids["service_target_group"])
    if group:
        group.targets.clear()
