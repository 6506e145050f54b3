//! When to look again: often enough for a person, seldom enough for AWS. Nothing here sleeps.

use std::time::Duration;

/// Delays vary by this much either way, so that a class that starts together does not stay together.
const JITTER: f64 = 0.2;

/// A random number between -1 and 1, for the delays below.
pub fn any_jitter() -> f64 {
    fastrand::f64() * 2.0 - 1.0
}

fn jittered(delay: Duration, jitter: f64) -> Duration {
    delay.mul_f64(1.0 + JITTER * jitter.clamp(-1.0, 1.0))
}

/// The delays of `--wait`: short at first, longer with every look in vain.
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

    /// How long to sleep before the next look; `None` when the time that is `left` is over. The last look is at the
    /// very end of it.
    pub fn next_delay(&mut self, left: Duration, jitter: f64) -> Option<Duration> {
        if left.is_zero() {
            return None;
        }
        let delay = jittered(self.next, jitter).min(left);
        self.next = self.next.mul_f64(Self::FACTOR).min(Self::LONGEST);
        Some(delay)
    }
}

/// Every so many looks, `--watch` looks at everything.
pub const WHOLE_LOOK_EVERY: usize = 5;

/// The rest after a look of `--watch` that cost `calls` to the service that was called most.
///
/// Forty attendees may share one account, and EFS, Elastic Load Balancing, RDS and IAM, whose limits are not published,
/// are taken to serve five requests a second: 40 watchers / 20 s a call = 2 requests a second at most, under half of it.
/// Measured: a whole look, complete account or half-way, makes 5 calls to Elastic Load Balancing, 4 to IAM, 4 to EFS and 1
/// to RDS, and is followed by a rest of 100 s; only every fifth look is a whole one. A partial look makes none of these
/// in a complete account and 4 to EFS in the half-way one, and is followed by 80 s: 4 / 80 s × 40 = 2/s.
pub fn rest(calls: usize, jitter: f64) -> Duration {
    let calls = u32::try_from(calls).unwrap_or(u32::MAX);
    let polite = (A_CALL.saturating_mul(calls)).clamp(USUAL_REST, LONGEST_REST);
    jittered(polite, jitter)
}

/// The rest that somebody asked for, who knows who else is watching.
pub fn rest_of(every: Duration, jitter: f64) -> Duration {
    jittered(every, jitter)
}

const USUAL_REST: Duration = Duration::from_secs(60);
const A_CALL: Duration = Duration::from_secs(20);
/// In an account full of file systems a look costs so many calls that a live view would be none.
const LONGEST_REST: Duration = Duration::from_secs(300);

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn delays_grow_to_half_a_minute() {
        let mut pace = Backoff::default();
        let delays: Vec<f64> = (0..7)
            .filter_map(|_| Some(pace.next_delay(HOUR, 0.0)?.as_secs_f64()))
            .collect();
        assert_eq!(delays, [5.0, 7.5, 11.25, 16.875, 25.3125, 30.0, 30.0]);
    }

    #[test]
    fn jitter_is_a_fifth_either_way() {
        assert_eq!(
            Backoff::default().next_delay(HOUR, -1.0),
            Some(Duration::from_secs(4))
        );
        assert_eq!(
            Backoff::default().next_delay(HOUR, 1.0),
            Some(Duration::from_secs(6))
        );
        assert_eq!(rest(0, 1.0), Duration::from_secs(72));
        for _ in 0..1000 {
            assert!((-1.0..=1.0).contains(&any_jitter()));
        }
    }

    #[test]
    fn nobody_sleeps_past_the_end() {
        let mut pace = Backoff::default();
        let left = Duration::from_secs(2);
        assert_eq!(pace.next_delay(left, 1.0), Some(left));
        assert_eq!(pace.next_delay(Duration::ZERO, 1.0), None);
    }

    #[test]
    fn forty_watchers_stay_under_half_of_what_a_service_serves() {
        let (watchers, half) = (40.0, 2.5);
        for calls in 0..=15u8 {
            let a_second = watchers * f64::from(calls) / rest(calls.into(), 0.0).as_secs_f64();
            assert!(a_second < half, "{calls} calls: {a_second}/s");
        }
    }
}
