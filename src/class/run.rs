//! Grades a class: several accounts at a time, each with its own deadline.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::Timestamp;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::demo::{DemoClass, FIRST_ROUND};
use super::live::{CheckContext, SessionAccount};
use super::not_graded::NotGraded;
use super::pool::{self, Graded, GradingObserver};
use super::roster::{Access, Attendee, RosterIndex};
use super::store::{RunEntry, StoreError};
use super::ticks::Ticks;
use workshop_check_collect::{
    Base, ConnectTo, ConnectionOptions, Connections, Options, Session, SessionError,
};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::journey::Workshop;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Entry, Hints};
use workshop_check_core::snapshot::{AccountIdentity, Snapshot};

/// The options of a run that say how accounts are read.
#[derive(Debug, Clone)]
pub struct GradingOptions {
    /// How much reports tell.
    pub hints: Hints,
    /// The most accounts read at the same time.
    pub concurrency: usize,
    /// The longest time for one account, from its session to its report.
    pub account_timeout: Duration,
    /// The Region of attendees whose roster names none; none is that of the environment.
    pub region: Option<String>,
    /// The profile whose credentials assume the roles; none is those of the environment.
    pub profile: Option<String>,
    /// Where the site probe connects instead.
    pub connect_to: Vec<ConnectTo>,
    /// How AWS is reached.
    pub connections: ConnectionOptions,
}

/// What a class is graded by: the workshop, the checks, the language and the options.
#[derive(Debug)]
pub struct Class {
    pub workshop: Workshop,
    pub selection: Selection,
    pub locale: Arc<Locale>,
    pub options: GradingOptions,
    /// What the instructor confirms on the live board.
    pub ticks: Ticks,
    accounts: Accounts,
}

/// Where the accounts of a class are.
#[derive(Debug)]
enum Accounts {
    /// In AWS.
    Aws {
        connections: Box<Connections>,
        /// The instructor's credentials; none where every attendee has a profile.
        base: Option<Box<Base>>,
    },
    /// In the program.
    Demo(Box<DemoClass>),
}

/// The result of grading one attendee.
#[derive(Debug, Clone)]
pub struct GradedOne {
    /// The report, or why there is none.
    pub entry: Entry,
    /// What the report is about, if there is one.
    pub snapshot: Option<Arc<Snapshot>>,
    /// Whether there is no report because of something that may be over the next time.
    pub may_pass: bool,
}

impl Class {
    /// A class whose attendees come later, one by one, and are read with these credentials.
    pub fn with_base(
        workshop: Workshop,
        selection: Selection,
        locale: Arc<Locale>,
        options: GradingOptions,
        base: Base,
        connections: Connections,
    ) -> Self {
        Class {
            workshop,
            selection,
            locale,
            options,
            ticks: Ticks::default(),
            accounts: Accounts::Aws {
                connections: Box::new(connections),
                base: Some(Box::new(base)),
            },
        }
    }

    /// Loads the instructor's credentials, if any of the attendees needs them.
    ///
    /// # Errors
    /// When they are needed and cannot be loaded: then no account can be read.
    pub async fn open(
        workshop: Workshop,
        selection: Selection,
        locale: Arc<Locale>,
        options: GradingOptions,
        attendees: &[Attendee],
    ) -> Result<Self, SessionError> {
        let profile = options.profile.as_deref();
        let connections = Connections::open(&options.connections, profile).await?;
        let without_profile: Vec<&Attendee> = attendees
            .iter()
            .filter(|attendee| !matches!(attendee.access, Access::Profile(_)))
            .collect();
        let base = match without_profile.first() {
            None => None,
            Some(first) => {
                // The environment needs no Region if every attendee has one.
                let all_have_regions = without_profile
                    .iter()
                    .all(|attendee| attendee.region.is_some());
                let first_region = first.region.as_deref().filter(|_| all_have_regions);
                let region = options.region.as_deref().or(first_region);
                let base = Base::load(region, profile, &connections).await;
                Some(base.map_err(|error| error.with_regions(&workshop.regions()))?)
            }
        };
        Ok(Class {
            workshop,
            selection,
            locale,
            options,
            ticks: Ticks::default(),
            accounts: Accounts::Aws {
                connections: Box::new(connections),
                base: base.map(Box::new),
            },
        })
    }

    /// The made-up class. No credentials are needed, and nothing is sent.
    pub fn demo(
        workshop: Workshop,
        selection: Selection,
        locale: Arc<Locale>,
        options: GradingOptions,
    ) -> Self {
        let accounts = Accounts::Demo(Box::new(DemoClass::of(&workshop)));
        Class {
            workshop,
            selection,
            locale,
            options,
            ticks: Ticks::default(),
            accounts,
        }
    }

    /// What the roster and the instructor on the board say of an attendee.
    pub fn marks(&self, attendee: &Attendee) -> BTreeMap<String, String> {
        let mut marks = attendee.marks(self.workshop.marks());
        marks.extend(self.ticks.marks(attendee.index));
        marks
    }

    /// The made-up class, if it is one.
    pub fn as_demo(&self) -> Option<&DemoClass> {
        match &self.accounts {
            Accounts::Demo(demo) => Some(demo),
            Accounts::Aws { .. } => None,
        }
    }

    /// Grades the attendees, and passes each result to the observer, which saves it. Returns the entries of attendees
    /// that an interrupt left ungraded; the observer has not seen these.
    ///
    /// `interrupt` ends when the user presses Ctrl-C. The first time, no further account is started; the second time,
    /// the accounts being read are dropped.
    ///
    /// # Errors
    /// The observer's. The accounts being read are dropped.
    pub async fn grade(
        self: &Arc<Self>,
        attendees: &[Attendee],
        observer: &mut impl GradingObserver,
        interrupt: impl AsyncFn(),
    ) -> Result<Vec<(RosterIndex, Entry)>, StoreError> {
        let scan = |attendee: Attendee| {
            let class = Arc::clone(self);
            async move { class.scan_in_time(&attendee).await }
        };
        let limit = self.options.concurrency;
        pool::grade_all(attendees, limit, scan, observer, interrupt, &self.locale).await
    }

    /// Grades one attendee, as a task of its own: a panic in it is an entry with an error.
    pub async fn grade_one(self: &Arc<Self>, attendee: &Attendee) -> GradedOne {
        let class = Arc::clone(self);
        let one = attendee.clone();
        let graded = tokio::spawn(async move { class.scan_in_time(&one).await });
        let graded = graded.await.unwrap_or(Err(NotGraded::Panicked));
        let may_pass = graded.as_ref().err().is_some_and(NotGraded::may_pass);
        let (entry, snapshot) = pool::entry(attendee, graded, &self.locale);
        GradedOne {
            entry,
            snapshot,
            may_pass,
        }
    }

    /// Asks AWS whether the account of an attendee can be read: the role is assumed in the attendee's Region, and the
    /// credentials are of the right account. Nothing else is read.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub async fn check_access(&self, attendee: &Attendee) -> Result<AccountIdentity, NotGraded> {
        let limit = self.options.account_timeout;
        if let Accounts::Demo(demo) = &self.accounts {
            let snapshot = demo.snapshot(attendee, demo.round(), Timestamp::now())?;
            return Ok(snapshot.account);
        }
        let checked = timeout(limit, async {
            let session = self.session(attendee).await?;
            right_account(&session, attendee).await
        });
        checked
            .await
            .unwrap_or(Err(NotGraded::TimedOut { after: limit }))
    }

    /// The account of the instructor's own credentials; none if there are none, or AWS does not name it.
    pub async fn own_account(&self) -> Option<String> {
        let Accounts::Aws { base, .. } = &self.accounts else {
            return None;
        };
        let session = base.as_ref()?.open(None, None).await.ok()?;
        let account = session.account().await.ok()?.id;
        Some(account).filter(|account| !account.is_empty())
    }

    async fn scan_in_time(self: &Arc<Self>, attendee: &Attendee) -> Graded {
        let limit = self.options.account_timeout;
        timeout(limit, self.scan(attendee))
            .await
            .unwrap_or(Err(NotGraded::TimedOut { after: limit }))
    }

    async fn scan(self: &Arc<Self>, attendee: &Attendee) -> Graded {
        if let Accounts::Demo(demo) = &self.accounts {
            let (round, now) = (demo.round(), Timestamp::now());
            return self.scan_demo(attendee.clone(), round, now).await;
        }
        let started = Instant::now();
        let session = self.session(attendee).await?;
        // Before the other calls: the account of another person must not be read. A role leads into the account in its ARN,
        // which the roster compares, so that there the identity is read beside the others.
        if !matches!(attendee.access, Access::Role(_)) {
            right_account(&session, attendee).await?;
        }
        let context = self.context();
        let time_left = self
            .options
            .account_timeout
            .saturating_sub(started.elapsed());
        let options = Options {
            connect_to: self.options.connect_to.clone(),
            ca_bundle: session.ca_bundle.clone(),
            // The collection ends early enough to report on what it has read, even if some calls hang.
            deadline: time_left * 3 / 4,
            // The same for all accounts: those with the same limits of a request share their connections.
            ..Options::within(self.options.account_timeout * 3 / 4)
        };
        let account =
            SessionAccount::new(context, session, options).with_marks(self.marks(attendee));
        let snapshot = account.scan(&()).await?;
        is_account_of(attendee, &snapshot.account.id)?;
        self.judge(snapshot).await
    }

    /// The account of an attendee of the made-up class as it was in a round, at that time.
    async fn scan_demo(
        self: &Arc<Self>,
        attendee: Attendee,
        round: usize,
        at: Timestamp,
    ) -> Graded {
        let class = Arc::clone(self);
        let scan = move || {
            let demo = class.as_demo().ok_or(NotGraded::Panicked)?;
            let mut snapshot = demo.snapshot(&attendee, round, at)?;
            snapshot.account.marks = class.marks(&attendee);
            Ok((class.context().report(&snapshot), snapshot))
        };
        let scanned = spawn_blocking(scan).await;
        scanned.unwrap_or(Err(NotGraded::Panicked))
    }

    /// The results of the rounds before the first, one list a round, as if a round had begun every `interval` until `now`.
    /// Attendees whose account did not change in a round are left out.
    pub async fn demo_past(
        self: &Arc<Self>,
        attendees: &[Attendee],
        interval: Duration,
        now: Timestamp,
    ) -> Vec<Vec<RunEntry>> {
        let Some(demo) = self.as_demo() else {
            return Vec::new();
        };
        let mut past = Vec::new();
        for round in 0..FIRST_ROUND {
            let rounds = u32::try_from(FIRST_ROUND - round).unwrap_or_default();
            let at = now.checked_sub(interval * rounds).unwrap_or(now);
            let changed = attendees.iter();
            let changed = changed.filter(|one| demo.has_changed(one.index, round));
            let graded = changed.map(async |attendee| {
                let graded = self.scan_demo(attendee.clone(), round, at).await;
                let (entry, _) = pool::entry(attendee, graded, &self.locale);
                RunEntry::new(attendee, &entry, at)
            });
            past.push(join_all(graded).await);
        }
        past
    }

    /// Evaluates a snapshot. That takes time without waiting for anything, so it runs on a thread that may block: the pages
    /// of a board are served in the meantime.
    async fn judge(self: &Arc<Self>, snapshot: Snapshot) -> Graded {
        let class = Arc::clone(self);
        let judged = spawn_blocking(move || (class.context().report(&snapshot), snapshot)).await;
        judged.map_err(|_| NotGraded::Panicked)
    }

    fn context(&self) -> CheckContext<'_> {
        CheckContext {
            workshop: &self.workshop,
            selection: &self.selection,
            locale: &self.locale,
            hints: self.options.hints,
        }
    }

    async fn session(&self, attendee: &Attendee) -> Result<Session, SessionError> {
        let no_base = SessionError::NoCredentials { profile: None };
        let Accounts::Aws { connections, base } = &self.accounts else {
            return Err(no_base);
        };
        let region = attendee
            .region
            .as_deref()
            .or(self.options.region.as_deref());
        let role = match &attendee.access {
            Access::Profile(profile) => {
                let base = Base::load(region, Some(profile), connections).await;
                let of_workshop = &self.workshop.regions();
                let base = base.map_err(|error| error.with_regions(of_workshop))?;
                return base.open(None, None).await;
            }
            Access::Role(role) => Some(role),
            Access::Own => None,
        };
        base.as_ref().ok_or(no_base)?.open(region, role).await
    }
}

/// The account of a session, which must be the attendee's.
async fn right_account(
    session: &Session,
    attendee: &Attendee,
) -> Result<AccountIdentity, NotGraded> {
    let account = session.account().await?;
    is_account_of(attendee, &account.id)?;
    Ok(account)
}

/// Whether the account that was found is the attendee's.
fn is_account_of(attendee: &Attendee, found: &str) -> Result<(), NotGraded> {
    if found == attendee.account_id {
        return Ok(());
    }
    Err(NotGraded::OtherAccount {
        wanted: attendee.account_id.clone(),
        found: found.to_owned(),
    })
}
