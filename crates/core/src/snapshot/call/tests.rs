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
        "",
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
    ] {
        let found = keys(&rest(method, path));
        assert_eq!(found == ["path"], refused, "{path}: {found:?}");
    }
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
    let declaration = CallDeclaration {
        target: Some("a\r\nb".into()),
        ..tasks()
    };
    assert_eq!(keys(&declaration), ["target"]);
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
    assert_eq!(keys(&paged), ["input"]);
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
