"""Accounts whose cluster differs from page create-ecs-cluster."""

from variants.variant import of_page

failed, passed, pending = of_page("create-ecs-cluster")


def _linger(account):
    """A first cluster, deleted, is still listed."""
    ecs = account.api("ecs")
    ecs.create_cluster(clusterName="first-try")
    ecs.delete_cluster(cluster="first-try")


VARIANTS = [
    failed("cluster-inactive", "the cluster was deleted: create-service is refused; stops there", {"deleted": True}, stops_before="create-service"),
    failed("cluster-missing", "no cluster; the attendee went no further", stops_before="create-ecs-cluster"),
    failed("cluster-other-region", "the cluster is in another Region: no service can be made in it; stops there", {"region": "us-east-1"}, stops_before="create-service"),
    passed("cluster-insights-off", "Container Insights is off", {"insights": "disabled"}),
    passed("cluster-insights-enhanced", "Container Insights is \"enhanced\"", {"insights": "enhanced"}),
    passed("cluster-renamed", "the cluster has another name", {"name": "wordpress"}),
    passed("cluster-inactive-one-lingers", "an inactive cluster is listed beside the right one", edits={"prerequisites": _linger}),
]
