import type { ReactNode } from 'react';
import { BrandPanel } from './BrandPanel';
import classes from './BrandScreen.module.css';

interface Props {
  /** What Comptoir promises here, large. */
  readonly promise: string;
  readonly text: string;
  /** At the foot of the panel. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The screens before work: first run, passphrase, sign-in. At the left why, at the right what to do. */
export function BrandScreen({ promise, text, foot, children }: Props) {
  return (
    <div className={classes['screen']}>
      <BrandPanel foot={typeof foot === 'string' ? <span>{foot}</span> : foot}>
        <h2>{promise}</h2>
        <p>{text}</p>
      </BrandPanel>
      <main className={classes['main']}>{children}</main>
    </div>
  );
}
