import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly names: readonly string[];
}

const SHOWN = 12;

/** Categories or brands that will be made: a typing error shows here first. */
export function NewNames({ title, names }: Props) {
  const { t } = useTranslation();
  if (names.length === 0) return null;
  const listed = names.slice(0, SHOWN).join(', ');
  return (
    <div>
      <h3>{title}</h3>
      <p>{names.length > SHOWN ? t('importCatalogue.check.nameAndMore', { names: listed }) : listed}</p>
    </div>
  );
}
