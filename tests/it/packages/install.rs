//! The packages in empty environments.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{PACKAGES, TOOLS, root, run, succeeded, text};

const NOTICES: &str = "share/doc/workshop-check/THIRD-PARTY-LICENCES.txt";

/// `dist/try` installs them by pip, uvx, pipx and install.sh, each with a home folder of its own, and runs the demo.
#[test]
fn every_way_of_installing_gives_the_program() {
    let tried = succeeded(TOOLS.command().arg(root().join("dist/try")).arg(&*PACKAGES));
    let version = concat!("workshop-check ", env!("CARGO_PKG_VERSION"));
    assert!(tried.matches(version).count() >= 7, "{tried}");
}

#[test]
fn a_program_that_needs_a_newer_glibc_than_cloudshell_has_is_refused() {
    let script = "\
import importlib.machinery, importlib.util, sys
loader = importlib.machinery.SourceFileLoader('build', sys.argv[1])
build = importlib.util.module_from_spec(importlib.util.spec_from_loader('build', loader))
loader.exec_module(build)
build.check_glibc(sys.argv[2])
build.NEWEST_GLIBC = (2, 3)
build.check_glibc(sys.argv[2])
";
    let output = run(TOOLS
        .command()
        .args(["-B", "-c", script])
        .arg(root().join("dist/build"))
        .arg(env!("CARGO_BIN_EXE_workshop-check")));
    let text = text(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("build it on an older system"), "{text}");
}

/// What cargo-binstall downloads is what `dist/build` makes.
#[test]
fn binstall_finds_the_archive_and_the_program_in_it() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Value = toml::from_str(&manifest).expect("TOML");
    let metadata = &manifest["package"]["metadata"]["binstall"];
    let rustc = succeeded(Command::new("rustc").arg("-vV"));
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: "));
    let filled = |key: &str| {
        let template = metadata[key].as_str().expect("a template");
        template
            .replace("{ name }", "workshop-check")
            .replace("{ bin }", "workshop-check")
            .replace("{ version }", env!("CARGO_PKG_VERSION"))
            .replace("{ target }", host.expect("rustc names its host"))
            .replace("{ archive-suffix }", ".tar.gz")
            .replace("{ binary-ext }", std::env::consts::EXE_SUFFIX)
    };
    let address = filled("pkg-url");
    let archive = PACKAGES.join(address.rsplit('/').next().expect("a name"));
    assert!(archive.is_file(), "{}", archive.display());
    let listed = succeeded(Command::new("tar").arg("-tzf").arg(&archive));
    assert!(
        listed.lines().any(|line| line == filled("bin-dir")),
        "{listed}"
    );
}

fn archive() -> PathBuf {
    let mut names = fs::read_dir(&*PACKAGES).expect("the folder");
    let archive = names.find_map(|entry| {
        let path = entry.expect("an entry").path();
        path.extension()
            .is_some_and(|ending| ending == "gz")
            .then_some(path)
    });
    archive.expect("an archive")
}

/// Whoever packages the program must know what is in it.
#[test]
fn the_archive_has_licences_pages_manual_completions_and_the_list_of_crates() {
    let archive = archive();
    let listed = succeeded(Command::new("tar").arg("-tzf").arg(&archive));
    for name in [
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "docs/attendee.md",
        "share/bash-completion/completions/workshop-check",
        "share/fish/vendor_completions.d/workshop-check.fish",
        "share/zsh/site-functions/_workshop-check",
        "share/man/man1/workshop-check.1",
        "share/man/man1/workshop-check-check.1",
        NOTICES,
    ] {
        assert!(listed.contains(name), "{name}: {listed}");
    }
    let sbom = listed
        .lines()
        .find(|name| name.ends_with(".cyclonedx.json"));
    let mut print = Command::new("tar");
    print.arg("-xzOf").arg(&archive);
    print.arg(sbom.expect("the list of crates"));
    let sbom: serde_json::Value = serde_json::from_str(&succeeded(&mut print)).expect("an SBOM");
    let components = sbom["components"].as_array().expect("components");
    let mut names = components.iter().filter_map(|one| one["name"].as_str());
    assert!(names.any(|name| name == "aws-sdk-ec2"));
}

/// Every licence of a crate asks for its text in the copies that are given away.
#[test]
fn the_notices_have_a_text_for_every_crate_of_the_program() {
    let archive = archive();
    let folder = archive.file_name().and_then(|name| name.to_str());
    let folder = folder.and_then(|name| name.strip_suffix(".tar.gz"));
    let mut print = Command::new("tar");
    print.arg("-xzOf").arg(&archive);
    print.arg(format!("{}/{NOTICES}", folder.expect("a name")));
    let notices = succeeded(&mut print);
    // A line of "=", the crates, a line of "=", and the text.
    let rule = format!("\n{}\n", "=".repeat(78));
    let mut parts = notices.split(&rule).skip(1);
    let mut with_text = BTreeSet::new();
    while let (Some(crates), Some(text)) = (parts.next(), parts.next()) {
        // Some crates also have a file that only names the licences.
        if text.trim().len() > 500 {
            with_text.extend(crates.split(", "));
        }
    }
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--locked", "--offline", "--prefix", "none"])
        .args([
            "--package",
            "workshop-check",
            "--edges",
            "normal,no-proc-macro",
        ])
        .args(["--format", "{p}"]);
    let tree = succeeded(tree.current_dir(root()));
    let crates: BTreeSet<String> = tree
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("workshop-check"))
        .map(|line| line.trim_end_matches(" (*)").replacen(" v", " ", 1))
        .collect();
    assert!(crates.len() > 200, "{crates:?}");
    let without: Vec<&String> = crates
        .iter()
        .filter(|name| !with_text.contains(name.as_str()))
        .collect();
    assert!(without.is_empty(), "{without:?}");
}
