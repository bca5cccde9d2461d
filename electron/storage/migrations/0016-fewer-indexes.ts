/**
 * Schema version 16: the index of back-dated events goes. SQLite turns the comparison of its condition around and then does not
 * know it again, so it was never read, and every event paid for it with a date reckoned.
 */
export const fewerIndexes = {
  id: 16,
  name: 'fewer-indexes',
  statements: ['drop index case_event_backdated'],
} as const;
