import classes from './StepHeading.module.css';

interface Props {
  readonly title: string;
  readonly text: string;
}

export function StepHeading({ title, text }: Props) {
  return (
    <header className={classes['heading']}>
      <h1>{title}</h1>
      <p>{text}</p>
    </header>
  );
}
