//! The words that a class shares, from recorded accounts.

use workshop_check_core::report::{GRADEBOOK_SCHEMA, Gradebook, TeachingSignal};

use crate::evaluation::report_after;

fn signal_of(account: &str) -> TeachingSignal {
    let mut book = Gradebook::from_report(report_after(account, "[]"));
    book.schema = GRADEBOOK_SCHEMA.to_owned();
    TeachingSignal::new(&book, None)
}

#[test]
fn two_accounts_with_the_same_mistake_share_their_words() {
    let signal = signal_of("halfway");
    let said = [("default instead of EFS-SG".to_owned(), 1)];
    assert_eq!(signal.groups[0].failures, said);
    let by_aws = signal_of("database-closed");
    for group in by_aws.groups.iter().chain(&signal.groups) {
        let texts = group.failures.iter().map(|(said, _)| said);
        for text in texts.chain([&group.title]) {
            assert!(!text.contains("-0") && !text.contains("arn:"), "{text}");
        }
    }
}
