//! What changed away from any call of the screens: an import that went on in the background. The window and the browser's
//! wire listen, and say so to the screens.

use std::sync::{Arc, Mutex, PoisonError};

type Listener = Box<dyn Fn(&[&'static str]) + Send>;

/// Who wants to know what changed. Clones tell the same listener.
#[derive(Clone, Default)]
pub struct News(Arc<Mutex<Option<Listener>>>);

impl News {
    /// Takes the listener in, in place of an earlier one. It must be quick, and call no verb.
    pub fn listen(&self, listener: impl Fn(&[&'static str]) + Send + 'static) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(listener));
    }

    /// Tells the topics of which screens must ask again.
    pub(crate) fn tell(&self, topics: &[&'static str]) {
        if let Some(listener) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            listener(topics);
        }
    }
}
