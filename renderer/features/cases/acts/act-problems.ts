/** Fields of the workflow's own words that stand under another name in the form. */
const FIELD_OF_WORKFLOW: Readonly<Record<string, string>> = {
  corrects: 'eventSeq',
  replacement: 'change',
  'replacement.date': 'change.newDate',
  lines: 'materials',
  materialIds: 'materials',
  lot: 'note',
  ratioPercent: 'drawn',
};

/**
 * Problems by the paths of the form: without the envelope (`act.reasons` becomes `reasons`), with the form's own names
 * for what the workflow calls otherwise.
 * Example: `fieldProblems({ 'replacement.date': '日期不能晚于今天' })` names `change.newDate`.
 */
export function fieldProblems(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(fields).map(([path, sentence]): [string, string] => {
    const bare = path.startsWith('act.') ? path.slice('act.'.length) : path;
    return [FIELD_OF_WORKFLOW[bare] ?? bare, sentence];
  });
  return Object.fromEntries(entries);
}
