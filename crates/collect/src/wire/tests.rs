use aws_config::Region;
use serde_json::json;

use super::*;

fn declaration(text: &str) -> CallDeclaration {
    serde_json::from_str(text).expect("a declaration")
}

fn wire(declaration: CallDeclaration) -> Wire {
    Wire::of(Box::leak(Box::new(declaration)))
}

async fn endpoint_in(
    region: &'static str,
    sdk: aws_types::sdk_config::Builder,
) -> Result<String, String> {
    let sdk = sdk.region(Region::from_static(region)).build();
    let dms = declaration(r#"{"service": "dms", "operation": "DescribeEndpoints"}"#);
    let endpoint = endpoint(&sdk, wire(dms).service).await;
    endpoint.map(|endpoint| endpoint.url)
}

/// The hosts are those of botocore's `endpoints.json`.
#[tokio::test]
async fn each_partition_has_its_own_hosts() {
    for (region, host) in [
        ("us-west-2", "https://dms.us-west-2.amazonaws.com"),
        ("cn-north-1", "https://dms.cn-north-1.amazonaws.com.cn"),
        ("us-gov-west-1", "https://dms.us-gov-west-1.amazonaws.com"),
        ("eusc-de-east-1", "https://dms.eusc-de-east-1.amazonaws.eu"),
        ("us-iso-east-1", "https://dms.us-iso-east-1.c2s.ic.gov"),
    ] {
        assert_eq!(
            endpoint_in(region, SdkConfig::builder()).await.as_deref(),
            Ok(host)
        );
    }
    let fips = endpoint_in("us-west-2", SdkConfig::builder().use_fips(true)).await;
    assert_eq!(
        fips.as_deref(),
        Ok("https://dms-fips.us-west-2.amazonaws.com")
    );
    let own = endpoint_in(
        "us-west-2",
        SdkConfig::builder().endpoint_url("http://localhost:1"),
    )
    .await;
    assert_eq!(own.as_deref(), Ok("http://localhost:1"));
}

fn members(members: Value) -> Members {
    serde_json::from_value(members).expect("members")
}

#[test]
fn a_json_request_names_its_operation_in_a_header() {
    let dms = declaration(
        r#"{"service": "dms", "operation": "DescribeEndpoints", "target": "AmazonDMSv20160101"}"#,
    );
    let request = wire(dms).request(members(json!({ "MaxRecords": 100 })));
    let request = request.expect("a request");
    assert_eq!((request.method(), request.uri()), ("POST", "/"));
    let header = |name| request.headers().get(name);
    assert_eq!(
        header("x-amz-target"),
        Some("AmazonDMSv20160101.DescribeEndpoints")
    );
    assert_eq!(header("content-type"), Some("application/x-amz-json-1.1"));
    assert_eq!(request.body().bytes(), Some(&br#"{"MaxRecords":100}"#[..]));
}

#[test]
fn a_rest_request_has_its_input_in_path_query_or_body() {
    let get = declaration(
        r#"{"service": "s", "operation": "GetX", "protocol": "rest_json", "path": "/a/{id}/b"}"#,
    );
    let input = members(json!({ "id": "x/y z", "q": ["1", "a&b"], "n": 2 }));
    let request_of = |declaration: &CallDeclaration, input| {
        let request = wire(declaration.clone()).request(input);
        request.expect("a request")
    };
    let asked = request_of(&get, input.clone());
    assert_eq!(
        (asked.method(), asked.uri()),
        ("GET", "/a/x%2Fy%20z/b?n=2&q=1&q=a%26b")
    );
    assert_eq!(asked.headers().get("content-length"), None);
    let post = CallDeclaration {
        method: Method::Post,
        ..get.clone()
    };
    let asked = request_of(&post, input);
    assert_eq!(asked.uri(), "/a/x%2Fy%20z/b");
    assert_eq!(
        asked.body().bytes(),
        Some(&br#"{"n":2,"q":["1","a&b"]}"#[..])
    );
    assert!(
        wire(get).request(Members::new()).is_err(),
        "without the id the path would be another one"
    );
}

/// The defect: the client or the host takes such parts out of a path, and what is left is another operation.
#[test]
fn a_value_cannot_lead_out_of_a_path() {
    for (value, wanted) in [
        ("d1", Some("/detector/d1/filter")),
        ("../admin", Some("/detector/..%2Fadmin/filter")),
        ("..", None),
        (".", None),
        ("", None),
    ] {
        let mut members = Members::from([("id".to_owned(), json!(value))]);
        let path = filled("/detector/{id}/filter", &mut members).ok();
        assert_eq!(path.as_deref(), wanted, "{value}");
    }
}
