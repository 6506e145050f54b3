//! The output of `aws ec2 describe-…` for networks, limited to the fields that checks use.
//!
//! Fields are described in the Amazon EC2 API reference, under the data type of the struct's name:
//! <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html>.

#![expect(
    missing_docs,
    reason = "types and fields have the names and meanings of the Amazon EC2 API; doc comments say only what differs"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Call, Fact, Snapshot, document};

/// The tag that CloudFormation adds to the resources of a stack. Users cannot set it, because "aws:" is reserved.
pub const STACK_TAG: &str = "aws:cloudformation:stack-name";

/// The tag with the name of the Amazon EC2 Auto Scaling group that started an instance. Source: Amazon EC2 Auto Scaling user guide,
/// "Tag Auto Scaling groups and instances".
pub const GROUP_TAG: &str = "aws:autoscaling:groupName";

/// The EC2 part of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct Ec2 {
    pub vpcs: Fact<Vec<Vpc>>,
    /// By VPC id.
    pub vpc_attributes: BTreeMap<String, Fact<VpcAttributes>>,
    /// Only read where VPC Block Public Access is on: see [`Ec2::blocks_public_access`].
    pub vpc_block_public_access_exclusions: Fact<Vec<VpcBlockPublicAccessExclusion>>,
    pub subnets: Fact<Vec<Subnet>>,
    pub security_groups: Fact<Vec<SecurityGroup>>,
    pub route_tables: Fact<Vec<RouteTable>>,
    pub nat_gateways: Fact<Vec<NatGateway>>,
    pub network_acls: Fact<Vec<NetworkAcl>>,
    pub vpc_endpoints: Fact<Vec<VpcEndpoint>>,
    pub addresses: Fact<Vec<Address>>,
    /// The instances of all reservations.
    pub instances: Fact<Vec<Instance>>,
}

impl Default for Ec2 {
    fn default() -> Self {
        Ec2 {
            vpcs: Fact::not_read(Call::DescribeVpcs),
            vpc_attributes: BTreeMap::new(),
            vpc_block_public_access_exclusions: Fact::not_read(
                Call::DescribeVpcBlockPublicAccessExclusions,
            ),
            subnets: Fact::not_read(Call::DescribeSubnets),
            security_groups: Fact::not_read(Call::DescribeSecurityGroups),
            route_tables: Fact::not_read(Call::DescribeRouteTables),
            nat_gateways: Fact::not_read(Call::DescribeNatGateways),
            network_acls: Fact::not_read(Call::DescribeNetworkAcls),
            vpc_endpoints: Fact::not_read(Call::DescribeVpcEndpoints),
            addresses: Fact::not_read(Call::DescribeAddresses),
            instances: Fact::not_read(Call::DescribeInstances),
        }
    }
}

impl Ec2 {
    /// Whether VPC Block Public Access is on for a VPC or a subnet that was read.
    pub fn blocks_public_access(&self) -> bool {
        let vpcs = self.vpcs.known().ok().into_iter().flatten();
        let subnets = self.subnets.known().ok().into_iter().flatten();
        let vpcs = vpcs.map(|vpc| &vpc.block_public_access_states);
        let subnets = subnets.map(|subnet| &subnet.block_public_access_states);
        let mut states = vpcs.chain(subnets).flatten();
        states.any(|states| states.is_on())
    }
}

impl Snapshot {
    /// Whether another account owns this VPC and shares its subnets. AWS does not list the NAT gateways, endpoints and tags
    /// of a shared VPC. Source: Amazon VPC user guide, "Responsibilities and permissions for owners and participants".
    pub fn is_shared(&self, vpc_id: &str) -> bool {
        let vpcs = self.ec2.vpcs.known().ok().into_iter().flatten();
        let mut owners = vpcs
            .filter(|vpc| vpc.vpc_id == vpc_id)
            .filter_map(|vpc| vpc.owner_id.as_ref());
        let own = self.own_account();
        owners.any(|owner| Some(owner.as_str()) != own)
    }

    /// The id of the account. If the caller's identity is not known, the id comes from the ARN of a target group, which
    /// always belongs to the account itself.
    fn own_account(&self) -> Option<&str> {
        let groups = self.elbv2.target_groups.known().ok().into_iter().flatten();
        let mut ids = groups
            .filter_map(|group| group.target_group_arn.split(':').nth(4))
            .filter(|id| !id.is_empty());
        match self.account.id.as_str() {
            "" => ids.next(),
            id => Some(id),
        }
    }
}

/// Only the tags `Name`, [`STACK_TAG`] and [`GROUP_TAG`] are kept, because other tags may contain anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Vpc {
    pub vpc_id: String,
    /// The account that owns the VPC and may share its subnets.
    pub owner_id: Option<String>,
    pub cidr_block: String,
    pub is_default: bool,
    pub block_public_access_states: Option<BlockPublicAccessStates>,
    pub tags: Vec<Tag>,
}

/// VPC Block Public Access: "off", "block-ingress" or "block-bidirectional".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct BlockPublicAccessStates {
    pub internet_gateway_block_mode: Option<String>,
}

impl BlockPublicAccessStates {
    /// Whether the mode is any but "off".
    pub fn is_on(&self) -> bool {
        let mode = self.internet_gateway_block_mode.as_deref();
        mode.is_some_and(|mode| mode != "off")
    }
}

/// What VPC Block Public Access does not apply to: the VPC or the subnet of `resource_arn`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VpcBlockPublicAccessExclusion {
    pub exclusion_id: String,
    /// "allow-bidirectional" or "allow-egress".
    pub internet_gateway_exclusion_mode: String,
    pub resource_arn: String,
    /// "create-complete", "update-complete", "delete-in-progress" …
    pub state: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// The two results of `describe-vpc-attribute` for one VPC.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VpcAttributes {
    pub enable_dns_support: bool,
    pub enable_dns_hostnames: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Subnet {
    pub subnet_id: String,
    pub vpc_id: String,
    pub availability_zone: String,
    pub cidr_block: String,
    pub map_public_ip_on_launch: bool,
    pub block_public_access_states: Option<BlockPublicAccessStates>,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SecurityGroup {
    pub group_id: String,
    pub group_name: String,
    pub vpc_id: String,
    pub ip_permissions: Vec<IpPermission>,
    pub ip_permissions_egress: Vec<IpPermission>,
    pub tags: Vec<Tag>,
}

/// One rule. `ip_protocol` is "-1" (all), "tcp", "udp", "icmp" or a number. A rule without ports is for all ports.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IpPermission {
    pub ip_protocol: String,
    pub from_port: Option<i32>,
    pub to_port: Option<i32>,
    pub ip_ranges: Vec<IpRange>,
    pub ipv6_ranges: Vec<Ipv6Range>,
    pub prefix_list_ids: Vec<PrefixListId>,
    pub user_id_group_pairs: Vec<UserIdGroupPair>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct IpRange {
    pub cidr_ip: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Ipv6Range {
    pub cidr_ipv6: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PrefixListId {
    pub prefix_list_id: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserIdGroupPair {
    pub group_id: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RouteTable {
    pub route_table_id: String,
    pub vpc_id: String,
    pub associations: Vec<RouteTableAssociation>,
    pub routes: Vec<Route>,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RouteTableAssociation {
    pub main: bool,
    pub subnet_id: Option<String>,
    /// Set if the table routes traffic that enters through a gateway (edge association).
    pub gateway_id: Option<String>,
}

/// One route; exactly one of the targets is set. `state` is "active", "blackhole" or "filtered".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Route {
    pub destination_cidr_block: Option<String>,
    pub destination_ipv6_cidr_block: Option<String>,
    pub destination_prefix_list_id: Option<String>,
    pub gateway_id: Option<String>,
    pub nat_gateway_id: Option<String>,
    pub transit_gateway_id: Option<String>,
    pub vpc_peering_connection_id: Option<String>,
    pub network_interface_id: Option<String>,
    pub instance_id: Option<String>,
    pub egress_only_internet_gateway_id: Option<String>,
    pub carrier_gateway_id: Option<String>,
    pub local_gateway_id: Option<String>,
    pub core_network_arn: Option<String>,
    pub odb_network_arn: Option<String>,
    pub state: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NatGateway {
    pub nat_gateway_id: String,
    pub vpc_id: String,
    pub subnet_id: String,
    /// "pending", "available", "failed", "deleting" or "deleted".
    pub state: String,
    /// "public" or "private".
    pub connectivity_type: String,
    /// "zonal" or "regional"; absent in older answers.
    pub availability_mode: Option<String>,
    /// The route table of a regional gateway.
    pub route_table_id: Option<String>,
    pub nat_gateway_addresses: Vec<NatGatewayAddress>,
    pub tags: Vec<Tag>,
}

impl NatGateway {
    /// Whether the gateway serves all zones of its VPC. A regional gateway is in no subnet.
    pub fn is_regional(&self) -> bool {
        self.availability_mode.as_deref() == Some("regional")
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NatGatewayAddress {
    /// The Elastic IP address; a private gateway has none.
    pub allocation_id: Option<String>,
}

/// An Elastic IP address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Address {
    pub allocation_id: String,
    pub public_ip: String,
    pub instance_id: Option<String>,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Instance {
    pub instance_id: String,
    pub instance_type: String,
    pub state: InstanceState,
    pub vpc_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    /// Set while the instance runs with a public address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_ip_address: Option<String>,
    /// Set while the instance has a public address, in a VPC with DNS hostnames.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_dns_name: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<GroupIdentifier>,
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GroupIdentifier {
    pub group_id: String,
}

/// `name` is "pending", "running", "shutting-down", "terminated", "stopping" or "stopped".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct InstanceState {
    pub name: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NetworkAcl {
    pub network_acl_id: String,
    pub vpc_id: String,
    pub is_default: bool,
    pub associations: Vec<NetworkAclAssociation>,
    pub entries: Vec<NetworkAclEntry>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NetworkAclAssociation {
    pub subnet_id: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct NetworkAclEntry {
    pub rule_number: i32,
    /// "-1" (all) or an IANA protocol number: "6" is TCP.
    pub protocol: String,
    /// "allow" or "deny".
    pub rule_action: String,
    pub egress: bool,
    pub cidr_block: Option<String>,
    pub ipv6_cidr_block: Option<String>,
    pub port_range: Option<PortRange>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PortRange {
    pub from: i32,
    pub to: i32,
}

/// With `private_dns_enabled`, the service's DNS name resolves to this endpoint within the VPC.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct VpcEndpoint {
    pub vpc_endpoint_id: String,
    /// "Interface", "Gateway", "GatewayLoadBalancer" …
    pub vpc_endpoint_type: String,
    pub vpc_id: String,
    /// "com.amazonaws.us-west-2.ssm".
    pub service_name: String,
    /// "available", "pending" …
    pub state: String,
    pub private_dns_enabled: bool,
    pub dns_options: Option<DnsOptions>,
    pub subnet_ids: Vec<String>,
    pub route_table_ids: Vec<String>,
    pub groups: Vec<EndpointGroup>,
    /// What may be asked through it, with masked secrets.
    #[serde(deserialize_with = "document::optional")]
    pub policy_document: Option<serde_json::Value>,
}

/// Set for interface endpoints of S3. If private DNS is only for inbound resolver endpoints, traffic from within the VPC
/// still uses the gateway endpoint. Source: AWS PrivateLink guide, "Private DNS" for Amazon S3.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DnsOptions {
    pub private_dns_only_for_inbound_resolver_endpoint: Option<bool>,
}

impl VpcEndpoint {
    /// Whether the service's DNS name resolves to this endpoint from within the VPC.
    pub fn takes_over_name(&self) -> bool {
        let options = self.dns_options.as_ref();
        let only_others =
            options.and_then(|options| options.private_dns_only_for_inbound_resolver_endpoint);
        self.private_dns_enabled && only_others != Some(true)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EndpointGroup {
    pub group_id: String,
}
