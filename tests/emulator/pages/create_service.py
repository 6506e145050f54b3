"""Page create-service: the service behind the load balancer, with auto scaling."""

PRIVATE = ("TargetVPC-private-a-web", "TargetVPC-private-b-web")
FARGATE = {"launchType": "FARGATE", "platformVersion": "1.4.0"}


def build(
    account,
    *,
    name="unicorns-svc",
    launch=FARGATE,
    subnets=PRIVATE,
    groups=("tasks_sg",),
    public_ip="DISABLED",
    desired=2,
    minimum=2,
    target_group="target_group",
    scaling="Requests-policy",
    **differing,
):
    """`launch`: launchType or capacityProviderStrategy, and platformVersion. `target_group=None`: no load
    balancer. `scaling=None`: no auto scaling. `differing`: other fields of the request."""
    network = {"subnets": [account.ids[subnet] for subnet in subnets], "securityGroups": [account.ids[group] for group in groups]}
    if public_ip:
        network["assignPublicIp"] = public_ip
    request = {
        "cluster": account.ids["cluster"],
        "serviceName": name,
        "taskDefinition": account.ids["task_definition"],
        "desiredCount": desired,
        "networkConfiguration": {"awsvpcConfiguration": network},
        **launch,
        **differing,
    }
    if target_group:
        request["loadBalancers"] = [
            {
                "targetGroupArn": account.ids[target_group],
                "containerName": account.ids["container"],
                "containerPort": account.ids["container_port"],
            }
        ]
    account.api("ecs").create_service(**request)
    account.ids["service"] = name
    account.ids["service_target_group"] = target_group and account.ids[target_group]
    if scaling:
        _scale(account, name, scaling, minimum, target_group and account.ids[target_group])


def _scale(account, service, policy, minimum, target_group):
    scaling = account.api("application-autoscaling")
    target = {
        "ServiceNamespace": "ecs",
        "ResourceId": f"service/{account.ids['cluster']}/{service}",
        "ScalableDimension": "ecs:service:DesiredCount",
    }
    scaling.register_scalable_target(**target, MinCapacity=minimum, MaxCapacity=20, RoleARN=account.role_arn("ecsAutoscaleRole"))
    if target_group:
        label = account.ids["load_balancer"].partition("loadbalancer/")[2] + "/targetgroup/" + target_group.partition("targetgroup/")[2]
        metric = {"PredefinedMetricType": "ALBRequestCountPerTarget", "ResourceLabel": label}
    else:
        metric = {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}
    scaling.put_scaling_policy(
        **target,
        PolicyName=policy,
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={"TargetValue": 300.0, "PredefinedMetricSpecification": metric},
    )
