import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../locales/index.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';

/** One button that names the other language in its own words. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation('common');
  const language = usePreferences((preferences) => preferences.language);
  const other = language === 'zh-CN' ? 'en-US' : 'zh-CN';
  const switchOver = () => {
    setPreferences({ language: other });
    changeLanguage(other);
  };
  return (
    <button type="button" className="plain" lang={other} title={t('topBar.language')} onClick={switchOver}>
      {other === 'en-US' ? t('topBar.english') : t('topBar.chinese')}
    </button>
  );
}
