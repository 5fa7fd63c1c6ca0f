/** What carries a call to Rust, without knowing the contract. Every failure it throws goes through toPlatformError. */
export interface Wire {
  execute(commandId: string, name: string, body: unknown): Promise<unknown>;
  query(name: string, body: unknown): Promise<unknown>;
  shell(name: string, body: unknown): Promise<unknown>;
  listen(signal: string, handler: (payload: unknown) => void): Unlisten;
}

export type Unlisten = () => void;
