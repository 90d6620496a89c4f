//! What an OMS does not do, and how it says so: a command from a wrong state, and one that it could
//! not carry out. Which status means which is a contradiction of the documents.

use oms_sim::{Sim, State};
use packing::command::{Act, Body, Seen, ShipmentInfo};
use packing::delivery::Answer;
use packing::id::{CommandId, PackageId, Seq};
use station::oms::{HttpOms, HttpSettings, Oms, Order, Sent};

use crate::oms_client::canned::run;

struct Desk<'a> {
    sim: &'a Sim,
    settings: &'a HttpSettings,
    oms: HttpOms,
    sent: i64,
    wrong: Vec<String>,
}

/// Sends what our own rules would never let out; gives what was not refused as it must be.
pub(super) fn of_refusals(
    sim: &Sim,
    settings: &HttpSettings,
    setting: (&str, &str),
) -> Vec<String> {
    let mut desk = Desk {
        sim,
        settings,
        oms: HttpOms::new(settings.clone()).unwrap(),
        sent: 0,
        wrong: Vec::new(),
    };
    let wrong_state = if setting == ("wrong_state", "406") {
        "406"
    } else {
        "400"
    };
    let failed = if setting == ("command_error", "400") {
        "400"
    } else {
        "406"
    };
    let id = desk.waiting();
    desk.is_refused(
        "a shipment before it is packed",
        (id, shipment(id)),
        wrong_state,
    );
    desk.is_accepted((id, Body::Pack));
    desk.is_refused("a second copy", (id, Body::Pack), wrong_state);
    // There, this one is for what is not packed yet.
    let ships_packed = setting != ("ship_without_integration", "before_packed");
    let is_packed = sim.state(id) == Some(State::Packed);
    if setting.0 == "command_error" && !is_packed {
        desk.wrong
            .push("nothing is packed that may be refused".into());
    }
    if ships_packed && is_packed {
        assert!(sim.act_by_name(id, "drift"));
        let ship = (id, Body::ShipWithoutIntegration);
        desk.is_refused("a package that others see otherwise", ship, failed);
        assert!(sim.act_by_name(id, "undrift"));
    }
    desk.wrong
}

fn shipment(id: u64) -> Body {
    Body::SetShipment(ShipmentInfo {
        carrier_id: 695,
        carrier: String::new(),
        tracking_number: format!("NO-{id}"),
        query_number: None,
    })
}

impl Desk<'_> {
    fn waiting(&self) -> u64 {
        let fits = |id: &u64| {
            self.sim.state(*id) == Some(State::Waiting)
                && self.sim.is_marketplace(*id) == Some(false)
        };
        let mut ids = self.sim.package_ids().into_iter();
        ids.rfind(fits).unwrap()
    }

    fn is_accepted(&mut self, what: (u64, Body)) {
        let sent = self.send(what);
        if sent.answer != Answer::Accepted {
            self.wrong.push(format!("not accepted: {sent:?}"));
        }
    }

    /// In the OMS's own words, and nothing came of it.
    fn is_refused(&mut self, what: &str, (id, body): (u64, Body), outcome: &str) {
        // Carriers do theirs meanwhile.
        let ours = |it: &oms_sim::Witnessed| it.command_id.is_some();
        let done = |sim: &Sim| sim.witness().into_iter().filter(ours).count();
        let before = done(self.sim);
        let sent = self.send((id, body));
        let says_why = matches!(&sent.answer, Answer::Refused(words) if !words.is_empty());
        if !says_why || sent.outcome != outcome || done(self.sim) != before {
            self.wrong
                .push(format!("{what}: {outcome} was wanted, {sent:?} came"));
        }
    }

    fn send(&mut self, (id, body): (u64, Body)) -> Sent {
        self.sent += 1;
        let id = PackageId(id.cast_signed());
        let package = run(self.oms.package(id)).unwrap().unwrap();
        let shop = self.settings.site.shop();
        let act: Act = body.act();
        let order = Order {
            id: CommandId {
                file_tag: "refused".into(),
                seq: Seq(self.sent),
            },
            package: id,
            body,
            seen: Seen::of(&package, shop.offer_for(&package, act)),
        };
        run(self.oms.send(order))
    }
}
