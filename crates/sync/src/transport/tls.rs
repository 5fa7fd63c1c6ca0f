//! TLS 1.3 alone, with ring, between device keys.

use std::sync::{Arc, OnceLock};

use rustls::client::Resumption;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, SubjectPublicKeyInfoDer};
use rustls::server::NoServerSessionStorage;
use rustls::sign::{CertifiedKey, Signer, SigningKey, SingleCertAndKey};
use rustls::version::TLS13;
use rustls::{ClientConfig, ServerConfig, SignatureAlgorithm, SignatureScheme};

use super::certificate::{certificate, spki};
use super::device_key::{DeviceKey, PublicKey};
use super::error::TransportError;
use super::pinning::{AnyDevice, Expect, PinnedPeer};

/// HTTP/2 is the only language spoken inside.
const ALPN: &[u8] = b"h2";

/// A certificate with the key that proves it.
pub(super) struct Identity(Arc<CertifiedKey>);

impl Identity {
    /// The device's own.
    pub(super) fn of(key: &DeviceKey) -> Result<Self, TransportError> {
        Ok(Self::with_certificate(certificate(key).map_err(|error| TransportError::Setup(error.into()))?, key))
    }

    /// A certificate that need not be the key's: handshakes with another's must fail.
    pub(super) fn with_certificate(certificate: CertificateDer<'static>, key: &DeviceKey) -> Self {
        Self(Arc::new(CertifiedKey::new(vec![certificate], Arc::new(HandshakeKey(key.clone())))))
    }

    /// What shows it in a handshake, on either side.
    pub(super) fn resolver(self) -> Arc<SingleCertAndKey> {
        Arc::new(SingleCertAndKey::from(self.0))
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// What a server needs to shake hands.
pub(super) fn server_config(identity: Identity) -> Result<ServerConfig, TransportError> {
    let provider = provider();
    let verifier = AnyDevice::new(provider.signature_verification_algorithms);
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])
        .map_err(|error| TransportError::Setup(error.into()))?
        .with_client_cert_verifier(Arc::new(verifier))
        .with_cert_resolver(identity.resolver());
    config.alpn_protocols = vec![ALPN.to_vec()];
    // Each connection proves both keys anew: a ticket would save one signature and outlive a withdrawn key.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(config)
}

/// What a client needs; `proven` receives the peer's key.
pub(super) fn client_config(
    identity: Option<Identity>,
    expect: Expect,
    proven: Arc<OnceLock<PublicKey>>,
) -> Result<ClientConfig, TransportError> {
    let provider = provider();
    let verifier = PinnedPeer::new(expect, provider.signature_verification_algorithms, proven);
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])
        .map_err(|error| TransportError::Setup(error.into()))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match identity {
        Some(identity) => builder.with_client_cert_resolver(identity.resolver()),
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.resumption = Resumption::disabled();
    Ok(config)
}

/// The device's key as rustls wants it: signing happens here, so that no copy of the secret is made for it.
#[derive(Clone, Debug)]
struct HandshakeKey(DeviceKey);

impl SigningKey for HandshakeKey {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        let offered = offered.contains(&SignatureScheme::ED25519);
        offered.then(|| Box::new(self.clone()) as Box<dyn Signer>)
    }

    fn public_key(&self) -> Option<SubjectPublicKeyInfoDer<'_>> {
        Some(spki(&self.0.public()))
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::ED25519
    }
}

impl Signer for HandshakeKey {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rustls::Error> {
        Ok(self.0.sign(message).to_vec())
    }

    fn scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}
