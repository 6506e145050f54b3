use std::fmt::Write as _;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::failure::Failure;
use super::support::{check_named, demo_account, unknown_id, workshop_and_locale};
use super::write::{print, print_text};
use crate::args::ExplainArgs;
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::details::{self, Label};
use crate::reporter::terminal::word;
use crate::reporter::text::one_line;
use crate::snapshot_file;
use workshop_check_core::account::Resolution;
use workshop_check_core::assertion::Assert;
use workshop_check_core::diagnosis::Pattern;
use workshop_check_core::diagnosis::pattern::Kind;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::journey::{Module, Workshop};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Words, render};
use workshop_check_core::snapshot::{AccountIdentity, Snapshot};
use workshop_check_core::suite::{Check, Step, Suite};

/// `explain`. For a check: what it asserts, why, how to fix it, its page, the checks that it explains, its symptoms, and the
/// IAM actions that it needs. For an assertion kind: its documentation and parameters.
pub fn run(args: &ExplainArgs) -> Result<ExitStatus, Failure> {
    let (workshop, _) = workshop_and_locale(&args.suite)?;
    let Some(id) = &args.id else {
        return Err(nothing_named(&workshop));
    };
    let Some((module, step, check)) = check_named(&workshop, id) else {
        if let Some(text) = super::kinds::documentation(id) {
            print(&text)?;
            return Ok(ExitStatus::Passed);
        }
        let mut steps = workshop.steps();
        if let Some((module, step)) = steps.find(|(module, step)| module.id(&step.id) == *id) {
            return Err(step_named(module, step));
        }
        let checks = workshop.checks();
        let checks = checks.map(|(module, _, check)| module.id(&check.id));
        let kinds = Assert::KINDS.iter().map(|kind| (*kind).to_owned());
        let known: Vec<String> = checks.chain(kinds).collect();
        return Err(unknown_id(id, &known, "check"));
    };
    let (suite, locale, words) = (&module.suite, module.locale.as_ref(), module.words());
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
        ("explain-explains", list(explained_by(suite, check))),
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
    let mut text = format!(
        "{}: {}\n",
        module.id(&check.id),
        one_line(&words.check_title(check))
    );
    for (label, section) in sections {
        if let Some(section) = section {
            let section = textwrap::fill(&one_line(&section), &options);
            let _ = writeln!(text, "\n{}\n{section}", locale.label(label));
        }
    }
    for (label, lines) in [
        ("explain-needs", needs_by_step(suite, check, words)),
        ("explain-causes", causes(suite, check, locale)),
        ("explain-shows", shows(suite, check, locale)),
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
    if let Some(snapshot) = account_of(args, &workshop)? {
        text.push_str(&found(suite, &snapshot, check, locale, &options));
    }
    let kind = check.assert.kind();
    let _ = writeln!(text, "\n{}: {kind}", locale.label("explain-kind"));
    // What a kind does is documented for authors of suites, in English.
    if locale.language() != "en" {
        let _ = writeln!(text, "  workshop-check explain {kind}");
        return print_text(&text).map(|()| ExitStatus::Passed);
    }
    for paragraph in check.assert.documentation().split("\n\n") {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{}\n", textwrap::fill(&paragraph, &options));
    }
    print_text(&text)?;
    Ok(ExitStatus::Passed)
}

/// The account that is asked about.
fn account_of(args: &ExplainArgs, workshop: &Workshop) -> Result<Option<Snapshot>, Failure> {
    match (&args.snapshot, &args.demo) {
        (Some(path), _) => Ok(Some(snapshot_file::read(path)?)),
        (None, Some(name)) => demo_account(&workshop.id, name).map(Some),
        (None, None) => Ok(None),
    }
}

/// What the check found in an account, the fix in the console, and the fix as commands.
fn found(
    suite: &Suite,
    snapshot: &Snapshot,
    check: &Check,
    locale: &Locale,
    options: &Options<'_>,
) -> String {
    let report = render(&evaluate(suite, snapshot, &Selection::default()), locale);
    let Some(own) = report.check(&check.id) else {
        return String::new();
    };
    let mut text = format!("\n{}\n", locale.label("explain-account"));
    let mut push = |line: &str| {
        let _ = writeln!(text, "{}", textwrap::fill(&one_line(line), options));
    };
    push(&locale.labelled(&word(own.outcome, locale), own.heading()));
    for detail in details::lines(own, &report, locale) {
        if detail.label != Label::Page {
            push(&locale.labelled(&detail.label.text(locale), &detail.text));
        }
    }
    // The remedy of a root cause has what failed with it, too.
    let mut causes = report.root_causes.iter();
    let remedy = causes.find(|cause| cause.check == check.id);
    let remedy = remedy.map_or(&own.remedy, |cause| &cause.remedy);
    for change in &remedy.changes {
        push(&format!("- {change}"));
    }
    if let Some(path) = &remedy.console_path {
        push(&locale.labelled(&locale.label("report-console"), path));
    }
    remedy.console_url.iter().for_each(|url| push(url));
    if !remedy.commands.is_empty() {
        push(&locale.label("report-run"));
    }
    for command in &remedy.commands {
        let _ = writeln!(text, "{}", one_line(command));
    }
    text
}

fn nothing_named(workshop: &Workshop) -> Failure {
    let mut checks = workshop.checks();
    let example = checks.next().map(|(module, _, check)| module.id(&check.id));
    let hint = format!(
        "\"workshop-check explain {}\", for example; \"list\" prints all checks, \"list --kinds\" all kinds",
        example.as_deref().unwrap_or("CHECK")
    );
    Failure::sentence(
        "nothing to explain: name a check or a kind of assertion",
        Some(hint),
    )
}

/// The failure for the id of a step, which has several checks.
fn step_named(module: &Module, step: &Step) -> Failure {
    let checks = step.checks.iter().map(|check| module.id(&check.id));
    let checks: Vec<String> = checks.collect();
    Failure::new(
        format!(
            "explain \"{}\": it is a step, not a check",
            module.id(&step.id)
        ),
        Some(format!("its checks are {}", checks.join(", "))),
    )
}

/// The checks that a check depends on, a line a step.
fn needs_by_step(suite: &Suite, check: &Check, words: Words<'_>) -> Vec<String> {
    let needs = suite.needs_of(check);
    let lines = suite.file.steps.iter().filter_map(|step| {
        let checks = step.checks.iter().map(|check| check.id.as_str());
        let needed: Vec<&str> = checks.filter(|id| needs.contains(id)).collect();
        let title = words.step_title(step);
        (!needed.is_empty()).then(|| words.locale.labelled(&title, &needed.join(", ")))
    });
    lines.collect()
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
