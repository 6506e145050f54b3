use super::*;
use crate::testing::{EC2_DENIED, everything};
use workshop_check_core::snapshot::{Fact, Reason};

/// An EC2 response with one list, and the token of the next page if there is one.
fn page(operation: &str, list: &str, items: &str, next: &str) -> String {
    let token = match next {
        "" => String::new(),
        next => format!("<nextToken>{next}</nextToken>"),
    };
    format!(
        "<{operation}Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r</requestId><{list}>{items}</{list}>{token}</{operation}Response>"
    )
}

const NAMED: &str = "<tagSet><item><key>Name</key><value>N</value></item><item><key>note</key><value>S3CR3T</value></item></tagSet>";

const BLOCKED: &str = "<blockPublicAccessStates><internetGatewayBlockMode>block-ingress</internetGatewayBlockMode></blockPublicAccessStates>";

fn blocked() -> Option<BlockPublicAccessStates> {
    Some(BlockPublicAccessStates {
        internet_gateway_block_mode: Some("block-ingress".into()),
    })
}

fn name() -> Vec<Tag> {
    vec![Tag {
        key: "Name".into(),
        value: "N".into(),
    }]
}

const STACKED: &str = "<tagSet><item><key>aws:cloudformation:stack-name</key><value>S</value></item>\
    <item><key>note</key><value>S3CR3T</value></item></tagSet>";

fn stacked() -> Vec<Tag> {
    vec![Tag {
        key: workshop_check_core::snapshot::ec2::STACK_TAG.into(),
        value: "S".into(),
    }]
}

paged_call!(vpcs: aws_sdk_ec2, describe_vpcs, next_token, DescribeVpcs, EC2_DENIED, scope: everything(), also: [],
read: super::super::vpcs,
first: page("DescribeVpcs", "vpcSet", &format!("<item><vpcId>vpc-1</vpcId><ownerId>210000000001</ownerId><cidrBlock>10.0.0.0/16</cidrBlock><isDefault>true</isDefault>{BLOCKED}{NAMED}</item>"), "page-2"),
second: page("DescribeVpcs", "vpcSet", "<item><vpcId>vpc-2</vpcId></item>", ""),
expected: vec![
    Vpc { vpc_id: "vpc-1".into(), owner_id: Some("210000000001".into()), cidr_block: "10.0.0.0/16".into(), is_default: true, tags: name(),
        block_public_access_states: blocked() },
    Vpc { vpc_id: "vpc-2".into(), ..Vpc::default() },
]);

paged_call!(subnets: aws_sdk_ec2, describe_subnets, next_token, DescribeSubnets, EC2_DENIED, scope: everything(), also: [],
read: super::super::subnets,
first: page("DescribeSubnets", "subnetSet", &format!("<item><subnetId>s-1</subnetId><vpcId>v</vpcId><availabilityZone>us-east-1a</availabilityZone>\
    <cidrBlock>10.0.0.0/24</cidrBlock><mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>{BLOCKED}{NAMED}</item>"), "page-2"),
second: page("DescribeSubnets", "subnetSet", "<item><subnetId>s-2</subnetId></item>", ""),
expected: vec![
    Subnet {
        subnet_id: "s-1".into(), vpc_id: "v".into(), availability_zone: "us-east-1a".into(),
        cidr_block: "10.0.0.0/24".into(), map_public_ip_on_launch: true, tags: name(),
        block_public_access_states: blocked(),
    },
    Subnet { subnet_id: "s-2".into(), ..Subnet::default() },
]);

/// An answer with an exclusion, and what is kept of it.
fn exclusion_answer(id: &str, next: &str) -> String {
    let item = format!(
        "<item><exclusionId>{id}</exclusionId><internetGatewayExclusionMode>allow-egress</internetGatewayExclusionMode>\
        <resourceArn>arn:aws:ec2:us-west-2:1:vpc/v</resourceArn><state>create-complete</state><reason>S3CR3T</reason>\
        <creationTimestamp>2026-01-01T00:00:00.000Z</creationTimestamp>{NAMED}</item>"
    );
    page(
        "DescribeVpcBlockPublicAccessExclusions",
        "vpcBlockPublicAccessExclusionSet",
        &item,
        next,
    )
}

fn exclusion(id: &str) -> VpcBlockPublicAccessExclusion {
    VpcBlockPublicAccessExclusion {
        exclusion_id: id.into(),
        internet_gateway_exclusion_mode: "allow-egress".into(),
        resource_arn: "arn:aws:ec2:us-west-2:1:vpc/v".into(),
        state: "create-complete".into(),
    }
}

paged_call!(exclusions: aws_sdk_ec2, describe_vpc_block_public_access_exclusions, next_token,
DescribeVpcBlockPublicAccessExclusions, EC2_DENIED, scope: everything(), also: [],
read: super::super::public_access_exclusions,
first: exclusion_answer("vpcbpa-exclude-1", "page-2"),
second: exclusion_answer("vpcbpa-exclude-2", ""),
expected: vec![exclusion("vpcbpa-exclude-1"), exclusion("vpcbpa-exclude-2")]);

const RULE: &str = "<item><ipProtocol>tcp</ipProtocol><fromPort>80</fromPort><toPort>81</toPort>\
    <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>S3CR3T</description></item></ipRanges>\
    <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>\
    <prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds>\
    <groups><item><groupId>sg-9</groupId></item></groups></item>";

paged_call!(security_groups: aws_sdk_ec2, describe_security_groups, next_token, DescribeSecurityGroups, EC2_DENIED,
scope: everything(), also: [],
read: super::super::security_groups,
first: page("DescribeSecurityGroups", "securityGroupInfo", &format!("<item><groupId>sg-1</groupId><groupName>g</groupName><vpcId>v</vpcId>\
    <ipPermissions>{RULE}</ipPermissions><ipPermissionsEgress><item><ipProtocol>-1</ipProtocol></item></ipPermissionsEgress>{NAMED}</item>"), "page-2"),
second: page("DescribeSecurityGroups", "securityGroupInfo", "<item><groupId>sg-2</groupId></item>", ""),
expected: vec![
    SecurityGroup {
        group_id: "sg-1".into(), group_name: "g".into(), vpc_id: "v".into(), tags: name(),
        ip_permissions: vec![IpPermission {
            ip_protocol: "tcp".into(), from_port: Some(80), to_port: Some(81),
            ip_ranges: vec![IpRange { cidr_ip: "0.0.0.0/0".into() }],
            ipv6_ranges: vec![Ipv6Range { cidr_ipv6: "::/0".into() }],
            prefix_list_ids: vec![PrefixListId { prefix_list_id: "pl-1".into() }],
            user_id_group_pairs: vec![UserIdGroupPair { group_id: "sg-9".into() }],
        }],
        ip_permissions_egress: vec![IpPermission { ip_protocol: "-1".into(), ..IpPermission::default() }],
    },
    SecurityGroup { group_id: "sg-2".into(), ..SecurityGroup::default() },
]);

paged_call!(route_tables: aws_sdk_ec2, describe_route_tables, next_token, DescribeRouteTables, EC2_DENIED,
scope: everything(), also: [],
read: super::super::route_tables,
first: page("DescribeRouteTables", "routeTableSet", &format!("<item><routeTableId>rtb-1</routeTableId><vpcId>v</vpcId>\
    <routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item>\
    <item><destinationCidrBlock>10.9.0.0/16</destinationCidrBlock><natGatewayId>nat-1</natGatewayId><state>blackhole</state></item>\
    <item><destinationCidrBlock>10.8.0.0/16</destinationCidrBlock><carrierGatewayId>cagw-1</carrierGatewayId><localGatewayId>lgw-1</localGatewayId>\
    <coreNetworkArn>arn:core</coreNetworkArn><odbNetworkArn>arn:odb</odbNetworkArn><egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId></item></routeSet>\
    <associationSet><item><main>true</main></item><item><main>false</main><subnetId>s-1</subnetId></item>\
    <item><main>false</main><gatewayId>igw-1</gatewayId></item></associationSet>{NAMED}</item>"), "page-2"),
second: page("DescribeRouteTables", "routeTableSet", "<item><routeTableId>rtb-2</routeTableId></item>", ""),
expected: vec![
    RouteTable {
        route_table_id: "rtb-1".into(), vpc_id: "v".into(), tags: name(),
        associations: vec![
            RouteTableAssociation { main: true, ..RouteTableAssociation::default() },
            RouteTableAssociation { subnet_id: Some("s-1".into()), ..RouteTableAssociation::default() },
            RouteTableAssociation { gateway_id: Some("igw-1".into()), ..RouteTableAssociation::default() },
        ],
        routes: vec![
            Route {
                destination_cidr_block: Some("0.0.0.0/0".into()), gateway_id: Some("igw-1".into()),
                state: "active".into(), ..Route::default()
            },
            Route {
                destination_cidr_block: Some("10.9.0.0/16".into()), nat_gateway_id: Some("nat-1".into()),
                state: "blackhole".into(), ..Route::default()
            },
            Route {
                destination_cidr_block: Some("10.8.0.0/16".into()), carrier_gateway_id: Some("cagw-1".into()),
                local_gateway_id: Some("lgw-1".into()), core_network_arn: Some("arn:core".into()),
                odb_network_arn: Some("arn:odb".into()), egress_only_internet_gateway_id: Some("eigw-1".into()),
                ..Route::default()
            },
        ],
    },
    RouteTable { route_table_id: "rtb-2".into(), ..RouteTable::default() },
]);

paged_call!(nat_gateways: aws_sdk_ec2, describe_nat_gateways, next_token, DescribeNatGateways, EC2_DENIED,
scope: everything(), also: [],
read: super::super::nat_gateways,
first: page("DescribeNatGateways", "natGatewaySet", &format!("<item><natGatewayId>nat-1</natGatewayId><vpcId>v</vpcId><subnetId>s</subnetId>\
    <state>available</state><connectivityType>public</connectivityType>\
    <natGatewayAddressSet><item><allocationId>eipalloc-1</allocationId></item></natGatewayAddressSet>{STACKED}</item>"), "page-2"),
second: page("DescribeNatGateways", "natGatewaySet", "<item><natGatewayId>nat-2</natGatewayId><availabilityMode>regional</availabilityMode><routeTableId>rtb-1</routeTableId></item>", ""),
expected: vec![
    NatGateway {
        nat_gateway_id: "nat-1".into(), vpc_id: "v".into(), subnet_id: "s".into(),
        state: "available".into(), connectivity_type: "public".into(), tags: stacked(),
        nat_gateway_addresses: vec![NatGatewayAddress { allocation_id: Some("eipalloc-1".into()) }],
        ..NatGateway::default()
    },
    NatGateway {
        nat_gateway_id: "nat-2".into(), availability_mode: Some("regional".into()), route_table_id: Some("rtb-1".into()),
        ..NatGateway::default()
    },
]);

single_call!(addresses: aws_sdk_ec2, describe_addresses, DescribeAddresses, EC2_DENIED, scope: everything(), also: [],
read: super::super::addresses,
answer: page("DescribeAddresses", "addressesSet", &format!("<item><allocationId>eipalloc-1</allocationId><publicIp>192.0.2.1</publicIp>\
    <instanceId>i-1</instanceId>{STACKED}</item><item><allocationId>eipalloc-2</allocationId><instanceId/></item>"), ""),
expected: vec![
    Address {
        allocation_id: "eipalloc-1".into(), public_ip: "192.0.2.1".into(), instance_id: Some("i-1".into()), tags: stacked(),
    },
    Address { allocation_id: "eipalloc-2".into(), ..Address::default() },
]);

paged_call!(instances: aws_sdk_ec2, describe_instances, next_token, DescribeInstances, EC2_DENIED,
scope: everything(), also: [],
read: super::super::instances,
first: page("DescribeInstances", "reservationSet", &format!("<item><instancesSet><item><instanceId>i-1</instanceId>\
    <instanceType>t3.small</instanceType><instanceState><code>16</code><name>running</name></instanceState>\
    <vpcId>v</vpcId><subnetId>s</subnetId><privateIpAddress>10.0.0.5</privateIpAddress><ipAddress>203.0.113.5</ipAddress>\
    <dnsName>ec2-203-0-113-5.example</dnsName><groupSet><item><groupId>sg-1</groupId><groupName>g</groupName></item></groupSet>\
    {STACKED}</item><item><instanceId>i-2</instanceId><dnsName></dnsName></item></instancesSet></item>"), "page-2"),
second: page("DescribeInstances", "reservationSet", "<item><instancesSet><item><instanceId>i-3</instanceId></item></instancesSet></item>", ""),
expected: vec![
    Instance {
        instance_id: "i-1".into(), instance_type: "t3.small".into(), state: InstanceState { name: "running".into() },
        vpc_id: Some("v".into()), subnet_id: Some("s".into()), private_ip_address: Some("10.0.0.5".into()),
        public_ip_address: Some("203.0.113.5".into()), public_dns_name: Some("ec2-203-0-113-5.example".into()),
        security_groups: vec![GroupIdentifier { group_id: "sg-1".into() }], tags: stacked(),
    },
    Instance { instance_id: "i-2".into(), ..Instance::default() },
    Instance { instance_id: "i-3".into(), ..Instance::default() },
]);

paged_call!(network_acls: aws_sdk_ec2, describe_network_acls, next_token, DescribeNetworkAcls, EC2_DENIED,
scope: everything(), also: [],
read: super::super::network_acls,
first: page("DescribeNetworkAcls", "networkAclSet", "<item><networkAclId>acl-1</networkAclId><vpcId>v</vpcId><default>true</default>\
    <associationSet><item><subnetId>s-1</subnetId></item></associationSet><entrySet>\
    <item><ruleNumber>100</ruleNumber><protocol>6</protocol><ruleAction>allow</ruleAction><egress>true</egress>\
    <cidrBlock>0.0.0.0/0</cidrBlock><portRange><from>80</from><to>90</to></portRange></item>\
    <item><ruleNumber>32767</ruleNumber><protocol>-1</protocol><ruleAction>deny</ruleAction><egress>false</egress>\
    <ipv6CidrBlock>::/0</ipv6CidrBlock></item></entrySet></item>", "page-2"),
second: page("DescribeNetworkAcls", "networkAclSet", "<item><networkAclId>acl-2</networkAclId></item>", ""),
expected: vec![
    NetworkAcl {
        network_acl_id: "acl-1".into(), vpc_id: "v".into(), is_default: true,
        associations: vec![NetworkAclAssociation { subnet_id: "s-1".into() }],
        entries: vec![
            NetworkAclEntry {
                rule_number: 100, protocol: "6".into(), rule_action: "allow".into(), egress: true,
                cidr_block: Some("0.0.0.0/0".into()), ipv6_cidr_block: None,
                port_range: Some(PortRange { from: 80, to: 90 }),
            },
            NetworkAclEntry {
                rule_number: 32767, protocol: "-1".into(), rule_action: "deny".into(), egress: false,
                cidr_block: None, ipv6_cidr_block: Some("::/0".into()), port_range: None,
            },
        ],
    },
    NetworkAcl { network_acl_id: "acl-2".into(), ..NetworkAcl::default() },
]);

paged_call!(vpc_endpoints: aws_sdk_ec2, describe_vpc_endpoints, next_token, DescribeVpcEndpoints, EC2_DENIED,
scope: everything(), also: [],
read: super::super::vpc_endpoints,
first: page("DescribeVpcEndpoints", "vpcEndpointSet", "<item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Interface</vpcEndpointType>\
    <vpcId>v</vpcId><serviceName>com.amazonaws.us-east-1.ssm</serviceName><state>available</state><privateDnsEnabled>true</privateDnsEnabled>\
    <dnsOptions><privateDnsOnlyForInboundResolverEndpoint>true</privateDnsOnlyForInboundResolverEndpoint></dnsOptions>\
    <policyDocument>{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ssm:DescribeParameters\",\"Resource\":\"*\"}]}</policyDocument><subnetIdSet><item>s-1</item></subnetIdSet><routeTableIdSet><item>rtb-1</item></routeTableIdSet>\
    <groupSet><item><groupId>sg-1</groupId><groupName>g</groupName></item></groupSet></item>", "page-2"),
second: page("DescribeVpcEndpoints", "vpcEndpointSet", "<item><vpcEndpointId>vpce-2</vpcEndpointId></item>", ""),
expected: vec![
    VpcEndpoint {
        vpc_endpoint_id: "vpce-1".into(), vpc_endpoint_type: "Interface".into(), vpc_id: "v".into(),
        service_name: "com.amazonaws.us-east-1.ssm".into(), state: "available".into(), private_dns_enabled: true,
        subnet_ids: vec!["s-1".into()], route_table_ids: vec!["rtb-1".into()],
        groups: vec![EndpointGroup { group_id: "sg-1".into() }],
        dns_options: Some(DnsOptions { private_dns_only_for_inbound_resolver_endpoint: Some(true) }),
        policy_document: Some(serde_json::json!({ "Statement": [{
            "Effect": "Allow", "Principal": "*", "Action": "ssm:DescribeParameters", "Resource": "*",
        }] })),
    },
    VpcEndpoint { vpc_endpoint_id: "vpce-2".into(), ..VpcEndpoint::default() },
]);

const SUPPORT: &str = "<DescribeVpcAttributeResponse><vpcId>vpc-1</vpcId><enableDnsSupport><value>true</value></enableDnsSupport></DescribeVpcAttributeResponse>";
const HOSTNAMES: &str = "<DescribeVpcAttributeResponse><vpcId>vpc-1</vpcId><enableDnsHostnames><value>false</value></enableDnsHostnames></DescribeVpcAttributeResponse>";

fn hostnames() -> crate::testing::Rule {
    answer!(
        Client::describe_vpc_attribute,
        |input| input.attribute() == Some(&VpcAttributeName::EnableDnsHostnames),
        200,
        HOSTNAMES
    )
}

// The rule for the other attribute comes after the rule under test, so the rule under test is always tried first.
#[tokio::test]
async fn both_vpc_attributes_are_read() {
    let support = answer!(
        Client::describe_vpc_attribute,
        |input| input.attribute() == Some(&VpcAttributeName::EnableDnsSupport),
        200,
        SUPPORT
    );
    let client = mocked!(aws_sdk_ec2, [support, hostnames()]);
    let scope = everything();
    let read = vpc_attributes(&crate::testing::caller(&scope), &client, "vpc-1").await;
    assert_eq!(
        read,
        Ok(VpcAttributes {
            enable_dns_support: true,
            enable_dns_hostnames: false
        })
    );
}

#[tokio::test]
async fn one_vpc_attribute_denied_is_unknown() {
    let denied = answer!(
        Client::describe_vpc_attribute,
        |input| input.attribute() == Some(&VpcAttributeName::EnableDnsSupport),
        403,
        EC2_DENIED
    );
    let client = mocked!(aws_sdk_ec2, [denied, hostnames()]);
    let scope = everything();
    let read = vpc_attributes(&crate::testing::caller(&scope), &client, "vpc-1").await;
    assert_eq!(
        read,
        Err(Reason::Denied {
            call: Call::DescribeVpcAttribute
        })
    );
}

#[tokio::test]
async fn an_answer_without_its_list_or_value_is_not_an_empty_one() {
    let client = mocked!(
        aws_sdk_ec2,
        [
            answer!(
                Client::describe_vpcs,
                |_| true,
                200,
                "<DescribeVpcsResponse><requestId>r</requestId></DescribeVpcsResponse>"
            ),
            answer!(
                Client::describe_vpc_attribute,
                |_| true,
                200,
                "<DescribeVpcAttributeResponse><vpcId>vpc-1</vpcId></DescribeVpcAttributeResponse>"
            ),
        ]
    );
    let scope = everything();
    let caller = crate::testing::caller(&scope);
    assert_eq!(
        vpcs(&caller, &client).await,
        Err(incomplete(Call::DescribeVpcs))
    );
    assert_eq!(
        vpc_attributes(&caller, &client, "v").await,
        Err(incomplete(Call::DescribeVpcAttribute))
    );
}

#[tokio::test]
async fn an_empty_list_is_known() {
    let client = mocked!(
        aws_sdk_ec2,
        [answer!(
            Client::describe_subnets,
            |input| input.max_results() == Some(1000),
            200,
            "<DescribeSubnetsResponse><requestId>r</requestId><subnetSet/></DescribeSubnetsResponse>"
        )]
    );
    let scope = everything();
    assert_eq!(
        subnets(&crate::testing::caller(&scope), &client).await,
        Ok(Vec::new())
    );
}

#[tokio::test]
async fn only_what_is_in_scope_is_asked() {
    let client = mocked!(
        aws_sdk_ec2,
        [answer!(
            Client::describe_vpcs,
            |_| true,
            200,
            page(
                "DescribeVpcs",
                "vpcSet",
                "<item><vpcId>v</vpcId></item>",
                ""
            )
        )]
    );
    let scope = workshop_check_core::snapshot::Scope {
        calls: [Call::DescribeVpcs].into(),
        ..Default::default()
    };
    let ec2 = collect(&crate::testing::caller(&scope), &client).await;
    assert!(matches!(ec2.vpcs, Fact::Known(_)));
    assert!(ec2.vpc_attributes.is_empty());
    assert_eq!(ec2.subnets, Fact::not_read(Call::DescribeSubnets));
}

/// An account with VPC Block Public Access off is not asked for exclusions. If its mode could not be read, neither.
#[tokio::test]
async fn exclusions_are_read_only_where_something_is_blocked() {
    let vpcs = |mode: &str| {
        let vpc = format!(
            "<item><vpcId>v</vpcId><blockPublicAccessStates><internetGatewayBlockMode>{mode}</internetGatewayBlockMode></blockPublicAccessStates></item>"
        );
        let vpcs = page("DescribeVpcs", "vpcSet", &vpc, "");
        answer!(Client::describe_vpcs, |_| true, 200, vpcs)
    };
    let unreadable = answer!(Client::describe_vpcs, |_| true, 403, EC2_DENIED);
    let call = Call::DescribeVpcBlockPublicAccessExclusions;
    for (vpcs, is_asked) in [
        (vpcs("off"), false),
        (unreadable, false),
        (vpcs("block-ingress"), true),
        (vpcs("block-bidirectional"), true),
    ] {
        let exclusions = answer!(
            Client::describe_vpc_block_public_access_exclusions,
            |input| input.max_results() == Some(1000),
            200,
            exclusion_answer("vpcbpa-exclude-1", "")
        );
        let client = mocked!(aws_sdk_ec2, [vpcs, exclusions]);
        let scope = workshop_check_core::snapshot::Scope {
            calls: [Call::DescribeVpcs, call].into(),
            ..Default::default()
        };
        let ec2 = collect(&crate::testing::caller(&scope), &client).await;
        assert_eq!(exclusions.num_calls(), usize::from(is_asked));
        let expected = if is_asked {
            Fact::Known(vec![exclusion("vpcbpa-exclude-1")])
        } else {
            Fact::not_read(call)
        };
        assert_eq!(ec2.vpc_block_public_access_exclusions, expected);
    }
}

#[tokio::test]
async fn throttled_and_failed_are_told_apart() {
    let error = |code: &str| {
        format!(
            "<Response><Errors><Error><Code>{code}</Code><Message>AKIAIOSFODNN7EXAMPLE</Message></Error></Errors></Response>"
        )
    };
    let client = mocked!(
        aws_sdk_ec2,
        [
            answer!(
                Client::describe_vpcs,
                |_| true,
                503,
                error("RequestLimitExceeded")
            ),
            answer!(
                Client::describe_subnets,
                |_| true,
                500,
                error("InternalError")
            ),
            answer!(
                Client::describe_route_tables,
                |_| true,
                200,
                "<!DOCTYPE html><html><body>Log in</body></html>"
            ),
        ]
    );
    let scope = everything();
    let caller = crate::testing::caller(&scope);
    assert_eq!(
        vpcs(&caller, &client).await,
        Err(Reason::Throttled {
            call: Call::DescribeVpcs
        })
    );
    assert_eq!(
        subnets(&caller, &client).await,
        Err(Reason::Failed {
            call: Call::DescribeSubnets,
            code: "InternalError".into(),
            message: "***".into(),
        })
    );
    assert!(crate::caller::failed_with(
        &route_tables(&caller, &client).await,
        "HtmlAnswer"
    ));
}

#[test]
fn the_policy_of_an_endpoint_is_json_in_any_form_or_a_text() {
    let json = r#"{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#;
    let parsed: Value = serde_json::from_str(json).expect("JSON");
    let encoded = "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%22*%22%2C%22Resource%22%3A%22*%22%7D%5D%7D";
    assert_eq!((policy(json), policy(encoded)), (parsed.clone(), parsed));
    // A missing policy allows everything; what cannot be read must not become one, also after a snapshot was saved.
    for text in ["{...}", "null", "%7B...%7D"] {
        assert!(policy(text).is_string(), "{text}");
    }
}
