import { v7 } from 'uuid';

/**
 * The id under which a command is sent. When the wire breaks nobody knows whether Rust recorded it: sending the same
 * body again must carry the same id, or a customer pays twice. In every other case two equal bodies are two commands:
 * the same article scanned twice.
 */
export class CommandIds {
  #unknown: { readonly body: string; readonly id: string } | null = null;

  for(body: unknown): string {
    return this.#unknown?.body === JSON.stringify(body) ? this.#unknown.id : v7();
  }

  /** No answer came. */
  lost(id: string, body: unknown): void {
    this.#unknown = { id, body: JSON.stringify(body) };
  }

  /** Rust answered, yes or no. */
  settled(id: string): void {
    if (this.#unknown?.id === id) this.#unknown = null;
  }
}
