//! Packages of Debian and Ubuntu that tests need, installed where that is allowed: by root, with apt-get. Containers of CI
//! are such places.

use std::fs::File;
use std::path::Path;
use std::process::Command;

/// Installs the packages. Whether that worked shows in what they bring: elsewhere, nothing happens. `.ci/run` installs those of
/// `debian-packages.txt` earlier.
pub fn install(packages: &[&str]) {
    let user = Command::new("id").arg("-u").output();
    if !user.is_ok_and(|output| output.stdout == b"0\n") {
        return;
    }
    let lock = Path::new(env!("CARGO_TARGET_TMPDIR")).join("apt-get.lock");
    let lock = File::create(lock).expect("make a lock file under target/");
    // Tests run at the same time, and apt-get refuses to.
    lock.lock().expect("lock apt-get against other tests");
    apt_get(&["update"]);
    apt_get(&[&["install", "--yes"], packages].concat());
}

/// What it says is of interest only if the package is missing afterwards: it goes to the output of the test.
fn apt_get(arguments: &[&str]) {
    let output = Command::new("apt-get")
        .arg("-qq")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .output();
    match output {
        Ok(output) => print!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => println!("apt-get does not run: {error}"),
    }
}
