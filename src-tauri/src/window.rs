//! The one window: how it is made, and what may never appear in it.
//!
//! It is made before the station is open, so that the web view starts up while the database is
//! read. It must not know packages. Nothing but our own screen is ever shown: no other page, no
//! second window, no download, and no camera, place or microphone is given to it.

use std::path::{Path, PathBuf};

use station::view::{StartView, StationView};
use tauri::webview::{NewWindowResponse, PermissionResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow};
use tempfile::TempDir;

pub(crate) const MAIN: &str = "main";

/// What a packing counter's screen usually is, less a desktop's bars.
const SIZE: (f64, f64) = (1280.0, 800.0);

/// The screens are laid out for 768 pixels and more; a little less lets a tablet's bars be there.
const SIZE_MIN: (f64, f64) = (720.0, 600.0);

/// In the data folder, where the system has no place for what is temporary.
const SPARE: &str = "station.window";

/// Where the web view keeps what it likes to, until the program ends: what is to stay lies in the
/// data folder, and a home may be read-only. Without any such place there is no window.
pub(crate) fn own_place(
    temporary: &Path,
    data_dir: impl FnOnce() -> Option<PathBuf>,
) -> Option<TempDir> {
    let usual = tempfile::Builder::new()
        .prefix("packing-station-")
        .tempdir_in(temporary);
    let place = usual.or_else(|error| data_dir().map_or(Err(error), spare_place));
    place
        .inspect_err(|error| tracing::warn!(%error, "window.place"))
        .ok()
}

/// Of one name, so that what a crash left is not there for ever; only the station that holds the
/// folder comes here.
fn spare_place(data_dir: PathBuf) -> std::io::Result<TempDir> {
    let _ = std::fs::remove_dir_all(data_dir.join(SPARE));
    tempfile::Builder::new()
        .prefix(SPARE)
        .rand_bytes(0)
        .tempdir_in(data_dir)
}

pub(crate) fn create(
    app: &AppHandle,
    place: Option<&Path>,
    start: Option<&StartView>,
) -> tauri::Result<WebviewWindow> {
    let config = app.config();
    let product = config.product_name.clone().unwrap_or_default();
    let dev = config.build.dev_url.clone().filter(|_| tauri::is_dev());
    let mut window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default());
    if let Some(place) = place {
        window = window.data_directory(place.to_owned());
    }
    let window = window
        .title(product)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SIZE_MIN.0, SIZE_MIN.1)
        .prevent_overflow()
        .center()
        .on_navigation(move |url| is_ours(url, dev.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .disable_drag_drop_handler()
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions))
        .initialization_script(given(start))
        .build()?;
    if let Some(StartView::Ready { station, .. }) = start {
        name(&window, station);
    }
    Ok(window)
}

/// The page is born with what it shows first, so that no question stands before the first picture.
/// Only the page itself runs this; the frame that guards its calls does not.
fn given(start: Option<&StartView>) -> String {
    let start = start.and_then(|start| serde_json::to_string(start).ok());
    start.map_or_else(String::new, |start| {
        format!("window.__STATION_START__ = {start};")
    })
}

/// Says in the title which desk this is: a shop may have several on one screen.
pub(crate) fn name(window: &WebviewWindow, station: &StationView) {
    let product = window.config().product_name.clone().unwrap_or_default();
    if let Err(error) = window.set_title(&title(&product, &station.station_name)) {
        tracing::warn!(%error, "the window's title could not be set");
    }
}

fn title(product: &str, station_name: &str) -> String {
    if station_name.is_empty() {
        return product.to_owned();
    }
    format!("{station_name} – {product}")
}

/// Our own screen, embedded or, while it is being developed, served by Vite.
fn is_ours(url: &Url, dev: Option<&Url>) -> bool {
    let embedded = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // WebView2 knows no schemes of an application's own.
        "http" | "https" if cfg!(windows) => url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    embedded || dev.is_some_and(|dev| dev.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, dev: Option<&str>, expected: bool) {
        let dev = dev.map(|dev| Url::parse(dev).unwrap());
        assert_eq!(
            is_ours(&Url::parse(url).unwrap(), dev.as_ref()),
            expected,
            "{url}"
        );
    }

    #[test]
    #[cfg(not(windows))]
    fn only_our_own_screen_is_shown() {
        check("tauri://localhost/index.html", None, true);
        check("tauri://elsewhere/index.html", None, false);
        check("https://example.com/", None, false);
        check("http://tauri.localhost/", None, false);
        check("http://127.0.0.1:5173/", None, false);
        check("file:///etc/passwd", None, false);
        check("data:text/html,x", None, false);
        check("about:blank", None, false);
    }

    #[test]
    fn the_development_server_is_ours_only_while_developing() {
        let vite = Some("http://localhost:5173/");
        check("http://localhost:5173/src/main.ts", vite, true);
        check("http://localhost:5174/", vite, false);
        check("http://localhost:5173/", None, false);
    }

    #[test]
    fn what_is_temporary_lies_in_the_data_folder_where_the_system_takes_none() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere");
        let data_dir = || Some(folder.path().to_owned());
        let left = folder.path().join("station.window/left");
        std::fs::create_dir_all(&left).unwrap();
        let place = own_place(&nowhere, data_dir).unwrap();
        assert_eq!(place.path(), folder.path().join(SPARE));
        assert!(!left.exists());
        drop(place);
        assert!(own_place(&nowhere, || None).is_none());
        let usual = own_place(folder.path(), || unreachable!()).unwrap();
        assert!(usual.path().starts_with(folder.path()));
    }

    #[test]
    fn the_title_says_which_desk_this_is() {
        assert_eq!(
            title("Packing Station", "Counter 2"),
            "Counter 2 – Packing Station"
        );
        assert_eq!(title("Packing Station", ""), "Packing Station");
    }
}
