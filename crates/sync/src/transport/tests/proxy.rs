//! A wire between two devices that counts what goes over it, and can be cut.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

/// A wire to one address.
pub(super) struct Wire {
    pub(super) address: SocketAddr,
    up: Arc<AtomicUsize>,
    down: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    cut: CancellationToken,
}

impl Wire {
    pub(super) async fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let wire = Self {
            address: listener.local_addr().unwrap(),
            up: Arc::default(),
            down: Arc::default(),
            connections: Arc::default(),
            cut: CancellationToken::new(),
        };
        let (up, down) = (Arc::clone(&wire.up), Arc::clone(&wire.down));
        let (connections, cut) = (Arc::clone(&wire.connections), wire.cut.clone());
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                let far = TcpStream::connect(target).await.unwrap();
                near.set_nodelay(true).unwrap();
                far.set_nodelay(true).unwrap();
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                tokio::spawn(carry(near_in, far_out, Arc::clone(&up), cut.clone()));
                tokio::spawn(carry(far_in, near_out, Arc::clone(&down), cut.clone()));
            }
        });
        wire
    }

    /// Bytes that went from client to server, TLS and all.
    pub(super) fn bytes_up(&self) -> usize {
        self.up.load(Ordering::SeqCst)
    }

    /// Bytes that went from server to client.
    pub(super) fn bytes_down(&self) -> usize {
        self.down.load(Ordering::SeqCst)
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// Cuts what goes over it now.
    pub(super) fn cut(&self) {
        self.cut.cancel();
    }
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, count: Arc<AtomicUsize>, cut: CancellationToken) {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = tokio::select! {
            read = from.read(&mut buffer) => read.unwrap_or(0),
            () = cut.cancelled() => return,
        };
        if read == 0 {
            return;
        }
        count.fetch_add(read, Ordering::SeqCst);
        if to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
}
