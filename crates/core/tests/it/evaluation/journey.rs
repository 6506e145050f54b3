//! A journey through several suites: each is judged as alone, of a choice one way is graded, and one mistake is one root
//! cause.

use std::sync::Arc;

use serde_json::{Value, json};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::journey::{self, Workshop};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade, sorts_of_accounts};
use workshop_check_testing::repository;

/// A workshop of these suites, in the file's order.
fn workshop(file: &str, suites: Vec<Suite>) -> Workshop {
    let text = format!("schema: workshop-check/journey/1\nid: walk\nmodules: {file}\n");
    let (read, problems) = journey::read(&text, "journey.yaml");
    assert!(problems.is_empty(), "{problems:?}");
    let suites = suites.into_iter().map(|suite| {
        let texts = suite.locale("en", repository::program());
        (suite, Arc::new(texts.expect("English")))
    });
    let own = Locale::load("en", repository::program(), |_| None);
    let own = Arc::new(own.expect("English"));
    Workshop::of_journey(&read.expect("a journey"), &text, suites.collect(), own)
}

fn report(workshop: &Workshop, account: &Value) -> Report {
    let snapshot = grade::snapshot(account);
    workshop.evaluate(&snapshot, &Selection::default()).report()
}

/// A suite of another way to the same end: a security group that no other suite knows.
fn other_way(id: &str) -> Suite {
    let mut suite = repository::suite_of(
        "
resources:
  vpc: { kind: vpc, name: TargetVPC }
  other: { kind: security_group, name: Other-SG, in: vpc }
steps:
  - id: given
    page: given
    given: true
    checks:
      - { id: vpc, points: 1, assert: { exists: { resource: vpc } } }
  - id: make
    page: make
    checks:
      - { id: other, points: 7, assert: { exists: { resource: other } } }
",
    );
    suite.file.id = id.to_owned();
    suite
}

#[test]
fn each_module_comes_out_as_its_suite_does_alone() {
    let suites = || {
        vec![
            repository::suite("database-migration"),
            repository::suite("container-migration"),
        ]
    };
    let workshop = workshop(
        "[{ suite: database-migration }, { suite: container-migration }]",
        suites(),
    );
    for (name, account) in sorts_of_accounts() {
        let joined = report(&workshop, &account);
        let mut points = 0;
        let mut max = 0;
        for suite in suites() {
            let alone = grade::report(&suite, &account, "en");
            points += alone.score.points;
            max += alone.score.max;
            for check in alone.steps.iter().flat_map(|step| &step.checks) {
                let id = format!("{}.{}", suite.file.id, check.id);
                let here = joined.check(&id).expect("every check is in the report");
                assert_eq!(
                    (here.outcome, here.points, &here.actual, &here.hint),
                    (check.outcome, check.points, &check.actual, &check.hint),
                    "{name}: {id}"
                );
                let blockers: Vec<String> = check
                    .blocked_by
                    .iter()
                    .map(|by| format!("{}.{by}", suite.file.id))
                    .collect();
                assert_eq!(here.blocked_by, blockers);
            }
        }
        assert_eq!(
            (joined.score.points, joined.score.max),
            (points, max),
            "{name}"
        );
        let worst = Outcome::worst(joined.steps.iter().map(|step| step.outcome));
        assert_eq!(joined.outcome, worst, "{name}");
        let mut ids: Vec<&str> = joined.steps.iter().map(|step| step.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(
            ids.len(),
            joined.steps.len(),
            "{name}: ids of steps are unique"
        );
        for cause in &joined.root_causes {
            assert!(
                joined.check(&cause.check).is_some(),
                "{name}: {}",
                cause.check
            );
        }
    }
}

#[test]
fn what_an_earlier_module_teaches_is_one_root_cause() {
    let workshop = workshop(
        "[{ suite: database-migration }, { suite: container-migration }]",
        vec![
            repository::suite("database-migration"),
            repository::suite("container-migration"),
        ],
    );
    // The database was never made: both modules say so, and the fix is on a page of the first.
    let report = report(
        &workshop,
        &accounts::recorded("application-migration/fresh"),
    );
    let of_database: Vec<&str> = report
        .root_causes
        .iter()
        .filter(|cause| cause.page_url.contains("create-target-db"))
        .map(|cause| cause.check.as_str())
        .collect();
    assert!(
        of_database
            .iter()
            .all(|id| id.starts_with("database-migration.")),
        "{of_database:?}"
    );
    let explained = report.root_causes.iter().flat_map(|cause| &cause.explains);
    assert!(
        explained
            .into_iter()
            .any(|id| id.starts_with("container-migration.")),
        "a failure of the later module is explained by the earlier one"
    );
    let next = report.next.as_ref().expect("something is left to do");
    assert!(
        next.check.starts_with("database-migration."),
        "{}",
        next.check
    );
}

/// The defect: a server of something else, of which nothing is known, made its way the one that was taken.
#[test]
fn what_may_be_something_else_does_not_decide_the_way() {
    let ways = ["container-migration", "app-mig-service"];
    let workshop = workshop(
        "[{ choice: server, one_of: [container-migration, app-mig-service] }]",
        ways.map(repository::suite).to_vec(),
    );
    let mut account = accounts::recorded("application-migration/fresh");
    for graded in ["container-migration"; 2] {
        let report = report(&workshop, &account);
        let own = report.modules.iter().filter(|module| module.graded);
        let own: Vec<&str> = own.map(|module| module.id.as_str()).collect();
        assert_eq!(own, [graded]);
        let servers = account["calls"]["source_servers"]["items"]["known"].as_array_mut();
        servers.expect("a list").push(serde_json::json!({
            "sourceServerID": "s-0erp", "isArchived": false, "lifeCycle": { "state": "READY_FOR_TEST" },
            "dataReplicationInfo": { "dataReplicationState": "CONTINUOUS" },
            "sourceProperties": { "identificationHints": { "hostname": "erp-01" } },
        }));
    }
}

/// A journey on which attendees take one of the three ways of the application migration.
fn three_ways() -> Workshop {
    let ways = [
        "container-migration",
        "app-mig-service",
        "elasticbeanstalk-migration",
    ];
    workshop(
        "[{ choice: server, one_of: [container-migration, app-mig-service, elasticbeanstalk-migration] }]",
        ways.map(repository::suite).to_vec(),
    )
}

/// The way that is graded.
fn graded(workshop: &Workshop, account: &Value) -> String {
    let report = report(workshop, account);
    let mut graded = report.modules.into_iter().filter(|module| module.graded);
    graded.next().expect("a way").id
}

/// The defect: what could not be read counted as begun, so that whoever may not read MGN was graded by it.
#[test]
fn what_could_not_be_read_does_not_decide_the_way() {
    let workshop = three_ways();
    let graded = |account: &Value| graded(&workshop, account);
    let denied = |of: &[&str]| {
        let mut account = accounts::recorded("application-migration/database-done");
        for call in of {
            account["calls"][*call]["items"] =
                json!({ "unknown": { "denied": { "call": "DescribeInstances" } } });
        }
        account
    };
    for of in [
        &["source_servers"][..],
        &["replication_templates", "source_servers"],
        &["environments"],
    ] {
        assert_eq!(graded(&denied(of)), "container-migration", "{of:?}");
    }
}

/// The defect: an environment or a replication template of something else made its way the one that was taken.
#[test]
fn what_is_in_another_vpc_does_not_decide_the_way() {
    let workshop = three_ways();
    let graded = |account: &Value| graded(&workshop, account);
    let done = accounts::recorded("application-migration/database-done");
    assert_eq!(graded(&done), "container-migration");
    let put = |account: &mut Value, call: &str, items: Vec<Value>| {
        let known = account["calls"][call]["items"]["known"].as_array_mut();
        known.expect("a list").extend(items);
    };
    let subnet_in = |account: &Value, vpc: &str| {
        let subnets = account["ec2"]["Subnets"]["known"].as_array();
        let mut subnets = subnets.expect("subnets").iter();
        let found = subnets.find(|subnet| (subnet["VpcId"] == vpc) == (vpc != "other"));
        found.map(|subnet| subnet["SubnetId"].clone())
    };
    let target = |account: &Value| {
        let vpcs = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
        let is_target = |vpc: &&Value| vpc["Tags"].to_string().contains("TargetVPC");
        let found = vpcs.iter().find(is_target).expect("TargetVPC");
        found["VpcId"].as_str().expect("an id").to_owned()
    };
    let template = |subnet: Value| {
        vec![
            json!({ "replicationConfigurationTemplateID": "rct-1", "stagingAreaSubnetId": subnet,
            "createPublicIP": true, "dataPlaneRouting": "PUBLIC_IP" }),
        ]
    };
    let vpc = target(&done);
    let own = subnet_in(&done, &vpc).expect("a subnet of TargetVPC");
    let mut other = done.clone();
    let subnets = other["ec2"]["Subnets"]["known"].as_array_mut();
    subnets.expect("subnets").push(json!({ "SubnetId": "subnet-other", "VpcId": "vpc-other",
        "CidrBlock": "172.31.0.0/20", "AvailabilityZone": "us-west-2a", "MapPublicIpOnLaunch": true, "Tags": [] }));
    put(
        &mut other,
        "replication_templates",
        template("subnet-other".into()),
    );
    assert_eq!(graded(&other), "container-migration", "a template");
    // The VPC of a template that was left is gone, and nobody knows which it was.
    let mut left = done.clone();
    put(
        &mut left,
        "replication_templates",
        template("subnet-gone".into()),
    );
    assert_eq!(
        graded(&left),
        "container-migration",
        "a template that was left"
    );
    let mut begun = done.clone();
    put(&mut begun, "replication_templates", template(own));
    assert_eq!(graded(&begun), "app-mig-service", "a template in TargetVPC");
    let beanstalk = accounts::recorded("elasticbeanstalk-migration/complete");
    let with_environment = |vpc: &str, database: &str| {
        let mut account = done.clone();
        for call in [
            "environments",
            "application_versions",
            "configuration_settings",
            "environment_resources",
        ] {
            let items = beanstalk["calls"][call]["items"]["known"].to_string();
            let items = items.replace("Myebapp-env", "prod-env");
            let mut items: Vec<Value> = serde_json::from_str(&items).expect("JSON");
            if call == "configuration_settings" {
                items[0]["OptionSettings"] = json!({ "VPCId": vpc, "RDS_DB_NAME": database,
                    "RDS_HOSTNAME": "prod.x.us-west-2.rds.amazonaws.com" });
            }
            put(&mut account, call, items);
        }
        account
    };
    assert_eq!(
        graded(&with_environment("vpc-other", "prod")),
        "container-migration",
        "an environment"
    );
    assert_eq!(
        graded(&with_environment(&vpc, "wordpress-db")),
        "elasticbeanstalk-migration",
        "an environment in TargetVPC"
    );
}

fn choice() -> Workshop {
    workshop(
        "[{ choice: server, one_of: [one-way, other-way] }]",
        vec![accounts::suite_named("one-way"), other_way("other-way")],
    )
}

#[test]
fn the_way_that_was_begun_is_graded_and_the_other_is_not_a_failure() {
    let workshop = choice();
    let graded = |report: &Report| -> Vec<String> {
        let graded = report.modules.iter().filter(|module| module.graded);
        graded.map(|module| module.id.clone()).collect()
    };
    let complete = report(&workshop, &accounts::recorded("complete"));
    assert_eq!(graded(&complete), ["one-way"]);
    assert_eq!(
        complete.outcome,
        Outcome::Passed,
        "the other way is not a failure"
    );
    assert!(
        complete
            .steps
            .iter()
            .all(|step| step.id.starts_with("one-way."))
    );
    assert_eq!(complete.columns().len(), 1);
    assert_eq!(complete.columns()[0].id, "server");
    let fresh = report(&workshop, &accounts::recorded("fresh"));
    assert_eq!(
        graded(&fresh),
        ["one-way"],
        "the first, as long as nothing is begun"
    );
    // An attendee who has made nothing but the group of the other way.
    let mut account = accounts::recorded("fresh");
    let vpcs = account["ec2"]["Vpcs"]["known"].as_array().expect("VPCs");
    let target = vpcs
        .iter()
        .find(|vpc| vpc["Tags"][0]["Value"] == "TargetVPC");
    let target = target.map(|vpc| vpc["VpcId"].clone()).expect("TargetVPC");
    let group = json!({ "GroupId": "sg-other", "GroupName": "Other-SG", "VpcId": target });
    let groups = account["ec2"]["SecurityGroups"]["known"].as_array_mut();
    groups.expect("groups").push(group);
    let other = report(&workshop, &account);
    assert_eq!(graded(&other), ["other-way"]);
    assert_eq!(other.outcome, Outcome::Passed);
    assert_eq!((other.score.points, other.score.max), (8, 8));
    assert_eq!(
        other.columns()[0].id,
        "server",
        "a class has one column for the choice"
    );
}

#[test]
fn the_roster_says_which_way_was_taken() {
    let workshop = choice();
    let mut account = accounts::recorded("complete");
    account["account"]["marks"] = json!({ "server": " Other-Way " });
    let report = report(&workshop, &account);
    let graded: Vec<&str> = report
        .modules
        .iter()
        .filter(|module| module.graded)
        .map(|module| module.id.as_str())
        .collect();
    assert_eq!(graded, ["other-way"]);
    assert_eq!(report.score.max, 8);
    assert!(workshop.marks().any(|mark| mark == "server"));
}

#[test]
fn a_step_of_one_module_is_selected_with_all_that_it_needs() {
    let workshop = choice();
    let step: StepId = "other-way.make".into();
    let selection = workshop.selection(&[step], &[]);
    assert_eq!(selection.checks.len(), 1, "{selection:?}");
    let check: CheckId = "one-way.site".into();
    let selection = workshop.selection(&[], &[check]);
    assert!(selection.checks.iter().all(|id| id.starts_with("one-way.")));
    assert!(selection.checks.len() > 10);
    let snapshot = grade::snapshot(&accounts::recorded("complete"));
    let report = workshop.evaluate(&snapshot, &selection).report();
    let checks: usize = report.steps.iter().map(|step| step.checks.len()).sum();
    assert_eq!(checks, selection.checks.len());
}

#[test]
fn the_scope_is_that_of_all_modules_and_a_plan_goes_through_them() {
    let workshop = workshop(
        "[{ suite: database-migration }, { suite: container-migration }]",
        vec![
            repository::suite("database-migration"),
            repository::suite("container-migration"),
        ],
    );
    let scope = workshop.scope(&Selection::default());
    for id in ["database-migration", "container-migration"] {
        let suite = repository::suite(id);
        let own = suite.scope(suite.checks().map(|(_, check)| check));
        assert!(own.calls.is_subset(&scope.calls), "{id}");
        for parameter in &own.parameters {
            assert!(
                scope
                    .parameters
                    .iter()
                    .any(|all| all.name == parameter.name)
            );
        }
    }
    let snapshot = grade::snapshot(&accounts::recorded("application-migration/halfway"));
    let plan = workshop.plan(&snapshot, &Selection::default());
    let modules = plan.steps.iter().map(|step| step.check.split('.').next());
    assert!(
        modules
            .flatten()
            .all(|module| module.ends_with("-migration"))
    );
}

/// A later module begins with what the steps of the earlier one have made: the database, which both need, is made once.
#[test]
fn the_plan_of_a_module_begins_where_that_of_the_earlier_one_ends() {
    let workshop = workshop(
        "[{ suite: database-migration }, { suite: container-migration }]",
        vec![
            repository::suite("database-migration"),
            repository::suite("container-migration"),
        ],
    );
    let snapshot = grade::snapshot(&accounts::recorded("application-migration/fresh"));
    let plan = workshop.plan(&snapshot, &Selection::default());
    let left: Vec<&str> = plan.left.iter().map(CheckId::as_str).collect();
    assert_eq!(left, ["container-migration.site"]);
    // The defect: `--value '$new_database_1_address'`, a text in place of the variable.
    let commands = plan.steps.iter().flat_map(|step| &step.remedy.commands);
    let mut of_host = commands.filter(|command| command.contains("--name DB_HOST"));
    let command = of_host.next().expect("a command");
    assert!(
        command.contains("--value \"$NEW_DATABASE_1_ADDRESS\""),
        "{command}"
    );
}

#[test]
fn a_journey_with_mistakes_is_not_read() {
    let problems = |modules: &str| -> Vec<String> {
        let text = format!("schema: workshop-check/journey/1\nid: walk\nmodules: {modules}\n");
        let (_, problems) = journey::read(&text, "journey.yaml");
        problems.into_iter().map(|problem| problem.text).collect()
    };
    assert_eq!(
        problems("[{ suite: a }, { choice: c, one_of: [d, e] }]"),
        Vec::<String>::new()
    );
    assert_eq!(
        problems("[{ suite: a }, { suite: a }]"),
        ["\"a\" is in the journey twice"]
    );
    for modules in [
        "[{}]",
        "[{ choice: c, one_of: [a] }]",
        "[{ one_of: [a, b] }]",
        "[{ suite: a, choice: c, one_of: [b, d] }]",
    ] {
        assert_eq!(
            problems(modules).len(),
            1,
            "{modules}: {:?}",
            problems(modules)
        );
    }
    assert_eq!(problems("[]"), ["a journey has modules"]);
    assert_eq!(
        problems("[{ choice: Bad Name, one_of: [a, b] }]"),
        ["\"Bad Name\" cannot be the name of a choice"]
    );
}

/// Nobody has said which way they take: what is there shows it, in the demonstrations of the journey.
#[test]
fn what_is_there_shows_the_way() {
    let ways = [
        "container-migration",
        "app-mig-service",
        "elasticbeanstalk-migration",
    ];
    let workshop = workshop(
        "[{ choice: server, one_of: [container-migration, app-mig-service, elasticbeanstalk-migration], closed: [other] }]",
        ways.map(repository::suite).to_vec(),
    );
    for (account, way) in [
        ("complete", "container-migration"),
        ("mgn", "app-mig-service"),
        ("beanstalk", "elasticbeanstalk-migration"),
    ] {
        let account = accounts::recorded(&format!("application-migration/{account}"));
        let report = report(&workshop, &account);
        let of_way = report.modules.iter().filter(|module| module.graded);
        let of_way: Vec<_> = of_way
            .map(|module| (module.id.as_str(), module.started, module.outcome))
            .collect();
        assert_eq!(of_way, [(way, true, Outcome::Passed)]);
        assert!(report.modules.iter().all(|module| module.notes.is_empty()));
    }
}
