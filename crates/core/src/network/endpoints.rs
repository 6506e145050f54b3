//! The hosts that tasks connect to outside their VPC, and which of them VPC endpoints serve.
//!
//! Source: AWS PrivateLink guide, "Access AWS services through AWS PrivateLink"; Amazon ECR user guide, "Amazon ECR
//! interface VPC endpoints": they do not serve public.ecr.aws.

use std::borrow::Cow;

use super::trace::{EPHEMERAL, End, Trace, attached_groups, attributes};
use crate::iam::permissions::{Permission, Policy, Request, permission};
use crate::ports::Ports;
use crate::snapshot::Reason;
use crate::snapshot::ec2::VpcEndpoint;

/// A host outside the VPC that tasks connect to.
#[derive(Debug, Clone, PartialEq)]
pub struct Host {
    /// The name that readers know, such as "Parameter Store" or "public.ecr.aws".
    pub name: String,
    /// The services, such as "ssm" or "ecr.api", with endpoints that together replace the internet; empty if there are none.
    pub services: Vec<&'static str>,
}

impl<'a> Trace<'a> {
    /// Follows a task's traffic to every host outside the VPC, through an endpoint or over the internet.
    ///
    /// An interface endpoint with private DNS takes over its service's name. Traffic then goes to the endpoint even if there
    /// is a route to the internet.
    ///
    /// # Example
    ///
    /// The task needs Parameter Store and public.ecr.aws, and the VPC has an endpoint for `ssm`. The path to the endpoint is
    /// checked for Parameter Store, and the path to the internet for public.ecr.aws, which no endpoint serves.
    pub fn outward(
        &mut self,
        from: &End<'a>,
        ports: Ports,
        public_ip: bool,
        hosts: &Result<Vec<Host>, Reason>,
    ) {
        // Only the owner of a shared VPC can list its endpoints and NAT gateways.
        // Source: Amazon VPC user guide, "Responsibilities and permissions for owners and participants".
        let vpc_id = &from.subnet.vpc_id;
        if self.snapshot.is_shared(vpc_id) {
            return self.not_modelled(format!("{vpc_id} (shared)"));
        }
        let endpoints = match self.own_endpoints(from) {
            Ok(endpoints) => endpoints,
            Err(reason) => return self.unknown(reason),
        };
        let hosts = match hosts {
            Ok(hosts) => hosts.as_slice(),
            Err(reason) if !endpoints.is_empty() => return self.unknown(reason.clone()),
            Err(_) => &[],
        };
        let mut left = Vec::new();
        for host in hosts {
            let mut served = !host.services.is_empty();
            for service in &host.services {
                match serving(&endpoints, service) {
                    Some(endpoint) => {
                        self.trace_to_endpoint(from, endpoint, ports);
                        self.endpoint_policy(endpoint, service);
                    }
                    None => served = false,
                }
            }
            if !served {
                left.push(host.name.clone());
            }
        }
        if hosts.is_empty() || !left.is_empty() {
            // Hosts are named only if endpoints serve some of the others; without endpoints all hosts need the internet.
            let named = if endpoints.is_empty() {
                &[]
            } else {
                left.as_slice()
            };
            self.trace_to_internet(from, ports, public_ip, named);
        }
    }

    /// The available endpoints that traffic from this subnet uses, by private DNS or by a route.
    fn own_endpoints(&mut self, from: &End<'a>) -> Result<Vec<&'a VpcEndpoint>, Reason> {
        let endpoints = self.snapshot.ec2.vpc_endpoints.known()?;
        let attributes = attributes(&self.snapshot.ec2, &from.subnet.vpc_id)?;
        let private_names = attributes.enable_dns_support && attributes.enable_dns_hostnames;
        let table = self.table(from.subnet);
        let leads_there = |endpoint: &&VpcEndpoint| {
            endpoint.vpc_id == from.subnet.vpc_id
                && endpoint.state.eq_ignore_ascii_case("available")
                && match endpoint.vpc_endpoint_type.as_str() {
                    "Interface" => private_names && endpoint.takes_over_name(),
                    "Gateway" => table.is_some_and(|table| {
                        endpoint.route_table_ids.contains(&table.route_table_id)
                    }),
                    _ => false,
                }
        };
        Ok(endpoints.iter().filter(leads_there).collect())
    }

    /// Notes where an endpoint's policy may not let the tasks ask for what they need. What it says of their role and of
    /// single resources is not modelled: AWS names the policy when it refuses.
    fn endpoint_policy(&mut self, endpoint: &VpcEndpoint, service: &str) {
        let (Some(document), Some(action)) = (&endpoint.policy_document, action_of(service)) else {
            return;
        };
        let policy = Policy {
            name: &endpoint.vpc_endpoint_id,
            document: Ok(Cow::Borrowed(document)),
        };
        let request = Request::through_endpoint(self.snapshot.taken_at, action);
        if permission([policy], &request) != Permission::Allowed {
            self.not_modelled(format!("{} (PolicyDocument)", endpoint.vpc_endpoint_id));
        }
    }

    fn trace_to_endpoint(&mut self, from: &End<'a>, endpoint: &'a VpcEndpoint, ports: Ports) {
        self.traversed.insert(endpoint.vpc_endpoint_id.clone());
        if endpoint.vpc_endpoint_type == "Gateway" {
            // The route exists. Outbound rules that name the endpoint's prefix list are not modelled, so only rules for
            // everything count.
            return self.groups(from, true, ports, super::filters::OtherEnd::Internet);
        }
        let ids: Vec<String> = endpoint
            .groups
            .iter()
            .map(|group| group.group_id.clone())
            .collect();
        let (groups, subnets) = match (
            attached_groups(&self.snapshot.ec2, &ids, &endpoint.vpc_id),
            self.snapshot.ec2.subnets.known(),
        ) {
            (Ok(groups), Ok(subnets)) => (groups, subnets),
            (Err(reason), _) | (_, Err(reason)) => return self.unknown(reason),
        };
        let own = |id: &&String| subnets.iter().any(|subnet| subnet.subnet_id == **id);
        if endpoint.subnet_ids.is_empty() || !endpoint.subnet_ids.iter().all(|id| own(&id)) {
            return self.not_modelled(&endpoint.vpc_endpoint_id);
        }
        for subnet in subnets
            .iter()
            .filter(|subnet| endpoint.subnet_ids.contains(&subnet.subnet_id))
        {
            let Ok(address) = subnet.cidr_block.parse() else {
                return self.not_modelled(&subnet.subnet_id);
            };
            let to = End {
                resource: &endpoint.vpc_endpoint_id,
                groups: groups.clone(),
                subnet,
                address,
                opens_from: EPHEMERAL,
            };
            self.between(from, &to, ports);
        }
    }
}

/// What tasks ask of a service in any case. Source: ECS developer guide, "Amazon ECS task execution IAM role".
fn action_of(service: &str) -> Option<&'static str> {
    Some(match service {
        "ssm" => "ssm:GetParameters",
        "secretsmanager" => "secretsmanager:GetSecretValue",
        "logs" => "logs:CreateLogStream",
        "ecr.api" => "ecr:GetAuthorizationToken",
        "ecr.dkr" => "ecr:BatchGetImage",
        "s3" => "s3:GetObject",
        _ => return None,
    })
}

/// The endpoint of a service: "com.amazonaws.us-west-2.ecr.api" is that of "ecr.api". Interface endpoints come first:
/// they take over the name.
fn serving<'e>(endpoints: &[&'e VpcEndpoint], service: &str) -> Option<&'e VpcEndpoint> {
    let serves = |endpoint: &&&VpcEndpoint| {
        endpoint
            .service_name
            .split_once("com.amazonaws.")
            .and_then(|(_, rest)| rest.split_once('.'))
            .is_some_and(|(_, name)| name == service)
    };
    let mut found: Vec<&VpcEndpoint> = endpoints.iter().filter(serves).copied().collect();
    found.sort_by_key(|endpoint| endpoint.vpc_endpoint_type != "Interface");
    found.first().copied()
}
