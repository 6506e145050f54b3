//! IAM roles as a kind of resource.

use crate::resource::inventory::Unread;
use crate::resource::kinds::{AnyName, ResourceType};
use crate::snapshot::services::Role;
use crate::snapshot::{Call, Fact, Reason, Scope, Snapshot};

impl ResourceType for Role {
    const NAME: &'static str = "iam-role";
    const CALLS: &'static [Call] = &[Call::GetRole];
    const ANY_NAME: AnyName = AnyName::CountsIfNameless;
    const IS_SHARED: bool = true;
    const IS_READ_BY_NAME: bool = true;
    /// IAM is a global service.
    const IS_REGIONAL: bool = false;

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        const NOT_READ: &Reason = &Reason::NotRead {
            call: Call::GetRole,
        };
        let roles = &snapshot.iam.roles;
        let none = roles.is_empty().then(|| Err(Unread::all(NOT_READ)));
        let asked_for = roles.iter().filter_map(|(name, role)| match role {
            Fact::Known(role) => role.as_ref().map(Ok),
            Fact::Unknown(reason) => Some(Err(Unread {
                key: Some(name),
                name: Some(name),
                reason: reason.into(),
            })),
        });
        none.into_iter().chain(asked_for)
    }

    fn key(&self) -> &str {
        &self.role_name
    }

    fn name(&self) -> &str {
        &self.role_name
    }

    fn ask_for(name: &str, scope: &mut Scope) {
        scope.roles.insert(name.to_owned());
    }
}
