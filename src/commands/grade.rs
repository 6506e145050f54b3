//! `grade`: a whole class, by a roster.

use std::sync::Arc;

use super::account::{self, Trouble};
use super::class::Asked;
use super::failure::Failure;
use super::interrupt::interrupt;
use super::support::check_min_score;
use super::write::write_class;
use crate::args::GradeArgs;
use crate::class::record::Work;
use crate::class::store::Store;
use crate::class::{Attendee, Audience, Class};
use crate::exit::ExitStatus;
use crate::reporter::{ClassProgress, Outputs, progress_target};
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// Grades every account of the roster, and reports on the class.
pub fn run(args: &GradeArgs) -> Result<ExitStatus, Failure> {
    let asked = Asked::read(&args.class)?;
    check_min_score(args.min_score, &asked.suite)?;
    let outputs = Outputs::open(&args.output.report)?;
    outputs.refuse_class()?;
    let store = Store::open(&args.class.store.store)?;
    let shard = args.shard.map(|shard| shard.to_string());
    let key = asked.key(&args.class, shard.unwrap_or_default());
    let locale = Arc::clone(&asked.locale);
    let attendees = asked.attendees.clone();
    let grading = async {
        let class = asked.open(&args.class).await?;
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
