//! "Did you mean …?" for anything a user can misspell.

/// The maximum length in bytes of texts to compare. Comparing takes a time that is the product of the two lengths.
const LONGEST: usize = 100;

/// The known word most similar to the typed one, if the similarity (normalized Damerau-Levenshtein) is at least 0.6.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST {
        return None;
    }
    known
        .into_iter()
        .filter(|word| word.len() <= LONGEST)
        .map(|word| (strsim::normalized_damerau_levenshtein(typed, word), word))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word)
}

/// A hint that names the nearest known word.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, known).map(|word| format!("did you mean \"{word}\"?"))
}
