/**
 * Schema version 4: papers of the format A5. Only the check of one column changes, not a byte of what is stored, so the
 * table's definition is edited as SQLite describes it for such changes (lang_altertable.html, "making other kinds of table
 * schema changes"): papers are the bulk of the file, and its guards stay where they are instead of being taken down for a
 * copy. Putting one guard back raises the file's schema number, so that every connection reads the definition anew.
 */
export const halfSheets = {
  id: 4,
  name: 'half-sheets',
  statements: [
    `pragma writable_schema = on`,
    `update sqlite_schema set sql = replace(sql, '(format in (''A4'', ''80mm''))', '(format in (''A4'', ''A5'', ''80mm''))')
      where type = 'table' and name = 'paper'`,
    `drop trigger paper_is_kept`,
    `create trigger paper_is_kept before delete on paper
      begin select raise(abort, 'an issued paper is never deleted'); end`,
    `pragma writable_schema = reset`,
  ],
} as const;
