//! Ctrl-C for loops that must finish their work.

/// Completes when the user presses Ctrl-C. After the first call, Ctrl-C does not end the program any more.
pub async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // If the signal cannot be handled, it still ends the program.
        std::future::pending::<()>().await;
    }
}
