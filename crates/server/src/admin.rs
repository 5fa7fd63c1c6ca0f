//! What whoever runs the server asks it, in plain HTTP on this computer alone: does it live, is it ready, what did it count.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::businesses::Businesses;
use crate::metrics::Metrics;

const METRICS_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone)]
struct Asked {
    businesses: Arc<Businesses>,
    metrics: Arc<Metrics>,
    data: PathBuf,
    stopping: CancellationToken,
}

/// Answers until the server stops.
pub(crate) async fn serve(
    listener: TcpListener,
    businesses: Arc<Businesses>,
    metrics: Arc<Metrics>,
    data: &Path,
    stopping: CancellationToken,
) -> std::io::Result<()> {
    let asked = Asked { businesses, metrics, data: data.to_owned(), stopping: stopping.clone() };
    let routes = Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(count))
        .with_state(asked);
    axum::serve(listener, routes.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stopping.cancelled_owned())
        .await
}

/// Ready to take in what devices have: it is not stopping, its folder can be written, and PostgreSQL answers, if it is there that
/// journals are kept.
async fn ready(State(asked): State<Asked>) -> (StatusCode, &'static str) {
    if asked.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    let probe = asked.data.join("ready.probe");
    let writable = tokio::task::spawn_blocking(move || {
        std::fs::write(&probe, b"ready").and_then(|()| std::fs::remove_file(&probe)).is_ok()
    });
    let is_reached = async {
        match asked.businesses.database() {
            Some(database) => database.is_ready().await,
            None => true,
        }
    };
    match tokio::join!(writable, is_reached) {
        (Ok(true), true) => (StatusCode::OK, "ready\n"),
        (Ok(true), false) => (StatusCode::SERVICE_UNAVAILABLE, "PostgreSQL does not answer\n"),
        (Ok(false) | Err(_), _) => (StatusCode::SERVICE_UNAVAILABLE, "the data folder cannot be written\n"),
    }
}

async fn count(State(asked): State<Asked>) -> impl IntoResponse {
    let businesses = asked.businesses.all();
    let mut open = 0;
    for business in &businesses {
        open += usize::from(business.is_open().await);
    }
    ([(header::CONTENT_TYPE, METRICS_TYPE)], asked.metrics.text(asked.businesses.count().await, open))
}
