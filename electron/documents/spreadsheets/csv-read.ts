/** One record of a CSV file and the line it begins on (1 = the first line of the file). */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
  /** Its last quote never closes: what follows cannot be told apart. */
  readonly unclosed?: true;
}

/**
 * Reads CSV (RFC 4180): comma or another separator, double quotes, doubled inside; fields may hold line breaks. A byte-order mark and empty
 * lines are passed over. A quote that never closes ends with the text.
 *
 * @example parseCsv('a,b\n"x, y",2\n') // [{ line: 1, values: ['a', 'b'] }, { line: 2, values: ['x, y', '2'] }]
 */
export function parseCsv(text: string, separator = ','): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let values: string[] = [];
  let value = '';
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const end = () => {
    values.push(value);
    if (values.length > 1 || value !== '') {
      records.push(isQuoted ? { line: start, values, unclosed: true } : { line: start, values });
    }
    values = [];
    value = '';
  };
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '\n') line += 1;
    if (isQuoted) {
      if (sign !== '"') value += sign;
      else if (source.charAt(at + 1) === '"') {
        value += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && value === '') isQuoted = true;
    else if (sign === separator) {
      values.push(value);
      value = '';
    } else if (sign === '\n') {
      end();
      start = line;
    } else value += sign;
  }
  end();
  return records;
}
