use std::fmt::Write as _;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::failure::Failure;
use super::support::{suite_and_locale, unknown_id};
use super::write::print;
use crate::args::ExplainArgs;
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::{inert_lines, one_line};
use workshop_check_core::account::Resolution;
use workshop_check_core::assertion::Assert;
use workshop_check_core::diagnosis::Pattern;
use workshop_check_core::diagnosis::pattern::Kind;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::render::Words;
use workshop_check_core::snapshot::{AccountIdentity, Snapshot};
use workshop_check_core::suite::{Check, Suite};

/// `explain`. For a check: what it asserts, why, how to fix it, its page, the checks that it explains, its symptoms, and the
/// IAM actions that it needs. For an assertion kind: its documentation and parameters.
pub fn run(args: &ExplainArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let Some((step, check)) = suite.check(&args.id) else {
        if let Some(text) = super::kinds::documentation(&args.id) {
            print(&text)?;
            return Ok(ExitStatus::Passed);
        }
        let checks = suite.checks().map(|(_, check)| check.id.as_str());
        let known: Vec<&str> = checks.chain(Assert::KINDS.iter().copied()).collect();
        return Err(unknown_id(&args.id, &known, "check"));
    };
    let words = Words {
        suite: &suite,
        locale: &locale,
    };
    // The expectation needs no account: resources have the names of the page then.
    let nothing = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
    let resolution = Resolution::default();
    let account = suite.account(&nothing, &resolution);
    let actions: Vec<&str> = suite
        .reads_of(check)
        .into_iter()
        .flat_map(|call| call.actions())
        .collect();
    let list = |ids: Vec<&str>| Some(ids.join(", ")).filter(|ids| !ids.is_empty());
    let sections = [
        (
            "explain-expected",
            Some(locale.text(&check.assert.expected(&account))),
        ),
        ("explain-why", words.why(check)),
        ("explain-fix", words.fix(check)),
        ("explain-page", Some(words.page_url(step, Some(check)))),
        ("explain-needs", list(suite.needs_of(check))),
        ("explain-explains", list(explained_by(&suite, check))),
        ("explain-actions", list(actions)),
        ("explain-points", Some(check.points.to_string())),
    ];
    // An address or an action that is broken at a slash or a hyphen cannot be copied.
    let options = Options::new(TerminalOptions::for_stdout().width)
        .initial_indent("  ")
        .subsequent_indent("  ")
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let mut text = format!("{}: {}\n", check.id, one_line(&words.check_title(check)));
    for (label, section) in sections {
        if let Some(section) = section {
            let section = textwrap::fill(&one_line(&section), &options);
            let _ = writeln!(text, "\n{}\n{section}", locale.label(label));
        }
    }
    for (label, lines) in [
        ("explain-causes", causes(&suite, check, &locale)),
        ("explain-shows", shows(&suite, check, &locale)),
    ] {
        if !lines.is_empty() {
            let _ = writeln!(text, "\n{}", locale.label(label));
        }
        for line in lines {
            let bullet = options
                .clone()
                .initial_indent("  - ")
                .subsequent_indent("    ");
            let _ = writeln!(text, "{}", textwrap::fill(&one_line(&line), &bullet));
        }
    }
    let kind = locale.label("explain-kind");
    let _ = writeln!(text, "\n{kind}: {}", check.assert.kind());
    for paragraph in check.assert.documentation().split("\n\n") {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{}\n", textwrap::fill(&paragraph, &options));
    }
    print(&inert_lines(&text))?;
    Ok(ExitStatus::Passed)
}

/// The checks whose failure a failure of this one explains: those that depend on it, and its consequences.
fn explained_by<'a>(suite: &'a Suite, check: &Check) -> Vec<&'a str> {
    let is_explained = |other: &&Check| {
        suite.needs_of(other).contains(&check.id.as_str())
            || other
                .follows
                .iter()
                .any(|follows| follows.check == check.id)
    };
    let checks = suite.checks().map(|(_, check)| check);
    checks
        .filter(is_explained)
        .map(|check| check.id.as_str())
        .collect()
}

/// The symptoms that may be reported for a run-time check, each with the checks that may cause it.
fn causes(suite: &Suite, check: &Check, locale: &Locale) -> Vec<String> {
    let sources = check.assert.run_time_sources();
    let about = |pattern: &&Pattern| {
        pattern.text.kind == Kind::Cause
            && pattern
                .text
                .seen_in
                .iter()
                .any(|source| sources.contains(source))
    };
    let patterns = suite.symptoms.iter().filter(about);
    patterns
        .map(|pattern| match pattern.text.causes.as_slice() {
            [] => meaning(pattern, locale),
            causes => format!("{}: {}", meaning(pattern, locale), causes.join(", ")),
        })
        .collect()
}

/// The symptoms as which a failure of this check may appear.
fn shows(suite: &Suite, check: &Check, locale: &Locale) -> Vec<String> {
    let of_check = |pattern: &&Pattern| pattern.text.causes.contains(&check.id);
    let patterns = suite.symptoms.iter().filter(of_check);
    patterns.map(|pattern| meaning(pattern, locale)).collect()
}

fn meaning(pattern: &Pattern, locale: &Locale) -> String {
    locale.text(&Message::new(format!("symptom-{}", pattern.text.id)))
}
