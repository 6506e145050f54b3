"""Page create-loadbalancer: the load balancer, its target group and the listener between them."""

PUBLIC = ("TargetVPC-public-a", "TargetVPC-public-b")


def build(
    account,
    *,
    name="unicorn-lb",
    kind="application",
    scheme="internet-facing",
    subnets=PUBLIC,
    groups=("lb_sg",),
    target_group={},
    port=80,
    action="forward",
    key="",
):
    """`target_group`: what differs from the page. `action`: "forward", "fixed-response" or None for no listener.
    `key`: put before the names in ids, for a second load balancer."""
    elbv2 = account.api("elbv2")
    carried = {"SecurityGroups": [account.ids[group] for group in groups]} if groups else {}
    balancer = elbv2.create_load_balancer(
        Name=name, Type=kind, Scheme=scheme, IpAddressType="ipv4", Subnets=[account.ids[subnet] for subnet in subnets], **carried
    )["LoadBalancers"][0]["LoadBalancerArn"]
    account.ids[f"{key}load_balancer"] = balancer
    make_target_group(account, key=f"{key}target_group", **({"Protocol": "TCP"} if kind == "network" else {}) | target_group)
    if action:
        listen(account, balancer, account.ids[f"{key}target_group"], port, action, "TCP" if kind == "network" else "HTTP")


def make_target_group(account, *, key, **differing):
    wanted = {"Name": "unicorn-tg", "Protocol": "HTTP", "Port": 80, "VpcId": "TargetVPC", "TargetType": "ip"} | differing
    if wanted["Protocol"] != "TCP":
        wanted.setdefault("HealthCheckPath", "/")
    wanted["VpcId"] = account.ids[wanted["VpcId"]]
    account.ids[key] = account.api("elbv2").create_target_group(**wanted)["TargetGroups"][0]["TargetGroupArn"]


def listen(account, balancer, target_group, port, action, protocol="HTTP"):
    default = {"Type": "forward", "TargetGroupArn": target_group}
    if action == "fixed-response":
        default = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200", "ContentType": "text/plain", "MessageBody": "hello"}}
    account.api("elbv2").create_listener(LoadBalancerArn=balancer, Protocol=protocol, Port=port, DefaultActions=[default])
