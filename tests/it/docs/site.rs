//! The documentation as a site: `docs/build` makes it, and refuses links that lead nowhere.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use workshop_check_core::assertion::Assert;

use crate::python::Python;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `docs/build` with this program and further words.
fn build(words: &[&Path]) -> Output {
    let python = Python::with("docs/requirements.txt");
    let mut build = python.command();
    build
        .arg(root().join("docs/build"))
        .arg("--program")
        .arg(env!("CARGO_BIN_EXE_workshop-check"))
        .args(words);
    build.output().expect("Python starts")
}

fn text(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr];
    both.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}

#[test]
fn the_reference_has_every_verb_kind_check_and_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let built = build(&[Path::new("--out"), &site]);
    assert!(built.status.success(), "{}", text(&built));

    let page = |name: &str| fs::read_to_string(site.join(name)).expect("a page of the site");
    let kinds = page("reference/kinds.html");
    for kind in Assert::KINDS {
        assert!(kinds.contains(&format!("<h2 id=\"{kind}\"")), "{kind}");
    }
    for name in crate::locales::rendered::SUITES {
        let suite = workshop_check::suites::load(name).expect("an embedded suite");
        let checks = page(&format!("reference/{name}.html"));
        for (_, check) in suite.checks() {
            let id = check.id.as_str();
            assert!(checks.contains(&format!("<h2 id=\"{id}\"")), "{name}: {id}");
        }
    }
    let commands = page("reference/commands.html");
    let manual = folder.path().join("man");
    let man = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(["man", "--dir"])
        .arg(&manual)
        .status();
    assert!(man.expect("the program starts").success());
    for entry in fs::read_dir(manual).expect("the manual") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        if let Some(verb) = name.strip_prefix("workshop-check-") {
            let verb = verb.trim_end_matches(".1");
            assert!(commands.contains(&format!("<h2 id=\"{verb}\"")), "{verb}");
        }
    }
    for schema in ["suite", "symptoms", "report", "gradebook", "lint", "entry"] {
        let file = page(&format!("reference/{schema}.schema.json"));
        let schema: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        assert!(schema["$id"].is_string());
    }
    let fields = page("reference/expressions.html");
    for field in ["ecs.clusters[].clusterName", "iam.Roles{}.Arn"] {
        assert!(fields.contains(field), "{field}");
    }
    // The output of a command in place of the line that names it.
    assert!(page("index.html").contains("5 of 8 pages done"));
    // No page makes a browser ask another host.
    for name in ["index.html", "404.html"] {
        let page = page(name);
        assert!(!page.contains("src=\"http"), "{name}");
        assert!(!page.contains("fonts.g"), "{name}");
    }
}

/// The generator and its settings are those of the documentation, the pages are two.
#[test]
fn a_dead_link_in_a_page_fails_the_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let config = fs::read_to_string(root().join("docs/zensical.toml")).expect("the settings");
    let (before, rest) = config.split_once("\nnav = [\n").expect("the navigation");
    let (_, after) = rest.split_once("\n]\n").expect("its end");
    let config = format!("{before}\nnav = [\"index.md\", \"status.md\"]\n{after}");
    fs::write(folder.path().join("zensical.toml"), config).expect("a file");
    fs::create_dir(folder.path().join("docs")).expect("a folder");
    let built = |link: &str| {
        let pages = folder.path().join("docs");
        fs::write(pages.join("index.md"), format!("# A\n\n[B]({link})\n")).expect("a page");
        fs::write(pages.join("status.md"), "# B\n\n## Part\n").expect("a page");
        in_build("build.make_site(folder, folder / 'out')\n", folder.path())
    };
    let dead = built("status.md#no-such-part");
    assert!(!dead.status.success(), "{}", text(&dead));
    assert!(
        text(&dead).contains("anchor does not exist"),
        "{}",
        text(&dead)
    );
    assert!(!out.exists(), "nothing is written");
    let right = built("status.md#part");
    assert!(right.status.success(), "{}", text(&right));
    assert!(out.join("status.html").exists());
}

/// Runs lines of Python with `docs/build` as the module `build`, and this folder as `folder`.
fn in_build(lines: &str, folder: &Path) -> Output {
    let script = format!(
        "\
import importlib.machinery, importlib.util, pathlib, sys
loader = importlib.machinery.SourceFileLoader('build', sys.argv[1])
build = importlib.util.module_from_spec(importlib.util.spec_from_loader('build', loader))
loader.exec_module(build)
folder = pathlib.Path(sys.argv[2]).resolve()
{lines}"
    );
    Python::with("docs/requirements.txt")
        .command()
        .args(["-B", "-c", &script])
        .arg(root().join("docs/build"))
        .arg(folder)
        .output()
        .expect("Python starts")
}

#[test]
fn a_page_that_the_navigation_does_not_have_is_refused() {
    let pages = tempfile::tempdir().expect("a folder");
    let config = "[project]\nnav = [{ \"A\" = \"a.md\" }, { \"B\" = [{ \"C\" = \"b/c.md\" }] }]\n";
    fs::write(pages.path().join("zensical.toml"), config).expect("a file");
    fs::create_dir(pages.path().join("b")).expect("a folder");
    for name in ["a.md", "b/c.md"] {
        fs::write(pages.path().join(name), "# A\n").expect("a page");
    }
    let check = "build.check_navigation(folder / 'zensical.toml', folder)\n";
    let complete = in_build(check, pages.path());
    assert!(complete.status.success(), "{}", text(&complete));
    fs::write(pages.path().join("b/forgotten.md"), "# F\n").expect("a page");
    let refused = in_build(check, pages.path());
    assert!(!refused.status.success());
    assert!(text(&refused).contains("['b/forgotten.md']"));
}

/// What the generator does not notice: pictures, files, and links that are HTML.
#[test]
fn the_checker_finds_every_sort_of_dead_link() {
    let site = tempfile::tempdir().expect("a folder");
    fs::create_dir(site.path().join("part")).expect("a folder");
    let index = "<h1 id='top'>a</h1> <a href='part/other.html#b%20c'></a> <a href='part/other.html#x'></a> \
        <img src='there.png'> <img src='gone.png'> <a href='#top'></a> <a href='#bottom'></a> <a href='part'></a> \
        <a href='https://example.com/x#y'></a> <a href='mailto:a@example.com'></a> <script src='gone.js'></script>";
    let other = "<p id='b c'></p> <a href='../index.html'></a> <a href='/index.html#top'></a> \
        <a href='/part/gone.html'></a> <link href='../gone.css'>";
    fs::write(site.path().join("index.html"), index).expect("a page");
    fs::write(site.path().join("part/other.html"), other).expect("a page");
    fs::write(site.path().join("there.png"), "").expect("a picture");
    let output = in_build("print('\\n'.join(build.dead_links(folder)))\n", site.path());
    let expected = "\
index.html: #bottom
index.html: gone.js
index.html: gone.png
index.html: part
index.html: part/other.html#x
part/other.html: ../gone.css
part/other.html: /part/gone.html
";
    assert_eq!(text(&output), expected);
}
