//! What an operation of AWS does, as its name tells, and in REST its path.
//!
//! The lists were compared with all reading operations of botocore's models (2026). A word that is here too much costs a suite
//! one call; a word that is missing lets a suite write or read what somebody has stored.

/// The verbs with which AWS's reading operations begin.
const VERBS: &[&str] = &["BatchGet", "Describe", "List", "Get", "Lookup"];

/// Verbs of operations that change something. No reading operation of AWS has one of them as a word, except [`NOUNS`].
const CHANGES: &[&str] = &[
    "Abort",
    "Accept",
    "Acknowledge",
    "Acquire",
    "Activate",
    "Add",
    "Allocate",
    "Apply",
    "Approve",
    "Assign",
    "Associate",
    "Assume",
    "Attach",
    "Authorize",
    "Cancel",
    "Claim",
    "Clear",
    "Close",
    "Complete",
    "Configure",
    "Confirm",
    "Consume",
    "Continue",
    "Create",
    "Deactivate",
    "Decrypt",
    "Delete",
    "Deregister",
    "Detach",
    "Disable",
    "Disassociate",
    "Discard",
    "Disconnect",
    "Drain",
    "Drop",
    "Enable",
    "Encrypt",
    "Evict",
    "Execute",
    "Expire",
    "Finalize",
    "Flush",
    "Generate",
    "Initialize",
    "Initiate",
    "Insert",
    "Install",
    "Invalidate",
    "Invite",
    "Join",
    "Leave",
    "Lock",
    "Mark",
    "Modify",
    "Move",
    "Notify",
    "Pause",
    "Poll",
    "Pop",
    "Post",
    "Prepare",
    "Process",
    "Promote",
    "Provision",
    "Publish",
    "Purge",
    "Push",
    "Put",
    "Reboot",
    "Rebuild",
    "Receive",
    "Redeem",
    "Redrive",
    "Refund",
    "Regenerate",
    "Register",
    "Reject",
    "Remove",
    "Rename",
    "Renew",
    "Replace",
    "Replicate",
    "Resend",
    "Reserve",
    "Reset",
    "Resize",
    "Restart",
    "Resume",
    "Retire",
    "Retry",
    "Return",
    "Revoke",
    "Rollback",
    "Rotate",
    "Send",
    "Shutdown",
    "Start",
    "Stop",
    "Submit",
    "Subscribe",
    "Suspend",
    "Swap",
    "Take",
    "Terminate",
    "Unlock",
    "Unsubscribe",
    "Untag",
    "Update",
    "Upsert",
    "Withdraw",
    "Write",
];

/// Reading operations in which such a verb is part of a noun.
const NOUNS: &[&str] = &[
    "DescribeBatchDeleteConfigurationTask",
    "DescribeConnectClientAddIns",
    "DescribeCreateAccountStatus",
    "DescribeCreateCaseOptions",
    "DescribeHybridADUpdate",
    "DescribeMaintenanceStartTime",
    "DescribeNotifyConfigurations",
    "DescribeNotifyTemplates",
    "DescribeReplaceRootVolumeTasks",
    "DescribeResize",
    "DescribeReturnShippingLabel",
    "DescribeScalingProcessTypes",
    "DescribeUpdate",
    "DescribeUpdateActions",
    "DescribeUpdateDirectory",
    "GetBulkPublishDetails",
    "GetDeleteEventsByEventTypeStatus",
    "GetDistributionLatestCacheReset",
    "GetOTAUpdate",
    "GetObjectLockConfiguration",
    "GetProfileUpdateTask",
    "GetPushTemplate",
    "GetRegisterAccountStatus",
    "GetSendQuota",
    "GetSendStatistics",
    "GetVaultLock",
    "ListAttachPoints",
    "ListBatchJobRestartPoints",
    "ListCreateAccountStatus",
    "ListMessageMoveTasks",
    "ListNotifyCountries",
    "ListProgressUpdateStreams",
    "ListPullTimeUpdateExclusions",
    "ListReplacePermissionAssociationsWork",
];

/// Words with which a second verb follows.
const AND: &[&str] = &["And", "Or", "Then"];

/// The only operations of AWS with such a word.
const PAIRS: &[&str] = &[
    "GetCostAndUsage",
    "GetCostAndUsageComparisons",
    "GetCostAndUsageWithResources",
];

/// Operations that do more than their names tell: `GetId` of Amazon Cognito creates an identity, and
/// `GetUserAttributeVerificationCode` sends a message.
const MORE_THAN_READING: &[&str] = &["GetId", "GetUserAttributeVerificationCode"];

/// Words in the names of operations that return credentials or secrets: GetSecretValue, GetSessionToken,
/// GetAuthorizationToken, GetPasswordData, GetCredentials, GetSignedBluinsightsUrl.
const SECRETS: &[&str] = &[
    "Secret",
    "Password",
    "Credential",
    "Token",
    "DataKey",
    "PrivateKey",
    "KeyMaterial",
    "Presigned",
    "Signed",
    "Decrypted",
    "Plaintext",
];

/// Operations that return credentials or secrets, although their names do not tell.
const SECRET_OPERATIONS: &[&str] = &[
    "GetComputeAccess",
    "GetDataAccess",
    "GetExternalDataViewAccessDetails",
    "GetInstanceAccess",
    "GetInstanceAccessDetails",
    "GetJobDetails",
    "GetJobUnlockCode",
    "GetParametersForImport",
    "GetResourceApiKey",
    "GetThirdPartyJobDetails",
];

/// The address of a queue gives no access. All others that an operation returns do, to whoever has them.
const ADDRESSES: &[&str] = &["GetQueueUrl"];

/// What customers store, as the last word of an operation that gets it: objects, messages, files. A check is about how something
/// is set up, and passwords may be in what it holds.
const CONTENTS: &[&str] = &[
    "Blob",
    "Body",
    "Content",
    "Contents",
    "Message",
    "Messages",
    "Object",
    "Objects",
    "Payload",
    "Payloads",
    "Transcript",
    "Transcripts",
];

/// What customers store, as the only words after the verb. Other records and items are those of the service itself, as in
/// `GetOpsItem`.
const ONLY_CONTENTS: &[&str] = &["Item", "Items", "Record", "Records"];

/// Further operations, and actions, that return what customers store: logs, screens, code. AWS's models and the service
/// authorization reference mark none of them, so this is a list. Some have a service before them, because their name is that of
/// another operation as well.
const CONTENT_OPERATIONS: &[&str] = &[
    "BatchGetCodeSnippet",
    "DescribeAttachment",
    "GetAttachedFile",
    "GetAttachment",
    "GetClip",
    "GetCommandInvocation",
    "GetConsoleOutput",
    "GetConsoleScreenshot",
    "GetContainerLog",
    "GetDownloadUrlForLayer",
    "GetEntityRecords",
    "GetFile",
    "GetFunction",
    "GetHostedConfigurationVersion",
    "GetImageFrame",
    "GetImageSetMetadata",
    "GetJobDocument",
    "GetJobOutput",
    "GetLatestConfiguration",
    "GetLayerVersion",
    "GetLayerVersionByArn",
    "GetLineageEvent",
    "GetLogEvents",
    "GetLogRecord",
    "GetMedia",
    "GetMediaForFragmentList",
    "GetMemoryRecord",
    "GetObjectTorrent",
    "GetObjectVersion",
    "GetObjectVersionTorrent",
    "GetPackageVersionAsset",
    "GetProfileHistoryRecord",
    "GetPromptFile",
    "GetQueryResults",
    "GetReadSet",
    "GetRelationalDatabaseLogEvents",
    "GetSnapshotBlock",
    "GetStatementResult",
    "GetStatementResultV2",
    "GetThingShadow",
    "GetWhatsAppMessageMedia",
    "GetWorkUnitResults",
    "ListRecords",
    "appconfig:GetConfiguration",
    "bedrock-agentcore:GetEvent",
    "omics:GetReference",
    "workdocs:GetDocument",
];

/// The services, or the hosts, whose objects have the paths that customers give them. They answer in XML, so that what is JSON
/// there is what somebody has stored.
const STORES: &[&str] = &[
    "s3",
    "s3express",
    "s3-outposts",
    "s3-object-lambda",
    "cloudfront",
    "route53",
];

/// The paths of REST by which a GET returns credentials or what customers store, or does more than read, for each service and
/// each host: a suite could else get there under the name of another operation.
const REFUSED_PATHS: &[(&str, &str)] = &[
    ("amplify", "/artifacts/{}"),
    ("amplifybackend", "/backend/{}/challenge/{}"),
    (
        "appconfig",
        "/applications/{}/configurationprofiles/{}/hostedconfigurationversions/{}",
    ),
    (
        "appconfig",
        "/applications/{}/environments/{}/configurations/{}",
    ),
    ("appconfig", "/configuration"),
    ("appconfigdata", "/configuration"),
    ("appsync", "/v1/apis/{}/functions/{}"),
    ("auditmanager", "/assessments/{}/reports/{}/url"),
    ("auditmanager", "/evidenceFileUploadUrl"),
    (
        "bedrock-agentcore",
        "/memories/{}/actor/{}/sessions/{}/events/{}",
    ),
    ("bedrock-agentcore", "/memories/{}/memoryRecord/{}"),
    ("chime", "/channels/{}/messages"),
    ("chime", "/channels/{}/messages/{}"),
    ("cloudsearch", "/2013-01-01/search"),
    ("cloudsearchdomain", "/2013-01-01/search"),
    ("codeartifact", "/v1/package/version/asset"),
    (
        "cognito-sync",
        "/identitypools/{}/identities/{}/datasets/{}/records",
    ),
    ("connect", "/attached-files/{}/{}"),
    ("connect", "/prompts/{}/{}/file"),
    ("connect", "/user/federate/{}"),
    ("datazone", "/v2/domains/{}/environments/{}/credentials"),
    ("datazone", "/v2/domains/{}/lineage/events/{}"),
    ("deadline", "/2023-10-12/farms/{}/fleets/{}/read-roles"),
    (
        "deadline",
        "/2023-10-12/farms/{}/fleets/{}/workers/{}/fleet-roles",
    ),
    (
        "deadline",
        "/2023-10-12/farms/{}/fleets/{}/workers/{}/queue-roles",
    ),
    ("deadline", "/2023-10-12/farms/{}/queues/{}/read-roles"),
    ("deadline", "/2023-10-12/farms/{}/queues/{}/user-roles"),
    ("ebs", "/snapshots/{}/blocks/{}"),
    ("finspace-api", "/credentials/programmatic"),
    ("glacier", "/{}/vaults/{}/jobs/{}/output"),
    ("groundstation", "/agentResponseUrl/{}/{}"),
    (
        "internetmonitor",
        "/v20210603/Monitors/{}/Queries/{}/Results",
    ),
    ("iot", "/confirmdestination/{}"),
    ("iot", "/jobs/{}/job-document"),
    ("iotmanagedintegrations", "/credential-lockers/{}"),
    ("iotwireless", "/wireless-devices/{}/data"),
    ("lambda", "/2015-03-31/functions/{}"),
    ("lambda", "/2018-10-31/layers/{}/versions/{}"),
    ("lex", "/testexecutions/{}/artifacturl"),
    ("m2", "/signed-bi-url"),
    ("mediatailor", "/function/{}"),
    ("messaging-chime", "/channels/{}/messages"),
    ("messaging-chime", "/channels/{}/messages/{}"),
    ("mobiletargeting", "/v1/apps/{}/endpoints/{}/inappmessages"),
    ("models-v2-lex", "/testexecutions/{}/artifacturl"),
    ("omics", "/referencestore/{}/reference/{}"),
    ("omics", "/sequencestore/{}/readset/{}"),
    ("pca-connector-scep", "/challengePasswords/{}"),
    ("pinpoint", "/v1/apps/{}/endpoints/{}/inappmessages"),
    ("profile", "/domains/{}/profiles/{}/history-records/{}"),
    ("qbusiness", "/applications/{}/conversations/{}"),
    (
        "qbusiness",
        "/applications/{}/conversations/{}/messages/{}/media/{}",
    ),
    (
        "qbusiness",
        "/applications/{}/index/{}/documents/{}/content",
    ),
    ("quicksight", "/accounts/{}/dashboards/{}/embed-url"),
    ("quicksight", "/accounts/{}/session-embed-url"),
    ("route53globalresolver", "/tokens/{}"),
    ("security-ir", "/v1/cases/{}/get-presigned-url/{}"),
    ("tnb", "/sol/nsd/v1/ns_descriptors/{}/nsd_content"),
    ("tnb", "/sol/vnfpkgm/v1/vnf_packages/{}/package_content"),
    ("wisdom", "/assistants/{}/sessions/{}/messages"),
    ("wisdom", "/assistants/{}/sessions/{}/messages/next"),
    ("wisdom", "/knowledgeBases/{}/contents/{}"),
    ("workdocs", "/api/v1/documents/{}"),
    ("workmailmessageflow", "/messages/{}"),
];

/// What an operation, or an action, does that a check must not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It may write.
    MayWrite,
    /// It returns credentials or secrets.
    Secrets,
    /// It returns what customers store.
    Contents,
}

/// Why an operation of a service must not be called; none if it only reads how something is set up.
///
/// # Example
///
/// `DescribeAndDeleteThings` may write, `GetMessages` returns contents, `GetDataKey` a secret.
pub(super) fn refused(service: &str, operation: &str) -> Option<Refused> {
    let Some((verb, rest)) = split(operation) else {
        return Some(Refused::MayWrite);
    };
    if may_write(operation, rest) {
        return Some(Refused::MayWrite);
    }
    if returns_secrets(operation, verb, rest) {
        return Some(Refused::Secrets);
    }
    returns_contents(service, operation, verb, rest).then_some(Refused::Contents)
}

/// Whether a GET of this path must not be made.
pub(super) fn is_refused_path(hosts: [&str; 2], path: &str) -> bool {
    let is_store = |host: &str| {
        STORES.contains(&host) || host.starts_with("s3-") || host.starts_with("s3express")
    };
    let mut refused = REFUSED_PATHS.iter();
    hosts.into_iter().any(is_store)
        || refused.any(|(host, template)| hosts.contains(host) && may_be(path, template))
}

/// The noun of an operation: `ApiKeys` of `GetApiKeys`.
pub(super) fn noun(operation: &str) -> &str {
    split(operation).map_or("", |(_, rest)| rest)
}

/// Whether the last part of a path is the operation, without regard to case, hyphens and underscores, and before it is nothing
/// but the version of the API: `/v1/describejobqueues`.
///
/// Elsewhere the last part may be the name of what is created: `POST /things/GetMe` creates the thing `GetMe`. No service of AWS
/// has such a path directly beneath a version.
pub(super) fn is_path_of(path: &str, operation: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let last = parts.pop().unwrap_or_default();
    let letters = last.bytes().filter(|byte| !matches!(byte, b'-' | b'_'));
    let is_operation = letters
        .map(|byte| byte.to_ascii_lowercase())
        .eq(operation.bytes().map(|byte| byte.to_ascii_lowercase()));
    let before = parts.strip_prefix(&[""]).unwrap_or(&["no path"]);
    is_operation && before.len() <= 1 && before.iter().all(|part| is_version(part))
}

/// Whether a part of a path is the version of an API: `v1`, `2015-03-31`.
fn is_version(part: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: Vec<&str> = part.split('-').collect();
    let is_date = numbers.iter().map(|number| number.len()).eq([4, 2, 2]);
    part.strip_prefix('v').is_some_and(is_number) || is_date && numbers.into_iter().all(is_number)
}

/// Whether a path is that of a template, in which `{}` stands for any part. So does a placeholder of the path.
fn may_be(path: &str, template: &str) -> bool {
    let path: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let template: Vec<&str> = template.split('/').collect();
    let mut parts = path.iter().zip(&template);
    path.len() == template.len()
        && parts.all(|(part, wanted)| *wanted == "{}" || part.contains('{') || part == wanted)
}

/// The verb of a reading operation, and what is read.
fn split(operation: &str) -> Option<(&'static str, &str)> {
    let mut verbs = VERBS.iter();
    let is_plain = operation.bytes().all(|byte| byte.is_ascii_alphanumeric());
    verbs.find_map(|verb| {
        let rest = operation.strip_prefix(verb)?;
        let is_word = rest.starts_with(|c: char| c.is_ascii_uppercase());
        (is_plain && is_word).then_some((*verb, rest))
    })
}

fn may_write(operation: &str, rest: &str) -> bool {
    let is_known = |names: &[&str]| names.contains(&operation);
    let has = |those: &[&str]| words(rest).any(|word| those.contains(&word));
    is_known(MORE_THAN_READING) || has(CHANGES) && !is_known(NOUNS) || has(AND) && !is_known(PAIRS)
}

/// Lists have only the names of secrets.
fn returns_secrets(operation: &str, verb: &str, rest: &str) -> bool {
    let is_address = rest.ends_with("Url") || rest.ends_with("URL");
    verb != "List"
        && (SECRETS.iter().any(|word| rest.contains(word))
            || SECRET_OPERATIONS.contains(&operation)
            || is_address && !ADDRESSES.contains(&operation))
}

fn returns_contents(service: &str, operation: &str, verb: &str, rest: &str) -> bool {
    let gets = matches!(verb, "Get" | "BatchGet");
    let is_listed = CONTENT_OPERATIONS
        .iter()
        .any(|listed| match listed.split_once(':') {
            Some((of, name)) => of == service && name == operation,
            None => *listed == operation,
        });
    // Of objects there are lists with nothing but their names, of messages there are none.
    let is_content = CONTENTS.iter().any(|content| rest.ends_with(content));
    is_listed
        || gets && (is_content || ONLY_CONTENTS.contains(&rest))
        || verb == "List" && rest.ends_with("Messages")
}

/// The words of a name: `Describe`, `DB` and `Instances` of `DescribeDBInstances`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let bytes = name.as_bytes();
    let is_upper = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let is_lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let begins =
        move |at: &usize| *at == 0 || is_upper(*at) && (!is_upper(at - 1) || is_lower(at + 1));
    let starts: Vec<usize> = (0..bytes.len()).filter(begins).collect();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([bytes.len()])
        .collect();
    let words = starts.into_iter().zip(ends);
    words.filter_map(|(start, end)| name.get(start..end))
}
