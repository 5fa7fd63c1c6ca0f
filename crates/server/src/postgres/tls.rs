//! TLS to PostgreSQL: rustls on ring, as between devices. The certificate is always verified, by the system's authorities or by one
//! that is given.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::failure::Failure;
use crate::settings::wrong;

/// What makes connections secure.
pub(super) fn connector(authority: Option<&Path>) -> Result<MakeRustlsConnect, Failure> {
    let mut roots = RootCertStore::empty();
    match authority {
        Some(file) => {
            let unreadable =
                |error: &dyn std::fmt::Display| wrong("--journal-ca", &format!("{}: {error}", file.display()));
            let certificates = CertificateDer::pem_file_iter(file).map_err(|error| unreadable(&error))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|error| unreadable(&error))?;
                roots.add(certificate).map_err(|error| unreadable(&error))?;
            }
            if roots.is_empty() {
                return Err(unreadable(&"there is no certificate in it"));
            }
        }
        // Those that cannot be read are as if they were not there: what they signed is refused.
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong("--journal", &error.to_string()))?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}
