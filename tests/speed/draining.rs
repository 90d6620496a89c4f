//! How fast a long queue leaves once the line is back: beside the same requests, as many at once,
//! each written down before and after by the same commits.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use oms_sim::{Fault, Kind, Sim};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Client, Method};
use station::Station;
use station::view::{ActionInput, Shelf, ShipmentInput};
use tempfile::TempDir;

use crate::counter::{Counter, ONCE, oms};
use crate::floor::{Together, raw};
use crate::overheard::{Asked, Listening};
use crate::{Measured, ms};

const PACKAGES: usize = 2_000;

/// One of the simulated shop's own: any other is refused, and what comes after it waits for a
/// person.
const CARRIER: i64 = 695;

/// What is queued, and how far away the OMS is.
struct Load {
    what: &'static str,
    acts: usize,
    latency_ms: u32,
    rounds: usize,
}

const LOADS: [Load; 2] = [
    Load {
        what: "drain of 10,000 commands",
        acts: 5,
        latency_ms: 0,
        rounds: 3,
    },
    Load {
        what: "drain of 2,000 commands, 100 ms away",
        acts: 1,
        latency_ms: 100,
        rounds: 1,
    },
];

pub(crate) fn measure() -> impl Iterator<Item = Measured> {
    LOADS.iter().map(one)
}

fn one(load: &Load) -> Measured {
    let near = Load {
        latency_ms: 0,
        ..*load
    };
    // Once beforehand, to overhear what is asked.
    let asked = {
        let sim = oms(PACKAGES * 2);
        let line = Listening::before(&sim.url());
        drain(&sim, &line.url, &near);
        line.heard()
    };
    let commands = (PACKAGES * load.acts) as f64;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..load.rounds {
        eprintln!("{}, round {}", load.what, round + 1);
        let sim = oms(PACKAGES * 2);
        theirs.push(commands / by_hand(&sim, &asked, load) * 1e3);
        let sim = oms(PACKAGES * 2);
        ours.push(commands / drain(&sim, &sim.url(), load) * 1e3);
    }
    Measured {
        what: load.what,
        size: PACKAGES,
        ours,
        floor: theirs,
    }
}

/// Queues it all with the line down, then lets it go. Milliseconds from the line to the last word.
fn drain(sim: &Sim, url: &str, load: &Load) -> f64 {
    let data = TempDir::new().unwrap();
    let counter = Counter::open(sim, url, data.path(), ONCE);
    counter.station.start_sync();
    counter.until(|station| station.status().unwrap().refreshed_at.is_some());
    let rows = counter.station.list(Shelf::Waiting).unwrap().rows;
    counter.close();
    // Opened without a line: what is done stays here.
    let counter = Counter::open(sim, url, data.path(), ONCE);
    let free = |id: &i64| counter.station.package(*id).unwrap().pack.is_none();
    // A marketplace's package has a number of its own from the start, which nobody writes over
    // unasked.
    let sites = station::oms::OmsSite::marketplaces();
    let ids: Vec<i64> = rows
        .iter()
        .filter(|row| !packing::transitions::is_marketplace(&row.channel, &sites))
        .map(|row| row.id)
        .filter(free)
        .take(PACKAGES)
        .collect();
    assert_eq!(ids.len(), PACKAGES);
    for id in ids {
        queue(&counter.station, id, load.acts);
    }
    far(sim, load.latency_ms);
    let (taken, ()) = ms(|| {
        counter.station.start_sync();
        counter.until_settled();
    });
    assert!(counter.station.queue().unwrap().is_empty());
    assert_eq!(applied(sim), PACKAGES * load.acts, "each once");
    counter.close();
    taken
}

/// What happens to a parcel in a day, done while the line is down.
fn queue(station: &Station, id: i64, acts: usize) {
    let shipment = |number: &str| ActionInput::SetShipment {
        shipment: ShipmentInput {
            carrier: CARRIER,
            tracking_number: format!("{number}{id}"),
            query_number: None,
        },
    };
    station.mark_packed(id).unwrap();
    let day = [
        shipment("AA"),
        ActionInput::ShipWithoutIntegration,
        shipment("BB"),
        shipment("CC"),
    ];
    for input in day.into_iter().take(acts - 1) {
        station.act(id, input).unwrap();
    }
}

fn applied(sim: &Sim) -> usize {
    let witness = sim.witness();
    witness
        .iter()
        .filter(|seen| seen.command_id.is_some())
        .count()
}

fn far(sim: &Sim, latency_ms: u32) {
    if latency_ms > 0 {
        sim.fault(Fault::new(Kind::DelayMs(latency_ms.into())));
    }
}

/// As many at once as the station has; a package's own requests in their order.
fn by_hand(sim: &Sim, asked: &[Asked], load: &Load) -> f64 {
    let data = TempDir::new().unwrap();
    let commits = Arc::new(Together::on(raw(data.path(), "FULL")));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut shares = vec![Vec::new(); packing::plan::SENDS_MAX];
    let mut homes: HashMap<u64, usize> = HashMap::new();
    for asked in asked {
        let next = homes.len() % shares.len();
        let share = asked
            .package()
            .map_or(0, |id| *homes.entry(id).or_insert(next));
        shares[share].push(asked.clone());
    }
    far(sim, load.latency_ms);
    let client = Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    ms(|| {
        runtime.block_on(async {
            let asking = shares.into_iter().map(|share| {
                let (url, token) = (sim.url(), format!("Token {}", sim.token()));
                tokio::spawn(ask_all(
                    client.clone(),
                    (url, token),
                    share,
                    Arc::clone(&commits),
                ))
            });
            for asking in asking.collect::<Vec<_>>() {
                asking.await.unwrap();
            }
        });
    })
    .0
}

async fn ask_all(client: Client, to: (String, String), share: Vec<Asked>, commits: Arc<Together>) {
    let (url, token) = to;
    for asked in share {
        let is_command = asked.method == "POST";
        if is_command {
            commit(&commits).await;
        }
        let method = Method::from_bytes(asked.method.as_bytes()).unwrap();
        let request = client
            .request(method, format!("{url}{}", asked.path))
            .header(AUTHORIZATION, &token)
            .header(CONTENT_TYPE, "application/json")
            .body(asked.body);
        let answer = request.send().await.unwrap();
        std::hint::black_box(answer.bytes().await.unwrap());
        // What came of it is written down, be it the answer or the look.
        commit(&commits).await;
    }
}

async fn commit(commits: &Arc<Together>) {
    let commits = Arc::clone(commits);
    tokio::task::spawn_blocking(move || commits.commit())
        .await
        .unwrap();
}
