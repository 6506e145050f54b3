//! Checks that the points add up to the total, if the suite states one.

use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml::Node;
use workshop_check_core::suite::{Check, Draft, Suite};

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let mut total = |stated: Option<u32>, node: &Node, sum: u64, of: &str| {
        if let Some(stated) = stated.filter(|stated| u64::from(*stated) != sum) {
            let text = format!("{of} come to {sum} points, not to {stated}");
            problems
                .add(Code::Points, node.place_of("points"), text)
                .hint(format!("points: {sum}"));
        }
    };
    let mut all = 0;
    for (index, step) in suite.file.steps.iter().enumerate() {
        // Bonus points are counted apart. The stated total of a page of nothing else is theirs.
        let counted = |check: &&Check| step.bonus || !check.bonus;
        let points = step.checks.iter().filter(counted);
        let sum = points.map(|check| u64::from(check.points)).sum();
        all += if step.bonus { 0 } else { sum };
        let of = format!("the checks of \"{}\"", step.id);
        total(step.points, draft.step(index), sum, &of);
    }
    total(suite.file.points, &draft.tree, all, "all checks");
    for (_, check, node) in draft.checks() {
        if check.points == 0 {
            let text = format!("\"{}\" is worth nothing", check.id);
            problems.add(Code::ZeroPoints, node.place_of("points"), text);
        }
    }
}
