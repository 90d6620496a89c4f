//! A printer with nothing to print: how it is, what lies in it, and what it must let go of, also
//! before the next print.

use packing::print::route::DocumentKind;

use super::super::record::{self, HELD_MS};
use super::super::runner::blocking;
use super::super::trouble::{condition_view, may_pass};
use super::{Tending, job_of, sheet_name};
use crate::print::{Condition, Fate, Found, PrintTrouble, Printer, SpoolId, own_size};
use crate::store::open::StoreError;
use crate::store::prints::{Late, Print, PrintId};
use crate::store::{Reading, boxes, labels, printers, prints};

/// An idle printer is asked how it is, so that the screen says "no paper" before the scan ends.
const CONDITION_MS: u64 = 10_000;
/// Of the labels that a person said did not come out, at the one that is printed in their place.
pub(super) enum Earlier {
    Nothing,
    /// One still may, and this is why nobody can be sure yet.
    MayCome(PrintTrouble),
    /// The same label did since.
    CameOut(PrintId),
}

impl<T: Printer + 'static> Tending<T> {
    /// Nothing to print: how is it? Nothing where the printer was removed, and its side has let go
    /// of all that it was given.
    pub(super) async fn idle(&mut self) -> Result<Option<u64>, StoreError> {
        let id = self.id;
        let row = blocking(&self.shared, move |shared| {
            shared.store.read(|reader| printers::find(reader, id))
        });
        if row.await?.is_none_or(|row| row.removed) {
            self.shared.state().conditions.remove(&id);
            return Ok(self.let_go().await?.then_some(CONDITION_MS));
        }
        let now = self.shared.clock.tick();
        let due = self
            .asked_condition
            .is_none_or(|asked| now.since(asked) >= CONDITION_MS);
        if due {
            let condition = self.printer.condition().await;
            self.asked_condition = Some(self.shared.clock.tick());
            self.tell(&condition);
            self.learn().await;
            self.let_go().await?;
            self.recover().await?;
        }
        Ok(Some(CONDITION_MS))
    }

    /// A printer refuses a size that is not on its own list, margins and all. One that does not say
    /// gets ours.
    pub(super) async fn learn(&mut self) {
        if self.knows_media {
            return;
        }
        if let Ok(abilities) = self.printer.abilities().await {
            self.knows_media = true;
            if let Some(own) = own_size(self.stock, &abilities) {
                self.media = own.clone();
            }
        }
    }

    /// What was out of reach when its time was over is stopped as soon as it can be: a person who
    /// says "no" must not be proven wrong an hour later. Says whether something still may come.
    pub(super) async fn let_go(&mut self) -> Result<bool, StoreError> {
        self.let_go_at = self.shared.clock.tick().plus(CONDITION_MS);
        let id = self.id;
        let held = blocking(&self.shared, move |shared| {
            let since = shared.clock.wall().plus_ms(-HELD_MS);
            let held = |reader: &Reading| prints::held_at(reader, (id, since));
            shared.store.read(held)
        });
        let mut holds = false;
        for print in held.await? {
            let Some(job) = job_of(&print) else { continue };
            if self.is_over(print.id) {
                continue;
            }
            let fate = self.printer.cancel(&job).await;
            holds |= matches!(fate, Fate::StillWaiting(_));
            let away = matches!(fate, Fate::StillWaiting(Some(trouble)) if is_of_the_line(trouble));
            if print.progress.is_settled() {
                self.heard_late(print.id, &fate).await?;
            } else if matches!(fate, Fate::Printed | Fate::Cancelled | Fate::Failed(_)) {
                self.record(move |shared| record::fate(shared, &print, (fate, None)))
                    .await?;
            }
            // Out of reach: the others are, too, and a new print shall not wait for them.
            if away {
                break;
            }
        }
        Ok(holds)
    }

    /// Nothing more is to be heard of what a person has said did not come out.
    pub(super) fn is_over(&self, print: PrintId) -> bool {
        self.gone.contains(&print) || self.late.get(&print) == Some(&Late::Out)
    }

    /// Somebody has said the last word on it, and it only must not come out any more. Where it did
    /// after all, or waited and is now nowhere, whoever prints it again is told.
    pub(super) async fn heard_late(
        &mut self,
        print: PrintId,
        fate: &Fate,
    ) -> Result<(), StoreError> {
        let waited = self.late.get(&print) == Some(&Late::MayCome);
        match fate {
            Fate::StillWaiting(_) => self.is_late(print, Late::MayCome).await,
            Fate::Printed | Fate::Unknown(_) if waited => self.is_late(print, Late::Out).await,
            Fate::Printed | Fate::Cancelled | Fate::Failed(_) | Fate::Unknown(_) => {
                self.is_gone(print).await
            }
        }
    }

    /// Kept, as the next start has to know it, too.
    async fn is_late(&mut self, print: PrintId, late: Late) -> Result<(), StoreError> {
        if self.late.get(&print) != Some(&late) {
            self.record(move |shared| {
                shared
                    .store
                    .write(|transaction| prints::keep_late(transaction, (print, late)))
            })
            .await?;
            self.late.insert(print, late);
        }
        Ok(())
    }

    pub(super) async fn is_gone(&mut self, print: PrintId) -> Result<(), StoreError> {
        if self.late.contains_key(&print) {
            self.is_late(print, Late::Gone).await?;
        }
        self.gone.insert(print);
        Ok(())
    }

    /// A person is asked about it, wherever it came out.
    pub(super) async fn is_told(&mut self, print: PrintId) -> Result<(), StoreError> {
        self.is_late(print, Late::Gone).await?;
        self.gone.insert(print);
        Ok(())
    }

    /// What earlier starts heard.
    pub(super) async fn recall_late(&mut self) -> Result<(), StoreError> {
        if self.knows_late {
            return Ok(());
        }
        let id = self.id;
        let kept = blocking(&self.shared, move |shared| {
            let since = shared.clock.wall().plus_ms(-HELD_MS);
            shared
                .store
                .read(|reader: &Reading| prints::late_at(reader, (id, since)))
        });
        for (print, late) in kept.await? {
            if late == Late::Gone {
                self.gone.insert(print);
            }
            self.late.insert(print, late);
        }
        self.knows_late = true;
        Ok(())
    }

    /// What a person says did not come out must not come out beside the one that is printed in its
    /// place.
    pub(super) async fn earlier(&mut self, new: &Print) -> Result<Earlier, StoreError> {
        self.recall_late().await?;
        let print = new.clone();
        let earlier = blocking(&self.shared, move |shared| {
            let since = shared.clock.wall().plus_ms(-HELD_MS);
            shared.store.read(|reader: &Reading| {
                let failed = prints::failed_before(reader, (&print, since))?;
                let same = failed.iter().map(|it| is_as_good(reader, it, &print));
                let same = same.collect::<Result<Vec<_>, _>>()?;
                let late = failed.iter().map(|it| prints::late_of(reader, it.id));
                let late = late.collect::<Result<Vec<_>, _>>()?;
                let heard = same.into_iter().zip(late);
                Ok(failed.into_iter().zip(heard).collect::<Vec<_>>())
            })
        });
        for (print, (is_same, heard)) in earlier.await? {
            if self.gone.contains(&print.id) {
                continue;
            }
            // Another printer's is stopped by its own task. A printer that is broken must not keep
            // this one waiting, so only what is known to have come out there counts.
            if print.wanted.printer != self.id {
                if is_same && heard == Some(Late::Out) {
                    return Ok(Earlier::CameOut(print.id));
                }
                continue;
            }
            let late = self.late.get(&print.id).copied();
            let found = match job_of(&print) {
                Some(job) => Found::Here(job),
                None => self.printer.find(&sheet_name(&print)).await,
            };
            let fate = match found {
                _ if late == Some(Late::Out) => Fate::Printed,
                Found::Here(job) => self.stopped(&job).await,
                Found::Nowhere if late.is_some() => Fate::Printed,
                // Or a printer that can never say.
                Found::Nowhere | Found::CannotSay(PrintTrouble::CannotSay) => Fate::Cancelled,
                Found::CannotSay(trouble) => Fate::StillWaiting(Some(trouble)),
            };
            match fate {
                Fate::StillWaiting(trouble) if trouble.is_none_or(may_pass) => {
                    self.is_late(print.id, Late::MayCome).await?;
                    return Ok(Earlier::MayCome(trouble.unwrap_or(PrintTrouble::Busy)));
                }
                // What was out before anybody waited the person did not find, and asked for anew.
                // Another label's paper is none of this one. Some printers never say "printed":
                // what waited there and is gone has come out.
                Fate::Printed | Fate::Unknown(_)
                    if is_same && (new.attempts > 0 || late.is_some()) =>
                {
                    return Ok(Earlier::CameOut(print.id));
                }
                // Nobody can wait for it, and it is no less there: it is stopped as soon as it can
                // be.
                Fate::StillWaiting(_) => self.is_late(print.id, Late::MayCome).await?,
                _ => self.is_gone(print.id).await?,
            }
        }
        Ok(Earlier::Nothing)
    }

    /// One that its printer's side does not let be stopped is asked how far it is.
    async fn stopped(&self, job: &SpoolId) -> Fate {
        match self.printer.cancel(job).await {
            Fate::StillWaiting(Some(trouble)) if !may_pass(trouble) => self.printer.fate(job).await,
            fate => fate,
        }
    }

    /// Its package must not leave any more: the printer's side is to stop it.
    pub(super) async fn let_go_of(&self, print: &Print) -> Result<bool, StoreError> {
        let print = print.clone();
        blocking(&self.shared, move |shared| record::let_go(shared, &print)).await
    }

    /// Something came out: whatever the printer lacked it has now. What else it says it is asked
    /// when it has nothing more to print.
    pub(super) fn lacks_nothing(&mut self) {
        self.asked_condition = None;
        self.tell(&Condition::Ready);
    }

    pub(super) fn tell(&self, condition: &Condition) {
        let view = condition_view(condition);
        let before = {
            let mut state = self.shared.state();
            state.conditions.insert(self.id, view.clone())
        };
        if before.as_ref() != Some(&view) {
            self.shared.changed(&[]);
        }
    }
}

/// Whoever else is asked for at the same printer has the same answer.
fn is_of_the_line(trouble: PrintTrouble) -> bool {
    matches!(
        trouble,
        PrintTrouble::Unreachable
            | PrintTrouble::NoAnswer
            | PrintTrouble::Cut
            | PrintTrouble::Silent
    )
}

/// The paper of the one does for the other: it says the same, and is neither void nor drawn anew.
fn is_as_good(reader: &Reading, one: &Print, other: &Print) -> Result<bool, StoreError> {
    let (one, other) = (&one.wanted, &other.wanted);
    if one.sha256 == other.sha256 {
        return Ok(true);
    }
    if one.kind != DocumentKind::Label || one.fingerprint != other.fingerprint {
        return Ok(false);
    }
    let count = |paper| labels::one(reader, paper).map(|it| it.map(|it| it.parcels));
    let is_old = labels::drawn_anew(reader, one.package)?.contains(&one.paper)
        || one.paper <= boxes::void_up_to(reader, one.package, one.parcel)?;
    Ok(!is_old && count(one.paper)? == count(other.paper)?)
}

pub(super) fn condition_of(trouble: PrintTrouble) -> Condition {
    match trouble {
        PrintTrouble::PaperOut => Condition::PaperOut,
        PrintTrouble::Open => Condition::Open,
        PrintTrouble::Jam => Condition::Jam,
        PrintTrouble::SupplyOut => Condition::SupplyOut,
        PrintTrouble::Paused => Condition::Paused,
        PrintTrouble::Busy => Condition::Busy,
        other => Condition::Unreachable(other),
    }
}
