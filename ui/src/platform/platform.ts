import type { Commands, Queries, Shell, Signals } from './contract';
import type { ChooseFile, Unlisten } from './wire';

export type CommandName = Extract<keyof Commands, string>;
export type QueryName = Extract<keyof Queries, string>;
export type ShellName = Extract<keyof Shell, string>;
export type SignalName = Extract<keyof Signals, string>;

/** The body a name takes and the answer it gives, in whichever map. */
type Part<Exchange, Side extends 'body' | 'answer'> = Exchange extends Record<Side, infer Value> ? Value : never;
export type CommandBody<N extends CommandName> = Part<Commands[N], 'body'>;
export type CommandAnswer<N extends CommandName> = Part<Commands[N], 'answer'>;
export type QueryBody<N extends QueryName> = Part<Queries[N], 'body'>;
export type QueryAnswer<N extends QueryName> = Part<Queries[N], 'answer'>;
export type ShellBody<N extends ShellName> = Part<Shell[N], 'body'>;
export type ShellAnswer<N extends ShellName> = Part<Shell[N], 'answer'>;

/** The only door to Rust. Every promise rejects with a PlatformError and nothing else. */
export interface Platform {
  /** Repeating with the same id and body returns the first outcome. */
  execute<N extends CommandName>(name: N, body: CommandBody<N>, commandId: string): Promise<CommandAnswer<N>>;
  query<N extends QueryName>(name: N, body: QueryBody<N>): Promise<QueryAnswer<N>>;
  call<N extends ShellName>(name: N, body: ShellBody<N>): Promise<ShellAnswer<N>>;
  listen<S extends SignalName>(signal: S, handler: (payload: Signals[S]) => void): Unlisten;
  /** Absent where a page cannot know paths: there a file is named otherwise. */
  readonly chooseFile?: ChooseFile;
}
