//! The result of `prove` as tables. Ids of mutants contain names from the account, which are untrusted.

use comfy_table::{CellAlignment, Table};
use indexmap::IndexMap;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::runs::plain_table;
use crate::authoring::prove::{Detection, Expect, Healing, Mutant, Proof, Verdict};
use crate::reporter::TerminalOptions;
use crate::reporter::terminal::Style;
use crate::reporter::text::{one_line, shortened};
use workshop_check_core::ids::CheckId;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

/// The most checks of which all have a row without being asked for.
const MOST_ROWS: usize = 25;

/// The most lines under a heading without being asked for more.
const MOST_LINES: usize = 8;

/// Writes proofs in one language, in the width of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct ProofTables<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// What the terminal can show.
    pub options: TerminalOptions,
}

impl ProofTables<'_> {
    /// How many mutants each check caught (with `mutants`, each mutant and the check that caught it), the problems, the
    /// justified ones, and the totals. Of long lists only the beginning, a line for each resource, unless all is wanted.
    pub fn proof(&self, proof: &Proof, mutants: bool, all: bool) -> String {
        let mut text = if mutants {
            self.every_mutant(proof)
        } else if all || proof.checks.len() <= MOST_ROWS {
            self.by_check(proof)
        } else {
            String::new()
        };
        for (heading, lines) in self.problems(proof) {
            if lines.is_empty() {
                continue;
            }
            let counted = format!("{} ({})", self.locale.label(heading), lines.len());
            let heading = self.paint(Style::Bad, &counted);
            text.push_str(&format!("\n{heading}\n"));
            if all || lines.len() <= MOST_LINES {
                lines.iter().for_each(|line| self.push(&mut text, line));
            } else {
                self.push_groups(&mut text, &lines);
            }
        }
        let justified = self.justified(proof);
        if !justified.is_empty() && !all && justified.len() > MOST_LINES {
            let message = Message::new("prove-justified-more").with("count", justified.len());
            text.push('\n');
            self.push_sentence(&mut text, &self.locale.text(&message));
        } else if !justified.is_empty() {
            let heading = self.paint(Style::Strong, &self.locale.label("prove-justified"));
            text.push_str(&format!("\n{heading}\n"));
            justified.iter().for_each(|line| self.push(&mut text, line));
        }
        text.push('\n');
        for line in self.sums(proof) {
            self.push_sentence(&mut text, &line);
        }
        text
    }

    /// One line for each resource, those with most problems first: its first problem, and the number of the rest.
    fn push_groups(&self, text: &mut String, lines: &[String]) {
        let mut groups: IndexMap<String, Vec<&str>> = IndexMap::new();
        for line in lines {
            // "security-group/EFS-SG/IpPermissions/empty" is about "security-group/EFS-SG".
            let about: Vec<&str> = line.splitn(3, '/').take(2).collect();
            groups.entry(about.join("/")).or_default().push(line);
        }
        let mut groups: Vec<(String, Vec<&str>)> = groups.into_iter().collect();
        groups.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
        for (_, lines) in groups.iter().take(MOST_LINES) {
            let first = lines.first().copied().unwrap_or_default();
            match lines.len() - 1 {
                0 => self.push(text, first),
                more => {
                    let more = Message::new("prove-more-of-it").with("count", more);
                    self.push(text, &format!("{first} {}", self.locale.text(&more)));
                }
            }
        }
        if let Some(more @ 1..) = groups.len().checked_sub(MOST_LINES) {
            let more = Message::new("prove-more").with("count", more);
            self.push(text, &self.locale.text(&more));
        }
    }

    fn by_check(&self, proof: &Proof) -> String {
        let mut caught: IndexMap<&str, [usize; 3]> = IndexMap::new();
        for mutant in &proof.mutants {
            if let Verdict::Caught { check, how } = &mutant.verdict {
                let [failed, pending, advised] = caught.entry(check).or_default();
                let count = match how {
                    Detection::Failed => failed,
                    Detection::Pending => pending,
                    Detection::Advised => advised,
                };
                *count += 1;
            }
        }
        let mut table = self.table(&[
            "prove-check",
            "prove-failed",
            "prove-pending",
            "prove-advised",
        ]);
        for check in &proof.checks {
            let counts = caught.get(check.as_str()).copied().unwrap_or_default();
            let mut row = vec![check.to_string()];
            row.extend(counts.map(|count| match count {
                0 => "–".to_owned(),
                count => count.to_string(),
            }));
            table.add_row(row);
        }
        for column in 1..4 {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        format!("{}\n", table.trim_fmt())
    }

    fn every_mutant(&self, proof: &Proof) -> String {
        let mut table = self.table(&["prove-mutant", "prove-caught-by"]);
        for mutant in &proof.mutants {
            let by = match &mutant.verdict {
                Verdict::Caught { check, .. } => check.to_string(),
                Verdict::Quiet => "–".to_owned(),
                _ => match &mutant.justified {
                    Some(_) => self.locale.label("prove-is-justified"),
                    None => self.locale.label("prove-is-left"),
                },
            };
            table.add_row([shortened(one_line(&mutant.id)), by]);
        }
        format!("{}\n", table.trim_fmt())
    }

    /// The reasons why the proof does not hold, by kind.
    fn problems(&self, proof: &Proof) -> Vec<(&'static str, Vec<String>)> {
        let left = |is: fn(&Verdict) -> bool| {
            let mutants = proof.mutants.iter();
            let left = mutants.filter(|mutant| is(&mutant.verdict) && mutant.justified.is_none());
            left.map(line).collect::<Vec<_>>()
        };
        let never = proof.never_at_fault.iter();
        let never = never.filter(|check| check.justified.is_none());
        // What tells an attendee something wrong comes first, then what nobody notices.
        vec![
            ("prove-on-nothing", texts(&proof.passed_on_nothing)),
            ("prove-unread", texts(&proof.judged_unread)),
            (
                "prove-not-reported",
                left(|verdict| matches!(verdict, Verdict::NotReported { .. })),
            ),
            (
                "prove-false-alarm",
                left(|verdict| matches!(verdict, Verdict::FalseAlarm { .. })),
            ),
            (
                "prove-survived",
                left(|verdict| matches!(verdict, Verdict::Survived)),
            ),
            (
                "prove-wrong-check",
                left(|verdict| matches!(verdict, Verdict::WrongCheck { .. })),
            ),
            (
                "prove-unexplained",
                left(|verdict| {
                    matches!(
                        verdict,
                        Verdict::SeveralCauses { .. } | Verdict::Unexplained { .. }
                    )
                }),
            ),
            (
                "prove-unclear",
                left(|verdict| matches!(verdict, Verdict::Unclear { .. })),
            ),
            ("prove-not-healed", not_healed(proof)),
            (
                "prove-never",
                never.map(|never| never.check.to_string()).collect(),
            ),
            ("prove-stale", proof.stale.clone()),
        ]
    }

    fn justified(&self, proof: &Proof) -> Vec<String> {
        let mutants = proof.mutants.iter();
        let mutants =
            mutants.filter_map(|mutant| Some((mutant.id.as_str(), mutant.justified.as_ref()?)));
        let checks = proof.never_at_fault.iter();
        let checks =
            checks.filter_map(|never| Some((never.check.as_str(), never.justified.as_ref()?)));
        let fixes = proof.mutants.iter();
        let fixes =
            fixes.filter_map(|mutant| Some((mutant.id.as_str(), mutant.fix_justified.as_ref()?)));
        let all = mutants.chain(checks).chain(fixes);
        all.map(|(what, why)| format!("{what}: {why}")).collect()
    }

    fn sums(&self, proof: &Proof) -> Vec<String> {
        let noticed = proof.count(Expect::Noticed);
        let harmless = proof.count(Expect::Harmless);
        let unread = proof.count(Expect::Unread);
        let left_out: usize = proof.left_out.values().sum();
        let caught = Message::new("prove-sum")
            .with("all", noticed.all)
            .with("caught", noticed.right)
            .with("percent", percent(noticed.right, noticed.all))
            .with("justified", noticed.justified);
        let healed = proof.fixes();
        let fixes = Message::new("prove-sum-fixes")
            .with("all", healed.all)
            .with("healed", healed.right)
            .with("percent", percent(healed.right, healed.all))
            .with("justified", healed.justified);
        let quiet = |id: &'static str, count: crate::authoring::prove::Count| {
            Message::new(id)
                .with("all", count.all)
                .with("quiet", count.right)
        };
        let left_out = Message::new("prove-left-out").with("count", left_out);
        let verdict = if proof.holds() {
            self.paint(Style::Good, &self.locale.label("prove-holds"))
        } else {
            self.paint(Style::Bad, &self.locale.label("prove-does-not-hold"))
        };
        vec![
            self.locale.text(&caught),
            self.locale.text(&fixes),
            self.locale.text(&quiet("prove-sum-harmless", harmless)),
            self.locale.text(&quiet("prove-sum-unread", unread)),
            self.locale.text(&left_out),
            verdict,
        ]
    }

    /// Adds the id of a mutant or a check, with what follows it. An id that is broken at a slash or a hyphen could not be
    /// copied to `prove.yaml`.
    fn push(&self, text: &mut String, line: &str) {
        let options = Options::new(self.options.width)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent("  ")
            .subsequent_indent("    ");
        text.push_str(&textwrap::fill(&shortened(one_line(line)), options));
        text.push('\n');
    }

    fn push_sentence(&self, text: &mut String, line: &str) {
        let options = Options::new(self.options.width)
            .break_words(false)
            .subsequent_indent("  ");
        text.push_str(&textwrap::fill(line, options));
        text.push('\n');
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.options.colour {
            style.paint(text)
        } else {
            text.to_owned()
        }
    }

    fn table(&self, headings: &[&'static str]) -> Table {
        plain_table(self.locale, self.options, headings)
    }
}

fn texts(checks: &[CheckId]) -> Vec<String> {
    checks.iter().map(ToString::to_string).collect()
}

/// Mutants that their fixes do not heal, with the checks that are left.
fn not_healed(proof: &Proof) -> Vec<String> {
    let mutants = proof.mutants.iter().filter(|mutant| mutant.is_unhealed());
    let line = |mutant: &Mutant| match &mutant.healing {
        Some(Healing::NotHealed { left }) => format!("{}: {}", mutant.id, texts(left).join(", ")),
        _ => mutant.id.clone(),
    };
    mutants.map(line).collect()
}

/// A mutant, and the checks that are wrong about it.
fn line(mutant: &Mutant) -> String {
    let checks = match &mutant.verdict {
        Verdict::WrongCheck { check } => check.to_string(),
        Verdict::Unexplained { check, checks } => format!("{check}; {}", checks.join(", ")),
        Verdict::Unclear { checks }
        | Verdict::SeveralCauses { checks }
        | Verdict::FalseAlarm { checks }
        | Verdict::NotReported { checks } => checks.join(", "),
        Verdict::Caught { .. } | Verdict::Quiet | Verdict::Survived => return mutant.id.clone(),
    };
    format!("{}: {checks}", mutant.id)
}

fn percent(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        // Rounded down, so that 100 % means all.
        _ => format!("{}.{}", part * 100 / whole, part * 1000 / whole % 10),
    }
}
