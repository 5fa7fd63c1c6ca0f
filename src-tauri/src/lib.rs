//! The desktop application: windows, the bridge to the screens, the keyring, printers and the command line.
//!
//! Architecture invariant: no rule of the business is here. [`desk`] holds what is open and who is signed in; [`shell`]
//! answers what concerns this computer; commands and queries go to the store unchanged.

pub mod bindings;
mod choose_file;
pub mod cli;
pub mod desk;
pub mod failure;
pub mod keys;
pub mod network;
pub mod news;
mod opening;
pub mod papers;
pub mod shell;
mod web_view;
pub mod window;
