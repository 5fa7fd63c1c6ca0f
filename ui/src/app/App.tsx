import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/fr';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { cssVariables } from '@/design/theme/css-variables';
import { theme } from '@/design/theme/theme';
import { currentLanguage } from '@/i18n';
import { PlatformProvider, type Platform } from '@/platform';
import { router } from './routes';

interface Props {
  readonly platform: Platform;
}

export function App({ platform }: Props) {
  // Subscribes to the change of language, for the calendars.
  useTranslation();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: currentLanguage(), firstDayOfWeek: 1 }}>
        <PlatformProvider platform={platform}>
          <ModalsProvider>
            <Notifications position="top-right" />
            <RouterProvider router={router} />
          </ModalsProvider>
        </PlatformProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
