//! The delays between scans: short enough for a person, long enough for the limits of AWS. This module does not sleep.

use std::time::Duration;

/// Delays vary by this share, so that the requests of a class that starts at the same time spread out.
const JITTER: f64 = 0.2;

/// A random number between -1 and 1, for the delays below.
pub fn any_jitter() -> f64 {
    fastrand::f64() * 2.0 - 1.0
}

fn jittered(delay: Duration, jitter: f64) -> Duration {
    delay.mul_f64(1.0 + JITTER * jitter.clamp(-1.0, 1.0))
}

/// The delays of `--wait`, which grow with every scan.
#[derive(Debug)]
pub struct Backoff {
    next: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Backoff { next: Self::FIRST }
    }
}

impl Backoff {
    const FIRST: Duration = Duration::from_secs(5);
    const LONGEST: Duration = Duration::from_secs(30);
    const FACTOR: f64 = 1.5;

    /// The delay before the next scan, about `least` or longer; `None` if no time is `left`. The last scan is at the end of
    /// the time, and none is shortly before it. `jitter` is between -1 and 1.
    pub fn next_delay(&mut self, left: Duration, least: Duration, jitter: f64) -> Option<Duration> {
        if left.is_zero() {
            return None;
        }
        let delay = jittered(self.next.max(least), jitter);
        let delay = if left < delay.mul_f64(SHORTEST_REST) {
            left
        } else {
            delay
        };
        self.next = self.next.mul_f64(Self::FACTOR).min(Self::LONGEST);
        Some(delay)
    }
}

/// If less time than this many delays is left, the next scan is the last one.
const SHORTEST_REST: f64 = 1.5;

/// How often a scan calls the services that it calls most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// The calls to one service with low limits.
    pub narrow: usize,
    /// The calls to one other service.
    pub other: usize,
}

impl Load {
    /// The shortest delay of `--wait` before a scan with this load. Forty attendees who wait in one account then make two
    /// calls a second to a service with low limits, as with `--watch`, and ten to any other, half of the least that those
    /// allow (Amazon ECS, "Request throttling": 20 a second).
    pub fn least_delay(self) -> Duration {
        let times = |delay: Duration, calls: usize| {
            delay.saturating_mul(u32::try_from(calls).unwrap_or(u32::MAX))
        };
        times(DELAY_PER_CALL, self.narrow)
            .max(times(DELAY_PER_OTHER_CALL, self.other))
            .min(LONGEST_DELAY)
    }
}

/// Whether AWS was asked too often or took too long in the last scans. Then the program asks less often, in place of more
/// often because there is more that it does not know.
#[derive(Debug, Default)]
pub struct Overload {
    scans: u32,
}

impl Overload {
    /// After so many scans in a row, facts that could not be read again are too old to be shown.
    const MOST_SCANS: u32 = 5;

    /// Records a scan.
    pub fn record(&mut self, overloaded: bool) {
        self.scans = if overloaded { self.scans + 1 } else { 0 };
    }

    /// A delay, twice as long after each scan of an overloaded service, up to five minutes.
    pub fn slowed(&self, delay: Duration) -> Duration {
        let longer = delay.saturating_mul(1 << self.scans.min(Self::MOST_SCANS));
        longer.min(delay.max(LONGEST_DELAY))
    }

    /// Whether the next scan leaves facts as they were that it cannot read.
    pub fn keeps_known(&self) -> bool {
        self.scans < Self::MOST_SCANS
    }
}

/// `--watch` reads everything in every fifth scan, and only what is unsettled in the others.
pub const FULL_SCAN_EVERY: usize = 5;

/// The delay after a scan of `--watch` that made `calls` calls to the service that was called most.
///
/// Forty attendees may share one account, and EFS, Elastic Load Balancing, RDS and IAM, whose limits are not published,
/// are assumed to allow five requests a second: 40 watchers / 20 s per call = 2 requests a second at most, under half of it.
/// Measured: a full scan of the complete or the half-way account makes 5 calls to Elastic Load Balancing, 4 to IAM, 4 to EFS
/// and 1 to RDS, and the delay after it is 100 s; only every fifth scan is a full one. A partial scan makes none of these in
/// the complete account and 4 to EFS in the half-way one, and the delay after it is 80 s: 4 / 80 s × 40 = 2/s.
pub fn delay_after(calls: usize, jitter: f64) -> Duration {
    let calls = u32::try_from(calls).unwrap_or(u32::MAX);
    let delay = (DELAY_PER_CALL.saturating_mul(calls)).clamp(USUAL_DELAY, LONGEST_DELAY);
    jittered(delay, jitter)
}

/// The delay that the user chose.
pub fn requested_delay(every: Duration, jitter: f64) -> Duration {
    jittered(every, jitter)
}

const USUAL_DELAY: Duration = Duration::from_secs(60);
const DELAY_PER_CALL: Duration = Duration::from_secs(20);
const DELAY_PER_OTHER_CALL: Duration = Duration::from_secs(4);
/// The maximum, for accounts with so many file systems that the view would hardly change otherwise.
const LONGEST_DELAY: Duration = Duration::from_secs(300);

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn delays_grow_to_half_a_minute() {
        let mut pace = Backoff::default();
        let delays: Vec<f64> = (0..7)
            .filter_map(|_| Some(pace.next_delay(HOUR, Duration::ZERO, 0.0)?.as_secs_f64()))
            .collect();
        assert_eq!(delays, [5.0, 7.5, 11.25, 16.875, 25.3125, 30.0, 30.0]);
    }

    #[test]
    fn jitter_is_a_fifth_either_way() {
        assert_eq!(
            Backoff::default().next_delay(HOUR, Duration::ZERO, -1.0),
            Some(Duration::from_secs(4))
        );
        assert_eq!(
            Backoff::default().next_delay(HOUR, Duration::ZERO, 1.0),
            Some(Duration::from_secs(6))
        );
        assert_eq!(delay_after(0, 1.0), Duration::from_secs(72));
        for _ in 0..1000 {
            assert!((-1.0..=1.0).contains(&any_jitter()));
        }
    }

    #[test]
    fn nobody_sleeps_past_the_end() {
        let mut pace = Backoff::default();
        let left = Duration::from_secs(2);
        let none = Duration::ZERO;
        assert_eq!(pace.next_delay(left, none, 1.0), Some(left));
        assert_eq!(pace.next_delay(none, none, 1.0), None);
        // Not once more at the very end.
        let (left, least) = (Duration::from_secs(100), Duration::from_secs(80));
        assert_eq!(pace.next_delay(left, least, 0.0), Some(left));
        assert_eq!(pace.next_delay(2 * left, least, 0.0), Some(least));
    }

    #[test]
    fn forty_watchers_stay_under_half_of_what_a_service_serves() {
        let (watchers, half) = (40.0, 2.5);
        for calls in 0..=15u8 {
            let a_second =
                watchers * f64::from(calls) / delay_after(calls.into(), 0.0).as_secs_f64();
            assert!(a_second < half, "{calls} calls: {a_second}/s");
        }
    }

    /// The defect: 40 attendees with `--wait` made 16.8 calls a second to ECS and 4.9 to EFS.
    #[test]
    fn forty_who_wait_stay_under_half_of_what_a_service_serves() {
        for calls in 1..=15u8 {
            let rate = |load: Load| 40.0 * f64::from(calls) / load.least_delay().as_secs_f64();
            let (calls, none) = (usize::from(calls), 0);
            let narrow = Load {
                narrow: calls,
                other: none,
            };
            let other = Load {
                narrow: none,
                other: calls,
            };
            assert!(rate(narrow) < 2.5 && rate(other) <= 10.0, "{calls} calls");
        }
        assert_eq!(Load::default().least_delay(), Duration::ZERO);
    }

    /// The defect: with half of the calls throttled, 40 watchers made seven times the calls.
    #[test]
    fn an_overloaded_service_is_asked_less_often() {
        let mut overload = Overload::default();
        let minute = Duration::from_secs(60);
        let mut delays = Vec::new();
        for _ in 0..5 {
            assert!(overload.keeps_known());
            overload.record(true);
            delays.push(overload.slowed(minute).as_secs());
        }
        assert_eq!(delays, [120, 240, 300, 300, 300]);
        assert!(
            !overload.keeps_known(),
            "what was read long ago is not shown for good"
        );
        assert_eq!(overload.slowed(10 * minute), 10 * minute);
        overload.record(false);
        assert!(overload.keeps_known() && overload.slowed(minute) == minute);
    }
}
