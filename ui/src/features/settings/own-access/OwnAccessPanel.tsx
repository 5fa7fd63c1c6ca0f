import { OfficePanel } from '@/design/office/OfficePanel';
import { usePerson } from '@/platform';
import { useTranslation } from 'react-i18next';
import { OwnPassword } from './OwnPassword';
import { OwnPin } from './OwnPin';

/** One's own way in. Those of others are changed on their page, by who manages people. */
export function OwnAccessPanel() {
  const { t } = useTranslation();
  const person = usePerson();
  if (!person) return null;
  return (
    <OfficePanel title={t('settings.access.title', { name: person.name })}>
      <OwnPassword user={person.user} />
      <OwnPin user={person.user} />
    </OfficePanel>
  );
}
