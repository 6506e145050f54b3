//! Makes text from an account harmless, before the escaping of each format.

use std::borrow::Cow;

/// The maximum number of characters of a text: longer than any name that AWS allows, and short enough for a screen.
const LONGEST: usize = 600;
/// The maximum number of characters of a message. A name in a suite or a roster may be as long as its file.
const LONGEST_MESSAGE: usize = 2_000;

/// The text on one line. Line breaks and tabs become one space. Control characters, invisible characters and those that
/// reorder text become U+FFFD. They are not dropped, because they may be the mistake: a parameter with an invisible
/// character is wrong. Joiners stay where a script or an emoji needs them.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            c if is_break(c) => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if is_joiner(c, before, chars.peek().copied()) => line.push(c),
            c if is_hidden(c) => line.push(char::REPLACEMENT_CHARACTER),
            c => line.push(c),
        }
        before = Some(c);
    }
    line
}

/// Whether a character joins or separates two others as their script needs it: the zero-width joiner makes one emoji of
/// several (Unicode Technical Standard 51, "Emoji ZWJ Sequences"), and both joiners shape letters of Arabic and Indic scripts
/// (The Unicode Standard, section 23.2).
fn is_joiner(c: char, before: Option<char>, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match c {
        '\u{200d}' => both(is_of_emoji) || both(is_of_joined_script),
        '\u{200c}' => both(is_of_joined_script),
        _ => false,
    }
}

/// Emoji, and the characters that change the emoji before them: colour and presentation.
fn is_of_emoji(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters and marks of Arabic and of the Indic scripts from Devanagari to Sinhala.
fn is_of_joined_script(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{900}'..='\u{dff}')
}

/// GitHub's runner executes `::name::` at the start of a line, and `##[name]` anywhere in a line. This also covers a name
/// that is wrapped to the start of a line.
pub fn inert(line: &str) -> String {
    let line = line.replace("##[", "## [");
    match line.trim_start().strip_prefix("::") {
        Some(rest) if rest.contains("::") => format!(": :{rest}"),
        _ => line,
    }
}

/// The lines of a text of this program in which texts of a suite or an account stand, each without a command of a
/// pipeline.
pub fn inert_lines(text: &str) -> String {
    text.split_inclusive('\n').map(inert).collect()
}

/// The text with punctuation that the terminal can show: typewriter quotes, hyphens and three dots where it has no
/// Unicode. Letters stay as they are, because no others would be right.
pub fn typeset(text: &str, unicode: bool) -> Cow<'_, str> {
    if unicode || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '‘' | '’' | '‚' | '‹' | '›' => plain.push('\''),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            '→' => plain.push_str("->"),
            '×' => plain.push('x'),
            '\u{a0}' | '\u{202f}' => plain.push(' '),
            c => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

/// The text, cut with an ellipsis if it is longer than 600 characters.
pub fn shortened(text: String) -> String {
    cut(text, LONGEST)
}

/// A message that may quote a file, on one line: cut with an ellipsis if it is longer than 2,000 characters.
pub fn message(text: &str) -> String {
    cut(one_line(text), LONGEST_MESSAGE)
}

fn cut(text: String, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

/// A normalised http or https URL; `None` for anything else, such as `javascript:`.
pub fn web_link(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    is_web.then(|| url.into())
}

/// The text without the characters that XML 1.0 cannot contain, not even escaped.
pub fn without_invalid_xml(text: &str) -> String {
    text.chars().filter(|c| is_xml(*c)).collect()
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_hidden(c: char) -> bool {
    let no_character = matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe;
    c.is_control()
        || no_character
        || matches!(
            c,
            // Soft hyphen, Arabic letter mark, Mongolian vowel separator.
            '\u{ad}' | '\u{61c}' | '\u{180e}'
            // Zero-width characters and direction marks; embeddings and overrides; joiners, isolates.
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Byte order mark, interlinear annotation, tags.
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

fn is_xml(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_invisible_or_active_is_left_on_a_line() {
        let cases = [
            ("plain", "plain"),
            ("two\r\nlines\n\n\tand more", "two lines and more"),
            ("\x1b[31mred\x1b[0m", "\u{fffd}[31mred\u{fffd}[0m"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("db\u{200b}host", "db\u{fffd}host"),
            ("\u{202e}gpj.exe", "\u{fffd}gpj.exe"),
            ("end\u{fffe}", "end\u{fffd}"),
            ("a  b", "a  b"),
            (" \n wide 漢字 🦄 \n", "wide 漢字 🦄"),
            // R22: emoji of several parts, and names of scripts that need joiners.
            ("👩\u{200d}👩\u{200d}👧 Ng", "👩\u{200d}👩\u{200d}👧 Ng"),
            ("👩🏽\u{200d}💻", "👩🏽\u{200d}💻"),
            ("🏳\u{fe0f}\u{200d}🌈", "🏳\u{fe0f}\u{200d}🌈"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("db\u{200d}host", "db\u{fffd}host"),
            ("👩\u{200d}", "👩\u{fffd}"),
            ("\u{200d}👩", "\u{fffd}👩"),
            ("a\u{200c}b", "a\u{fffd}b"),
        ];
        for (text, wanted) in cases {
            assert_eq!(one_line(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let cut = shortened("é".repeat(10_000));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with("é…"));
        assert_eq!(shortened("short".to_owned()), "short");
        assert_eq!(
            message(&"é".repeat(10_000)).chars().count(),
            LONGEST_MESSAGE + 1
        );
    }

    #[test]
    fn only_pages_of_the_web_are_links() {
        assert_eq!(
            web_link("https://example.org/a b\"<c>").as_deref(),
            Some("https://example.org/a%20b%22%3Cc%3E")
        );
        for text in [
            "javascript:alert(1)",
            " data:text/html,x",
            "//example.org",
            "page",
            "",
        ] {
            assert_eq!(web_link(text), None, "{text}");
        }
    }

    #[test]
    fn xml_keeps_every_character_it_may_carry() {
        assert_eq!(
            without_invalid_xml("a\0\u{8}\u{1f}b\u{fffe}\u{ffff}\n\t\u{fffd}🦄"),
            "ab\n\t\u{fffd}🦄"
        );
    }
}
