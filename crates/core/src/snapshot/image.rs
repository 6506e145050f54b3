//! Container image references, as in task definitions.
//!
//! Source of the grammar and of the defaults: github.com/distribution/reference (`reference.go`, `normalize.go`), by which
//! Docker, containerd and the ECS agent read an image's name.

use std::borrow::Cow;

/// The registry of a name without a registry.
const DOCKER_HUB: &str = "docker.io";

/// Other names of Docker Hub: the old one, which Docker still replaces, and the host that serves it.
const DOCKER_HUB_HOSTS: [&str; 2] = ["index.docker.io", "registry-1.docker.io"];

/// The longest repository name and the longest tag, in characters.
const LONGEST_REPOSITORY: usize = 255;
const LONGEST_TAG: usize = 128;

/// The shortest digest, in hexadecimal digits.
const SHORTEST_DIGEST: usize = 32;

/// The parts of an image reference: `[registry/]repository[:tag][@digest]`.
///
/// `wordpress`, `library/wordpress:latest` and `index.docker.io/library/wordpress` are in the same repository:
/// a name without a registry belongs to Docker Hub, and a name of one part is an official image, under `library/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageReference<'a> {
    /// The registry's host, with its port if it has one.
    pub registry: &'a str,
    /// The path within the registry.
    pub repository: Cow<'a, str>,
    /// The tag, if the reference has one.
    pub tag: Option<&'a str>,
    /// `sha256:…`. With a digest, the tag does not matter for the pull.
    pub digest: Option<&'a str>,
}

impl<'a> ImageReference<'a> {
    /// The parts of a reference; `None` for a text that container runtimes reject.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest)),
            None => (text, None),
        };
        // A colon before the last slash belongs to the registry's port.
        let (name, tag) = match rest.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (rest, None),
        };
        let (registry, path) = registry_and_path(name);
        let repository = if registry == DOCKER_HUB && !path.contains('/') {
            Cow::Owned(format!("library/{path}"))
        } else {
            Cow::Borrowed(path)
        };
        let fits = is_host(registry)
            && path.len() <= LONGEST_REPOSITORY
            && path.split('/').all(is_path_component)
            && tag.is_none_or(is_tag)
            && digest.is_none_or(is_digest);
        fits.then_some(ImageReference {
            registry,
            repository,
            tag,
            digest,
        })
    }

    /// Whether both name the same repository of the same registry.
    pub fn is_of_repository(&self, other: &ImageReference<'_>) -> bool {
        self.registry == other.registry && self.repository == other.repository
    }

    /// The last part of the repository's name: `wordpress` of `docker/library/wordpress`.
    pub fn base_name(&self) -> &str {
        let repository: &str = &self.repository;
        repository
            .rsplit_once('/')
            .map_or(repository, |(_, name)| name)
    }

    /// The tag that is pulled: "latest" if the reference has neither a tag nor a digest.
    pub fn effective_tag(&self) -> Option<&'a str> {
        self.tag.or(self.digest.is_none().then_some("latest"))
    }

    /// Whether the registry is a private registry of Amazon ECR, which may be a pull-through cache.
    pub fn is_private_ecr(&self) -> bool {
        self.registry.contains(".dkr.ecr.") || self.is_dual_stack()
    }

    /// Whether this is a private registry of Amazon ECR by its dual-stack name, `ACCOUNT.dkr-ecr.REGION.on.aws`.
    pub fn is_dual_stack(&self) -> bool {
        self.registry.contains(".dkr-ecr.")
    }
}

/// The registry and the path of a name. The first part is a registry only if it looks like a host: it has a dot or a port,
/// is `localhost`, or has capital letters, which no path may have.
fn registry_and_path(name: &str) -> (&str, &str) {
    match name.split_once('/') {
        Some((host, path))
            if host.contains(['.', ':'])
                || host == "localhost"
                || host.contains(|c: char| c.is_ascii_uppercase()) =>
        {
            let is_hub = DOCKER_HUB_HOSTS.contains(&host);
            (if is_hub { DOCKER_HUB } else { host }, path)
        }
        _ => (DOCKER_HUB, name),
    }
}

fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_component = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_ipv6 = name.starts_with('[') && name.ends_with(']');
    (is_ipv6 || name.split('.').all(is_component))
        && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the text is lower-case letters and digits, joined by one dot, one or two underscores, or any number of hyphens.
fn is_path_component(part: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut separators = part.split(is_word).filter(|piece| !piece.is_empty());
    let is_separator =
        |piece: &str| matches!(piece, "." | "_" | "__") || piece.bytes().all(|b| b == b'-');
    part.starts_with(is_word) && part.ends_with(is_word) && separators.all(is_separator)
}

fn is_tag(tag: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    tag.len() <= LONGEST_TAG
        && tag.starts_with(is_word)
        && tag.chars().all(|c| is_word(c) || matches!(c, '.' | '-'))
}

fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else {
        return false;
    };
    let mut components = algorithm.split(['+', '.', '-', '_']);
    let is_component = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    components.all(is_component)
        && hex.len() >= SHORTEST_DIGEST
        && hex.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn parts(text: &str) -> Option<(String, String, Option<String>, bool)> {
        let image = ImageReference::parse(text)?;
        Some((
            image.registry.to_owned(),
            image.repository.clone().into_owned(),
            image.tag.map(str::to_owned),
            image.digest.is_some(),
        ))
    }

    fn named(
        registry: &str,
        repository: &str,
        tag: Option<&str>,
        digest: bool,
    ) -> Option<(String, String, Option<String>, bool)> {
        Some((
            registry.to_owned(),
            repository.to_owned(),
            tag.map(str::to_owned),
            digest,
        ))
    }

    #[test]
    fn a_name_without_a_registry_is_docker_hubs() {
        for text in [
            "wordpress",
            "library/wordpress",
            "docker.io/wordpress",
            "docker.io/library/wordpress",
            "index.docker.io/library/wordpress",
            "registry-1.docker.io/library/wordpress",
        ] {
            assert_eq!(
                parts(text),
                named("docker.io", "library/wordpress", None, false),
                "{text}"
            );
        }
        assert_eq!(
            parts("bitnami/wordpress:6"),
            named("docker.io", "bitnami/wordpress", Some("6"), false)
        );
    }

    #[test]
    fn a_reference_may_have_a_tag_and_a_digest() {
        assert_eq!(
            parts(&format!(
                "public.ecr.aws/docker/library/wordpress:latest@{DIGEST}"
            )),
            named(
                "public.ecr.aws",
                "docker/library/wordpress",
                Some("latest"),
                true
            )
        );
        assert_eq!(
            parts(&format!("wordpress@{DIGEST}")),
            named("docker.io", "library/wordpress", None, true)
        );
        assert_eq!(
            parts("localhost:5000/wordpress"),
            named("localhost:5000", "wordpress", None, false)
        );
        assert_eq!(
            parts("localhost/wordpress:6.8-apache"),
            named("localhost", "wordpress", Some("6.8-apache"), false)
        );
    }

    #[test]
    fn what_no_runtime_takes_is_not_a_reference() {
        for text in [
            "",
            "Wordpress",
            "wordpress:",
            "wordpress:latest ",
            " wordpress",
            "wordpress:-a",
            "wordpress@sha256:0123",
            "wordpress@latest",
            "https://public.ecr.aws/docker/library/wordpress",
            "public.ecr.aws/docker//wordpress",
            "public.ecr.aws/docker/library/wordpress/",
            "wordpress:latest:6",
            "a._b/wordpress",
            "-wordpress",
        ] {
            assert_eq!(parts(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_tag_that_is_pulled() {
        let tag = |text| ImageReference::parse(text).and_then(|image| image.effective_tag());
        assert_eq!(tag("wordpress"), Some("latest"));
        assert_eq!(tag("wordpress:6"), Some("6"));
        assert_eq!(
            ImageReference::parse(&format!("wordpress@{DIGEST}"))
                .map(|image| image.effective_tag()),
            Some(None)
        );
    }
}
