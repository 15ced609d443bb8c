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

/// Whether a letter takes no room at all.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The words of a text: small letters, taken apart, what shows as nothing left out.
pub(super) fn words(text: &str) -> Vec<String> {
    let small: String = text.chars().filter(|letter| !is_unseen(*letter)).flat_map(char::to_lowercase).collect();
    small.split_whitespace().map(decomposed).collect()
}

/// Every way to write a spelling, each of its words with its marks or without any, as [`words`] gives it.
pub(super) fn ways(spelling: &str) -> Vec<String> {
    let mut ways = vec![String::new()];
    for word in spelling.split(' ') {
        let Word { marked, bare } = Word::new(word);
        let with = |way: &String, word: &String| if way.is_empty() { word.clone() } else { format!("{way} {word}") };
        ways = ways
            .iter()
            .flat_map(|way| [Some(&marked), bare.as_ref()].into_iter().flatten().map(|own| with(way, own)))
            .collect();
    }
    ways
}

/// A word that is looked for. Of one or two letters the marks are needed: without them it is another's.
#[derive(Debug)]
pub(super) struct Word {
    marked: String,
    bare: Option<String>,
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        let marked = decomposed(text);
        let letters = marked.chars().filter(|letter| !is_mark(*letter));
        let bare: String = letters.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect();
        Self { bare: Some(bare).filter(|bare| bare.chars().count() > 2 && *bare != marked), marked }
    }

    /// Whether a word of [`words`] is this one.
    pub(super) fn is(&self, word: &str) -> bool {
        word == self.marked || self.bare.as_deref() == Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, decomposed, ways, words};

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
        let is = |text: &str| words(text).iter().map(|word| Word::new("đạt").is(word)).collect::<Vec<_>>() == [true];
        for text in ["đạt", "ĐẠT", "Đa\u{323}t", "Ðạt", "dat", " đạt\u{a0}", "đạt\u{200b}"] {
            assert!(is(text), "{text}");
        }
        for text in ["đặt", "đất", "đat", "dạt", "d\u{336}at", "Đ\u{336}ạt", "đạt không", "", "đ"] {
            assert!(!is(text), "{text}");
        }
        assert_eq!(ways("không đạt"), ["không đạt", "không dat", "khong đạt", "khong dat"].map(decomposed));
        assert_eq!(ways("k đạt").len(), 2);
        assert!(ways("không đạt").contains(&words("KHÔNG  dat").join(" ")));
    }
}
