//! What is drawn on, and with what: settled before anyone draws.
//!
//! Tauri's event loop panics without a display. A desk that is started over SSH or before its
//! desktop is up has to get a sentence instead.

/// Known at once, and so before anything is opened.
#[cfg(target_os = "linux")]
pub(crate) fn is_named() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_named() -> bool {
    true
}

/// Has to be called on the main thread.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    // Asking costs nothing: the event loop would initialise GTK next, and finds it done.
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}

/// Without the graphics card. WebKit turns to it for the first list that scrolls; that costs a
/// start a quarter of a second and 100 MB, and with some drivers the window stays blank. Lists and
/// forms need none of what it gives. Whoever wants it back sets the variable to 0.
///
/// Has to be called before the first thread is started: whoever reads the environment then, reads
/// it whole.
#[cfg(target_os = "linux")]
pub(crate) fn paint_plainly() {
    let overwrite = false;
    if let Err(error) = gtk::glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", overwrite) {
        tracing::warn!(%error, "the web view may turn to the graphics card");
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn paint_plainly() {}
