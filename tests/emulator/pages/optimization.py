"""The page "Optimization": its ideas, by pillar."""

import json

from moto.acm.models import acm_backends

from pages import prerequisites


def _stack(account):
    prerequisites.build(account)


def _operational_excellence(account, *, logging=True):
    account.api("cloudwatch").put_dashboard(DashboardName="shop", DashboardBody=json.dumps({"widgets": []}))
    account.api("s3", "us-east-1").create_bucket(Bucket=f"trail-{account.id}")
    account.api("cloudtrail").create_trail(Name="trail", S3BucketName=f"trail-{account.id}")
    if logging:
        account.api("cloudtrail").start_logging(Name="trail")


def _security(account, *, encrypted=True, used=True):
    certificate = account.api("acm").request_certificate(DomainName="shop.example.com")["CertificateArn"]
    if used:
        acm_backends[account.id][account.region]._certificates[certificate].in_use_by.append("a load balancer")
    account.api("ec2").create_volume(AvailabilityZone=account.zone("a"), Size=8, Encrypted=encrypted)
    visible = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "shop"}
    account.api("wafv2").create_web_acl(Name="shop", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=visible)
    account.api("guardduty").create_detector(Enable=True)


def _reliability(account):
    ids, elbv2 = account.ids, account.api("elbv2")
    elbv2.create_load_balancer(Name="shop", Subnets=[ids["TargetVPC-public-a"], ids["TargetVPC-public-b"]])
    ec2, scaling = account.api("ec2"), account.api("autoscaling")
    ec2.create_launch_template(LaunchTemplateName="shop", LaunchTemplateData={"ImageId": "ami-12345678", "InstanceType": "t3.micro"})
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="shop",
        LaunchTemplate={"LaunchTemplateName": "shop", "Version": "1"},
        MinSize=0,
        MaxSize=1,
        DesiredCapacity=0,
        VPCZoneIdentifier=ids["TargetVPC-public-a"],
    )


def _performance_efficiency(account):
    account.api("efs").create_file_system(CreationToken="shop")


BUILD = {
    "stack": _stack,
    "operational-excellence": _operational_excellence,
    "security": _security,
    "reliability": _reliability,
    "performance-efficiency": _performance_efficiency,
}
