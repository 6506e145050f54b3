use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that the web container runs the page's image.
///
/// Another version's tag, and the same image from another registry, work and are advice: Docker Hub limits
/// anonymous pulls, which a whole class behind one NAT gateway soon meets.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerImage {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port by which the web container is known.
    pub port: u16,
    /// The image, without its tag.
    pub image: String,
    /// The page's tag. Without a tag, "latest" is meant.
    pub tag: String,
    /// The same image elsewhere: advice.
    #[serde(default)]
    pub also: Vec<String>,
}

impl Assertion for ContainerImage {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let asked = format!("{}:{}", self.image, self.tag);
        let Some(container) = account.web_container(definition, self.port) else {
            return failed(
                Message::new("container-none")
                    .with("definition", account.label(&self.task_definition)),
                Message::new("image-fix").with("image", asked),
                [arn],
            );
        };
        let (name, tag) = split(&container.image);
        let saw = Message::new("image-saw")
            .with("container", &container.name)
            .with("image", &container.image);
        let known = name == self.image || self.also.iter().any(|other| other == name);
        if !known || !self.is_tag(tag) {
            return failed(saw, Message::new("image-fix").with("image", asked), [arn]);
        }
        let mut pass = Pass::saw(saw, [arn]);
        if name != self.image {
            pass = pass.advise(
                Message::new("image-elsewhere")
                    .with("image", &container.image)
                    .with("asked", &asked),
            );
        }
        if tag != self.tag {
            pass = pass.advise(
                Message::new("image-tag")
                    .with("tag", tag)
                    .with("asked", &self.tag),
            );
        }
        Ok(pass)
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("image-expected").with("image", format!("{}:{}", self.image, self.tag))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let image = format!("{}:{}", self.image, self.tag);
        vec![Stated::value(StatedValue::name(image))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}

impl ContainerImage {
    /// The page's tag, a version, or a digest. Anything else is probably a slip.
    fn is_tag(&self, tag: &str) -> bool {
        tag == self.tag
            || tag.starts_with("sha256:")
            || tag.starts_with(|c: char| c.is_ascii_digit())
            || tag.starts_with("php")
    }
}

/// An image's name and tag (or digest); "latest" where it names none.
fn split(image: &str) -> (&str, &str) {
    if let Some((name, digest)) = image.split_once('@') {
        return (name, digest);
    }
    // A colon before the last slash belongs to the registry's port.
    match image.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, tag),
        _ => (image, "latest"),
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn an_image_is_a_name_and_a_tag() {
        assert_eq!(
            split("public.ecr.aws/docker/library/wordpress:latest"),
            ("public.ecr.aws/docker/library/wordpress", "latest")
        );
        assert_eq!(split("wordpress"), ("wordpress", "latest"));
        assert_eq!(
            split("localhost:5000/wordpress"),
            ("localhost:5000/wordpress", "latest")
        );
        assert_eq!(split("wordpress@sha256:00"), ("wordpress", "sha256:00"));
    }
}
