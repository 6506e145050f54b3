//! The gradebook as a file, in the formats that people keep.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::state::Board;
use super::view::BoardView;
use crate::class::NotGraded;
use crate::reporter::{
    Book, ClassSetup, Entries, EntriesWithPast, Format, Setup, SheetOptions, Subject,
    TerminalOptions,
};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Entry;

/// The formats that can be downloaded, with their media types. The names are those of `--report`.
pub const FORMATS: [(&str, &str); 3] = [
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("json", "application/json"),
];

/// The paths of downloads begin with this; the format follows.
pub const DOWNLOAD: &str = "/download/class.";

/// How much of a file is written at a time.
const CHUNK: usize = 64 * 1024;
/// How many chunks may wait for a slow browser.
const WAITING: usize = 4;

/// The gradebook in that format, if it can be downloaded. It is written while it is sent, so that a large class does not
/// need memory for the whole file.
pub fn download(board: &Arc<Board>, format: &str) -> Option<Response> {
    let (name, media_type) = FORMATS.into_iter().find(|(name, _)| *name == format)?;
    let format = Format::named(name).ok()?;
    let (chunks, received) = mpsc::channel(WAITING);
    let board = Arc::clone(board);
    spawn_blocking(move || {
        let view = board.view();
        let setup = Setup {
            locale: &board.settings.locale,
            terminal: TerminalOptions::PLAIN,
            subject: Subject::Class,
            class: ClassSetup {
                sheet: SheetOptions {
                    delimiter: board.settings.delimiter.unwrap_or_default(),
                    ..SheetOptions::default()
                },
                ..ClassSetup::default()
            },
        };
        let out = ChunkWriter {
            chunks: chunks.clone(),
        };
        let mut out = io::BufWriter::with_capacity(CHUNK, out);
        let written =
            (format.make)(setup).write(&ViewBook::new(&view, &board.settings.locale), &mut out);
        if let Err(error) = written.and_then(|()| out.flush()) {
            // The connection is closed without the end of the body, so the browser notices.
            let _ = chunks.blocking_send(Err(error));
        }
    });
    let body = stream::unfold(received, |mut received| async move {
        let chunk = received.recv().await?;
        Some((chunk, received))
    });
    let name = format!("attachment; filename=\"class.{name}\"");
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Some((headers, Body::from_stream(body)).into_response())
}

/// The gradebook of a view, with its history. Who has no result yet has the reason.
struct ViewBook<'a> {
    view: &'a BoardView,
    locale: &'a Locale,
    /// The positions of the entries: in the order of the board, or in that of the names in files.
    order: Vec<usize>,
}

impl<'a> ViewBook<'a> {
    fn new(view: &'a BoardView, locale: &'a Locale) -> Self {
        let mut order: Vec<usize> = (0..view.book.entries.len()).collect();
        order.sort_by_key(|position| {
            let row = view.rows.get(*position);
            row.and_then(|row| row.name_in_files.as_deref())
        });
        ViewBook {
            view,
            locale,
            order,
        }
    }

    fn entry(&self, position: usize) -> Option<Cow<'_, Entry>> {
        let mut entry = Cow::Borrowed(self.view.book.entries.get(position)?);
        let row = self.view.rows.get(position)?;
        if let Some(name) = &row.name_in_files {
            entry.to_mut().name.clone_from(name);
        }
        if entry.report.is_none() && entry.error.is_none() {
            let reason = NotGraded::nothing_yet(!row.is_scanned);
            entry.to_mut().error = Some(reason.text(self.locale));
        }
        Some(entry)
    }
}

impl Book for ViewBook<'_> {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn entries(&self) -> Entries<'_> {
        let order = self.order.iter();
        Box::new(order.filter_map(|position| self.entry(*position).map(Ok)))
    }

    fn has_history(&self) -> bool {
        true
    }

    fn entries_with_past(&self) -> EntriesWithPast<'_> {
        let order = self.order.iter();
        Box::new(order.filter_map(|position| {
            let past = self.view.history.past(*position).cloned();
            Some(Ok((self.entry(*position)?, past)))
        }))
    }
}

/// Sends what is written to the browser.
struct ChunkWriter {
    chunks: mpsc::Sender<io::Result<Bytes>>,
}

impl Write for ChunkWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.chunks.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
