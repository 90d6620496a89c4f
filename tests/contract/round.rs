//! A shop's day at an OMS, done by a station through its one door: every act that there is, each on
//! a package of its own or after the one before, and looked for afterwards at both ends.

use std::collections::BTreeSet;
use std::time::Duration;

use oms_sim::Sim;
use station::oms::{HttpSettings, Kind};
use station::view::{FaultInput, MarkView, MissingInput, RowView, Shelf, ShipmentInput, StateKind};
use station::{Opening, Station};
use tempfile::TempDir;

use super::days::{Act, Needs, Step, days};
use super::settings;
use crate::support;

/// Far longer than anything takes; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);

/// Steps on one package, one after the other.
struct Lane {
    row: RowView,
    steps: std::vec::IntoIter<Step>,
    doing: Option<Step>,
    done: usize,
}

pub(super) struct Shop<'a> {
    sim: &'a Sim,
    oms: &'a HttpSettings,
    pub(super) station: Station,
    /// Waiting packages that nobody touched yet.
    free: Vec<RowView>,
    wrong: Vec<String>,
    /// The OMS's slugs are the brand's own words.
    branded: bool,
    _dir: TempDir,
}

/// What a shop's day asks for; gives what did not work.
pub(super) fn of_commands(sim: &Sim, oms: &HttpSettings, setting: (&str, &str)) -> Vec<String> {
    let mut shop = Shop::open(sim, oms);
    shop.branded = setting == ("slugs", "branded");
    let unpacked = setting == ("ship_without_integration", "before_packed");
    let mut lanes = Vec::new();
    for (marketplace, needs, steps) in days(unpacked) {
        match shop.take(marketplace, needs) {
            Some(row) => lanes.push(Lane::on(row, steps)),
            None => shop
                .wrong
                .push(format!("nothing to do {} to", steps[0].what)),
        }
    }
    shop.work(&mut lanes);
    for lane in lanes {
        let left = lane.doing.into_iter().chain(lane.steps);
        let named = left.map(|step| step.what).collect::<Vec<_>>().join(", ");
        if !named.is_empty() {
            shop.wrong
                .push(format!("{} never ended: {named}", lane.row.number));
        }
    }
    shop.sees_what_comes_in();
    shop.sees_a_transfer();
    shop.sees_what_is_planned_by_hand();
    let questions = shop.station.attention().unwrap();
    let told = questions
        .iter()
        .map(|it| format!("asks about {:?}: {:?}", it.act, it.kind));
    shop.wrong.extend(told);
    shop.wrong
}

/// Opens a package and looks at its actions; gives what did not work.
pub(super) fn of_opening(sim: &Sim, oms: &HttpSettings) -> Vec<String> {
    let mut shop = Shop::open(sim, oms);
    let Some(row) = shop.take(false, Needs::Nothing) else {
        return vec!["nothing to open".into()];
    };
    let is_offered = || shop.station.actions(row.id).unwrap().offers_current;
    if is_offered() {
        shop.wrong.push("the list offered something".into());
    }
    shop.station.package(row.id).unwrap();
    if !until(is_offered) {
        shop.wrong.push("nothing is offered once it is open".into());
    }
    shop.wrong
}

impl Lane {
    fn on(row: RowView, steps: Vec<Step>) -> Self {
        Self {
            row,
            steps: steps.into_iter(),
            doing: None,
            done: 0,
        }
    }
}

impl<'a> Shop<'a> {
    fn open(sim: &'a Sim, oms: &'a HttpSettings) -> Self {
        let dir = TempDir::new().unwrap();
        let mut opening: Opening = support::opening(sim, dir.path().to_owned());
        opening.desk.shop = oms.site.shop();
        opening.desk.tells_changes = oms.site.tells_changes();
        opening.oms = Some(oms.clone());
        let station = Station::open_as(opening).unwrap();
        let packer = station.add_packer("Ayşe").unwrap();
        station.sign_in(packer.id).unwrap();
        station.start_sync();
        let mut shop = Self {
            sim,
            oms,
            station,
            free: Vec::new(),
            wrong: Vec::new(),
            branded: false,
            _dir: dir,
        };
        let known = |shop: &Self| {
            let waiting = shop.station.list(Shelf::Waiting).unwrap().rows;
            let first = waiting
                .first()
                .map(|row| shop.station.actions(row.id).unwrap());
            first.is_some_and(|it| !it.reasons.is_empty() && !it.carriers.is_empty())
        };
        if !until(|| known(&shop)) {
            shop.wrong
                .push("no list, no reasons or no carriers came".into());
        }
        let waiting = |row: &RowView| row.state.kind == StateKind::Waiting;
        shop.free = shop.station.list(Shelf::Waiting).unwrap().rows;
        shop.free.retain(waiting);
        shop
    }

    /// In whichever state it begins.
    fn sees_what_comes_in(&mut self) {
        for id in self.sim.add_packages(2) {
            let there = || {
                let package = self.station.package(id.cast_signed());
                package.is_ok_and(|it| Some(it.row.state.kind) == self.kind_at_oms(id))
            };
            if !until(there) {
                self.wrong.push(format!("{id} came in and is not shown"));
            }
        }
    }

    /// Goods come from another store first: nothing is packed until they are here, which shows by
    /// itself.
    fn sees_a_transfer(&mut self) {
        let rows = self.station.list(Shelf::Waiting).unwrap().rows;
        let waits = |row: &&RowView| row.state.kind == StateKind::Waiting;
        let planned = |row: &&RowView| {
            self.sim
                .act_by_name(row.id.cast_unsigned(), "plan-transfer")
        };
        let Some(row) = rows.iter().filter(waits).find(planned) else {
            return self.wrong.push("no transfer could be planned".into());
        };
        let may_pack = |id| self.station.package(id).is_ok_and(|it| it.pack.is_none());
        if !until(|| !may_pack(row.id)) {
            return self.wrong.push("packed before its transfer came".into());
        }
        self.sim
            .act_by_name(row.id.cast_unsigned(), "complete-transfers");
        if !until(|| may_pack(row.id)) {
            self.wrong
                .push("not packed though its transfer came".into());
        }
    }

    /// A planner takes one package apart: before it is packed, or after.
    fn sees_what_is_planned_by_hand(&mut self) {
        let waits = |row: &&RowView| row.state.kind == StateKind::Waiting;
        let waiting = self.station.list(Shelf::Waiting).unwrap().rows;
        let packed = self.station.list(Shelf::Packed).unwrap().rows;
        let both = [waiting.iter().find(waits), packed.first()];
        let planned: Vec<i64> = both
            .into_iter()
            .flatten()
            .map(|row| row.id)
            .filter(|id| self.sim.act_by_name(id.cast_unsigned(), "plan-by-hand"))
            .collect();
        let [id] = planned[..] else {
            return self.wrong.push(format!("planned by hand: {planned:?}"));
        };
        let cancelled = || {
            let package = self.station.package(id);
            package.is_ok_and(|it| it.row.state.kind == StateKind::Cancelled)
        };
        if !until(cancelled) {
            let what = format!("{id} was planned by hand, and is still shown as before");
            self.wrong.push(what);
        }
    }

    /// As far as packages begin in it.
    fn kind_at_oms(&self, id: u64) -> Option<StateKind> {
        match self.sim.state(id)? {
            oms_sim::State::Waiting => Some(StateKind::Waiting),
            oms_sim::State::Shipped => Some(StateKind::Shipped),
            _ => None,
        }
    }

    fn take(&mut self, marketplace: bool, needs: Needs) -> Option<RowView> {
        let has = |row: &RowView| match needs {
            Needs::Nothing => true,
            Needs::TwoLines => self.station.package(row.id).unwrap().lines.len() > 1,
            Needs::TwoPieces => !self.one_piece(row).is_empty(),
        };
        let fits =
            |row: &RowView| self.oms.site.is_marketplace(&row.channel) == marketplace && has(row);
        // Those with one line are many, and the others are wanted.
        let mut rows = self.free.iter();
        let at = match needs {
            Needs::Nothing => rows.rposition(fits),
            Needs::TwoLines | Needs::TwoPieces => rows.position(fits),
        };
        Some(self.free.remove(at?))
    }

    fn work(&mut self, lanes: &mut [Lane]) {
        let glances = PATIENCE.as_millis() / GLANCE.as_millis();
        for _ in 0..glances {
            let queue = self.station.queue().unwrap().into_iter();
            let queued: BTreeSet<i64> = queue.map(|it| it.package).collect();
            let mut open = false;
            for lane in lanes.iter_mut() {
                let under_way = lane.doing.is_some() && queued.contains(&lane.row.id);
                open |= under_way || self.goes_on(lane);
            }
            if !open {
                return;
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// False where nothing is left to do on this lane.
    fn goes_on(&mut self, lane: &mut Lane) -> bool {
        if let Some(step) = &lane.doing {
            if !self.shows_what_the_oms_has(lane.row.id) {
                return true;
            }
            lane.done += 1;
            let wrong = self.ended_wrongly(step, &lane.row, lane.done);
            let failed = wrong.is_some();
            self.wrong.extend(wrong);
            lane.doing = None;
            if failed {
                lane.steps = Vec::new().into_iter();
            }
        }
        let Some(step) = lane.steps.as_slice().first() else {
            return false;
        };
        let wants_number = matches!(step.act, Act::HandOver) || step.by == Kind::SetShipment;
        if let Ok(package) = self.station.package(lane.row.id) {
            lane.row = package.row;
        }
        let is_ready = lane.row.state.kind != StateKind::WaitingLabel
            && (!wants_number || lane.row.tracking_number.is_some());
        if is_ready {
            lane.doing = lane.steps.next();
            self.begin(lane);
        }
        true
    }

    fn begin(&mut self, lane: &Lane) {
        let Some(step) = &lane.doing else { return };
        let row = &lane.row;
        let refused = match &step.act {
            Act::Pack => self.station.mark_packed(row.id).err(),
            Act::HandOver => {
                let carrier = row.carrier.clone().unwrap_or_default();
                let handed = self.station.hand_over(&carrier, &[row.id]).unwrap();
                handed.refused.into_iter().next().map(|it| it.problem)
            }
            Act::Chosen(input) => self.station.act(row.id, input(self, row)).err(),
        };
        if let Some(problem) = refused {
            self.wrong
                .push(format!("{}: refused here: {problem:?}", step.what));
        }
    }

    fn shows_what_the_oms_has(&self, id: i64) -> bool {
        let row = self.station.package(id).map(|it| it.row.mark);
        row.is_ok_and(|mark| mark == MarkView::None)
    }

    fn ended_wrongly(&self, step: &Step, row: &RowView, done: usize) -> Option<String> {
        let id = u64::try_from(row.id).unwrap();
        let all = self.sim.witness().into_iter();
        let ours = all.filter(|it| it.package == id && it.command_id.is_some());
        let slugs: Vec<&str> = ours.map(|it| it.slug).collect();
        let what = step.what;
        if slugs.len() != done {
            return Some(format!(
                "{what}: {done} were wanted, and done was {slugs:?}"
            ));
        }
        let last = slugs.last().copied().unwrap_or_default();
        let is_it = if self.branded {
            settings::BRAND.contains(&(step.by, last))
        } else {
            let is_end = step.by == Kind::SetStatus && settings::ENDS.contains(&last);
            step.by.codes().contains(&last) || is_end
        };
        if !is_it {
            return Some(format!("{what}: done by {last}"));
        }
        let state = self.station.package(row.id).unwrap().row.state.kind;
        let is_there = step.ends.is_empty() || step.ends.contains(&state);
        if !is_there {
            return Some(format!("{what}: ended as {state:?}"));
        }
        let (here, there) = (self.pieces(row), self.sim.pieces(id).unwrap_or_default());
        (here != there).then(|| format!("{what}: {here:?} here, {there:?} at the OMS"))
    }

    /// What still goes into the box, as the page of the package says it.
    fn pieces(&self, row: &RowView) -> Vec<(u64, u32)> {
        let items = self.station.actions(row.id).unwrap().items.into_iter();
        let told = items.map(|it| (it.item.cast_unsigned(), it.quantity.unwrap()));
        told.collect()
    }

    pub(super) fn shipment(&self, row: &RowView, number: &str) -> ShipmentInput {
        let carriers = self.station.actions(row.id).unwrap().carriers;
        ShipmentInput {
            carrier: carriers.first().map_or(0, |it| it.id),
            tracking_number: format!("{number}-{}", row.id),
            query_number: None,
        }
    }

    pub(super) fn first_line(&self, row: &RowView) -> Vec<MissingInput> {
        let items = self.station.actions(row.id).unwrap().items;
        let missing = items.first().map(|it| MissingInput {
            item: it.item,
            quantity: it.quantity.unwrap(),
            fault: FaultInput::NotFound,
        });
        missing.into_iter().collect()
    }

    /// One of several; nothing where there is one of each.
    pub(super) fn one_piece(&self, row: &RowView) -> Vec<MissingInput> {
        let items = self.station.actions(row.id).unwrap().items.into_iter();
        let several = items.filter(|it| it.quantity.is_some_and(|pieces| pieces > 1));
        let missing = several.map(|it| MissingInput {
            item: it.item,
            quantity: 1,
            fault: FaultInput::NotFound,
        });
        missing.take(1).collect()
    }
}

fn until(holds: impl Fn() -> bool) -> bool {
    let glances = PATIENCE.as_millis() / GLANCE.as_millis();
    (0..glances).any(|_| {
        let there = holds();
        if !there {
            std::thread::sleep(GLANCE);
        }
        there
    })
}
