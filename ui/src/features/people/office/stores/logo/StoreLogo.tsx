import { useTranslation } from 'react-i18next';
import type { StoreRow } from '@/bindings/StoreRow';
import { PictureField } from '@/design/picture/PictureField';
import { useImage } from '@/platform';
import classes from '../stores.module.css';
import { useSetLogo } from './use-set-logo';

/** The logo of a store's papers. */
export function StoreLogo({ row }: { readonly row: StoreRow }) {
  const { t } = useTranslation();
  const logo = row.fields.logo ?? '';
  const address = useImage(logo);
  const { error, isPending, choose, remove } = useSetLogo(row.store);
  return (
    <fieldset className={classes['section']}>
      <legend>{t('peopleOffice.stores.logo.title')}</legend>
      <p className={classes['how']}>{t('peopleOffice.stores.logo.how')}</p>
      <PictureField
        label={t('peopleOffice.stores.logo.title')}
        alt={t('peopleOffice.stores.logo.of', { name: row.fields.name ?? '' })}
        none={t('peopleOffice.stores.logo.none')}
        address={address}
        isSet={logo !== ''}
        isPending={isPending}
        error={error}
        onChoose={choose}
        onRemove={remove}
      />
    </fieldset>
  );
}
