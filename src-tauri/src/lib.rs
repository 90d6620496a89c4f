//! The shell: the one crate that knows Tauri, around the station that knows everything else.
//!
//! It must not decide anything about packages; what the window asks goes to the station as it is.
//! The order of a start is what makes it quick: the database is opened on a thread of its own while
//! the web view, which takes longer, starts up.

mod arguments;
mod display;
mod events;
mod ipc;
mod opening;
mod terminal;
mod training;
mod window;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc;

use arguments::{Asked, Wanted};
use opening::Opening;
use tauri::RunEvent;

/// The command line was wrong.
const MISUSED: u8 = 2;
/// The station could not start: its folder, database or settings, or there is no display.
const NOT_STARTED: u8 = 3;

/// The whole program, from its arguments to its exit code. Has to be called on the main thread.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match arguments::parse(args) {
        Ok(Asked::Help) => terminal::usage(),
        Ok(Asked::Version) => terminal::version(),
        Ok(Asked::Open(wanted)) => return show(wanted),
        Err(misused) => {
            terminal::misused(&misused);
            return MISUSED.into();
        }
    }
    ExitCode::SUCCESS
}

/// Opens station and window, and comes back when the window is closed.
fn show(wanted: Wanted) -> ExitCode {
    station::logs::begin();
    display::paint_plainly();
    // Opening begins before the display is asked for, which takes as long; but a first start must
    // not leave a folder behind for a window that never was.
    if !display::is_named() || (opening::is_first(&wanted) && !display::is_there()) {
        terminal::no_display();
        return NOT_STARTED.into();
    }
    let (changes, changed) = mpsc::channel();
    let opening = Opening::begin(wanted, changes);
    let Some(app) = prepare(opening.clone()) else {
        opening.close();
        return NOT_STARTED.into();
    };
    let handle = app.handle().clone();
    let gathered = opening.clone();
    let place = window::own_place(&std::env::temp_dir(), || opening.held());
    let kept = place.as_ref().map(|place| place.path().to_owned());
    std::thread::spawn(move || events::pass_on(&changed, &handle));
    let code = app.run_return(move |app, event| {
        if matches!(event, RunEvent::Ready) {
            make_window(app, kept.as_deref(), &gathered);
        }
    });
    // While the folder that it may lie in is still ours.
    drop(place);
    let worked = opening.close();
    exit_code(worked, code)
}

/// What the toolkit needs before there can be a window, while the station is being opened.
fn prepare(opening: Opening) -> Option<tauri::App> {
    if !display::is_there() {
        terminal::no_display();
        return None;
    }
    let opened = opening.clone();
    build(opening)
        .inspect_err(|error| no_window(error, &opened))
        .ok()
}

/// Whoever was told why there is no station needs no second reason.
fn no_window(error: &tauri::Error, opening: &Opening) {
    tracing::error!(%error, "no window");
    if opening.station().is_ok() {
        terminal::no_window(opening.logs().as_deref());
    }
}

fn build(opening: Opening) -> tauri::Result<tauri::App> {
    tauri::Builder::default()
        .manage(opening)
        .invoke_handler(tauri::generate_handler![
            ipc::start,
            ipc::status,
            ipc::packers,
            ipc::add_packer,
            ipc::sign_in,
            ipc::sign_out,
            ipc::list,
            ipc::search,
            ipc::package,
            ipc::mark_packed,
            ipc::actions,
            ipc::act,
            ipc::withdraw,
            ipc::draw_label,
            ipc::hand_over,
            ipc::attention,
            ipc::answer,
            ipc::queue,
            ipc::rebind,
            ipc::lost,
            ipc::go_on,
            ipc::scan,
            ipc::labels,
            ipc::label_plan,
            ipc::prints,
            ipc::print_label,
            ipc::print_labels,
            ipc::reprint,
            ipc::void_label,
            ipc::scan_label,
            ipc::came_out,
            ipc::cancel_print,
            ipc::close_print,
            ipc::print_preview,
            ipc::add_printer,
            ipc::set_uses,
            ipc::remove_printer,
            ipc::test_page,
            ipc::accept_printer,
            ipc::find_printers,
            ipc::ask_printer,
            ipc::label_preview,
            ipc::document_preview,
            ipc::print_scanned,
            ipc::print_slip,
            ipc::print_document,
            ipc::print_handover,
            ipc::print_card,
            ipc::set_parcels,
            ipc::sync_now,
            ipc::set_preferences,
            ipc::first_list_painted,
            ipc::switch_line,
        ])
        .build(tauri::generate_context!())
}

/// In the event loop rather than in Tauri's `setup`, whose errors are panics.
fn make_window(app: &tauri::AppHandle, place: Option<&Path>, opening: &Opening) {
    if let Err(error) = window::create(app, place, opening.gathered()) {
        no_window(&error, opening);
        app.exit(NOT_STARTED.into());
    }
}

/// A window that could only say why there is no station does not count as a success.
fn exit_code(worked: bool, window: i32) -> ExitCode {
    match u8::try_from(window) {
        Ok(0) if worked => ExitCode::SUCCESS,
        Ok(0) => NOT_STARTED.into(),
        Ok(code) => code.into(),
        Err(_) => ExitCode::FAILURE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_a_window_that_only_told_of_a_refusal_is_no_success() {
        assert_eq!(exit_code(true, 0), ExitCode::SUCCESS);
        assert_eq!(exit_code(false, 0), ExitCode::from(3));
        assert_eq!(exit_code(true, 3), ExitCode::from(3));
        assert_eq!(exit_code(true, -1), ExitCode::FAILURE);
    }
}
