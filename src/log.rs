//! The log of `--verbose` and `--debug`, on standard error.
//!
//! It has no credentials and no bodies: the SDK writes those at the level "trace", which is never written, whatever
//! RUST_LOG says; and every line passes through the masks of secrets.

use std::io::{self, Write};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::args::GlobalArgs;
use workshop_check_collect::log_line;

/// The crates of this program, as `tracing` names them.
const OWN: [&str; 3] = [
    "workshop_check",
    "workshop_check_collect",
    "workshop_check_core",
];

/// The crates of the SDK that find credentials, send requests and try again.
const SDK: [&str; 5] = [
    "aws_config",
    "aws_runtime",
    "aws_smithy_http_client",
    "aws_smithy_runtime",
    "aws_smithy_runtime_api",
];

/// The variable that chooses what is logged: targets and levels, such as `aws_config=debug,hyper_util=debug`.
const RUST_LOG: &str = "RUST_LOG";

/// Starts the log, if the options ask for one.
///
/// # Errors
/// The problem with RUST_LOG, if it cannot be read.
pub fn start(args: &GlobalArgs) -> Result<(), String> {
    let Some(targets) = targets(args, std::env::var(RUST_LOG).ok())? else {
        return Ok(());
    };
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(MaskedStderr)
        .with_ansi(false)
        .with_filter(targets.and(LevelFilter::DEBUG));
    // A second log in one process, as in a test, is left out.
    let _ = tracing_subscriber::registry().with(layer).try_init();
    Ok(())
}

fn targets(args: &GlobalArgs, rust_log: Option<String>) -> Result<Option<Targets>, String> {
    if !args.debug {
        let own = OWN.map(|name| (name, LevelFilter::INFO));
        return Ok(args.verbose.then(|| Targets::new().with_targets(own)));
    }
    if let Some(text) = rust_log.filter(|text| !text.is_empty()) {
        let targets = text.parse::<Targets>();
        return targets.map(Some).map_err(|error| error.to_string());
    }
    let all = OWN
        .iter()
        .chain(&SDK)
        .map(|name| (*name, LevelFilter::DEBUG));
    // The span of an operation belongs to the crate of its service, such as aws_sdk_ecs.
    let services = ("aws_sdk", LevelFilter::DEBUG);
    Ok(Some(Targets::new().with_targets(all.chain([services]))))
}

/// Standard error, where secrets in each line are masked.
#[derive(Debug, Clone, Copy)]
struct MaskedStderr;

impl MakeWriter<'_> for MaskedStderr {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        *self
    }
}

impl Write for MaskedStderr {
    /// `tracing-subscriber` writes each event with one call.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let masked = log_line(&String::from_utf8_lossy(event));
        io::stderr().lock().write_all(masked.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    fn chosen(args: GlobalArgs, rust_log: Option<&str>) -> Option<Targets> {
        let targets = targets(&args, rust_log.map(str::to_owned));
        targets.expect("readable")
    }

    #[test]
    fn each_option_logs_more_than_the_one_before() {
        let (quiet, verbose, debug) = (
            GlobalArgs::default(),
            GlobalArgs {
                verbose: true,
                ..GlobalArgs::default()
            },
            GlobalArgs {
                debug: true,
                ..GlobalArgs::default()
            },
        );
        assert!(chosen(quiet, Some("trace")).is_none());
        let verbose = chosen(verbose, Some("trace")).expect("a log");
        assert!(verbose.would_enable("workshop_check_collect::request_log", &Level::INFO));
        assert!(!verbose.would_enable("aws_config::login", &Level::ERROR));
        let all = chosen(debug, None).expect("a log");
        assert!(all.would_enable("aws_sdk_ecs::operation", &Level::DEBUG));
        assert!(!all.would_enable("rustls::client", &Level::DEBUG));
        let other = chosen(debug, Some("rustls=debug")).expect("a log");
        assert!(other.would_enable("rustls::client", &Level::DEBUG));
        assert!(!other.would_enable("aws_config::login", &Level::DEBUG));
    }

    #[test]
    fn a_variable_that_cannot_be_read_is_an_error() {
        let debug = GlobalArgs {
            debug: true,
            ..GlobalArgs::default()
        };
        assert!(targets(&debug, Some("aws_config=loud".to_owned())).is_err());
    }
}
