"""What an attendee does, one module for the start and one for each workshop page, in order.

Each has `build(account, **choices)`; without choices it does what the page says.
"""

from pages import (
    configure_parameters_store,
    create_ecs_cluster,
    create_efs,
    create_loadbalancer,
    create_service,
    create_sg,
    create_task_definition,
    prerequisites,
)

BUILD = {
    "prerequisites": prerequisites.build,
    "create-sg": create_sg.build,
    "create-efs": create_efs.build,
    "configure-parameters-store": configure_parameters_store.build,
    "create-loadbalancer": create_loadbalancer.build,
    "create-ecs-cluster": create_ecs_cluster.build,
    "create-task-definition": create_task_definition.build,
    "create-service": create_service.build,
}
STEPS = tuple(BUILD)
