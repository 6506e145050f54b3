use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::support::suite_and_locale;
use super::write::{print, print_text};
use crate::args::ListArgs;
use crate::exit::ExitStatus;
use crate::reporter::text::{inert_lines, one_line};
use workshop_check_core::message::Message;
use workshop_check_core::report::Words;
use workshop_check_core::suite::Suite;

/// `list`: the checks of a suite, with their points; or its variables, or the kinds of assertions.
pub fn run(args: &ListArgs) -> Result<ExitStatus, Failure> {
    if args.kinds {
        print(&super::kinds::list())?;
        return Ok(ExitStatus::Passed);
    }
    let (suite, locale) = suite_and_locale(&args.suite)?;
    if args.variables {
        print(&variables(&suite))?;
        return Ok(ExitStatus::Passed);
    }
    let words = Words {
        suite: &suite,
        locale: &locale,
    };
    let width = suite
        .checks()
        .map(|(_, check)| check.id.width())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    let total = suite.max_points();
    for step in &suite.file.steps {
        let points: u32 = step.checks.iter().map(|check| check.points).sum();
        let _ = writeln!(
            text,
            "{}: {} ({points})",
            step.id,
            one_line(&words.step_title(step))
        );
        for check in &step.checks {
            let pad = width - check.id.width();
            let _ = writeln!(
                text,
                "  {}{:pad$}  {:>2}  {}",
                check.id,
                "",
                check.points,
                one_line(&words.check_title(check))
            );
        }
    }
    let _ = writeln!(
        text,
        "\n{}",
        one_line(&locale.text(&Message::new("list-total").with("points", total as usize)))
    );
    print_text(&text)?;
    Ok(ExitStatus::Passed)
}

/// One block for each variable: its value as for `--set`, and its description.
fn variables(suite: &Suite) -> String {
    let mut text = String::new();
    for (name, variable) in &suite.file.variables {
        let value = suite.variables.get(name).map(|setting| &setting.value);
        let value = value.unwrap_or(&variable.default);
        let (value, about) = (one_line(&value.to_string()), one_line(&variable.about));
        let _ = writeln!(text, "{name}={value}\n  {about}");
    }
    inert_lines(&text)
}
