//! Seeded draws: the same seed always gives the same shop, on every machine and version.
//!
//! SplitMix64, written out because a library's generator may change its sequence between
//! releases, and then every recorded seed would mean another shop.

#[derive(Debug, Clone)]
pub(crate) struct Draw(u64);

impl Draw {
    /// A draw of its own for each part of the world, so that one more draw in one part moves
    /// nothing in another.
    pub(crate) fn for_part(seed: u64, part: u64) -> Self {
        let mut mixed = Self(seed ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        Self(mixed.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The high half: a remainder of the low bits would favour small numbers more.
        let wide = u128::from(self.next()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    pub(crate) fn small(&mut self, end: u32) -> u32 {
        u32::try_from(self.below(u64::from(end))).unwrap_or(0)
    }

    /// True `percent` times in a hundred.
    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the given; the callers' tables are constants and never empty.
    pub(crate) fn one<T: Copy, const N: usize>(&mut self, of: &[T; N]) -> T {
        const { assert!(N > 0, "a table to draw from has something in it") };
        let at = usize::try_from(self.below(N as u64)).unwrap_or(0);
        of[at.min(N - 1)]
    }
}
