//! To delete what the workshop left behind: as commands, as a place in the console, and as an edit of a snapshot.
//!
//! Each command waits until AWS has deleted the thing where something else can be deleted only afterwards: a cluster
//! after its services, a stack after everything in its VPCs.

use serde_json::json;

use super::DeclaredChange;
use super::command::Command;
use super::console::Page;
use crate::message::Message;
use crate::snapshot::ec2::Tag;
use crate::snapshot::{AccountIdentity, Fact, Snapshot};

/// How often a command asks whether something is gone for which the AWS CLI has no waiter, and the seconds between.
const TRIES: u32 = 60;
const PAUSE: u32 = 5;

/// One thing to delete.
#[derive(Debug, Clone, PartialEq)]
pub struct Deletion {
    pub thing: Doomed,
    /// The names that readers know: one, but for the VPCs of security groups.
    pub labels: Vec<String>,
    /// Its Region, if it is not the account's own.
    pub region: Option<String>,
}

/// What can be deleted, with what the AWS CLI calls it by.
#[derive(Debug, Clone, PartialEq)]
pub enum Doomed {
    Service {
        arn: String,
        cluster: String,
    },
    /// By ARN.
    Cluster(String),
    /// One revision, by ARN. It is deregistered.
    TaskDefinition(String),
    /// By ARN.
    LoadBalancer(String),
    /// By ARN.
    TargetGroup(String),
    /// With its mount targets, which have to be deleted first.
    FileSystem {
        id: String,
        mount_targets: Vec<MountTarget>,
    },
    Database {
        id: String,
        /// Whether AWS refuses to delete it until its deletion protection is off.
        is_protected: bool,
        is_stopped: bool,
    },
    /// By id.
    Instance(String),
    /// By id.
    NatGateway(String),
    /// By allocation id. An address outside a VPC has none and is known by itself.
    Address(String),
    /// Every security group of these VPCs that their stack did not create. They keep the stack from being deleted.
    Groups(Vec<String>),
    /// By id, with its name.
    Stack {
        id: String,
        name: String,
    },
    /// By name.
    LogGroup(String),
    /// By name.
    Parameter(String),
    /// Of a kind that the suite declares.
    Declared(Box<DeclaredChange>),
}

/// A mount target of a file system that is to be deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct MountTarget {
    pub id: String,
    /// Whether it is being deleted. AWS refuses to delete it again.
    pub is_going: bool,
}

impl Doomed {
    /// The place in an order in which everything can be deleted.
    pub fn rank(&self) -> u8 {
        match self {
            // A suite lists its own kinds in an order that works.
            Doomed::Service { .. } | Doomed::Declared(_) => 0,
            Doomed::Cluster(_) => 1,
            Doomed::TaskDefinition(_) => 2,
            Doomed::LoadBalancer(_) => 3,
            Doomed::TargetGroup(_) => 4,
            Doomed::FileSystem { .. } => 5,
            Doomed::Database { .. } => 6,
            Doomed::Instance(_) => 7,
            Doomed::NatGateway(_) => 8,
            Doomed::Address(_) => 9,
            Doomed::Groups(_) => 10,
            Doomed::Stack { .. } => 11,
            // The tasks and the functions write logs to the end.
            Doomed::LogGroup(_) => 12,
            Doomed::Parameter(_) => 13,
        }
    }
}

impl Deletion {
    fn account(&self, account: &AccountIdentity) -> AccountIdentity {
        let region = self.region.as_ref().unwrap_or(&account.region);
        AccountIdentity {
            region: region.clone(),
            ..account.clone()
        }
    }

    /// The commands, in their order.
    pub(super) fn commands(&self, account: &AccountIdentity) -> Vec<Option<String>> {
        let account = &self.account(account);
        let aws = |service, operation| Command::aws(account, service, operation);
        match &self.thing {
            Doomed::Service { arn, cluster } => vec![
                aws("ecs", "delete-service")
                    .option("cluster", cluster)
                    .option("service", arn)
                    .flag("force")
                    .quietly(),
                aws("ecs", "wait services-inactive")
                    .option("cluster", cluster)
                    .option("services", arn)
                    .finish(),
            ],
            Doomed::Cluster(arn) => vec![
                aws("ecs", "delete-cluster")
                    .option("cluster", arn)
                    .quietly(),
            ],
            Doomed::TaskDefinition(arn) => vec![
                aws("ecs", "deregister-task-definition")
                    .option("task-definition", arn)
                    .quietly(),
            ],
            Doomed::LoadBalancer(arn) => vec![
                aws("elbv2", "delete-load-balancer")
                    .option("load-balancer-arn", arn)
                    .quietly(),
                aws("elbv2", "wait load-balancers-deleted")
                    .option("load-balancer-arns", arn)
                    .finish(),
            ],
            Doomed::TargetGroup(arn) => vec![
                aws("elbv2", "delete-target-group")
                    .option("target-group-arn", arn)
                    .quietly(),
            ],
            Doomed::FileSystem { id, mount_targets } => {
                delete_file_system(account, id, mount_targets)
            }
            Doomed::Database {
                id,
                is_protected,
                is_stopped,
            } => delete_database(account, id, *is_protected, *is_stopped),
            Doomed::Instance(id) => vec![
                aws("ec2", "terminate-instances")
                    .option("instance-ids", id)
                    .quietly(),
                aws("ec2", "wait instance-terminated")
                    .option("instance-ids", id)
                    .finish(),
            ],
            Doomed::NatGateway(id) => vec![
                aws("ec2", "delete-nat-gateway")
                    .option("nat-gateway-id", id)
                    .quietly(),
                aws("ec2", "wait nat-gateway-deleted")
                    .option("nat-gateway-ids", id)
                    .finish(),
            ],
            Doomed::Address(id) => {
                let option = if id.starts_with("eipalloc-") {
                    "allocation-id"
                } else {
                    "public-ip"
                };
                vec![aws("ec2", "release-address").option(option, id).quietly()]
            }
            Doomed::Groups(vpcs) => delete_groups(account, vpcs),
            Doomed::Stack { id, .. } => vec![
                aws("cloudformation", "delete-stack")
                    .option("stack-name", id)
                    .finish(),
                aws("cloudformation", "wait stack-delete-complete")
                    .option("stack-name", id)
                    .finish(),
            ],
            Doomed::LogGroup(name) => vec![
                aws("logs", "delete-log-group")
                    .option("log-group-name", name)
                    .quietly(),
            ],
            Doomed::Parameter(name) => vec![
                aws("ssm", "delete-parameter")
                    .option("name", name)
                    .quietly(),
            ],
            Doomed::Declared(change) => change.commands(account),
        }
    }

    /// The address of the thing in the console, and the way to it.
    pub(super) fn place(&self, account: &AccountIdentity) -> (Option<String>, Message) {
        let account = &self.account(account);
        let (page, path) = self.page();
        (page.url(account), path)
    }

    fn page(&self) -> (Page, Message) {
        use super::console::encoded;
        let ec2 = |fragment: String| Page::regional("ec2/home", fragment);
        let vpc = |fragment: String| Page::regional("vpc/home", fragment);
        let menu_of_service: String;
        let (page, menu) = match &self.thing {
            Doomed::Declared(change) => return change.place(),
            Doomed::Service { cluster, .. } => {
                menu_of_service = format!("ECS → Clusters → {cluster} → Services");
                (
                    Page::path(&format!("ecs/v2/clusters/{}/services", encoded(cluster))),
                    menu_of_service.as_str(),
                )
            }
            Doomed::Cluster(arn) => (
                Page::path(&format!("ecs/v2/clusters/{}/services", encoded(last(arn)))),
                "ECS → Clusters",
            ),
            Doomed::TaskDefinition(arn) => {
                let family = last(arn).split(':').next().unwrap_or_default();
                (
                    Page::path(&format!("ecs/v2/task-definitions/{}", encoded(family))),
                    "ECS → Task definitions",
                )
            }
            Doomed::LoadBalancer(arn) => (
                ec2(format!("LoadBalancer:loadBalancerArn={}", encoded(arn))),
                "EC2 → Load Balancers",
            ),
            Doomed::TargetGroup(arn) => (
                ec2(format!("TargetGroup:targetGroupArn={}", encoded(arn))),
                "EC2 → Target Groups",
            ),
            Doomed::FileSystem { id, .. } => (
                Page::regional("efs/home", format!("/file-systems/{}", encoded(id))),
                "EFS → File systems",
            ),
            Doomed::Database { id, .. } => (
                Page::regional(
                    "rds/home",
                    format!("database:id={};is-cluster=false", encoded(id)),
                ),
                "RDS → Databases",
            ),
            Doomed::Instance(id) => (
                ec2(format!("InstanceDetails:instanceId={}", encoded(id))),
                "EC2 → Instances",
            ),
            Doomed::NatGateway(id) => (
                vpc(format!("NatGatewayDetails:natGatewayId={}", encoded(id))),
                "VPC → NAT gateways",
            ),
            Doomed::Address(id) => (
                vpc(format!("ElasticIpDetails:AllocationId={}", encoded(id))),
                "VPC → Elastic IPs",
            ),
            Doomed::Groups(vpcs) => (
                vpc(format!("SecurityGroups:vpcId={}", encoded(&vpcs.join(",")))),
                "VPC → Security groups",
            ),
            Doomed::Stack { id, .. } => (
                Page::regional(
                    "cloudformation/home",
                    // The stack's ARN is one value of a query, so that its slashes are encoded, too.
                    format!(
                        "/stacks/stackinfo?stackId={}",
                        encoded(id).replace('/', "%2F")
                    ),
                ),
                "CloudFormation → Stacks",
            ),
            Doomed::LogGroup(name) => (
                Page::regional(
                    "cloudwatch/home",
                    // The console encodes the name twice, with a dollar sign in place of the second percent sign.
                    format!(
                        "logsV2:log-groups/log-group/{}",
                        encoded(&encoded(name)).replace("%25", "$25")
                    ),
                ),
                "CloudWatch → Log groups",
            ),
            Doomed::Parameter(name) => (
                Page::path(&format!(
                    "systems-manager/parameters/{}/description",
                    encoded(name)
                )),
                "Systems Manager → Parameter Store",
            ),
        };
        let path = Message::new("console-delete")
            .with("menu", menu)
            .with("name", self.labels.join(", "));
        (page, path)
    }

    /// Deletes it in a snapshot. What is still in use stays, as AWS would refuse to delete it.
    pub(super) fn edit(&self, snapshot: &mut Snapshot) {
        match &self.region {
            None => self.edit_in(snapshot),
            Some(region) => {
                if let Some(there) = snapshot.elsewhere.get_mut(region) {
                    self.edit_in(there);
                }
            }
        }
    }

    fn edit_in(&self, snapshot: &mut Snapshot) {
        let ec2 = &mut snapshot.ec2;
        match &self.thing {
            Doomed::Service { arn, .. } => {
                for services in snapshot.ecs.services.values_mut() {
                    retain(services, |service| service.service_arn != *arn);
                }
                let group = format!("service:{}", last(arn));
                for tasks in snapshot.ecs.tasks.values_mut() {
                    retain(tasks, |task| task.group.as_ref() != Some(&group));
                }
            }
            Doomed::Cluster(arn) => {
                let services = snapshot.ecs.services.get(arn);
                let is_used = services
                    .and_then(|services| services.known().ok())
                    .is_some_and(|services| !services.is_empty());
                retain(&mut snapshot.ecs.clusters, |cluster| {
                    is_used || cluster.cluster_arn != *arn
                });
            }
            Doomed::TaskDefinition(arn) => {
                retain(&mut snapshot.ecs.task_definition_arns, |listed| {
                    listed != arn
                });
            }
            Doomed::LoadBalancer(arn) => {
                let elbv2 = &mut snapshot.elbv2;
                retain(&mut elbv2.load_balancers, |found| {
                    found.load_balancer_arn != *arn
                });
                elbv2.listeners.remove(arn);
                for group in super::edit::items(&mut elbv2.target_groups) {
                    group.load_balancer_arns.retain(|used| used != arn);
                }
            }
            Doomed::TargetGroup(arn) => retain(&mut snapshot.elbv2.target_groups, |group| {
                group.target_group_arn != *arn || !group.load_balancer_arns.is_empty()
            }),
            Doomed::FileSystem { id, .. } => {
                snapshot.efs.mount_targets.remove(id);
                retain(&mut snapshot.efs.file_systems, |found| {
                    found.file_system_id != *id
                });
            }
            Doomed::Database { id, .. } => retain(&mut snapshot.rds.db_instances, |found| {
                found.db_instance_identifier != *id
            }),
            Doomed::Instance(id) => retain(&mut ec2.instances, |found| found.instance_id != *id),
            Doomed::NatGateway(id) => {
                retain(&mut ec2.nat_gateways, |found| found.nat_gateway_id != *id);
            }
            Doomed::Address(id) => retain(&mut ec2.addresses, |found| {
                found.allocation_id != *id && found.public_ip != *id
            }),
            Doomed::Groups(vpcs) => retain(&mut ec2.security_groups, |group| {
                group.group_name == "default" || !vpcs.contains(&group.vpc_id)
            }),
            Doomed::Stack { id, name } => {
                // AWS lists it for 90 days more.
                let stacks = super::edit::items(&mut snapshot.cloudformation.stack_summaries);
                for stack in stacks.filter(|stack| stack.stack_id == *id) {
                    "DELETE_COMPLETE".clone_into(&mut stack.stack_status);
                }
                let is_other = |tags: &[Tag]| !is_of_stack(tags, name);
                retain(&mut ec2.vpcs, |vpc| is_other(&vpc.tags));
                retain(&mut ec2.nat_gateways, |gateway| is_other(&gateway.tags));
                retain(&mut ec2.addresses, |address| is_other(&address.tags));
                retain(&mut ec2.instances, |instance| is_other(&instance.tags));
            }
            Doomed::LogGroup(name) => {
                for groups in snapshot.logs.log_groups_by_prefix.values_mut() {
                    retain(groups, |group| group.log_group_name != *name);
                }
            }
            Doomed::Parameter(name) => {
                retain(&mut snapshot.ssm.parameters, |parameter| {
                    parameter.name != *name
                });
            }
            Doomed::Declared(change) => {
                change.edit(snapshot);
                // Its stack goes with it, and the instances of that.
                if let Some(stack) = &change.frees {
                    retain(&mut snapshot.ec2.instances, |instance| {
                        !is_of_stack(&instance.tags, stack)
                    });
                }
            }
        }
    }
}

/// RDS refuses to delete a database with deletion protection, and to modify a stopped one. Source: RDS user guide, "Deleting a
/// DB instance" and "Stopping an Amazon RDS DB instance temporarily".
fn delete_database(
    account: &AccountIdentity,
    id: &str,
    is_protected: bool,
    is_stopped: bool,
) -> Vec<Option<String>> {
    let rds =
        |operation| Command::aws(account, "rds", operation).option("db-instance-identifier", id);
    let mut commands = Vec::new();
    if is_protected {
        if is_stopped {
            commands.push(rds("start-db-instance").quietly());
            commands.push(rds("wait db-instance-available").finish());
        }
        let unprotected = rds("modify-db-instance")
            .flag("no-deletion-protection")
            .flag("apply-immediately");
        commands.push(unprotected.quietly());
    }
    let delete = rds("delete-db-instance")
        .flag("skip-final-snapshot")
        .flag("delete-automated-backups");
    commands.push(delete.quietly());
    commands.push(rds("wait db-instance-deleted").finish());
    commands
}

/// EFS refuses to delete a file system with mount targets, and the AWS CLI has no waiter for them.
fn delete_file_system(
    account: &AccountIdentity,
    id: &str,
    mount_targets: &[MountTarget],
) -> Vec<Option<String>> {
    let efs = |operation| Command::aws(account, "efs", operation);
    let staying = mount_targets.iter().filter(|target| !target.is_going);
    let mut commands: Vec<Option<String>> = staying
        .map(|target| {
            efs("delete-mount-target")
                .option("mount-target-id", &target.id)
                .quietly()
        })
        .collect();
    if !mount_targets.is_empty() {
        let left = efs("describe-mount-targets")
            .option("file-system-id", id)
            .option("query", "length(MountTargets)")
            .option("output", "text")
            .finish();
        commands.push(left.map(|left| until(&format!("[ \"$({left})\" = 0 ]"))));
    }
    commands.push(
        efs("delete-file-system")
            .option("file-system-id", id)
            .quietly(),
    );
    commands
}

/// A loop that ends as soon as a condition of the shell holds. After [`TRIES`] it stops what follows.
pub(super) fn until(condition: &str) -> String {
    until_after(TRIES, condition)
}

/// The same, with as many minutes at most.
pub(super) fn until_in_minutes(minutes: u32, condition: &str) -> String {
    until_after(minutes.saturating_mul(60 / PAUSE), condition)
}

fn until_after(tries: u32, condition: &str) -> String {
    let minutes = tries.saturating_mul(PAUSE) / 60;
    format!(
        "for TRY in $(seq {tries}); do {condition} && break; [ \"$TRY\" -lt {tries} ] && sleep {PAUSE} || {{ \
         echo 'Not done after {minutes} minutes. The next commands are not run: check again later.' >&2; {STOP}; false; }}; \
         done"
    )
}

/// Stops a script, and in a terminal the commands that are joined to this one: `exit` would close the terminal, and a script in the
/// background ignores the signal.
const STOP: &str = "case $- in *i*) kill -INT $$ ;; *) exit 1 ;; esac";

/// A stack cannot delete its security groups while rules of other groups refer to them. Source: Elastic Beanstalk developer guide,
/// "Terminate an Elastic Beanstalk environment".
pub(super) fn revoke_references(account: &AccountIdentity, stack: &str) -> Vec<Option<String>> {
    let ec2 = |operation: &str| Command::aws(account, "ec2", operation);
    let tag = "tag:aws:cloudformation:stack-name";
    let groups = ec2("describe-security-groups")
        .json("filters", &json!([{ "Name": tag, "Values": [stack] }]))
        .option("query", "SecurityGroups[].GroupId")
        .option("output", "text")
        .finish();
    let revoked = |direction: &str, condition: &str| {
        let groups = groups.as_ref()?;
        // In single quotes, or an interactive shell takes the exclamation mark for its history.
        let rules = ec2("describe-security-group-rules")
            .shell(
                "query",
                &format!(
                    "'SecurityGroupRules[?{condition} && ReferencedGroupInfo.GroupId=='\\'\"$GROUP\"\\''].[GroupId,SecurityGroupRuleId]'"
                ),
            )
            .option("output", "text")
            .finish()?;
        let revoke = ec2(&format!("revoke-security-group-{direction}"))
            .shell("group-id", "\"$OWNER\"")
            .shell("security-group-rule-ids", "\"$RULE\"")
            .quietly()?;
        Some(format!(
            "for GROUP in $({groups}); do {rules} | while read -r OWNER RULE; do {revoke}; done; done"
        ))
    };
    vec![
        revoked("ingress", "!IsEgress"),
        revoked("egress", "IsEgress"),
    ]
}

/// Groups that refer to each other can be deleted only without their rules.
fn delete_groups(account: &AccountIdentity, vpcs: &[String]) -> Vec<Option<String>> {
    let ec2 = |operation: &str| Command::aws(account, "ec2", operation);
    let listed = |query: &str| {
        ec2("describe-security-groups")
            .json("filters", &json!([{ "Name": "vpc-id", "Values": vpcs }]))
            .option("query", query)
            .option("output", "text")
            .finish()
    };
    let all = listed("SecurityGroups[?GroupName!='default'].GroupId");
    // CloudFormation's tag cannot be set by users.
    let own = listed(
        "SecurityGroups[?GroupName!='default' && !(Tags[?Key=='aws:cloudformation:stack-name'])].GroupId",
    );
    let revoked = |direction: &str, condition: &str| {
        let rules = ec2("describe-security-group-rules")
            .shell("filters", "Name=group-id,Values=\"$GROUP\"")
            .option(
                "query",
                &format!("SecurityGroupRules[?{condition}].SecurityGroupRuleId"),
            )
            .option("output", "text")
            .finish()?;
        let revoke = ec2(&format!("revoke-security-group-{direction}"))
            .shell("group-id", "\"$GROUP\"")
            .shell("security-group-rule-ids", "$RULES")
            .quietly()?;
        Some(format!("RULES=$({rules}); [ -z \"$RULES\" ] || {revoke}"))
    };
    let both = revoked("ingress", "!IsEgress").zip(revoked("egress", "IsEgress"));
    let delete = ec2("delete-security-group")
        .shell("group-id", "\"$GROUP\"")
        .quietly();
    let each = |groups: Option<String>, body: Option<String>| {
        let (groups, body) = groups.zip(body)?;
        Some(format!("for GROUP in $({groups}); do {body}; done"))
    };
    vec![
        each(
            all,
            both.map(|(inbound, outbound)| format!("{inbound}; {outbound}")),
        ),
        each(own, delete),
    ]
}

fn is_of_stack(tags: &[Tag], stack: &str) -> bool {
    let own = tags
        .iter()
        .find(|tag| tag.key == crate::snapshot::ec2::STACK_TAG);
    own.is_some_and(|tag| tag.value == stack)
}

fn last(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

fn retain<T>(fact: &mut Fact<Vec<T>>, keep: impl Fn(&T) -> bool) {
    if let Fact::Known(list) = fact {
        list.retain(keep);
    }
}
