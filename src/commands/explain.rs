use std::collections::BTreeSet;
use std::fmt::Write as _;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::failure::Failure;
use super::support::{check_named, demo_account, suite_options, unknown_id, workshop_and_locale};
use super::write::{print, print_text};
use crate::args::{ExplainArgs, SuiteArgs};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::details::{self, Label};
use crate::reporter::terminal::word;
use crate::reporter::text::one_line;
use crate::{snapshot_file, suites};
use workshop_check_core::account::Resolution;
use workshop_check_core::assertion::Assert;
use workshop_check_core::diagnosis::Pattern;
use workshop_check_core::diagnosis::pattern::Kind;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::journey::{Module, Workshop};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::report::{Words, render};
use workshop_check_core::snapshot::{AccountIdentity, Call, Snapshot};
use workshop_check_core::suite::{Check, Step, Suite};

/// `explain`. For a check: what it asserts, why, how to fix it, its page, the checks that it explains, its symptoms, and the
/// IAM actions that it needs. For an assertion kind: its documentation and parameters.
pub fn run(args: &ExplainArgs) -> Result<ExitStatus, Failure> {
    let Some(id) = &args.id else {
        let (workshop, _) = workshop_and_locale(&args.suite)?;
        return Err(nothing_named(&workshop, &args.suite));
    };
    let Asked {
        workshop,
        id,
        others,
    } = asked(args, id)?;
    let id = id.as_str();
    let Some((module, step, check)) = check_named(&workshop, id) else {
        return no_check(&workshop, &args.suite, id, &others);
    };
    let (suite, locale, words) = (&module.suite, module.locale.as_ref(), module.words());
    let snapshot = account_of(args, &workshop)?;
    // The expectation needs no account: resources have the names of the page then.
    let nothing = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
    let resolution = Resolution::default();
    let account = suite.account(&nothing, &resolution);
    let is_optional = |call: &Call| call.declared().is_some_and(|call| call.optional);
    let (optional, required): (Vec<Call>, Vec<Call>) =
        suite.reads_of(check).into_iter().partition(is_optional);
    let actions = |calls: &[Call]| -> Vec<&str> {
        let all: BTreeSet<&str> = calls.iter().flat_map(|call| call.actions()).collect();
        all.into_iter().collect()
    };
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
        ("explain-actions", list(actions(&required))),
        ("explain-actions-optional", list(actions(&optional))),
        ("explain-points", Some(check.points.to_string())),
        (
            "explain-prices",
            Some(check.assert.sources().join(", ")).filter(|all| !all.is_empty()),
        ),
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
        (
            "explain-causes",
            causes(suite, check, snapshot.as_ref(), locale),
        ),
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
    if !others.is_empty() {
        let also = Message::new("explain-also").with("suites", Arg::List(others));
        let also = textwrap::fill(&one_line(&locale.text(&also)), options.width);
        let _ = writeln!(text, "\n{also}");
    }
    if let Some(snapshot) = &snapshot {
        text.push_str(&found(suite, snapshot, check, locale, &options));
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

/// For what is no check: the documentation of a kind, or a failure.
fn no_check(
    workshop: &Workshop,
    suite: &SuiteArgs,
    id: &str,
    others: &[String],
) -> Result<ExitStatus, Failure> {
    if let Some(text) = super::kinds::documentation(id) {
        print(&text)?;
        return Ok(ExitStatus::Passed);
    }
    if let Some(text) = closed_way(workshop, suite, id) {
        let width = TerminalOptions::for_stdout().width;
        print_text(&format!("{}\n", textwrap::fill(&text, width)))?;
        return Ok(ExitStatus::Passed);
    }
    let mut steps = workshop.steps();
    if let Some((module, step)) = steps.find(|(module, step)| module.id(&step.id) == id) {
        return Err(step_named(module, step));
    }
    if !others.is_empty() {
        return Err(in_other_suites(id, others));
    }
    let checks = workshop.checks();
    let checks = checks.map(|(module, _, check)| module.id(&check.id));
    let kinds = Assert::KINDS.iter().map(|kind| (*kind).to_owned());
    let known: Vec<String> = checks.chain(kinds).collect();
    Err(unknown_id(id, &known, "check", suite))
}

/// What to know of a way of the pages whose service is closed: of this journey, or of one of the program.
fn closed_way(workshop: &Workshop, suite: &SuiteArgs, id: &str) -> Option<String> {
    let id = id.to_ascii_lowercase();
    let own = workshop.closed_way(&id);
    own.or_else(|| {
        let mut all = suites::embedded_journeys().into_iter();
        all.find_map(|other| {
            let other = SuiteArgs {
                suite: other.to_owned(),
                is_default: false,
                set: Vec::new(),
                lang: suite.lang.clone(),
            };
            let (journey, _) = workshop_and_locale(&other).ok()?;
            journey.closed_way(&id)
        })
    })
}

/// Whose check is asked about.
struct Asked {
    workshop: Workshop,
    /// The id or the title, without the suite before it.
    id: String,
    /// The other suites of the program that have it.
    others: Vec<String>,
}

/// The suite that has the check or the step: that of the options, or else the only one of the program.
fn asked(args: &ExplainArgs, id: &str) -> Result<Asked, Failure> {
    let (workshop, _) = workshop_and_locale(&args.suite)?;
    let is_kind = Assert::KINDS.contains(&id);
    let is_own = has(&workshop, id);
    // With a named suite, the check is that suite's. Reading the other suites takes longer than everything else.
    if is_kind || (is_own && !args.suite.is_default) {
        return Ok(Asked {
            workshop,
            id: id.to_owned(),
            others: Vec::new(),
        });
    }
    let mut all = Vec::new();
    for suite in suites::embedded_suites() {
        if suite == args.suite.suite {
            continue;
        }
        let own = SuiteArgs {
            suite: suite.to_owned(),
            is_default: false,
            set: Vec::new(),
            lang: args.suite.lang.clone(),
        };
        // A suite of the program that has no texts in the language has no check of that title.
        let Ok((other, _)) = workshop_and_locale(&own) else {
            continue;
        };
        let bare = id
            .strip_prefix(suite)
            .and_then(|rest| rest.strip_prefix('.'));
        if let Some(bare) = bare.filter(|bare| args.suite.is_default && has(&other, bare)) {
            return Ok(Asked {
                workshop: other,
                id: bare.to_owned(),
                others: Vec::new(),
            });
        }
        if has(&other, id) {
            all.push((suite.to_owned(), other));
        }
    }
    if args.suite.is_default
        && !is_own
        && all.len() == 1
        && let Some((_, only)) = all.pop()
    {
        return Ok(Asked {
            workshop: only,
            id: id.to_owned(),
            others: Vec::new(),
        });
    }
    Ok(Asked {
        workshop,
        id: id.to_owned(),
        others: all.into_iter().map(|(suite, _)| suite).collect(),
    })
}

/// Whether it is a check or a step of a workshop.
fn has(workshop: &Workshop, id: &str) -> bool {
    let mut steps = workshop.steps();
    check_named(workshop, id).is_some() || steps.any(|(module, step)| module.id(&step.id) == id)
}

/// The failure for the id of a check that only other suites have.
fn in_other_suites(id: &str, suites: &[String]) -> Failure {
    let options = suites.iter().map(|suite| format!("--suite {suite}"));
    let options: Vec<String> = options.collect();
    Failure::new(
        format!("find a check named \"{id}\" in this suite"),
        Some(format!("others have one: {}", options.join(", "))),
    )
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

fn nothing_named(workshop: &Workshop, suite: &SuiteArgs) -> Failure {
    let mut checks = workshop.checks();
    let example = checks.next().map(|(module, _, check)| module.id(&check.id));
    let hint = format!(
        "\"workshop-check explain {}{}\", for example; \"list\" prints all checks, \"list --kinds\" all kinds",
        example.as_deref().unwrap_or("CHECK"),
        suite_options(suite)
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

/// So many causes of a symptom are the usual ones: suites name them in this order.
const USUAL_CAUSES: usize = 3;

/// The symptoms that may be reported for a run-time check, each with the checks that may cause it: those that are seen there
/// first. Of an account, only what was reported in it.
fn causes(
    suite: &Suite,
    check: &Check,
    snapshot: Option<&Snapshot>,
    locale: &Locale,
) -> Vec<String> {
    let line = |pattern: &Pattern| match pattern.text.causes.as_slice() {
        [] => meaning(pattern, locale),
        causes => format!("{}: {}", meaning(pattern, locale), causes.join(", ")),
    };
    if let Some(snapshot) = snapshot {
        let evaluation = evaluate(suite, snapshot, &Selection::default());
        let mut judged = evaluation.checks.iter();
        let judged = judged.find(|judged| judged.check.id == check.id);
        let symptom = judged.and_then(|judged| judged.symptom.as_ref());
        let reported = symptom.and_then(|symptom| symptom.pattern);
        return reported.map(line).into_iter().collect();
    }
    let sources = check.assert.run_time_sources();
    let about = |pattern: &&Pattern| {
        let first = pattern.text.seen_in.first();
        pattern.text.kind == Kind::Cause && first.is_some_and(|first| sources.contains(first))
    };
    suite.symptoms.iter().filter(about).map(line).collect()
}

/// The symptoms as which a failure of this check may appear: those of which it is a usual cause, or else all that name it.
fn shows(suite: &Suite, check: &Check, locale: &Locale) -> Vec<String> {
    let named = |among: usize| {
        let of_check = move |pattern: &&Pattern| {
            let causes = &pattern.text.causes;
            causes.iter().take(among).any(|cause| *cause == check.id)
        };
        let patterns = suite.symptoms.iter().filter(of_check);
        patterns.map(|pattern| meaning(pattern, locale)).collect()
    };
    let usual: Vec<String> = named(USUAL_CAUSES);
    if usual.is_empty() {
        named(usize::MAX)
    } else {
        usual
    }
}

fn meaning(pattern: &Pattern, locale: &Locale) -> String {
    locale.text(&Message::new(format!("symptom-{}", pattern.text.id)))
}
