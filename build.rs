//! Compresses the files that are embedded in the program. They are text, which becomes about a sixth of its size.

#![expect(
    clippy::expect_used,
    reason = "a build that cannot embed its files has to end"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The level of compression of miniz_oxide that gives the smallest result.
const BEST: u8 = 10;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo names a folder"));
    let mut code = String::new();
    for (name, folder) in [
        ("CHECKS", "checks"),
        ("LOCALES", "locales"),
        ("ACCOUNTS", "fixtures/accounts"),
    ] {
        println!("cargo::rerun-if-changed={folder}");
        let mut paths = Vec::new();
        collect(Path::new(folder), &mut paths);
        paths.sort();
        writeln!(code, "pub(super) static {name}: &[super::File] = &[").expect("a text grows");
        for path in paths {
            let bytes = fs::read(&path).expect("the file is readable");
            let compressed = miniz_oxide::deflate::compress_to_vec(&bytes, BEST);
            let path = path.to_str().expect("the name is UTF-8").replace('\\', "/");
            let file = format!("{}.z", path.replace('/', "+"));
            fs::write(out.join(&file), compressed).expect("the folder is writable");
            let own = path.strip_prefix(folder).expect("it is in the folder");
            writeln!(
                code,
                "super::File {{ path: {:?}, compressed: include_bytes!({file:?}) }},",
                own.trim_start_matches('/')
            )
            .expect("a text grows");
        }
        code.push_str("];\n");
    }
    fs::write(out.join("embedded.rs"), code).expect("the folder is writable");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        if path.is_dir() {
            collect(&path, paths);
        } else {
            paths.push(path);
        }
    }
}
