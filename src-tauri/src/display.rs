//! Whether there is anything to draw on, asked before anyone draws.
//!
//! Tauri's event loop panics without a display. A desk that is started over SSH or before its
//! desktop is up has to get a sentence instead.

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
