import { useTranslation } from 'react-i18next';

interface Props {
  readonly size: number;
  /** `tile` on surfaces, `glyph` on the slab. */
  readonly form?: 'tile' | 'glyph';
}

/** A counter seen from the side, with a coin put down on it (theme, section 9). */
export function Logo({ size, form = 'tile' }: Props) {
  const { t } = useTranslation();
  const isTile = form === 'tile';
  return (
    <svg
      width={isTile ? size : (size * 367) / 294}
      height={size}
      viewBox={isTile ? '0 0 512 512' : '75 107 367 294'}
      role="img"
      aria-label={t('app.name')}
    >
      {isTile && <rect width="512" height="512" rx="112" fill="var(--c-tile)" />}
      <path d="M326 138H222a116 116 0 0 0 0 232h220" fill="none" stroke="#fff" strokeWidth="62" />
      <circle cx="352" cy="279" r="50" fill="var(--c-brass)" />
    </svg>
  );
}
