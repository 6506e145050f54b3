//! The browser on this machine: Chromium or Chrome, and the driver that belongs to it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::debian;

/// What selenium needs to know.
#[derive(Debug)]
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

const BROWSER_VARIABLES: &[&str] = &["WORKSHOP_CHECK_BROWSER", "CHROME_BIN"];
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];
/// The runners of GitHub name the driver's folder in the second one.
const DRIVER_VARIABLES: &[&str] = &["WORKSHOP_CHECK_CHROMEDRIVER", "CHROMEWEBDRIVER"];
const DRIVERS: &[&str] = &[
    "chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/opt/homebrew/bin/chromedriver",
    "/usr/local/bin/chromedriver",
];

/// The browser and its driver. Where Debian's packages can be installed, they are.
pub fn find() -> Browser {
    installed().unwrap_or_else(|| {
        debian::install(&["chromium", "chromium-driver"]);
        installed().expect(
            "the test of the live board needs Chromium or Chrome and chromedriver: install them (on Debian, \
             `apt-get install chromium chromium-driver`), or name them in WORKSHOP_CHECK_BROWSER and \
             WORKSHOP_CHECK_CHROMEDRIVER",
        )
    })
}

fn installed() -> Option<Browser> {
    Some(Browser {
        program: named(BROWSER_VARIABLES).or_else(|| first(BROWSERS))?,
        driver: named(DRIVER_VARIABLES).or_else(|| first(DRIVERS))?,
    })
}

/// What a variable names: the program, or the folder of chromedriver.
fn named(variables: &[&str]) -> Option<PathBuf> {
    let mut values = variables.iter().filter_map(env::var_os);
    let path = PathBuf::from(values.find(|value| !value.is_empty())?);
    Some(if path.is_dir() {
        path.join(format!("chromedriver{}", env::consts::EXE_SUFFIX))
    } else {
        path
    })
}

/// The first that runs. Ubuntu has programs of these names that only ask for a snap.
fn first(names: &[&str]) -> Option<PathBuf> {
    let mut paths = names.iter().filter_map(|name| located(name));
    paths.find(|path| runs(path))
}

/// The full path, which selenium wants.
fn located(name: &str) -> Option<PathBuf> {
    if Path::new(name).is_absolute() {
        return Some(PathBuf::from(name));
    }
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(&file));
    candidates.find(|path| path.is_file())
}

fn runs(path: &Path) -> bool {
    // Chrome on Windows does not print its version: it opens a window.
    if cfg!(windows) {
        return path.is_file();
    }
    let output = Command::new(path).arg("--version").output();
    output.is_ok_and(|output| output.status.success())
}
