//! What a desk of bare rules does for a planned step, and how it writes down what came of it.

use super::*;
use station::oms::{LogAsk, PageAsk, ReadTrouble};
use station::sync::record;
use station::sync::{heard_of, heard_of_list, heard_of_trouble};
use station::view::EvidenceView;

const PAGES_MAX: u32 = 2_000;
const SWEEP_MAX: usize = 50;
const LOG_TRIES_MAX: u32 = 5;
const LOOKS_WITHOUT_LOG_MAX: u32 = 8;
const OVERLAP_MS: i64 = 120_000;

fn is_for_good(trouble: ReadTrouble) -> bool {
    matches!(
        trouble,
        ReadTrouble::Forbidden | ReadTrouble::Unreadable | ReadTrouble::TooLarge
    )
}

impl Hand {
    fn moment(&self, jitter: u64) -> Moment {
        Moment {
            tick: self.clock.tick(),
            at: self.clock.wall(),
            jitter: spread(jitter),
        }
    }

    fn heard(&self, heard: Heard, jitter: u64) {
        let now = self.moment(jitter);
        self.inner.borrow_mut().state.heard(heard, now);
    }

    fn asked_now(&self) -> AskedWhen {
        let inner = &mut *self.inner.borrow_mut();
        inner.disk.asked += 1;
        AskedWhen {
            asked: Asked(inner.disk.asked),
            at: self.clock.wall(),
            steady: inner.steady(&self.clock),
        }
    }

    pub(super) async fn send(&self, seq: Seq) {
        let Some(order) = self.claim(seq) else {
            return;
        };
        let sent = self.port.send(order).await;
        self.sent(seq, &sent);
        self.heard(heard_of(sent.line), seq.0.unsigned_abs());
    }

    fn claim(&self, seq: Seq) -> Option<Order> {
        let inner = &mut *self.inner.borrow_mut();
        let mut command = inner.find(seq)?.clone();
        let quiet_ms = self.settings.timing.doubt_quiet_ms.cast_signed();
        let all = inner.disk.commands_of(&command);
        let needed = judge::head_read_after(&command, &all, quiet_ms);
        let without = [EvidenceView::PackageOnly, EvidenceView::Nothing];
        let log_tells = !without.contains(&inner.state.evidence);
        let early = log_tells && command.watermark.is_none() && needed > inner.state.head_at;
        if command.standing.delivery != Delivery::Queued || early {
            let now = self.moment(seq.0.unsigned_abs());
            inner.state.look_later(seq, now.tick, now.jitter);
            return None;
        }
        command.watermark = command.watermark.or(inner.state.head.known());
        let copy = inner.copy(command.package);
        command.sent_on = copy.and_then(|copy| copy.package.modified_at);
        inner.step(&command, &Event::Claimed, inner.steady(&self.clock));
        Some(Order {
            id: command.id,
            package: command.package,
            body: command.body,
            seen: command.seen,
        })
    }

    fn sent(&self, seq: Seq, sent: &Sent) {
        let now = self.moment(seq.0.unsigned_abs());
        let inner = &mut *self.inner.borrow_mut();
        if let Some(command) = inner.find(seq).cloned() {
            inner.step(
                &command,
                &Event::Answered(sent.answer.clone()),
                inner.steady(&self.clock),
            );
        }
        let state = &mut inner.state;
        state.request_ended(seq, now.tick);
        match sent.answer {
            Answer::Accepted | Answer::Unclear => state.look_later(seq, now.tick, now.jitter),
            Answer::Refused(_) | Answer::NeverSent | Answer::NotTaken => {}
        }
        if sent.answer == Answer::Accepted {
            state.refresh_due = now.tick;
            let sole = |it: &Command| it.standing.attempts == 1 && !it.standing.doubted;
            let after = inner.disk.commands.iter().find(|it| it.id.seq == seq);
            if after.is_some_and(|it| sole(it) && it.watermark.is_some()) {
                inner.state.sole_yes = Some(seq);
            }
        }
    }

    pub(super) async fn look(&self, seq: Seq) {
        let Some(command) = self.inner.borrow().find(seq).cloned() else {
            return;
        };
        let when = self.asked_now();
        let Ok(log) = self.log_of(&command).await else {
            return self.log_unread(seq);
        };
        match self.package_or_gone(command.package, when.at).await {
            Ok(package) => {
                self.heard(Heard::Up, 0);
                self.looked(seq, (package.as_ref(), log.as_ref()), when);
            }
            Err(trouble) => self.not_looked(seq, trouble),
        }
    }

    async fn log_of(&self, command: &Command) -> Result<Option<LogPage>, ReadTrouble> {
        let Some(above) = command.watermark else {
            return Ok(None);
        };
        let ask = LogAsk {
            package: command.package,
            content_type: None,
            above,
        };
        match self.port.log(ask).await {
            Ok(page) => Ok(Some(page)),
            Err(trouble) if is_for_good(trouble) => Ok(None),
            Err(_) if record::surely_unsent(command) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    fn log_unread(&self, seq: Seq) {
        let looks = self.inner.borrow().state.timer(seq).looks;
        if looks >= LOOKS_WITHOUT_LOG_MAX {
            return self.no_telling(seq);
        }
        if let Some(command) = self.in_question(seq) {
            self.not_settled(&command, false);
        }
    }

    async fn package_or_gone(
        &self,
        id: PackageId,
        now: At,
    ) -> Result<Option<Package>, ReadTrouble> {
        match self.port.package(id).await? {
            Some(package) => Ok(Some(package)),
            None => {
                let ask = PageAsk::ChangedSince(Some(now));
                self.port.page(ask).await.map(|_| None)
            }
        }
    }

    fn not_looked(&self, seq: Seq, trouble: ReadTrouble) {
        let heard = heard_of_trouble(trouble);
        if heard == Heard::Up {
            self.unreadable(seq);
            return;
        }
        let now = self.moment(seq.0.unsigned_abs());
        let mut inner = self.inner.borrow_mut();
        inner.state.look_later(seq, now.tick, now.jitter);
        drop(inner);
        self.heard(heard, now.jitter);
    }

    fn in_question(&self, seq: Seq) -> Option<Command> {
        let inner = &mut *self.inner.borrow_mut();
        let command = inner.find(seq)?.clone();
        if command.standing.delivery == Delivery::Sending {
            inner.step(&command, &Event::Restarted, inner.steady(&self.clock));
        }
        inner.find(seq).cloned()
    }

    fn unreadable(&self, seq: Seq) {
        self.inner.borrow_mut().state.evidence = EvidenceView::Nothing;
        self.no_telling(seq);
    }

    fn no_telling(&self, seq: Seq) {
        let Some(command) = self.in_question(seq) else {
            return;
        };
        let quiet = self.look_at(&command, None, Rows::Unknown).quiet;
        let waits = matches!(
            command.standing.delivery,
            Delivery::InDoubt | Delivery::Accepted
        );
        if quiet && waits {
            let inner = &mut *self.inner.borrow_mut();
            let unclear = Event::Looked(Finding::Unclear);
            inner.step(&command, &unclear, inner.steady(&self.clock));
        } else {
            self.not_settled(&command, false);
        }
    }

    fn looked(&self, seq: Seq, found: (Option<&Package>, Option<&LogPage>), when: AskedWhen) {
        let (package, log) = found;
        let Some(command) = self.in_question(seq) else {
            return;
        };
        if let Some(highest) = log.and_then(|log| log.rows.iter().map(|row| row.id).max()) {
            self.inner.borrow_mut().state.head.saw(highest);
        }
        let kept = self.keep_copy(command.package, package, when);
        let user = self.user();
        let head = self.inner.borrow().state.head.known();
        let log = log.filter(|_| command.watermark <= head);
        let (rows, row) = match evidence::rows(&command, log, user.as_deref()) {
            (Rows::Ours, _) if self.settings.user.is_none() => (Rows::Somebodys, None),
            found => found,
        };
        let look = self.look_at(&command, package, rows);
        let told = kept || rows == Rows::Ours;
        let waited_ms = self.waited_ms(seq);
        let beside = || self.inner.borrow().beside(&command);
        let event = told.then(|| judge::by_look(&command, &look, waited_ms, beside));
        let Some(event) = event.flatten() else {
            self.not_settled(&command, kept);
            return;
        };
        let inner = &mut *self.inner.borrow_mut();
        let event = inner.proven(seq, event, row);
        inner.step(&command, &event, inner.steady(&self.clock));
        inner.state.request_ended(seq, self.clock.tick());
    }

    fn not_settled(&self, command: &Command, kept: bool) {
        let now = self.moment(command.id.seq.0.unsigned_abs());
        let state = &mut self.inner.borrow_mut().state;
        if kept && command.standing.delivery == Delivery::Queued {
            state.may_go(command.id.seq, now.tick);
        } else {
            state.look_later(command.id.seq, now.tick, now.jitter);
        }
    }

    fn waited_ms(&self, seq: Seq) -> u64 {
        let since = self.inner.borrow().state.timer(seq).since;
        self.clock.tick().since(since)
    }

    fn look_at<'a>(&self, command: &Command, package: Option<&'a Package>, rows: Rows) -> Look<'a> {
        let store = package.and_then(|package| package.store.as_deref());
        Look {
            package,
            foreign: store.is_some_and(|store| store != self.settings.store),
            rows,
            quiet: self.waited_ms(command.id.seq) >= self.settings.timing.doubt_quiet_ms,
        }
    }

    fn keep_copy(&self, id: PackageId, package: Option<&Package>, when: AskedWhen) -> bool {
        let ours = |it: &&Package| {
            let store = it.store.as_deref();
            store.is_none_or(|store| store == self.settings.store)
        };
        let inner = &mut *self.inner.borrow_mut();
        inner.revision += 1;
        match package.filter(ours) {
            Some(package) => inner.disk.mirror.upsert(package, when),
            None => inner.disk.mirror.mark_gone(id, when),
        }
    }

    fn page(&self, page: &Page, when: AskedWhen) {
        let mut kept = Vec::with_capacity(page.packages.len());
        {
            let inner = &mut *self.inner.borrow_mut();
            inner.revision += 1;
            for package in &page.packages {
                if inner.disk.mirror.upsert(package, when) {
                    kept.push(package);
                }
            }
        }
        self.settle_by_copies(&kept);
    }

    fn copy(&self, id: PackageId, package: Option<&Package>, when: AskedWhen) {
        if self.keep_copy(id, package, when) {
            self.settle_by_copies(package.as_slice());
        }
    }

    fn settle_by_copies(&self, packages: &[&Package]) {
        let unsettled: Vec<Command> = self.inner.borrow().unsettled().cloned().collect();
        let mut steps = Vec::new();
        for command in unsettled {
            let of_it = |package: &&&Package| package.id == command.package;
            let Some(package) = packages.iter().find(of_it) else {
                continue;
            };
            let rows = evidence::rows(&command, None, None).0;
            let look = self.look_at(&command, Some(package), rows);
            let beside = || self.inner.borrow().beside(&command);
            if let Some(event) = judge::by_copy(&command, &look, beside) {
                steps.push((command, event));
            }
        }
        let inner = &mut *self.inner.borrow_mut();
        for (command, event) in steps {
            let same = |now: &&Command| now.standing == command.standing;
            if inner.find(command.id.seq).filter(same).is_some() {
                inner.step(&command, &event, inner.steady(&self.clock));
            }
        }
    }

    pub(super) async fn refresh(&self) {
        let began = self.clock.tick();
        let log = self.learn_evidence().await;
        {
            let inner = &mut *self.inner.borrow_mut();
            if std::mem::take(&mut inner.disk.mirror.renewed) {
                inner.state.sweep_due = began;
            }
        }
        let refresh_ms = self.settings.timing.refresh_ms;
        let listed = self.refreshed(began).await;
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
    fn user(&self) -> Option<String> {
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
                let known = self.inner.borrow().state.head_at.is_some();
                if known { Ok(()) } else { Err(trouble) }
            }
        }
    }

    /// No history has an OMS that goes back, so there is nothing to stop for.
    fn note(&self, head: LogId) {
        let inner = &mut *self.inner.borrow_mut();
        let before = inner.state.head.known();
        let back = inner.state.head.told(head, self.clock.tick());
        if back.is_none() && before.is_none_or(|before| before < head) {
            inner.disk.head = Some(head);
        }
    }

    async fn learn_user(&self) {
        let sole = self.inner.borrow_mut().state.sole_yes.take();
        let command = sole.and_then(|seq| self.inner.borrow().find(seq).cloned());
        let Some(command) = command else {
            return;
        };
        if let Ok(Some(page)) = self.log_of(&command).await
            && let Some(user) = evidence::learned(&command, &page)
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
        if state.log_tries < LOG_TRIES_MAX {
            return Err(trouble);
        }
        state.evidence = EvidenceView::PackageOnly;
        Ok(())
    }

    async fn refreshed(&self, began: Tick) -> Result<(), ReadTrouble> {
        let mark = self.inner.borrow().disk.mirror.mark;
        if mark.is_some() {
            let first = self.asked_now();
            let told = self.pages(mark).await?;
            self.set_mark(told, first);
        }
        if mark.is_some() && self.inner.borrow().state.sweep_due > began {
            return Ok(());
        }
        let first = self.asked_now();
        let told = self.pages(None).await?;
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

    fn set_mark(&self, told: Option<At>, first: AskedWhen) {
        let mark = told.unwrap_or(first.at).plus_ms(-OVERLAP_MS);
        self.inner.borrow_mut().disk.mirror.mark = Some(mark);
    }

    /// The OMS's own time at the first page, if it said so.
    async fn pages(&self, since: Option<At>) -> Result<Option<At>, ReadTrouble> {
        let mut told = None;
        let mut ask = PageAsk::ChangedSince(since);
        for _ in 0..PAGES_MAX {
            let when = self.asked_now();
            let page = self.port.page(ask).await?;
            told = told.or(page.oms_time);
            self.page(&page, when);
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
                Ok(package) => self.copy(id, package.as_ref(), when),
                Err(trouble) if heard_of_trouble(trouble) == Heard::Up => {}
                Err(_) => return true,
            }
        }
        all
    }
}

impl Inner {
    fn beside(&self, command: &Command) -> Beside {
        Beside::of(command, &self.disk.commands_of(command))
    }

    fn proven(&mut self, seq: Seq, event: Event, row: Option<LogId>) -> Event {
        let (Event::Looked(Finding::Ours(_)), Some(row)) = (&event, row) else {
            return event;
        };
        let proofs = &mut self.disk.proofs;
        if proofs.iter().any(|(of, taken)| *taken == row && *of != seq) {
            return Event::Looked(Finding::Unclear);
        }
        proofs.retain(|(of, _)| *of != seq);
        proofs.push((seq, row));
        event
    }
}

impl Mirror {
    fn upsert(&mut self, package: &Package, when: AskedWhen) -> bool {
        let new = || Copy {
            package: package.clone(),
            asked: when.asked,
            asked_at: when.at,
            steady: when.steady,
            gone: false,
        };
        let found = self
            .rows
            .iter_mut()
            .find(|row| row.package.id == package.id);
        let Some(row) = found else {
            self.rows.push(new());
            return true;
        };
        let newer = package.modified_at >= row.package.modified_at
            || when.steady >= row.steady.plus_ms(READ_LAG_MS);
        let kept = when.asked > row.asked && newer;
        if kept {
            *row = new();
        }
        kept
    }

    /// False where a later copy is there.
    fn mark_gone(&mut self, id: PackageId, when: AskedWhen) -> bool {
        let Some(row) = self.rows.iter_mut().find(|row| row.package.id == id) else {
            return true;
        };
        if row.asked < when.asked {
            (row.gone, row.asked, row.steady) = (true, when.asked, when.steady);
        }
        row.asked <= when.asked
    }

    fn unseen_since(&self, before: Asked) -> Vec<PackageId> {
        let open = |row: &&Copy| {
            let state = &row.package.state;
            !row.gone && row.asked < before && !state.has_left() && !state.is_cancelled()
        };
        let mut unseen: Vec<&Copy> = self.rows.iter().filter(open).collect();
        unseen.sort_by_key(|row| row.asked);
        unseen
            .iter()
            .take(SWEEP_MAX)
            .map(|row| row.package.id)
            .collect()
    }
}
