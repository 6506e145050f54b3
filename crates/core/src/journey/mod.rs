//! What accounts are graded by: one suite, or a journey, which chains several of them with their order and alternatives.
//!
//! Each module of a journey is judged by itself on the same snapshot, exactly as its suite is alone; then the reports are
//! joined. In ids of a journey a dot stands between the module and the id: `database-migration.task`.

mod file;
mod join;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use file::{JourneyFile, ModuleEntry, SCHEMA, read};

use crate::evaluate::{Evaluation, FurtherReads, Judged, Selection, evaluate, further_reads, plan};
use crate::ids::{CheckId, StepId};
use crate::locale::Locale;
use crate::message::Message;
use crate::report::render::render;
use crate::report::{PlanReport, Report, SuiteInfo, Words, plan_report};
use crate::snapshot::{Call, Scope, Snapshot};
use crate::suite::{Check, Step, Suite};

/// What accounts are graded by, with its texts in one language.
#[derive(Debug)]
pub struct Workshop {
    /// The id of the suite or of the journey.
    pub id: String,
    /// "sha256:…" of the suite, or of the journey and its suites.
    pub digest: String,
    /// The suites, in order. A suite alone is its only module.
    pub modules: Vec<Module>,
    /// The texts of the journey itself, or of the only suite.
    pub locale: Arc<Locale>,
    /// Whether it is a journey.
    is_journey: bool,
}

/// A suite of a workshop.
#[derive(Debug)]
pub struct Module {
    /// The suite.
    pub suite: Suite,
    /// Its texts.
    pub locale: Arc<Locale>,
    /// The choice of which it is one way, if there are several.
    pub choice: Option<String>,
    /// The ways of that choice that nobody can take any more.
    pub closed: Vec<String>,
    /// What the ids of its steps and checks begin with in reports: nothing, or its id and a dot.
    prefix: String,
}

impl Module {
    /// An id of the module as reports have it.
    pub fn id(&self, own: &str) -> String {
        format!("{}{own}", self.prefix)
    }

    /// The texts of its suite.
    pub fn words(&self) -> Words<'_> {
        Words {
            suite: &self.suite,
            locale: &self.locale,
        }
    }

    /// The selected checks of the module; none if none of them is selected.
    fn selection(&self, selection: &Selection) -> Option<Selection> {
        if selection.checks.is_empty() {
            return Some(Selection::default());
        }
        let own = selection.checks.iter();
        let own = own.filter_map(|id| Some(id.strip_prefix(&self.prefix)?.to_owned()));
        let checks = own.filter(|id| self.suite.check(id).is_some()).collect();
        let selection = Selection { checks };
        (!selection.checks.is_empty()).then_some(selection)
    }
}

/// The evaluation of a module.
#[derive(Debug)]
pub struct Part<'a> {
    /// The module.
    pub module: &'a Module,
    /// The outcomes of its selected checks.
    pub evaluation: Evaluation<'a>,
    /// Whether it is graded. Of the ways of a choice, one is.
    pub graded: bool,
}

impl Workshop {
    /// A suite alone.
    pub fn of_suite(suite: Suite, locale: Arc<Locale>) -> Self {
        Workshop {
            id: suite.file.id.clone(),
            digest: suite.digest.clone(),
            locale: Arc::clone(&locale),
            modules: vec![Module {
                suite,
                locale,
                choice: None,
                closed: Vec::new(),
                prefix: String::new(),
            }],
            is_journey: false,
        }
    }

    /// A journey through these suites, which are those of the file, in its order.
    pub fn of_journey(
        file: &JourneyFile,
        text: &str,
        suites: Vec<(Suite, Arc<Locale>)>,
        locale: Arc<Locale>,
    ) -> Self {
        let digest = file::digest(text, suites.iter().map(|(suite, _)| suite));
        let choices = file.ways().map(|(choice, _)| choice.map(str::to_owned));
        let modules = suites.into_iter().zip(choices);
        let modules = modules.map(|((suite, locale), choice)| Module {
            prefix: format!("{}.", suite.file.id),
            suite,
            locale,
            closed: choice
                .as_deref()
                .map_or_else(Vec::new, |choice| file.closed_ways(choice).to_vec()),
            choice,
        });
        Workshop {
            id: file.id.clone(),
            digest,
            modules: modules.collect(),
            locale,
            is_journey: true,
        }
    }

    /// Whether it is a journey.
    pub fn is_journey(&self) -> bool {
        self.is_journey
    }

    /// The title.
    pub fn title(&self) -> String {
        let own = self.locale.try_text(&Message::new("suite"));
        own.unwrap_or_else(|| self.id.clone())
    }

    /// What a reader of pages about a closed service has to know; none if the way is not a closed one of this journey.
    pub fn closed_way(&self, way: &str) -> Option<String> {
        let mut ways = self.modules.iter().flat_map(|module| &module.closed);
        let way = ways.find(|closed| closed.as_str() == way)?;
        Some(self.locale.text(&closed(way)))
    }

    /// The Regions of all modules.
    pub fn regions(&self) -> Vec<String> {
        let mut regions = Vec::new();
        for region in self
            .modules
            .iter()
            .flat_map(|module| &module.suite.file.regions)
        {
            if !regions.contains(region) {
                regions.push(region.clone());
            }
        }
        regions
    }

    /// The maximum of the score. Of the ways of a choice, the one with the most points counts.
    pub fn max_points(&self) -> u32 {
        self.most(Suite::max_points)
    }

    /// The points of the bonus. Of the ways of a choice, the one with the most counts.
    pub fn bonus_points(&self) -> u32 {
        self.most(Suite::bonus_points)
    }

    fn most(&self, points_of: impl Fn(&Suite) -> u32) -> u32 {
        let mut of_choices: BTreeMap<&str, u32> = BTreeMap::new();
        let mut sum = 0;
        for module in &self.modules {
            let points = points_of(&module.suite);
            match &module.choice {
                None => sum += points,
                Some(choice) => {
                    let most = of_choices.entry(choice).or_default();
                    *most = points.max(*most);
                }
            }
        }
        sum + of_choices.values().sum::<u32>()
    }

    /// The columns of the roster that decide something: manual checks, and the way that was taken.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        let modules = || self.modules.iter();
        let choices = modules().filter_map(|module| module.choice.as_deref());
        modules()
            .flat_map(|module| module.suite.marks())
            .chain(choices)
    }

    /// A way that marks name and the journey does not have: the choice, the way, and those that it has. A blank names none.
    pub fn unknown_way<'m>(
        &self,
        marks: &'m BTreeMap<String, String>,
    ) -> Option<(&'m str, &'m str, Vec<String>)> {
        marks.iter().find_map(|(choice, way)| {
            let modules = self.modules.iter();
            let ways = modules.filter(|module| module.choice.as_ref() == Some(choice));
            let ways: Vec<String> = ways.map(|module| module.suite.file.id.clone()).collect();
            let named = way.trim().to_lowercase();
            let is_unknown = !named.is_empty() && !ways.is_empty() && !ways.contains(&named);
            is_unknown.then_some((choice.as_str(), way.trim(), ways))
        })
    }

    /// Every step with its module, in order.
    pub fn steps(&self) -> impl Iterator<Item = (&Module, &Step)> {
        self.modules.iter().flat_map(|module| {
            let steps = module.suite.file.steps.iter();
            steps.map(move |step| (module, step))
        })
    }

    /// Every check with its module and step, in order.
    pub fn checks(&self) -> impl Iterator<Item = (&Module, &Step, &Check)> {
        self.modules.iter().flat_map(|module| {
            let checks = module.suite.checks();
            checks.map(move |(step, check)| (module, step, check))
        })
    }

    /// The check with that id, as reports have it, with its module and step.
    pub fn check(&self, id: &str) -> Option<(&Module, &Step, &Check)> {
        self.modules.iter().find_map(|module| {
            let (step, check) = module.suite.check(id.strip_prefix(&module.prefix)?)?;
            Some((module, step, check))
        })
    }

    /// Selects these steps and checks, by their ids in reports, and all their prerequisites.
    pub fn selection(&self, steps: &[StepId], checks: &[CheckId]) -> Selection {
        let mut all = Selection::default();
        for module in &self.modules {
            let own = |id: &str| id.strip_prefix(&module.prefix).map(str::to_owned);
            let steps: Vec<StepId> = steps
                .iter()
                .filter_map(|id| Some(own(id)?.into()))
                .collect();
            let checks: Vec<CheckId> = checks
                .iter()
                .filter_map(|id| Some(own(id)?.into()))
                .collect();
            let selected = Selection::of(&module.suite, &steps, &checks).checks;
            all.checks
                .extend(selected.into_iter().map(|id| module.id(&id)));
        }
        all
    }

    /// Everything to read for the selected checks.
    pub fn scope(&self, selection: &Selection) -> Scope {
        let mut scope = Scope::default();
        for (module, selection) in self.selected(selection) {
            let checks = module.suite.checks().map(|(_, check)| check);
            let checks = checks.filter(|check| selection.contains(&check.id));
            scope.extend(module.suite.scope(checks));
        }
        scope
    }

    /// What is left to read of an account when the calls are made.
    pub fn further_reads(&self, snapshot: &Snapshot, selection: &Selection) -> FurtherReads {
        let mut all = FurtherReads::default();
        for (module, selection) in self.selected(selection) {
            let of_module = further_reads(&module.suite, snapshot, &selection);
            all.elsewhere.extend(of_module.elsewhere);
            for (url, markers) in of_module.sites {
                all.sites.entry(url).or_default().extend(markers);
            }
        }
        all
    }

    fn selected<'a>(
        &'a self,
        selection: &Selection,
    ) -> impl Iterator<Item = (&'a Module, Selection)> {
        let modules = self.modules.iter();
        modules.filter_map(|module| Some((module, module.selection(selection)?)))
    }

    /// Evaluates the selected checks of every module.
    pub fn evaluate<'a>(&'a self, snapshot: &'a Snapshot, selection: &Selection) -> Walk<'a> {
        let parts = self.selected(selection).map(|(module, selection)| Part {
            module,
            evaluation: evaluate(&module.suite, snapshot, &selection),
            graded: true,
        });
        let mut parts: Vec<Part<'a>> = parts.collect();
        ways::choose(&mut parts, snapshot);
        Walk {
            workshop: self,
            parts,
        }
    }

    /// What is left to do until everything passes. A module begins with what the steps of the earlier ones have made.
    pub fn plan(&self, snapshot: &Snapshot, selection: &Selection) -> PlanReport {
        let mut all = PlanReport {
            steps: Vec::new(),
            left: Vec::new(),
        };
        let walk = self.evaluate(snapshot, selection);
        let mut now = snapshot.clone();
        for part in walk.graded() {
            let module = part.module;
            let Some(selection) = module.selection(selection) else {
                continue;
            };
            let planned = plan(&module.suite, &now, &selection);
            now = planned.after.clone();
            let mut plan = plan_report(&module.suite, planned, &module.locale);
            join::prefix_plan(&mut plan, &module.prefix);
            all.steps.extend(plan.steps);
            all.left.extend(plan.left);
        }
        all
    }
}

/// The message about a way that nobody can take any more.
fn closed(way: &str) -> Message {
    Message::new(format!("closed-{way}"))
}

/// The evaluations of a workshop's modules.
#[derive(Debug)]
pub struct Walk<'a> {
    workshop: &'a Workshop,
    /// The modules of which checks are selected, in order.
    pub parts: Vec<Part<'a>>,
}

impl<'a> Walk<'a> {
    /// The modules that are graded.
    pub fn graded(&self) -> impl Iterator<Item = &Part<'a>> {
        self.parts.iter().filter(|part| part.graded)
    }

    /// The judged checks of all graded modules, with their modules.
    pub fn checks(&self) -> impl Iterator<Item = (&'a Module, &Judged<'a>)> {
        self.graded().flat_map(|part| {
            let module = part.module;
            part.evaluation
                .checks
                .iter()
                .map(move |judged| (module, judged))
        })
    }

    /// The calls to repeat for the checks for which `is_open` holds. It gets the module of each check.
    pub fn reads_of(&self, is_open: impl Fn(&Module, &Judged<'_>) -> bool) -> BTreeSet<Call> {
        let reads = self.graded().map(|part| {
            part.evaluation
                .reads_of(|judged| is_open(part.module, judged))
        });
        Call::with_inputs(reads.flatten())
    }

    /// The report.
    pub fn report(&self) -> Report {
        match self.parts.as_slice() {
            [only] if !self.workshop.is_journey => render(&only.evaluation, &only.module.locale),
            _ => {
                let suite = SuiteInfo {
                    id: self.workshop.id.clone(),
                    title: self.workshop.title(),
                    digest: self.workshop.digest.clone(),
                };
                join::report(&self.parts, suite, &self.workshop.locale)
            }
        }
    }
}
