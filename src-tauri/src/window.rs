//! The window: Tauri's doors for the screens, and the signal that tells them what to ask again.

use std::path::Path;
use std::sync::Arc;

use comptoir_domain::CommandId;
use serde_json::Value;
use tauri::{AppHandle, Emitter as _, Manager as _, RunEvent, State, WebviewWindow};
use uuid::Uuid;

use crate::choose_file::{self, WantedFile};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::network::Surroundings;
use crate::shell;
use crate::web_view;

/// The signal that carries the topics of which screens must ask again.
const CHANGED: &str = "changed";

/// Opens the window on the data in `directory` and stays until it is closed.
///
/// # Errors
/// What the window system answers. What keyring, disk and database answer is said in the window.
pub fn run(directory: &Path) -> Result<(), Failure> {
    web_view::prepare();
    // A large shop takes its time after an update: the window says so.
    let desk = Desk::begin(directory);
    // What hinders it is in the log; the shop opens all the same.
    let _ = shell::recovery_sheet::forget(&desk);
    shell::backup::keep_making(&desk);
    let at_work = Arc::clone(&desk);
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup({
            let desk = Arc::clone(&desk);
            move |app| {
                // A web view that keeps more than it needs shows the shop all the same.
                let _ = app.webview_windows().values().try_for_each(web_view::make_small);
                let app = app.handle().clone();
                desk.news().listen(move |topics| tell_changed(&app, topics.to_vec()));
                // What hinders it is in the log; the shop works without.
                let _ = desk.synchronise(Surroundings::Lan);
                Ok(())
            }
        })
        .manage(desk)
        .invoke_handler(tauri::generate_handler![execute, query, call, choose_file])
        .build(tauri::generate_context!())
        .map_err(|error| Failure::incident("device.window", &error.to_string()))?
        .run(move |_, event| {
            if matches!(event, RunEvent::Exit) {
                at_work.stop_synchronising();
            }
        });
    Ok(())
}

/// Executes a command away from the window's thread.
#[tauri::command(async)]
fn execute(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    command_id: Uuid,
    name: String,
    body: Value,
) -> Result<Value, Failure> {
    let executed = desk.execute(CommandId(command_id), &name, body)?;
    tell_changed(&app, executed.changed.iter().copied().collect());
    Ok(executed.answer)
}

/// Answers a query away from the window's thread.
#[tauri::command(async)]
fn query(desk: State<'_, Arc<Desk>>, name: String, body: Value) -> Result<Value, Failure> {
    desk.query(&name, body)
}

/// Calls a verb of this computer away from the window's thread.
#[tauri::command(async, rename = "shell")]
fn call(app: AppHandle, desk: State<'_, Arc<Desk>>, name: String, body: Value) -> Result<Value, Failure> {
    let answer = shell::call(&desk, &name, body)?;
    tell_changed(&app, shell::changed_by(&name));
    Ok(answer)
}

/// Lets a person choose a file of this computer.
#[tauri::command]
async fn choose_file(window: WebviewWindow, wanted: WantedFile) -> Option<String> {
    choose_file::choose_file(&window, wanted).await
}

fn tell_changed(app: &AppHandle, topics: Vec<&str>) {
    if topics.is_empty() {
        return;
    }
    for window in app.webview_windows().values() {
        // A window that is closing does not need to know.
        let _ = window.emit(CHANGED, &topics);
    }
}
