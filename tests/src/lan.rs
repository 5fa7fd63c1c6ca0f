//! A switch and the computers at it, each in a network namespace.

use std::fs::File;
use std::future::Future;
use std::io;
use std::net::TcpStream;
use std::os::fd::AsFd as _;
use std::pin::Pin;
use std::process::Command;
use std::task::{Context, Poll};

use axum::http::Uri;
use hyper_util::rt::TokioIo;
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use tower_service::Service;

/// The computers' names.
pub const HOSTS: [&str; 4] = ["seller", "cashier", "stock", "server"];

/// The switch. What it made is gone when it is dropped.
#[derive(Debug)]
pub struct Lan {
    prefix: String,
}

fn ip(arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("ip").args(arguments).output().map_err(|error| error.to_string())?;
    let said = || format!("ip {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    if output.status.success() { Ok(()) } else { Err(said()) }
}

impl Lan {
    /// Makes it under a name of its own.
    ///
    /// # Errors
    /// The reason where this system does not allow it.
    pub fn make(name: &str) -> Result<Self, String> {
        let lan = Self { prefix: format!("comptoir-{}-{name}", std::process::id()) };
        let switch = lan.namespace("switch");
        ip(&["netns", "add", &switch])?;
        ip(&["-n", &switch, "link", "add", "bridge", "type", "bridge"])?;
        ip(&["-n", &switch, "link", "set", "bridge", "up"])?;
        for host in HOSTS {
            let namespace = lan.namespace(host);
            ip(&["netns", "add", &namespace])?;
            ip(&["-n", &switch, "link", "add", host, "type", "veth", "peer", "name", "lan", "netns", &namespace])?;
            ip(&["-n", &switch, "link", "set", host, "master", "bridge", "up"])?;
            ip(&["-n", &namespace, "address", "add", &format!("{}/24", Self::address(host)), "dev", "lan"])?;
            ip(&["-n", &namespace, "link", "set", "lan", "up"])?;
            ip(&["-n", &namespace, "link", "set", "lo", "up"])?;
        }
        Ok(lan)
    }

    /// The namespace of a computer.
    #[must_use]
    pub fn namespace(&self, host: &str) -> String {
        format!("{}-{host}", self.prefix)
    }

    /// The address of a computer.
    ///
    /// # Panics
    /// When there is no such computer.
    #[must_use]
    pub fn address(host: &str) -> String {
        let number = HOSTS.iter().position(|known| *known == host).expect("a computer of the network") + 1;
        format!("10.77.0.{number}")
    }

    /// Pulls a host's cable (`down`), or plugs it in (`up`).
    ///
    /// # Panics
    /// When the system says no.
    pub fn cable(&self, host: &str, state: &str) {
        ip(&["-n", &self.namespace("switch"), "link", "set", host, state]).unwrap();
    }
}

impl Drop for Lan {
    fn drop(&mut self) {
        for host in HOSTS.into_iter().chain(["switch"]) {
            let _ = ip(&["netns", "del", &self.namespace(host)]);
        }
    }
}

/// Makes connections as a computer of the network would, or where the test runs.
#[derive(Clone, Debug)]
pub(crate) struct Inside {
    pub(crate) namespace: Option<String>,
}

impl Inside {
    fn connect(&self, address: &str) -> io::Result<TcpStream> {
        if let Some(namespace) = &self.namespace {
            let namespace = File::open(format!("/run/netns/{namespace}"))?;
            move_into_link_name_space(namespace.as_fd(), Some(LinkNameSpaceType::Network))?;
        }
        let stream = TcpStream::connect(address)?;
        stream.set_nonblocking(true)?;
        Ok(stream)
    }
}

impl Service<Uri> for Inside {
    type Response = TokioIo<tokio::net::TcpStream>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (inside, address) = (self.clone(), uri.authority().map(ToString::to_string).unwrap_or_default());
        let (told, connected) = tokio::sync::oneshot::channel();
        // A thread of its own: it stays in the namespace, and ends there. The connection belongs to the namespace in which it was made.
        std::thread::spawn(move || told.send(inside.connect(&address)));
        Box::pin(async move {
            let stream = connected.await.map_err(io::Error::other)??;
            Ok(TokioIo::new(tokio::net::TcpStream::from_std(stream)?))
        })
    }
}
