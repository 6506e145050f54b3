//! The core does no I/O: the list of its dependencies has nothing that could.

use super::features::crates;

/// What sends requests, waits for them, or opens files.
const IMPURE: &[&str] = &["axum", "hyper", "reqwest", "rusqlite", "tokio"];

#[test]
fn the_core_depends_on_nothing_that_does_io() {
    let core = crates("workshop-check-core", "normal");
    assert!(core.iter().any(|line| line.starts_with("serde v")));
    let impure: Vec<&String> = core
        .iter()
        .filter(|line| {
            let name = line.split(' ').next().unwrap_or_default();
            name.starts_with("aws-") || IMPURE.contains(&name)
        })
        .collect();
    assert!(impure.is_empty(), "{impure:#?}");
}
