//! Python tools for tests: a virtual environment under `target/`, made once per list of requirements.
//!
//! A test that cannot have its tools fails and says what is missing. It never passes by skipping.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::{Digest, Sha256};

#[path = "debian.rs"]
pub mod debian;

/// A virtual environment with what a requirements file lists.
#[derive(Debug)]
pub struct Python {
    folder: PathBuf,
}

impl Python {
    /// The environment of a requirements file, named relative to the package. Made on first use, then reused by every
    /// test process: one makes it while the others wait.
    pub fn with(requirements: &str) -> Python {
        let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join(requirements);
        let folder = prepared("venv", &requirements, |folder| {
            make_environment(folder, &requirements);
        });
        Python { folder }
    }

    /// Its interpreter, ready for arguments. Variables of the caller's own Python are kept from it.
    pub fn command(&self) -> Command {
        let mut command = Command::new(interpreter(&self.folder));
        command
            .env_remove("PYTHONHOME")
            .env_remove("PYTHONPATH")
            .env("PYTHONUTF8", "1");
        command
    }

    /// The folder of the programs that its packages install.
    pub fn programs(&self) -> PathBuf {
        programs(&self.folder)
    }

    /// A folder with the unpacked source packages of another requirements file.
    pub fn sources(&self, requirements: &str) -> PathBuf {
        let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join(requirements);
        prepared("sources", &requirements, |folder| {
            let mut pip = self.command();
            pip.args([
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(["--no-deps", "--no-binary", ":all:", "--dest"])
            .arg(folder)
            .arg("--requirement")
            .arg(&requirements);
            run(&mut pip, &network_needed(&requirements));
            for archive in fs::read_dir(folder).expect("read what pip downloaded") {
                let archive = archive.expect("read what pip downloaded").path();
                let unpack =
                    "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])";
                let mut python = self.command();
                python.args(["-c", unpack]).arg(&archive).arg(folder);
                run(&mut python, "the source package must be a readable archive");
            }
        })
    }
}

/// The folder for these requirements, made by `make` unless an earlier test made it completely.
fn prepared(kind: &str, requirements: &Path, make: impl FnOnce(&Path)) -> PathBuf {
    let text = fs::read_to_string(requirements)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", requirements.display()));
    let python = run(
        Command::new(base_python()).arg("-VV"),
        "the tests need Python 3.11 or later as `python3` on the PATH (or name it in PYTHON)",
    );
    let key = Sha256::new()
        .chain_update(kind)
        .chain_update(&python.stdout)
        .chain_update(&text)
        .finalize();
    let name = format!("{kind}-{}", &hex::encode(key)[..16]);
    // Cargo makes this folder under target/, wherever that is.
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    fs::create_dir_all(&parent).expect("make a folder under target/");
    let lock = File::create(parent.join(format!("{name}.lock"))).expect("make a lock file");
    // Held until the end of this function, and given up by the system if this process dies.
    lock.lock().expect("lock the folder against other tests");
    let folder = parent.join(&name);
    let complete = parent.join(format!("{name}.complete"));
    if !complete.exists() || !is_usable(kind, &folder) {
        let _ = fs::remove_file(&complete);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("make a folder under target/");
        make(&folder);
        File::create(&complete).expect("note that the folder is complete");
    }
    folder
}

/// An environment whose base was removed or moved is still there, but does not run.
fn is_usable(kind: &str, folder: &Path) -> bool {
    let runs = || Command::new(interpreter(folder)).arg("-c").arg("").output();
    folder.is_dir() && (kind != "venv" || runs().is_ok_and(|output| output.status.success()))
}

fn make_environment(folder: &Path, requirements: &Path) {
    // Debian and Ubuntu keep the module in a package of its own.
    let has_venv = Command::new(base_python())
        .args(["-c", "import ensurepip, venv"])
        .output();
    if !has_venv.is_ok_and(|output| output.status.success()) {
        debian::install(&["python3-venv"]);
    }
    run(
        Command::new(base_python()).args(["-m", "venv"]).arg(folder),
        "Python's venv module must be there: on Debian and Ubuntu, `apt-get install python3-venv`",
    );
    let mut pip = Command::new(interpreter(folder));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ])
    .arg("--requirement")
    .arg(requirements);
    run(&mut pip, &network_needed(requirements));
}

fn network_needed(requirements: &Path) -> String {
    format!(
        "the packages in {} must be installable: is the network, or the package index pip is set up for, reachable?",
        requirements.display()
    )
}

fn base_python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn interpreter(folder: &Path) -> PathBuf {
    let name = if cfg!(windows) {
        "python.exe"
    } else {
        "python"
    };
    programs(folder).join(name)
}

/// Where an environment has its programs.
fn programs(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

fn run(command: &mut Command, needed: &str) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("cannot run {command:?}: {error}\n{needed}"));
    assert!(
        output.status.success(),
        "{command:?} failed: {}\n{}{}\n{needed}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    output
}
