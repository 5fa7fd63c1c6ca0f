//! A wire between a device and its peer on which every byte is counted, as the socket carries it: TLS, frames and all.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// How many bytes went which way.
#[derive(Default)]
pub(crate) struct Counts {
    up: AtomicU64,
    down: AtomicU64,
}

impl Counts {
    /// From the device to its peer.
    pub(crate) fn up(&self) -> u64 {
        self.up.load(Ordering::Relaxed)
    }

    /// From the peer to the device.
    pub(crate) fn down(&self) -> u64 {
        self.down.load(Ordering::Relaxed)
    }
}

/// Lays a wire to `peer`: gives the address at which the device finds it.
pub(crate) async fn lay(peer: SocketAddr) -> (SocketAddr, Arc<Counts>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, counts) = (listener.local_addr().unwrap(), Arc::<Counts>::default());
    let counted = Arc::clone(&counts);
    tokio::spawn(async move {
        while let Ok((device, _)) = listener.accept().await {
            let peer = TcpStream::connect(peer).await.unwrap();
            device.set_nodelay(true).unwrap();
            peer.set_nodelay(true).unwrap();
            let (from_device, to_device) = device.into_split();
            let (from_peer, to_peer) = peer.into_split();
            let (up, down) = (Arc::clone(&counted), Arc::clone(&counted));
            tokio::spawn(async move { carry(from_device, to_peer, &up.up).await });
            tokio::spawn(async move { carry(from_peer, to_device, &down.down).await });
        }
    });
    (address, counts)
}

/// Carries bytes until one side ends.
async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, count: &AtomicU64) {
    let mut piece = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut piece).await {
        count.fetch_add(length as u64, Ordering::Relaxed);
        if to.write_all(&piece[..length]).await.is_err() {
            return;
        }
    }
}
