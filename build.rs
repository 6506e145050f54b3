//! Tells Cargo about the embedded files, which `include_dir!` does not.

fn main() {
    for folder in ["checks", "locales", "fixtures/accounts"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
