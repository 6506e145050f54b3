//! The signals that ask the program to finish its work and end.

/// Completes when the user presses Ctrl-C, or a service manager, a container or a CI system asks the program to end
/// (SIGTERM), or its terminal is closed (SIGHUP). After the first call, these signals do not end the program any more.
pub async fn interrupt() {
    tokio::select! {
        () = ctrl_c() => {}
        () = terminated() => {}
    }
}

async fn ctrl_c() {
    if tokio::signal::ctrl_c().await.is_err() {
        // If the signal cannot be handled, it still ends the program.
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::SignalKind;
    tokio::select! {
        () = received(SignalKind::terminate()) => {}
        () = received(SignalKind::hangup()), if !ignores_hangup() => {}
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}

#[cfg(unix)]
async fn received(kind: tokio::signal::unix::SignalKind) {
    let received = match tokio::signal::unix::signal(kind) {
        Ok(mut signals) => signals.recv().await,
        Err(_) => None,
    };
    if received.is_none() {
        std::future::pending::<()>().await;
    }
}

/// Whether the program was started with SIGHUP ignored, as by `nohup`. A handler would end that. Only Linux tells (proc(5),
/// "SigIgn"); elsewhere the signal keeps its usual effect.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    use std::sync::OnceLock;
    // Read before the first handler is set.
    static IGNORED: OnceLock<bool> = OnceLock::new();
    *IGNORED.get_or_init(|| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        // SIGHUP is signal 1, the lowest bit.
        mask.is_none_or(|mask| mask & 1 == 1)
    })
}
