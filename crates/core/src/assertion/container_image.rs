use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, DefinitionEdit};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::image::ImageReference;
use crate::snapshot::{Call, Reason};

/// Asserts that the application's container runs the page's image, in a variant that listens on the port.
///
/// The tag of another version and the same image from another registry work and are advice: Docker Hub limits anonymous
/// pulls, and a class behind one NAT gateway soon reaches the limit. For an image in a private registry only the name is
/// known: with the official path it is advice, else unknown. A variant that does not listen on the port works behind a
/// container that does.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainerImage {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// The port by which the web container is recognised.
    pub port: u16,
    /// The image, without its tag.
    pub image: String,
    /// The page's tag. An image without a tag has the tag "latest".
    pub tag: String,
    /// The same image in other registries. They work and are advice.
    #[serde(default)]
    pub also: Vec<String>,
    /// Words in tags that name a variant, with the port that the variant listens on (`~` for none).
    #[serde(default)]
    pub variants: IndexMap<String, Option<u16>>,
    /// Other words in tags, which do not affect the port. A version may follow them: `php` also matches `php8.3`.
    #[serde(default)]
    pub tag_words: Vec<String>,
}

/// The variant that a tag names.
#[derive(Debug, PartialEq)]
enum Variant<'a> {
    /// A variant that listens on the port.
    Serves,
    /// This variant does not listen on the port; the port that it listens on.
    Other(&'a str, Option<u16>),
    /// The tag has unknown words.
    Unknown,
    /// The tag has no known word, so it is probably a typing error.
    Slip,
}

/// The origin of an image.
enum Origin {
    /// The page's image.
    Page,
    /// The same image in another registry that the suite lists.
    Also,
    /// The same path in an unknown registry: a mirror or a pull-through cache.
    Mirror,
    /// The same base name with another path in an unknown registry.
    Namesake,
}

impl Assertion for ContainerImage {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let asked = format!("{}:{}", self.image, self.tag);
        let fix = Message::new("image-fix").with("image", &asked);
        let container = account.application_container(definition, self.port, Some(&self.image));
        let Some(container) = container else {
            return failed(
                Message::new("container-none")
                    .with("definition", account.label(&self.task_definition)),
                fix,
                [arn],
            );
        };
        let saw = Message::new("image-saw")
            .with("container", &container.name)
            .with("image", &container.image);
        let image = container.image_reference();
        let known = image.and_then(|image| Some((self.origin(&image)?, image)));
        let Some((origin, image)) = known else {
            return failed(saw, fix, [arn]);
        };
        let not_modelled = || Reason::NotModelled {
            what: container.image.clone(),
        };
        let mut pass = Pass::saw(saw.clone(), [arn]);
        match origin {
            Origin::Page => {}
            Origin::Also => {
                let advice = Message::new("image-elsewhere").with("image", &container.image);
                pass = pass.advise(advice.with("asked", &asked));
            }
            Origin::Mirror => {
                let advice = Message::new("image-mirror").with("image", &container.image);
                pass = pass.advise(advice.with("asked", &asked));
            }
            Origin::Namesake => return Err(not_modelled().into()),
        }
        let Some(tag) = image.effective_tag() else {
            let advice = Message::new("image-digest").with("asked", &self.tag);
            return Ok(pass.advise(advice));
        };
        match self.variant(tag) {
            Variant::Serves => {}
            Variant::Unknown => return Err(not_modelled().into()),
            Variant::Slip => return failed(saw, fix, [arn]),
            Variant::Other(variant, port) => {
                let proxy = account
                    .web_container(definition, self.port)
                    .filter(|web| port.is_some() && web.name != container.name);
                let about = |id| {
                    Message::new(id)
                        .with("variant", variant)
                        .with("port", self.port.to_string())
                };
                let Some(proxy) = proxy else {
                    return failed(about("image-variant").with("saw", saw), fix, [arn]);
                };
                pass = pass.advise(about("image-behind").with("proxy", &proxy.name));
            }
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

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let container = account.application_container(definition, self.port, Some(&self.image));
        let edit = container.map(|container| DefinitionEdit::Image {
            container: container.name.clone(),
            image: format!("{}:{}", self.image, self.tag),
        });
        Ok(account.revise(definition, edit.into_iter().collect()))
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
    /// The origin of an image; `None` if it is not the page's image.
    ///
    /// For the page's `public.ecr.aws/docker/library/wordpress` with `also: [wordpress]`: `wordpress:6` is `Also`;
    /// `1.dkr.ecr.us-west-2.amazonaws.com/hub/docker/library/wordpress` is `Mirror`; `example.com/me/wordpress` is `Namesake`;
    /// `bitnami/wordpress` is another image, because Docker Hub is a known registry.
    fn origin(&self, image: &ImageReference<'_>) -> Option<Origin> {
        let page = ImageReference::parse(&self.image)?;
        let also: Vec<_> = self
            .also
            .iter()
            .filter_map(|also| ImageReference::parse(also))
            .collect();
        if image.is_of_repository(&page) {
            return Some(Origin::Page);
        }
        if also.iter().any(|also| image.is_of_repository(also)) {
            return Some(Origin::Also);
        }
        let mut known = also.iter().chain([&page]);
        // In a known registry the image would have its known name, so this is another image.
        if known.clone().any(|known| known.registry == image.registry) {
            return None;
        }
        let is_below = |known: &ImageReference<'_>| {
            let prefix = image.repository.strip_suffix(&*known.repository);
            prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with('/'))
        };
        let is_path = |known: &ImageReference<'_>| known.repository.contains('/');
        if known.any(|known| is_path(known) && is_below(known)) {
            return Some(Origin::Mirror);
        }
        (image.base_name() == page.base_name()).then_some(Origin::Namesake)
    }

    /// The variant of a tag, which consists of words joined by hyphens, such as `6.8.1-php8.3-apache`.
    fn variant<'a>(&self, tag: &'a str) -> Variant<'a> {
        if tag == self.tag {
            return Variant::Serves;
        }
        let (mut known, mut unknown) = (false, false);
        for word in tag.split('-') {
            match self.variants.get(word) {
                Some(Some(port)) if *port == self.port => known = true,
                Some(port) => return Variant::Other(word, *port),
                None if self.is_known(word) => known = true,
                None => unknown = true,
            }
        }
        match (known, unknown) {
            (true, false) => Variant::Serves,
            (true, true) => Variant::Unknown,
            (false, _) => Variant::Slip,
        }
    }

    /// Whether a word of a tag is the page's tag, a version, or a known word, optionally followed by a version.
    fn is_known(&self, word: &str) -> bool {
        let is_version = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_digit())
                && text.chars().all(|c| c.is_ascii_digit() || c == '.')
        };
        let mut words = self.tag_words.iter();
        word == self.tag
            || is_version(word)
            || words.any(|known| {
                let rest = word.strip_prefix(known.as_str());
                rest.is_some_and(|rest| rest.is_empty() || is_version(rest))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tags of docker-library/official-images, library/wordpress.
    #[test]
    fn a_tag_says_which_variant_it_is() {
        let kind = ContainerImage {
            task_definition: "task_definition".into(),
            port: 80,
            image: "wordpress".into(),
            tag: "latest".into(),
            also: Vec::new(),
            variants: IndexMap::from([
                ("apache".to_owned(), Some(80)),
                ("fpm".to_owned(), Some(9000)),
                ("cli".to_owned(), None),
            ]),
            tag_words: vec!["php".into(), "beta".into(), "RC".into()],
        };
        for (tag, variant) in [
            ("latest", Variant::Serves),
            ("apache", Variant::Serves),
            ("6", Variant::Serves),
            ("6.8.1-php8.3-apache", Variant::Serves),
            ("php8.3", Variant::Serves),
            ("beta-6.9-RC1-apache", Variant::Serves),
            ("beta-6.9-beta2", Variant::Serves),
            ("fpm", Variant::Other("fpm", Some(9000))),
            ("6-php8.3-fpm-alpine", Variant::Other("fpm", Some(9000))),
            ("cli-2.12-php8.3", Variant::Other("cli", None)),
            ("php8.3-cli", Variant::Other("cli", None)),
            ("6.8-trixie", Variant::Unknown),
            ("lastest", Variant::Slip),
            ("apach", Variant::Slip),
            ("phpx", Variant::Slip),
        ] {
            assert_eq!(kind.variant(tag), variant, "{tag}");
        }
    }
}
