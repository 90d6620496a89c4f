//! Chance drives a desk and its printer: crashes, cut answers, refusals, time running out, people
//! who answer late. The printer counts its own paper.

use packing::id::PackageId;
use packing::print::Progress as P;
use packing::print::ask::Reason;

use super::bench::Bench;
use crate::print::{Fate, PrintTrouble, Sent, SpoolId};
use crate::printing::{ask, said};

/// A few every time; `PROVE_PRINTS` asks for more.
const SEEDS: u64 = 10;
const ACTS: usize = 40;

/// A small generator, so that a seed tells the whole story.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % end
    }
}

/// What people said for one package: each may stand for one more paper.
#[derive(Default)]
struct Words(u32);

#[test]
fn p2_no_crash_and_no_cut_answer_prints_twice_without_a_persons_word_or_forgets_a_print() {
    let asked = std::env::var("PROVE_PRINTS").ok();
    let seeds = asked.map_or(SEEDS, |text| text.parse().expect("a number"));
    for seed in 1..=seeds {
        day(seed);
    }
}

fn day(seed: u64) {
    let mut draw = Draw(seed);
    let mut bench = Bench::open();
    let ids = [1, 2, 3].map(|id| bench.packed(id));
    let mut words = [Words::default(), Words::default(), Words::default()];
    for _ in 0..ACTS {
        let who = usize::try_from(draw.below(3)).unwrap();
        bench = act(bench, (&mut draw, ids[who]), &mut words[who]);
        check(&bench, seed, &ids, &words);
    }
    // Nobody crashes any more and the printer is well: all that is left are questions.
    bench.printer.script().next.clear();
    bench.steps(30);
    for id in ids {
        for print in bench.prints(id) {
            let open = !print.progress.is_settled() && print.progress != P::Unknown;
            assert!(!open, "seed {seed}: {print:?} is forgotten");
        }
    }
    check(&bench, seed, &ids, &words);
}

fn act(mut bench: Bench, (draw, id): (&mut Draw, i64), words: &mut Words) -> Bench {
    let package = PackageId(id);
    match draw.below(10) {
        0 | 1 => {
            if ask::print_label(&bench.shared, package).is_ok() {
                words.0 += 1;
            }
        }
        2 => {
            if ask::reprint(&bench.shared, (package, 1), Reason::Lost).is_ok() {
                words.0 += 1;
            }
        }
        3 => {
            let yes = draw.below(2) == 0;
            for print in bench.prints(id) {
                if print.progress == P::Unknown {
                    said::came_out(&bench.shared, &print.name, yes).unwrap();
                }
            }
        }
        4 => bench = bench.restart(),
        5 => {
            bench.clock.turn(2_000);
            bench = bench.step_or_die();
        }
        6 => bench.clock.turn(draw.below(100_000)),
        // One label in its life may print by itself.
        7 => {
            bench.pack_here(id);
            bench.consider();
        }
        _ => {
            let trouble = PrintTrouble::Cut;
            let answer = match draw.below(5) {
                0 => Sent::Refused(PrintTrouble::PaperOut),
                1 => Sent::Unknown { trouble, job: None },
                2 => Sent::Unknown {
                    trouble,
                    job: Some(SpoolId("8".into())),
                },
                3 => Sent::Accepted(SpoolId("7".into())),
                _ => Sent::Delivered,
            };
            let fate = match draw.below(3) {
                0 => Fate::StillWaiting(None),
                1 => Fate::Unknown(trouble),
                _ => Fate::Printed,
            };
            bench.printer.script().next.clear();
            bench.printer.will(answer);
            bench.printer.script().fates.push_back(fate);
            bench.step();
        }
    }
    bench
}

/// A refusal is sure that nothing was printed; all else may have been.
fn check(bench: &Bench, seed: u64, ids: &[i64; 3], words: &[Words; 3]) {
    for (id, words) in ids.iter().zip(words) {
        let prints = bench.prints(*id);
        assert!(
            prints.len() <= usize::try_from(words.0 + 1).unwrap(),
            "seed {seed}: {} prints of {id} after {} words",
            prints.len(),
            words.0
        );
        for print in &prints {
            let sent = bench.sent_as(&print.name);
            let attempts = usize::try_from(print.attempts).unwrap();
            assert_eq!(sent, attempts, "seed {seed}: {print:?}");
        }
        let live = prints.iter().filter(|it| !it.progress.is_settled()).count();
        assert!(live <= 1, "seed {seed}: {prints:?}");
    }
    let twice = bench.printer.script().twice.clone();
    assert!(twice.is_empty(), "seed {seed}: {twice:?}");
}
