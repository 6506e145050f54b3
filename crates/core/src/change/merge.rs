//! Changes of one thing that one command makes: several rights of a role, several edits of a task definition.

use super::{Change, ServiceUpdate};

impl Change {
    /// Takes another change of the same thing into this one. False if they are two changes.
    ///
    /// Example: a new revision with the right image takes in a new revision of the same task definition with the right
    /// port. Made one after the other, the second revision would lack the image.
    pub(crate) fn absorb(&mut self, other: &Change) -> bool {
        match (self, other) {
            (
                Change::AllowActions { role, allowed, .. },
                Change::AllowActions {
                    role: other,
                    allowed: more,
                    ..
                },
            ) if role == other => add(allowed, more),
            (
                Change::ReviseDefinition { definition, edits },
                Change::ReviseDefinition {
                    definition: other,
                    edits: more,
                },
            ) if definition == other => add(edits, more),
            (
                Change::SetTargetGroup {
                    target_group,
                    settings,
                },
                Change::SetTargetGroup {
                    target_group: other,
                    settings: more,
                },
            ) if target_group == other => add(settings, more),
            (
                Change::UpdateService { service, updates },
                Change::UpdateService {
                    service: other,
                    updates: more,
                },
            ) if service == other => {
                add(updates, more);
                // Every update is a new deployment.
                if updates.len() > 1 {
                    updates.retain(|update| *update != ServiceUpdate::Redeploy);
                }
            }
            (
                Change::AllowInAcl {
                    acl,
                    egress,
                    number,
                    ports,
                    peer,
                },
                Change::AllowInAcl {
                    acl: other,
                    egress: other_egress,
                    number: other_number,
                    ports: other_ports,
                    peer: other_peer,
                },
            ) if acl == other && egress == other_egress && ports == other_ports => {
                if other_peer.contains(&*peer) {
                    *peer = *other_peer;
                } else if !peer.contains(other_peer) {
                    return false;
                }
                *number = (*number).min(*other_number);
            }
            _ => return false,
        }
        true
    }
}

fn add<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Allowed, DefinitionEdit, ServiceName, TargetGroupSetting};
    use super::*;

    fn allow(role: &str, action: &str) -> Change {
        Change::AllowActions {
            role: role.to_owned(),
            policy: format!("allow-{action}"),
            allowed: vec![Allowed {
                actions: vec![action.to_owned()],
                resource: "*".to_owned(),
            }],
        }
    }

    fn update(updates: &[ServiceUpdate]) -> Change {
        Change::UpdateService {
            service: ServiceName {
                arn: "arn".to_owned(),
                cluster: "c".to_owned(),
                name: "s".to_owned(),
            },
            updates: updates.to_vec(),
        }
    }

    #[test]
    fn rights_of_one_role_are_one_policy_and_of_two_roles_two() {
        let mut one = allow("a", "ssm:GetParameters");
        assert!(one.absorb(&allow("a", "logs:PutLogEvents")));
        assert!(!one.absorb(&allow("b", "logs:PutLogEvents")));
        let commands = one.commands(&crate::snapshot::AccountIdentity::default());
        assert_eq!(commands.len(), 1);
        for action in ["ssm:GetParameters", "logs:PutLogEvents"] {
            assert!(commands.iter().all(|command| command.contains(action)));
        }
    }

    #[test]
    fn a_rule_of_an_acl_takes_in_a_narrower_one() {
        let rule = |number, peer: &str| Change::AllowInAcl {
            acl: "acl-1".to_owned(),
            egress: false,
            number,
            ports: crate::ports::Ports { from: 1, to: 2 },
            peer: peer.parse().expect("a range"),
        };
        let mut one = rule(49, "10.0.1.0/24");
        assert!(!one.absorb(&rule(48, "10.0.2.0/24")));
        assert!(one.absorb(&rule(47, "0.0.0.0/0")));
        assert_eq!(one, rule(47, "0.0.0.0/0"));
        assert!(one.absorb(&rule(46, "10.0.2.0/24")));
        assert_eq!(one, rule(46, "0.0.0.0/0"));
    }

    #[test]
    fn edits_of_one_task_definition_are_one_revision() {
        let revise = |edit| Change::ReviseDefinition {
            definition: "family:3".to_owned(),
            edits: vec![edit],
        };
        let mut one = revise(DefinitionEdit::Fargate);
        assert!(one.absorb(&revise(DefinitionEdit::ExecutionRole("role".to_owned()))));
        assert!(matches!(&one, Change::ReviseDefinition { edits, .. } if edits.len() == 2));
    }

    #[test]
    fn updates_of_one_service_are_one_deployment() {
        let mut one = update(&[ServiceUpdate::Redeploy]);
        assert!(one.absorb(&update(&[ServiceUpdate::DesiredCount(2)])));
        assert!(one.absorb(&update(&[ServiceUpdate::PlatformVersion(
            "1.4.0".to_owned()
        )])));
        let account = crate::snapshot::AccountIdentity::default();
        let commands = one.commands(&account);
        let [command] = commands.as_slice() else {
            panic!("{commands:?}");
        };
        for option in ["--desired-count 2", "--platform-version 1.4.0"] {
            assert!(command.contains(option), "{command}");
        }
        assert_eq!(command.matches("--force-new-deployment").count(), 1);
    }

    #[test]
    fn settings_of_one_target_group_are_one_command() {
        let set = |setting| Change::SetTargetGroup {
            target_group: "arn".to_owned(),
            settings: vec![setting],
        };
        let mut one = set(TargetGroupSetting::HealthCheckPath("/".to_owned()));
        assert!(one.absorb(&set(TargetGroupSetting::HealthCheckCodes("200".to_owned()))));
        let commands = one.commands(&crate::snapshot::AccountIdentity::default());
        assert_eq!(commands.len(), 1, "{commands:?}");
    }
}
