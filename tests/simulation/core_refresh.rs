//! What a desk of bare rules does for a refresh, and what it learns of the log by the way.

use super::errands::{SWEEP_MAX, is_for_good};
use super::*;
use station::oms::{LOOK_BACK_MS, PageAsk, ReadTrouble};
use station::sync::{heard_of_list, heard_of_trouble};
use station::view::EvidenceView;

const PAGES_MAX: u32 = 2_000;
const LOG_TRIES_MAX: u32 = 5;
const OVERLAP_MS: i64 = 120_000;
const LOOK_BACK_EVERY_MS: u64 = 86_400_000;

impl Hand {
    pub(super) async fn refresh(&self) {
        let began = self.clock.tick();
        let log = self.learn_evidence().await;
        {
            let inner = &mut *self.inner.borrow_mut();
            if std::mem::take(&mut inner.disk.mirror.renewed) {
                (inner.state.sweep_due, inner.state.look_back_due) = (began, began);
            }
        }
        let refresh_ms = self.settings.timing.refresh_ms;
        let listed = self.refreshed(began).await;
        let ended = self.clock.tick();
        self.inner.borrow_mut().state.refresh_ended(began, ended);
        match listed.and_then(|()| self.log_known(log)) {
            Ok(()) => {
                self.heard(Heard::Up, 0);
                let now = self.moment(0);
                let state = &mut self.inner.borrow_mut().state;
                state.refreshed = Some(began);
                state.refreshed_at = Some(now.at);
                state.refresh_due = now.tick.plus(refresh_ms);
            }
            Err(trouble) => {
                self.heard(heard_of_list(trouble), began.0);
                let state = &mut self.inner.borrow_mut().state;
                state.refresh_due = self.clock.tick().plus(refresh_ms);
            }
        }
    }

    /// How the log writes us, as configured or as learned.
    pub(super) fn user(&self) -> Option<String> {
        let configured = self.settings.user.clone();
        configured.or_else(|| self.inner.borrow().disk.learned_user.clone())
    }

    async fn learn_evidence(&self) -> Result<(), ReadTrouble> {
        let asked_at = self.inner.borrow().steady(&self.clock);
        match self.port.log_head().await {
            Ok(head) => {
                self.note(head.unwrap_or(LogId(0)));
                if self.user().is_none() {
                    self.learn_user().await;
                }
                let state = &mut self.inner.borrow_mut().state;
                (state.head_at, state.log_tries) = (Some(asked_at), 0);
                state.evidence = match self.settings.user {
                    Some(_) => EvidenceView::OwnRows,
                    None => EvidenceView::StoreRows,
                };
                Ok(())
            }
            Err(trouble) if is_for_good(trouble) => {
                self.inner.borrow_mut().state.evidence = EvidenceView::PackageOnly;
                Ok(())
            }
            Err(trouble) => {
                if matches!(trouble, ReadTrouble::SlowDown { .. }) {
                    self.heard(heard_of_trouble(trouble), 0);
                }
                Err(trouble)
            }
        }
    }

    fn note(&self, head: LogId) {
        let now = self.moment(0);
        let inner = &mut *self.inner.borrow_mut();
        let before = inner.state.head.known();
        match inner.state.head.told(head, now.tick) {
            Some(back) if inner.state.standstill.is_none() => {
                let standstill = Some(Standstill {
                    back,
                    noticed_at: now.at,
                });
                (inner.disk.standstill, inner.state.standstill) = (standstill, standstill);
                inner.revision += 1;
            }
            None if before.is_none_or(|before| before < head) => inner.disk.head = Some(head),
            _ => {}
        }
    }

    async fn learn_user(&self) {
        let now = self.clock.tick();
        let sole = self.inner.borrow_mut().state.take_sole_yes(now);
        let command = sole.and_then(|seq| self.inner.borrow().find(seq).cloned());
        let Some(command) = command else {
            return;
        };
        if let Ok(Some(page)) = self.log_of(&command).await
            && let Some(user) = evidence::learned(&command, &page, &packing::shop::USUAL)
            && self.inner.borrow_mut().state.is_told_again(&user)
        {
            self.inner.borrow_mut().disk.learned_user = Some(user);
        }
    }

    fn log_known(&self, log: Result<(), ReadTrouble>) -> Result<(), ReadTrouble> {
        let Err(trouble) = log else {
            return Ok(());
        };
        let state = &mut self.inner.borrow_mut().state;
        state.log_tries += 1;
        if state.log_tries >= LOG_TRIES_MAX {
            state.evidence = EvidenceView::PackageOnly;
            return Ok(());
        }
        let known = state.head_at.is_some();
        if known { Ok(()) } else { Err(trouble) }
    }

    async fn refreshed(&self, began: Tick) -> Result<(), ReadTrouble> {
        let mark = self.inner.borrow().disk.mirror.mark;
        if mark.is_some() {
            let first = self.asked_now();
            let told = self.pages(mark, |_| true).await?;
            self.set_mark(told, first);
        }
        if mark.is_some() && self.inner.borrow().state.sweep_due > began {
            return Ok(());
        }
        let first = self.asked_now();
        let told = self.pages(None, |_| true).await?;
        self.look_back(told.unwrap_or(first.at)).await?;
        if mark.is_none() {
            self.set_mark(told, first);
        }
        let all = self.forgotten(first.asked).await;
        let sweep_ms = if all {
            self.settings.timing.sweep_ms
        } else {
            0
        };
        let due = self.clock.tick().plus(sweep_ms);
        self.inner.borrow_mut().state.sweep_due = due;
        Ok(())
    }

    /// For packages in a state that nobody named.
    async fn look_back(&self, now: At) -> Result<(), ReadTrouble> {
        let began = self.clock.tick();
        if self.inner.borrow().state.look_back_due > began {
            return Ok(());
        }
        let since = now.plus_ms(-LOOK_BACK_MS);
        let unnamed =
            |package: &Package| matches!(package.state, packing::package::State::Other(_));
        self.pages(Some(since), unnamed).await?;
        self.inner.borrow_mut().state.look_back_due = began.plus(LOOK_BACK_EVERY_MS);
        Ok(())
    }

    fn set_mark(&self, told: Option<At>, first: AskedWhen) {
        let mark = told.unwrap_or(first.at).plus_ms(-OVERLAP_MS);
        self.inner.borrow_mut().disk.mirror.mark = Some(mark);
    }

    /// The OMS's own time at the first page, if it said so.
    async fn pages(
        &self,
        since: Option<At>,
        wanted: fn(&Package) -> bool,
    ) -> Result<Option<At>, ReadTrouble> {
        let mut told = None;
        let mut ask = PageAsk::ChangedSince(since);
        for _ in 0..PAGES_MAX {
            let when = self.asked_now();
            let mut page = self.port.page(ask).await?;
            told = told.or(page.oms_time);
            page.packages.retain(wanted);
            self.page(page.packages, when);
            match page.next {
                Some(next) => ask = PageAsk::Next(next),
                None => return Ok(told),
            }
        }
        Err(ReadTrouble::Unreadable)
    }

    async fn forgotten(&self, before: Asked) -> bool {
        let unseen = self.inner.borrow().disk.mirror.unseen_since(before);
        let all = unseen.len() < SWEEP_MAX;
        for id in unseen {
            let when = self.asked_now();
            match self.package_or_gone(id, when.at).await {
                Ok(package) => {
                    self.copy(id, package.as_ref(), when);
                }
                Err(trouble) if heard_of_trouble(trouble) == Heard::Up => {}
                Err(_) => return true,
            }
        }
        all
    }
}
