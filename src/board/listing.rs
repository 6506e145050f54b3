//! Which attendees a page lists, and in which order: the query of its address.

use url::form_urlencoded;

use super::aliases::Aliases;
use super::view::{BoardView, Place};
use crate::reporter::state::StepState;
use workshop_check_core::report::Entry;
use workshop_check_core::verdict::Outcome;

/// The most rows of a page. A class of 200 is one page.
pub(super) const PAGE_SIZE: usize = 200;

/// What a page lists. Unknown values count as not given, so that every address shows a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// A part of a name, an account id or another column.
    pub search: String,
    pub sort: Sort,
    pub show: Show,
    /// Only attendees whose first page that is not done has this id.
    pub step: Option<String>,
    /// From 0.
    pub page: usize,
}

/// The order of attendees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// The roster's order; in the room, that of the room's names.
    #[default]
    Roster,
    /// Who needs the instructor first.
    Need,
    /// The most points first.
    Score,
    /// By name.
    Name,
}

/// A group of attendees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Show {
    #[default]
    All,
    Help,
    /// Those whose result is shown like this.
    State(StepState),
    NotGraded,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::Roster, Sort::Need, Sort::Score, Sort::Name];

    /// The value in an address, and the end of the id of its text.
    pub fn as_str(self) -> &'static str {
        match self {
            Sort::Roster => "roster",
            Sort::Need => "need",
            Sort::Score => "score",
            Sort::Name => "name",
        }
    }
}

impl Show {
    pub const ALL: [Show; 8] = [
        Show::All,
        Show::Help,
        Show::State(StepState::Judged(Outcome::Failed)),
        Show::State(StepState::NotDone),
        Show::State(StepState::Judged(Outcome::Pending)),
        Show::State(StepState::Judged(Outcome::Unknown)),
        Show::State(StepState::Judged(Outcome::Passed)),
        Show::NotGraded,
    ];

    /// The value in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Show::All => "all",
            Show::Help => "help",
            Show::State(state) => state.class(),
            Show::NotGraded => "not-graded",
        }
    }
}

impl Listing {
    /// The listing of a query, such as "sort=need&show=failed&page=2".
    pub fn parse(query: &str) -> Self {
        let mut listing = Listing::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match name.as_ref() {
                "q" => listing.search = value.chars().take(100).collect(),
                "sort" => {
                    let sort = Sort::ALL.into_iter().find(|sort| sort.as_str() == value);
                    listing.sort = sort.unwrap_or_default();
                }
                "show" => {
                    let show = Show::ALL.into_iter().find(|show| show.as_str() == value);
                    listing.show = show.unwrap_or_default();
                }
                "at" => listing.step = (!value.is_empty()).then(|| value.to_owned()),
                "page" => {
                    let page = value.parse::<usize>().unwrap_or_default();
                    listing.page = page.saturating_sub(1);
                }
                _ => {}
            }
        }
        listing
    }

    /// The query of this listing; empty for the default.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let page = (self.page > 0).then(|| (self.page + 1).to_string());
        let pairs = [
            (
                "q",
                Some(self.search.as_str()).filter(|text| !text.is_empty()),
            ),
            (
                "sort",
                Some(self.sort.as_str()).filter(|_| self.sort != Sort::default()),
            ),
            (
                "show",
                Some(self.show.as_str()).filter(|_| self.show != Show::default()),
            ),
            ("at", self.step.as_deref()),
            ("page", page.as_deref()),
        ];
        for (name, value) in pairs {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// The address of this listing at a path.
    pub fn href(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The positions of all attendees that are listed, in their order. In the room (`is_room`) attendees are known by their
    /// aliases only: nothing else is searched, and nothing else decides on the order of equals.
    pub fn positions(&self, view: &BoardView, aliases: &Aliases, is_room: bool) -> Vec<usize> {
        let entries = &view.book.entries;
        let all: Vec<usize> = if is_room {
            aliases.order().to_vec()
        } else {
            (0..entries.len()).collect()
        };
        let step = self.step.as_deref().map(|id| step_position(view, id));
        let search = self.search.to_lowercase();
        let is_listed = |position: &usize| {
            let Some(entry) = entries.get(*position) else {
                return false;
            };
            let place = view.place(*position);
            let state = entry.report.as_deref().map(StepState::of_report);
            let shown = match self.show {
                Show::All => true,
                // In the room nobody sees who asks for help, and no order tells.
                Show::Help => !is_room && view.help(*position).is_some(),
                Show::State(wanted) => state == Some(wanted),
                Show::NotGraded => place == Place::NotGraded,
            };
            let at = step.is_none_or(|step| step.is_some_and(|step| place == Place::Page(step)));
            let alias = aliases.name(*position);
            let found = search.is_empty()
                || alias.contains(&search)
                || (!is_room && is_about(entry, &search));
            shown && at && found
        };
        let mut listed: Vec<usize> = all.into_iter().filter(is_listed).collect();
        // The sorts are stable: equals stay in the order above.
        match self.sort {
            Sort::Roster => {}
            Sort::Need | Sort::Name if is_room => {}
            Sort::Need => listed.sort_by_cached_key(|position| view.need(*position)),
            Sort::Score => listed.sort_by_cached_key(|position| view.score(*position)),
            Sort::Name => listed.sort_by_cached_key(|position| {
                let entry = entries.get(*position);
                entry.map(|entry| entry.name.to_lowercase())
            }),
        }
        listed
    }
}

/// The position of the step with that id; none if there is no such step.
fn step_position(view: &BoardView, id: &str) -> Option<usize> {
    let report = view.book.reports().next()?;
    report.columns().iter().position(|step| step.id == id)
}

fn is_about(entry: &Entry, search: &str) -> bool {
    let texts = [&entry.name, &entry.account_id].into_iter();
    let mut texts = texts.chain(entry.columns.values());
    texts.any(|text| text.to_lowercase().contains(search))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_a_listing_and_back() {
        for query in [
            "",
            "q=Zo%C3%AB",
            "sort=need",
            "sort=score&show=failed&page=3",
            "show=not-graded&at=create-efs",
        ] {
            assert_eq!(Listing::parse(query).query(), query);
        }
        for query in [
            "sort=x&show=y&page=z&at=",
            "page=0",
            "page=-1",
            "%ff=%ff",
            "unknown=1",
        ] {
            assert_eq!(Listing::parse(query), Listing::default(), "{query}");
        }
        let listing = Listing::parse("q=a%26b&page=2");
        assert_eq!((listing.search.as_str(), listing.page), ("a&b", 1));
        assert_eq!(listing.href("/room"), "/room?q=a%26b&page=2");
    }
}
