//! `comptoir`: without a verb it opens the window; with one it works without a display.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    comptoir::cli::main()
}
