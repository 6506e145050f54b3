//! Finds the containers of a task that serve the site and run the application.

use super::Account;
use crate::snapshot::ecs::{ContainerDefinition, Service, TaskDefinition};
use crate::snapshot::image::ImageReference;

impl<'a> Account<'a> {
    /// The container that receives visitors' requests: the one that the service's load balancer names, else the one that
    /// maps `port`, else the first essential one.
    ///
    /// Source: ECS API reference, LoadBalancer: `containerName` and `containerPort`.
    pub fn web_container(
        &self,
        definition: &'a TaskDefinition,
        port: u16,
    ) -> Option<&'a ContainerDefinition> {
        let containers = &definition.container_definitions;
        let named = self.container_names(definition, port);
        let is_named =
            |container: &&ContainerDefinition| named.iter().any(|name| *name == container.name);
        containers
            .iter()
            .find(is_named)
            .or_else(|| containers.iter().find(|container| container.maps_tcp(port)))
            .or_else(|| containers.iter().find(|container| container.is_essential()))
            .or_else(|| containers.first())
    }

    /// The container that runs the application: the one with the application's image, else the web container.
    ///
    /// The two differ if the task has a proxy, such as nginx or Envoy. The application's container has the variables, secrets
    /// and volumes. An image is recognised by the last part of its name, so a copy in another registry counts. If no
    /// container has such an image, and the web container has neither variables nor volumes, the first other essential
    /// container with secrets is the application.
    ///
    /// # Example
    ///
    /// `nginx:1` maps port 80, and `acme/wordpress:6` has the secrets. With the image `wordpress`, the second container is the
    /// application, because the base names are equal. With an image `acme/site` in place of `acme/wordpress`, it still is,
    /// because nginx has no variables and the other container has secrets.
    pub fn application_container(
        &self,
        definition: &'a TaskDefinition,
        port: u16,
        image: Option<&str>,
    ) -> Option<&'a ContainerDefinition> {
        let web = self.web_container(definition, port)?;
        let image = image.and_then(ImageReference::parse);
        let runs_image = |container: &ContainerDefinition| {
            let own = container.image_reference();
            own.zip(image.as_ref())
                .is_some_and(|(own, image)| own.base_name() == image.base_name())
        };
        if runs_image(web) {
            return Some(web);
        }
        let others = || {
            definition
                .container_definitions
                .iter()
                .filter(|container| container.is_essential() && container.name != web.name)
        };
        let with_image = || others().find(|container| runs_image(container));
        let is_bare = web.secrets.is_empty()
            && web.environment.is_empty()
            && web.environment_files.is_empty()
            && web.mount_points.is_empty();
        let with_secrets = || {
            let has_secrets = |container: &&ContainerDefinition| !container.secrets.is_empty();
            others().find(|container| is_bare && has_secrets(container))
        };
        with_image().or_else(with_secrets).or(Some(web))
    }

    /// The containers that the load balancers of services with this revision name, those at `port` first.
    fn container_names(&self, definition: &TaskDefinition, port: u16) -> Vec<&'a str> {
        let uses = |service: &&Service| service.task_definition == definition.task_definition_arn;
        let services = self.snapshot.ecs.services.values();
        let mut balancers: Vec<_> = services
            .filter_map(|services| services.known().ok())
            .flatten()
            .filter(uses)
            .flat_map(|service| &service.load_balancers)
            .collect();
        balancers.sort_by_key(|balancer| balancer.container_port != Some(i32::from(port)));
        balancers
            .into_iter()
            .filter_map(|balancer| balancer.container_name.as_deref())
            .collect()
    }
}
