//! The line of progress, on a terminal that only exists in memory.

use std::io;
use std::sync::{Arc, Mutex};

use indicatif::{ProgressDrawTarget, TermLike};
use workshop_check::reporter::CallProgress;

use crate::locale;

const WIDTH: usize = 60;

/// What stands on the screen: rows of text and the row of the cursor. Columns are not moved about here.
#[derive(Debug, Clone, Default)]
pub struct Screen(Arc<Mutex<(Vec<String>, usize)>>);

impl Screen {
    pub fn text(&self) -> String {
        self.0.lock().unwrap().0.join("\n").trim_end().to_owned()
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
        self.change(|rows, row| rows[*row].push_str(text))
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
        let progress = CallProgress::on(target, 45, &locale(language));
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
