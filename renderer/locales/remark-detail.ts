/** The words behind what does not fit in an old ledger: a text of the screens with its values. */
export type RemarkDetail =
  | { readonly key: 'detail.notPrinted' }
  | { readonly key: 'detail.saturday' | 'detail.sunday'; readonly date: string }
  | { readonly key: 'detail.storeys'; readonly words: string; readonly above: string; readonly below: string }
  | { readonly key: 'detail.regime'; readonly regime: string; readonly date: string }
  | { readonly key: 'detail.sameAsRow'; readonly what: string; readonly row: string }
  | { readonly key: 'detail.case'; readonly id: string };

const NOT_PRINTED: ReadonlySet<string> = new Set(['unknown-regime', 'conclusion-missing', 'project-missing']);

/**
 * What the reader of a ledger says of a remark in its own fixed form, for the language of the screen; null where the detail
 * is the ledger's own text, which stays as it is.
 *
 * @example remarkDetail('rest-day', '2019-09-28 Saturday') // { key: 'detail.saturday', date: '2019-09-28' }
 */
export function remarkDetail(reason: string, detail: string): RemarkDetail | null {
  if (detail === 'not printed' && NOT_PRINTED.has(reason)) return { key: 'detail.notPrinted' };
  switch (reason) {
    case 'rest-day': {
      const [, date, day] = /^(\d{4}-\d\d-\d\d) (Saturday|Sunday)$/.exec(detail) ?? [];
      if (date === undefined) return null;
      return { key: day === 'Sunday' ? 'detail.sunday' : 'detail.saturday', date };
    }
    case 'storeys-as-words': {
      const [, words, above, below] = /^(.*) \((\d+|\?) above, (\d+|\?) below\)$/s.exec(detail) ?? [];
      if (words === undefined || above === undefined || below === undefined) return null;
      return { key: 'detail.storeys', words, above, below };
    }
    case 'regime-contradicts-date': {
      const [, regime, date] = /^(R[12]), decided (\S+)$/.exec(detail) ?? [];
      return regime === undefined || date === undefined ? null : { key: 'detail.regime', regime, date };
    }
    case 'key-repeated':
    case 'number-repeated': {
      const [, what, row] = /^(.*) (\d+)$/s.exec(detail) ?? [];
      return what === undefined || row === undefined ? null : { key: 'detail.sameAsRow', what, row };
    }
    case 'known':
    case 'known-differs':
    case 'number-known':
      return /^\d+$/.test(detail) ? { key: 'detail.case', id: detail } : null;
    default:
      return null;
  }
}
