import { useTranslation } from 'react-i18next';
import { remarkDetail } from './remark-detail.ts';

/**
 * The detail of what does not fit in an old ledger, in the language of the screen.
 *
 * @returns `(reason, detail)`: in words, or the ledger's own text as it stands.
 */
export function useRemarkDetail(): (reason: string, detail: string) => string {
  const { t } = useTranslation('ledger');
  return (reason, detail) => {
    const told = remarkDetail(reason, detail);
    if (told === null) return detail;
    const { key, ...values } = told;
    return t(key, values);
  };
}
