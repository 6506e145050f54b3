"""Page create-ecs-cluster."""


def build(account, *, name="unicorns-cluster", insights="enabled", deleted=False, region=None):
    ecs = account.api("ecs", region)
    settings = [{"name": "containerInsights", "value": insights}]
    ecs.create_cluster(clusterName=name, settings=settings, capacityProviders=["FARGATE", "FARGATE_SPOT"])
    if deleted:
        ecs.delete_cluster(cluster=name)
    account.ids["cluster"] = name
