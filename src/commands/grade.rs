//! `grade`: a whole class, by a roster.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::account::{self, Trouble, warn_of_region};
use super::support::{Failure, check_min_score, selection, suite_and_locale, write_class};
use super::wait::interrupt;
use crate::cli::GradeArgs;
use crate::exit::ExitStatus;
use crate::grading::record::{Work, roster_digest};
use crate::grading::store::{RunKey, Store};
use crate::grading::{Attendee, Audience, Class, Plan, roster};
use crate::locale::Locale;
use crate::report::Entry;
use crate::reporter::{ClassProgress, Outputs, progress_target};
use crate::snapshot::Snapshot;
use crate::suite::Suite;

/// Grades every account of the roster, and reports on the class.
pub fn run(args: &GradeArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let selection = selection(&suite, &args.selection)?;
    check_min_score(args.min_score, &suite)?;
    let attendees = roster::read(&args.roster)?.attendees;
    let outputs = Outputs::open(&args.output.report)?;
    outputs.refuse_class()?;
    let store = Store::open(&args.store.store)?;
    let key = key(args, &suite, &locale, &attendees);
    let regions = attendees.iter().filter_map(|one| one.region.as_deref());
    for region in regions
        .chain(args.region.as_deref())
        .collect::<BTreeSet<_>>()
    {
        warn_of_region(&suite, region, &locale);
    }
    let locale = Arc::new(locale);
    let grading = async {
        let plan = plan(args);
        let class = Class::open(suite, selection, Arc::clone(&locale), plan, &attendees).await?;
        // Only now: without credentials there is no run.
        let work = Work::begin(&store, &key, &attendees, args.shard, args.resume);
        let work = work.map_err(Failure::from)?;
        let left = graded(&Arc::new(class), &store, &work, args.keep_snapshots).await?;
        let book = work.finish(&store, left).map_err(Failure::from)?;
        Ok::<_, Trouble>(book)
    };
    let book = account::run(grading, &locale)?;
    write_class(&outputs, &args.output, &book, (&store, &key), &locale)?;
    Ok(ExitStatus::of_class(&book, args.min_score))
}

fn plan(args: &GradeArgs) -> Plan {
    Plan {
        concurrency: args.concurrency.into(),
        account_timeout: args.account_timeout.0,
        region: args.region.clone(),
        profile: args.profile.clone(),
        connect_to: args.connect_to.clone(),
    }
}

/// What makes this run another than any other of the store.
fn key(args: &GradeArgs, suite: &Suite, locale: &Locale, attendees: &[Attendee]) -> RunKey {
    let shard = args.shard.map(|shard| shard.to_string());
    RunKey {
        suite_id: suite.file.id.clone(),
        suite_digest: suite.digest.clone(),
        roster_digest: roster_digest(attendees),
        language: locale.language().to_owned(),
        shard: shard.unwrap_or_default(),
        options: format!(
            "{:?}",
            (&args.selection.step, &args.selection.check, &args.region)
        ),
    }
}

async fn graded(
    class: &Arc<Class>,
    store: &Store,
    work: &Work,
    keep_snapshots: bool,
) -> Result<Vec<(usize, Entry)>, Failure> {
    let rest = &work.rest;
    let mut watched = Watched(ClassProgress::new(
        progress_target(),
        rest.len(),
        &class.locale,
    ));
    let mut recorder = work.recorder(store, keep_snapshots, &mut watched);
    let graded = class.grade(rest, &mut recorder, interrupt).await;
    watched.0.done();
    graded.map_err(|error| Failure::new(error, None))
}

struct Watched<'a>(ClassProgress<'a>);

impl Audience for Watched<'_> {
    fn started(&mut self, position: usize, attendee: &Attendee) {
        self.0.started(position, &attendee.name);
    }

    fn finished(
        &mut self,
        position: usize,
        entry: &Entry,
        _: Option<&Snapshot>,
    ) -> Result<(), String> {
        self.0.finished(position, entry);
        Ok(())
    }

    fn stopping(&mut self) {
        self.0.stopping();
    }
}
