//! Every command that the OMS's documents name, by each of its names there, from a terminal.

use std::collections::BTreeSet;

use packing::command::Act;
use packing::transitions::NOT_OURS;

use super::Desk;

/// One package, what is done to it one after the other, and whether a marketplace's order.
struct Lane {
    id: u64,
    number: String,
    steps: &'static [&'static str],
    done: usize,
}

const OF_A_MARKETPLACE: &[&str] = &["CHANNEL_BASED_COMPLETE_PACKAGING"];

/// A word in capitals behind `=` stands for what is known of the package.
const OF_ITS_OWN: [&[&str]; 17] = [
    &[
        "COMPLETE_PACKAGING",
        "UPDATE_SHIPMENT_INFO --set carrier=CARRIER --set tracking=T-7 --set query=Q-7",
        "UPDATE_INVOICE --set invoice=I-1 --set kind=e_archive --set content=JVBERi0xLjQK \
         --set date=2026-11-20",
        "UPDATE_SHIPMENT_LABEL",
        "SHIP_THE_PACKAGE",
        "UPDATE_SHIPMENT_STATUS --set delivered=false",
        "UPDATE_SHIPMENT_STATUS --set delivered=true",
        "UPDATE_INVOICE_OF_THE_PACKAGE --set invoice=I-2 --set kind=e_archive \
         --set content=JVBERi0xLjQK --set date=2026-11-21",
    ],
    &["COMPLETE_PACKAGING_WITHOUT_SHIPMENT", "SHIPMENT_ORDER"],
    &[
        "COMPLETE_PACKING_WITHOUT_SHIPMENT",
        "SHIP_THE_PACKAGE_BASIC",
    ],
    &["COMPLETE_PACKAGING", "SHIP_WITHOUT_INTEGRATION"],
    &[
        "COMPLETE_PACKAGING",
        "SHIP_THE_PACKAGE_ADVANCED --set carrier=CARRIER --set tracking=T-1",
    ],
    &[
        "COMPLETE_PACKAGING",
        "PACKAGE_ADVANCED_SHIPMENT --set carrier=CARRIER --set tracking=T-2",
    ],
    &[
        "COMPLETE_PACKAGING",
        "ADVANCED_SHIPMENT --set carrier=CARRIER --set tracking=T-3",
    ],
    &["PREPARE_PACKAGE_COMMAND", "COMPLETE_PACKAGING"],
    &["PREPARE_PACKAGE --set lines=ITEM", "COMPLETE_PACKAGING"],
    &["PKG_DEALLOCATE_RESERVATIONS"],
    &["DETECTED_OUT_OF_STOCK_ITEM --set fault=wrong"],
    &["DETECTED_OUT_OF_STOCK_ITEM --set fault=not-found"],
    &["DETECTED_OUT_OF_STOCK_ITEM_ADVANCED --set lines=ITEM:wrong"],
    &["REFUSE_WITH_DENIAL_REASON --set reason=REASON"],
    &["PACKAGE_REFUSE --set reason=REASON"],
    &["PACKAGE_PACKED_FOR_REFUND"],
    &["BLOCK_THE_PACKAGE", "UNBLOCK_THE_PACKAGE"],
];

#[test]
fn every_documented_command_is_run_by_each_of_its_names_and_nothing_else_is() {
    let desk = Desk::new();
    desk.sim.add_packages(40);
    let desk = desk.ready();
    let mut lanes = lanes(&desk);
    let longest = OF_ITS_OWN.iter().map(|steps| steps.len()).max().unwrap();
    for at in 0..longest {
        for lane in &lanes {
            if let Some(step) = lane.steps.get(at) {
                let line = filled(&desk, step, &lane.number);
                desk.run(&format!("command {} {line} --as Ayşe", lane.number))
                    .ok();
            }
        }
        desk.run("sync").ok();
        for lane in &mut lanes {
            if let Some(step) = lane.steps.get(at) {
                lane.done += 1;
                lane.is_done(&desk, step);
            }
        }
    }
    assert_eq!(desk.json("queue"), serde_json::json!([]));
}

#[test]
fn each_name_that_a_document_has_stands_in_this_table_or_is_refused_in_words() {
    let tried: BTreeSet<&str> = OF_ITS_OWN
        .into_iter()
        .chain([OF_A_MARKETPLACE])
        .flatten()
        .map(|step| step.split(' ').next().unwrap())
        .collect();
    let known: BTreeSet<&str> = Act::ALL
        .into_iter()
        .flat_map(|act| act.rule().codes)
        .copied()
        .collect();
    assert_eq!(tried, known);

    let desk = Desk::open();
    let (number, id) = desk.first();
    for theirs in NOT_OURS {
        desk.run(&format!("command {number} {theirs} --as Ayşe"))
            .refused(1, &[theirs, "do it in the order system"]);
    }
    assert_eq!(desk.effects(id), 0);
}

/// Packages with the most lines are taken by what loses one of them.
fn lanes(desk: &Desk) -> Vec<Lane> {
    let list = desk.json("list");
    let rows = list["rows"].as_array().unwrap().iter();
    let named = rows.map(|row| (row["id"].as_u64().unwrap(), row["number"].as_str().unwrap()));
    let waits = |id: u64| desk.sim.state(id) == Some(oms_sim::State::Waiting);
    let (of_others, mut own): (Vec<_>, Vec<_>) = named
        .filter(|(id, _)| waits(*id))
        .partition(|(id, _)| desk.sim.is_marketplace(*id) == Some(true));
    own.sort_by_key(|(id, _)| std::cmp::Reverse(desk.sim.pieces(*id).unwrap().len()));
    let mut steps = OF_ITS_OWN.to_vec();
    steps.sort_by_key(|steps| !steps[0].contains("ITEM"));
    assert!(own.len() >= steps.len(), "{} wait", own.len());
    let pairs = own.into_iter().zip(steps);
    pairs
        .chain([(of_others[0], OF_A_MARKETPLACE)])
        .map(|((id, number), steps)| Lane {
            id,
            number: number.to_owned(),
            steps,
            done: 0,
        })
        .collect()
}

/// The line with what is known of this package in place of the words for it.
fn filled(desk: &Desk, step: &str, number: &str) -> String {
    if !step.contains('=') {
        return step.to_owned();
    }
    let told = desk.json(&format!("actions {number}"));
    let id = |list: &str, key: &str| told[list][0][key].to_string();
    let item = format!("{}:{}", id("items", "item"), id("items", "quantity"));
    step.replace("=CARRIER", &format!("={}", id("carriers", "id")))
        .replace("=REASON", &format!("={}", id("reasons", "id")))
        .replace("=ITEM", &format!("={item}"))
}

impl Lane {
    /// Once, at the OMS, by a command that does just this.
    #[track_caller]
    fn is_done(&self, desk: &Desk, step: &str) {
        let all = desk.sim.witness().into_iter();
        let ours = all.filter(|it| it.package == self.id && it.command_id.is_some());
        let slugs: Vec<&str> = ours.map(|it| it.slug).collect();
        assert_eq!(slugs.len(), self.done, "{step}: {slugs:?}");
        let name = step.split(' ').next().unwrap();
        let mut acts = Act::ALL.into_iter();
        let codes = acts.find(|act| act.is_called(name)).unwrap().rule().codes;
        let by = slugs.last().unwrap();
        assert!(codes.contains(by), "{step} was done by {by}");
    }
}
