use std::fmt::Write as _;

use textwrap::{Options, WordSeparator, WordSplitter};

use super::support::{Failure, print, suite_and_locale, unknown_id};
use crate::assertion::Assertion;
use crate::cli::ExplainArgs;
use crate::evaluate::{Account, Resolution, Words};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::snapshot::{AccountIdentity, Snapshot};

/// `explain`: what a check asserts, why, how to fix it, its page, and the IAM actions it needs.
pub fn run(args: &ExplainArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let Some((step, check)) = suite.check(&args.id) else {
        let known: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
        return Err(unknown_id(&args.id, &known, "check"));
    };
    let words = Words {
        suite: &suite,
        locale: &locale,
    };
    // What is expected can be said without an account: roles then go by the page's names.
    let nothing = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
    let account = Account {
        snapshot: &nothing,
        suite: &suite,
        resolution: &Resolution::default(),
    };
    let actions: Vec<&str> = suite
        .calls_of(check)
        .into_iter()
        .filter_map(|call| call.action())
        .collect();
    let needs = suite.needs_of(check).join(", ");
    let sections = [
        (
            "explain-expected",
            Some(locale.text(&check.assert.expected(&account))),
        ),
        ("explain-why", words.why(check)),
        ("explain-fix", words.fix(check)),
        ("explain-page", Some(words.page_url(step, Some(check)))),
        (
            "explain-needs",
            Some(needs).filter(|needs| !needs.is_empty()),
        ),
        ("explain-actions", Some(actions.join(", "))),
        ("explain-points", Some(check.points.to_string())),
    ];
    // An address or an action that is broken at a slash or a hyphen cannot be copied.
    let options = Options::new(TerminalOptions::for_stdout().width)
        .initial_indent("  ")
        .subsequent_indent("  ")
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let mut text = format!("{}: {}\n", check.id, words.check_title(check));
    for (label, section) in sections {
        if let Some(section) = section {
            let section = textwrap::fill(&section, &options);
            let _ = writeln!(text, "\n{}\n{section}", locale.label(label));
        }
    }
    let kind = locale.label("explain-kind");
    let _ = writeln!(text, "\n{kind}: {}", check.assert.kind());
    for paragraph in check.assert.documentation().split("\n\n") {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "{}\n", textwrap::fill(&paragraph, &options));
    }
    print(&text)?;
    Ok(ExitStatus::Passed)
}
