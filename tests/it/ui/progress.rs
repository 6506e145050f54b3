//! The progress lines, on a terminal in memory.

use std::io;
use std::sync::{Arc, Mutex};

use indicatif::{ProgressDrawTarget, TermLike};
use workshop_check::class::RosterIndex;
use workshop_check::ui::{CallProgress, ClassProgress};

use crate::reporters::books;
use crate::reporters::locale;

const WIDTH: usize = 60;

/// A screen: rows of text, and the row of the cursor, which is always at the end of the row's text.
#[derive(Debug, Clone, Default)]
pub struct Screen(Arc<Mutex<(Vec<String>, usize)>>);

impl Screen {
    pub fn text(&self) -> String {
        let rows = &self.0.lock().unwrap().0;
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    fn change(&self, change: impl FnOnce(&mut Vec<String>, &mut usize)) -> io::Result<()> {
        let mut screen = self.0.lock().unwrap();
        let (rows, row) = &mut *screen;
        rows.resize(rows.len().max(*row + 1), String::new());
        change(rows, row);
        Ok(())
    }
}

impl TermLike for Screen {
    fn width(&self) -> u16 {
        WIDTH as u16
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.change(|_, row| *row = row.saturating_sub(n))
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.change(|_, row| *row += n)
    }

    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.write_str(text)?;
        self.change(|_, row| *row += 1)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.change(|rows, row| {
            for c in text.chars() {
                // As terminals do: a full row goes on in the next one.
                if rows[*row].chars().count() == WIDTH {
                    *row += 1;
                    rows.resize(rows.len().max(*row + 1), String::new());
                }
                rows[*row].push(c);
            }
        })
    }

    fn clear_line(&self) -> io::Result<()> {
        self.change(|rows, row| rows[*row].clear())
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn it_says_how_far_and_what_and_is_gone_in_the_end() {
    for (language, wanted) in [
        ("en", "2 of 45 calls · ec2 DescribeVpcs"),
        ("nl", "2 van 45 aanroepen"),
    ] {
        let screen = Screen::default();
        // Drawn at every change: how often is not the question here.
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(screen.clone()), 255);
        let progress = CallProgress::new(target, 45, &locale(language));
        for call in ["sts GetCallerIdentity", "ec2 DescribeSubnets"] {
            progress.started(call);
            progress.finished(call);
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        progress.started("ec2 DescribeVpcs");
        assert!(screen.text().contains(wanted), "{:?}", screen.text());
        std::thread::sleep(std::time::Duration::from_millis(20));
        progress.started(&"ecs ".repeat(100));
        let long = screen.text();
        assert!(
            long.contains("ecs ecs") && long.chars().count() <= WIDTH,
            "it never wraps: {long:?}"
        );
        drop(progress);
        assert_eq!(
            screen.text(),
            "",
            "no residue, even where nobody called done"
        );
    }
}

#[test]
fn a_class_says_who_is_graded_who_is_done_and_who_could_not_be_read() {
    let screen = Screen::default();
    let target = ProgressDrawTarget::term_like_with_hz(Box::new(screen.clone()), 255);
    let locale = locale("en");
    let mut progress = ClassProgress::new(target, 3, &locale);
    let settle = || std::thread::sleep(std::time::Duration::from_millis(20));
    let class = books::class();
    for (position, entry) in class.entries.iter().enumerate() {
        progress.started(RosterIndex::new(position), &entry.name);
    }
    settle();
    progress.finished(RosterIndex::new(0), &class.entries[0]);
    settle();
    progress.finished(RosterIndex::new(2), &class.entries[2]);
    let text = screen.text();
    for wanted in [
        "team-7: 23 of 50 points",
        "Zoë: assume role",
        "2 of 3 attendees",
        "1 could not be checked",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    let line = text.lines().last().expect("the line of progress");
    assert!(
        !line.contains("team-7") && line.chars().count() <= WIDTH,
        "{line}"
    );
    settle();
    progress.stopping();
    settle();
    progress.done();
    let left = screen.text();
    assert!(
        left.contains("team-7") && !left.contains("of 3 attendees"),
        "{left}"
    );

    // Without a terminal nothing is drawn.
    let mut unseen = ClassProgress::new(ProgressDrawTarget::hidden(), 1, &locale);
    unseen.started(RosterIndex::new(0), "Ann");
    unseen.finished(RosterIndex::new(0), &class.entries[0]);
    unseen.done();
}
