//! The server at work, from its start to its end.

use std::fs::File;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use comptoir_store::{Clock as _, SystemClock};
use comptoir_sync::transport::serve as serve_devices;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::business_codes::BusinessCodes;
use crate::businesses::Businesses;
use crate::door::Door;
use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::{admin, say};

/// How often businesses of which nobody asks are looked for.
const TIDY_EVERY: Duration = Duration::from_secs(60);

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

/// Serves until it is told to stop.
pub(crate) async fn serve(settings: &Settings) -> Result<(), Failure> {
    let _hold = hold(&settings.data)?;
    let keys = Arc::new(HostKeys::open(&settings.data)?);
    let businesses = Arc::new(Businesses::open(&settings.data, Arc::clone(&keys))?);
    let codes = BusinessCodes::open(&settings.data)?;
    let devices = listen("--listen", settings.listen).await?;
    let administration = listen("--admin", settings.admin).await?;
    announce(&devices, &keys, &businesses, &codes)?;

    let (metrics, stopping) = (Metrics::new(), CancellationToken::new());
    let door = Arc::new(Door::new(Arc::clone(&businesses), codes, Arc::clone(&metrics)));
    let admin = tokio::spawn({
        let (businesses, data, stopping) = (Arc::clone(&businesses), settings.data.clone(), stopping.clone());
        async move { admin::serve(administration, businesses, metrics, &data, stopping).await }
    });
    let tidying = tokio::spawn(tidy(Arc::clone(&businesses), stopping.clone()));
    tokio::spawn(stop_when_told(stopping.clone()));

    serve_devices(devices, keys.host(), door, stopping.cancelled_owned()).await?;
    let _ = admin.await;
    let _ = tidying.await;
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
fn announce(
    devices: &TcpListener,
    keys: &HostKeys,
    businesses: &Businesses,
    codes: &BusinessCodes,
) -> Result<(), Failure> {
    let bound = devices.local_addr().map_err(|error| crate::settings::wrong("--listen", &error.to_string()))?;
    for address in reachable(bound) {
        say(&format!("address      {address}"));
    }
    say(&format!("fingerprint  {}", keys.host().public().fingerprint()));
    if businesses.all().is_empty() {
        say(&format!("code         {} (brings one business, within a day)", codes.issue(SystemClock.now())?));
    }
    tracing::info!(address = %bound, businesses = businesses.all().len(), "ready");
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
