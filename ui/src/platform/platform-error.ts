/** How every refusal and every fault arrives from Rust, whatever the wire. */
interface ErrorFacts {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Names the entry in the log, for faults nobody foresaw. */
  readonly incident: string | null;
}

/** The wire broke before an answer came: whether the command was recorded is not known. */
export const UNREACHABLE = 'platform.unreachable';
/** Something other than the agreed shape was thrown. */
export const UNEXPECTED = 'platform.unexpected';

export class PlatformError extends Error implements ErrorFacts {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly incident: string | null;

  constructor(facts: ErrorFacts, options?: ErrorOptions) {
    super(facts.code, options);
    this.name = 'PlatformError';
    this.code = facts.code;
    this.params = facts.params;
    this.incident = facts.incident;
  }

  /** True when repeating with the same command id is safe and may help. */
  get isOutcomeUnknown(): boolean {
    return this.code === UNREACHABLE;
  }
}

export function unreachable(cause: unknown): PlatformError {
  return new PlatformError({ code: UNREACHABLE, params: {}, incident: null }, { cause });
}

/** Whatever was thrown becomes a PlatformError, so that no screen has to know how the wire fails. */
export function toPlatformError(thrown: unknown): PlatformError {
  if (thrown instanceof PlatformError) return thrown;
  if (isRecord(thrown) && typeof thrown['code'] === 'string') {
    return new PlatformError(
      {
        code: thrown['code'],
        params: isRecord(thrown['params']) ? thrown['params'] : {},
        incident: typeof thrown['incident'] === 'string' ? thrown['incident'] : null,
      },
      { cause: thrown },
    );
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new PlatformError({ code: UNEXPECTED, params: { detail }, incident: null }, { cause: thrown });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
