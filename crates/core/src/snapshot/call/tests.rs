use serde_json::json;

use super::*;
use crate::snapshot::Reason;

fn tasks() -> CallDeclaration {
    CallDeclaration {
        key: "tasks".into(),
        service: "dms".into(),
        operation: "DescribeReplicationTasks".into(),
        target: Some("AmazonDMSv20160101".into()),
        keep: vec!["Status".into()],
        ..CallDeclaration::default()
    }
}

fn keys(declaration: &CallDeclaration) -> Vec<&'static str> {
    let refusals = declaration.refusals();
    refusals.into_iter().map(|refusal| refusal.key).collect()
}

#[test]
fn only_operations_that_read_are_accepted() {
    assert_eq!(keys(&tasks()), Vec::<&str>::new());
    for operation in [
        "DeleteReplicationTask",
        "StartReplicationTask",
        "ModifyEndpoint",
        "describeTasks",
        "Described",
        "Get",
        "GetSecretValue",
        "BatchGetSecretValue",
        "GetSessionToken",
        "GetPasswordData",
        "Describe#Delete",
        "ListX.DeleteY",
        "GetItem",
        "GetLogEvents",
        "",
        // The defect: only the first word was looked at.
        "DescribeAndDeleteThings",
        "ListDeleteThings",
        "GetOrCreateThing",
        "DescribeAndTagThings",
        "GetId",
        // The defect: of contents and secrets only the operations of a list were refused.
        "GetMessages",
        "BatchGetMessages",
        "ListPendingMessages",
        "GetDataKey",
        "GetPrivateKey",
        "GetRecordBody",
        "GetTableObjects",
        "GetInstanceAccess",
        "GetSignedThingUrl",
        "GetUploadURL",
    ] {
        let declaration = CallDeclaration {
            operation: operation.into(),
            ..tasks()
        };
        assert_eq!(keys(&declaration), ["operation"], "{operation}");
    }
    for operation in [
        "ListSecrets",
        "BatchGetProjects",
        "LookupEvents",
        "GetHomeRegion",
        "DescribeX2",
        "DescribeUpdate",
        "GetSendQuota",
        "GetCostAndUsage",
        "ListUpdates",
        "GetPullRequest",
        "DescribeStackSet",
        "ListOrders",
        "GetDBInstances",
        "GetQueueUrl",
        "GetApiKeys",
        "ListObjectsV2",
        "ListMessageMoveTasks",
        "GetIncidentRecord",
    ] {
        let declaration = CallDeclaration {
            operation: operation.into(),
            ..tasks()
        };
        assert_eq!(keys(&declaration), Vec::<&str>::new(), "{operation}");
    }
}

/// The defect: `policy` printed "*" and "s3:DeleteBucket" for a call that only reads.
#[test]
fn actions_that_do_more_than_read_are_refused() {
    for action in [
        "*",
        "iam:*",
        "dms:Describe*",
        "s3:DeleteBucket",
        "DescribeEndpoints",
        "dms:",
        ":ListX",
        "dms:ListX, iam:PassRole",
        "secretsmanager:GetSecretValue",
        "sts:GetSessionToken",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "dynamodb:GetItem",
        "logs:GetLogEvents",
        "lambda:GetFunction",
        "ec2:GetConsoleOutput",
        "sqs:GetAndDeleteMessages",
        "kms:GetDataKey",
        "appconfig:GetConfiguration",
    ] {
        let own = CallDeclaration {
            action: Some(action.into()),
            ..tasks()
        };
        assert_eq!(keys(&own), ["action"], "{action}");
        let further = CallDeclaration {
            further_actions: vec!["ec2:DescribeVpcs".into(), action.into()],
            ..tasks()
        };
        assert_eq!(keys(&further), ["further_actions"], "{action}");
    }
    for action in [
        "cloudformation:GetResource",
        "apigateway:GET",
        "s3:ListBucket",
        "s3:GetObjectTagging",
        "lambda:GetFunctionConfiguration",
        "ssm:GetOpsItem",
        "inspector2:GetConfiguration",
    ] {
        let declaration = CallDeclaration {
            action: Some(action.into()),
            ..tasks()
        };
        assert_eq!(keys(&declaration), Vec::<&str>::new(), "{action}");
    }
}

/// In a REST call the path decides what is done. A suite could else write under the name of an operation that reads.
#[test]
fn a_rest_call_that_may_write_is_refused() {
    let rest = |method, path: &str| CallDeclaration {
        protocol: Protocol::RestJson,
        target: None,
        operation: "DescribeSourceServers".into(),
        method,
        path: Some(path.into()),
        ..tasks()
    };
    for (method, path, refused) in [
        (Method::Post, "/DescribeSourceServers", false),
        (Method::Get, "/detector/{id}", false),
        (Method::Post, "/DeleteSourceServer", true),
        (Method::Post, "/detector", true),
        (Method::Post, "/GetMe", true),
        (Method::Post, "/things/GetMe", true),
        (Method::Post, "/things/Get{name}", true),
        (Method::Post, "/things/DescribeSourceServers", true),
        (Method::Get, "/a/../b", true),
        (Method::Get, "//evil.example", false),
        (Method::Get, "evil", true),
        (Method::Get, "/a?b=c", true),
        // The forms of AWS Batch, Amazon SES, AWS Chatbot and AWS Launch Wizard.
        (Method::Post, "/v1/describesourceservers", false),
        (Method::Post, "/2022-01-01/describe-source-servers", false),
        (Method::Post, "/describe_sourceServers", false),
        (Method::Post, "/v1/things/describesourceservers", true),
        (Method::Post, "/things/describesourceservers", true),
        (Method::Post, "/v/describesourceservers", true),
        (Method::Post, "/{v1}/describesourceservers", true),
        (Method::Post, "/v1/v2/describesourceservers", true),
        (Method::Post, "/v1/describesourceserver", true),
        (Method::Post, "/v1/describesourceservers/", true),
        (Method::Post, "describesourceservers", true),
    ] {
        let found = keys(&rest(method, path));
        assert_eq!(found == ["path"], refused, "{path}: {found:?}");
    }
}

/// The defect: under the name of another operation a GET returned an object of Amazon S3, or the code of a function.
#[test]
fn a_path_of_contents_is_refused_under_any_name() {
    let get = |service: &str, endpoint: Option<&str>, path: &str| CallDeclaration {
        protocol: Protocol::RestJson,
        target: None,
        service: service.into(),
        endpoint: endpoint.map(str::to_owned),
        operation: "ListThings".into(),
        path: Some(path.into()),
        ..tasks()
    };
    for (service, endpoint, path) in [
        ("s3", None, "/bucket/secrets.json"),
        ("s3", None, "/{Bucket}/{Key}"),
        ("s3", Some("s3-fips"), "/bucket/secrets.json"),
        ("lambda", None, "/2015-03-31/functions/shop"),
        ("lambda", None, "/2015-03-31/functions/{FunctionName}"),
        ("lambda", None, "/2015-03-31/{a}/{b}"),
        ("appconfig", Some("appconfigdata"), "/configuration"),
        ("chime", Some("messaging-chime"), "/channels/{c}/messages"),
        ("iot", None, "/confirmdestination/{token}"),
        (
            "iotwireless",
            Some("api.iotwireless"),
            "/wireless-devices/{Id}/data",
        ),
        (
            "deadline",
            None,
            "/2023-10-12/farms/{f}/queues/{q}/user-roles",
        ),
    ] {
        assert_eq!(keys(&get(service, endpoint, path)), ["path"], "{path}");
    }
    for (service, path) in [
        ("s3tables", "/buckets"),
        ("lambda", "/2015-03-31/functions/"),
        (
            "lambda",
            "/2015-03-31/functions/{FunctionName}/configuration",
        ),
        ("eks", "/clusters/{name}"),
        ("apigateway", "/apikeys"),
    ] {
        let found = keys(&get(service, None, path));
        assert_eq!(found, Vec::<&str>::new(), "{path}");
    }
}

/// The defect: a snapshot had the value of a key that an operation about keys lists, because its field is only named `value`.
#[test]
fn the_value_of_a_key_is_withheld() {
    let keys_of = |operation: &str, items: Option<&str>, keep: &[&str]| CallDeclaration {
        service: "apigateway".into(),
        operation: operation.into(),
        protocol: Protocol::RestJson,
        target: None,
        path: Some("/apikeys".into()),
        items: items.map(str::to_owned),
        keep: keep.iter().map(|&path| path.to_owned()).collect(),
        ..tasks()
    };
    for (operation, items, keep) in [
        ("GetApiKeys", Some("item"), "value"),
        ("GetApiKey", None, "value"),
        ("GetUsagePlanKeys", Some("item"), "value"),
        ("DescribeKey", None, "Key"),
        ("ListSecurityKeys", Some("SecurityKeys"), "Key"),
        ("DescribeThing", Some("accessKeys"), "Value"),
        ("DescribeThing", None, "AccessCredentials.Value"),
        ("DescribeThing", None, "License.Keys.Value"),
        ("GetInstanceAttribute", Some("UserData"), "Value"),
    ] {
        let call = keys_of(operation, items, &[keep]);
        assert_eq!(keys(&call), ["keep"], "{operation} {keep}");
    }
    for (operation, items, keep) in [
        ("GetApiKeys", Some("item"), "id"),
        ("GetApiKeys", Some("item"), "name"),
        ("ListTagsForKey", Some("Tags"), "Value"),
        ("GetApiKeys", Some("item"), "tags.Value"),
        ("ListResourceTags", Some("Tags"), "Key"),
        ("ListPublicKeys", Some("PublicKeyList"), "Value"),
        ("DescribeThing", Some("KeySchema"), "Value"),
    ] {
        let call = keys_of(operation, items, &[keep]);
        assert_eq!(keys(&call), Vec::<&str>::new(), "{operation} {keep}");
    }
    // A whole object is kept, with the value in it.
    let tags = json!([{ "Key": "Name", "Value": "shop" }]);
    for (call, result, wanted) in [
        (
            keys_of("GetApiKeys", Some("item"), &["id", "value", "tags", "meta"]),
            json!({ "id": "k", "value": "planted", "tags": tags, "meta": { "value": "planted", "name": "n" } }),
            json!({ "id": "k", "tags": tags, "meta": { "name": "n" } }),
        ),
        (
            keys_of("DescribeThing", None, &["License", "Tokens"]),
            json!({ "License": { "Keys": [{ "Id": "a", "Value": "planted" }] } }),
            json!({ "License": { "Keys": [{ "Id": "a" }] } }),
        ),
        (
            CallDeclaration {
                input: [("TypeName".to_owned(), json!("AWS::ApiGateway::ApiKey"))].into(),
                ..keys_of(
                    "ListResources",
                    Some("ResourceDescriptions"),
                    &["Identifier", "Properties"],
                )
            },
            json!({ "Identifier": "k", "Properties": "{\"Enabled\":true,\"Value\":\"planted\"}" }),
            json!({ "Identifier": "k", "Properties": "{\"Enabled\":true}" }),
        ),
    ] {
        assert_eq!(call.kept(result), wanted);
    }
    let asked = |member: &str, value| CallDeclaration {
        input: [(member.to_owned(), value)].into(),
        ..keys_of("GetApiKeys", Some("item"), &["id"])
    };
    assert_eq!(keys(&asked("includeValues", json!(true))), ["input"]);
    assert_eq!(
        keys(&asked("includeValues", json!(false))),
        Vec::<&str>::new()
    );
    let cloud_control = CallDeclaration {
        input: [("TypeName".to_owned(), json!("AWS::ApiGateway::ApiKey"))].into(),
        json: vec!["Properties".into()],
        ..keys_of(
            "ListResources",
            Some("ResourceDescriptions"),
            &["Properties.Value"],
        )
    };
    assert_eq!(keys(&cloud_control), ["keep"]);
}

/// The defect: only a name under `…Name` or `…Key` beside a `…Value` was known as a pair, and names such as `LICENSE_KEY` were not
/// known as those of secrets.
#[test]
fn the_value_beside_the_name_of_a_secret_is_withheld() {
    let all = |result| {
        let call = CallDeclaration {
            keep: vec!["Settings".into()],
            ..tasks()
        };
        call.kept(json!({ "Settings": result }))
    };
    for (pair, wanted) in [
        (
            json!({ "Name": "DB_PASSWORD", "Value": "planted" }),
            json!({ "Name": "DB_PASSWORD" }),
        ),
        (
            json!({ "name": "db-pass", "content": "planted" }),
            json!({ "name": "db-pass" }),
        ),
        (
            json!({ "Label": "API token", "Text": "planted" }),
            json!({ "Label": "API token" }),
        ),
        (
            json!({ "id": "api-key", "value": "planted" }),
            json!({ "id": "api-key" }),
        ),
        (
            json!({ "Option": "AUTH_SALT", "Setting": "planted" }),
            json!({ "Option": "AUTH_SALT" }),
        ),
        (
            json!({ "HeaderName": "X-Origin-Token", "HeaderValue": "planted" }),
            json!({ "HeaderName": "X-Origin-Token" }),
        ),
        (
            json!({ "Key": "LICENSE_KEY", "Values": ["planted"] }),
            json!({ "Key": "LICENSE_KEY" }),
        ),
        (
            json!({ "LICENSE_KEY": "planted", "SHOP": "a" }),
            json!({ "SHOP": "a" }),
        ),
    ] {
        assert_eq!(all(pair), json!({ "Settings": wanted }));
    }
    for pair in [
        json!({ "Key": "Name", "Value": "shop" }),
        json!({ "Key": "S3_KEY", "Value": "folder/shop.zip" }),
        json!({ "Key": "PUBLIC_KEY", "Value": "ssh-ed25519 AAAA" }),
        json!({ "Key": "owner", "Value": "token-service" }),
        json!({ "Name": "DB_PASSWORD_ARN", "Value": "arn:aws:ssm:::parameter/p" }),
        json!({ "ParameterName": "binlog_format", "ParameterValue": "ROW" }),
        json!({ "AttributeName": "id", "AttributeValue": "7" }),
        json!({ "Id": "shop", "Content": "text/html", "Data": "x" }),
    ] {
        assert_eq!(all(pair.clone()), json!({ "Settings": pair }));
    }
}

/// People put passwords into parameters of AWS Systems Manager as plain texts. Of those, the value is kept that the suite names.
#[test]
fn of_all_parameters_no_value_is_kept() {
    let parameters = |operation: &str, input: serde_json::Value| CallDeclaration {
        service: "ssm".into(),
        operation: operation.into(),
        input: serde_json::from_value(input).expect("members"),
        items: Some("Parameters".into()),
        keep: vec!["Name".into(), "Value".into()],
        ..tasks()
    };
    let by_path = parameters("GetParametersByPath", json!({ "Path": "/" }));
    assert_eq!(keys(&by_path), ["keep"]);
    let result = json!({ "Name": "/shop/config", "Value": "planted" });
    assert_eq!(
        by_path.kept(result.clone()),
        json!({ "Name": "/shop/config" })
    );
    let named = parameters("GetParameters", json!({ "Names": ["/shop/config"] }));
    assert_eq!(keys(&named), Vec::<&str>::new());
    assert_eq!(named.kept(result.clone()), result);
}

/// A signed request must not go to a host that anybody can have.
#[test]
fn requests_go_to_hosts_of_aws_only() {
    for endpoint in [
        "abc.execute-api",
        "execute-api",
        "evil.example",
        "dms/",
        "dms#",
        "DMS",
        "api.",
        "user@host",
    ] {
        let declaration = CallDeclaration {
            endpoint: Some(endpoint.into()),
            ..tasks()
        };
        assert_eq!(keys(&declaration), ["endpoint"], "{endpoint}");
    }
    let declaration = CallDeclaration {
        endpoint: Some("api.ecr".into()),
        ..tasks()
    };
    assert_eq!(keys(&declaration), Vec::<&str>::new());
}

/// The defect: the header named another operation than the one that the rules look at.
#[test]
fn a_target_is_a_service() {
    let with = |target: &str| CallDeclaration {
        target: Some(target.into()),
        ..tasks()
    };
    for target in [
        "a\r\nb",
        "",
        ".",
        "AmazonDMSv20160101.",
        "AmazonDMSv20160101.DeleteEndpoint",
        "Service_20160101.DeleteThing",
        "com.amazonaws.cloudtrail.v20131101.DeleteTrail",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DeleteTrail",
        "com.amazonaws..CloudTrail_20131101",
        "example.CloudTrail_20131101",
    ] {
        assert_eq!(keys(&with(target)), ["target"], "{target}");
    }
    for target in [
        "AmazonDMSv20160101",
        "DynamoDB_20120810",
        "CloudApiService",
        "secretsmanager",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
        "com.amazonaws.codestar.connections.CodeStar_connections_20191201",
    ] {
        assert_eq!(keys(&with(target)), Vec::<&str>::new(), "{target}");
    }
    let form = CallDeclaration {
        protocol: Protocol::Query,
        version: Some("2010-12-01".into()),
        ..tasks()
    };
    assert_eq!(keys(&form), ["target"]);
}

/// The defects: a page or the result of another call asked for decrypted parameters, a page's token without a name was accepted,
/// and the value of a member led out of the path.
#[test]
fn members_from_everywhere_are_looked_at() {
    let paged = |send: &str| CallDeclaration {
        page: Some(Paging {
            send: send.to_owned(),
            receive: None,
        }),
        ..tasks()
    };
    assert_eq!(keys(&paged("Marker")), Vec::<&str>::new());
    assert_eq!(keys(&paged("")), ["page"]);
    assert_eq!(keys(&paged("WithDecryption")), ["page"]);
    let received = CallDeclaration {
        page: Some(Paging {
            send: "Marker".to_owned(),
            receive: Some(String::new()),
        }),
        ..tasks()
    };
    assert_eq!(keys(&received), ["page"]);
    let needed = |member: &str| CallDeclaration {
        needs: Some(Needs {
            call: Call::DescribeVpcs,
            input: [(member.to_owned(), "IsDefault".to_owned())].into(),
        }),
        ..tasks()
    };
    assert_eq!(keys(&needed("withDecryption")), ["needs"]);
    assert_eq!(keys(&needed("")), ["needs"]);
    let rest = |id: &str| CallDeclaration {
        protocol: Protocol::RestJson,
        target: None,
        path: Some("/detector/{id}/filter".into()),
        input: [("id".to_owned(), json!(id)), ("up".to_owned(), json!(".."))].into(),
        ..tasks()
    };
    assert_eq!(keys(&rest("d..1")), Vec::<&str>::new());
    assert_eq!(keys(&rest("..")), ["input"]);
    assert_eq!(keys(&rest(".")), ["input"]);
}

#[test]
fn secret_fields_are_refused() {
    for field in [
        "Password",
        "Settings.RDS_PASSWORD",
        "SecretAccessKey",
        "a.b.session_token",
        "Outputs.OutputValue",
        "Environment.Variables",
        "Credentials.Expiration",
        "Parameters.DBPass",
        "DefaultConnectionString",
        "containerDefinitions.environment",
        "containerDefinitions.environment.value",
        "Overrides.EnvironmentOverride.Value",
    ] {
        let declaration = CallDeclaration {
            keep: vec![field.into()],
            ..tasks()
        };
        assert_eq!(keys(&declaration), ["keep"], "{field}");
    }
    let declaration = CallDeclaration {
        keep: vec![],
        ..tasks()
    };
    assert_eq!(keys(&declaration), ["service"]);
}

/// What people name as they like: parameters of a stack, and the environment of a container. Their names can be kept.
#[test]
fn of_settings_with_any_name_no_value_is_kept() {
    let stacks = |keep: &str| CallDeclaration {
        service: "cloudformation".into(),
        keep: vec![keep.into()],
        ..tasks()
    };
    assert_eq!(keys(&stacks("Parameters")), ["keep"]);
    assert_eq!(keys(&stacks("Parameters.ParameterValue")), ["keep"]);
    assert_eq!(keys(&stacks("Parameters.ParameterKey")), Vec::<&str>::new());
    let database = CallDeclaration {
        service: "rds".into(),
        ..stacks("Parameters.Parameter.ParameterValue")
    };
    assert_eq!(
        keys(&database),
        Vec::<&str>::new(),
        "settings of the engine"
    );
    let all = CallDeclaration {
        keep: vec![
            "Parameters".into(),
            "containerDefinitions".into(),
            "OptionSettings".into(),
            "environment".into(),
            "Properties".into(),
        ],
        ..tasks()
    };
    let result = json!({
        "Parameters": [
            { "ParameterKey": "Engine", "ParameterValue": "planted", "ResolvedValue": "planted" },
            { "ParameterName": "binlog_format", "ParameterValue": "ROW" },
        ],
        "containerDefinitions": [{ "name": "shop", "environment": [{ "name": "API", "value": "planted" }] }],
        "OptionSettings": [
            { "Namespace": "aws:elasticbeanstalk:application:environment", "OptionName": "API", "Value": "planted" },
            { "Namespace": "aws:ec2:vpc", "OptionName": "VPCId", "Value": "vpc-1" },
        ],
        "environment": { "type": "LINUX_CONTAINER", "image": "standard", "privilegedMode": false },
        "Properties": "{\"Environment\":[{\"Name\":\"API\",\"Value\":\"planted\"}]}",
    });
    let wanted = json!({
        "Parameters": [
            { "ParameterKey": "Engine" },
            { "ParameterName": "binlog_format", "ParameterValue": "ROW" },
        ],
        "containerDefinitions": [{ "name": "shop", "environment": [{ "name": "API" }] }],
        "OptionSettings": [
            { "Namespace": "aws:elasticbeanstalk:application:environment", "OptionName": "API" },
            { "Namespace": "aws:ec2:vpc", "OptionName": "VPCId", "Value": "vpc-1" },
        ],
        "environment": { "type": "LINUX_CONTAINER", "image": "standard", "privilegedMode": false },
        "Properties": "{\"Environment\":[{\"Name\":\"API\"}]}",
    });
    assert_eq!(all.kept(result), wanted);
}

/// Whoever names the settings has looked at them.
#[test]
fn the_settings_that_a_suite_names_are_kept() {
    let named = CallDeclaration {
        only: vec![Only {
            list: "containers.environment".into(),
            field: "name".into(),
            one_of: vec!["HOST".into(), "DBPass".into()],
            value: Some("value".into()),
        }],
        keep: vec!["containers.environment.HOST".into()],
        ..tasks()
    };
    assert_eq!(keys(&named), Vec::<&str>::new());
    let result = json!({ "containers": { "environment": [
        { "name": "HOST", "value": "db" },
        { "name": "DBPass", "value": "planted" },
        { "name": "API", "value": "planted" },
    ] } });
    let wanted = json!({ "containers": { "environment": { "HOST": "db" } } });
    assert_eq!(named.kept(result.clone()), wanted);
    let as_list = CallDeclaration {
        only: named
            .only
            .iter()
            .cloned()
            .map(|only| Only {
                value: None,
                ..only
            })
            .collect(),
        keep: vec!["containers.environment".into()],
        ..tasks()
    };
    let wanted = json!({ "containers": { "environment": [{ "name": "HOST", "value": "db" }, { "name": "DBPass" }] } });
    assert_eq!(as_list.kept(result), wanted);
}

/// Under another name a secret would get through.
#[test]
fn a_secret_cannot_be_joined_or_made_the_value_of_a_name() {
    let joined = CallDeclaration {
        join: [(
            "Id".to_owned(),
            vec!["Name".to_owned(), "UserData".to_owned()],
        )]
        .into(),
        keep: vec!["Id".into()],
        ..tasks()
    };
    assert_eq!(keys(&joined), ["join"]);
    let result = json!({ "Name": "a", "UserData": "planted" });
    assert!(!joined.kept(result).to_string().contains("planted"));
    let by_name = CallDeclaration {
        only: vec![Only {
            list: "Users".into(),
            field: "Name".into(),
            one_of: vec!["a".into()],
            value: Some("Password".into()),
        }],
        keep: vec!["Users".into()],
        ..tasks()
    };
    assert_eq!(keys(&by_name), ["only"]);
    let result = json!({ "Users": [{ "Name": "a", "Password": "planted" }] });
    assert!(!by_name.kept(result).to_string().contains("planted"));
}

/// The defect that this would find: a whole object is kept, with what is in it.
#[test]
fn secrets_within_what_is_kept_are_dropped() {
    let declaration = CallDeclaration {
        keep: vec!["Stack".into(), "Properties".into()],
        ..tasks()
    };
    let result = json!({
        "Stack": { "Name": "s", "Outputs": [{ "OutputKey": "k", "OutputValue": "planted" }], "Token": ["planted"] },
        "Properties": "{\"Name\":\"i\",\"UserData\":\"planted\",\"PasswordRequired\":true}",
    });
    let wanted = json!({
        "Stack": { "Name": "s", "Outputs": [{ "OutputKey": "k" }] },
        "Properties": "{\"Name\":\"i\",\"PasswordRequired\":true}",
    });
    assert_eq!(declaration.kept(result), wanted);
}

#[test]
fn nothing_but_the_kept_fields_stays() {
    let result = json!({
        "Id": "a",
        "Password": "p",
        "Groups": [{ "Id": "sg-1", "Status": "active", "x": 1 }, { "Id": "sg-2" }],
        "Rules": "{\"rules\": [{\"name\": \"r\", \"key\": \"k\"}]}",
        "Text": "no document",
        "Empty": [],
    });
    let keep = [
        "Id",
        "Groups.Id",
        "Groups.Status",
        "Rules.rules.name",
        "Text.x",
        "Empty",
        "Missing.x",
    ];
    let kept = keep::kept(
        &result,
        &["Rules".to_owned(), "Text".to_owned()],
        keep::Within::default(),
        &keep.map(str::to_owned),
    );
    let wanted = json!({
        "Id": "a",
        "Groups": [{ "Id": "sg-1", "Status": "active" }, { "Id": "sg-2" }],
        "Rules": { "rules": [{ "name": "r" }] },
        "Empty": [],
    });
    assert_eq!(kept, wanted);
    assert_eq!(texts_at(&kept, "Groups.Id"), ["sg-1", "sg-2"]);
}

#[test]
fn a_form_has_a_version_and_its_members_cannot_name_another_operation() {
    let form = |version: Option<&str>, member: &str| CallDeclaration {
        protocol: Protocol::Query,
        target: None,
        version: version.map(str::to_owned),
        input: [(member.to_owned(), json!("x"))].into(),
        ..tasks()
    };
    assert_eq!(
        keys(&form(Some("2010-12-01"), "Filter.1.Name")),
        Vec::<&str>::new()
    );
    assert_eq!(keys(&form(None, "A")), ["service"]);
    assert_eq!(keys(&form(Some("2010&Action=Delete"), "A")), ["version"]);
    assert_eq!(keys(&form(Some("2010-12-01"), "Action")), ["input"]);
    assert_eq!(keys(&form(Some("2010-12-01"), "Version")), ["input"]);
    let paged = CallDeclaration {
        page: Some(Paging {
            send: "Action".to_owned(),
            receive: None,
        }),
        ..form(Some("2010-12-01"), "A")
    };
    assert_eq!(keys(&paged), ["page"]);
}

/// An environment of AWS Elastic Beanstalk, in the form that its API model gives it.
#[test]
fn of_a_list_only_what_is_asked_for_is_kept_and_never_the_value_of_a_secret() {
    let option =
        |name: &str, value: &str| json!({ "Namespace": "env", "OptionName": name, "Value": value });
    let environment = json!({
        "Name": "shop",
        "OptionSettings": [
            option("RDS_HOSTNAME", "db.example"),
            option("RDS_PASSWORD", "planted"),
            option("DB_SECRET", "planted"),
            option("API", "planted too"),
        ],
    });
    let all = CallDeclaration {
        keep: vec!["Name".into(), "OptionSettings".into()],
        ..tasks()
    };
    let kept = all.kept(environment.clone());
    assert_eq!(
        kept["OptionSettings"][1],
        json!({ "Namespace": "env", "OptionName": "RDS_PASSWORD" }),
        "that it is set can be asserted, its value is dropped"
    );
    assert!(!kept.to_string().contains("\"planted\""), "{kept}");
    let some = CallDeclaration {
        only: vec![Only {
            list: "OptionSettings".into(),
            field: "OptionName".into(),
            one_of: vec!["RDS_HOSTNAME".into()],
            value: None,
        }],
        ..all
    };
    let wanted =
        json!({ "Name": "shop", "OptionSettings": [option("RDS_HOSTNAME", "db.example")] });
    assert_eq!(some.kept(environment), wanted);
}

/// The defects that this would find: a secret that gets into the object because its name is gone from beside it, and a single
/// element of XML that is taken for no list.
#[test]
fn a_list_of_settings_becomes_an_object_without_secrets() {
    let option = |name: &str, value: &str| json!({ "OptionName": name, "Value": value });
    let settings = |keep: &str| CallDeclaration {
        only: vec![Only {
            list: "OptionSettings".into(),
            field: "OptionName".into(),
            one_of: ["RDS_HOSTNAME", "RDS_PASSWORD", "VPCId"]
                .map(str::to_owned)
                .to_vec(),
            value: Some("Value".into()),
        }],
        keep: vec![keep.into()],
        ..tasks()
    };
    let many = json!({ "OptionSettings": [
        option("RDS_HOSTNAME", "db.example"),
        option("RDS_HOSTNAME", "another"),
        option("RDS_PASSWORD", "planted"),
        option("Other", "not asked for"),
        json!({ "OptionName": "VPCId" }),
    ] });
    let wanted = json!({ "OptionSettings": { "RDS_HOSTNAME": "db.example" } });
    assert_eq!(settings("OptionSettings").kept(many), wanted);
    let one = json!({ "OptionSettings": option("RDS_HOSTNAME", "db.example") });
    assert_eq!(settings("OptionSettings.RDS_HOSTNAME").kept(one), wanted);
    let none = json!({ "OptionSettings": [] });
    assert_eq!(
        settings("OptionSettings").kept(none),
        json!({ "OptionSettings": {} })
    );
}

#[test]
fn a_snapshot_names_a_call_and_its_action() {
    let call = DeclaredCall::of(tasks()).expect("a call");
    let reason = Reason::Denied {
        call: Call::Declared(call),
    };
    let written = serde_json::to_value(&reason).expect("JSON");
    let wanted = json!({ "denied": { "call": { "declared": {
        "key": "tasks", "service": "dms", "operation": "DescribeReplicationTasks", "action": "dms:DescribeReplicationTasks",
    } } } });
    assert_eq!(written, wanted);
    let read: Reason = serde_json::from_value(written).expect("a reason");
    assert_eq!(read, reason);
    assert_eq!(read.missing_actions(), ["dms:DescribeReplicationTasks"]);
}
