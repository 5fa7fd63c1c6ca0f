import type { Platform } from './platform';
import { toPlatformError } from './platform-error';
import type { Wire } from './wire';

/** Gives a wire its types and its errors. The only place where an answer is believed to have the agreed shape. */
export function createPlatform(wire: Wire): Platform {
  const { chooseFile } = wire;
  return {
    execute: (name, body, commandId) => answered(wire.execute(commandId, name, body)),
    query: (name, body) => answered(wire.query(name, body)),
    call: (name, body) => answered(wire.shell(name, body)),
    listen: (signal, handler) => wire.listen(signal, handler as (payload: unknown) => void),
    ...(chooseFile && { chooseFile: (wanted) => answered(chooseFile(wanted)) }),
  };
}

async function answered<Answer>(answer: Promise<unknown>): Promise<Answer> {
  try {
    return (await answer) as Answer;
  } catch (thrown) {
    throw toPlatformError(thrown);
  }
}
