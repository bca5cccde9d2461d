import { readOpenOptions, UsageError } from '../host/data-folder.ts';
import { createPaperRenderer } from '../documents/render.ts';
import { shanghaiDate } from '../../shared/dates/civil.ts';
import { createApplication } from '../services/application.ts';
import { fillSample } from '../sample/fill.ts';
import { writeAll, type CliIo } from './io.ts';

const AROUND_TODAY = '--around-today';

/**
 * `sample --data DIR [--around-today]`: fills an empty database with both sources through the services. Writes one JSON
 * line per source, then one per remark on a published case. The counter week keeps its literal dates unless told
 * otherwise. Of its items, the appointments (of 5, and 9 altogether) are not replayed.
 *
 * @returns 0; an office already there is an error.
 */
export async function sampleCommand(io: CliIo): Promise<number> {
  if (!io.args.includes('--data')) throw new UsageError('sample needs --data DIR');
  const today = shanghaiDate(new Date().toISOString());
  const options = readOpenOptions(
    io.args.filter((word) => word !== AROUND_TODAY),
    today,
  );
  const app = await createApplication({
    dataFolder: options.dataFolder,
    host: 'browser',
    renderPaper: createPaperRenderer(),
  });
  try {
    const dates = io.args.includes(AROUND_TODAY)
      ? ({ kind: 'around', today } as const)
      : ({ kind: 'literal' } as const);
    const { week, published, shiftDays } = await fillSample(app, dates);
    const { report, ...counts } = published;
    const lines: readonly object[] = [
      { source: 'counter-week', shiftDays, items: week, notReplayed: ['5: appointment', '9: closing a day'] },
      { source: 'published-cases', ...counts, remarks: report.length },
      ...report,
    ];
    await writeAll(io.stdout, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    return 0;
  } finally {
    await app.close();
  }
}
