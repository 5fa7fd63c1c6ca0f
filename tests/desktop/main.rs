//! The real window, driven by WebDriver under a virtual display. `./x test` gives it the display, the bus and the driver.

mod slow_opening;
mod two_minutes;
mod two_windows;
