//! `grade`: a whole class, by a roster.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use super::account::{self, Trouble, warn_of_region};
use super::check::write;
use super::support::{Failure, check_min_score, selection, suite_and_locale};
use super::wait::interrupt;
use crate::cli::GradeArgs;
use crate::exit::ExitStatus;
use crate::grading::{Attendee, Audience, Class, Plan, roster};
use crate::report::{Entry, Gradebook};
use crate::reporter::{ClassProgress, Outputs, Subject};
use crate::snapshot::Snapshot;

/// Grades every account of the roster, and reports on the class.
pub fn run(args: &GradeArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let selection = selection(&suite, &args.selection)?;
    check_min_score(args.min_score, &suite)?;
    let attendees = roster::read(&args.roster)?.attendees;
    let outputs = Outputs::open(&args.report)?;
    outputs.refuse_class()?;
    let regions = attendees.iter().filter_map(|one| one.region.as_deref());
    for region in regions
        .chain(args.region.as_deref())
        .collect::<BTreeSet<_>>()
    {
        warn_of_region(&suite, region, &locale);
    }
    let locale = Arc::new(locale);
    let work = async {
        let plan = plan(args);
        let class = Class::open(suite, selection, Arc::clone(&locale), plan, &attendees).await?;
        Ok::<_, Trouble>(graded(&Arc::new(class), &attendees).await?)
    };
    let book = account::run(work, &locale)?;
    write(
        &outputs,
        &book,
        &locale,
        Subject::Class,
        &mut io::stdout().lock(),
    )?;
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

async fn graded(class: &Arc<Class>, attendees: &[Attendee]) -> Result<Gradebook, Failure> {
    let mut watched = Watched(ClassProgress::new(attendees.len(), &class.locale));
    let graded = class.grade(attendees, &mut watched, interrupt).await;
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
