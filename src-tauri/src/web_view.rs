//! What the web view is told to do without. A till shows one page for months, on a computer with little memory.

use tauri::WebviewWindow;

/// Turns off what these screens never use and the engine would keep memory for. On Windows and macOS the web view is the system's
/// and is left alone.
#[cfg(target_os = "linux")]
pub(crate) fn make_small(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt as _, WebContextExt as _, WebViewExt as _};

    window.with_webview(|view| {
        let view = view.inner();
        if let Some(context) = view.context() {
            // Everything is one page, read once from the program itself: nothing is read again from a cache.
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = view.settings() {
            // The shop's computers draw with their processor anyway: through OpenGL that takes 80 MB more, half of them a compiler.
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_webgl(false);
            settings.set_enable_page_cache(false);
        }
    })
}

/// Turns off what these screens never use: nothing here.
#[cfg(not(target_os = "linux"))]
pub(crate) fn make_small(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
