/**
 * Schema version 9: ledgers taken over, each with what became of its rows; and how the columns of a heading row were
 * understood last. A number of an old document is looked up by an index of its own.
 */
export const ledgerImports = {
  id: 9,
  name: 'ledger-imports',
  statements: [
    `create table ledger_import (
      id integer primary key autoincrement,
      call_key text not null unique,
      file_name text not null,
      file_hash text not null check (length(file_hash) = 64),
      imported_at text not null,
      staff_id text references staff (id),
      rows integer not null check (rows >= 0),
      imported integer not null check (imported >= 0),
      known integer not null check (known >= 0),
      left_out integer not null check (left_out >= 0),
      problems text not null check (json_valid(problems)),
      check (rows = imported + known + left_out)
    ) strict`,
    `create trigger ledger_import_is_final_update before update on ledger_import
      begin select raise(abort, 'what an import did is never changed'); end`,
    `create trigger ledger_import_is_final_delete before delete on ledger_import
      begin select raise(abort, 'what an import did is never deleted'); end`,
    `create table ledger_mapping (
      signature text primary key check (length(signature) = 64),
      targets text not null check (json_valid(targets)),
      used_at text not null
    ) strict, without rowid`,
    `create index case_file_number on case_file (receipt_number) where receipt_number is not null`,
  ],
} as const;
