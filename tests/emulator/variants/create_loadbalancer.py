"""Accounts whose load balancer differs from page create-loadbalancer."""

from pages.create_loadbalancer import listen, make_target_group
from runtime import NOT_IN_USE, REFUSED, TIMED_OUT, Starting, Steady, Unhealthy
from variants.variant import of_page

failed, passed, pending = of_page("create-loadbalancer")

WRONG_WAY = "create-service is refused (the target group has no load balancer); stops there"


def _provisioning(account):
    account.elbv2_backend.load_balancers[account.ids["load_balancer"]].held = True


def _port_80_to_another_group(account):
    """The service's target group is reached on port 8080 only."""
    make_target_group(account, key="other_target_group", Name="first-try")
    listen(account, account.ids["load_balancer"], account.ids["other_target_group"], 80, "forward")


def _fix_the_response(account):
    """The listener was edited after the service was made: it answers by itself."""
    elbv2 = account.api("elbv2")
    listener = elbv2.describe_listeners(LoadBalancerArn=account.ids["load_balancer"])["Listeners"][0]["ListenerArn"]
    fixed = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200", "ContentType": "text/plain", "MessageBody": "hello"}}
    elbv2.modify_listener(ListenerArn=listener, DefaultActions=[fixed])


VARIANTS = [
    failed("lb-network", "a network load balancer; the site works", {"kind": "network", "groups": ("lb_sg",)}),
    failed("lb-internal", "an internal load balancer", {"scheme": "internal"}, runtime=Steady(site="hang")),
    failed("lb-private-subnets", "the load balancer is in private subnets", {"subnets": ("TargetVPC-private-a-web", "TargetVPC-private-b-web")}, runtime=Steady(site="hang")),
    failed("lb-without-lb-sg", "the load balancer carries the default group only", {"groups": ("TargetVPC-default",)}, runtime=Unhealthy(TIMED_OUT, "hang")),
    failed("lb-source-vpc", f"the load balancer is in SourceVPC and cannot forward to TargetVPC; {WRONG_WAY}",
           {"subnets": ("SourceVPC-public-a", "SourceVPC-public-b"), "groups": ("SourceVPC-default",), "action": None}, stops_before="create-service"),
    failed("lb-target-type-instance", "the target group is of type instance (immutable): create-service is refused; stops there",
           {"target_group": {"TargetType": "instance"}}, stops_before="create-service"),
    failed("lb-target-group-other-vpc", f"the target group is in SourceVPC, so the listener could not be made; {WRONG_WAY}",
           {"target_group": {"VpcId": "SourceVPC"}, "action": None}, stops_before="create-service"),
    failed("lb-target-group-https", "the target group speaks HTTPS", {"target_group": {"Protocol": "HTTPS"}}, runtime=Unhealthy(REFUSED, "502")),
    failed("lb-no-listener", f"no listener; {WRONG_WAY}", {"action": None}, stops_before="create-service"),
    failed("lb-port-8080", "the only listener is on port 8080", {"port": 8080}, runtime=Steady(site="refuse")),
    failed("lb-listener-elsewhere", "port 80 leads to another target group, 8080 to the service's", {"port": 8080}, edit=_port_80_to_another_group, runtime=Steady(site="503")),
    failed("lb-fixed-response", "the listener was edited to answer 200 by itself", edits={"create-service": _fix_the_response}, runtime=Steady(site="fixed", health=NOT_IN_USE)),
    pending("lb-provisioning", "the load balancer is being provisioned", edit=_provisioning, runtime=Starting()),
    passed("lb-health-check-edited", "health check path and matcher were edited", {"target_group": {"HealthCheckPath": "/wp-login.php", "Matcher": {"HttpCode": "200-399"}}}),
    passed("lb-more-groups", "the load balancer carries the default group too", {"groups": ("lb_sg", "TargetVPC-default")}),
    passed("lb-renamed", "load balancer and target group have other names", {"name": "my-alb", "target_group": {"Name": "my-targets"}}),
]
