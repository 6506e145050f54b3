//! The changes of the account that give a property a right value.

use super::Property;
use crate::account::Account;
use crate::assertion::{Assert, Context, NotPassed};
use crate::change::{Change, DatabaseName, DefinitionEdit, Deletion, Doomed, TargetGroupSetting};
use crate::resource::{Resource, ResourceKind};
use crate::snapshot::ec2::Instance;
use crate::snapshot::efs::FileSystem;
use crate::snapshot::services::DbInstance;

impl Property {
    /// The changes after which the property has a right value.
    ///
    /// # Errors
    ///
    /// A resource that they go by is missing or could not be read.
    pub(super) fn changes_to_a_right_value(
        &self,
        context: &Context<'_>,
    ) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let Some(declared) = account.resource(&self.resource) else {
            return Ok(Vec::new());
        };
        let of_suite = account.changed(&self.resource, &self.name, &self.asked_values(account)?);
        let by_name = || account.changed_by(&self.resource, self.change.as_deref()?);
        if let Some(change) = of_suite.or_else(by_name) {
            return Ok(vec![change]);
        }
        Ok(match (declared.kind, self.name.as_str()) {
            (ResourceKind::Database, "DBInstanceStatus") => {
                started(account.database(&self.resource)?)
            }
            (ResourceKind::Instance, "State.Name") => {
                let name = &account.found(&self.resource)?.name;
                started_instance(account.get(&self.resource)?, name)
            }
            (ResourceKind::FileSystem, "LifeCycleState") => {
                created_again(account.file_system(&self.resource)?, declared)
            }
            (ResourceKind::Cluster, "status") => {
                let cluster = account.cluster(&self.resource)?;
                (cluster.status == "DEPROVISIONING")
                    .then(|| Change::CreateCluster {
                        name: cluster.cluster_name.clone(),
                        waits: true,
                    })
                    .into_iter()
                    .collect()
            }
            (ResourceKind::TaskDefinition, "requiresCompatibilities" | "networkMode") => account
                .revise(
                    account.task_definition(&self.resource)?,
                    vec![DefinitionEdit::Fargate],
                ),
            // None of these can be changed.
            (ResourceKind::LoadBalancer, "Scheme" | "Type" | "State.Code") => {
                match account.delete_balancer(&self.resource) {
                    Some(delete) => {
                        let gone = account.found(&self.resource)?.key.as_str();
                        let again = crate::assertion::exists::changes_for(
                            &self.resource,
                            context,
                            Some(gone),
                        )?;
                        std::iter::once(delete).chain(again).collect()
                    }
                    None if self.name == "Scheme" => vec![Change::MakeInternetFacing {
                        load_balancer: account
                            .load_balancer(&self.resource)?
                            .load_balancer_arn
                            .clone(),
                    }],
                    None => Vec::new(),
                }
            }
            (ResourceKind::TargetGroup, "HealthCheckPath" | "Matcher.HttpCode") => {
                self.health_check(account)?
            }
            (ResourceKind::TargetGroup, "TargetType") => {
                let group = account.target_group(&self.resource)?;
                let vpc = account.vpc(declared.vpc.as_deref().unwrap_or_default())?;
                let asked = context.peers.iter().find_map(|peer| match peer {
                    Assert::TargetGroupProtocol(asked) if asked.target_group == self.resource => {
                        Some(asked)
                    }
                    _ => None,
                });
                let is_ip = self
                    .one_of
                    .iter()
                    .any(|value| value.as_deref() == Some("ip"));
                match asked.filter(|_| is_ip) {
                    Some(asked) => account.replace_target_group(
                        group,
                        &vpc.vpc_id,
                        &asked.protocol,
                        asked.port,
                    ),
                    None => Vec::new(),
                }
            }
            _ => Vec::new(),
        })
    }

    /// The change of the health check's path or codes.
    fn health_check(&self, account: &Account<'_>) -> Result<Vec<Change>, NotPassed> {
        let target_group = &account.target_group(&self.resource)?.target_group_arn;
        let right = self.asked_values(account)?.into_iter().next();
        let change = |right| Change::SetTargetGroup {
            target_group: target_group.clone(),
            settings: vec![match self.name.as_str() {
                "HealthCheckPath" => TargetGroupSetting::HealthCheckPath(right),
                _ => TargetGroupSetting::HealthCheckCodes(right),
            }],
        };
        Ok(right.map(change).into_iter().collect())
    }
}

/// How a database becomes available again, where it does not depend on what RDS says about it. Before that, RDS refuses other changes.
pub(in crate::assertion) fn started(database: &DbInstance) -> Vec<Change> {
    let name = DatabaseName::of(database);
    match database.db_instance_status.as_str() {
        state @ ("stopped" | "stopping") => vec![Change::StartDatabase {
            database: name,
            waits: state == "stopping",
        }],
        "storage-full" => vec![Change::GrowDatabase {
            database: name,
            gigabytes: grown(database.allocated_storage),
        }],
        _ => Vec::new(),
    }
}

/// How an instance runs again.
fn started_instance(instance: &Instance, name: &str) -> Vec<Change> {
    match instance.state.name.as_str() {
        state @ ("stopped" | "stopping") => vec![Change::StartInstance {
            instance: instance.instance_id.clone(),
            label: name.to_owned(),
            waits: state == "stopping",
        }],
        _ => Vec::new(),
    }
}

/// A new file system, to be filled as the pages say, in place of one that is being deleted or has failed. A failed one cannot
/// be recovered. Source: Amazon EFS user guide, "File system status".
fn created_again(system: &FileSystem, declared: &Resource) -> Vec<Change> {
    let Some(name) = declared.page_name() else {
        return Vec::new();
    };
    let delete = match system.life_cycle_state.as_str() {
        "deleting" | "deleted" => None,
        "error" if system.name.as_deref() == Some(name) => Some(Change::Delete(Deletion {
            thing: Doomed::FileSystem {
                id: system.file_system_id.clone(),
                mount_targets: Vec::new(),
            },
            labels: vec![name.to_owned()],
            region: None,
        })),
        _ => return Vec::new(),
    };
    let create = Change::CreateFileSystem {
        name: name.to_owned(),
    };
    delete.into_iter().chain([create]).collect()
}

/// The least that RDS accepts is a tenth more. Source: Amazon RDS API reference, ModifyDBInstance, `AllocatedStorage`.
fn grown(gigabytes: i32) -> i32 {
    gigabytes + (gigabytes / 10 + 1).max(5)
}
