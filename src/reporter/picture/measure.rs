//! How wide a text is when it is drawn. Fonts differ: these are the widths of a broad sans-serif font, so that a text is
//! rather cut a character too early than drawn over its box.

use unicode_width::UnicodeWidthChar;

/// How much broader bold letters are.
pub const BOLD: f64 = 1.1;

/// The width of a text in the units of `size`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// The text, or its start with an ellipsis, so that it is no wider than `room`.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    // Where a box was made as broad as this text, rounding must not cut it.
    if width(text, size) <= room + 0.01 {
        return text.to_owned();
    }
    let room = room - em('…') * size;
    let mut used = 0.0;
    let kept = text.chars().take_while(|c| {
        used += em(*c) * size;
        used <= room
    });
    let mut short: String = kept.collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn em(c: char) -> f64 {
    match c {
        't' | 'f' | 'r' => 0.43,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | '(' | ')' | '['
        | ']' | ' ' | '/' => 0.34,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 0.95,
        'A'..='Z' | '&' => 0.72,
        '0'..='9' => 0.64,
        _ => match c.width() {
            Some(2) => 1.05,
            Some(0) | None => 0.0,
            _ => 0.6,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_cut_to_its_room() {
        for text in [
            "unicorn-lb",
            &"W".repeat(300),
            &"負荷分散".repeat(90),
            "a b c d e f g h i j",
        ] {
            let short = fit(text, 12.0, 80.0);
            assert!(width(&short, 12.0) <= 80.0, "{short}");
            assert!(short == text || short.ends_with('…'), "{short}");
        }
        assert_eq!(fit("unicorn-lb", 12.0, 80.0), "unicorn-lb");
    }
}
