//! The desk behind HTTP on this computer alone: the browser tests and the screens' development talk to it.
//!
//! `desk_server --data DIR [--port 1421] [--ui ui/dist] [--find]`. It has one session, as a window has.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use comptoir::desk::Desk;
use comptoir::failure::Failure;
use comptoir::network::Surroundings;
use comptoir::shell;
use comptoir_domain::CommandId;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};
use tower_http::services::{ServeDir, ServeFile};
use uuid::Uuid;

#[derive(Clone)]
struct Served {
    desk: Arc<Desk>,
    changed: broadcast::Sender<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    command_id: Option<Uuid>,
    name: String,
    #[serde(default)]
    body: Value,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let argument = |name: &str| std::env::args().skip_while(|argument| argument != name).nth(1);
    let directory = PathBuf::from(argument("--data").ok_or("--data DIR is needed")?);
    let port: u16 = argument("--port").map_or(Ok(1421), |port| port.parse())?;
    let ui = PathBuf::from(argument("--ui").unwrap_or_else(|| "ui/dist".to_owned()));
    let (changed, _) = broadcast::channel(64);
    let served = Served { desk: Desk::begin(&directory), changed };
    let changed = served.changed.clone();
    served.desk.news().listen(move |topics| {
        // Nobody may be listening.
        let _ = changed.send(topics.iter().map(|&topic| topic.to_owned()).collect());
    });
    let is_found = std::env::args().any(|argument| argument == "--find");
    served.desk.synchronise(if is_found { Surroundings::Lan } else { Surroundings::Peers })?;
    let router = Router::new()
        // A file to import comes in base64.
        .route("/rpc/{door}", post(call).layer(DefaultBodyLimit::max(96 * 1024 * 1024)))
        .route("/rpc/changed", get(listen))
        .fallback_service(ServeDir::new(&ui).fallback(ServeFile::new(ui.join("index.html"))))
        .with_state(served);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    eprintln!("http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn call(State(served): State<Served>, Path(door): Path<String>, Json(message): Json<Message>) -> Response {
    let work = tokio::task::spawn_blocking(move || answer(&served, &door, message)).await;
    match work {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(failure)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn answer(served: &Served, door: &str, message: Message) -> Result<Value, Failure> {
    let Message { command_id, name, body } = message;
    let (answer, topics) = match door {
        "execute" => {
            let executed = served.desk.execute(CommandId(command_id.unwrap_or_else(Uuid::now_v7)), &name, body)?;
            (executed.answer, executed.changed.into_iter().collect())
        }
        "query" => (served.desk.query(&name, body)?, Vec::new()),
        "shell" => (shell::call(&served.desk, &name, body)?, shell::changed_by(&name)),
        _ => return Err(Failure::new("platform.unknown_verb", json!({ "name": door }))),
    };
    if !topics.is_empty() {
        // Nobody may be listening.
        let _ = served.changed.send(topics.into_iter().map(str::to_owned).collect());
    }
    Ok(answer)
}

async fn listen(State(served): State<Served>) -> Sse<impl Stream<Item = Result<Event, axum::Error>>> {
    let topics = BroadcastStream::new(served.changed.subscribe());
    // A listener that fell behind asks everything again.
    let events = topics.map(|topics| Event::default().json_data(topics.unwrap_or_else(|_| vec!["*".to_owned()])));
    Sse::new(events).keep_alive(KeepAlive::default())
}
