//! The arguments that `grade` and `serve` share, read and checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::account::warn_of_region;
use super::failure::Failure;
use super::support::{resolved, suite_and_locale};
use crate::args::{ClassArgs, SelectionArgs};
use crate::class::record::RunRequest;
use crate::class::store::{RunKey, RunKind, RunOptions};
use crate::class::{
    Attendee, Class, GradingOptions, Shard, former_roster_digest, roster, roster_digest,
};
use workshop_check_collect::SessionError;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::locale::Locale;
use workshop_check_core::suite::Suite;

/// The class that the command line asks for.
pub struct ClassRequest {
    pub suite: Suite,
    pub locale: Arc<Locale>,
    pub attendees: Vec<Attendee>,
    selected: SelectionArgs,
}

impl ClassRequest {
    /// Reads the suite and the roster, and warns of Regions that are not the workshop's.
    ///
    /// # Errors
    /// When one of them cannot be used, or a selected step or check does not exist.
    pub fn read(args: &ClassArgs) -> Result<Self, Failure> {
        let (suite, locale) = suite_and_locale(&args.suite)?;
        let selected = resolved(&suite, &locale, &args.selection)?;
        let attendees = roster::read(&args.roster)?.attendees;
        let regions = attendees.iter().filter_map(|one| one.region.as_deref());
        for region in regions
            .chain(args.region.as_deref())
            .collect::<BTreeSet<_>>()
        {
            warn_of_region(&suite, region, &locale);
        }
        Ok(ClassRequest {
            suite,
            locale: Arc::new(locale),
            attendees,
            selected,
        })
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
                suite_id: self.suite.file.id.clone(),
                suite_digest: self.suite.digest.clone(),
                roster_digest: roster_digest(&self.attendees),
                language: self.locale.language().to_owned(),
                shard,
                options: RunOptions::new(
                    &self.selected.step,
                    &self.selected.check,
                    args.region.as_deref(),
                )
                .with_hints(args.hints.hints),
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
        let options = GradingOptions {
            hints: args.hints.hints,
            concurrency: args.concurrency.into(),
            account_timeout: args.account_timeout.0,
            region: args.region.clone(),
            profile: args.profile.clone(),
            connect_to: args.connect_to.clone(),
            connections: args.connection.options(),
        };
        let selection = Selection::of(&self.suite, &self.selected.step, &self.selected.check);
        Class::open(self.suite, selection, self.locale, options, &self.attendees).await
    }
}
