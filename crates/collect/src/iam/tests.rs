use super::*;
use crate::testing::{QUERY_DENIED, caller, everything};
use workshop_check_core::snapshot::Reason;

const ROLE: &str = "<GetRoleResponse><GetRoleResult><Role><Path>/service-role/</Path><RoleName>exec</RoleName><RoleId>r</RoleId>\
    <Arn>arn:aws:iam::1:role/service-role/exec</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>\
    <AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%7B%22Condition%22%3A%7B%22StringEquals%22%3A%7B%22sts%3AExternalId%22%3A%22S3CR3T%22%7D%7D%7D%5D%7D</AssumeRolePolicyDocument>\
    <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary>\
    </Role></GetRoleResult></GetRoleResponse>";

single_call!(get_role: aws_sdk_iam, get_role, GetRole, QUERY_DENIED, scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| role(caller, client, "exec").await,
answer: ROLE,
expected: Role {
    role_name: "exec".into(), arn: "arn:aws:iam::1:role/service-role/exec".into(), path: "/service-role/".into(),
    assume_role_policy_document: serde_json::json!({"Statement": [{"Condition": {"StringEquals": {"sts:ExternalId": "***"}}}]}),
    permissions_boundary: Some(PermissionsBoundary { permissions_boundary_arn: "arn:b".into() }),
});

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

paged_call!(list_attached: aws_sdk_iam, list_attached_role_policies, marker, ListAttachedRolePolicies, QUERY_DENIED,
    scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| attached_policies(caller, client, "exec").await,
    first: attached("a", "<IsTruncated>true</IsTruncated><Marker>page-2</Marker>"),
    second: attached("b", "<IsTruncated>false</IsTruncated>"),
    expected: vec![policy("a"), policy("b")]);

fn inline(name: &str, more: &str) -> String {
    format!(
        "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames><member>{name}</member></PolicyNames>{more}\
        </ListRolePoliciesResult></ListRolePoliciesResponse>"
    )
}

const DOCUMENT: &str = "<GetRolePolicyResponse><GetRolePolicyResult><RoleName>exec</RoleName><PolicyName>p</PolicyName>\
    <PolicyDocument>%7B%22Statement%22%3A%5B%7B%22Action%22%3A%22a%2Bb+c%22%7D%5D%7D</PolicyDocument></GetRolePolicyResult></GetRolePolicyResponse>";

fn document_rule() -> crate::testing::Rule {
    answer!(Client::get_role_policy, |_| true, 200, DOCUMENT)
}

fn known() -> Fact<Value> {
    Fact::Known(serde_json::json!({"Statement": [{"Action": "a+b+c"}]}))
}

paged_call!(list_inline: aws_sdk_iam, list_role_policies, marker, ListRolePolicies, QUERY_DENIED,
    scope: everything(), also: [document_rule()],
    read: async |caller: &Caller<'_>, client: &Client| inline_policies(caller, client, "exec").await,
    first: inline("p", "<IsTruncated>true</IsTruncated><Marker>page-2</Marker>"),
    second: inline("q", "<IsTruncated>false</IsTruncated>"),
    expected: Documents::from([("p".to_owned(), known()), ("q".to_owned(), known())]));

single_call!(get_policy: aws_sdk_iam, get_role_policy, GetRolePolicy, QUERY_DENIED, scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| inline_policy(caller, client, "exec", "p").await,
    answer: DOCUMENT,
    expected: serde_json::json!({"Statement": [{"Action": "a+b+c"}]}));

#[tokio::test]
async fn a_document_that_is_not_json_is_unknown() {
    let client = mocked!(
        aws_sdk_iam,
        [answer!(
            Client::get_role_policy,
            |_| true,
            200,
            DOCUMENT.replace("%7D</", "</")
        )]
    );
    let scope = everything();
    let read = inline_policy(&caller(&scope), &client, "exec", "p").await;
    assert!(failed_with(&read, "MalformedAnswer"), "{read:?}");
}

#[tokio::test]
async fn a_role_that_does_not_exist_is_known_not_to_whoever_says_so() {
    let no_such = "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no</Message></Error></ErrorResponse>";
    let client = mocked!(
        aws_sdk_iam,
        [
            answer!(Client::get_role, |_| true, 403, QUERY_DENIED),
            answer!(Client::list_attached_role_policies, |_| true, 404, no_such),
            answer!(Client::list_role_policies, |_| true, 403, QUERY_DENIED),
        ]
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

#[test]
fn percent_decoding_keeps_what_is_not_encoded() {
    assert_eq!(percent_decode("a%20b%C3%A4+%"), "a bä+%".as_bytes());
    assert_eq!(percent_decode("%zz%2"), b"%zz%2");
}

#[tokio::test]
async fn a_policy_out_of_scope_is_named_but_not_read() {
    let client = mocked!(
        aws_sdk_iam,
        [answer!(
            Client::list_role_policies,
            |_| true,
            200,
            inline("p", "<IsTruncated>false</IsTruncated>")
        )]
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
        document: serde_json::json!({"Statement": {"Action": "a+b+c"}}),
    }
}

single_call!(get_managed_policy: aws_sdk_iam, get_policy, GetPolicy, QUERY_DENIED, scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| managed_policy(caller, client, OWN).await,
    answer: POLICY,
    expected: own());

single_call!(get_policy_version: aws_sdk_iam, get_policy_version, GetPolicyVersion, QUERY_DENIED, scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| policy_version(caller, client, OWN, &own()).await,
    answer: VERSION,
    expected: version());

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
    let get = answer!(
        Client::get_policy,
        |input| input.policy_arn() == Some(OWN),
        200,
        POLICY
    );
    let version_of = answer!(
        Client::get_policy_version,
        |input| (input.policy_arn(), input.version_id()) == (Some(OWN), Some("v3")),
        200,
        VERSION
    );
    let client = mocked!(aws_sdk_iam, [get, version_of]);
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
    let client = mocked!(
        aws_sdk_iam,
        [answer!(Client::get_policy, |_| true, 403, QUERY_DENIED)]
    );
    let scope = everything();
    let iam = managed_policies(&caller(&scope), &client, [OWN.to_owned()]).await;
    let call = Call::GetPolicy;
    let denied = Fact::Unknown(Reason::Denied { call });
    assert_eq!(iam.policies, [(OWN.to_owned(), denied)].into());
    assert!(iam.policy_versions.is_empty());
}

#[tokio::test]
async fn policies_out_of_scope_are_not_read() {
    let client = mocked!(aws_sdk_iam, []);
    let scope = workshop_check_core::snapshot::Scope::default();
    let iam = managed_policies(&caller(&scope), &client, [OWN.to_owned()]).await;
    assert!(iam.policies.is_empty() && iam.policy_versions.is_empty());
}

#[tokio::test]
async fn an_answer_without_its_member_is_not_an_absent_thing() {
    let metadata = "<ResponseMetadata><RequestId>0</RequestId></ResponseMetadata>";
    let client = mocked!(
        aws_sdk_iam,
        [
            answer!(
                Client::get_role,
                |_| true,
                200,
                format!("<GetRoleResponse><GetRoleResult/>{metadata}</GetRoleResponse>")
            ),
            answer!(
                Client::list_role_policies,
                |input| input.role_name() == Some("lacks"),
                200,
                format!(
                    "<ListRolePoliciesResponse><ListRolePoliciesResult/>{metadata}</ListRolePoliciesResponse>"
                )
            ),
            answer!(
                Client::list_role_policies,
                |_| true,
                200,
                format!(
                    "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames/></ListRolePoliciesResult>{metadata}</ListRolePoliciesResponse>"
                )
            ),
        ]
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
