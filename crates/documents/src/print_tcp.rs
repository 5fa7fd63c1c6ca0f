//! Sends bytes to a printer on the network, and says what is wrong when it cannot.
//!
//! Nothing is retried here: the print queue decides, with [`PrintError::retry_helps`].

use std::{
    io::{self, ErrorKind, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs as _},
    time::{Duration, Instant},
};

use crate::messages::{Language, fill};

/// Where a printer listens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PrinterAddress {
    /// IP address or name.
    pub host: String,
    /// Usually [`PrinterAddress::RAW_PORT`].
    pub port: u16,
}

impl PrinterAddress {
    /// The port on which printers take raw data.
    pub const RAW_PORT: u16 = 9100;
}

impl std::fmt::Display for PrinterAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.port == Self::RAW_PORT {
            formatter.write_str(&self.host)
        } else {
            write!(formatter, "{}:{}", self.host, self.port)
        }
    }
}

/// How long to wait for the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the connection.
    pub connect: Duration,
    /// For all bytes to be taken.
    pub write: Duration,
}

impl Default for Timeouts {
    /// 3 s and 10 s: a receipt is printed in less than 2.
    fn default() -> Self {
        Self { connect: Duration::from_secs(3), write: Duration::from_secs(10) }
    }
}

/// Why the printer did not take the bytes. [`PrintError::advice`] is what to show.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The name means nothing here.
    #[error("no device is called {printer}: check the name or use the printer's IP address")]
    UnknownHost {
        /// Where it was sent.
        printer: PrinterAddress,
        /// What the system said.
        source: io::Error,
    },
    /// A device answers, but does not listen on that port.
    #[error("{printer} refuses the connection: check the port and that the address is the printer's")]
    Refused {
        /// Where it was sent.
        printer: PrinterAddress,
        /// What the system said.
        source: io::Error,
    },
    /// Nothing answers.
    #[error("{printer} does not answer: check that it is on and connected")]
    Silent {
        /// Where it was sent.
        printer: PrinterAddress,
        /// What the system said.
        source: io::Error,
    },
    /// There is no way to that address.
    #[error("{printer} is out of reach: check this computer's network")]
    Unreachable {
        /// Where it was sent.
        printer: PrinterAddress,
        /// What the system said.
        source: io::Error,
    },
    /// Connected, but it stopped taking bytes: no paper, cover open, or fault. Part of the receipt may be printed.
    #[error("{printer} took {sent} of {total} bytes and stopped: check paper, cover and error light")]
    Stalled {
        /// Where it was sent.
        printer: PrinterAddress,
        /// Bytes that the network took.
        sent: usize,
        /// Bytes in all.
        total: usize,
    },
    /// It closed the connection too early. Part of the receipt may be printed.
    #[error("{printer} closed the connection after {sent} of {total} bytes: check paper and cable, then print again")]
    HungUp {
        /// Where it was sent.
        printer: PrinterAddress,
        /// Bytes that the network took.
        sent: usize,
        /// Bytes in all.
        total: usize,
        /// What the system said.
        source: io::Error,
    },
}

impl PrintError {
    /// What is wrong and how to mend it, for the person at the till.
    #[must_use]
    pub fn advice(&self, language: Language) -> String {
        let words = &language.messages().printer;
        let (template, printer) = match self {
            Self::UnknownHost { printer, .. } => (words.unknown_host, printer),
            Self::Refused { printer, .. } => (words.refused, printer),
            Self::Silent { printer, .. } => (words.silent, printer),
            Self::Unreachable { printer, .. } => (words.unreachable, printer),
            Self::Stalled { printer, .. } => (words.stalled, printer),
            Self::HungUp { printer, .. } => (words.hung_up, printer),
        };
        fill(template, &[("printer", &printer.to_string())])
    }

    /// Whether trying again later may succeed without anybody changing the settings.
    #[must_use]
    pub fn retry_helps(&self) -> bool {
        !matches!(self, Self::UnknownHost { .. } | Self::Refused { .. })
    }

    /// Whether part of the job may already be on paper, so that a repetition may print it twice.
    #[must_use]
    pub fn may_have_printed(&self) -> bool {
        matches!(self, Self::Stalled { .. } | Self::HungUp { .. })
    }
}

/// Sends `bytes` to the printer and waits until the network has taken them all.
///
/// A host name is looked up by the system, whose own time limit applies; an IP address is not looked up.
///
/// # Errors
/// [`PrintError`], after at most the sum of both time-outs.
pub fn print(printer: &PrinterAddress, bytes: &[u8], timeouts: Timeouts) -> Result<(), PrintError> {
    let mut stream = connect(printer, timeouts.connect)?;
    write(&mut stream, printer, bytes, timeouts.write)?;
    // Closing with a status byte unread would reset the connection and could destroy what is still under way.
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(Duration::from_millis(100)));
    let _ = stream.read(&mut [0; 64]);
    Ok(())
}

fn connect(printer: &PrinterAddress, timeout: Duration) -> Result<TcpStream, PrintError> {
    let addresses: Vec<SocketAddr> = (printer.host.trim(), printer.port)
        .to_socket_addrs()
        .map_err(|source| PrintError::UnknownHost { printer: printer.clone(), source })?
        .collect();
    let mut failure = io::Error::from(ErrorKind::AddrNotAvailable);
    for address in addresses {
        match TcpStream::connect_timeout(&address, timeout) {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = error,
        }
    }
    Err(connect_error(printer.clone(), failure))
}

fn connect_error(printer: PrinterAddress, source: io::Error) -> PrintError {
    match source.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => PrintError::Refused { printer, source },
        ErrorKind::AddrNotAvailable => PrintError::UnknownHost { printer, source },
        ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::HostUnreachable => {
            PrintError::Silent { printer, source }
        }
        _ => PrintError::Unreachable { printer, source },
    }
}

fn write(stream: &mut TcpStream, printer: &PrinterAddress, bytes: &[u8], timeout: Duration) -> Result<(), PrintError> {
    let deadline = Instant::now() + timeout;
    let total = bytes.len();
    let mut rest = bytes;
    while !rest.is_empty() {
        let sent = total - rest.len();
        let stalled = || PrintError::Stalled { printer: printer.clone(), sent, total };
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(stalled());
        }
        // A printer that takes a few bytes now and then must not renew the time limit: it is what is left of it.
        let outcome = stream.set_write_timeout(Some(left)).and_then(|()| stream.write(rest));
        match outcome {
            Ok(taken) => rest = rest.get(taken..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return Err(stalled()),
            Err(source) => return Err(PrintError::HungUp { printer: printer.clone(), sent, total, source }),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    const QUICK: Timeouts = Timeouts { connect: Duration::from_millis(500), write: Duration::from_millis(300) };

    fn listener() -> io::Result<(TcpListener, PrinterAddress)> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        Ok((listener, PrinterAddress { host: "127.0.0.1".to_owned(), port }))
    }

    #[test]
    fn a_printer_receives_every_byte() -> Result<(), Box<dyn std::error::Error>> {
        let (listener, printer) = listener()?;
        let peer = thread::spawn(move || -> io::Result<Vec<u8>> {
            let (mut stream, _) = listener.accept()?;
            stream.write_all(b"\x14\x00\x00\x0f")?; // the status that an Epson sends by itself
            let mut received = Vec::new();
            stream.read_to_end(&mut received)?;
            Ok(received)
        });
        let job: Vec<u8> = (0..=255).cycle().take(50_000).collect();
        print(&printer, &job, QUICK)?;
        assert_eq!(peer.join().map_err(|_| "the peer panicked")??, job);
        Ok(())
    }

    #[test]
    fn a_closed_port_is_refused_and_says_so() -> io::Result<()> {
        let (listener, printer) = listener()?;
        drop(listener);
        let error = print(&printer, b"x", QUICK).err();
        assert!(matches!(error, Some(PrintError::Refused { .. })), "{error:?}");
        let advice = error.map(|error| (error.retry_helps(), error.advice(Language::French)));
        assert!(advice.is_some_and(|(retry, text)| !retry && text.contains("9100") && !text.contains('{')));
        Ok(())
    }

    #[test]
    fn a_peer_that_never_reads_ends_in_a_time_out() -> io::Result<()> {
        let (listener, printer) = listener()?;
        let held = thread::spawn(move || listener.accept());
        // `Stalled` is the time-out itself: without one, this would never come back.
        let error = print(&printer, &vec![0; 64 << 20], QUICK).err();
        assert!(matches!(error, Some(PrintError::Stalled { sent, total, .. }) if sent < total), "{error:?}");
        assert!(error.is_some_and(|error| error.retry_helps() && error.may_have_printed()));
        drop(held.join());
        Ok(())
    }

    #[test]
    fn a_peer_that_hangs_up_is_told_apart() -> io::Result<()> {
        let (listener, printer) = listener()?;
        let peer = thread::spawn(move || listener.accept().map(drop));
        let error = print(&printer, &vec![0; 64 << 20], Timeouts { write: Duration::from_secs(5), ..QUICK }).err();
        assert!(matches!(error, Some(PrintError::HungUp { .. })), "{error:?}");
        drop(peer.join());
        Ok(())
    }

    #[test]
    fn an_unknown_name_is_not_worth_a_retry() {
        let printer = PrinterAddress { host: "no such name".to_owned(), port: PrinterAddress::RAW_PORT };
        let error = print(&printer, b"x", QUICK).err();
        assert!(
            error.is_some_and(|error| !error.retry_helps() && error.advice(Language::English).contains("no such name"))
        );
    }
}
