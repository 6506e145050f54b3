//! A complete account earns every point in every partition of AWS.

use std::fs;

use crate::evaluation::{accounts, grade};
use workshop_check_testing::repository;

/// A Region of each partition, and the domain of its endpoints.
/// Source: aws-sdk `partitions.json`.
const PARTITIONS: &[(&str, &str, &str)] = &[
    ("aws", "us-east-1", "amazonaws.com"),
    ("aws", "ap-southeast-7", "amazonaws.com"),
    ("aws-cn", "cn-northwest-1", "amazonaws.com.cn"),
    ("aws-us-gov", "us-gov-east-1", "amazonaws.com"),
    ("aws-eusc", "eusc-de-east-1", "amazonaws.eu"),
    ("aws-iso", "us-iso-east-1", "c2s.ic.gov"),
    ("aws-iso-b", "us-isob-east-1", "sc2s.sgov.gov"),
    ("aws-iso-e", "eu-isoe-west-1", "cloud.adc-e.uk"),
    ("aws-iso-f", "us-isof-south-1", "csp.hci.ic.gov"),
];

#[test]
fn a_complete_account_earns_every_point_in_every_partition() {
    let suite = accounts::suite();
    let path = repository::root().join("fixtures/accounts/complete.json");
    let recorded = fs::read_to_string(path).expect("the recorded account");
    for (partition, region, domain) in PARTITIONS {
        let there = recorded
            .replace("us-west-2", region)
            .replace("arn:aws:", &format!("arn:{partition}:"))
            .replace("rds.amazonaws.com", &format!("rds.{domain}"))
            .replace("elb.amazonaws.com", &format!("elb.{domain}"));
        let account = serde_json::from_str(&there).expect("JSON");
        let report = grade::report(&suite, &account, "en");
        assert_eq!(report.score.points, report.score.max, "{region}");
    }
}
