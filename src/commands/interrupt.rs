//! Ctrl-C, for loops that have to end in an orderly way.

/// Ends when somebody presses Ctrl-C. From the first time this is awaited, Ctrl-C ends nothing else.
pub async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Where the signal cannot be heard, it ends the program as it always did.
        std::future::pending::<()>().await;
    }
}
