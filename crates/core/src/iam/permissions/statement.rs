//! Evaluates one statement of a policy document.

use serde_json::Value as Json;

use super::condition;
use super::document::{Text, one_or_many};
use super::holds::Holds;
use super::pattern::Pattern;
use super::request::Request;

/// The effect of a statement that applies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Effect {
    Allow,
    Deny,
}

/// The statements of a document with a valid effect.
pub(super) fn of(document: &Json) -> impl Iterator<Item = (Effect, &Json)> {
    one_or_many(document.get("Statement")).filter_map(|statement| {
        let effect = match statement.get("Effect").and_then(Json::as_str)? {
            "Allow" => Effect::Allow,
            "Deny" => Effect::Deny,
            _ => return None,
        };
        Some((effect, statement))
    })
}

/// Whether a statement applies to the request.
pub(super) fn applies(statement: &Json, text: Text<'_>) -> Holds {
    names(statement, text).and(|| condition::hold(statement.get("Condition"), text))
}

/// The key of a condition that is the only reason why a statement does not apply.
pub(super) fn excluding(statement: &Json, text: Text<'_>) -> Option<String> {
    match names(statement, text) {
        Holds::Yes => condition::failing(statement.get("Condition"), text),
        _ => None,
    }
}

/// Whether the principal, the action and the resource of the request match.
fn names(statement: &Json, text: Text<'_>) -> Holds {
    principal(statement, text.request)
        .and(|| action(statement, text.request))
        .and(|| resource(statement, text))
}

fn action(statement: &Json, request: &Request) -> Holds {
    // Actions ignore case and have no variables.
    let action = Pattern::wild(&request.action).folded();
    let one = |wanted: &str| {
        Pattern::wild(wanted)
            .folded()
            .matches(&action, &request.action)
    };
    either(statement, "Action", "NotAction", one)
}

fn resource(statement: &Json, text: Text<'_>) -> Holds {
    let Some(resource) = &text.request.resource else {
        return Holds::Yes;
    };
    let resource = Pattern::wild(resource);
    let one = |wanted: &str| {
        text.pattern(wanted, Pattern::wild)
            .matches(&resource, wanted)
    };
    either(statement, "Resource", "NotResource", one)
}

/// Whether one value of `element` matches, or no value of `negation`. `No` if the statement has neither.
fn either(statement: &Json, element: &str, negation: &str, one: impl Fn(&str) -> Holds) -> Holds {
    let any = |values| Holds::any(one_or_many(values).filter_map(Json::as_str).map(&one));
    match (statement.get(element), statement.get(negation)) {
        (None, Some(excepted)) => any(Some(excepted)).not(),
        (values, _) => any(values),
    }
}

/// Whether the statement of a trust policy names the service. Always `Yes` for identity-based policies.
///
/// Source: IAM user guide, "Principal": `*` and `{"AWS": "*"}` are all principals. That they include AWS's services is
/// what `aws:PrincipalIsAWSService` is documented for; no emulator shows it.
fn principal(statement: &Json, request: &Request) -> Holds {
    let Some(service) = request.service.as_deref() else {
        return Holds::Yes;
    };
    let named = |principal: &Json| {
        let is = |values: Option<&Json>, wanted: &str| {
            one_or_many(values).any(|value| value.as_str() == Some(wanted))
        };
        principal.as_str() == Some("*")
            || is(principal.get("AWS"), "*")
            || is(principal.get("Service"), "*")
            || is(principal.get("Service"), service)
    };
    match (statement.get("Principal"), statement.get("NotPrincipal")) {
        (Some(principal), _) => named(principal).into(),
        (None, Some(excepted)) if named(excepted) => Holds::No,
        // AWS does not document whether NotPrincipal with other principals matches a service.
        (None, Some(_)) => Holds::perhaps("NotPrincipal"),
        (None, None) => Holds::No,
    }
}
