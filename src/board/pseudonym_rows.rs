//! The rows of a board with pseudonyms. Each report is replaced once, and not again for each version of the board.

use std::sync::Arc;

use super::aliases::Aliases;
use super::row::BoardRow;
use workshop_check_core::report::{Entry, Gradebook, Pseudonyms, Replacer};

/// Replaces the names and ids of rows, and remembers what the rows became.
pub(super) struct PseudonymRows {
    pseudonyms: Pseudonyms,
    /// None before the first rows.
    replacer: Option<Replacer>,
    /// In the order of the rows.
    known: Vec<KnownRow>,
}

/// A row, and what it became.
#[derive(Clone)]
struct KnownRow {
    row: Arc<BoardRow>,
    entry: Entry,
    /// The row with its other texts replaced.
    shown: Arc<BoardRow>,
}

impl PseudonymRows {
    pub fn new(pseudonyms: Pseudonyms) -> Self {
        PseudonymRows {
            pseudonyms,
            replacer: None,
            known: Vec::new(),
        }
    }

    /// The gradebook of the rows and the rows, with pseudonyms.
    pub fn shown(
        &mut self,
        rows: &[Arc<BoardRow>],
        aliases: &Aliases,
    ) -> (Gradebook, Vec<Arc<BoardRow>>) {
        let mut names = self.pseudonyms.names();
        rows.iter().for_each(|row| names.add(&row.entry));
        let replacer = names.finish();
        let former = self.replacer.take();
        // A new name may be in the texts of every report.
        if !former.is_some_and(|former| former.has_same_names(&replacer)) {
            self.known.clear();
        }
        let known = rows.iter().enumerate().map(|(position, row)| {
            let known = self.known.get(position);
            let known = known.filter(|known| Arc::ptr_eq(&known.row, row));
            known
                .cloned()
                .unwrap_or_else(|| replaced(row, &replacer, aliases.name(position)))
        });
        let known: Vec<KnownRow> = known.collect();
        let entries = known.iter().map(|known| known.entry.clone());
        let book = Gradebook::from_entries(entries.collect());
        let shown = known.iter().map(|known| Arc::clone(&known.shown));
        let shown = shown.collect();
        self.known = known;
        self.replacer = Some(replacer);
        (book, shown)
    }
}

/// Pages have the name of the room, which can be remembered. Files have the pseudonym that the same key gives in every file.
fn replaced(row: &Arc<BoardRow>, replacer: &Replacer, alias: &str) -> KnownRow {
    let mut entry = row.entry.clone();
    replacer.replace_in(&mut entry);
    let mut shown = Arc::clone(row);
    let name = std::mem::replace(&mut entry.name, alias.to_owned());
    Arc::make_mut(&mut shown).name_in_files = Some(name);
    if let Some(error) = &row.scan_error {
        let error = replacer.replaced(error);
        Arc::make_mut(&mut shown).scan_error = Some(error);
    }
    KnownRow {
        row: Arc::clone(row),
        entry,
        shown,
    }
}
