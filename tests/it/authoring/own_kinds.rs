//! Kinds of an author's own, on calls that are made once for each name that another call lists.

use serde_json::{Value, json};

use crate::authoring::{printed, run, write};

const SUITE: &str = "\
schema: workshop-check/suite/1
id: tables
pages: { base: 'https://example.org', path: '/{page}', languages: [en] }
calls:
  names:
    service: dynamodb
    operation: ListTables
    protocol: json_1.0
    target: DynamoDB_20120810
    items: TableNames
    keep: [TableNames]
  tables:
    service: dynamodb
    operation: DescribeTable
    protocol: json_1.0
    target: DynamoDB_20120810
    items: Table
    needs: { call: names, input: { TableName: TableNames } }
    keep: [TableName, TableArn, TableStatus, ItemCount, BillingModeSummary.BillingMode]
kinds:
  table: { call: tables, id: TableArn, name: TableName }
resources:
  orders: { kind: table, name: orders }
steps:
  - id: one
    page: one
    checks:
      - { id: orders, points: 1, assert: { exists: { resource: orders } } }
";

const WORDS: &str = "suite = A\nkind-table = table\nstep-one = O\ncheck-orders = S\n    .why = W\n";

/// The defects: a draft asked for nothing but the existence of what a suite declares, or for a state that is over in a minute;
/// and `prove` did not try what happens if there is no such resource.
#[test]
fn a_draft_asks_for_the_values_of_own_kinds_and_a_proof_removes_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let declaring = folder.path().join("declaring");
    write(&declaring, "suite.yaml", SUITE);
    write(&declaring, "locales/en.ftl", WORDS);
    let table = |name: &str, status: &str| {
        json!({
            "TableName": name, "TableArn": format!("arn:aws:dynamodb:eu-west-1:111122223333:table/{name}"),
            "TableStatus": status, "ItemCount": 7, "BillingModeSummary": { "BillingMode": "PAY_PER_REQUEST" },
        })
    };
    let root = env!("CARGO_MANIFEST_DIR");
    let recorded = std::fs::read_to_string(format!("{root}/fixtures/accounts/empty.json"));
    let mut account: Value = serde_json::from_str(&recorded.expect("an account")).expect("JSON");
    account["calls"] = json!({
        "names": { "service": "dynamodb", "operation": "ListTables",
            "items": { "known": [{ "TableNames": "orders" }, { "TableNames": "carts" }] } },
        "tables": { "service": "dynamodb", "operation": "DescribeTable",
            "items": { "known": [table("orders", "ACTIVE"), table("carts", "CREATING")] } },
    });
    let snapshot = folder.path().join("account.json");
    std::fs::write(&snapshot, account.to_string()).expect("a file");
    let snapshot = snapshot.to_str().expect("UTF-8");
    let drafted = folder.path().join("drafted");
    let path = drafted.to_str().expect("UTF-8");
    let declaring = declaring.to_str().expect("UTF-8");
    printed(&["init", path, "--from", snapshot, "--suite", declaring], 0);
    assert_eq!(printed(&["lint", path], 0), "");
    let suite = std::fs::read_to_string(drafted.join("suite.yaml")).expect("a suite");
    for part in [
        "{ resource: orders, name: BillingModeSummary.BillingMode, one_of: [PAY_PER_REQUEST] }",
        "{ resource: orders, name: TableStatus, one_of: [ACTIVE] }",
    ] {
        assert!(suite.contains(part), "{part} in {suite}");
    }
    for part in ["ItemCount, one_of", "CREATING"] {
        assert!(!suite.contains(part), "{part} in {suite}");
    }
    let next = std::fs::read_to_string(drafted.join("NEXT.md")).expect("what to do next");
    assert!(
        next.contains("`TableStatus of carts is CREATING`"),
        "{next}"
    );

    let proof = run(&["prove", "--suite", path, "--snapshot", snapshot, "--json"]);
    let proof: Value = serde_json::from_slice(&proof.stdout).expect("a proof");
    let mutants = proof["mutants"].as_array().expect("mutants");
    let dropped = mutants
        .iter()
        .find(|mutant| mutant["id"] == "table/orders/drop");
    assert_eq!(dropped.expect("a mutant without it")["verdict"], "caught");
}
