//! The arguments that `grade` and `serve` share, read and checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::account::warn_of_region;
use super::failure::Failure;
use super::support::{selection, suite_and_locale};
use crate::args::ClassArgs;
use crate::class::record::RunRequest;
use crate::class::store::{DEFAULT_FILE, RunKey, RunKind, RunOptions};
use crate::class::{
    Attendee, Class, GradingOptions, Shard, demo, former_roster_digest, roster, roster_digest,
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
    selection: Selection,
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

impl ClassRequest {
    /// Reads the suite and the roster, and warns of Regions that are not the workshop's.
    ///
    /// # Errors
    /// When one of them cannot be used, or a selected step or check does not exist.
    pub fn read(args: &ClassArgs) -> Result<Self, Failure> {
        let (suite, locale) = suite_and_locale(&args.suite)?;
        let selection = selection(&suite, &args.selection)?;
        let attendees = match &args.roster {
            Some(roster) => roster::read(roster)?.attendees,
            None => demo::DemoClass::attendees(),
        };
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
            selection,
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
                    &args.selection.step,
                    &args.selection.check,
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
        if args.demo {
            return Ok(Class::demo(
                self.suite,
                self.selection,
                self.locale,
                options,
            ));
        }
        Class::open(
            self.suite,
            self.selection,
            self.locale,
            options,
            &self.attendees,
        )
        .await
    }
}
