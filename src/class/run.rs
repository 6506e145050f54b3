//! Grades a class: several accounts at a time, each with a deadline of its own, none at another's cost.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::timeout;

use super::live::{LiveAccount, Subject};
use super::not_graded::NotGraded;
use super::roster::{Access, Attendee};
use workshop_check_collect::{Base, ConnectTo, Connections, Options, Session, SessionError};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::suite::Suite;

/// How to go about it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The most accounts looked at at the same time.
    pub concurrency: usize,
    /// The longest that one account may take, everything included.
    pub account_timeout: Duration,
    /// The Region of attendees whose roster names none; none is that of the environment.
    pub region: Option<String>,
    /// The profile whose credentials assume the roles; none is those of the environment.
    pub profile: Option<String>,
    /// Where the site probe connects instead.
    pub connect_to: Vec<ConnectTo>,
}

/// Told how the class fares, always by the same task. Positions are those of the attendees given to [`Class::grade`].
pub trait Audience {
    /// An account is being looked at from now on.
    fn started(&mut self, _position: usize, _attendee: &Attendee) {}

    /// An account is done: its entry, and what was seen of it unless nothing was. The place to make it durable, before
    /// anybody is told. An error keeps further accounts from being started, and ends the run with that error.
    fn finished(
        &mut self,
        position: usize,
        entry: &Entry,
        snapshot: Option<&Snapshot>,
    ) -> Result<(), String>;

    /// Somebody pressed Ctrl-C: no further account is started.
    fn stopping(&mut self) {}
}

/// What everybody in the class is checked for, in whose words, and how.
#[derive(Debug)]
pub struct Class {
    pub suite: Suite,
    pub selection: Selection,
    pub locale: Arc<Locale>,
    pub plan: Plan,
    connections: Connections,
    /// The instructor's own credentials; none where everybody has a profile.
    base: Option<Base>,
}

/// What came of one account.
type Graded = Result<(Report, Snapshot), NotGraded>;

impl Class {
    /// Loads the instructor's credentials, if any of the attendees needs them.
    ///
    /// # Errors
    /// When there are none: then nobody could be graded.
    pub async fn open(
        suite: Suite,
        selection: Selection,
        locale: Arc<Locale>,
        plan: Plan,
        attendees: &[Attendee],
    ) -> Result<Self, SessionError> {
        let connections = Connections::default();
        let own: Vec<&Attendee> = attendees
            .iter()
            .filter(|attendee| !matches!(attendee.access, Access::Profile(_)))
            .collect();
        let base = match own.first() {
            None => None,
            Some(first) => {
                // Where everybody has a Region, none need be found.
                let everywhere = own.iter().all(|attendee| attendee.region.is_some());
                let any = first.region.as_deref().filter(|_| everywhere);
                let region = plan.region.as_deref().or(any);
                Some(Base::load(region, plan.profile.as_deref(), &connections).await?)
            }
        };
        Ok(Class {
            suite,
            selection,
            locale,
            plan,
            connections,
            base,
        })
    }

    /// Grades the attendees, and tells the audience what came of each: it is the one who keeps that. Gives the entries
    /// of those it was not told of, with their positions. `interrupt` ends when somebody presses Ctrl-C: at the first
    /// time no further account is started, at the second what is in flight is dropped.
    ///
    /// # Errors
    /// The audience's, with nothing in flight any more.
    pub async fn grade(
        self: &Arc<Self>,
        attendees: &[Attendee],
        audience: &mut dyn Audience,
        interrupt: impl AsyncFn(),
    ) -> Result<Vec<(usize, Entry)>, String> {
        let mut told = vec![false; attendees.len()];
        let mut waiting = attendees.iter().enumerate();
        let mut in_flight = JoinSet::new();
        let mut stopping = false;
        let mut interrupted = Box::pin(interrupt());
        loop {
            while !stopping && in_flight.len() < self.plan.concurrency.max(1) {
                let Some((position, attendee)) = waiting.next() else {
                    break;
                };
                audience.started(position, attendee);
                let (class, attendee) = (Arc::clone(self), attendee.clone());
                in_flight.spawn(async move { (position, class.graded(&attendee).await) });
            }
            let done = tokio::select! {
                done = in_flight.join_next() => done,
                () = &mut interrupted => {
                    if stopping {
                        break;
                    }
                    stopping = true;
                    audience.stopping();
                    interrupted.set(interrupt());
                    continue;
                }
            };
            match done {
                None => break,
                Some(Ok((position, graded))) => {
                    let Some(attendee) = attendees.get(position) else {
                        continue;
                    };
                    let (entry, snapshot) = self.entry(attendee, graded);
                    audience.finished(position, &entry, snapshot.as_ref())?;
                    if let Some(told) = told.get_mut(position) {
                        *told = true;
                    }
                }
                // A task that broke down has lost its position: its entry says so in the end.
                Some(Err(_)) => {}
            }
        }
        in_flight.shutdown().await;
        let missing = if stopping {
            NotGraded::Interrupted
        } else {
            NotGraded::BrokeDown
        };
        let left = attendees.iter().zip(told).enumerate();
        let left = left.filter(|(_, (_, told))| !told);
        let left = left.map(|(position, (attendee, _))| {
            (position, self.entry(attendee, Err(missing.clone())).0)
        });
        Ok(left.collect())
    }

    fn entry(&self, attendee: &Attendee, graded: Graded) -> (Entry, Option<Snapshot>) {
        let (report, snapshot, error) = match graded {
            Ok((report, snapshot)) => (Some(report), Some(snapshot), None),
            Err(error) => (None, None, Some(error.text(&self.locale))),
        };
        let entry = Entry {
            name: attendee.name.clone(),
            account_id: attendee.account_id.clone(),
            columns: attendee.columns.clone(),
            report,
            error,
        };
        (entry, snapshot)
    }

    async fn graded(&self, attendee: &Attendee) -> Graded {
        let limit = self.plan.account_timeout;
        match timeout(limit, self.looked_at(attendee)).await {
            Ok(graded) => graded,
            Err(_) => Err(NotGraded::TimedOut { after: limit }),
        }
    }

    async fn looked_at(&self, attendee: &Attendee) -> Graded {
        let started = Instant::now();
        let session = self.session(attendee).await?;
        let landed = &session.account.id;
        if *landed != attendee.account_id {
            return Err(NotGraded::OtherAccount {
                wanted: attendee.account_id.clone(),
                found: landed.clone(),
            });
        }
        let subject = Subject {
            suite: &self.suite,
            selection: &self.selection,
            locale: &self.locale,
        };
        let left = self.plan.account_timeout.saturating_sub(started.elapsed());
        let defaults = Options::default();
        let options = Options {
            // Calls that hang cost their own checks only, if the collection gives them up in time for the rest.
            deadline: defaults.deadline.min(left * 3 / 4),
            connect_to: self.plan.connect_to.clone(),
            ..defaults
        };
        let snapshot = LiveAccount::new(subject, session, options)
            .look(&())
            .await?;
        Ok((subject.report(&snapshot), snapshot))
    }

    async fn session(&self, attendee: &Attendee) -> Result<Session, SessionError> {
        let region = attendee.region.as_deref().or(self.plan.region.as_deref());
        let role = match &attendee.access {
            Access::Profile(profile) => {
                let base = Base::load(region, Some(profile), &self.connections).await?;
                return base.open(None, None).await;
            }
            Access::Role(role) => Some(role),
            Access::Own => None,
        };
        let none = SessionError::NoCredentials { profile: None };
        self.base.as_ref().ok_or(none)?.open(region, role).await
    }
}
