//! The TypeScript of every view, generated and compared with the committed file.
//!
//! `cargo xtask bindings` writes it; the test only compares, so that a change in Rust that forgot
//! the window is red and not silently repaired.

use std::path::PathBuf;

use ts_rs::{Config, TS};

use crate::error::{Problem, ProblemKey};
use crate::view::*;

fn declared<T: TS>(config: &Config) -> String {
    format!("export {}\n", T::decl(config))
}

fn generated() -> String {
    let config = Config::from_env();
    let c = &config;
    let mut text =
        String::from("// Generated from Rust by `cargo xtask bindings`. Change it there.\n\n");
    let first = [
        declared::<ProblemKey>(c),
        declared::<Problem>(c),
        declared::<StationView>(c),
        declared::<PackerView>(c),
        declared::<LinkView>(c),
        declared::<QueueView>(c),
        declared::<CountsView>(c),
        declared::<EvidenceView>(c),
        declared::<SecretView>(c),
        declared::<NoticeView>(c),
        declared::<NoticeKind>(c),
        declared::<Shelf>(c),
        declared::<ListView>(c),
        declared::<RowView>(c),
        declared::<StateView>(c),
        declared::<StateKind>(c),
        declared::<MarkView>(c),
        declared::<PackageView>(c),
        declared::<LineView>(c),
        declared::<OtherView>(c),
        declared::<PaperView>(c),
        declared::<StoryView>(c),
        declared::<StoryKind>(c),
        declared::<SavedView>(c),
        declared::<HandoverView>(c),
        declared::<RefusedView>(c),
        declared::<AttentionView>(c),
        declared::<ActView>(c),
    ];
    let rest = [
        declared::<AttentionKind>(c),
        declared::<StepView>(c),
        declared::<WhereaboutsView>(c),
        declared::<LostView>(c),
        declared::<QueuedView>(c),
        declared::<DeliveryView>(c),
        declared::<ChoiceView>(c),
        declared::<AnswerInput>(c),
        declared::<Because>(c),
        declared::<ReboundView>(c),
        declared::<ScanView>(c),
        declared::<PreferencesView>(c),
        declared::<LanguageView>(c),
        declared::<ThemeView>(c),
        declared::<StartView>(c),
        declared::<FirstView>(c),
        declared::<ChangedView>(c),
        declared::<LineSwitch>(c),
    ];
    let all = first.into_iter().chain(of_acts(c));
    for declaration in all.chain(rest).chain(of_printing(c)) {
        text.push_str(&declaration);
        text.push('\n');
    }
    text.push_str(&problem_keys());
    text
}

fn of_acts(c: &Config) -> [String; 11] {
    [
        declared::<ActionsView>(c),
        declared::<ActionView>(c),
        declared::<NeedsView>(c),
        declared::<CarrierView>(c),
        declared::<ReasonView>(c),
        declared::<ItemView>(c),
        declared::<ActionInput>(c),
        declared::<ShipmentInput>(c),
        declared::<FaultInput>(c),
        declared::<MissingInput>(c),
        declared::<InvoiceInput>(c),
    ]
}

fn of_printing(c: &Config) -> [String; 26] {
    [
        declared::<PrinterView>(c),
        declared::<PlaceView>(c),
        declared::<FormatView>(c),
        declared::<MediaView>(c),
        declared::<DocumentView>(c),
        declared::<UseView>(c),
        declared::<ConditionView>(c),
        declared::<ConditionKind>(c),
        declared::<PrinterInput>(c),
        declared::<NearbyView>(c),
        declared::<AbilitiesView>(c),
        declared::<SizeView>(c),
        declared::<MarginsView>(c),
        declared::<PrintView>(c),
        declared::<ProgressView>(c),
        declared::<WhyView>(c),
        declared::<AgainView>(c),
        declared::<LabelsView>(c),
        declared::<LookView>(c),
        declared::<SwapView>(c),
        declared::<BatchView>(c),
        declared::<LabelPlanView>(c),
        declared::<LabelPlanKind>(c),
        declared::<LabelScanView>(c),
        declared::<DeadView>(c),
        declared::<KeyView>(c),
    ]
}

/// For whoever wants to show them all.
fn problem_keys() -> String {
    format!(
        "export const PROBLEM_KEYS: readonly ProblemKey[] = {};\n",
        serde_json::to_string(ProblemKey::ALL).unwrap()
    )
}

#[test]
fn a27_the_windows_types_are_the_stations() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/backend/bindings.ts");
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&path, generated()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, generated(), "run `cargo xtask bindings`");
}
