//! What the web view is told to do without. A till shows one page for months, on a computer with little memory.

use tauri::WebviewWindow;

/// What the engine's processes are told before there is one. They inherit it; it takes less of everything, and nothing that these
/// screens would miss.
#[cfg(target_os = "linux")]
const BEFORE: [(&str, &str); 4] = [
    // The last of four compilers of JavaScript: 9 MB, and no key is answered sooner.
    ("JSC_useFTLJIT", "0"),
    // On two processors, helpers of the others only keep memory of their own: 8 MB.
    ("JSC_numberOfDFGCompilerThreads", "1"),
    ("JSC_numberOfGCMarkers", "1"),
    // The toolkit would look through the screen's visuals for one that OpenGL can draw on, and load OpenGL for that.
    ("GDK_GL", "disable"),
];

/// Prepares what must be said before the window system is talked to.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the environment is changed")]
pub(crate) fn prepare() {
    for (name, value) in BEFORE {
        if std::env::var_os(name).is_none() {
            // SAFETY: this is the first thing that the window does; there is no other thread that reads the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
    without_egl();
}

/// Lets this process, which draws nothing itself, find no OpenGL: the engine asks for it here all the same, and Mesa then maps a
/// compiler of 22 MB. The library reads once which drivers there are, so it is told none and asked; the engine's own process, which does
/// not start without, finds them again.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "a C library is asked, and the environment is changed")]
fn without_egl() {
    const DRIVERS: &str = "__EGL_VENDOR_LIBRARY_FILENAMES";
    type GetDisplay = unsafe extern "C" fn(*mut std::ffi::c_void) -> *mut std::ffi::c_void;

    if std::env::var_os(DRIVERS).is_some() {
        return;
    }
    // SAFETY: there is no other thread yet. The library is the one that the engine is linked to; its function has this signature
    // (EGL 1.5, 3.2) and may be asked for the default display at any time.
    unsafe {
        let Ok(library) = libloading::Library::new("libEGL.so.1") else { return };
        std::env::set_var(DRIVERS, "/dev/null");
        if let Ok(get_display) = library.get::<GetDisplay>(b"eglGetDisplay") {
            get_display(std::ptr::null_mut());
        }
        std::env::remove_var(DRIVERS);
        // What it has read is kept as long as it is loaded.
        std::mem::forget(library);
    }
}

/// Prepares nothing here.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn prepare() {}

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
