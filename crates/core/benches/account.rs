//! The CPU time of one account in the core, stage by stage: read a snapshot, evaluate, render and write the report.

#![allow(
    clippy::expect_used,
    reason = "a measurement ends with a panic if it cannot be made"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use workshop_check_core::evaluate::{Selection, evaluate, further_reads};
use workshop_check_core::report::Hints;
use workshop_check_core::report::render::render;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_testing::{accounts, repository};

/// Accounts that are finished, wrong in one place, halfway and empty.
const ACCOUNTS: [&str; 4] = ["complete", "database-closed", "halfway", "fresh"];

fn stages(c: &mut Criterion) {
    let suite = accounts::suite();
    let locale = repository::locale(&suite, "en");
    let selection = Selection::default();
    for name in ACCOUNTS {
        let json = serde_json::to_vec(&accounts::recorded(name)).expect("JSON");
        let snapshot = parse(&json, name).expect("a snapshot");
        let evaluation = evaluate(&suite, &snapshot, &selection);
        let report = render(&evaluation, &locale);
        let mut group = c.benchmark_group(name);
        group.bench_function("scope", |b| {
            b.iter(|| suite.scope(suite.checks().map(|(_, check)| check)))
        });
        group.bench_function("further_reads", |b| {
            b.iter(|| further_reads(&suite, &snapshot, &selection))
        });
        group.bench_function("parse", |b| b.iter(|| parse(&json, name)));
        group.bench_function("evaluate", |b| {
            b.iter(|| evaluate(&suite, &snapshot, &selection))
        });
        group.bench_function("render", |b| b.iter(|| render(&evaluation, &locale)));
        group.bench_function("limit", |b| {
            b.iter(|| report.clone().limited_to(Hints::Command))
        });
        group.bench_function("write", |b| b.iter(|| serde_json::to_string(&report)));
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = stages
}
criterion_main!(benches);
