//! Which part of a roster one of several processes grades.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The most parts of one roster. It is also the most jobs of an AWS Batch array (AWS Batch user guide, "Array jobs").
const MOST: u32 = 10_000;

/// The variables that a job scheduler sets for each job of an array.
struct Scheduler {
    /// The number of the job.
    index: &'static str,
    /// The number of jobs, where the scheduler tells it.
    count: Option<&'static str>,
    /// The number of the first job.
    first: u32,
    /// The variable with the number of the first job, where the user chooses it.
    first_variable: Option<&'static str>,
    /// The variable with the distance between the numbers, where the user chooses it.
    step: Option<&'static str>,
}

impl Scheduler {
    const fn new(index: &'static str, count: Option<&'static str>, first: u32) -> Self {
        Scheduler {
            index,
            count,
            first,
            first_variable: None,
            step: None,
        }
    }
}

/// The schedulers, in the order in which they are looked for: one that runs inside another comes first.
///
/// - AWS Batch: user guide, "AWS Batch job environment variables".
/// - Slurm: sbatch(1), "Output environment variables".
/// - GitLab: "Predefined CI/CD variables". `CI_NODE_TOTAL` is 1 in jobs without `parallel`, which have no index.
/// - CircleCI: "Project values and variables". Buildkite: "Environment variables".
/// - Kubernetes: "Jobs", completion mode `Indexed`. It sets no count.
const SCHEDULERS: [Scheduler; 6] = [
    Scheduler::new(
        "AWS_BATCH_JOB_ARRAY_INDEX",
        Some("AWS_BATCH_JOB_ARRAY_SIZE"),
        0,
    ),
    Scheduler {
        first_variable: Some("SLURM_ARRAY_TASK_MIN"),
        step: Some("SLURM_ARRAY_TASK_STEP"),
        ..Scheduler::new("SLURM_ARRAY_TASK_ID", Some("SLURM_ARRAY_TASK_COUNT"), 0)
    },
    Scheduler::new("CI_NODE_INDEX", Some("CI_NODE_TOTAL"), 1),
    Scheduler::new("CIRCLE_NODE_INDEX", Some("CIRCLE_NODE_TOTAL"), 0),
    Scheduler::new(
        "BUILDKITE_PARALLEL_JOB",
        Some("BUILDKITE_PARALLEL_JOB_COUNT"),
        0,
    ),
    Scheduler::new("JOB_COMPLETION_INDEX", None, 0),
];

/// Why something is not a part of a roster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    /// It has another form.
    #[error("write it as 3/8, the third of eight parts, or as auto")]
    NotWritten,
    /// None of the variables is set.
    #[error(
        "no job scheduler has set its variables here: write it as 3/8, the third of eight parts"
    )]
    NoScheduler,
    /// The scheduler does not tell the number of jobs, and the user has not said it.
    #[error("{name} does not come with the number of jobs: write it as auto/8")]
    NoCount {
        /// The variable that is set.
        name: &'static str,
    },
    /// A variable has another value.
    #[error("{name} is not a number: {value:?}")]
    NoNumber {
        /// The variable.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// The user and the scheduler disagree.
    #[error("the job scheduler says that there are {told} jobs, not {count}")]
    OtherCount {
        /// The scheduler's number of jobs.
        told: u32,
        /// The user's.
        count: u32,
    },
    /// The job is none of the whole.
    #[error("job {index} is outside of {count} jobs (at most 10000)")]
    Outside {
        /// The number of the job, as the scheduler counts.
        index: u32,
        /// The number of jobs.
        count: u32,
    },
}

/// One of several parts of a roster, counted from one: "3/8" is the third of eight.
///
/// The account's id alone decides where it belongs, so that every process of a matrix agrees, whatever the order of its
/// roster, and two rows of one account stay together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    count: u32,
}

impl Shard {
    /// Whether the account belongs to this part.
    pub fn holds(self, account_id: &str) -> bool {
        let digest = Sha256::digest(account_id.as_bytes());
        // The first eight bytes are more than enough to spread a million accounts evenly.
        let hash = digest
            .iter()
            .take(8)
            .fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
        hash % u64::from(self.count) == u64::from(self.number - 1)
    }

    /// The part that a job scheduler gave this process, by the environment variables that it sets for each job of an array.
    ///
    /// `count` is the number of parts for schedulers that do not tell it, such as Kubernetes; it must agree with theirs
    /// otherwise. `variable` reads the environment.
    ///
    /// # Errors
    /// When no scheduler is recognised, or its variables do not name a part of a whole.
    pub fn of_scheduler(
        count: Option<u32>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ShardError> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let known = SCHEDULERS
            .iter()
            .find_map(|scheduler| Some((scheduler, set(scheduler.index)?)));
        let (scheduler, index) = known.ok_or(ShardError::NoScheduler)?;
        let number = |name: &'static str, text: &str| {
            text.trim()
                .parse::<u32>()
                .map_err(|_| ShardError::NoNumber {
                    name,
                    value: text.to_owned(),
                })
        };
        let optional = |name: Option<&'static str>| {
            let value = name.and_then(|name| Some((name, set(name)?)));
            value.map(|(name, text)| number(name, &text)).transpose()
        };
        let index = number(scheduler.index, &index)?;
        let first = optional(scheduler.first_variable)?.unwrap_or(scheduler.first);
        let step = optional(scheduler.step)?.unwrap_or(1).max(1);
        let told = optional(scheduler.count)?;
        let count = match (told, count) {
            (Some(told), Some(count)) if told != count => {
                return Err(ShardError::OtherCount { told, count });
            }
            (told, count) => told.or(count).ok_or(ShardError::NoCount {
                name: scheduler.index,
            })?,
        };
        // An index below the first one is outside, as one behind the last is.
        let number = index.checked_sub(first).map_or(0, |place| place / step + 1);
        Shard::new(number, count).ok_or(ShardError::Outside { index, count })
    }

    fn new(number: u32, count: u32) -> Option<Self> {
        let valid = 1..=MOST;
        (valid.contains(&count) && (1..=count).contains(&number)).then_some(Shard { number, count })
    }

    /// All parts of the same division.
    pub fn siblings(self) -> impl Iterator<Item = Shard> {
        (1..=self.count).map(move |number| Shard { number, ..self })
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, count) = text.split_once('/').ok_or(ShardError::NotWritten)?;
        let part = |text: &str| text.parse().map_err(|_| ShardError::NotWritten);
        Shard::new(part(number)?, part(count)?).ok_or(ShardError::NotWritten)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shard(text: &str) -> Shard {
        text.parse().expect("a shard")
    }

    proptest! {
        #[test]
        fn every_account_is_in_exactly_one_shard(account in "[0-9]{12}", count in 1u32..200) {
            let held = shard(&format!("1/{count}"))
                .siblings()
                .filter(|shard| shard.holds(&account))
                .count();
            prop_assert_eq!(held, 1);
        }
    }

    #[test]
    fn shards_are_even_enough() {
        for count in [2, 8, 20] {
            let fair = 10_000 / count;
            for shard in shard(&format!("1/{count}")).siblings() {
                let held = (0..10_000)
                    .filter(|n| shard.holds(&format!("{:012}", 100_000_000_000u64 + n)))
                    .count();
                let share = held * 100 / fair;
                assert!((80..120).contains(&share), "{shard} holds {held} of {fair}");
            }
        }
    }

    /// Jobs of different releases share a matrix while one is rolled out.
    #[test]
    fn the_division_never_changes() {
        let of = |account: &str| {
            let held = shard("1/8").siblings().find(|shard| shard.holds(account));
            held.expect("some shard").to_string()
        };
        assert_eq!(of("111111111111"), "3/8");
        assert_eq!(of("222222222222"), "8/8");
    }

    /// Names and values.
    type Variables<'a> = &'a [(&'a str, &'a str)];

    #[test]
    fn a_scheduler_says_which_part_it_is() {
        let of = |count: Option<u32>, set: Variables<'_>| {
            let found = Shard::of_scheduler(count, |name| {
                let value = set.iter().find(|(other, _)| *other == name);
                value.map(|(_, value)| (*value).to_owned())
            });
            found
                .map(|shard| shard.to_string())
                .map_err(|error| error.to_string())
        };
        let index = ("AWS_BATCH_JOB_ARRAY_INDEX", "0");
        let size = ("AWS_BATCH_JOB_ARRAY_SIZE", "8");
        assert_eq!(of(None, &[index, size]), Ok("1/8".to_owned()));
        assert_eq!(of(Some(8), &[index, size]), Ok("1/8".to_owned()));
        let kubernetes = [("JOB_COMPLETION_INDEX", "7")];
        assert_eq!(of(Some(8), &kubernetes), Ok("8/8".to_owned()));
        // sbatch --array=10-30:10
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "20"),
            ("SLURM_ARRAY_TASK_COUNT", "3"),
            ("SLURM_ARRAY_TASK_MIN", "10"),
            ("SLURM_ARRAY_TASK_STEP", "10"),
        ];
        assert_eq!(of(None, &slurm), Ok("2/3".to_owned()));
        let gitlab = [("CI_NODE_INDEX", "8"), ("CI_NODE_TOTAL", "8")];
        assert_eq!(of(None, &gitlab), Ok("8/8".to_owned()));
        // A GitLab job without `parallel`, on Kubernetes or not, is not a part.
        assert!(of(None, &[("CI_NODE_TOTAL", "1")]).is_err());
        let circle = [("CIRCLE_NODE_INDEX", "0"), ("CIRCLE_NODE_TOTAL", "2")];
        assert_eq!(of(None, &circle), Ok("1/2".to_owned()));
        let buildkite = [
            ("BUILDKITE_PARALLEL_JOB", "1"),
            ("BUILDKITE_PARALLEL_JOB_COUNT", "2"),
        ];
        assert_eq!(of(None, &buildkite), Ok("2/2".to_owned()));

        let refused: [(Option<u32>, Variables<'_>, &str); 6] = [
            (None, &[], "no job scheduler"),
            (None, &kubernetes, "auto/8"),
            (Some(4), &[index, size], "8 jobs, not 4"),
            (Some(7), &kubernetes, "outside of 7"),
            (
                None,
                &[("CI_NODE_INDEX", "0"), ("CI_NODE_TOTAL", "8")],
                "outside",
            ),
            (
                None,
                &[("CI_NODE_INDEX", "x"), ("CI_NODE_TOTAL", "8")],
                "not a number",
            ),
        ];
        for (count, set, wanted) in refused {
            let error = of(count, set).expect_err(wanted);
            assert!(error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn only_a_part_of_a_whole_is_a_shard() {
        for wrong in [
            "", "3", "0/8", "9/8", "1/0", "a/b", "1/8/2", "-1/8", "1/99999",
        ] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert_eq!(shard("8/8").to_string(), "8/8");
    }
}
