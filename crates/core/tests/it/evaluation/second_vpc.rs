//! Two VPCs of the page's name, as after a stack that was deployed twice: the one with the attendee's work is graded.

use serde_json::Value;
use workshop_check_testing::repository;

use crate::evaluation::belonging::{commands, of_vpc, report, target_vpc};
use crate::evaluation::{accounts, outcomes};

/// The account with an empty copy of TargetVPC and its network, before or behind the other in all lists. Returns its id, too.
fn with_empty_copy(account: &Value, comes_first: bool) -> (Value, String) {
    let own = target_vpc(account);
    let lists = [
        ("Vpcs", "VpcId"),
        ("Subnets", "SubnetId"),
        ("RouteTables", "RouteTableId"),
        ("NetworkAcls", "NetworkAclId"),
        ("NatGateways", "NatGatewayId"),
        ("SecurityGroups", "GroupId"),
    ];
    let ids: Vec<Value> = lists
        .iter()
        .flat_map(|(place, id)| of_vpc(account, place, id, &own))
        .collect();
    // A copy has the ids with a letter more.
    let copied = |value: &Value| -> Value {
        let text = ids.iter().fold(value.to_string(), |text, id| {
            let id = id.as_str().expect("an id");
            text.replace(&format!("\"{id}\""), &format!("\"{id}c\""))
        });
        serde_json::from_str(&text).expect("JSON")
    };
    let mut after = account.clone();
    for (place, _) in lists {
        // Not every suite reads all of them.
        let all = after.pointer_mut(&format!("/ec2/{place}/known"));
        let Some(all) = all.and_then(Value::as_array_mut) else {
            continue;
        };
        let is_network = |item: &&Value| {
            let is_own_group = place == "SecurityGroups" && item["GroupName"] != "default";
            item["VpcId"] == own && !is_own_group
        };
        let copies: Vec<Value> = all.iter().filter(is_network).map(&copied).collect();
        let at = if comes_first { 0 } else { all.len() };
        all.splice(at..at, copies);
    }
    let own = own.as_str().expect("an id");
    let copy = format!("{own}c");
    let attributes = &mut after["ec2"]["VpcAttributes"];
    if let Some(known) = attributes.get(own).cloned() {
        attributes[copy.as_str()] = known;
    }
    (after, copy)
}

/// The defect: of the database-migration, 37 of 75 points for a complete account, and commands that move its database.
#[test]
fn an_empty_vpc_of_the_same_name_changes_nothing() {
    for (suite, account) in [
        ("container-migration", "complete"),
        ("container-migration", "halfway"),
        ("container-migration", "fresh"),
        ("container-migration", "other-names"),
        ("database-migration", "database-migration/complete"),
        ("database-migration", "database-migration/halfway"),
        ("database-migration", "database-migration/not-started"),
        ("app-mig-service", "app-mig-service/complete"),
        ("app-mig-service", "app-mig-service/halfway"),
        (
            "elasticbeanstalk-migration",
            "elasticbeanstalk-migration/complete",
        ),
        (
            "elasticbeanstalk-migration",
            "elasticbeanstalk-migration/halfway",
        ),
    ] {
        let suite = &repository::suite(suite);
        let before = accounts::recorded(account);
        for comes_first in [true, false] {
            let (after, copy) = with_empty_copy(&before, comes_first);
            let reports = [&before, &after].map(|account| report(suite, account));
            let [alone, both] = &reports;
            assert_eq!(alone.score, both.score, "{account} {comes_first}");
            assert_eq!(outcomes(alone), outcomes(both), "{account} {comes_first}");
            for command in commands(suite, &after) {
                assert!(!command.contains(&copy), "{account}: {command}");
            }
        }
    }
}
