//! The page of the console that shows a resource, or the list of its kind where it does not exist. It is for failures whose fix is
//! no change that is known.

use super::console::{Console, Page, encoded};
use crate::account::{Account, Found};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::resource::kinds::DeclaredKind;
use crate::resource::recipe::{ConsoleTemplate, Part, parts};

/// Between two labels on the way through the menus.
const THEN: &str = " → ";

impl Account<'_> {
    /// Where the console shows a resource of the suite.
    pub fn place_of(&self, name: &ResourceName) -> Option<Console> {
        let declared = self.resource(name)?;
        let found = self.found(name).ok();
        let (page, way) = match declared.kind {
            ResourceKind::Declared(kind) => self.declared_place(kind, found)?,
            kind => {
                let (page, menu) = place(kind, found.map(|found| found.key.as_str()));
                let shown = found.map(|found| format!("{THEN}{}", found.name));
                (page, menu.to_owned() + &shown.unwrap_or_default())
            }
        };
        Some(Console {
            url: page.url(&self.snapshot.account),
            path: Message::new("console-declared").with("way", way),
        })
    }

    /// The place of a declared kind, or the beginning of that of another kind of the same service.
    fn declared_place(&self, kind: DeclaredKind, found: Option<&Found>) -> Option<(Page, String)> {
        if let Some(console) = &kind.declaration().console {
            return Some(of_template(console, found));
        }
        let service_of =
            |kind: DeclaredKind| Some(&kind.declaration().call.declared()?.declaration().service);
        let own = service_of(kind)?;
        let kinds = self.resources.values().map(|resource| resource.kind);
        let mut others = kinds.filter_map(|kind| match kind {
            ResourceKind::Declared(other) if service_of(other) == Some(own) => {
                other.declaration().console.as_ref()
            }
            _ => None,
        });
        let console = others.find(|console| !console.path.contains('{'))?;
        let service = console.way.split(THEN).next()?;
        Some((Page::path(&console.path), service.to_owned()))
    }
}

/// The page of a resource with the way up to it; without a resource, that of the list.
fn of_template(console: &ConsoleTemplate, found: Option<&Found>) -> (Page, String) {
    let filled = |text: &str, escape: &dyn Fn(&str) -> String| -> Option<String> {
        let parts = parts(text).into_iter();
        let parts = parts.map(|part| match (part, found) {
            (Part::Text(text), _) => Some(text.to_owned()),
            (Part::Placeholder("id"), Some(found)) => Some(escape(&found.key)),
            (Part::Placeholder("name"), Some(found)) => Some(escape(&found.name)),
            (Part::Placeholder(_), _) => None,
        });
        parts.collect()
    };
    let path = filled(&console.path, &encoded);
    let path = path.unwrap_or_else(|| console.path.split("/{").next().unwrap_or_default().into());
    let fragment = console.fragment.as_deref();
    let fragment = fragment.and_then(|fragment| filled(fragment, &encoded));
    let page = match fragment {
        Some(fragment) => Page::regional(&path, fragment),
        None => Page::path(&path),
    };
    let mut way: Vec<String> = Vec::new();
    for label in console.way.split(THEN) {
        let is_its_own = label.contains('{');
        way.extend(filled(label, &str::to_owned));
        // What follows is how it is changed.
        if is_its_own {
            break;
        }
    }
    (page, way.join(THEN))
}

/// The page of a resource with this key, or the list of its kind, and the menu.
fn place(kind: ResourceKind, key: Option<&str>) -> (Page, &'static str) {
    let page = |path: &str, item: &str, list: &str| {
        let fragment = match key {
            Some(key) => format!("{item}{}", encoded(key)),
            None => list.to_owned(),
        };
        Page::regional(path, fragment)
    };
    let last = |key: &str| encoded(key.rsplit('/').next().unwrap_or(key));
    match kind {
        ResourceKind::Vpc => (
            page("vpc/home", "VpcDetails:VpcId=", "vpcs:"),
            "VPC → Your VPCs",
        ),
        ResourceKind::SecurityGroup => (
            page("vpc/home", "SecurityGroup:groupId=", "SecurityGroups:"),
            "VPC → Security groups",
        ),
        ResourceKind::FileSystem => (
            page("efs/home", "/file-systems/", "/file-systems"),
            "EFS → File systems",
        ),
        ResourceKind::LoadBalancer => (
            page(
                "ec2/home",
                "LoadBalancer:loadBalancerArn=",
                "LoadBalancers:",
            ),
            "EC2 → Load Balancers",
        ),
        ResourceKind::TargetGroup => (
            page("ec2/home", "TargetGroup:targetGroupArn=", "TargetGroups:"),
            "EC2 → Target Groups",
        ),
        ResourceKind::Instance => (
            page("ec2/home", "InstanceDetails:instanceId=", "Instances:"),
            "EC2 → Instances",
        ),
        ResourceKind::Database => {
            let fragment = match key {
                Some(key) => format!("database:id={};is-cluster=false", last(key)),
                None => "databases:".to_owned(),
            };
            (Page::regional("rds/home", fragment), "RDS → Databases")
        }
        ResourceKind::IamRole => {
            let fragment = match key {
                Some(key) => format!("/roles/details/{}", last(key)),
                None => "/roles".to_owned(),
            };
            (Page::global("iam/home", fragment), "IAM → Roles")
        }
        ResourceKind::Cluster => {
            let path = match key {
                Some(key) => format!("ecs/v2/clusters/{}/services", last(key)),
                None => "ecs/v2/clusters".to_owned(),
            };
            (Page::path(&path), "ECS → Clusters")
        }
        ResourceKind::TaskDefinition => {
            let family =
                key.map(|key| last(key.rsplit_once(':').map_or(key, |(family, _)| family)));
            let path = match family {
                Some(family) => format!("ecs/v2/task-definitions/{family}"),
                None => "ecs/v2/task-definitions".to_owned(),
            };
            (Page::path(&path), "ECS → Task definitions")
        }
        ResourceKind::Service | ResourceKind::Declared(_) => {
            // The ARN ends with the names of the cluster and the service.
            let mut names = key.unwrap_or_default().rsplit('/');
            let path = match (names.next(), names.next()) {
                (Some(service), Some(cluster)) => format!(
                    "ecs/v2/clusters/{}/services/{}/health",
                    encoded(cluster),
                    encoded(service)
                ),
                _ => "ecs/v2/clusters".to_owned(),
            };
            (Page::path(&path), "ECS → Services")
        }
    }
}
