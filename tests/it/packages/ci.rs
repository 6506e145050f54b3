//! `action.yml` and `ci-templates/`: their steps are run as GitHub, GitLab and Jenkins run them, with a demo account.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde::Deserialize;
use tempfile::TempDir;

use super::{PACKAGES, root, run, succeeded, text};
use crate::python::Python;

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(Deserialize)]
struct Action {
    inputs: BTreeMap<String, Input>,
    runs: Runs,
}

#[derive(Deserialize)]
struct Input {
    default: String,
}

#[derive(Deserialize)]
struct Runs {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    id: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    run: Option<String>,
}

static ACTION: LazyLock<Action> = LazyLock::new(|| yaml("action.yml"));

/// What the runner keeps between steps: the action's first step has been run.
static INSTALLED: LazyLock<TempDir> = LazyLock::new(|| {
    let temporary = tempfile::tempdir().expect("a folder");
    let path = temporary.path().join("path");
    let install = ACTION.runs.steps.first().expect("a step");
    let mut bash = step(install, &[]);
    bash.env("RUNNER_TEMP", temporary.path())
        .env("GITHUB_PATH", &path);
    succeeded(&mut bash);
    let programs = fs::read_to_string(path).expect("it adds a folder to the path");
    assert_eq!(Path::new(programs.trim()), programs_of(&temporary));
    temporary
});

fn programs_of(installed: &TempDir) -> PathBuf {
    installed.path().join("workshop-check/bin")
}

fn yaml<T: serde::de::DeserializeOwned>(file: &str) -> T {
    let text = fs::read_to_string(root().join(file)).expect("the file is there");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A step of the action with these inputs, and pip with our packages as its only index.
fn step(step: &Step, inputs: &[(&str, &str)]) -> Command {
    let mut bash = Command::new("bash");
    // As the runner does: "Workflow syntax for GitHub Actions", `shell: bash`.
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"])
        .arg(step.run.as_ref().expect("a script"));
    for (name, value) in &step.env {
        let input = value.strip_prefix("${{ inputs.");
        let input = input.and_then(|rest| rest.strip_suffix(" }}"));
        let input = input.unwrap_or_else(|| panic!("{value} is not an input"));
        let given = inputs.iter().find(|(name, _)| *name == input);
        let value = given.map_or(ACTION.inputs[input].default.as_str(), |(_, value)| value);
        bash.env(name, value);
    }
    offline(&mut bash);
    bash
}

fn offline(command: &mut Command) {
    command
        .env("PIP_NO_INDEX", "1")
        .env("PIP_FIND_LINKS", &*PACKAGES);
}

/// What a run of the action's second step leaves.
struct Checked {
    status: Option<i32>,
    log: String,
    summary: String,
    output: String,
    workspace: TempDir,
}

fn check(inputs: &[(&str, &str)]) -> Checked {
    let workspace = tempfile::tempdir().expect("a folder");
    let runner = tempfile::tempdir().expect("a folder");
    let steps = &ACTION.runs.steps;
    let wanted = steps.iter().find(|one| one.id.as_deref() == Some("check"));
    let mut bash = step(wanted.expect("the step is there"), inputs);
    let path = std::env::var("PATH").unwrap_or_default();
    let (summary, output) = (runner.path().join("summary"), runner.path().join("output"));
    // Another step of the job may have written to it.
    fs::write(&summary, "before\n").expect("a file");
    bash.current_dir(&workspace)
        .env("RUNNER_TEMP", runner.path())
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("GITHUB_OUTPUT", &output)
        .env(
            "PATH",
            format!("{}:{path}", programs_of(&INSTALLED).display()),
        );
    let done = run(&mut bash);
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    Checked {
        status: done.status.code(),
        log: text(&done),
        summary: read(summary),
        output: read(output),
        workspace,
    }
}

#[test]
fn the_action_shows_what_failed_as_log_summary_annotations_and_files() {
    let checked = check(&[("options", "--demo")]);
    assert_eq!(checked.status, Some(1), "{}", checked.log);
    assert!(checked.log.contains("✗ failed"), "{}", checked.log);
    assert!(checked.log.contains("::error title="), "{}", checked.log);
    let summary = &checked.summary;
    assert!(
        summary.starts_with("before\n# Container migration"),
        "{summary}"
    );
    let expected = "\
status=1
files<<END-OF-FILES
workshop-check.xml
workshop-check.json
END-OF-FILES
";
    assert_eq!(checked.output, expected);
    for file in ["workshop-check.xml", "workshop-check.json"] {
        assert!(checked.workspace.path().join(file).is_file(), "{file}");
    }
}

#[test]
fn the_action_succeeds_when_all_has_passed_and_with_accepted_statuses() {
    let complete = check(&[("options", "--demo\ncomplete"), ("lang", "nl")]);
    assert_eq!(complete.status, Some(0), "{}", complete.log);
    assert!(complete.output.starts_with("status=0\n"));
    let accepted = check(&[("options", "--demo"), ("accept", "1 4")]);
    assert_eq!(accepted.status, Some(0), "{}", accepted.log);
    assert!(accepted.output.starts_with("status=1\n"));
    let scored = check(&[("options", "--demo"), ("min-score", "72"), ("reports", "")]);
    assert_eq!(scored.status, Some(0), "{}", scored.log);
}

#[test]
fn the_action_says_why_there_is_no_report() {
    let unusable = check(&[("suite", "container-migratoin"), ("accept", "4")]);
    assert_eq!(unusable.status, Some(2), "{}", unusable.log);
    assert!(unusable.log.contains("did you mean"), "{}", unusable.log);
    assert_eq!(unusable.summary, "before\n");
    // A Region reaches the program: it does not go with --demo.
    let region = check(&[("region", "us-west-2"), ("options", "--demo")]);
    assert_eq!(region.status, Some(2), "{}", region.log);
    assert!(region.log.contains("--region"), "{}", region.log);
}

#[derive(Deserialize)]
struct Gitlab {
    #[serde(rename = "workshop-check")]
    job: Job,
}

#[derive(Deserialize)]
struct Job {
    variables: BTreeMap<String, String>,
    before_script: Vec<String>,
    script: Vec<String>,
}

#[test]
fn the_job_of_gitlab_runs() {
    let Gitlab { job } = yaml("ci-templates/gitlab.yml");
    let project = tempfile::tempdir().expect("a folder");
    let folder = project.path().display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut bash = Command::new("bash");
    bash.args(["-eo", "pipefail", "-c"])
        .arg([job.before_script, job.script].concat().join("\n"))
        .current_dir(&project)
        .env(
            "PATH",
            format!("{}:{path}", programs_of(&INSTALLED).display()),
        )
        .env("WORKSHOP_CHECK_ID_TOKEN", "eyJ.token");
    for (name, value) in &job.variables {
        let value = value.replace("$CI_PROJECT_DIR", &folder);
        bash.env(name, value.replace("$CI_PIPELINE_ID", "7"));
    }
    // A variable of the project comes before one of the template.
    bash.env("WORKSHOP_CHECK_OPTIONS", "--demo");
    offline(&mut bash);
    let done = run(&mut bash);
    let log = text(&done);
    assert_eq!(done.status.code(), Some(1), "{log}");
    assert!(log.contains("✗ failed"), "{log}");
    let read = |name| fs::read_to_string(project.path().join(name)).expect("a file");
    assert!(read("workshop-check.xml").contains("<testsuite"));
    assert!(read("workshop-check.json").contains("workshop-check/report/1"));
    assert_eq!(read(".workshop-check-token"), "eyJ.token");
}

#[test]
fn the_pipeline_of_jenkins_runs() {
    let pipeline = fs::read_to_string(root().join("ci-templates/Jenkinsfile"));
    let pipeline = pipeline.expect("the file is there");
    let workspace = tempfile::tempdir().expect("a folder");
    let scripts: Vec<&str> = pipeline.split("'''").skip(1).step_by(2).collect();
    let statuses = scripts.iter().map(|script| {
        let mut sh = Command::new("sh");
        sh.args(["-xec", script]).current_dir(&workspace);
        for parameter in pipeline.split("string(name: '").skip(1) {
            let mut quoted = parameter.split('\'');
            let name = quoted.next().expect("a name");
            sh.env(name, quoted.nth(1).expect("a default value"));
        }
        sh.env("WORKSHOP_CHECK_OPTIONS", "--demo");
        offline(&mut sh);
        let done = run(&mut sh);
        (done.status.code(), text(&done))
    });
    let statuses: Vec<_> = statuses.collect();
    let [(installed, log), (checked, report)] = statuses.as_slice() else {
        panic!("two scripts: {statuses:?}");
    };
    assert_eq!(*installed, Some(0), "{log}");
    assert_eq!(*checked, Some(1), "{report}");
    assert!(report.contains("✗ failed"), "{report}");
    assert!(workspace.path().join("workshop-check.xml").is_file());
}

#[test]
fn every_file_for_ci_fits_its_schema() {
    let python = Python::with("tests/it/packages/requirements.txt");
    let checker = python.programs().join("check-jsonschema");
    for (schema, files) in [
        (
            "vendor.github-workflows",
            &[".github/workflows/ci.yml", ".github/workflows/release.yml"][..],
        ),
        ("vendor.github-actions", &["action.yml"]),
        ("vendor.gitlab-ci", &["ci-templates/gitlab.yml"]),
    ] {
        let mut check = Command::new(&checker);
        check.args(["--builtin-schema", schema]).args(files);
        succeeded(check.current_dir(root()));
    }
}

/// What no schema says: expressions, contexts, permissions, scripts, and actions that somebody else can change.
#[test]
fn every_workflow_and_script_is_free_of_known_mistakes() {
    let tools = Python::with("tests/it/packages/requirements.txt").programs();
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", tools.display());
    let lint = |files: &[&Path]| {
        let mut lint = Command::new(tools.join("jactionlint"));
        run(lint.args(files).env("PATH", &path).current_dir(root()))
    };
    let found = lint(&[]);
    assert!(found.status.success(), "{}", text(&found));
    // It sees mistakes of a workflow, and of a script in it.
    let copy = tempfile::tempdir().expect("a folder");
    let file = copy.path().join("release.yml");
    let release = fs::read_to_string(root().join(".github/workflows/release.yml")).expect("a file");
    let wrong = release
        .replace("matrix.runner", "matrix.machine")
        .replace("\"$GITHUB_REF_NAME\"", "$GITHUB_REF_NAME");
    fs::write(&file, wrong).expect("a file");
    let found = text(&lint(&[&file]));
    assert!(found.contains("\"machine\" is not defined"), "{found}");
    assert!(found.contains("SC2086"), "{found}");

    let mut check = Command::new(tools.join("shellcheck"));
    check.args([".ci/run", "dist/install.sh"]);
    succeeded(check.current_dir(root()));
}

/// The repository is named in Cargo.toml; an example cannot say `uses:` without it.
#[test]
fn the_files_name_the_repository_of_the_manifest() {
    let repository = env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/");
    let uses = format!("uses: {}@v{VERSION}", repository.expect("on GitHub"));
    let page = fs::read_to_string(root().join("docs/ci.md")).expect("the page");
    assert!(page.contains(&uses), "{uses}");
    for file in [
        "README.md",
        "SECURITY.md",
        "dist/install.sh",
        "docs/install.md",
    ] {
        let text = fs::read_to_string(root().join(file)).expect("the file is there");
        assert!(!text.contains("OWNER"), "{file}");
    }
}

/// Who takes these files from a release gets that release.
#[test]
fn the_files_for_ci_install_this_version() {
    for file in [
        "action.yml",
        "ci-templates/gitlab.yml",
        "ci-templates/Jenkinsfile",
    ] {
        let text = fs::read_to_string(root().join(file)).expect("the file is there");
        let wanted = format!("workshop-check=={VERSION}");
        let named = text.matches("workshop-check==").count();
        assert!(
            named > 0 && named == text.matches(&wanted).count(),
            "{file}"
        );
    }
}
