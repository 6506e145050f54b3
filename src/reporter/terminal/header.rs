//! The header: what was checked, and with which credentials.

use super::TerminalOptions;
use super::canvas::Canvas;
use super::style::Style;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Report;

pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    canvas.item("", Style::Plain, &report.suite.title, Style::Strong);
    let labels = ["report-account", "report-caller", "report-checked"].map(|id| locale.label(id));
    let texts = [
        account(report),
        report.account.caller_arn.clone(),
        checked(report, canvas.options(), locale),
    ];
    for (label, text) in super::labelled(&labels).zip(texts) {
        if !text.is_empty() {
            canvas.item(&label, Style::Faint, &text, Style::Plain);
        }
    }
    canvas.gap();
}

fn account(report: &Report) -> String {
    let account = &report.account;
    match account.name.as_deref() {
        Some(name) if !name.is_empty() && name != account.id => {
            format!("{} ({name}), {}", account.id, account.region)
        }
        _ => format!("{}, {}", account.id, account.region),
    }
}

fn checked(report: &Report, options: TerminalOptions, locale: &Locale) -> String {
    let seconds = (report.duration_ms + 500) / 1000;
    let message = Message::new("report-checked-at")
        .with(
            "time",
            options
                .zoned(report.taken_at)
                .strftime("%Y-%m-%d %H:%M %Z")
                .to_string(),
        )
        .with("seconds", i64::try_from(seconds).unwrap_or(i64::MAX));
    locale.text(&message)
}
