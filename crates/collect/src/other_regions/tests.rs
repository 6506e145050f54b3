use super::*;
use workshop_check_core::snapshot::Call;

#[tokio::test]
async fn what_is_not_missing_and_what_is_out_of_reach_cost_nothing() {
    // Nothing listens on this port, so every request fails.
    let session = Session::for_tests("http://127.0.0.1:9").await;
    let there = ["us-west-2".to_owned(), "cn-north-1".to_owned()];
    let nothing = read(
        &session,
        &there,
        &Scope::default(),
        &Options::default(),
        &(),
    )
    .await;
    assert!(nothing.is_empty());
    let scope = Scope {
        calls: [Call::DescribeVpcs].into(),
        ..Scope::default()
    };
    let options = Options {
        connect_timeout: Duration::from_millis(100),
        ..Options::default()
    };
    let found = read(&session, &there, &scope, &options, &()).await;
    let asked: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        asked,
        ["us-west-2"],
        "another partition has other credentials"
    );
    assert!(found["us-west-2"].ec2.vpcs.known().is_err());
    assert_eq!(found["us-west-2"].account.region, "us-west-2");
}
