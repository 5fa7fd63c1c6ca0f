//! The server at work, from its start to its end.

use std::fs::File;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use comptoir_sync::transport::serve as serve_devices;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::businesses::Businesses;
use crate::codes::Codes;
use crate::door::Door;
use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::keep::Keep;
use crate::metrics::Metrics;
use crate::postgres::{Database, listen as listen_to_instances};
use crate::settings::{Journal, Settings};
use crate::{admin, say};

/// How often businesses of which nobody asks are looked for.
const TIDY_EVERY: Duration = Duration::from_secs(60);
/// How often PostgreSQL is looked at for what other instances took in.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Holds the folder for one server, or for one verb that must be alone.
pub(crate) fn hold(data: &Path) -> Result<File, Failure> {
    crate::private_file::make_directory(data).map_err(Failure::file(data))?;
    let path = data.join("server.lock");
    let file = File::create(&path).map_err(Failure::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(Failure::AtWork(data.display().to_string())),
        Err(std::fs::TryLockError::Error(source)) => Err(Failure::file(&path)(source)),
    }
}

/// Reads the keys, and reaches PostgreSQL where the journals are there. `None` when told to stop while waiting for it.
pub(crate) async fn reach(
    settings: &Settings,
    stopping: &CancellationToken,
) -> Result<Option<(Arc<HostKeys>, Option<Arc<Database>>)>, Failure> {
    crate::private_file::make_directory(&settings.data).map_err(Failure::file(&settings.data))?;
    let are_new = !settings.keys.exists();
    let keys = Arc::new(HostKeys::open(&settings.keys)?);
    let Journal::Postgres(target, authority) = &settings.journal else { return Ok(Some((keys, None))) };
    let connected = Database::connect((**target).clone(), authority.as_deref(), &keys, stopping).await;
    if connected.is_err() && are_new {
        // Made in vain: nothing is sealed with them, and a copy of the right ones may come here.
        let _ = std::fs::remove_file(&settings.keys);
    }
    let database = connected?;
    Ok(database.map(|database| (keys, Some(Arc::new(database)))))
}

/// Serves until it is told to stop.
pub(crate) async fn serve(settings: &Settings) -> Result<(), Failure> {
    let _hold = hold(&settings.data)?;
    let (metrics, stopping) = (Metrics::new(), CancellationToken::new());
    tokio::spawn(stop_when_told(stopping.clone()));
    // Taken first: a wrong address is said before PostgreSQL is waited for, and a device that comes meanwhile waits.
    let devices = listen("--listen", settings.listen).await?;
    let administration = listen("--admin", settings.admin).await?;
    let Some((keys, database)) = reach(settings, &stopping).await? else { return Ok(()) };
    let keep = match (&settings.journal, &database) {
        (Journal::Sqlite(folder), _) => {
            crate::private_file::make_directory(folder).map_err(Failure::file(folder))?;
            Keep::Folder(folder.clone())
        }
        (Journal::Postgres(..), Some(database)) => Keep::Postgres(Arc::clone(database), settings.data.join("replicas")),
        (Journal::Postgres(..), None) => return Ok(()),
    };
    let businesses = Arc::new(Businesses::open(keep, Arc::clone(&keys), Arc::clone(&metrics))?);
    let codes = Arc::new(Codes::open(&settings.data, database.as_ref())?);
    announce(&devices, &keys, &businesses, &codes).await?;

    let following = tokio::spawn(follow(Arc::clone(&businesses), stopping.clone()));
    let door = Arc::new(Door::new(Arc::clone(&businesses), codes, Arc::clone(&metrics)));
    let admin = tokio::spawn({
        let (businesses, data, stopping) = (Arc::clone(&businesses), settings.data.clone(), stopping.clone());
        async move { admin::serve(administration, businesses, metrics, &data, stopping).await }
    });
    let tidying = tokio::spawn(tidy(Arc::clone(&businesses), stopping.clone()));

    serve_devices(devices, keys.host(), door, stopping.cancelled_owned()).await?;
    let _ = admin.await;
    let _ = tidying.await;
    let _ = following.await;
    // The last handle of a database writes its log back into it.
    businesses.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn listen(setting: &str, address: SocketAddr) -> Result<TcpListener, Failure> {
    let failed =
        |error: std::io::Error| crate::settings::wrong(setting, &format!("cannot listen on {address}: {error}"));
    TcpListener::bind(address).await.map_err(failed)
}

/// Says what a person must know to bring a business here: to standard output, beside the log.
async fn announce(
    devices: &TcpListener,
    keys: &HostKeys,
    businesses: &Businesses,
    codes: &Codes,
) -> Result<(), Failure> {
    let bound = devices.local_addr().map_err(|error| crate::settings::wrong("--listen", &error.to_string()))?;
    for address in reachable(bound) {
        say(&format!("address      {address}"));
    }
    say(&format!("fingerprint  {}", keys.host().public().fingerprint()));
    let held = businesses.count().await;
    if held == 0 {
        say(&format!("code         {} (brings one business, within a day)", codes.issue().await?));
    }
    let journal = businesses.database().map_or("sqlite", |database| database.shown());
    tracing::info!(address = %bound, businesses = held, journal, "ready");
    // The last line: whoever starts the server from a program waits for it.
    say("ready");
    Ok(())
}

/// Where devices may reach this computer: as told, or, where that is any address, the one towards the internet.
fn reachable(bound: SocketAddr) -> Vec<SocketAddr> {
    if !bound.ip().is_unspecified() {
        return vec![bound];
    }
    let towards = |from: &str, to: &str| -> Option<IpAddr> {
        // Nothing is sent: the system only says from which address it would be.
        let socket = std::net::UdpSocket::bind(from).ok()?;
        socket.connect(to).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    let found = [towards("0.0.0.0:0", "192.0.2.1:9"), towards("[::]:0", "[2001:db8::1]:9")];
    let mut addresses: Vec<_> = found.into_iter().flatten().map(|ip| SocketAddr::new(ip, bound.port())).collect();
    if bound.is_ipv4() {
        addresses.retain(SocketAddr::is_ipv4);
    }
    if addresses.is_empty() { vec![bound] } else { addresses }
}

async fn tidy(businesses: Arc<Businesses>, stopping: CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(TIDY_EVERY) => businesses.close_idle().await,
            () = stopping.cancelled() => return,
        }
    }
}

/// Brings replicas up to what other instances take in: at once where they tell, and by looking, since a hint may be lost.
async fn follow(businesses: Arc<Businesses>, stopping: CancellationToken) {
    let Some(database) = businesses.database() else { return };
    let mut told = listen_to_instances(Arc::clone(database), stopping.clone());
    let mut looks = tokio::time::interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let told = tokio::select! {
            told = told.recv() => told,
            _ = looks.tick() => None,
            () = stopping.cancelled() => return,
        };
        if let Err(error) = businesses.catch_up(told).await {
            tracing::debug!(%error, "PostgreSQL cannot be looked at");
        }
    }
}

/// Stops at the first SIGTERM or Ctrl-C; a second one is the system's.
async fn stop_when_told(stopping: CancellationToken) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        } else {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
    tracing::info!("stopping: what is under way is answered first");
    stopping.cancel();
}
