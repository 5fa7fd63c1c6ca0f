//! The certificate that TLS wants around a device's key. Only the key in it counts.
//!
//! Names, dates and the certificate's own signature prove nothing here: a peer is known by its key, and the handshake
//! proves that it holds it. The dates span all time, since the clocks of shops are often wrong.

use rcgen::{CertificateParams, DistinguishedName, DnType, PublicKeyData, SerialNumber, SignatureAlgorithm};
use rustls::pki_types::{CertificateDer, SubjectPublicKeyInfoDer};
use rustls::server::ParsedCertificate;

use super::device_key::{BadKey, DeviceKey, PublicKey};

/// What precedes the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// The same certificate each time, made of the key alone.
pub(super) fn certificate(key: &DeviceKey) -> Result<CertificateDer<'static>, rcgen::Error> {
    let mut parameters = CertificateParams::default();
    parameters.not_before = rcgen::date_time_ymd(1970, 1, 1);
    // RFC 5280's date for "does not end".
    parameters.not_after = rcgen::date_time_ymd(9999, 12, 31);
    parameters.serial_number = Some(SerialNumber::from(1_u64));
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, "comptoir");
    Ok(parameters.self_signed(&CertificateSigner::of(key))?.der().clone())
}

/// The device key that a certificate carries; nothing else of it is looked at.
pub(super) fn key_of(certificate: &CertificateDer<'_>) -> Result<PublicKey, BadKey> {
    let parsed = ParsedCertificate::try_from(certificate).map_err(|_| BadKey)?;
    let info = parsed.subject_public_key_info();
    let bytes = info.strip_prefix(SPKI_PREFIX.as_slice()).ok_or(BadKey)?;
    PublicKey::from_bytes(bytes.try_into().map_err(|_| BadKey)?)
}

/// The key as a SubjectPublicKeyInfo.
pub(super) fn spki(key: &PublicKey) -> SubjectPublicKeyInfoDer<'static> {
    [SPKI_PREFIX.as_slice(), key.as_bytes()].concat().into()
}

/// The device's key as rcgen wants it.
pub(super) struct CertificateSigner<'a> {
    key: &'a DeviceKey,
    public: PublicKey,
}

impl<'a> CertificateSigner<'a> {
    pub(super) fn of(key: &'a DeviceKey) -> Self {
        Self { key, public: key.public() }
    }
}

impl PublicKeyData for CertificateSigner<'_> {
    fn der_bytes(&self) -> &[u8] {
        self.public.as_bytes()
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &rcgen::PKCS_ED25519
    }
}

impl rcgen::SigningKey for CertificateSigner<'_> {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rcgen::Error> {
        Ok(self.key.sign(message).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_damaged_certificate_carries_a_key_or_is_refused(
            damages in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8),
            cut in prop::option::of(any::<usize>()),
        ) {
            let mut der = certificate(&DeviceKey::generate().unwrap()).unwrap().to_vec();
            for (place, byte) in damages {
                let place = place % der.len();
                der[place] = byte;
            }
            if let Some(cut) = cut {
                der.truncate(cut % der.len());
            }
            let _ = key_of(&CertificateDer::from(der));
        }

        #[test]
        fn nonsense_carries_none(mut bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert_eq!(key_of(&CertificateDer::from(bytes.clone())), Err(BadKey));
            // Not even where it begins like one.
            bytes.splice(..0, [0x30, 0x82, 0x01, 0x20]);
            prop_assert_eq!(key_of(&CertificateDer::from(bytes)), Err(BadKey));
        }
    }

    #[test]
    fn a_certificate_is_its_key_and_always_the_same() {
        let key = DeviceKey::generate().unwrap();
        let der = certificate(&key).unwrap();
        assert_eq!(key_of(&der), Ok(key.public()));
        assert_eq!(certificate(&key).unwrap(), der);
        assert!(der.windows(44).any(|window| window == spki(&key.public()).as_ref()));
    }

    #[test]
    fn no_certificate_is_no_key() {
        assert_eq!(key_of(&CertificateDer::from(vec![0x30, 0x03, 1, 2, 3])), Err(BadKey));
        assert_eq!(key_of(&CertificateDer::from(Vec::new())), Err(BadKey));
    }
}
