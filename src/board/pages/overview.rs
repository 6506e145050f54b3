//! The whole class: for the instructor with names and evidence, for the room without both.

use std::collections::HashMap;

use askama::Template;
use jiff::Timestamp;

use super::class::{self, Bar, Figure, Lesson};
use super::news::{self, NewlyPassed};
use super::plot::{Plot, plot};
use super::{Audience, Frame, LiveFrame, clock, title};
use crate::board::download;
use crate::board::listing::{Listing, PAGE_SIZE, Show, Sort};
use crate::board::paths::{PROJECTOR, ROOM, ROOM_PROJECTOR};
use crate::board::state::Board;
use crate::board::view::BoardView;
use crate::reporter::html::view::{self, Cell, Link, Signal, Words, clean};
use crate::reporter::state::StepState;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Entry, Report};
use workshop_check_core::verdict::Outcome;

/// Above so many steps the table scrolls within its frame.
const MOST_STEPS: usize = 9;
/// The root causes of the room's page.
const ROOM_LESSONS: usize = 8;

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    frame: Frame,
    live: LiveFrame,
    is_room: bool,
    words: OverviewWords,
    report: Words,
    /// The address, the text, and whether it is this page.
    views: Vec<(&'static str, String, bool)>,
    figures: Vec<Figure>,
    asking: Vec<Asking>,
    csrf: String,
    tools: Tools,
    pager: Pager,
    map: Map,
    legend: Vec<(&'static str, &'static str, String)>,
    downloads: Vec<(String, &'static str)>,
    turned: Vec<NewlyPassed>,
    lessons: Vec<Lesson>,
    signal: Signal,
    funnel: Vec<Bar>,
    plot: Option<Plot>,
    failed_scans: Vec<(usize, String, String)>,
}

struct OverviewWords {
    views: String,
    figures: String,
    help: String,
    take_down: String,
    legend: String,
    download: String,
    funnel: String,
    progress: String,
    news: String,
    no_news: String,
    nobody_stuck: String,
    failed_scans: String,
}

/// Somebody who asks for help.
struct Asking {
    number: usize,
    name: String,
    alias: String,
    since: String,
}

/// The form that chooses what is listed.
struct Tools {
    path: &'static str,
    search: String,
    text: String,
    sort: String,
    sorts: Vec<Choice>,
    show: String,
    shows: Vec<Choice>,
    at: String,
    steps: Vec<Choice>,
    go: String,
}

struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

/// Which part of a long list a page has.
struct Pager {
    label: String,
    /// "1–200 of 2000".
    shown: String,
    previous: Option<String>,
    previous_text: String,
    next: Option<String>,
    next_text: String,
}

/// The table of attendees and pages.
struct Map {
    title: String,
    attendee: String,
    steps: Vec<Link>,
    score: String,
    result: String,
    /// The heading of the column about the last progress.
    since: Option<String>,
    rows: Vec<MapRow>,
    nobody: String,
    is_wide: bool,
}

struct MapRow {
    id: String,
    label: String,
    href: Option<String>,
    alias: Option<String>,
    note: Option<String>,
    help: Option<String>,
    cells: Vec<MapCell>,
    since: String,
}

struct MapCell {
    class: &'static str,
    /// Which column it is, as a class.
    kind: &'static str,
    span: usize,
    mark: &'static str,
    text: String,
    word: String,
}

/// The instructor's view of the class. `csrf` goes into its forms.
pub fn overview(board: &Board, query: &str, csrf: String) -> askama::Result<String> {
    page(board, &board.view(), query, csrf, Audience::Instructor)
}

/// The room's view of the class. Without a query it is rendered once for each version of the board.
pub fn room(board: &Board, query: &str) -> askama::Result<String> {
    let view = board.view();
    let render = |query| page(board, &view, query, String::new(), Audience::Room);
    if !query.is_empty() {
        return render(query);
    }
    if let Some(page) = view.room.get() {
        return Ok(page.clone());
    }
    let page = render(query)?;
    Ok(view.room.get_or_init(|| page).clone())
}

fn page(
    board: &Board,
    view: &BoardView,
    query: &str,
    csrf: String,
    audience: Audience,
) -> askama::Result<String> {
    let locale = board.settings.locale.as_ref();
    let is_room = audience == Audience::Room;
    let mut listing = Listing::parse(query);
    let listed = listing.positions(view, &board.aliases, is_room);
    let last_page = listed.len().saturating_sub(1) / PAGE_SIZE;
    listing.page = listing.page.min(last_page);
    let start = listing.page * PAGE_SIZE;
    let shown: Vec<usize> = listed.iter().skip(start).take(PAGE_SIZE).copied().collect();
    let pager = pager(
        &listing,
        listed.len(),
        shown.len(),
        last_page,
        audience,
        locale,
    );
    let (turned, recent) = news::newly_passed(view, board, audience, Timestamp::now(), locale);
    let page = OverviewPage {
        frame: Frame::titled(title(locale), locale),
        live: LiveFrame::new(view, audience, locale),
        is_room,
        words: words(locale),
        report: Words::new(true, locale),
        views: views(audience, audience.path(), locale),
        figures: class::figures(view, recent, audience, locale),
        asking: if is_room {
            Vec::new()
        } else {
            asking(board, view, locale)
        },
        csrf,
        tools: tools(&listing, view, audience, locale),
        pager,
        map: map(board, view, &shown, audience),
        legend: legend(locale),
        downloads: if is_room { Vec::new() } else { downloads() },
        turned,
        lessons: class::lessons(view, ROOM_LESSONS, locale),
        signal: if is_room {
            Signal::default()
        } else {
            signal(view, locale)
        },
        funnel: class::funnel(view, audience, locale),
        plot: plot(&view.counted.progress, true, locale),
        failed_scans: if is_room {
            Vec::new()
        } else {
            failed_scans(view)
        },
    };
    page.render()
}

fn words(locale: &Locale) -> OverviewWords {
    OverviewWords {
        views: locale.label("board-views"),
        figures: locale.label("board-figures"),
        help: locale.label("board-help"),
        take_down: locale.label("board-help-done"),
        legend: locale.label("board-legend"),
        download: locale.label("board-download"),
        funnel: locale.label("board-funnel"),
        progress: locale.label("board-over-time"),
        news: locale.label("board-news"),
        no_news: locale.label("board-no-news"),
        nobody_stuck: locale.label("board-nobody-stuck"),
        failed_scans: locale.label("board-failed-looks"),
    }
}

impl Audience {
    fn path(self) -> &'static str {
        match self {
            Audience::Instructor => "/",
            Audience::Room => ROOM,
        }
    }
}

/// The links to the views of an audience. `here` is the address of the page that has them.
pub(super) fn views(
    audience: Audience,
    here: &str,
    locale: &Locale,
) -> Vec<(&'static str, String, bool)> {
    let room = [(ROOM, "board-room"), (ROOM_PROJECTOR, "board-projector")];
    let instructor = [
        ("/", "board-back"),
        (PROJECTOR, "board-projector"),
        (ROOM, "board-room"),
    ];
    let views = match audience {
        Audience::Instructor => &instructor[..],
        Audience::Room => &room[..],
    };
    let view = |(path, id): &(&'static str, &'static str)| (*path, locale.label(id), *path == here);
    views.iter().map(view).collect()
}

fn asking(board: &Board, view: &BoardView, locale: &Locale) -> Vec<Asking> {
    let asking = view.asking().into_iter().filter_map(|(since, position)| {
        let entry = view.book.entries.get(position)?;
        Some(Asking {
            number: position + 1,
            name: clean(&entry.name),
            alias: if view.has_pseudonyms() {
                String::new()
            } else {
                board.aliases.name(position).to_owned()
            },
            since: locale.text(&Message::new("board-since").with("time", clock(since))),
        })
    });
    asking.collect()
}

fn downloads() -> Vec<(String, &'static str)> {
    let formats = download::FORMATS.into_iter();
    formats
        .map(|(name, _)| (format!("{}{name}", download::DOWNLOAD), name))
        .collect()
}

fn tools(listing: &Listing, view: &BoardView, audience: Audience, locale: &Locale) -> Tools {
    let sort_text = |sort: Sort| match sort {
        // With pseudonyms the order is that of the names in the room.
        Sort::Roster if view.has_pseudonyms() => "report-attendee",
        Sort::Roster => "board-sort-roster",
        Sort::Need => "board-sort-need",
        Sort::Score => "report-score",
        Sort::Name => "report-attendee",
    };
    let is_room = audience == Audience::Room;
    let sorts = Sort::ALL.into_iter();
    let sorts = sorts.filter(|sort| match sort {
        Sort::Roster | Sort::Score => true,
        Sort::Need => !is_room,
        Sort::Name => !is_room && !view.has_pseudonyms(),
    });
    let sorts = sorts.map(|sort| Choice {
        value: sort.as_str().to_owned(),
        text: locale.label(if is_room && sort == Sort::Roster {
            "report-attendee"
        } else {
            sort_text(sort)
        }),
        chosen: sort == listing.sort,
    });
    // In the room nobody sees who asks for help.
    let shows = Show::ALL.into_iter();
    let shows = shows.filter(|show| !is_room || *show != Show::Help);
    let shows = shows.map(|show| Choice {
        value: show.as_str().to_owned(),
        text: match show {
            Show::All => locale.label("board-back"),
            Show::Help => locale.label("board-help"),
            Show::State(state) => state.word(locale),
            Show::NotGraded => locale.label("report-not-graded"),
        },
        chosen: show == listing.show,
    });
    let all = Choice {
        value: String::new(),
        text: locale.label("board-any-page"),
        chosen: listing.step.is_none(),
    };
    let columns = view.book.reports().next().map(Report::columns);
    let columns = columns.unwrap_or_default();
    let steps = columns.iter().map(|step| Choice {
        value: step.id.to_string(),
        text: clean(&step.title),
        chosen: listing.step.as_deref() == Some(step.id.as_str()),
    });
    Tools {
        path: audience.path(),
        search: locale.label("board-search"),
        text: clean(&listing.search),
        sort: locale.label("board-sort"),
        sorts: sorts.collect(),
        show: locale.label("board-show"),
        shows: shows.collect(),
        at: locale.label("board-at"),
        steps: [all].into_iter().chain(steps).collect(),
        go: locale.label("board-go"),
    }
}

fn pager(
    listing: &Listing,
    total: usize,
    shown: usize,
    last_page: usize,
    audience: Audience,
    locale: &Locale,
) -> Pager {
    let start = listing.page * PAGE_SIZE;
    let to = |page: usize| {
        let listing = Listing {
            page,
            ..listing.clone()
        };
        listing.href(audience.path())
    };
    let range = Message::new("board-range")
        .with("from", if shown == 0 { 0 } else { start + 1 })
        .with("to", start + shown)
        .with("total", total);
    Pager {
        label: locale.label("board-pages"),
        shown: locale.text(&range),
        previous: listing.page.checked_sub(1).map(to),
        previous_text: locale.label("board-earlier"),
        next: (listing.page < last_page).then(|| to(listing.page + 1)),
        next_text: locale.label("board-later"),
    }
}

fn map(board: &Board, view: &BoardView, shown: &[usize], audience: Audience) -> Map {
    let locale = board.settings.locale.as_ref();
    let is_room = audience == Audience::Room;
    let steps = class::headings(view);
    let mut names: HashMap<&str, usize> = HashMap::new();
    for entry in &view.book.entries {
        *names.entry(&entry.name).or_default() += 1;
    }
    let row = |position: &usize| map_row(board, view, *position, steps.len() + 2, &names, audience);
    Map {
        title: locale.label("report-overview"),
        attendee: locale.label("report-attendee"),
        score: locale.label("report-score"),
        result: locale.label("report-result"),
        since: (!is_room).then(|| locale.label("board-last-progress")),
        rows: shown.iter().filter_map(row).collect(),
        nobody: locale.label("board-nobody"),
        is_wide: steps.len() > MOST_STEPS,
        steps,
    }
}

fn map_row(
    board: &Board,
    view: &BoardView,
    position: usize,
    columns: usize,
    names: &HashMap<&str, usize>,
    audience: Audience,
) -> Option<MapRow> {
    let locale = board.settings.locale.as_ref();
    let entry = view.book.entries.get(position)?;
    let row = view::row(position, entry, columns, locale);
    let last = row.cells.len().saturating_sub(1);
    let cell = |(place, cell): (usize, Cell)| MapCell {
        class: cell.class,
        kind: match (cell.span, last.saturating_sub(place)) {
            (1, 0) => "result",
            (1, 1) => "score",
            _ => "",
        },
        span: cell.span,
        mark: cell.mark,
        text: cell.text,
        word: cell.word,
    };
    let cells = row.cells.into_iter().enumerate().map(cell).collect();
    let alias = board.aliases.name(position).to_owned();
    if audience == Audience::Room {
        return Some(MapRow {
            id: alias.clone(),
            label: alias,
            href: None,
            alias: None,
            note: None,
            help: None,
            cells,
            since: String::new(),
        });
    }
    let standing = view.counted.standings.get(position);
    let since = standing.and_then(|standing| standing.since);
    // Two attendees with one name are distinguished by their account ids.
    let is_only = names.get(entry.name.as_str()) == Some(&1);
    Some(MapRow {
        id: format!("row-{}", position + 1),
        label: if is_only && !entry.name.is_empty() {
            clean(&entry.name)
        } else {
            row.label
        },
        href: Some(format!("/attendee/{}", position + 1)),
        alias: Some(alias).filter(|_| !view.has_pseudonyms()),
        note: as_of(view, position, locale).or_else(|| submitted(entry, locale)),
        help: view.help(position).map(|_| locale.label("board-help")),
        cells,
        since: since.map(clock).unwrap_or_default(),
    })
}

/// The classes, marks and words of the map.
fn legend(locale: &Locale) -> Vec<(&'static str, &'static str, String)> {
    let judged = Outcome::ALL.map(StepState::Judged);
    judged
        .into_iter()
        .chain([StepState::NotDone, StepState::NotStarted, StepState::NotYet])
        .map(|state| (state.class(), state.marker(true), state.word(locale)))
        .collect()
}

fn signal(view: &BoardView, locale: &Locale) -> Signal {
    let mut signal = view::signal(&view.counted.signal, &view.book, locale);
    // An account that was not scanned yet is not one that could not be checked.
    signal.unread.retain(|unread| !unread.reason.is_empty());
    signal
}

fn failed_scans(view: &BoardView) -> Vec<(usize, String, String)> {
    let entries = view.book.entries.iter().enumerate();
    let failed = entries.filter_map(|(position, entry)| {
        let error = view.scan_error(position)?;
        Some((position + 1, clean(&entry.name), clean(error)))
    });
    failed.collect()
}

/// The time of a row whose latest scan failed.
fn as_of(view: &BoardView, position: usize, locale: &Locale) -> Option<String> {
    view.scan_error(position)?;
    let time = view.scanned_at(position)?;
    Some(locale.text(&Message::new("board-as-of").with("time", clock(time))))
}

/// When the attendee submitted the report that a row shows.
fn submitted(entry: &Entry, locale: &Locale) -> Option<String> {
    let time = entry.report.as_ref()?.submitted_at?;
    Some(locale.text(&Message::new("board-submitted").with("time", clock(time))))
}
