//! The client: asks a peer, and listens to it, over one connection that is made anew when it is gone.
//!
//! reqwest with our own rustls configuration: HTTP/2 alone, no proxy, no redirection, no cookie, no root certificate.

mod failure;
mod listen;
mod receive;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Response, StatusCode, Url};
use tokio::time::timeout;

pub use self::listen::Listening;
use super::compression::{ENCODING, pack_apart};
use super::device_key::{DeviceKey, PublicKey};
use super::error::{Refusal, TransportError};
use super::limits::{
    ADDRESSES_MAX, BODY_BYTES_MAX, CONNECTION_WINDOW_BYTES, HEADER_BYTES_MAX, Limits, STREAM_WINDOW_BYTES,
};
use super::pinning::Expect;
use super::tls::{Identity, client_config};
use super::{BODY_TYPE, FRAMES_TYPE};

/// One peer, wherever it is found. Clones share its connection.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    addresses: Arc<[Url]>,
    /// The address that answered last.
    current: Arc<AtomicUsize>,
    proven: Arc<OnceLock<PublicKey>>,
    limits: Limits,
}

impl Client {
    /// A client of the peer that `expect` names, sought at `addresses` (`host:port`, a socket address; 16 at most) in
    /// turn. Nothing is sent yet.
    ///
    /// # Errors
    /// [`TransportError::BadAddress`], or [`TransportError::Setup`].
    pub fn new(
        key: &DeviceKey,
        expect: Expect,
        addresses: impl IntoIterator<Item = impl ToString>,
    ) -> Result<Self, TransportError> {
        Self::within(Limits::default(), key, expect, addresses)
    }

    /// [`new`](Self::new) with other bounds in time.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn within(
        limits: Limits,
        key: &DeviceKey,
        expect: Expect,
        addresses: impl IntoIterator<Item = impl ToString>,
    ) -> Result<Self, TransportError> {
        Self::with_identity(limits, Some(Identity::of(key)?), expect, addresses)
    }

    /// A client that shows any identity, or none.
    pub(super) fn with_identity(
        limits: Limits,
        identity: Option<Identity>,
        expect: Expect,
        addresses: impl IntoIterator<Item = impl ToString>,
    ) -> Result<Self, TransportError> {
        let addresses: Arc<[Url]> = addresses
            .into_iter()
            .take(ADDRESSES_MAX)
            .map(|address| url(&address.to_string()))
            .collect::<Result<_, TransportError>>()?;
        if addresses.is_empty() {
            return Err(TransportError::BadAddress(String::new()));
        }
        let proven = Arc::default();
        let config = client_config(identity, expect, Arc::clone(&proven))?;
        let http = http_client(config, &limits).map_err(|error| TransportError::Setup(error.into()))?;
        Ok(Self { http, addresses, current: Arc::default(), proven, limits })
    }

    /// The peer's key, once it has proved that it holds it. After an enrolment by fingerprint, this is what to keep.
    #[must_use]
    pub fn peer(&self) -> Option<PublicKey> {
        self.proven.get().copied()
    }

    /// The address at which the peer answered last, as `host:port`.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let url = self.addresses.get(self.current.load(Ordering::Relaxed))?;
        Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
    }

    /// Asks, and waits for the whole answer. `path` is ASCII and begins with `/`.
    ///
    /// # Errors
    /// When there is no answer; [`TransportError::is_transient`] says whether to try again. After
    /// [`TransportError::Broken`] and [`TransportError::TimedOut`] the request may have been carried out.
    pub async fn ask(&self, path: &str, body: Bytes) -> Result<Bytes, TransportError> {
        let response = self.send(path, body, BODY_TYPE).await?;
        receive::receive(response, &self.limits).await
    }

    /// Asks for a stream of frames.
    ///
    /// # Errors
    /// As [`ask`](Self::ask).
    pub async fn listen(&self, path: &str, body: Bytes) -> Result<Listening, TransportError> {
        let response = self.send(path, body, FRAMES_TYPE).await?;
        Ok(Listening::new(response, self.limits.silence_max))
    }

    /// Sends a request to the address that answered last, else to the next ones; an address is left for the next only when
    /// no connection to the peer could be made there, so that a request is never carried out twice.
    async fn send(&self, path: &str, body: Bytes, wanted: &str) -> Result<Response, TransportError> {
        if body.len() > BODY_BYTES_MAX {
            return Err(TransportError::TooLarge { limit_bytes: BODY_BYTES_MAX });
        }
        let packed = pack_apart(body.clone()).await;
        let outgoing = Outgoing { path, is_packed: packed.is_some(), body: packed.unwrap_or(body) };
        let first = self.current.load(Ordering::Relaxed);
        let mut failure = None;
        let turns = self.addresses.iter().enumerate().cycle().skip(first).take(self.addresses.len());
        for (index, address) in turns {
            match self.send_to(address, &outgoing).await {
                Ok(response) => {
                    self.current.store(index, Ordering::Relaxed);
                    return accept(response, wanted);
                }
                Err(Attempt::NotConnected(error)) => failure = Some(more_telling(failure, error)),
                Err(Attempt::Failed(error)) => return Err(error),
            }
        }
        Err(failure.unwrap_or_else(|| TransportError::BadAddress(String::new())))
    }

    async fn send_to(&self, address: &Url, outgoing: &Outgoing<'_>) -> Result<Response, Attempt> {
        let mut url = address.clone();
        url.set_path(outgoing.path);
        let mut request = self.http.post(url).header(ACCEPT_ENCODING, ENCODING).header(CONTENT_TYPE, BODY_TYPE);
        if outgoing.is_packed {
            request = request.header(CONTENT_ENCODING, ENCODING);
        }
        let waited = self.answer_max(outgoing.body.len());
        match timeout(waited, request.body(outgoing.body.clone()).send()).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) if error.is_connect() => Err(Attempt::NotConnected(failure::of(error, &self.sought()))),
            Ok(Err(error)) => Err(Attempt::Failed(failure::of(error, &self.sought()))),
            Err(_) => Err(Attempt::Failed(failure::timed_out(waited))),
        }
    }

    /// The HTTP client below, for requests that this one would not send.
    #[cfg(test)]
    pub(super) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// How long until an answer must begin.
    fn answer_max(&self, body_bytes: usize) -> Duration {
        self.limits.connect_max + self.limits.answer_max + self.limits.allowance(body_bytes)
    }

    fn sought(&self) -> String {
        let shown = |url: &Url| {
            format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
        };
        self.addresses.iter().map(shown).collect::<Vec<_>>().join(", ")
    }
}

struct Outgoing<'a> {
    path: &'a str,
    is_packed: bool,
    body: Bytes,
}

/// How a try at one address ended.
enum Attempt {
    /// Nothing was asked.
    NotConnected(TransportError),
    /// Something may have been asked.
    Failed(TransportError),
}

/// That another device answers says more than that one address is silent.
fn more_telling(earlier: Option<TransportError>, later: TransportError) -> TransportError {
    match (earlier, later) {
        (Some(earlier), TransportError::Unreachable { .. }) => earlier,
        (_, later) => later,
    }
}

/// A response that is what was wanted.
fn accept(response: Response, wanted: &str) -> Result<Response, TransportError> {
    if response.status() != StatusCode::OK {
        return Err(TransportError::Refused(Refusal::from_status(response.status().as_u16())));
    }
    if response.headers().get(CONTENT_TYPE).is_none_or(|found| found != wanted) {
        return Err(TransportError::BrokenAnswer { detail: format!("{wanted} was wanted") });
    }
    Ok(response)
}

fn url(address: &str) -> Result<Url, TransportError> {
    let bad = || TransportError::BadAddress(address.to_owned());
    let url = Url::parse(&format!("https://{address}/")).map_err(|_| bad())?;
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    // A port must be said, though `url` forgets it when it is the scheme's own.
    let has_port = url.port().is_some() || address.ends_with(":443");
    if plain && has_port && url.has_host() { Ok(url) } else { Err(bad()) }
}

fn http_client(config: rustls::ClientConfig, limits: &Limits) -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .tls_backend_preconfigured(config)
        .https_only(true)
        .http2_prior_knowledge()
        .http2_initial_stream_window_size(STREAM_WINDOW_BYTES)
        .http2_initial_connection_window_size(CONNECTION_WINDOW_BYTES)
        .http2_max_header_list_size(HEADER_BYTES_MAX)
        .http2_keep_alive_interval(limits.ping_every)
        .http2_keep_alive_timeout(limits.ping_max)
        .connect_timeout(limits.connect_max)
        .pool_idle_timeout(limits.keep_max)
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_host_and_a_port() {
        for good in ["192.168.1.7:4433", "[fd00::7]:4433", "comptoir.example.ci:443", "till-2.local:9"] {
            assert!(url(good).is_ok(), "{good}");
        }
        for bad in ["", "192.168.1.7", ":4433", "a b:1", "host:1/path", "user@host:1", "host:99999", "https://host:1"] {
            assert!(url(bad).is_err(), "{bad}");
        }
    }
}
