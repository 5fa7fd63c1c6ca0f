//! Faults planted on purpose, one at a time, to see whether the simulation would notice them. In a product there are none: the
//! question is answered `false` when it is compiled.

macro_rules! planted {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A fault that other engines are known to have had.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Planted {
            $($(#[$doc])* $name,)*
        }

        impl Planted {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

planted! {
    /// A signature is not looked at.
    SignatureUnchecked,
    /// A peer that answers is said to hold everything.
    HeldTooEarly,
    /// Whoever answers is who they say they are.
    AnswererUnchecked,
    /// A key or verifier is kept whatever the journal says.
    SecretsUnbound,
    /// Anybody's log is taken in.
    EnrolmentUnchecked,
    /// What cannot be verified is thrown away.
    RefusedThrownAway,
    /// A place that is held counts as the same, whatever stands there.
    HeldWithoutHash,
    /// Where a log was continued twice, the second continuation is said to be taken in, and is not.
    ForkIgnored,
    /// Where a log was continued twice, the first continuation is thrown away.
    ForkOverwrites,
    /// What was continued twice goes on in its old epoch.
    NoNewEpoch,
    /// What was continued twice goes on in the next series of paper numbers, at either computer.
    SeriesShared,
    /// Lines that part again at the same place are not recognised.
    ChildrenIgnored,
    /// Signatures stay with the beginning when a line is split.
    SplitForgetsSignatures,
    /// A run that begins too late is taken in: a hole.
    HoleAccepted,
    /// An event that comes late is left out of its stream.
    LateEventDropped,
    /// An event that comes late is applied as if it were the last.
    LateEventLast,
    /// A ledger's late entry is applied as if it were the last.
    LateEntryLast,
    /// Events of others are kept and not folded.
    ForeignNotFolded,
    /// An event of a newer version is not kept.
    UnknownSkipped,
    /// An event that cannot be understood stops its author's log.
    PoisonStops,
    /// After a failure, caches are believed.
    CacheKeptAfterFailure,
    /// Another process on the same file goes unnoticed.
    OtherWriterUnnoticed,
    /// What an older Comptoir could not read stays so when it is updated.
    NotFoldedAnew,
    /// Commits are not made durable.
    NotDurable,
    /// A migration is made, and noted as made in a transaction of its own.
    MigratedInSteps,
    /// A command's events are recorded in transactions of their own.
    CommitBeforeFold,
    /// The author's word is not kept: nothing can be passed on.
    SignatureNotKept,
    /// Tips tell of one event more than there is.
    TipAhead,
    /// Reading begins one place too late.
    ReadOffByOne,
    /// A batch may be cut.
    BatchCut,
    /// Only own logs are given.
    OnlyOwnGiven,
    /// The first log that is lacking is given, never another.
    FirstLogOnly,
    /// Both believe to be even after any answer.
    AlwaysEven,
    /// The digest looks at how many lines there are, not at what they hold.
    DigestOfCounts,
    /// After a break, nothing is tried again.
    NoRetry,
    /// Whoever was declined once is never asked again.
    DeclinedForEver,
    /// What the peer said of itself first is believed for ever.
    TheirsNeverRefreshed,
    /// While there is something to give, nothing is ever taken.
    NeverRoom,
    /// Everybody is given everything.
    ScopeIgnored,
    /// Whoever enters a scope does not ask for what it lacks of it.
    NothingWanted,
    /// What is asked for and held bare is taken for held.
    BareStaysBare,
    /// Whoever leaves a scope keeps what it holds of it.
    NothingPurged,
    /// Whoever leaves a scope forgets which numbers it gave there.
    NumbersForgotten,
    /// Whoever leaves a scope lets it go before others hold it.
    PurgedAtOnce,
    /// Whoever leaves a scope lets it go as soon as one peer holds it, whatever becomes of that peer.
    WindowIgnored,
    /// A decision counts whatever was found about whoever recorded it.
    VoidCounts,
    /// A fact has no effect when whoever recorded it lacked authority.
    FactVoid,
    /// A grant that comes late lifts no verdict.
    LateGrantUnheeded,
    /// What was recorded before a withdrawal came in is not judged again.
    LateWithdrawalUnheeded,
    /// Another device's events are not passed on to the screens' rows when rebuilt.
    RebuildForgetsForeign,
}

#[cfg(any(test, feature = "fault-injection"))]
thread_local! {
    static PRESENT: std::cell::Cell<Option<Planted>> = const { std::cell::Cell::new(None) };
}

/// Plants a fault on this thread, in place of any other.
#[cfg(any(test, feature = "fault-injection"))]
pub fn plant(fault: Option<Planted>) {
    PRESENT.set(fault);
}

/// True while this fault is planted on this thread.
#[cfg(any(test, feature = "fault-injection"))]
#[must_use]
pub fn is_planted(fault: Planted) -> bool {
    PRESENT.get() == Some(fault)
}

/// In a product nothing is planted.
#[cfg(not(any(test, feature = "fault-injection")))]
#[must_use]
pub const fn is_planted(_: Planted) -> bool {
    false
}
