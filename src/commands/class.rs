//! The class of the command line: what `grade` and `serve` share.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::account::warn_of_region;
use super::failure::Failure;
use super::support::{selection, suite_and_locale};
use crate::args::ClassArgs;
use crate::class::record::roster_digest;
use crate::class::store::RunKey;
use crate::class::{Attendee, Class, Plan, roster};
use workshop_check_collect::SessionError;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::locale::Locale;
use workshop_check_core::suite::Suite;

/// What is asked for, read and checked before any account is.
pub struct Asked {
    pub suite: Suite,
    pub locale: Arc<Locale>,
    pub attendees: Vec<Attendee>,
    selection: Selection,
}

impl Asked {
    /// Reads suite and roster, and warns of Regions that the workshop does not know.
    pub fn read(args: &ClassArgs) -> Result<Self, Failure> {
        let (suite, locale) = suite_and_locale(&args.suite)?;
        let selection = selection(&suite, &args.selection)?;
        let attendees = roster::read(&args.roster)?.attendees;
        let regions = attendees.iter().filter_map(|one| one.region.as_deref());
        for region in regions
            .chain(args.region.as_deref())
            .collect::<BTreeSet<_>>()
        {
            warn_of_region(&suite, region, &locale);
        }
        Ok(Asked {
            suite,
            locale: Arc::new(locale),
            attendees,
            selection,
        })
    }

    /// What makes a run of it another than any other of the store.
    pub fn key(&self, args: &ClassArgs, shard: String) -> RunKey {
        let options = (&args.selection.step, &args.selection.check, &args.region);
        RunKey {
            suite_id: self.suite.file.id.clone(),
            suite_digest: self.suite.digest.clone(),
            roster_digest: roster_digest(&self.attendees),
            language: self.locale.language().to_owned(),
            shard,
            options: format!("{options:?}"),
        }
    }

    /// The class, with the credentials that lead into its accounts.
    pub async fn open(self, args: &ClassArgs) -> Result<Class, SessionError> {
        let plan = Plan {
            concurrency: args.concurrency.into(),
            account_timeout: args.account_timeout.0,
            region: args.region.clone(),
            profile: args.profile.clone(),
            connect_to: args.connect_to.clone(),
        };
        Class::open(
            self.suite,
            self.selection,
            self.locale,
            plan,
            &self.attendees,
        )
        .await
    }
}
