"""Every way we know of doing the workshop wrong, or right in another way, as an account; by id."""

from variants import (
    configure_parameters_store,
    create_ecs_cluster,
    create_efs,
    create_loadbalancer,
    create_service,
    create_sg,
    create_task_definition,
    history,
    network,
    only_runtime,
    prerequisites,
    whole,
    wordings,
)

_pages = (
    prerequisites,
    create_sg,
    create_efs,
    configure_parameters_store,
    create_loadbalancer,
    create_ecs_cluster,
    create_task_definition,
    create_service,
    only_runtime,
    network,
    wordings,
    history,
    whole,
)
VARIANTS = {variant.id: variant for page in _pages for variant in page.VARIANTS}
