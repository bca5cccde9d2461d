/**
 * Schema version 6: the bytes of a paper may be packed (packed-text.ts). What is stored stays as it is; only the type of one
 * column is widened, in the table's definition, as in version 4.
 */
export const packedPapers = {
  id: 6,
  name: 'packed-papers',
  statements: [
    `pragma writable_schema = on`,
    `update sqlite_schema set sql = replace(sql, 'html text not null', 'html any not null')
      where type = 'table' and name = 'paper'`,
    `drop trigger paper_is_kept`,
    `create trigger paper_is_kept before delete on paper
      begin select raise(abort, 'an issued paper is never deleted'); end`,
    `pragma writable_schema = reset`,
  ],
} as const;
