use std::sync::Arc;

use super::*;
use crate::service_client::IAM;
use crate::testing::{Paged, QUERY_DENIED, Single, caller, everything, reply, replying};
use workshop_check_core::snapshot::Reason;

const ROLE: &str = "<GetRoleResponse><GetRoleResult><Role><Path>/service-role/</Path><RoleName>exec</RoleName><RoleId>r</RoleId>\
    <Arn>arn:aws:iam::1:role/service-role/exec</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>\
    <AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%7B%22Condition%22%3A%7B%22StringEquals%22%3A%7B%22sts%3AExternalId%22%3A%22S3CR3T%22%7D%7D%7D%5D%7D</AssumeRolePolicyDocument>\
    <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary>\
    </Role></GetRoleResult></GetRoleResponse>";

#[tokio::test]
async fn a_role_is_read() {
    let scope = everything();
    let expected = Role {
        role_name: "exec".into(),
        arn: "arn:aws:iam::1:role/service-role/exec".into(),
        path: "/service-role/".into(),
        assume_role_policy_document: json!({"Statement": [{"Condition": {"StringEquals": {"sts:ExternalId": "***"}}}]}),
        permissions_boundary: Some(PermissionsBoundary {
            permissions_boundary_arn: "arn:b".into(),
        }),
    };
    single("GetRole", Call::GetRole, ROLE, expected)
        .verify(async |client| role(&caller(&scope), client, "exec").await)
        .await;
}

fn single<T>(operation: &'static str, call: Call, answer: &str, expected: T) -> Single<T> {
    Single {
        api: IAM,
        operation,
        call,
        denied: QUERY_DENIED,
        answer: answer.to_owned(),
        expected,
    }
}

fn paged<T>(
    operation: &'static str,
    call: Call,
    first: String,
    second: String,
    expected: T,
) -> Paged<T> {
    Paged {
        api: IAM,
        operation,
        token: "Marker",
        call,
        denied: QUERY_DENIED,
        first,
        second,
        also: vec![reply("GetRolePolicy", |_| true, 200, DOCUMENT)],
        expected,
    }
}

fn attached(name: &str, more: &str) -> String {
    format!(
        "<ListAttachedRolePoliciesResponse><ListAttachedRolePoliciesResult><AttachedPolicies><member>\
        <PolicyName>{name}</PolicyName><PolicyArn>arn:{name}</PolicyArn></member></AttachedPolicies>{more}\
        </ListAttachedRolePoliciesResult></ListAttachedRolePoliciesResponse>"
    )
}

fn policy(name: &str) -> AttachedPolicy {
    AttachedPolicy {
        policy_name: name.into(),
        policy_arn: format!("arn:{name}"),
    }
}

#[tokio::test]
async fn attached_policies_are_listed() {
    let scope = everything();
    paged(
        "ListAttachedRolePolicies",
        Call::ListAttachedRolePolicies,
        attached(
            "a",
            "<IsTruncated>true</IsTruncated><Marker>page-2</Marker>",
        ),
        attached("b", "<IsTruncated>false</IsTruncated>"),
        vec![policy("a"), policy("b")],
    )
    .verify(async |client| attached_policies(&caller(&scope), client, "exec").await)
    .await;
}

fn inline(name: &str, more: &str) -> String {
    format!(
        "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames><member>{name}</member></PolicyNames>{more}\
        </ListRolePoliciesResult></ListRolePoliciesResponse>"
    )
}

const DOCUMENT: &str = "<GetRolePolicyResponse><GetRolePolicyResult><RoleName>exec</RoleName><PolicyName>p</PolicyName>\
    <PolicyDocument>%7B%22Statement%22%3A%5B%7B%22Action%22%3A%22a%2Bb+c%22%7D%5D%7D</PolicyDocument></GetRolePolicyResult></GetRolePolicyResponse>";

fn known() -> Fact<Value> {
    Fact::Known(json!({"Statement": [{"Action": "a+b+c"}]}))
}

#[tokio::test]
async fn inline_policies_are_listed_and_read() {
    let scope = everything();
    paged(
        "ListRolePolicies",
        Call::ListRolePolicies,
        inline(
            "p",
            "<IsTruncated>true</IsTruncated><Marker>page-2</Marker>",
        ),
        inline("q", "<IsTruncated>false</IsTruncated>"),
        Documents::from([("p".to_owned(), known()), ("q".to_owned(), known())]),
    )
    .verify(async |client| inline_policies(&caller(&scope), client, "exec").await)
    .await;
}

#[tokio::test]
async fn an_inline_policy_is_read() {
    let scope = everything();
    let expected = json!({"Statement": [{"Action": "a+b+c"}]});
    single("GetRolePolicy", Call::GetRolePolicy, DOCUMENT, expected)
        .verify(async |client| inline_policy(&caller(&scope), client, "exec", "p").await)
        .await;
}

#[tokio::test]
async fn a_document_that_is_not_json_is_unknown() {
    let client = replying(
        IAM,
        vec![reply(
            "GetRolePolicy",
            |_| true,
            200,
            DOCUMENT.replace("%7D</", "</"),
        )],
    );
    let scope = everything();
    let read = inline_policy(&caller(&scope), &client, "exec", "p").await;
    assert!(failed_with(&read, "MalformedAnswer"), "{read:?}");
}

#[tokio::test]
async fn a_role_that_does_not_exist_is_known_not_to_whoever_says_so() {
    let no_such = "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no</Message></Error></ErrorResponse>";
    let client = replying(
        IAM,
        vec![
            reply("GetRole", |_| true, 403, QUERY_DENIED),
            reply("ListAttachedRolePolicies", |_| true, 404, no_such),
            reply("ListRolePolicies", |_| true, 403, QUERY_DENIED),
        ],
    );
    let scope = everything();
    let iam = collect(&caller(&scope), &client, ["gone".to_owned()].into()).await;
    assert_eq!(iam.roles, [("gone".to_owned(), Fact::Known(None))].into());
    assert!(iam.attached_policies.is_empty() && iam.role_policies.is_empty());
}

#[test]
fn a_roles_name_follows_its_path() {
    let of = |role: &str| {
        roles_of(
            [TaskDefinition {
                task_role_arn: Some(role.into()),
                ..TaskDefinition::default()
            }]
            .iter(),
        )
    };
    for (role, name) in [
        ("arn:aws:iam::1:role/exec", "exec"),
        ("arn:aws:iam::1:role/service-role/a/exec", "exec"),
        ("arn:aws-cn:iam::1:role/exec", "exec"),
        ("exec", "exec"),
    ] {
        assert_eq!(of(role), BTreeSet::from([name.to_owned()]), "{role}");
    }
}

#[tokio::test]
async fn a_policy_out_of_scope_is_named_but_not_read() {
    let client = replying(
        IAM,
        vec![reply(
            "ListRolePolicies",
            |_| true,
            200,
            inline("p", "<IsTruncated>false</IsTruncated>"),
        )],
    );
    let scope = workshop_check_core::snapshot::Scope {
        calls: [Call::ListRolePolicies].into(),
        ..Default::default()
    };
    let iam = collect(&caller(&scope), &client, ["exec".to_owned()].into()).await;
    let documents = iam.role_policies["exec"].known().expect("the list");
    assert_eq!(documents["p"], Fact::not_read(Call::GetRolePolicy));
    assert!(iam.roles.is_empty() && iam.attached_policies.is_empty());
}

const OWN: &str = "arn:aws:iam::1:policy/own";
const POLICY: &str = "<GetPolicyResponse><GetPolicyResult><Policy><PolicyName>own</PolicyName><Arn>arn:aws:iam::1:policy/own</Arn>\
    <DefaultVersionId>v3</DefaultVersionId><AttachmentCount>1</AttachmentCount></Policy></GetPolicyResult></GetPolicyResponse>";
const VERSION: &str = "<GetPolicyVersionResponse><GetPolicyVersionResult><PolicyVersion><VersionId>v3</VersionId>\
    <Document>%7B%22Statement%22%3A%7B%22Action%22%3A%22a%2Bb+c%22%7D%7D</Document><IsDefaultVersion>true</IsDefaultVersion>\
    </PolicyVersion></GetPolicyVersionResult></GetPolicyVersionResponse>";

fn own() -> ManagedPolicy {
    ManagedPolicy {
        policy_name: "own".into(),
        default_version_id: "v3".into(),
    }
}

fn version() -> PolicyVersion {
    PolicyVersion {
        version_id: "v3".into(),
        document: json!({"Statement": {"Action": "a+b+c"}}),
    }
}

#[tokio::test]
async fn a_managed_policy_and_its_version_are_read() {
    let scope = everything();
    single("GetPolicy", Call::GetPolicy, POLICY, own())
        .verify(async |client| managed_policy(&caller(&scope), client, OWN).await)
        .await;
    let call = Call::GetPolicyVersion;
    single("GetPolicyVersion", call, VERSION, version())
        .verify(async |client| policy_version(&caller(&scope), client, OWN, &own()).await)
        .await;
}

#[test]
fn attached_policies_and_the_boundary_are_read() {
    let attached = AttachedPolicy {
        policy_arn: "arn:a".to_owned(),
        ..AttachedPolicy::default()
    };
    let role = Role {
        permissions_boundary: Some(PermissionsBoundary {
            permissions_boundary_arn: OWN.to_owned(),
        }),
        ..Role::default()
    };
    assert_eq!(arns_of(&Ok(role), &Ok(vec![attached])), ["arn:a", OWN]);
}

#[tokio::test]
async fn a_policy_is_read_once_and_only_if_it_is_not_known() {
    let get = reply(
        "GetPolicy",
        |members| members["PolicyArn"] == OWN,
        200,
        POLICY,
    );
    let version_of = reply(
        "GetPolicyVersion",
        |members| (&members["PolicyArn"], &members["VersionId"]) == (&json!(OWN), &json!("v3")),
        200,
        VERSION,
    );
    let client = replying(IAM, vec![Arc::clone(&get), Arc::clone(&version_of)]);
    let scope = everything();
    let arns = [OWN, OWN, "arn:aws-cn:iam::aws:policy/AdministratorAccess"].map(str::to_owned);
    let caller = caller(&scope);
    let iam = managed_policies(&caller, &client, arns.clone()).await;
    let again = managed_policies(&caller, &client, arns).await;
    assert_eq!(again, Iam::default());
    assert_eq!((get.num_calls(), version_of.num_calls()), (1, 1));
    let (policy, document) = (Fact::Known(own()), Fact::Known(version()));
    assert_eq!(iam.policies, [(OWN.to_owned(), policy)].into());
    assert_eq!(iam.policy_versions, [(OWN.to_owned(), document)].into());
}

#[tokio::test]
async fn a_policy_that_may_not_be_read_has_no_version() {
    let client = replying(IAM, vec![reply("GetPolicy", |_| true, 403, QUERY_DENIED)]);
    let scope = everything();
    let iam = managed_policies(&caller(&scope), &client, [OWN.to_owned()]).await;
    let call = Call::GetPolicy;
    let denied = Fact::Unknown(Reason::Denied { call });
    assert_eq!(iam.policies, [(OWN.to_owned(), denied)].into());
    assert!(iam.policy_versions.is_empty());
}

#[tokio::test]
async fn policies_out_of_scope_are_not_read() {
    let client = replying(IAM, vec![]);
    let scope = workshop_check_core::snapshot::Scope::default();
    let iam = managed_policies(&caller(&scope), &client, [OWN.to_owned()]).await;
    assert!(iam.policies.is_empty() && iam.policy_versions.is_empty());
}

#[tokio::test]
async fn an_answer_without_its_member_is_not_an_absent_thing() {
    let metadata = "<ResponseMetadata><RequestId>0</RequestId></ResponseMetadata>";
    let client = replying(
        IAM,
        vec![
            reply(
                "GetRole",
                |_| true,
                200,
                format!("<GetRoleResponse><GetRoleResult/>{metadata}</GetRoleResponse>"),
            ),
            reply(
                "ListRolePolicies",
                |members| members["RoleName"] == "lacks",
                200,
                format!(
                    "<ListRolePoliciesResponse><ListRolePoliciesResult/>{metadata}</ListRolePoliciesResponse>"
                ),
            ),
            reply(
                "ListRolePolicies",
                |_| true,
                200,
                format!(
                    "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames/></ListRolePoliciesResult>{metadata}</ListRolePoliciesResponse>"
                ),
            ),
        ],
    );
    let scope = everything();
    let caller = caller(&scope);
    let lacks = "IncompleteAnswer";
    let read = role(&caller, &client, "r").await;
    assert!(crate::caller::failed_with(&read, lacks), "{read:?}");
    let read = inline_policies(&caller, &client, "lacks").await;
    assert!(crate::caller::failed_with(&read, lacks), "{read:?}");
    let read = inline_policies(&caller, &client, "none").await;
    assert_eq!(read, Ok(Documents::new()));
}
