//! Every command that the documents describe, sent to an OMS and looked for afterwards.

use packing::command::{Act, Body, Denial, Fault, Invoice, Missing, Seen, ShipmentInfo};
use packing::delivery::Answer;
use packing::id::{CommandId, LogId, PackageId, Seq};
use packing::package::{Package, State};
use packing::time::At;
use packing::transitions::{offer_for, packing_act};
use station::oms::{HttpOms, HttpSettings, LogAsk, Oms, Order, PageAsk};

use super::assumptions::{Finding, Findings};
use crate::oms_client::canned::run;

/// Longer than a simulated carrier ever takes.
const GLANCES: usize = 1_000;
const GLANCE: std::time::Duration = std::time::Duration::from_millis(5);

struct Desk<'a> {
    settings: &'a HttpSettings,
    oms: HttpOms,
    /// Packages that nobody touched yet.
    fresh: Vec<Package>,
    carrier: i64,
    sent: u64,
    wrong: Vec<String>,
}

/// What a shop's day asks for; gives what did not work.
pub(super) fn of_commands(settings: &HttpSettings, setting: (&str, &str)) -> Vec<String> {
    let mut desk = Desk::at(settings);
    if setting == ("ship_without_integration", "before_packed") {
        // Its page says both; where it is meant for what is not packed yet, that is what works.
        desk.done(
            Body::ShipWithoutIntegration,
            &State::Shipped,
            &State::Waiting,
        );
        return desk.wrong;
    }
    desk.life_of_a_package();
    desk.ways_to_pack_and_ship();
    desk.ways_not_to_pack();
    desk.wrong
}

impl<'a> Desk<'a> {
    fn at(settings: &'a HttpSettings) -> Self {
        let oms = HttpOms::new(settings.clone()).unwrap();
        let fresh = run(oms.page(PageAsk::ChangedSince(None))).map(|page| page.packages);
        let carriers = run(oms.cargo_companies()).unwrap_or_default();
        Self {
            settings,
            oms,
            fresh: fresh.unwrap_or_default(),
            carrier: carriers.first().map_or(0, |it| it.id),
            sent: 0,
            wrong: Vec::new(),
        }
    }

    fn life_of_a_package(&mut self) {
        let Some(id) = self.done(Body::Pack, &State::Packed, &State::Waiting) else {
            return;
        };
        let again = self.send(id, Body::Pack);
        self.check("a second yes", matches!(again, Answer::Refused(_)), &again);
        self.until_numbered(id);
        let info = self.info("NEW-1");
        self.on(id, Body::SetShipment(info), |it| {
            it.tracking_number() == Some("NEW-1")
        });
        self.on(id, Body::SetInvoice(invoice()), |_| true);
        self.on(id, Body::RenewLabel, |it| it.state == State::Packed);
        self.on(id, Body::ShipWithoutIntegration, |it| {
            it.state == State::Shipped
        });
        self.on(id, Body::MarkUndelivered, |it| {
            it.state == State::DeliveryFailed
        });
        self.on(id, Body::MarkDelivered, |it| it.state == State::Delivered);
        let early = self.some(&State::Waiting, false).map(|it| it.id);
        if let Some(early) = early {
            let info = self.info("NEW-2");
            let refused = self.send(early, Body::SetShipment(info));
            self.check(
                "before packed",
                matches!(refused, Answer::Refused(_)),
                &refused,
            );
        }
    }

    fn ways_to_pack_and_ship(&mut self) {
        let plain = self.done(Body::PackWithoutShipment, &State::Packed, &State::Waiting);
        if let Some(id) = plain {
            self.on(id, Body::Ship, |it| it.state == State::Shipped);
        }
        let other = self.done(Body::PackWithoutShipment, &State::Packed, &State::Waiting);
        if let Some(id) = other {
            let info = self.info("NEW-3");
            self.on(id, Body::ShipAdvanced(info), |it| {
                it.state == State::Shipped
            });
        }
        if let Some(package) = self.some(&State::Waiting, true) {
            self.on(package.id, Body::PackForChannel, |it| it.state.is_packed());
        }
    }

    fn ways_not_to_pack(&mut self) {
        self.done(Body::Prepare, &State::Preparing, &State::Waiting);
        if let Some(id) = self.done(Body::Block, &State::Blocked, &State::Waiting) {
            self.on(id, Body::Unblock, |it| it.state != State::Blocked);
        }
        let reasons = run(self.oms.denial_reasons()).unwrap_or_default();
        match reasons.first() {
            None => self.wrong.push("no reason to refuse".into()),
            Some(reason) => {
                let denial = Denial {
                    reason: reason.id,
                    title: reason.title.clone(),
                };
                self.done(
                    Body::Refuse(denial),
                    &State::NeedsRescheduling,
                    &State::Waiting,
                );
            }
        }
        self.done(
            Body::NotFound(Fault::NotFound),
            &State::OutOfStock,
            &State::Waiting,
        );
        let two = |it: &Package| it.lines.len() > 1 && it.lines[0].item.is_some();
        let mut free = self.fresh.iter();
        let found = free
            .find(|it| it.state == State::Waiting && two(it))
            .cloned();
        if let Some(package) = found {
            let line = &package.lines[0];
            let missing = Missing {
                item: line.item.unwrap(),
                quantity: line.quantity,
                fault: Fault::NotFound,
            };
            let lines = package.lines.len();
            self.on(package.id, Body::LinesNotFound(vec![missing]), |it| {
                it.lines.len() < lines
            });
        }
    }

    /// Carries it out on a package that nobody touched yet.
    fn done(&mut self, body: Body, to: &State, from: &State) -> Option<PackageId> {
        let Some(package) = self.some(from, false) else {
            self.wrong
                .push(format!("{:?}: nothing to do it to", body.act()));
            return None;
        };
        let packs = body.act().packs();
        self.on(package.id, body, |it| {
            it.state == *to || (packs && it.state.is_packed())
        });
        Some(package.id)
    }

    fn on(&mut self, id: PackageId, body: Body, shows: impl Fn(&Package) -> bool) {
        let act = body.act();
        let answer = self.send(id, body);
        self.check(&format!("{act:?}"), answer == Answer::Accepted, &answer);
        let read = run(self.oms.package(id)).ok().flatten();
        let state = read.as_ref().map(|it| it.state.clone());
        // What is given away may be another store's by now.
        let is_right = act.gives_away() || read.is_some_and(|it| shows(&it));
        self.check(&format!("{act:?} does not show"), is_right, &state);
    }

    fn send(&mut self, id: PackageId, body: Body) -> Answer {
        self.sent += 1;
        let package = run(self.oms.package(id)).ok().flatten().unwrap();
        let seen = Seen::of(&package, offer_for(&package, body.act()));
        let order = Order {
            id: CommandId {
                file_tag: "c0ffee".into(),
                seq: Seq(self.sent.cast_signed()),
            },
            package: id,
            body,
            seen,
        };
        run(self.oms.send(order)).answer
    }

    fn check(&mut self, what: &str, holds: bool, told: &dyn std::fmt::Debug) {
        if !holds {
            self.wrong.push(format!("{what}: {told:?}"));
        }
    }

    fn some(&mut self, state: &State, marketplace: bool) -> Option<Package> {
        let site = &self.settings.site;
        let fits =
            |it: &Package| it.state == *state && site.is_marketplace(&it.channel) == marketplace;
        let at = self.fresh.iter().position(fits)?;
        Some(self.fresh.remove(at))
    }

    fn until_numbered(&mut self, id: PackageId) {
        for _ in 0..GLANCES {
            let package = run(self.oms.package(id)).ok().flatten();
            let is_ready =
                |it: Package| it.tracking_number().is_some() && it.state == State::Packed;
            if package.is_some_and(is_ready) {
                return;
            }
            std::thread::sleep(GLANCE);
        }
        self.wrong.push("no tracking number came".into());
    }

    fn info(&self, number: &str) -> ShipmentInfo {
        ShipmentInfo {
            carrier_id: self.carrier,
            carrier: String::new(),
            tracking_number: number.into(),
            query_number: None,
        }
    }
}

fn invoice() -> Invoice {
    Invoice {
        number: "INV-1".into(),
        kind: "e_archive".into(),
        content: "JVBERi0xLjQK".into(),
        dated_at: At(1_763_719_200_000),
    }
}

/// On a real OMS: packs this one package, looks for its row in the log, and asks a second time.
pub(super) fn of_one_package(settings: &HttpSettings, id: i64) -> Findings {
    let id = PackageId(id);
    let mut desk = Desk::at(settings);
    let before = run(desk.oms.log_head());
    let package = match run(desk.oms.package(id)) {
        Ok(Some(package)) if package.state.waits() => package,
        other => return vec![("the package waits", Finding::Broken(format!("{other:?}")))],
    };
    let act = packing_act(&package, settings.site.is_marketplace(&package.channel));
    let body = || Body::plain(act).unwrap_or(Body::Pack);
    let first = desk.send(id, body());
    let again = desk.send(id, body());
    let now = run(desk.oms.package(id)).ok().flatten().map(|it| it.state);
    let rows = run(desk.oms.log(LogAsk {
        package: id,
        content_type: package.content_type,
        above: before.ok().flatten().unwrap_or(LogId(0)),
    }));
    let own = rows.map(|page| page.rows.iter().filter(|row| is_of(act, row)).count());
    let told = |holds: bool, how: String| {
        if holds {
            Finding::Held(how)
        } else {
            Finding::Broken(how)
        }
    };
    vec![
        (
            "packing is answered with 204",
            told(first == Answer::Accepted, format!("{first:?}")),
        ),
        (
            "a packed package shows at once",
            told(
                now.as_ref().is_some_and(State::is_packed),
                format!("{now:?}"),
            ),
        ),
        (
            "a second copy is refused",
            told(matches!(again, Answer::Refused(_)), format!("{again:?}")),
        ),
        (
            "one row of the log is ours",
            told(own == Ok(1), format!("{own:?}")),
        ),
    ]
}

fn is_of(act: Act, row: &station::oms::LogRow) -> bool {
    row.led_to
        .as_ref()
        .is_some_and(|led_to| act.is_logged_as(led_to))
}
