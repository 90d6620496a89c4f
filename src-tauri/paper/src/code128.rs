//! Code 128: text to bar widths, the shortest symbol that the three code sets can give.
//!
//! Our own, because the crates either have no FNC1 (so no GS1-128 later) or want the sets chosen by
//! hand. A symbol one set change shorter can be printed one dot per module wider, which is what
//! decides whether a worn scanner reads it. SHIFT is left out: it saves a codeword only for lone
//! control characters, which no tracking number has.

use crate::Error;

/// One thing that Code 128 can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Character {
    Ascii(u8),
    /// Function 1: first in a symbol it announces GS1 data, later it separates fields.
    Fnc1,
}

/// A finished symbol: widths in modules, bar and space in turn, a bar first. Quiet zones are not in
/// it; whoever draws must leave [`QUIET_MODULES`] on either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    pub widths: Vec<u8>,
}

/// Blank modules on each side. At half of it zbar no longer reads when something stands beside.
pub const QUIET_MODULES: u32 = 10;

impl Bars {
    /// Width in modules without quiet zones.
    #[must_use]
    pub fn modules(&self) -> u32 {
        self.widths.iter().map(|w| u32::from(*w)).sum()
    }
}

/// Encodes plain text.
///
/// # Errors
/// [`Error::NotInCode128`] for a character outside ASCII.
pub fn encode_text(text: &str) -> Result<Bars, Error> {
    let ascii = |c: char| u8::try_from(c).map_err(|_| Error::NotInCode128(c));
    let bytes = text.chars().map(ascii).collect::<Result<Vec<_>, _>>()?;
    encode(&bytes.into_iter().map(Character::Ascii).collect::<Vec<_>>())
}

/// Encodes characters, FNC1 among them.
///
/// # Errors
/// [`Error::NotInCode128`] for a byte that is not ASCII.
pub fn encode(characters: &[Character]) -> Result<Bars, Error> {
    for character in characters {
        match character {
            Character::Ascii(byte) if !byte.is_ascii() => {
                return Err(Error::NotInCode128(char::from(*byte)));
            }
            Character::Ascii(_) | Character::Fnc1 => {}
        }
    }
    let mut values = codewords(characters);
    values.push(checksum(&values));
    values.push(STOP);
    let widths = values
        .iter()
        .flat_map(|value| PATTERNS[usize::from(*value)].bytes());
    Ok(Bars {
        widths: widths.map(|digit| digit - b'0').collect(),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    A,
    B,
    C,
}

const SETS: [Set; 3] = [Set::B, Set::C, Set::A];
const FNC1: u8 = 102;
const STOP: u8 = 106;

impl Set {
    fn start(self) -> u8 {
        match self {
            Self::A => 103,
            Self::B => 104,
            Self::C => 105,
        }
    }

    /// The codeword that changes to this set; it is the same from either other set.
    fn change_to(self) -> u8 {
        match self {
            Self::A => 101,
            Self::B => 100,
            Self::C => 99,
        }
    }

    fn index(self) -> usize {
        match self {
            Self::A => 0,
            Self::B => 1,
            Self::C => 2,
        }
    }

    /// The codeword for what comes next, and how many characters it takes.
    fn next(self, rest: &[Character]) -> Option<(u8, usize)> {
        match (self, rest) {
            (_, []) => None,
            (_, [Character::Fnc1, ..]) => Some((FNC1, 1)),
            (Self::C, [Character::Ascii(tens), Character::Ascii(ones), ..])
                if tens.is_ascii_digit() && ones.is_ascii_digit() =>
            {
                Some(((tens - b'0') * 10 + (ones - b'0'), 2))
            }
            (Self::C, _) => None,
            (Self::A, [Character::Ascii(byte @ 0..32), ..]) => Some((byte + 64, 1)),
            (Self::A, [Character::Ascii(byte @ 32..96), ..])
            | (Self::B, [Character::Ascii(byte @ 32..128), ..]) => Some((byte - 32, 1)),
            (Self::A | Self::B, _) => None,
        }
    }
}

/// The fewest codewords: from the end backwards, for each place and set, what the rest costs and
/// into which set to go first.
fn codewords(characters: &[Character]) -> Vec<u8> {
    const NEVER: u32 = u32::MAX / 2;
    let mut cost = vec![[0_u32; 3]; characters.len() + 1];
    let mut via = vec![[Set::A, Set::B, Set::C]; characters.len()];
    for at in (0..characters.len()).rev() {
        let staying = |set: Set| {
            let taken = set.next(&characters[at..]);
            taken.map_or(NEVER, |(_, count)| 1 + cost[at + count][set.index()])
        };
        let here = SETS.map(|set| (set, staying(set)));
        for set in SETS {
            let total = |(to, rest): (Set, u32)| rest.saturating_add(u32::from(to != set));
            // A tie keeps the set, so that no change is made that gains nothing.
            let best = here.into_iter().min_by_key(|c| (total(*c), c.0 != set));
            if let Some(best) = best {
                cost[at][set.index()] = total(best);
                via[at][set.index()] = best.0;
            }
        }
    }
    spell(characters, &cost[0], &via)
}

fn spell(characters: &[Character], cost: &[u32; 3], via: &[[Set; 3]]) -> Vec<u8> {
    let mut set = SETS
        .into_iter()
        .min_by_key(|set| cost[set.index()])
        .unwrap_or(Set::B);
    let mut values = vec![set.start()];
    let mut at = 0;
    while at < characters.len() {
        let to = via[at][set.index()];
        if to != set {
            values.push(to.change_to());
            set = to;
        }
        let Some((value, count)) = set.next(&characters[at..]) else {
            break;
        };
        values.push(value);
        at += count;
    }
    values
}

fn checksum(values: &[u8]) -> u8 {
    let weighted = values
        .iter()
        .zip(0_u32..)
        .map(|(value, place)| u32::from(*value) * place.max(1));
    // The remainder of 103 fits a byte.
    (weighted.sum::<u32>() % 103) as u8
}

/// Widths of bars and spaces by codeword, from ISO/IEC 15417; the last is the stop pattern.
#[rustfmt::skip]
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

#[cfg(test)]
#[path = "code128_tests.rs"]
mod tests;
