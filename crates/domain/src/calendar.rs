//! The store's own days: a sale at 00:30 in Douala belongs to Douala's date, whatever the computer's zone is.

use chrono::{Datelike as _, Months, NaiveDate, TimeZone as _, Timelike as _};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;

/// A day in a store's time zone, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct BusinessDate(#[n(0)] i32);

impl BusinessDate {
    /// The day this many days after 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The Gregorian year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.to_date().year()
    }

    /// The same day so many months later; the last day of a month that is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.to_date().checked_add_months(Months::new(months)).map_or(self, Self::from)
    }

    /// The calendar date.
    #[must_use]
    pub fn to_date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or_default()
    }
}

impl From<NaiveDate> for BusinessDate {
    fn from(date: NaiveDate) -> Self {
        Self(date.to_epoch_days())
    }
}

impl Serialize for BusinessDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_date().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BusinessDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        NaiveDate::deserialize(deserializer).map(Self::from)
    }
}

impl TS for BusinessDate {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

/// An IANA time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone with this IANA name, such as `Africa/Douala`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The day it is in this zone at `time`.
    #[must_use]
    pub fn date_at(self, time: Timestamp) -> BusinessDate {
        self.0
            .timestamp_millis_opt(time.0)
            .single()
            .map(|local| BusinessDate::from(local.date_naive()))
            .unwrap_or_default()
    }

    /// Hour and minute of the day in this zone at `time`.
    #[must_use]
    pub fn hour_minute_at(self, time: Timestamp) -> (u32, u32) {
        self.0.timestamp_millis_opt(time.0).single().map_or((0, 0), |local| (local.hour(), local.minute()))
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Africa::Douala)
    }
}

impl<C> Encode<C> for Zone {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.str(self.name())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Zone {
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let name = decoder.str()?;
        Self::from_name(name).ok_or_else(|| minicbor::decode::Error::message(format!("{name} is no IANA time zone")))
    }
}

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("{name} is no IANA time zone")))
    }
}

impl TS for Zone {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_past_midnight_in_douala_is_still_yesterday_in_utc() {
        let douala = Zone::default();
        let time = Timestamp(1_795_217_400_000); // 2026-11-20 23:30 UTC
        assert_eq!(douala.date_at(time).to_date().to_string(), "2026-11-21");
        assert_eq!(douala.hour_minute_at(time), (0, 30));
    }

    #[test]
    fn a_warranty_ends_on_the_same_day_or_with_the_month() {
        let day = |text: &str| BusinessDate::from(text.parse::<NaiveDate>().unwrap());
        assert_eq!(day("2026-11-21").plus_months(12), day("2027-11-21"));
        assert_eq!(day("2026-08-31").plus_months(6), day("2027-02-28"));
        assert_eq!(day("2026-11-21").plus_months(u32::MAX), day("2026-11-21"), "beyond the calendar there is no end");
    }
}
