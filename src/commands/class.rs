//! The arguments that `grade` and `serve` share, read and checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::account::warn_of_region;
use super::failure::Failure;
use super::support::{resolved, workshop_and_locale};
use crate::args::{ClassArgs, SelectionArgs};
use crate::class::record::RunRequest;
use crate::class::roster::{AccountIds, Problem, is_same_name};
use crate::class::store::{DEFAULT_FILE, RunKey, RunKind, RunOptions};
use crate::class::{
    Access, Attendee, Class, Roster, RosterError, Shard, demo, former_roster_digest, roster,
    roster_digest,
};
use crate::console;
use crate::files;
use crate::reporter::Delimiter;
use workshop_check_collect::SessionError;
use workshop_check_core::journey::Workshop;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::suggest;

/// The class that the command line asks for.
pub struct ClassRequest {
    pub workshop: Workshop,
    pub locale: Arc<Locale>,
    pub attendees: Vec<Attendee>,
    /// What separates the cells of the roster; none if it is not CSV.
    pub delimiter: Option<Delimiter>,
    asked: SelectionArgs,
    /// Whether attendees without a role and without a profile submit.
    pub submits: bool,
}

/// The file of a class's results, with the folder of those that are not kept.
pub struct StorePlace {
    pub path: PathBuf,
    /// Removed when the command ends.
    _folder: Option<TempDir>,
}

impl StorePlace {
    /// The file that `--store` names. The made-up class leaves no file behind, unless another one than the default is named.
    ///
    /// # Errors
    /// When there can be no temporary folder.
    pub fn of(args: &ClassArgs) -> Result<Self, Failure> {
        let path = args.store.store.clone();
        if !args.demo || path != Path::new(DEFAULT_FILE) {
            return Ok(StorePlace {
                path,
                _folder: None,
            });
        }
        let folder = tempfile::tempdir()
            .map_err(|error| Failure::new(format!("make a temporary folder: {error}"), None))?;
        Ok(StorePlace {
            path: folder.path().join(DEFAULT_FILE),
            _folder: Some(folder),
        })
    }
}

/// Refuses attendees for whom the roster names a way that the journey does not have: another one would be graded.
fn refuse_unknown_ways(
    workshop: &Workshop,
    attendees: &[Attendee],
    roster: Option<&Path>,
) -> Result<(), Failure> {
    let problem = |one: &Attendee| {
        let marks = one.marks(workshop.marks());
        let (choice, way, ways) = workshop.unknown_way(&marks)?;
        Some(Problem {
            at: None,
            column: None,
            what: format!(
                "{}: \"{way}\" in the column {choice} is none of {}",
                one.name,
                ways.join(", ")
            ),
            hint: Some("leave the cell empty, and the way that was begun is graded"),
        })
    };
    refuse(attendees.iter().filter_map(problem).collect(), roster)
}

/// Names a column of the roster that is nearly one that the suite reads. Without that column, nobody is confirmed.
fn note_misspelt_marks(workshop: &Workshop, attendees: &[Attendee], locale: &Locale) {
    let columns = attendees.iter().flat_map(|one| one.columns.keys());
    let columns: BTreeSet<&str> = columns.map(String::as_str).collect();
    for mark in workshop.marks() {
        let is_there = columns
            .iter()
            .any(|column| column.eq_ignore_ascii_case(mark));
        if let (false, Some(column)) = (is_there, suggest::nearest(mark, columns.iter().copied())) {
            let note = Message::new("mark-column-missing")
                .with("mark", mark)
                .with("column", column);
            console::note(&locale.text(&note));
        }
    }
}

/// Refuses a roster with problems.
fn refuse(problems: Vec<Problem>, roster: Option<&Path>) -> Result<(), Failure> {
    if problems.is_empty() {
        return Ok(());
    }
    let place = roster.map(files::place).unwrap_or_default();
    Err(RosterError { place, problems }.into())
}

impl ClassRequest {
    /// Reads the suite and the roster, and warns of Regions that are not the workshop's.
    ///
    /// # Errors
    /// When one of them cannot be used, or a selected step or check does not exist.
    pub fn read(args: &ClassArgs) -> Result<Self, Failure> {
        Self::read_with(args, AccountIds::Required)
    }

    /// As [`ClassRequest::read`], for a class that may submit.
    ///
    /// # Errors
    /// As [`ClassRequest::read`].
    pub fn read_with(args: &ClassArgs, accounts: AccountIds) -> Result<Self, Failure> {
        let (workshop, locale) = workshop_and_locale(&args.suite)?;
        let asked = resolved(&workshop, &args.suite, &args.selection)?;
        let roster = match &args.roster {
            Some(roster) => roster::read_with(roster, accounts)?,
            None => Roster {
                attendees: demo::DemoClass::attendees(),
                delimiter: None,
            },
        };
        let Roster {
            attendees,
            delimiter,
        } = roster;
        let attendees = selected(attendees, args)?;
        refuse_unknown_ways(&workshop, &attendees, args.roster.as_deref())?;
        note_misspelt_marks(&workshop, &attendees, &locale);
        let regions = attendees.iter().filter_map(|one| one.region.as_deref());
        for region in regions
            .chain(args.accounts.region.as_deref())
            .collect::<BTreeSet<_>>()
        {
            warn_of_region(&workshop, region, &locale);
        }
        Ok(ClassRequest {
            workshop,
            locale,
            attendees,
            delimiter,
            asked,
            submits: false,
        })
    }

    /// Refuses attendees without a role and a profile, unless it is the instructor's own account: nobody's credentials lead
    /// into the others. If AWS does not name the own account, nobody is refused.
    ///
    /// # Errors
    /// The problem of each such row.
    pub async fn refuse_unreachable(
        class: &Class,
        attendees: &[Attendee],
        roster: Option<&Path>,
    ) -> Result<(), Failure> {
        let own = attendees.iter().filter(|one| one.access == Access::Own);
        let own: Vec<&Attendee> = own.collect();
        if own.is_empty() {
            return Ok(());
        }
        let Some(account) = class.own_account().await else {
            return Ok(());
        };
        let others = own.into_iter().filter(|one| one.account_id != account);
        let problems = others.map(|one| Problem {
            at: None,
            column: None,
            what: format!(
                "{} has neither role_arn nor profile, and your own credentials are of account {account}, not of {}",
                one.name, one.account_id
            ),
            hint: Some("give role_arn or profile; only the row of your own account needs neither"),
        });
        refuse(problems.collect(), roster)
    }

    /// The attendees whose accounts are read from here.
    pub fn scanned(&self) -> Vec<Attendee> {
        let attendees = self.attendees.iter();
        let scanned = attendees.filter(|one| !self.submits || one.access != Access::Own);
        scanned.cloned().collect()
    }

    /// The run to begin or to resume.
    pub fn run(
        &self,
        args: &ClassArgs,
        kind: RunKind,
        shard: Option<Shard>,
        resume: bool,
    ) -> RunRequest {
        RunRequest {
            key: RunKey {
                kind,
                suite_id: self.workshop.id.clone(),
                suite_digest: self.workshop.digest.clone(),
                roster_digest: roster_digest(&self.attendees),
                language: self.locale.language().to_owned(),
                shard,
                options: RunOptions::new(
                    &self.asked.step,
                    &self.asked.check,
                    args.accounts.region.as_deref(),
                )
                .with_hints(args.accounts.hints.hints),
            },
            former_roster_digest: former_roster_digest(&self.attendees),
            shard,
            resume,
        }
    }

    /// The class, with the credentials for its accounts.
    ///
    /// # Errors
    /// When the instructor's credentials are needed and cannot be loaded.
    pub async fn open(self, args: &ClassArgs) -> Result<Class, SessionError> {
        let options = args.accounts.options();
        let selection = self.workshop.selection(&self.asked.step, &self.asked.check);
        if args.demo {
            return Ok(Class::demo(self.workshop, selection, self.locale, options));
        }
        let scanned = self.scanned();
        Class::open(self.workshop, selection, self.locale, options, &scanned).await
    }
}

/// The attendees that `--only` and `--except` leave. They keep their places in the roster.
fn selected(attendees: Vec<Attendee>, args: &ClassArgs) -> Result<Vec<Attendee>, Failure> {
    let is =
        |one: &Attendee, asked: &String| is_same_name(&one.name, asked) || one.account_id == *asked;
    for asked in args.only.iter().chain(&args.except) {
        if !attendees.iter().any(|one| is(one, asked)) {
            let names = attendees.iter().map(|one| one.name.as_str());
            let hint = suggest::did_you_mean(asked, names)
                .unwrap_or_else(|| "give a name or an account id of the roster".to_owned());
            let what = format!("find an attendee named \"{asked}\"");
            return Err(Failure::new(what, Some(hint)));
        }
    }
    let is_left = |one: &Attendee| {
        let only = args.only.is_empty() || args.only.iter().any(|asked| is(one, asked));
        only && !args.except.iter().any(|asked| is(one, asked))
    };
    let left: Vec<Attendee> = attendees.into_iter().filter(is_left).collect();
    if left.is_empty() {
        let hint = "--only and --except leave no attendee of the roster".to_owned();
        return Err(Failure::new("find anybody to grade", Some(hint)));
    }
    Ok(left)
}
