import { useTranslation } from 'react-i18next';

/** The name of a material in the language of the screen; papers always print the official Chinese one. */
export function useMaterialName(): (material: { readonly name: string; readonly nameEn: string }) => string {
  const { i18n } = useTranslation('cases');
  return (material) => (i18n.language === 'en-US' ? material.nameEn : material.name);
}
