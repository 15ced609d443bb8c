//! Vietnamese as people type it: composed or decomposed, with stray spaces, in capitals, or without any marks at all.
//!
//! INVARIANT: two texts are one here only if they are one for a reader: a mark that is not Vietnamese (a line through a
//! letter, say) or a letter with other marks makes another word. "đạt" is "dat" and not "đặt".

/// The marks of the six tones, in the order of the letters below.
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];

/// Each letter with its tones: the base, the mark that makes it another letter, and the six.
const LETTERS: [(char, &str, &str); 13] = [
    ('a', "", "aàáảãạ"),
    ('a', "\u{306}", "ăằắẳẵặ"),
    ('a', "\u{302}", "âầấẩẫậ"),
    ('e', "", "eèéẻẽẹ"),
    ('e', "\u{302}", "êềếểễệ"),
    ('i', "", "iìíỉĩị"),
    ('o', "", "oòóỏõọ"),
    ('o', "\u{302}", "ôồốổỗộ"),
    ('o', "\u{31b}", "ơờớởỡợ"),
    ('u', "", "uùúủũụ"),
    ('u', "\u{31b}", "ưừứửữự"),
    ('y', "", "yỳýỷỹỵ"),
    ('đ', "", "ð"), // what some old fonts typed for it
];

/// A text with every Vietnamese letter taken apart into its base and its marks, in one order.
pub(super) fn decomposed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = String::new();
    for letter in text.chars() {
        if is_mark(letter) {
            marks.push(letter);
            continue;
        }
        put(&mut out, &mut marks);
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let apart = LETTERS.iter().filter(|_| !small.is_ascii()).find_map(|(base, mark, letters)| {
            let tone = letters.chars().position(|own| own == small)?;
            Some((*base, *mark, *TONES.get(tone)?))
        });
        let Some((base, mark, tone)) = apart else {
            out.push(letter);
            continue;
        };
        if small == letter {
            out.push(base);
        } else {
            out.extend(base.to_uppercase());
        }
        marks.push_str(mark);
        marks.push_str(tone);
    }
    put(&mut out, &mut marks);
    out
}

/// Puts the marks of a letter after it, in canonical order: the horn, the dot below, then those above as they came.
fn put(out: &mut String, marks: &mut String) {
    for rank in [0, 1, 2] {
        out.extend(marks.chars().filter(|mark| order(*mark) == rank));
    }
    marks.clear();
}

fn order(mark: char) -> u8 {
    match mark {
        '\u{31b}' => 0,
        '\u{323}' => 1,
        _ => 2,
    }
}

/// Whether this is a mark that decomposed Vietnamese puts after a letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{301}' | '\u{302}' | '\u{303}' | '\u{306}' | '\u{309}' | '\u{31b}' | '\u{323}')
}

/// The words of a text: small letters, taken apart, what shows as nothing left out.
pub(super) fn words(text: &str) -> Vec<String> {
    let shown = |letter: &char| !matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let small: String = text.chars().filter(shown).flat_map(char::to_lowercase).collect();
    small.split_whitespace().map(decomposed).collect()
}

/// Whether the words of a text are those of a spelling, each with its marks or without any.
pub(super) fn are(words: &[String], spelling: &str) -> bool {
    let mut due = spelling.split(' ');
    words.iter().all(|word| due.next().is_some_and(|due| is(word, due))) && due.next().is_none()
}

/// Whether a word is that of a spelling. Of one or two letters the marks are needed: without them it is another's.
pub(super) fn is(word: &str, spelling: &str) -> bool {
    let due = decomposed(spelling);
    let bare = || due.chars().filter(|letter| !is_mark(*letter)).map(|letter| if letter == 'đ' { 'd' } else { letter });
    word == due || (bare().count() > 2 && word.chars().eq(bare()))
}

#[cfg(test)]
mod tests {
    use super::{are, decomposed, words};

    #[test]
    fn taking_apart_is_that_of_unicode_for_every_vietnamese_letter() {
        use unicode_normalization::UnicodeNormalization;
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let bases =
            ["a", "a\u{306}", "a\u{302}", "e", "e\u{302}", "i", "o", "o\u{302}", "o\u{31b}", "u", "u\u{31b}", "y"];
        for base in bases {
            for tone in tones {
                let typed = format!("{base}{tone}"); // not always in canonical order
                let due: String = typed.nfd().collect();
                assert_eq!(decomposed(&typed), due);
                assert_eq!(decomposed(&typed.nfc().collect::<String>()), due);
                let capital: String = typed.to_uppercase().nfc().collect();
                assert_eq!(decomposed(&capital), capital.nfd().collect::<String>());
                assert_eq!(words(&capital), [due]);
            }
        }
    }

    #[test]
    fn a_word_is_itself_or_itself_without_marks() {
        for text in ["đạt", "ĐẠT", "Đa\u{323}t", "Ðạt", "dat", " đạt\u{a0}", "đạt\u{200b}"] {
            assert!(are(&words(text), "đạt"), "{text}");
        }
        for text in ["đặt", "đất", "đat", "dạt", "d\u{336}at", "Đ\u{336}ạt", "đạt không", "", "đ"] {
            assert!(!are(&words(text), "đạt"), "{text}");
        }
        assert!(are(&words("KHÔNG  dat"), "không đạt"));
    }
}
