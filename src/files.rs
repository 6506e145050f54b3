//! Reads files of untrusted origin, and standard input in their place.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The path that means standard input, or standard output.
pub const DASH: &str = "-";

/// Whether the path means standard input or standard output.
pub fn is_dash(path: &Path) -> bool {
    path.as_os_str() == DASH
}

/// What to call a file in messages.
pub fn place(path: &Path) -> String {
    if is_dash(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// Reads a file of at most `max` bytes, or standard input if the path is "-".
///
/// # Errors
/// A fragment that describes the problem, if the file cannot be read or is larger, or standard input was read before.
pub fn read_bounded(path: &Path, max: u64) -> Result<Vec<u8>, String> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    let source: Box<dyn Read> = if !is_dash(path) {
        Box::new(File::open(path).map_err(|error| error.to_string())?)
    } else if TAKEN.swap(true, Ordering::Relaxed) {
        return Err("it can be read only once: name a file for the other input".to_owned());
    } else {
        Box::new(io::stdin())
    };
    let mut bytes = Vec::new();
    // Reads one byte more than allowed to detect a larger file, because devices have no length.
    source
        .take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > max {
        return Err(format!("the file is larger than {} MiB", max >> 20));
    }
    Ok(bytes)
}
