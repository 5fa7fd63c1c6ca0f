/** What carries a call to Rust, without knowing the contract. Every failure it throws goes through toPlatformError. */
export interface Wire {
  execute(commandId: string, name: string, body: unknown): Promise<unknown>;
  query(name: string, body: unknown): Promise<unknown>;
  shell(name: string, body: unknown): Promise<unknown>;
  listen(signal: string, handler: (payload: unknown) => void): Unlisten;
  /** Absent in a browser, which gives a page no paths. */
  readonly chooseFile?: ChooseFile;
}

/** Lets a person choose a file of this computer, in the system's own dialog: its path, or null when none was chosen. */
export type ChooseFile = (wanted: WantedFile) => Promise<string | null>;

interface WantedFile {
  /** What the dialog is called. */
  readonly title: string;
  /** What such files are called. */
  readonly kind: string;
  /** What their names end in, without the dot. */
  readonly extensions: readonly string[];
}

export type Unlisten = () => void;
