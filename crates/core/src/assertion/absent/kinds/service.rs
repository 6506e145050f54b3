use crate::account::short;
use crate::assertion::absent::kind::{Kind, LeftoverKind, Listed};
use crate::assertion::absent::thing::{Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot, ecs};

pub struct Service;

impl LeftoverKind for Service {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::DescribeClusters,
            Call::DescribeServices,
            Call::DescribeSubnets,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-services")
    }

    fn doomed(&self, snapshot: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        let services = all(snapshot).unwrap_or_default().into_iter();
        let mut own = services.filter(|service| service.service_arn == thing.id);
        let cluster = own.next().map(|service| short(&service.cluster_arn));
        Some(Doomed::Service {
            arn: thing.id.to_owned(),
            cluster: cluster.unwrap_or_default().to_owned(),
        })
    }

    /// Each cluster has names of its own.
    fn has_unique_names(&self) -> bool {
        false
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        // Services are listed by cluster, so the list of clusters shows whether all services were read.
        let clusters = snapshot.ecs.clusters.known()?;
        let mut listed = Listed::default();
        for cluster in clusters {
            let services = match snapshot.ecs.services.get(&cluster.cluster_arn) {
                Some(services) => services.known(),
                None if cluster.status == "INACTIVE" => continue,
                None => Err(Reason::NotRead {
                    call: Call::DescribeServices,
                }),
            };
            let services = match services {
                Ok(services) => services,
                Err(reason) => {
                    listed.unread = Some(reason);
                    continue;
                }
            };
            listed.things.extend(
                services
                    .iter()
                    .filter_map(|service| thing(snapshot, service)),
            );
        }
        Ok(listed)
    }

    fn users<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        let services = all(snapshot)?.into_iter();
        let own = services.filter(|service| service.service_arn == thing.id);
        let clusters = own.map(|service| (Kind::Cluster, service.cluster_arn.as_str()));
        Ok(clusters.take(1).collect())
    }
}

fn thing<'a>(snapshot: &'a Snapshot, service: &'a ecs::Service) -> Option<Thing<'a>> {
    let network = service.current_network();
    let own: Vec<&str> = network
        .into_iter()
        .flat_map(|network| network.subnets.iter().map(String::as_str))
        .collect();
    let vpcs = match own.as_slice() {
        [] => Ok(Vec::new()),
        own => snapshot.ec2.subnets.known().map(|subnets| {
            let own = subnets
                .iter()
                .filter(|subnet| own.contains(&subnet.subnet_id.as_str()));
            own.map(|subnet| subnet.vpc_id.as_str()).collect()
        }),
    };
    let tasks = service.desired_count.max(service.running_count);
    let mut thing =
        Thing::of(service).measuring(|measures| measures.tasks = tasks.try_into().unwrap_or(0));
    thing.vpcs = vpcs;
    by_state(thing, &service.status, &["INACTIVE"], &["DRAINING"])
}

/// The services for which this holds, as users of a thing.
///
/// # Errors
/// If some services could not be read.
pub(super) fn users_where(
    snapshot: &Snapshot,
    uses: impl Fn(&ecs::Service) -> bool,
) -> Result<Vec<(Kind, &str)>, Reason> {
    // A deleted service may be listed for a while.
    let services = all(snapshot)?.into_iter();
    let services = services.filter(|service| service.status != "INACTIVE" && uses(service));
    Ok(services
        .map(|service| (Kind::Service, service.service_arn.as_str()))
        .collect())
}

fn all(snapshot: &Snapshot) -> Result<Vec<&ecs::Service>, Reason> {
    let mut services = Vec::new();
    for of_cluster in snapshot.ecs.services.values() {
        services.extend(of_cluster.known()?);
    }
    Ok(services)
}
