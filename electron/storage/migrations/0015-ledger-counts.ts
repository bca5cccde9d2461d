/**
 * Schema version 15: what an old ledger says was refused or withdrawn is counted as that. Cases taken over from ledgers wait to be
 * counted anew.
 */
export const ledgerCounts = {
  id: 15,
  name: 'ledger-counts',
  statements: [
    `insert or ignore into statistic_stale (source, source_id) select 'case', id from case_file where origin = 'historic'`,
  ],
} as const;
