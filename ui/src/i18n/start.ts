import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import fr from './fr.json';
import { isLanguage, type Language } from './languages';

const STORED = 'comptoir.language';

/** Before the first render. Without a stored choice the application speaks French. */
export async function startI18n(language: Language = storedLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'fr',
    fallbackLng: 'fr',
    resources: { fr: { translation: fr } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18next.on('languageChanged', (changed) => {
    document.documentElement.lang = changed;
  });
  if (language !== 'fr') await show(language);
}

/** Changes the language now and for the next start of this device. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await show(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'fr';
}

async function show(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    // English is fetched only by those who read it.
    const catalogue = await import('./en.json');
    i18next.addResourceBundle(language, 'translation', catalogue.default);
  }
  await i18next.changeLanguage(language);
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  return isLanguage(stored) ? stored : 'fr';
}
