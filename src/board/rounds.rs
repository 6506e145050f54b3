//! Looks at the class again and again, and keeps what it sees before anybody is told.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::board::Board;
use crate::class::store::{Row, Store, StoreError};
use crate::class::{Attendee, Audience, Class};
use workshop_check_core::report::Entry;
use workshop_check_core::snapshot::Snapshot;

/// What has turned green is told at most so often within a round: reading it takes longer the larger the class.
const REMEMBER_EVERY: Duration = Duration::from_secs(1);

/// Where the newest look at everybody is kept.
#[derive(Debug)]
pub struct Keeper<'a> {
    pub store: &'a Store,
    /// The board's run in it.
    pub run: i64,
    pub suite_id: &'a str,
}

/// Looks at everybody every so often, one round after the other, for ever. A round that takes longer is followed by the
/// next at once.
///
/// # Errors
/// When a result could not be kept.
pub async fn rounds(
    class: &Arc<Class>,
    attendees: &[Attendee],
    keeper: &Keeper<'_>,
    board: &Board,
    every: Duration,
) -> Result<Infallible, String> {
    loop {
        let began = Instant::now();
        board.round_begins();
        let mut watcher = Watcher::new(attendees, keeper, board);
        // Also the first time: then it is what was noted before a restart.
        watcher.remember()?;
        // Ctrl-C drops the round as a whole: what is done is kept, and the rest would be looked at again anyhow.
        let never = async || std::future::pending().await;
        let broke_down = class.grade(attendees, &mut watcher, never).await?;
        for (position, entry) in &broke_down {
            watcher.finished(*position, entry, None)?;
        }
        watcher.remember()?;
        let left = every.saturating_sub(began.elapsed());
        let now = Timestamp::now();
        let next = SignedDuration::try_from(left).unwrap_or_default();
        board.round_ends(now, now.saturating_add(next).unwrap_or(now));
        tokio::time::sleep(left).await;
    }
}

/// Keeps each look, and puts it on the board.
pub struct Watcher<'a> {
    attendees: &'a [Attendee],
    keeper: &'a Keeper<'a>,
    board: &'a Board,
    remembered: Instant,
}

impl<'a> Watcher<'a> {
    /// A watcher of one round.
    pub fn new(attendees: &'a [Attendee], keeper: &'a Keeper<'a>, board: &'a Board) -> Self {
        Watcher {
            attendees,
            keeper,
            board,
            remembered: Instant::now(),
        }
    }

    fn keep(&self, position: usize, entry: &Entry, at: Timestamp) -> Result<(), StoreError> {
        // A report that is kept is worth more than the reason why there is no newer one.
        if entry.report.is_none() && self.board.has_report(position) {
            return Ok(());
        }
        let attendee = self.attendees.get(position);
        let row = Row {
            position,
            region: attendee.and_then(|attendee| attendee.region.clone()),
            graded_at: at,
            entry: entry.clone(),
        };
        self.keeper.store.replace(self.keeper.run, &row, None)
    }

    /// Puts on the board what has turned, as the store has noted it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn remember(&mut self) -> Result<(), String> {
        let book = self.board.gradebook();
        let history = self.keeper.store.class_history(self.keeper.suite_id, &book);
        self.board
            .remember(history.map_err(|error| error.to_string())?);
        self.remembered = Instant::now();
        Ok(())
    }
}

impl Audience for Watcher<'_> {
    fn finished(
        &mut self,
        position: usize,
        entry: &Entry,
        _: Option<&Snapshot>,
    ) -> Result<(), String> {
        let at = Timestamp::now();
        let kept = self.keep(position, entry, at);
        kept.map_err(|error| error.to_string())?;
        self.board.looked_at(position, entry, at);
        if self.remembered.elapsed() < REMEMBER_EVERY {
            Ok(())
        } else {
            self.remember()
        }
    }
}
