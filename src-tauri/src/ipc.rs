//! What the window may ask: one adapter for each method of the screen's `Backend`.
//!
//! An adapter hands its arguments to the station and the answer back; it decides nothing. All run
//! on worker threads, never on the one that draws. Each also stands in `permissions/app.toml` and
//! in `isolation/index.js`; what is missing there does not arrive.
#![allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a call its arguments by value"
)]

use station::error::{Problem, ProblemKey};
use station::view::{
    AbilitiesView, ActionInput, ActionsView, AgainView, AnswerInput, AttentionKind, AttentionView,
    BatchView, HandoverView, LabelPlanView, LabelScanView, LabelsView, LineSwitch, ListView,
    LostView, NearbyView, PackageView, PackerView, PaperView, PlaceView, PreferencesView,
    PrintView, PrinterInput, PrinterView, QueuedView, ReboundView, SavedView, ScanView, Shelf,
    StartView, StationView, UseView,
};
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Response;
use tauri::{State, WebviewWindow};

use crate::opening::Opening;
use crate::{terminal, window};

type Desk<'a> = State<'a, Opening>;
type Answer<T> = Result<T, Problem>;

/// The first call: waits until the station is open, or says why it is not.
#[tauri::command(async)]
pub(crate) fn start(desk: Desk<'_>, window: WebviewWindow) -> StartView {
    let view = desk.start();
    if let StartView::Ready { station, .. } = &view {
        window::name(&window, station);
    }
    view
}

#[tauri::command(async)]
pub(crate) fn status(desk: Desk<'_>) -> Answer<StationView> {
    desk.station()?.status()
}

#[tauri::command(async)]
pub(crate) fn packers(desk: Desk<'_>) -> Answer<Vec<PackerView>> {
    desk.station()?.packers()
}

#[tauri::command(async)]
pub(crate) fn add_packer(desk: Desk<'_>, name: &str) -> Answer<PackerView> {
    desk.station()?.add_packer(name)
}

#[tauri::command(async)]
pub(crate) fn sign_in(desk: Desk<'_>, packer: i64) -> Answer<()> {
    desk.station()?.sign_in(packer)
}

#[tauri::command(async)]
pub(crate) fn sign_out(desk: Desk<'_>) -> Answer<()> {
    desk.station()?.sign_out()
}

#[tauri::command(async)]
pub(crate) fn list(desk: Desk<'_>, shelf: Shelf) -> Answer<ListView> {
    desk.station()?.list(shelf)
}

#[tauri::command(async)]
pub(crate) fn search(desk: Desk<'_>, text: &str) -> Answer<ListView> {
    desk.station()?.search(text)
}

#[tauri::command(async)]
pub(crate) fn package(desk: Desk<'_>, id: i64) -> Answer<PackageView> {
    desk.station()?.package(id)
}

#[tauri::command(async)]
pub(crate) fn mark_packed(desk: Desk<'_>, id: i64) -> Answer<SavedView> {
    desk.station()?.mark_packed(id)
}

#[tauri::command(async)]
pub(crate) fn actions(desk: Desk<'_>, id: i64) -> Answer<ActionsView> {
    desk.station()?.actions(id)
}

#[tauri::command(async)]
pub(crate) fn act(desk: Desk<'_>, id: i64, input: ActionInput) -> Answer<SavedView> {
    desk.station()?.act(id, input)
}

#[tauri::command(async)]
pub(crate) fn withdraw(desk: Desk<'_>, command: &str) -> Answer<()> {
    desk.station()?.withdraw(command)
}

#[tauri::command(async)]
pub(crate) fn draw_label(desk: Desk<'_>, id: i64) -> Answer<PaperView> {
    desk.station()?.draw_label(id)
}

#[tauri::command(async)]
pub(crate) fn hand_over(desk: Desk<'_>, carrier: &str, packages: Vec<i64>) -> Answer<HandoverView> {
    desk.station()?.hand_over(carrier, &packages)
}

#[tauri::command(async)]
pub(crate) fn attention(desk: Desk<'_>) -> Answer<Vec<AttentionView>> {
    desk.station()?.attention()
}

#[tauri::command(async)]
pub(crate) fn answer(
    desk: Desk<'_>,
    command: &str,
    asked: AttentionKind,
    answer: AnswerInput,
) -> Answer<()> {
    desk.station()?.answer(command, Some(asked), answer)
}

#[tauri::command(async)]
pub(crate) fn queue(desk: Desk<'_>) -> Answer<Vec<QueuedView>> {
    desk.station()?.queue()
}

#[tauri::command(async)]
pub(crate) fn rebind(desk: Desk<'_>) -> Answer<ReboundView> {
    desk.station()?.rebind()
}

#[tauri::command(async)]
pub(crate) fn lost(desk: Desk<'_>) -> Answer<Option<LostView>> {
    desk.station()?.lost()
}

#[tauri::command(async)]
pub(crate) fn go_on(desk: Desk<'_>) -> Answer<()> {
    desk.station()?.go_on()
}

#[tauri::command(async)]
pub(crate) fn scan(desk: Desk<'_>, text: &str) -> Answer<ScanView> {
    desk.station()?.scan(text)
}

#[tauri::command(async)]
pub(crate) fn labels(desk: Desk<'_>) -> Answer<LabelsView> {
    desk.station()?.labels()
}

#[tauri::command(async)]
pub(crate) fn label_plan(desk: Desk<'_>, id: i64) -> Answer<LabelPlanView> {
    desk.station()?.label_plan(id)
}

#[tauri::command(async)]
pub(crate) fn prints(desk: Desk<'_>, id: i64) -> Answer<Vec<PrintView>> {
    desk.station()?.prints(id)
}

#[tauri::command(async)]
pub(crate) fn print_label(desk: Desk<'_>, id: i64) -> Answer<Vec<PrintView>> {
    desk.station()?.print_label(id)
}

#[tauri::command(async)]
pub(crate) fn print_labels(desk: Desk<'_>, ids: Vec<i64>) -> Answer<BatchView> {
    desk.station()?.print_labels(&ids)
}

#[tauri::command(async)]
pub(crate) fn reprint(desk: Desk<'_>, id: i64, parcel: u8, why: AgainView) -> Answer<PrintView> {
    desk.station()?.reprint(id, parcel, why)
}

#[tauri::command(async)]
pub(crate) fn void_label(desk: Desk<'_>, id: i64, parcel: u8) -> Answer<()> {
    desk.station()?.void_label(id, parcel)
}

#[tauri::command(async)]
pub(crate) fn scan_label(
    desk: Desk<'_>,
    text: &str,
    in_hand: Option<i64>,
) -> Answer<LabelScanView> {
    desk.station()?.scan_label(text, in_hand)
}

#[tauri::command(async)]
pub(crate) fn came_out(desk: Desk<'_>, print: &str, yes: bool) -> Answer<PrintView> {
    desk.station()?.came_out(print, yes)
}

#[tauri::command(async)]
pub(crate) fn cancel_print(desk: Desk<'_>, print: &str) -> Answer<PrintView> {
    desk.station()?.cancel_print(print)
}

#[tauri::command(async)]
pub(crate) fn close_print(desk: Desk<'_>, print: &str) -> Answer<()> {
    desk.station()?.close_print(print)
}

/// As bytes: as text they would be a third longer, and have to be read twice.
#[tauri::command(async)]
pub(crate) fn print_preview(desk: Desk<'_>, print: &str) -> Answer<Response> {
    let png = desk.station()?.print_preview(print)?;
    Ok(Response::new(png.unwrap_or_default()))
}

/// The label of one box as it would come out now.
#[tauri::command(async)]
pub(crate) fn label_preview(desk: Desk<'_>, id: i64, parcel: u8) -> Answer<Response> {
    let png = desk.station()?.label_preview(id, parcel)?;
    Ok(Response::new(png.unwrap_or_default()))
}

/// The first page of the OMS's own paper for a package.
#[tauri::command(async)]
pub(crate) fn document_preview(desk: Desk<'_>, id: i64) -> Answer<Response> {
    let png = desk.station()?.document_preview(id)?;
    Ok(Response::new(png.unwrap_or_default()))
}

#[tauri::command(async)]
pub(crate) fn print_document(desk: Desk<'_>, id: i64) -> Answer<PrintView> {
    desk.station()?.print_document(id)
}

#[tauri::command(async)]
pub(crate) fn print_scanned(desk: Desk<'_>, id: i64) -> Answer<Vec<PrintView>> {
    desk.station()?.print_scanned(id)
}

#[tauri::command(async)]
pub(crate) fn print_slip(desk: Desk<'_>, id: i64) -> Answer<PrintView> {
    desk.station()?.print_slip(id)
}

#[tauri::command(async)]
pub(crate) fn print_handover(desk: Desk<'_>, handover: i64) -> Answer<PrintView> {
    desk.station()?.print_handover(handover)
}

#[tauri::command(async)]
pub(crate) fn print_card(desk: Desk<'_>) -> Answer<PrintView> {
    desk.station()?.print_card()
}

#[tauri::command(async)]
pub(crate) fn set_parcels(desk: Desk<'_>, id: i64, parcels: u32) -> Answer<()> {
    desk.station()?.set_parcels(id, parcels)
}

#[tauri::command]
pub(crate) async fn find_printers(desk: Desk<'_>) -> Answer<Vec<NearbyView>> {
    let station = desk.station()?.clone();
    asking_around(move || station.find_printers()).await
}

#[tauri::command]
pub(crate) async fn ask_printer(desk: Desk<'_>, place: PlaceView) -> Answer<AbilitiesView> {
    let station = desk.station()?.clone();
    asking_around(move || station.ask_printer(&place)).await
}

/// It takes seconds: not on one of the few threads that answer the window.
async fn asking_around<T: Send + 'static>(
    ask: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let lost = |_| Problem::of(ProblemKey::Bug).with("log", "ipc.asking_around");
    spawn_blocking(ask).await.map_err(lost)?
}

#[tauri::command(async)]
pub(crate) fn add_printer(desk: Desk<'_>, input: PrinterInput) -> Answer<PrinterView> {
    desk.station()?.add_printer(&input)
}

#[tauri::command(async)]
pub(crate) fn set_uses(desk: Desk<'_>, printer: i64, uses: Vec<UseView>) -> Answer<PrinterView> {
    desk.station()?.set_uses(printer, &uses)
}

#[tauri::command(async)]
pub(crate) fn remove_printer(desk: Desk<'_>, printer: i64) -> Answer<()> {
    desk.station()?.remove_printer(printer)
}

#[tauri::command(async)]
pub(crate) fn test_page(desk: Desk<'_>, printer: i64) -> Answer<PrintView> {
    desk.station()?.test_page(printer)
}

#[tauri::command(async)]
pub(crate) fn accept_printer(desk: Desk<'_>, printer: i64, scanned: &str) -> Answer<PrinterView> {
    desk.station()?.accept_printer(printer, scanned)
}

#[tauri::command(async)]
pub(crate) fn sync_now(desk: Desk<'_>) -> Answer<()> {
    desk.station()?.sync_now()
}

#[tauri::command(async)]
pub(crate) fn set_preferences(desk: Desk<'_>, preferences: PreferencesView) -> Answer<()> {
    desk.station()?.set_preferences(preferences)
}

#[tauri::command(async)]
pub(crate) fn first_list_painted() {
    terminal::first_list_painted();
}

#[tauri::command(async)]
pub(crate) fn switch_line(desk: Desk<'_>, line: LineSwitch) -> Answer<()> {
    desk.switch_line(line)
}
