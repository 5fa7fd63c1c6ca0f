//! Choosing a file of this computer in the window system's own dialog. The screens get the path of the file that a person chose,
//! and nothing else of the disk: the dialog is asked for here, not by the plugin's own door for pages.

use serde::Deserialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

/// What kind of file is wanted, in the words of the screen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WantedFile {
    /// What the dialog is called.
    title: String,
    /// What such files are called.
    kind: String,
    /// What their names end in, without the dot.
    extensions: Vec<String>,
}

/// Asks for a file and waits for the answer, without keeping a thread; `None` when none was chosen.
pub(crate) async fn choose_file(window: &WebviewWindow, wanted: WantedFile) -> Option<String> {
    let WantedFile { title, kind, extensions } = wanted;
    let extensions: Vec<&str> = extensions.iter().map(String::as_str).collect();
    let (answer, answered) = oneshot::channel();
    let dialog = window.dialog().file().set_parent(window).set_title(title).add_filter(kind, &extensions);
    dialog.pick_file(move |path| {
        // Nobody waits any more when the window is gone.
        let _ = answer.send(path);
    });
    let path = answered.await.ok().flatten()?.into_path().ok()?;
    Some(path.to_string_lossy().into_owned())
}
