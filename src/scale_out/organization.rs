//! The accounts of an AWS organization. Source of the requests: AWS Organizations API reference (DescribeOrganization,
//! ListAccounts, ListAccountsForParent, ListOrganizationalUnitsForParent).

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use workshop_check_collect::requests::{JsonVersion, RequestError, Requests, Service};
use workshop_check_core::snapshot::partition_of;

const ORGANIZATIONS: Service = Service {
    id: "Organizations",
    endpoint_prefix: "organizations",
    signing_name: "organizations",
    is_global: false,
};

/// An account of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrganizationAccount {
    /// Twelve digits.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// The e-mail address of its root user.
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    status: String,
}

/// The Region of the endpoint of AWS Organizations in the partition of a Region ("AWS Organizations endpoints and quotas").
pub fn endpoint_region(region: &str) -> &'static str {
    match partition_of(region) {
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    }
}

/// The active accounts below these organizational units, or all of the organization, without the management account,
/// sorted by name. `requests` has the Region of [`endpoint_region`].
///
/// # Errors
/// When AWS refuses, there is no answer, or it cannot be read.
pub async fn accounts(
    requests: &Requests,
    units: &[String],
) -> Result<Vec<OrganizationAccount>, RequestError> {
    let organization = call(requests, "DescribeOrganization", json!({})).await?;
    let management = organization
        .pointer("/Organization/MasterAccountId")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let mut found = Vec::new();
    if units.is_empty() {
        found = pages(requests, "ListAccounts", json!({}), "Accounts").await?;
    }
    let mut left = units.to_vec();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(parent) = left.pop() {
        if !seen.insert(parent.clone()) {
            continue;
        }
        let of_parent = json!({ "ParentId": parent });
        let accounts: Vec<OrganizationAccount> = pages(
            requests,
            "ListAccountsForParent",
            of_parent.clone(),
            "Accounts",
        )
        .await?;
        found.extend(accounts);
        let below: Vec<Unit> = pages(
            requests,
            "ListOrganizationalUnitsForParent",
            of_parent,
            "OrganizationalUnits",
        )
        .await?;
        left.extend(below.into_iter().map(|unit| unit.id));
    }
    found.retain(|account| account.status == "ACTIVE" && account.id != management);
    found.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    found.dedup();
    Ok(found)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Unit {
    id: String,
}

async fn call(requests: &Requests, operation: &str, input: Value) -> Result<Value, RequestError> {
    let target = format!("AWSOrganizationsV20161128.{operation}");
    requests
        .json(ORGANIZATIONS, JsonVersion::V1_1, &target, &input)
        .await
}

/// The items of all pages.
async fn pages<T: DeserializeOwned>(
    requests: &Requests,
    operation: &str,
    input: Value,
    items: &str,
) -> Result<Vec<T>, RequestError> {
    let mut found = Vec::new();
    let mut token: Option<Value> = None;
    loop {
        let mut input = input.clone();
        if let (Some(members), Some(token)) = (input.as_object_mut(), &token) {
            members.insert("NextToken".to_owned(), token.clone());
        }
        let mut page = call(requests, operation, input).await?;
        let list = page.get_mut(items).map(Value::take).unwrap_or_default();
        let list: Vec<T> = serde_json::from_value(list).map_err(|error| RequestError {
            operation: format!("organizations:{operation}"),
            code: "MalformedAnswer".to_owned(),
            message: error.to_string(),
            denied: false,
            expired: false,
        })?;
        found.extend(list);
        token = page
            .get("NextToken")
            .filter(|token| token.is_string())
            .cloned();
        if token.is_none() {
            return Ok(found);
        }
    }
}
