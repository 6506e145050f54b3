//! Networks and instances: `ec2 describe-…`.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_ec2::types as sdk;
use aws_sdk_ec2::{Client, types::VpcAttributeName};
use futures_util::future::join_all;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use tokio::join;

use super::caller::{Caller, Page, Read, fact, incomplete};
use super::convert::{each, kept_tags, word};
use super::redact;
use workshop_check_core::resource::inventory::name_tag;
use workshop_check_core::snapshot::ec2::{
    Address, BlockPublicAccessStates, DnsOptions, Ec2, EndpointGroup, GroupIdentifier, Instance,
    InstanceState, IpPermission, IpRange, Ipv6Range, NatGateway, NatGatewayAddress, NetworkAcl,
    NetworkAclAssociation, NetworkAclEntry, PortRange, PrefixListId, Route, RouteTable,
    RouteTableAssociation, SecurityGroup, Subnet, Tag, UserIdGroupPair, Vpc, VpcAttributes,
    VpcBlockPublicAccessExclusion, VpcEndpoint,
};
use workshop_check_core::snapshot::ecs::{Ecs, Service};
use workshop_check_core::snapshot::{Call, Fact, Scope};

/// Makes a paged describe call. `MaxResults` is always set, because EC2 throttles calls without it more strictly.
macro_rules! describe {
    ($caller:expr, $call:ident, $request:expr, $most:literal, $list:ident, $convert:expr) => {
        $caller
            .list(
                Call::$call,
                |token| {
                    let request = $request.max_results($most).set_next_token(token);
                    async move {
                        let answer = request.send().await;
                        answer.map(|answer| Page {
                            items: answer.$list,
                            next: answer.next_token,
                        })
                    }
                },
                $convert,
            )
            .await
    };
}

/// Reads the EC2 part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> Ec2 {
    let (
        vpcs,
        subnets,
        security_groups,
        route_tables,
        nat_gateways,
        network_acls,
        vpc_endpoints,
        addresses,
        instances,
    ) = join!(
        async {
            let vpcs = vpcs(caller, client).await;
            let ids = of_interest(caller.scope, vpcs.as_deref().unwrap_or_default());
            (vpcs, attributes(caller, client, ids).await)
        },
        subnets(caller, client),
        security_groups(caller, client),
        route_tables(caller, client),
        nat_gateways(caller, client),
        network_acls(caller, client),
        vpc_endpoints(caller, client),
        addresses(caller, client),
        instances(caller, client),
    );
    let (vpcs, attributes) = vpcs;
    let mut ec2 = Ec2 {
        vpcs: fact(vpcs),
        vpc_attributes: attributes,
        subnets: fact(subnets),
        security_groups: fact(security_groups),
        route_tables: fact(route_tables),
        nat_gateways: fact(nat_gateways),
        network_acls: fact(network_acls),
        vpc_endpoints: fact(vpc_endpoints),
        addresses: fact(addresses),
        instances: fact(instances),
        ..Ec2::default()
    };
    // Exclusions matter only where something is blocked.
    if ec2.blocks_public_access() {
        let exclusions = public_access_exclusions(caller, client).await;
        ec2.vpc_block_public_access_exclusions = fact(exclusions);
    }
    ec2
}

async fn public_access_exclusions(
    caller: &Caller<'_>,
    client: &Client,
) -> Read<Vec<VpcBlockPublicAccessExclusion>> {
    describe!(
        caller,
        DescribeVpcBlockPublicAccessExclusions,
        client.describe_vpc_block_public_access_exclusions(),
        1000,
        vpc_block_public_access_exclusions,
        |exclusion: sdk::VpcBlockPublicAccessExclusion| VpcBlockPublicAccessExclusion {
            exclusion_id: exclusion.exclusion_id.unwrap_or_default(),
            internet_gateway_exclusion_mode: word(exclusion.internet_gateway_exclusion_mode)
                .unwrap_or_default(),
            resource_arn: exclusion.resource_arn.unwrap_or_default(),
            state: word(exclusion.state).unwrap_or_default(),
        }
    )
}

async fn vpcs(caller: &Caller<'_>, client: &Client) -> Read<Vec<Vpc>> {
    describe!(
        caller,
        DescribeVpcs,
        client.describe_vpcs(),
        1000,
        vpcs,
        |vpc: sdk::Vpc| Vpc {
            vpc_id: vpc.vpc_id.unwrap_or_default(),
            owner_id: vpc.owner_id,
            cidr_block: vpc.cidr_block.unwrap_or_default(),
            is_default: vpc.is_default.unwrap_or_default(),
            block_public_access_states: vpc.block_public_access_states.map(block_states),
            tags: tags(vpc.tags),
        }
    )
}

/// The VPCs of the suite, by name; all VPCs if none has such a name, or if the services are not read: their VPCs are read
/// as soon as they are known ([`vpcs_of_services`]).
fn of_interest(scope: &Scope, vpcs: &[Vpc]) -> BTreeSet<String> {
    let ids = |is_wanted: fn(&Scope, &Vpc) -> bool| -> BTreeSet<String> {
        let wanted = vpcs.iter().filter(|vpc| is_wanted(scope, vpc));
        wanted.map(|vpc| vpc.vpc_id.clone()).collect()
    };
    let named = ids(|scope, vpc| scope.is_vpc(name_tag(&vpc.tags)));
    if named.is_empty() || !scope.calls.contains(&Call::DescribeServices) {
        ids(|_, _| true)
    } else {
        named
    }
}

/// The VPCs of the subnets that services name.
pub(super) fn vpcs_of_services(ec2: &Ec2, ecs: &Ecs) -> BTreeSet<String> {
    let services = ecs
        .services
        .values()
        .filter_map(|services| services.known().ok());
    let subnets: BTreeSet<&String> = services
        .flatten()
        .filter_map(Service::current_network)
        .flat_map(|network| &network.subnets)
        .collect();
    ec2.subnets
        .known()
        .into_iter()
        .flatten()
        .filter(|subnet| subnets.contains(&subnet.subnet_id))
        .map(|subnet| subnet.vpc_id.clone())
        .collect()
}

/// Reads the DNS attributes of these VPCs, unless they were read before.
pub(super) async fn attributes(
    caller: &Caller<'_>,
    client: &Client,
    vpcs: impl IntoIterator<Item = String>,
) -> BTreeMap<String, Fact<VpcAttributes>> {
    const CALL: Call = Call::DescribeVpcAttribute;
    if !caller.wants(CALL) {
        return BTreeMap::new();
    }
    let reads = vpcs
        .into_iter()
        .filter(|id| caller.is_first(CALL, id))
        .map(|id| async move {
            let attributes = fact(vpc_attributes(caller, client, &id).await);
            (id, attributes)
        });
    join_all(reads).await.into_iter().collect()
}

/// Reads the DNS attributes of a VPC with two calls, because one call returns only one attribute.
async fn vpc_attributes(caller: &Caller<'_>, client: &Client, id: &str) -> Read<VpcAttributes> {
    let attribute = |name: VpcAttributeName| {
        let request = client.describe_vpc_attribute().vpc_id(id).attribute(name);
        caller.one(Call::DescribeVpcAttribute, request.send())
    };
    let (support, hostnames) = join!(
        attribute(VpcAttributeName::EnableDnsSupport),
        attribute(VpcAttributeName::EnableDnsHostnames),
    );
    let known = |value: Option<sdk::AttributeBooleanValue>| {
        value
            .and_then(|value| value.value)
            .ok_or_else(|| incomplete(Call::DescribeVpcAttribute))
    };
    Ok(VpcAttributes {
        enable_dns_support: known(support?.enable_dns_support)?,
        enable_dns_hostnames: known(hostnames?.enable_dns_hostnames)?,
    })
}

async fn subnets(caller: &Caller<'_>, client: &Client) -> Read<Vec<Subnet>> {
    describe!(
        caller,
        DescribeSubnets,
        client.describe_subnets(),
        1000,
        subnets,
        |subnet: sdk::Subnet| Subnet {
            subnet_id: subnet.subnet_id.unwrap_or_default(),
            vpc_id: subnet.vpc_id.unwrap_or_default(),
            availability_zone: subnet.availability_zone.unwrap_or_default(),
            cidr_block: subnet.cidr_block.unwrap_or_default(),
            map_public_ip_on_launch: subnet.map_public_ip_on_launch.unwrap_or_default(),
            block_public_access_states: subnet.block_public_access_states.map(block_states),
            tags: tags(subnet.tags),
        }
    )
}

async fn security_groups(caller: &Caller<'_>, client: &Client) -> Read<Vec<SecurityGroup>> {
    let request = || client.describe_security_groups();
    describe!(
        caller,
        DescribeSecurityGroups,
        request(),
        1000,
        security_groups,
        |group: sdk::SecurityGroup| {
            SecurityGroup {
                group_id: group.group_id.unwrap_or_default(),
                group_name: group.group_name.unwrap_or_default(),
                vpc_id: group.vpc_id.unwrap_or_default(),
                ip_permissions: each(group.ip_permissions, permission),
                ip_permissions_egress: each(group.ip_permissions_egress, permission),
                tags: tags(group.tags),
            }
        }
    )
}

fn permission(rule: sdk::IpPermission) -> IpPermission {
    IpPermission {
        ip_protocol: rule.ip_protocol.unwrap_or_default(),
        from_port: rule.from_port,
        to_port: rule.to_port,
        ip_ranges: each(rule.ip_ranges, |range| IpRange {
            cidr_ip: range.cidr_ip.unwrap_or_default(),
        }),
        ipv6_ranges: each(rule.ipv6_ranges, |range| Ipv6Range {
            cidr_ipv6: range.cidr_ipv6.unwrap_or_default(),
        }),
        prefix_list_ids: each(rule.prefix_list_ids, |list| PrefixListId {
            prefix_list_id: list.prefix_list_id.unwrap_or_default(),
        }),
        user_id_group_pairs: each(rule.user_id_group_pairs, |pair| UserIdGroupPair {
            group_id: pair.group_id.unwrap_or_default(),
        }),
    }
}

async fn route_tables(caller: &Caller<'_>, client: &Client) -> Read<Vec<RouteTable>> {
    let request = || client.describe_route_tables();
    describe!(
        caller,
        DescribeRouteTables,
        request(),
        100,
        route_tables,
        |table: sdk::RouteTable| RouteTable {
            route_table_id: table.route_table_id.unwrap_or_default(),
            vpc_id: table.vpc_id.unwrap_or_default(),
            associations: each(table.associations, |association| RouteTableAssociation {
                main: association.main.unwrap_or_default(),
                subnet_id: association.subnet_id,
                gateway_id: association.gateway_id,
            }),
            routes: each(table.routes, route),
            tags: tags(table.tags),
        }
    )
}

fn route(route: sdk::Route) -> Route {
    Route {
        destination_cidr_block: route.destination_cidr_block,
        destination_ipv6_cidr_block: route.destination_ipv6_cidr_block,
        destination_prefix_list_id: route.destination_prefix_list_id,
        gateway_id: route.gateway_id,
        nat_gateway_id: route.nat_gateway_id,
        transit_gateway_id: route.transit_gateway_id,
        vpc_peering_connection_id: route.vpc_peering_connection_id,
        network_interface_id: route.network_interface_id,
        instance_id: route.instance_id,
        egress_only_internet_gateway_id: route.egress_only_internet_gateway_id,
        carrier_gateway_id: route.carrier_gateway_id,
        local_gateway_id: route.local_gateway_id,
        core_network_arn: route.core_network_arn,
        odb_network_arn: route.odb_network_arn,
        state: word(route.state).unwrap_or_default(),
    }
}

async fn nat_gateways(caller: &Caller<'_>, client: &Client) -> Read<Vec<NatGateway>> {
    let request = || client.describe_nat_gateways();
    describe!(
        caller,
        DescribeNatGateways,
        request(),
        1000,
        nat_gateways,
        |gateway: sdk::NatGateway| NatGateway {
            nat_gateway_id: gateway.nat_gateway_id.unwrap_or_default(),
            vpc_id: gateway.vpc_id.unwrap_or_default(),
            subnet_id: gateway.subnet_id.unwrap_or_default(),
            state: word(gateway.state).unwrap_or_default(),
            connectivity_type: word(gateway.connectivity_type).unwrap_or_default(),
            availability_mode: word(gateway.availability_mode),
            route_table_id: gateway.route_table_id,
            nat_gateway_addresses: each(gateway.nat_gateway_addresses, |address| {
                NatGatewayAddress {
                    allocation_id: address.allocation_id,
                }
            }),
            tags: tags(gateway.tags),
        }
    )
}

async fn network_acls(caller: &Caller<'_>, client: &Client) -> Read<Vec<NetworkAcl>> {
    let request = || client.describe_network_acls();
    describe!(
        caller,
        DescribeNetworkAcls,
        request(),
        1000,
        network_acls,
        |acl: sdk::NetworkAcl| NetworkAcl {
            network_acl_id: acl.network_acl_id.unwrap_or_default(),
            vpc_id: acl.vpc_id.unwrap_or_default(),
            is_default: acl.is_default.unwrap_or_default(),
            associations: each(acl.associations, |association| NetworkAclAssociation {
                subnet_id: association.subnet_id.unwrap_or_default(),
            }),
            entries: each(acl.entries, acl_entry),
        }
    )
}

async fn vpc_endpoints(caller: &Caller<'_>, client: &Client) -> Read<Vec<VpcEndpoint>> {
    let request = || client.describe_vpc_endpoints();
    describe!(
        caller,
        DescribeVpcEndpoints,
        request(),
        1000,
        vpc_endpoints,
        |endpoint: sdk::VpcEndpoint| VpcEndpoint {
            vpc_endpoint_id: endpoint.vpc_endpoint_id.unwrap_or_default(),
            vpc_endpoint_type: word(endpoint.vpc_endpoint_type).unwrap_or_default(),
            vpc_id: endpoint.vpc_id.unwrap_or_default(),
            service_name: endpoint.service_name.unwrap_or_default(),
            state: word(endpoint.state).unwrap_or_default(),
            private_dns_enabled: endpoint.private_dns_enabled.unwrap_or_default(),
            dns_options: endpoint.dns_options.map(|options| DnsOptions {
                private_dns_only_for_inbound_resolver_endpoint: options
                    .private_dns_only_for_inbound_resolver_endpoint,
            }),
            subnet_ids: endpoint.subnet_ids.unwrap_or_default(),
            route_table_ids: endpoint.route_table_ids.unwrap_or_default(),
            groups: each(endpoint.groups, |group| EndpointGroup {
                group_id: group.group_id.unwrap_or_default(),
            }),
            policy_document: endpoint
                .policy_document
                .filter(|text| !text.trim().is_empty())
                .map(|text| policy(&text)),
        }
    )
}

/// Parses the policy of an endpoint. EC2 returns it as JSON; servers in its place may percent-encode it, as IAM does. A text
/// that is not JSON stays a text, so that the endpoint does not count as one without a policy.
fn policy(text: &str) -> Value {
    let parsed = serde_json::from_str(text);
    let decoded: Vec<u8> = percent_decode_str(text).collect();
    match parsed.or_else(|_| serde_json::from_slice(&decoded)) {
        Ok(document @ Value::Object(_)) => redact::policy(&document),
        _ => Value::String(redact::text(&String::from_utf8_lossy(&decoded))),
    }
}

/// Reads all Elastic IP addresses. The API returns them in one response, without pages.
async fn addresses(caller: &Caller<'_>, client: &Client) -> Read<Vec<Address>> {
    const CALL: Call = Call::DescribeAddresses;
    let answer = caller.one(CALL, client.describe_addresses().send()).await?;
    let addresses = answer.addresses.ok_or_else(|| incomplete(CALL))?;
    Ok(addresses
        .into_iter()
        .map(|address| Address {
            allocation_id: address.allocation_id.unwrap_or_default(),
            public_ip: address.public_ip.unwrap_or_default(),
            instance_id: address.instance_id.filter(|id| !id.is_empty()),
            tags: tags(address.tags),
        })
        .collect())
}

async fn instances(caller: &Caller<'_>, client: &Client) -> Read<Vec<Instance>> {
    let reservations = describe!(
        caller,
        DescribeInstances,
        client.describe_instances(),
        1000,
        reservations,
        |reservation: sdk::Reservation| each(reservation.instances, instance)
    )?;
    Ok(reservations.into_iter().flatten().collect())
}

fn instance(instance: sdk::Instance) -> Instance {
    Instance {
        instance_id: instance.instance_id.unwrap_or_default(),
        instance_type: word(instance.instance_type).unwrap_or_default(),
        state: InstanceState {
            name: word(instance.state.and_then(|state| state.name)).unwrap_or_default(),
        },
        vpc_id: instance.vpc_id,
        subnet_id: instance.subnet_id,
        private_ip_address: instance.private_ip_address,
        public_ip_address: instance.public_ip_address,
        public_dns_name: instance.public_dns_name.filter(|name| !name.is_empty()),
        security_groups: each(instance.security_groups, |group: sdk::GroupIdentifier| {
            GroupIdentifier {
                group_id: group.group_id.unwrap_or_default(),
            }
        }),
        tags: tags(instance.tags),
    }
}

fn block_states(states: sdk::BlockPublicAccessStates) -> BlockPublicAccessStates {
    BlockPublicAccessStates {
        internet_gateway_block_mode: word(states.internet_gateway_block_mode),
    }
}

fn acl_entry(entry: sdk::NetworkAclEntry) -> NetworkAclEntry {
    NetworkAclEntry {
        rule_number: entry.rule_number.unwrap_or_default(),
        protocol: entry.protocol.unwrap_or_default(),
        rule_action: word(entry.rule_action).unwrap_or_default(),
        egress: entry.egress.unwrap_or_default(),
        cidr_block: entry.cidr_block,
        ipv6_cidr_block: entry.ipv6_cidr_block,
        port_range: entry.port_range.map(|range| PortRange {
            from: range.from.unwrap_or_default(),
            to: range.to.unwrap_or_default(),
        }),
    }
}

fn tags(tags: Option<Vec<sdk::Tag>>) -> Vec<Tag> {
    let tags = tags.unwrap_or_default();
    kept_tags(
        tags.iter()
            .filter_map(|tag| Some((tag.key()?, tag.value()?))),
    )
}

#[cfg(test)]
mod tests;
