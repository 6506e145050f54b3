//! What each attendee of the made-up class does in which round.

use fastrand::Rng;

/// The class is the same in every run of the program.
const SEED: u64 = 14;

/// How far an attendee has come, in the order of the pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing was made yet.
    #[default]
    Nothing,
    LoadBalancerGroup,
    TasksGroup,
    AllGroups,
    FileSystem,
    MountTargets,
    HostAndName,
    AllParameters,
    LoadBalancer,
    Cluster,
    TaskDefinition,
    /// The service was made, and its first tasks start.
    Deploying,
    /// Everything is done.
    Service,
}

const STAGES: [Stage; 13] = [
    Stage::Nothing,
    Stage::LoadBalancerGroup,
    Stage::TasksGroup,
    Stage::AllGroups,
    Stage::FileSystem,
    Stage::MountTargets,
    Stage::HostAndName,
    Stage::AllParameters,
    Stage::LoadBalancer,
    Stage::Cluster,
    Stage::TaskDefinition,
    Stage::Deploying,
    Stage::Service,
];

/// A mistake that an attendee has not noticed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// ECS-Tasks-SG lets nobody in.
    ClosedTasksGroup,
    /// EFS-SG lets nobody in.
    ClosedFileSystemGroup,
    /// The mount targets carry the VPC's default group.
    DefaultGroup,
    /// DB_HOST begins with "http://".
    HostWithScheme,
    /// DB_PASSWORD is missing.
    NoPassword,
    /// The load balancer is internal.
    InternalLoadBalancer,
    /// The health check requests "/health".
    HealthCheckPath,
    /// The container does not get WORDPRESS_DB_HOST.
    NoHostVariable,
    /// The task definition mounts no file system.
    NoVolume,
}

/// When each mistake can happen.
const MISTAKES: [(Mistake, Stage); 9] = [
    (Mistake::ClosedTasksGroup, Stage::TasksGroup),
    (Mistake::ClosedFileSystemGroup, Stage::AllGroups),
    (Mistake::DefaultGroup, Stage::MountTargets),
    (Mistake::HostWithScheme, Stage::HostAndName),
    (Mistake::NoPassword, Stage::AllParameters),
    (Mistake::InternalLoadBalancer, Stage::LoadBalancer),
    (Mistake::HealthCheckPath, Stage::LoadBalancer),
    (Mistake::NoHostVariable, Stage::TaskDefinition),
    (Mistake::NoVolume, Stage::TaskDefinition),
];

/// Embedded accounts whose service does not run.
const BROKEN_SERVICES: [&str; 4] = [
    "database-closed",
    "wrong-db-host",
    "private-load-balancer",
    "old-revision",
];

/// An attendee's account in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The embedded account that it is made from.
    pub account: &'static str,
    pub stage: Stage,
    pub mistakes: Vec<Mistake>,
    /// Whether the parameters may not be read.
    pub hides_parameters: bool,
    /// Whether the role cannot be assumed.
    pub is_refused: bool,
}

impl Default for State {
    fn default() -> Self {
        State {
            account: "complete",
            stage: Stage::Nothing,
            mistakes: Vec::new(),
            hides_parameters: false,
            is_refused: false,
        }
    }
}

/// What one attendee does. Rounds count from 0.
#[derive(Debug)]
pub struct Plan {
    /// The first round of each stage, in the order of [`STAGES`].
    begins: Vec<usize>,
    /// Each mistake, its first round, and the first round without it.
    mistakes: Vec<(Mistake, usize, usize)>,
    /// An account whose service does not run, and the first round without it.
    broken_service: Option<(&'static str, usize)>,
    hides_parameters: bool,
    /// The first round in which the role can be assumed.
    opens: usize,
}

/// These attendees have troubles that are not about the workshop, so that a small class has each kind of them.
const NEVER_BEGINS: usize = 22;
const HIDES_PARAMETERS: usize = 6;
const OPENS_LATE: usize = 12;
const NEVER_OPENS: usize = 33;

impl Plan {
    /// The plan of the attendee at that position.
    pub fn of(position: usize) -> Self {
        let mut rng = Rng::with_seed(SEED + position as u64);
        // Rounds for one stage: the fastest have nearly three times the speed of the slowest.
        let pace = 0.75 + 1.4 * rng.f64();
        let mut mistakes = Vec::new();
        let mut begins = Vec::new();
        let mut time = 0.0;
        for stage in STAGES {
            // Nobody makes the service while something before it is known to be wrong.
            let is_late = stage >= Stage::Deploying;
            let noticed = mistakes.iter().map(|(_, _, until)| *until);
            let free = noticed.max().filter(|_| is_late).unwrap_or_default();
            time = f64::max(time, free as f64);
            let begin = match position {
                NEVER_BEGINS if stage > Stage::Nothing => usize::MAX,
                _ => time as usize,
            };
            begins.push(begin);
            for (mistake, when) in MISTAKES {
                if when == stage && rng.f64() < 0.16 && begin < usize::MAX {
                    mistakes.push((mistake, begin, begin + rng.usize(2..9)));
                }
            }
            time += pace * (0.5 + rng.f64());
        }
        let broken = rng.f64() < 0.3;
        let account = BROKEN_SERVICES.get(rng.usize(..BROKEN_SERVICES.len()));
        let rounds = rng.usize(2..8);
        let done = begins.last().copied().unwrap_or_default();
        Plan {
            broken_service: account
                .filter(|_| broken)
                .map(|account| (*account, done.saturating_add(rounds))),
            begins,
            mistakes,
            hides_parameters: position == HIDES_PARAMETERS,
            opens: match position {
                OPENS_LATE => 17,
                NEVER_OPENS => usize::MAX,
                _ => 0,
            },
        }
    }

    /// The account in a round.
    pub fn state(&self, round: usize) -> State {
        let stages = STAGES.into_iter().zip(&self.begins);
        let mut begun = stages.filter(|(_, begin)| **begin <= round);
        let stage = begun.next_back().map_or(Stage::Nothing, |(stage, _)| stage);
        let broken = self.broken_service;
        let broken = broken.filter(|(_, until)| stage == Stage::Service && round < *until);
        let mistakes = self.mistakes.iter();
        let made = mistakes.filter(|(_, from, until)| (*from..*until).contains(&round));
        State {
            account: broken.map_or("complete", |(account, _)| account),
            stage,
            mistakes: made.map(|(mistake, ..)| *mistake).collect(),
            hides_parameters: self.hides_parameters,
            is_refused: round < self.opens,
        }
    }

    /// Whether the attendee has had the same trouble for three rounds.
    pub fn asks_for_help(&self, round: usize) -> bool {
        let long = |from: usize, until: usize| (from.saturating_add(3)..until).contains(&round);
        let done = self.begins.last().copied().unwrap_or_default();
        let is_broken = |(_, until)| long(done, until);
        let mut mistakes = self.mistakes.iter();
        mistakes.any(|(_, from, until)| long(*from, *until))
            || self.broken_service.is_some_and(is_broken)
    }
}
