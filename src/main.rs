fn main() {
    let suite = workshop_check::suite::load("container-migration").unwrap_or_else(|error| panic!("{error}"));
    let locale = suite.locale("en").unwrap_or_else(|error| panic!("{error}"));
    let _ = locale;
}
