//! Files that are embedded into the binary: `include_dir!` does not tell Cargo about them.

fn main() {
    for folder in ["checks", "locales", "fixtures/accounts"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
