//! A file's bytes in pieces that its copies share until one of them is written to.
//!
//! A desk begins with a copy of the same few files, and a crash leaves a copy of what was there:
//! most of it is never written to again.

use std::sync::Arc;

const PIECE: usize = 4096;

type Piece = [u8; PIECE];

#[derive(Clone, Default)]
pub(crate) struct Pages {
    pieces: Vec<Arc<Piece>>,
    len: usize,
}

impl Pages {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut pages = Self::default();
        pages.write(0, bytes);
        pages
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// How much of it was there.
    pub(crate) fn read(&self, at: usize, into: &mut [u8]) -> usize {
        let there = self.len.saturating_sub(at).min(into.len());
        let mut done = 0;
        while done < there {
            let (piece, offset) = ((at + done) / PIECE, (at + done) % PIECE);
            let amount = (PIECE - offset).min(there - done);
            let from = &self.pieces[piece][offset..offset + amount];
            into[done..done + amount].copy_from_slice(from);
            done += amount;
        }
        there
    }

    pub(crate) fn write(&mut self, at: usize, from: &[u8]) {
        let end = at + from.len();
        while self.pieces.len() < end.div_ceil(PIECE) {
            self.pieces.push(Arc::new([0; PIECE]));
        }
        self.len = self.len.max(end);
        let mut done = 0;
        while done < from.len() {
            let (piece, offset) = ((at + done) / PIECE, (at + done) % PIECE);
            let amount = (PIECE - offset).min(from.len() - done);
            let into = &mut Arc::make_mut(&mut self.pieces[piece])[offset..offset + amount];
            into.copy_from_slice(&from[done..done + amount]);
            done += amount;
        }
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.len = len;
        self.pieces.truncate(len.div_ceil(PIECE));
        // What grows again is empty.
        if let Some(last) = self
            .pieces
            .last_mut()
            .filter(|_| !len.is_multiple_of(PIECE))
        {
            Arc::make_mut(last)[len % PIECE..].fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against a plain list of bytes.
    #[test]
    fn pages_hold_what_was_written_wherever_it_lies() {
        let (mut pages, mut plain) = (Pages::default(), Vec::new());
        let writes = [(0, 5_000), (4_090, 12), (9_000, 1), (8_190, 4_100), (3, 0)];
        for (number, (at, amount)) in (1..).zip(writes) {
            let from = vec![number; amount];
            pages.write(at, &from);
            plain.resize(plain.len().max(at + amount), 0);
            plain[at..at + amount].copy_from_slice(&from);
            assert_eq!(all(&pages), plain);
        }
        let copy = pages.clone();
        pages.truncate(4_097);
        pages.write(5_000, &[7]);
        plain.truncate(4_097);
        plain.resize(5_000, 0);
        plain.push(7);
        assert_eq!(all(&pages), plain);
        assert_eq!(copy.len(), 12_290, "the copy stays as it was");
        assert_eq!(pages.read(5_000, &mut [0; 9]), 1);
    }

    fn all(pages: &Pages) -> Vec<u8> {
        let mut bytes = vec![1; pages.len()];
        assert_eq!(pages.read(0, &mut bytes), bytes.len());
        bytes
    }
}
