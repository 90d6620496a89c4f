//! A real OMS: how it is named, and what is tried there on the one package that may be worked on.
//!
//! Everything is said by environment variables, which `cargo xtask prove oms` sets: a configuration
//! file, or address and store with what signing in needs. Before each command the package is read,
//! and our own rules are asked; what they would not let a packer do is not tried.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use packing::command::{Act, Body, Seen, ShipmentInfo};
use packing::decide::{Sight, decide};
use packing::delivery::Answer;
use packing::id::{CommandId, LogId, PackageId, Seq};
use packing::package::{Package, Shipment};
use station::config::Config;
use station::oms::{HttpOms, HttpSettings, LogAsk, LogRow, Login, LoginUrl, Oms, Order};
use station::secret::{TOKEN_VARIABLE, Token};

use super::assumptions::Finding::{self, Broken, Held, Unseen};
use super::assumptions::Findings;
use crate::oms_client::canned::run;

/// A file as a station has it; whatever else is said comes on top.
const CONFIG: &str = "PACKING_STATION_CONTRACT_CONFIG";
const URL: &str = "PACKING_STATION_CONTRACT_URL";
const STORE: &str = "PACKING_STATION_CONTRACT_STORE";
const AUTH_SCHEME: &str = "PACKING_STATION_CONTRACT_AUTH_SCHEME";
const LOGIN_URL: &str = "PACKING_STATION_CONTRACT_LOGIN_URL";
const LOGIN_USER: &str = "PACKING_STATION_CONTRACT_LOGIN_USER";
const WRITE: &str = "PACKING_STATION_CONTRACT_WRITE";

/// As long as a packer would look at the screen for it.
const GLANCES: usize = 20;
const GLANCE: Duration = Duration::from_millis(250);

const EACH: &str = "each command was tried";
const SHIPPED: &str = "a packed package can be shipped";

pub(super) struct Tenant {
    pub(super) oms: HttpSettings,
    /// The one that may be worked on.
    pub(super) package: Option<i64>,
}

/// The OMS that somebody named, if anybody did.
pub(super) fn named() -> Option<Tenant> {
    of(|name| std::env::var(name).ok())
}

fn of(said: impl Fn(&str) -> Option<String>) -> Option<Tenant> {
    let file = said(CONFIG);
    if file.is_none() && said(URL).is_none() {
        return None;
    }
    let env = |name: &str| match name {
        "PACKING_STATION_OMS_URL" => said(URL),
        "PACKING_STATION_STORE" => said(STORE),
        "PACKING_STATION_OMS_AUTH_SCHEME" => said(AUTH_SCHEME),
        _ => None,
    };
    let mut config = Config::load(file.as_deref().map(Path::new), env).expect(CONFIG);
    if let (Some(url), Some(user)) = (said(LOGIN_URL), said(LOGIN_USER)) {
        let url = LoginUrl::parse(&url).expect(LOGIN_URL);
        config.oms.login = Some(Login { url, user });
    }
    let token = Token::new(&said(TOKEN_VARIABLE).expect(TOKEN_VARIABLE)).expect(TOKEN_VARIABLE);
    Some(Tenant {
        oms: config.http_settings(token),
        package: said(WRITE).map(|id| id.parse().expect(WRITE)),
    })
}

/// Packs it, changes its shipment and changes it back, ships it, reports its delivery: as far as it
/// may from where it stands.
pub(super) fn written(settings: &HttpSettings, id: i64) -> Findings {
    let mut desk = Desk::at(settings, PackageId(id));
    if desk.read().is_none() {
        return vec![("the package is there", Broken(format!("no package {id}")))];
    }
    desk.pack();
    if desk.shipment() {
        desk.ship();
    } else {
        let why = "a number that is not the carrier's may be on it".into();
        desk.findings.push((SHIPPED, Unseen(why)));
    }
    let undelivered = (
        "a failed delivery can be reported",
        "a failed delivery is logged",
    );
    desk.does(undelivered, |_| Body::MarkUndelivered);
    let delivered = ("a delivery can be reported", "a delivery is logged");
    desk.does(delivered, |_| Body::MarkDelivered);
    desk.says_what_was_left();
    desk.findings
}

struct Desk<'a> {
    settings: &'a HttpSettings,
    oms: HttpOms,
    id: PackageId,
    sent: i64,
    tried: BTreeSet<Act>,
    findings: Findings,
}

/// What is told of a command itself, and of its row in the log.
type Names = (&'static str, &'static str);

impl<'a> Desk<'a> {
    fn at(settings: &'a HttpSettings, id: PackageId) -> Self {
        Self {
            settings,
            oms: HttpOms::new(settings.clone()).unwrap(),
            id,
            sent: 0,
            tried: BTreeSet::new(),
            findings: Vec::new(),
        }
    }

    fn pack(&mut self) {
        let site = &self.settings.site;
        let (shop, marketplaces) = (site.shop(), site.clone());
        let body = move |it: &Package| {
            let marketplace = marketplaces.is_marketplace(&it.channel);
            Body::plain(shop.packing_act(it, marketplace)).unwrap_or(Body::Pack)
        };
        let before = self.read();
        let done = self.does(("a package can be packed", "packing is logged"), &body);
        let Some(before) = before.filter(|_| done == Some(Answer::Accepted)) else {
            return;
        };
        // The same once more, as after a lost answer: what the OMS says must be a refusal.
        let again = self.send(&before, body(&before));
        let finding = held_if(matches!(again, Answer::Refused(_)), format!("{again:?}"));
        self.findings.push(("a second copy is refused", finding));
    }

    /// There and back: the number that the carrier gave must be on the box in the end. Where there
    /// is none to put back, nothing is changed. Says whether no other can be on it.
    fn shipment(&mut self) -> bool {
        let names = ("a shipment can be changed", "a changed shipment is logged");
        let Some(own) = self.numbered() else {
            let why = "carrier and number are not told; try again once they are".into();
            self.findings.push((names.0, Unseen(why)));
            return true;
        };
        let other = ShipmentInfo {
            tracking_number: format!("TEST-{}", self.id.0),
            ..own.clone()
        };
        let (there, back) = (Body::SetShipment(other), Body::SetShipment(own));
        match self.does(names, |_| there.clone()) {
            Some(Answer::Accepted | Answer::Unclear) => self.put_back((&there, &back)),
            None | Some(Answer::Refused(_) | Answer::NeverSent | Answer::NotTaken) => true,
        }
    }

    /// What was not seen there may still come in, and nothing would put it right then.
    fn put_back(&mut self, (there, back): (&Body, &Body)) -> bool {
        let came = self.shown(there);
        if came {
            let names = ("it can be changed back", "the change back is logged");
            self.does(names, |_| back.clone());
        }
        let is_back = self.shown(back);
        let how = format!("the other one was seen: {came}, its own again: {is_back}");
        let finding = held_if(came && is_back, how);
        let what = "the carrier's own number is on the box in the end";
        self.findings.push((what, finding));
        came && is_back
    }

    /// What the carrier gave, once it has.
    fn numbered(&self) -> Option<ShipmentInfo> {
        (0..GLANCES).find_map(|_| {
            let own = self.read().and_then(|it| told_numbers(it.shipment?));
            if own.is_none() {
                std::thread::sleep(GLANCE);
            }
            own
        })
    }

    fn ship(&mut self) {
        let shop = self.settings.site.shop();
        self.does((SHIPPED, "shipping is logged"), |it| {
            let act = shop.shipping_act(it);
            Body::plain(act).unwrap_or(Body::ShipWithoutIntegration)
        });
    }

    /// Reads, asks our rules, sends, reads again. `None` where nothing was sent.
    fn does(&mut self, (what, logged): Names, body: impl Fn(&Package) -> Body) -> Option<Answer> {
        let head = run(self.oms.log_head()).ok().flatten();
        let Some(package) = self.read() else {
            self.findings
                .push((what, Broken("it cannot be read".into())));
            return None;
        };
        let body = body(&package);
        if let Some(why) = self.objection(&package, &body) {
            self.findings.push((what, Unseen(why)));
            return None;
        }
        let answer = self.send(&package, body.clone());
        if answer != Answer::Accepted {
            let how = format!("{:?} from {:?}: {answer:?}", body.act(), package.state);
            self.findings.push((what, Broken(how)));
            return Some(answer);
        }
        let shown = self.shown(&body);
        let how = format!("{:?} from {:?}, shown: {shown}", body.act(), package.state);
        self.findings.push((what, held_if(shown, how)));
        let finding = self.logged(body.act(), (&package, head));
        self.findings.push((logged, finding));
        Some(answer)
    }

    fn objection(&self, package: &Package, body: &Body) -> Option<String> {
        let site = &self.settings.site;
        let shop = site.shop();
        let sight = Sight {
            package,
            gone: false,
            marketplace: site.is_marketplace(&package.channel),
            shop: &shop,
            unsettled: &[],
            queue_len: 0,
        };
        let objection = decide(&sight, body).err()?;
        Some(format!("{objection:?} from {:?}", package.state))
    }

    /// The package shows what was done to it, soon.
    fn shown(&self, body: &Body) -> bool {
        (0..GLANCES).any(|_| {
            let there = self.read().is_some_and(|it| match body {
                Body::SetShipment(info) => info.is_in(&it),
                other => other.act().shows_in(&it.state),
            });
            if !there {
                std::thread::sleep(GLANCE);
            }
            there
        })
    }

    fn logged(&self, act: Act, (package, head): (&Package, Option<LogId>)) -> Finding {
        let Some(above) = head else {
            return Unseen("the log cannot be read".into());
        };
        let ask = LogAsk {
            package: self.id,
            content_type: package.content_type,
            above,
        };
        let shop = self.settings.site.shop();
        let named = |row: &LogRow| {
            row.slug
                .as_deref()
                .is_some_and(|slug| shop.logs_as(act, slug))
        };
        let led = |row: &LogRow| row.led_to.as_ref().is_some_and(|to| act.is_logged_as(to));
        match run(self.oms.log(ask)) {
            Ok(page) => {
                let rows = page.rows.len();
                let ours = page
                    .rows
                    .iter()
                    .filter(|row| named(row) || led(row))
                    .count();
                let how = format!("{ours} of {rows} new rows are of {act:?}");
                // An OMS need not log what leaves the state where it is.
                match (ours, act.leads_to()) {
                    (0, None) => Unseen(how),
                    (ours, _) => held_if(ours == 1 && page.complete, how),
                }
            }
            Err(trouble) => Unseen(trouble.to_string()),
        }
    }

    fn send(&mut self, package: &Package, body: Body) -> Answer {
        self.sent += 1;
        self.tried.insert(body.act());
        let shop = self.settings.site.shop();
        let seen = Seen::of(package, shop.offer_for(package, body.act()));
        // Another one at each run, should an OMS ever remember it.
        let file_tag = format!("{:x}", std::process::id());
        let seq = Seq(self.sent);
        let order = Order {
            id: CommandId { file_tag, seq },
            package: self.id,
            body,
            seen,
        };
        run(self.oms.send(order)).answer
    }

    /// One package has one life: what takes it elsewhere wants others, and a person who gives them.
    fn says_what_was_left(&mut self) {
        let left = Act::ALL.into_iter().filter(|act| !self.tried.contains(act));
        let left: Vec<&str> = left.map(|act| act.rule().codes[0]).collect();
        if !left.is_empty() {
            let how = format!("nothing is known of {}", left.join(", "));
            self.findings.push((EACH, Unseen(how)));
        }
    }

    fn read(&self) -> Option<Package> {
        run(self.oms.package(self.id)).ok().flatten()
    }
}

fn told_numbers(shipment: Shipment) -> Option<ShipmentInfo> {
    Some(ShipmentInfo {
        carrier_id: shipment.carrier_id?,
        carrier: shipment.carrier.unwrap_or_default(),
        tracking_number: shipment.tracking_number?,
        query_number: shipment.query_number,
    })
}

fn held_if(holds: bool, how: String) -> Finding {
    if holds { Held(how) } else { Broken(how) }
}

/// What the day somebody has a tenant will run, run at the simulated one.
#[test]
fn all_that_may_be_written_is_tried_once_and_told() {
    let sim = super::sim(oms_sim::Strict::default());
    let settings = super::settings_of(&sim);
    let fits = |id: &u64| {
        sim.state(*id) == Some(oms_sim::State::Waiting) && sim.is_marketplace(*id) == Some(false)
    };
    let id = sim.package_ids().into_iter().find(fits).unwrap();
    let told = written(&settings, id.cast_signed());
    let of = |what: &str| told.iter().find(|it| it.0 == what).map(|it| &it.1);
    for what in [
        "a package can be packed",
        "packing is logged",
        "a second copy is refused",
        "a shipment can be changed",
        "a changed shipment is logged",
        "it can be changed back",
        "the carrier's own number is on the box in the end",
        "a packed package can be shipped",
        "shipping is logged",
        "a failed delivery can be reported",
        "a delivery can be reported",
        "a delivery is logged",
    ] {
        assert!(matches!(of(what), Some(Held(_))), "{what}: {told:?}");
    }
    let done = sim
        .witness()
        .into_iter()
        .filter(|it| it.package == id && it.command_id.is_some());
    assert_eq!(done.count(), 6);
    assert!(!is_made_up(&sim, id));
    let Some(Unseen(left)) = of(EACH) else {
        panic!("{told:?}");
    };
    assert!(left.contains("PACKAGE_REFUSE") || left.contains("REFUSE_WITH_DENIAL_REASON"));
    assert!(!left.contains("UPDATE_SHIPMENT_STATUS"), "{left}");

    let before = sim.witness().len();
    let again = written(&settings, id.cast_signed());
    assert!(
        again.iter().all(|(_, it)| !matches!(it, Broken(_))),
        "{again:?}"
    );
    let changes = sim.witness().len() - before;
    assert!(
        changes <= 2,
        "a delivered package's shipment, there and back: {changes}"
    );
    let nobody = written(&settings, 999_999);
    assert!(matches!(nobody[0].1, Broken(_)));
}

fn is_made_up(sim: &oms_sim::Sim, id: u64) -> bool {
    let number = sim.awb_number(id);
    number.is_some_and(|number| number.starts_with("TEST"))
}

fn effects(sim: &oms_sim::Sim, id: u64, slug: &str) -> usize {
    let all = sim.witness().into_iter();
    all.filter(|it| it.package == id && it.slug == slug).count()
}

#[test]
fn a_box_whose_number_does_not_come_is_given_none() {
    let sim = oms_sim::start(oms_sim::Options {
        awb_delay_ms: 3_600_000,
        ..oms_sim::Options::default()
    })
    .unwrap();
    let fits = |id: &u64| {
        sim.state(*id) == Some(oms_sim::State::Waiting) && sim.is_marketplace(*id) == Some(false)
    };
    let id = sim.package_ids().into_iter().find(fits).unwrap();
    let told = written(&super::settings_of(&sim), id.cast_signed());
    assert_eq!(effects(&sim, id, "UPDATE_SHIPMENT_INFO"), 0, "{told:?}");
    assert_eq!(sim.awb_number(id), None);
    let changed = told.iter().find(|it| it.0 == "a shipment can be changed");
    assert!(matches!(changed, Some((_, Unseen(_)))), "{told:?}");
}

/// Whatever becomes of the answers, a box that left has the number that its carrier gave.
#[test]
fn a_lost_answer_leaves_no_number_of_ours_on_a_box_that_left() {
    for fault in ["apply_then_cut", "cut_before_apply", "status_406"] {
        let sim = super::sim(oms_sim::Strict::default());
        let numbered = |id: &u64| {
            sim.state(*id) == Some(oms_sim::State::Packed) && sim.awb_number(*id).is_some()
        };
        let id = sim.package_ids().into_iter().find(numbered).unwrap();
        let given = sim.awb_number(id);
        let fault = oms_sim::Fault::named(fault).unwrap();
        sim.fault(fault.on(oms_sim::On::Commands).next(1));
        let told = written(&super::settings_of(&sim), id.cast_signed());
        assert_eq!(sim.awb_number(id), given, "{fault:?} {told:?}");
        let changes = effects(&sim, id, "UPDATE_SHIPMENT_INFO");
        assert!(changes == 0 || changes == 2, "{fault:?} {told:?}");
    }
}

#[test]
fn a_tenant_is_named_by_a_file_or_by_its_address_with_all_that_signing_in_needs() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("station.toml");
    let text = "[station]\nstore = \"369\"\n[oms]\nurl = \"https://a.example\"\n\
                [oms.commands.pack]\nslug = \"paketle\"\n";
    std::fs::write(&file, text).unwrap();
    let path = file.display().to_string();
    let named = |said: &[(&str, &str)]| {
        of(|name| {
            let told = said.iter().find(|(known, _)| *known == name);
            told.map(|(_, value)| (*value).to_owned())
        })
    };
    assert!(named(&[]).is_none());
    let by_file = named(&[(CONFIG, &path), (TOKEN_VARIABLE, "t0ken")]).unwrap();
    assert!(by_file.oms.site.shop().told(Act::Pack).next().is_some());
    assert_eq!(by_file.package, None, "read only");
    let by_address = named(&[
        (URL, "https://b.example"),
        (STORE, "369"),
        (AUTH_SCHEME, "Bearer"),
        (LOGIN_URL, "https://c.example/login/"),
        (LOGIN_USER, "desk"),
        (TOKEN_VARIABLE, "t0ken"),
        (WRITE, "73"),
    ]);
    let by_address = by_address.unwrap();
    assert_eq!(by_address.package, Some(73));
    assert_eq!(by_address.oms.site.auth_scheme, "Bearer");
    assert_eq!(by_address.oms.site.login.unwrap().user, "desk");
}
