use std::fmt::Write as _;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::{print, print_text};
use crate::args::ListArgs;
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::{inert_lines, one_line};
use workshop_check_core::journey::{Module, Workshop};
use workshop_check_core::message::Message;
use workshop_check_core::suite::Check;

/// `list`: the checks of a suite, with their points; or its variables, or the kinds of assertions.
pub fn run(args: &ListArgs) -> Result<ExitStatus, Failure> {
    if args.kinds {
        print(&super::kinds::list())?;
        return Ok(ExitStatus::Passed);
    }
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    if args.variables {
        print(&variables(&workshop))?;
        return Ok(ExitStatus::Passed);
    }
    let widths = workshop
        .checks()
        .map(|(module, _, check)| module.id(&check.id).width());
    let width = widths.max().unwrap_or(0);
    let mut text = String::new();
    for module in &workshop.modules {
        if workshop.is_journey() {
            let title = one_line(&module.words().suite_title());
            if !text.is_empty() {
                text.push('\n');
            }
            item(&mut text, "", &title);
            text.push('\n');
        }
        steps(&mut text, module, width);
    }
    let points = workshop.max_points() as usize;
    let total = match workshop.bonus_points() as usize {
        0 => Message::new("list-total").with("points", points),
        bonus => Message::new("list-total-and-bonus")
            .with("points", points)
            .with("bonus", bonus),
    };
    text.push('\n');
    item(&mut text, "", &one_line(&locale.text(&total)));
    print_text(&text)?;
    Ok(ExitStatus::Passed)
}

/// The steps of a module, each with its checks. `width` is that of the longest id. The points of a bonus are counted apart, and
/// have a plus sign.
fn steps(text: &mut String, module: &Module, width: usize) {
    let words = module.words();
    for step in &module.suite.file.steps {
        let is_bonus = |check: &&Check| step.bonus || check.bonus;
        let (bonus, required): (Vec<&Check>, Vec<&Check>) = step.checks.iter().partition(is_bonus);
        let sum = |checks: &[&Check]| checks.iter().map(|check| check.points).sum::<u32>();
        let own = (!required.is_empty()).then(|| sum(&required).to_string());
        let more = (!bonus.is_empty()).then(|| format!("+{}", sum(&bonus)));
        let points: Vec<String> = own.into_iter().chain(more).collect();
        let points = points.join(" ");
        let id = module.id(&step.id);
        let title = one_line(&words.step_title(step));
        item(text, &format!("{id}: "), &format!("{title} ({points})"));
        for check in &step.checks {
            let id = module.id(&check.id);
            let pad = width - id.width();
            let title = one_line(&words.check_title(check));
            let sign = if is_bonus(&check) { "+" } else { "" };
            let points = format!("{sign}{}", check.points);
            item(text, &format!("  {id}{:pad$}  {points:>2}  ", ""), &title);
        }
    }
}

/// The least room for a text beside its lead.
const LEAST_ROOM: usize = 20;

/// Adds a lead and a text, whose further lines are aligned with its first. Where that has no room, the text is below its lead.
fn item(text: &mut String, lead: &str, words: &str) {
    let Some(width) = TerminalOptions::width_to_fit() else {
        let _ = writeln!(text, "{lead}{words}");
        return;
    };
    let is_beside = lead.width() + words.width() <= width || lead.width() + LEAST_ROOM <= width;
    let indent = " ".repeat(if is_beside { lead.width() } else { 4 });
    let options = Options::new(width)
        .initial_indent(if is_beside { lead } else { &indent })
        .subsequent_indent(&indent)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    if !is_beside {
        let words: Vec<&str> = lead.split_whitespace().collect();
        let _ = writeln!(text, "  {}", words.join("  "));
    }
    let _ = writeln!(text, "{}", textwrap::fill(words, options));
}

/// One block for each variable: its value as for `--set`, and its description.
fn variables(workshop: &Workshop) -> String {
    let mut text = String::new();
    let mut known: Vec<&str> = Vec::new();
    let variables = workshop.modules.iter().flat_map(|module| {
        let variables = module.suite.file.variables.iter();
        variables.map(move |(name, variable)| (&module.suite, name, variable))
    });
    for (suite, name, variable) in variables {
        // A value is for every module that has the variable.
        if known.contains(&name.as_str()) {
            continue;
        }
        known.push(name);
        let value = suite.variables.get(name).map(|setting| &setting.value);
        let value = value.unwrap_or(&variable.default);
        let (value, about) = (one_line(&value.to_string()), one_line(&variable.about));
        let _ = writeln!(text, "{name}={value}");
        item(&mut text, "  ", &about);
    }
    inert_lines(&text)
}
