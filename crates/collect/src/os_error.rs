//! Error texts of the operating system without their number.

/// The text without the numbers of the operating system, such as "(os error 2)": "No such file or directory" says the
/// same, and the number differs from system to system.
pub fn without_os_error(text: &str) -> String {
    const START: &str = " (os error ";
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        let digits = after.trim_start_matches('-');
        let digits = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        plain.push_str(before);
        match digits.strip_prefix(')') {
            Some(end) if digits.len() < after.len() => rest = end,
            _ => {
                plain.push_str(START);
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::without_os_error;

    #[test]
    fn the_number_goes_and_all_else_stays() {
        for (text, wanted) in [
            ("no such file (os error 2)", "no such file"),
            ("a (os error 2): b (os error -104)", "a: b"),
            ("a (os error two)", "a (os error two)"),
            ("a (os error )", "a (os error )"),
            ("a (os error 2", "a (os error 2"),
            ("", ""),
        ] {
            assert_eq!(without_os_error(text), wanted);
        }
    }

    #[test]
    fn the_library_still_writes_it_in_this_form() {
        let error = std::fs::read("/nowhere/at/all").expect_err("no such file");
        let plain = without_os_error(&error.to_string());
        assert!(error.to_string().contains("os error"), "{error}");
        assert!(!plain.contains("os error") && !plain.is_empty(), "{plain}");
    }
}
