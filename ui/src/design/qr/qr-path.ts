import { encode } from 'uqr';

interface QrPath {
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  readonly path: string;
}

/** The dark modules as one SVG path: each run of a row is one rectangle. */
export function qrPath(payload: string): QrPath {
  const { size, data } = encode(payload, { ecc: 'M', border: 0 });
  const path = data.map((row, y) =>
    runsOf(row)
      .map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`)
      .join(''),
  );
  return { size, path: path.join('') };
}

function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
