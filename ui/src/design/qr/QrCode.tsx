import { useMemo } from 'react';
import { qrPath } from './qr-path';

interface Props {
  readonly payload: string;
  /** What it is, for whoever cannot see it. */
  readonly label: string;
  /** px on a side, with the quiet zone. */
  readonly size: number;
}

/** Modules of white that readers need around the code. */
const QUIET = 4;

/** A QR code that a scanner reads from the screen: dark on white in both schemes. */
export function QrCode({ payload, label, size }: Props) {
  const code = useMemo(() => qrPath(payload), [payload]);
  const side = code.size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#16181d" />
    </svg>
  );
}
