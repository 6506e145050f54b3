use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use jiff::Timestamp;
use tokio::sync::mpsc::Sender;

use super::account::{self, CommandError};
use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::ClassReports;
use crate::args::MergeArgs;
use crate::class::entry_file::EntryPlace;
use crate::class::merge::entries::{self, ResultFile};
use crate::class::merge::{MergeError, Part, merge};
use crate::class::store::Store;
use crate::class::{Attendee, roster};
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use workshop_check_collect::objects::Location;
use workshop_check_collect::requests::Requests;
use workshop_check_collect::{Base, Connections};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};

/// `merge`: merges the results of several processes into one run of a store, and reports on it.
///
/// # Errors
/// When a part or the store cannot be used, or the parts contradict each other.
pub fn run(args: &MergeArgs) -> Result<ExitStatus, Failure> {
    let (_, locale) = workshop_and_locale(&args.suite)?;
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let (attendees, delimiter) = match &args.roster {
        Some(path) => {
            let roster = roster::read(path)?;
            (roster.attendees, roster.delimiter)
        }
        None => (Vec::new(), None),
    };
    let parts: Result<Vec<Part>, Failure> = args
        .parts
        .iter()
        .map(|part| match part {
            EntryPlace::Folder(path) => Ok(Part::read(path, &locale)?),
            EntryPlace::Bucket(place) => of_bucket(place, args, &locale),
        })
        .collect();
    let mut merged = merge(parts?)?;
    let left = merged.in_order_of(&attendees);
    say_who_is_left(&left, args, &locale)?;
    if !merged.missing.is_empty() {
        let shards = merged.missing.iter().map(ToString::to_string).collect();
        let note = Message::new("merge-missing").with("shards", Arg::List(shards));
        console::note(&locale.text(&note));
    }
    let store = Store::open(&args.out)?;
    let run = merged.save(&store, Timestamp::now())?;
    store.set_roster(run, merged.without_result(&left), delimiter)?;
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
    };
    let overview = reports.write(&store, (run, &merged.key.suite_id), Vec::new())?;
    Ok(ExitStatus::for_class(&overview, None))
}

/// The most objects that are read at the same time.
const CONCURRENCY: usize = 32;

/// The most names of attendees without a result in the note.
const MOST_NAMES: usize = 10;

/// Reads the results of a run from its bucket. Only a few of them are in memory at a time.
fn of_bucket(place: &Location, args: &MergeArgs, locale: &Locale) -> Result<Part, Failure> {
    let (sender, receiver) = tokio::sync::mpsc::channel::<ResultFile>(CONCURRENCY);
    let path = PathBuf::from(place.to_string());
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| account::run(download(place, args, sender), locale));
        let mut receiver = receiver;
        let results = std::iter::from_fn(move || receiver.blocking_recv());
        let part = entries::read(&path, results, locale);
        // A reading that failed is why the results end early.
        match reading.join() {
            Ok(read) => read?,
            Err(panic) => std::panic::resume_unwind(panic),
        }
        Ok(part?)
    })
}

async fn download(
    place: &Location,
    args: &MergeArgs,
    sender: Sender<ResultFile>,
) -> Result<(), CommandError> {
    let profile = args.profile.as_deref();
    let connections = Connections::open(&args.connection.options(), profile).await?;
    let base = Base::load(args.region.as_deref(), profile, &connections).await?;
    let requests = Requests::of_base(&base);
    let listed = requests.list_objects(place).await;
    let listed = listed.map_err(|error| {
        let place = place.clone();
        CommandError::Other(MergeError::Unlisted { place, error }.into())
    })?;
    let mut objects: Vec<Location> = listed
        .into_iter()
        .filter(|object| object.prefix.ends_with(".json"))
        .collect();
    objects.sort_by_cached_key(|object| {
        let key = object.prefix.clone();
        (entries::is_failed(Path::new(&key)), key)
    });
    let mut contents = futures_util::stream::iter(objects)
        .map(|object| {
            let requests = &requests;
            async move {
                let body = requests.get_object(&object).await;
                ResultFile {
                    name: PathBuf::from(object.to_string()),
                    body: body.map_err(|error| error.to_string()),
                }
            }
        })
        .buffered(CONCURRENCY);
    while let Some(file) = contents.next().await {
        // The reader has ended with an error of its own.
        if sender.send(file).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// Says who has no result, and writes a roster of them where one is wanted.
fn say_who_is_left(left: &[&Attendee], args: &MergeArgs, locale: &Locale) -> Result<(), Failure> {
    if !left.is_empty() {
        let names = left.iter().take(MOST_NAMES);
        let names = names.map(|attendee| attendee.name.clone()).collect();
        let note = Message::new("merge-without-result")
            .with("count", i64::try_from(left.len()).unwrap_or(i64::MAX))
            .with("names", Arg::List(names));
        console::note(&locale.text(&note));
    }
    if let Some(path) = &args.rest {
        let text = roster::write(left.iter().copied());
        std::fs::write(path, text)
            .map_err(|error| Failure::new(format!("write {}: {error}", path.display()), None))?;
    }
    Ok(())
}
