import classes from './OperatorChip.module.css';

interface Props {
  /** As customers call it: MTN MoMo, Wave. */
  readonly name: string;
}

/** The name of a mobile-money operator. Two are known by their colour across the room; the others are neutral. */
export function OperatorChip({ name }: Props) {
  return (
    <span className={classes['chip']} data-operator={/^(mtn|orange)\b/i.exec(name)?.[1]?.toLowerCase()}>
      {name}
    </span>
  );
}
