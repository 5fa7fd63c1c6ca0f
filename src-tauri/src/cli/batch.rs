//! Many commands or queries, one JSON object per line.

use std::io::{BufRead, Write};

use comptoir_domain::{CommandId, Timestamp};
use comptoir_store::{Request, Session, Store};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::arguments::Call;
use crate::failure::Failure;

/// The longest line that is read.
const LINE_LENGTH_MAX: u64 = 16 * 1024 * 1024;

/// One line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    #[serde(default)]
    id: Option<Uuid>,
    name: String,
    #[serde(default = "empty")]
    body: Value,
    /// When it happened, in milliseconds since 1970: needs the right to backdate.
    #[serde(default)]
    at: Option<i64>,
}

fn empty() -> Value {
    json!({})
}

impl Line {
    /// The line of a single call on the command line.
    pub(super) fn of(call: &Call) -> Result<Self, Failure> {
        let body = serde_json::from_str(&call.body)
            .map_err(|error| Failure::new("platform.bad_json", json!({ "detail": error.to_string() })))?;
        Ok(Self { id: None, name: call.name.clone().unwrap_or_default(), body, at: None })
    }

    /// Executes it as a command.
    pub(super) fn execute(self, store: &Store, session: Option<&Session>) -> Result<Value, Failure> {
        let id = CommandId(self.id.unwrap_or_else(Uuid::now_v7));
        let request = Request { id, name: &self.name, body: self.body, stated_at: self.at.map(Timestamp) };
        let executed = store.execute_request(session, request)?;
        Ok(serde_json::to_value(executed).unwrap_or_default())
    }

    /// Answers it as a query.
    pub(super) fn query(self, store: &Store, session: Option<&Session>) -> Result<Value, Failure> {
        let session = session.ok_or_else(|| Failure::new("people.not_signed_in", json!({})))?;
        Ok(store.query(session, &self.name, self.body)?)
    }
}

/// Runs every line of `input`, and prints an answer for each.
pub(super) fn run(
    mut input: impl BufRead,
    output: &mut impl Write,
    keep_going: bool,
    mut act: impl FnMut(Line) -> Result<Value, Failure>,
) -> Result<(), Failure> {
    let mut first_failure = None;
    for number in 1_u64.. {
        let mut text = Vec::new();
        let read = std::io::Read::take(&mut input, LINE_LENGTH_MAX)
            .read_until(b'\n', &mut text)
            .map_err(|error| Failure::incident("platform.input", &error.to_string()))?;
        if read == 0 {
            break;
        }
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let outcome = serde_json::from_slice(&text)
            .map_err(|error| Failure::new("platform.bad_json", json!({ "detail": error.to_string() })))
            .and_then(&mut act);
        let printed = match outcome {
            Ok(answer) => json!({ "line": number, "answer": answer }),
            Err(failure) => {
                let printed = json!({ "line": number, "error": failure });
                eprintln!("comptoir: line {number}: {failure}");
                first_failure.get_or_insert(failure);
                printed
            }
        };
        // An answer leaves once what it says is durable, not when the batch ends.
        writeln!(output, "{printed}")
            .and_then(|()| output.flush())
            .map_err(|error| Failure::incident("platform.output", &error.to_string()))?;
        if first_failure.is_some() && !keep_going {
            break;
        }
    }
    output.flush().map_err(|error| Failure::incident("platform.output", &error.to_string()))?;
    first_failure.map_or(Ok(()), Err)
}
