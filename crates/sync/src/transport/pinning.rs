//! How each side knows the other: by the key in the certificate, and by the handshake's proof that the other holds it.
//!
//! Time is never looked at, nor names, nor who signed a certificate.

use std::sync::{Arc, OnceLock};

use comptoir_domain::fingerprint::Fingerprint;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, OtherError, PeerIncompatible, SignatureScheme,
};
use thiserror::Error;

use super::certificate::key_of;
use super::device_key::PublicKey;

/// Which peer a client will talk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The device that holds this key.
    Key(PublicKey),
    /// For an enrolment only, where a person has read the fingerprint and the key is not known yet.
    Fingerprint(Fingerprint),
}

impl Expect {
    fn fingerprint(self) -> Fingerprint {
        match self {
            Self::Key(key) => key.fingerprint(),
            Self::Fingerprint(fingerprint) => fingerprint,
        }
    }

    fn is_met_by(self, key: &PublicKey) -> bool {
        match self {
            Self::Key(expected) => expected == *key,
            Self::Fingerprint(expected) => expected == key.fingerprint(),
        }
    }
}

/// Another device answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the device that answered is {found}, not {expected}")]
pub struct NotThePeer {
    /// Whom the client wanted.
    pub expected: Fingerprint,
    /// Who answered.
    pub found: Fingerprint,
}

/// The client's side: only the expected key.
#[derive(Debug)]
pub(super) struct PinnedPeer {
    expect: Expect,
    algorithms: WebPkiSupportedAlgorithms,
    proven: Arc<OnceLock<PublicKey>>,
}

impl PinnedPeer {
    /// `proven` receives the key once a peer has proved that it holds it.
    pub(super) fn new(expect: Expect, algorithms: WebPkiSupportedAlgorithms, proven: Arc<OnceLock<PublicKey>>) -> Self {
        Self { expect, algorithms, proven }
    }
}

impl ServerCertVerifier for PinnedPeer {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let found = device_key(end_entity)?;
        if !self.expect.is_met_by(&found) {
            let error = NotThePeer { expected: self.expect.fingerprint(), found: found.fingerprint() };
            return Err(CertificateError::Other(OtherError(Arc::new(error))).into());
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(PeerIncompatible::Tls12NotOffered.into())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let valid = rustls::crypto::verify_tls13_signature(message, certificate, signature, &self.algorithms)?;
        let _ = self.proven.set(device_key(certificate)?);
        Ok(valid)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ED25519]
    }
}

/// The server's side: any device may prove its key, or show none. What it may then do is asked of the service at each
/// request, where a refusal can be told clearly and a withdrawal takes effect at once.
#[derive(Debug)]
pub(super) struct AnyDevice {
    algorithms: WebPkiSupportedAlgorithms,
}

impl AnyDevice {
    pub(super) fn new(algorithms: WebPkiSupportedAlgorithms) -> Self {
        Self { algorithms }
    }
}

impl ClientCertVerifier for AnyDevice {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        device_key(end_entity).map(|_| ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(PeerIncompatible::Tls12NotOffered.into())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ED25519]
    }
}

fn device_key(certificate: &CertificateDer<'_>) -> Result<PublicKey, Error> {
    key_of(certificate).map_err(|_| CertificateError::BadEncoding.into())
}
