/**
 * Schema version 14: the index of cases with numbers in two pieces (search-numbers.ts). It is made anew from the cases by
 * `fillSearchIndex`, newest first, some at a time, each time in a transaction; `search_fill` says which are still to come,
 * and is empty when there is nothing to do.
 *
 * `search_entry` is where index rows are written: one statement writes the row and the heads of its numbers.
 */
export const searchIndex = {
  id: 14,
  name: 'search-index',
  statements: [
    `drop table case_search`,
    `create virtual table case_search using fts5 (
      text, pinyin, initials, digits, prefix='1', content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
    )`,
    `create table number_head (backwards text primary key) strict, without rowid`,
    `create view search_entry as
      select 0 as case_id, '' as text, '' as pinyin, '' as initials, '' as digits, '[]' as heads where false`,
    `create trigger search_entry_insert instead of insert on search_entry begin
      insert or replace into case_search (rowid, text, pinyin, initials, digits)
        values (new.case_id, new.text, new.pinyin, new.initials, new.digits);
      insert or ignore into number_head (backwards) select value from json_each(new.heads);
    end`,
    `create table search_fill (
      id integer primary key check (id = 1),
      up_to_case integer not null,
      newest_case integer not null
    ) strict`,
    `insert into search_fill (id, up_to_case, newest_case)
      select 1, max(id), max(id) from case_file having count(*) > 0`,
  ],
} as const;
