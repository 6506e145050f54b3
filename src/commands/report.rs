use super::failure::Failure;
use super::history::{other_suites, suite_of};
use super::support::{check_min_score, workshop_and_locale};
use super::write::ClassReports;
use crate::args::ReportArgs;
use crate::class::store::Store;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;

/// `report`: writes reports of a run that is in a store, as `grade` has written them.
///
/// # Errors
/// When the run does not exist, the store cannot be read, or a report cannot be written.
pub fn run(args: &ReportArgs) -> Result<ExitStatus, Failure> {
    let store = Store::open_for_reading(&args.store.store)?;
    let (workshop, locale) = workshop_and_locale(&suite_of(&args.suite, &store)?)?;
    check_min_score(args.min_score, &workshop)?;
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let run = match args.run {
        Some(run) => store.run(run)?,
        None => match store.runs(&workshop.id)?.pop() {
            Some(run) => run,
            None => {
                other_suites(&store, &workshop.id)?;
                let hint = "\"workshop-check grade\" makes one".to_owned();
                return Err(Failure::new("find a run to report on", Some(hint)));
            }
        },
    };
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
    };
    let overview = reports.write(&store, (run.id, &run.key.suite_id), Vec::new())?;
    Ok(ExitStatus::for_class(&overview, args.min_score))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Cli, Command};
    use crate::class::store::testing::{at, class, denied, graded, key, report};
    use crate::class::store::{RosterRow, RunKey, RunKind};
    use crate::reporter::Delimiter;

    /// The defects: who had no entry in the run was missing, and the roster's semicolons were not followed.
    #[test]
    fn everybody_of_the_roster_is_in_the_report_of_a_stored_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("s");
        let store = Store::open(&path).expect("made");
        let key = RunKey {
            kind: RunKind::Live,
            ..key()
        };
        let run = store.begin(&key, at(0)).expect("begun");
        let roster = class(5).into_iter();
        let roster = roster.map(|one| RosterRow::new(&one, one.index.get() > 2));
        let set = store.set_roster(run, roster, Some(Delimiter::Semicolon));
        set.expect("saved");
        for row in [graded(1, report("complete")), denied(2)] {
            store.save(run, &row, None).expect("saved");
        }
        drop(store);
        let csv = folder.path().join("class.csv");
        let canvas = folder.path().join("canvas.csv");
        let cli = Cli::try_parse_from([
            "workshop-check",
            "report",
            "--lang",
            "en",
            "--store",
            &path.display().to_string(),
            "--report",
            &format!("csv={}", csv.display()),
            "--report",
            &format!("canvas={}", canvas.display()),
        ]);
        let Command::Report(args) = cli.expect("arguments").command else {
            panic!("report was asked for");
        };
        run_and_check(&args);
        let text = std::fs::read_to_string(csv).expect("a file");
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
        let names: Vec<&str> = rows.iter().skip(1).map(|row| row[0]).collect();
        let wanted: Vec<String> = (0..5).map(|place| format!("Attendee {place}")).collect();
        assert_eq!(names, wanted);
        for (place, reason) in [
            (0, "not checked yet"),
            (3, "nothing submitted yet"),
            (4, "nothing submitted yet"),
        ] {
            let row = &rows[place + 1];
            assert!(
                row.contains(&"not_graded") && row.contains(&reason),
                "{row:?}"
            );
        }
        let canvas = std::fs::read_to_string(canvas).expect("a file");
        assert!(canvas.contains(';'), "{canvas}");
    }

    fn run_and_check(args: &ReportArgs) {
        run(args).expect("reported");
    }
}
