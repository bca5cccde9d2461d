/**
 * Problems by the paths of the form: without the envelope (`act.reasons` becomes `reasons`), and a problem of one of
 * several inspectors at the field that holds them all.
 * Example: `fieldProblems({ 'act.inspectorIds.1': '请从列表中选择' })` names `inspectorIds`.
 */
export function fieldProblems(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(fields).map(([path, sentence]): [string, string] => {
    const bare = path.startsWith('act.') ? path.slice('act.'.length) : path;
    if (bare.startsWith('inspectorIds.')) return ['inspectorIds', sentence];
    // The record of a draw is called by its lot in the workflow.
    return [bare === 'lot' ? 'note' : bare, sentence];
  });
  return Object.fromEntries(entries);
}
