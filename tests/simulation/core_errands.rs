//! What a desk of bare rules does for a planned step, and how it writes down what came of it.

use super::*;
use station::oms::{LogAsk, PageAsk, ReadTrouble};
use station::sync::record;
use station::sync::{heard_of, heard_of_trouble};
use station::view::EvidenceView;
use std::slice;

pub(super) const SWEEP_MAX: usize = 50;

pub(super) fn is_for_good(trouble: ReadTrouble) -> bool {
    matches!(
        trouble,
        ReadTrouble::Forbidden
            | ReadTrouble::Unreadable
            | ReadTrouble::Refused
            | ReadTrouble::TooLarge
    )
}

impl Hand {
    pub(super) fn moment(&self, jitter: u64) -> Moment {
        Moment {
            tick: self.clock.tick(),
            at: self.clock.wall(),
            jitter: spread(jitter),
        }
    }

    pub(super) fn heard(&self, heard: Heard, jitter: u64) {
        let now = self.moment(jitter);
        self.inner.borrow_mut().state.heard(heard, now);
    }

    pub(super) fn asked_now(&self) -> AskedWhen {
        let inner = &mut *self.inner.borrow_mut();
        inner.disk.asked += 1;
        AskedWhen {
            asked: Asked(inner.disk.asked),
            at: self.clock.wall(),
            steady: inner.steady(&self.clock),
        }
    }

    pub(super) async fn send(&self, seq: Seq) {
        let untold = self.inner.borrow().untold(seq, self.clock.tick());
        if let Some(id) = untold {
            return self.learn_name(seq, id).await;
        }
        let Some(order) = self.claim(seq) else {
            return;
        };
        let sent = self.port.send(order).await;
        self.sent(seq, &sent);
        self.heard(heard_of(sent.line), seq.0.unsigned_abs());
    }

    /// The simulated shop goes by the documents' names, so nothing is ever learned here.
    async fn learn_name(&self, seq: Seq, id: PackageId) {
        let when = self.asked_now();
        let kept = match self.package_or_gone(id, when.at).await {
            Ok(package) => self.copy(id, package.as_ref(), when),
            Err(trouble) if heard_of_trouble(trouble) == Heard::Up => true,
            Err(trouble) => return self.not_looked(seq, trouble),
        };
        let now = self.moment(seq.0.unsigned_abs());
        let state = &mut self.inner.borrow_mut().state;
        if kept {
            state.learned(seq, now.tick, None);
        } else {
            state.look_later(seq, now.tick, now.jitter);
        }
    }

    fn claim(&self, seq: Seq) -> Option<Order> {
        let inner = &mut *self.inner.borrow_mut();
        let mut command = inner.find(seq)?.clone();
        let copy = inner.copy(command.package).map(|copy| &*copy.package);
        if judge::is_against(&command, copy) {
            inner.state.read_again(seq, self.clock.tick());
            return None;
        }
        let quiet_ms = self.settings.timing.doubt_quiet_ms.cast_signed();
        let all = inner.disk.commands_of(&command);
        let needed = judge::head_read_after(&command, &all, quiet_ms);
        let without = [EvidenceView::PackageOnly, EvidenceView::Nothing];
        let log_tells = !without.contains(&inner.state.evidence);
        let early = command.watermark.is_none() && needed > inner.state.head_at;
        let held = early && log_tells;
        if command.standing.delivery != Delivery::Queued || held {
            let steady = inner.steady(&self.clock);
            let after = needed.filter(|_| held);
            let wait_ms = after.and_then(|at| judge::head_wait_ms(at, steady));
            let now = self.moment(seq.0.unsigned_abs());
            inner.state.head_first(seq, wait_ms, now);
            return None;
        }
        let head = inner.state.head.known().filter(|_| !early);
        command.watermark = command.watermark.or(head);
        inner.disk.head = inner.disk.head.max(command.watermark);
        let copy = inner.copy(command.package);
        command.stands_on = copy.and_then(|copy| copy.package.modified_at);
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
            state.refresh_soon(now.tick);
            let sole = |it: &Command| it.standing.attempts == 1 && !it.standing.doubted;
            let after = inner.disk.commands.iter().find(|it| it.id.seq == seq);
            if after.is_some_and(|it| sole(it) && it.watermark.is_some()) {
                inner.state.sole_yes.get_or_insert((seq, now.tick));
            }
        }
    }

    pub(super) async fn look(&self, seq: Seq) {
        let Some(command) = self.inner.borrow().find(seq).cloned() else {
            return;
        };
        let (when, began) = (self.asked_now(), self.clock.tick());
        let Ok(log) = self.log_of(&command).await else {
            return self.log_unread(seq);
        };
        match self.package_or_gone(command.package, when.at).await {
            Ok(package) => {
                self.heard(Heard::Up, 0);
                self.looked(seq, (package.as_ref(), log.as_ref()), (when, began));
            }
            Err(trouble) => self.not_looked(seq, trouble),
        }
    }

    pub(super) async fn log_of(&self, command: &Command) -> Result<Option<LogPage>, ReadTrouble> {
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
        if judge::is_in_vain(looks) {
            return self.no_telling(seq);
        }
        if let Some(command) = self.in_question(seq) {
            self.not_settled(&command, false);
        }
    }

    pub(super) async fn package_or_gone(
        &self,
        id: PackageId,
        now: At,
    ) -> Result<Option<Rc<Package>>, ReadTrouble> {
        match self.port.package(id).await? {
            Some(package) => Ok(Some(Rc::new(package))),
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
        if command.standing.delivery != Delivery::Sending {
            return Some(command);
        }
        inner.step(&command, &Event::Restarted, inner.steady(&self.clock));
        inner.find(seq).cloned()
    }

    fn unreadable(&self, seq: Seq) {
        {
            let inner = &mut *self.inner.borrow_mut();
            inner.state.evidence = EvidenceView::Nothing;
            let copy = inner.find(seq).and_then(|it| inner.copy(it.package));
            if let Some(state) = copy.map(|it| it.package.state.clone()) {
                inner.state.saw_offers(&state, false, self.clock.tick());
            }
        }
        self.no_telling(seq);
    }

    fn no_telling(&self, seq: Seq) {
        let Some(command) = self.in_question(seq) else {
            return;
        };
        let waited_ms = self.waited_ms(seq, self.clock.tick());
        let quiet = self.look_at(waited_ms, None, Rows::Unknown).quiet;
        let looks = self.inner.borrow().state.timer(seq).looks;
        match judge::by_no_look(&command, looks, quiet) {
            Some(event) => {
                let inner = &mut *self.inner.borrow_mut();
                inner.step(&command, &event, inner.steady(&self.clock));
            }
            None => self.not_settled(&command, false),
        }
    }

    fn looked(
        &self,
        seq: Seq,
        found: (Option<&Rc<Package>>, Option<&LogPage>),
        (when, began): (AskedWhen, Tick),
    ) {
        let (package, log) = found;
        let Some(command) = self.in_question(seq) else {
            return;
        };
        let highest = log.and_then(|log| log.rows.iter().map(|row| row.id).max());
        if let Some(highest) = highest {
            self.inner.borrow_mut().state.head.saw(highest);
        }
        let user = self.user();
        let (rows, row) = match evidence::rows(&command, log, known(user.as_deref())) {
            (Rows::Ours, _) if self.settings.user.is_none() => (Rows::Somebodys, None),
            found => found,
        };
        if rows != Rows::Ours && self.is_behind(&command) {
            return self.log_unread(seq);
        }
        let kept = self.keep_copy(command.package, package, when);
        let package = package.map(Rc::as_ref);
        let waited_ms = self.waited_ms(seq, began);
        let look = self.look_at(waited_ms, package, rows);
        let told = kept || rows == Rows::Ours;
        let beside = || self.inner.borrow().beside(&command);
        let steady = self.inner.borrow().steady(&self.clock);
        let late = || self.by_label(&command, package?, steady);
        let after = || judge::by_look(&command, &look, waited_ms, beside).or_else(late);
        let Some(event) = told.then(after).flatten() else {
            let against = judge::is_against(&command, package);
            self.not_settled(&command, kept && !against);
            return;
        };
        let inner = &mut *self.inner.borrow_mut();
        let event = inner.proven(seq, event, row);
        inner.disk.head = inner.disk.head.max(highest);
        let command = judge::standing_on(&command, &event, package);
        inner.step(&command, &event, inner.steady(&self.clock));
        inner.state.request_ended(seq, self.clock.tick());
    }

    fn by_label(&self, command: &Command, package: &Package, steady: At) -> Option<Event> {
        let ours = self.is_ours(package);
        let label = || self.inner.borrow().by_label(command, package, steady);
        ours.then(label).flatten()
    }

    fn is_ours(&self, package: &Package) -> bool {
        let store = package.store.as_deref();
        store.is_none_or(|store| store == self.settings.store)
    }

    fn is_behind(&self, command: &Command) -> bool {
        let may_be_there = match command.standing.delivery {
            Delivery::InDoubt => true,
            Delivery::Queued => command.standing.doubted,
            _ => false,
        };
        may_be_there && self.inner.borrow().state.log_went_back()
    }

    fn not_settled(&self, command: &Command, lets_go: bool) {
        let now = self.moment(command.id.seq.0.unsigned_abs());
        let state = &mut self.inner.borrow_mut().state;
        if lets_go && command.standing.delivery == Delivery::Queued {
            state.may_go(command.id.seq, now.tick);
        } else {
            state.look_later(command.id.seq, now.tick, now.jitter);
        }
    }

    fn waited_ms(&self, seq: Seq, at: Tick) -> u64 {
        at.since(self.inner.borrow().state.timer(seq).since)
    }

    fn look_at<'a>(&self, waited_ms: u64, package: Option<&'a Package>, rows: Rows) -> Look<'a> {
        let store = package.and_then(|package| package.store.as_deref());
        Look {
            package,
            foreign: store.is_some_and(|store| store != self.settings.store),
            rows,
            quiet: waited_ms >= self.settings.timing.doubt_quiet_ms,
        }
    }

    fn keep_copy(&self, id: PackageId, package: Option<&Rc<Package>>, when: AskedWhen) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        inner.revision += 1;
        if let Some(it) = package {
            let now = self.clock.tick();
            inner
                .state
                .saw_offers(&it.state, !it.offers.is_empty(), now);
        }
        match package.filter(|it| self.is_ours(it)) {
            Some(package) => inner.disk.mirror.upsert(package, when),
            None => inner.disk.mirror.mark_gone(id, when),
        }
    }

    pub(super) fn page(&self, packages: Vec<Package>, when: AskedWhen) {
        let mut kept = Vec::with_capacity(packages.len());
        {
            let inner = &mut *self.inner.borrow_mut();
            inner.revision += 1;
            for package in packages.into_iter().map(Rc::new) {
                if inner.disk.mirror.upsert(&package, when) {
                    kept.push(package);
                }
            }
        }
        self.settle_by_copies(&kept);
    }

    /// Says whether the mirror took it.
    pub(super) fn copy(
        &self,
        id: PackageId,
        package: Option<&Rc<Package>>,
        when: AskedWhen,
    ) -> bool {
        let kept = self.keep_copy(id, package, when);
        if kept {
            self.settle_by_copies(package.map_or(&[], slice::from_ref));
        }
        kept
    }

    fn settle_by_copies(&self, packages: &[Rc<Package>]) {
        let mut steps = Vec::new();
        for command in self.inner.borrow().unsettled() {
            let of_it = |package: &&Rc<Package>| package.id == command.package;
            let Some(package) = packages.iter().find(of_it) else {
                continue;
            };
            let rows = evidence::rows(command, None, known(None)).0;
            let look = self.look_at(0, Some(package), rows);
            let beside = || self.inner.borrow().beside(command);
            let steady = self.inner.borrow().steady(&self.clock);
            let late = || self.by_label(command, package, steady);
            if let Some(event) = judge::by_copy(command, &look, beside).or_else(late) {
                let command = judge::standing_on(command, &event, Some(package));
                steps.push((command, event));
            }
        }
        if steps.is_empty() {
            return;
        }
        let inner = &mut *self.inner.borrow_mut();
        for (command, event) in steps {
            let same = |now: &&Command| now.standing == command.standing;
            if inner.find(command.id.seq).filter(same).is_some() {
                inner.step(&command, &event, inner.steady(&self.clock));
            }
        }
    }
}

impl Inner {
    fn untold(&self, seq: Seq, now: Tick) -> Option<PackageId> {
        if self.state.name_of(seq, now).is_some() {
            return None;
        }
        let command = self.find(seq).filter(|it| it.standing.attempts == 0)?;
        let here = &self.copy(command.package)?.package;
        let asks = here.offers.is_empty() && self.state.may_offer(&here.state, now);
        asks.then_some(command.package)
    }

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
    fn upsert(&mut self, package: &Rc<Package>, when: AskedWhen) -> bool {
        let new = || Row {
            package: Rc::clone(package),
            asked: when.asked,
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

    pub(super) fn unseen_since(&self, before: Asked) -> Vec<PackageId> {
        let open = |row: &&Row| {
            let state = &row.package.state;
            !row.gone && row.asked < before && state.is_open()
        };
        let mut unseen: Vec<&Row> = self.rows.iter().filter(open).collect();
        unseen.sort_by_key(|row| row.asked);
        unseen
            .iter()
            .take(SWEEP_MAX)
            .map(|row| row.package.id)
            .collect()
    }
}

/// The simulated shop calls everything as the documents do.
fn known(user: Option<&str>) -> evidence::Known<'_> {
    let shop = &packing::shop::USUAL;
    evidence::Known { user, shop }
}
