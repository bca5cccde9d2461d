import { describe, expect, it } from 'vitest';
import { determineCommand } from '../../electron/cli/determine.ts';

async function run(input: string, args: readonly string[] = []) {
  const written = { stdout: '', stderr: '' };
  const collect = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  async function* stdin() {
    yield input;
  }
  const io = { args, stdin: stdin(), stdout: collect('stdout'), stderr: collect('stderr') };
  const status = await determineCommand(io);
  const answers: unknown[] = written.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { status, answers, stderr: written.stderr };
}

describe('the determine command', () => {
  it('answers each line in order', async () => {
    const answered = await run(
      '{"ruleSet":"2020","use":"karaoke","floorArea":501}\n\n{"ruleSet":"2012","use":"karaoke","floorArea":501}\n',
    );
    expect(answered).toEqual({
      status: 0,
      answers: [
        { result: 'special', clause: '14(6)', clauses: ['14(6)'], needs: [], used: ['use', 'floorArea'] },
        { result: 'special', clause: '13(6)', clauses: ['13(6)'], needs: [], used: ['use', 'floorArea'] },
      ],
      stderr: '',
    });
  });

  const badLines: readonly (readonly [string, string, string, string])[] = [
    ['no JSON', '{"use":', 'invalid-json', ''],
    ['a list', '[]', 'invalid-facts', ''],
    ['nothing', 'null', 'invalid-facts', ''],
    ['an unknown use', '{"use":"casino"}', 'invalid-facts', 'use'],
    ['an unknown rule set', '{"ruleSet":"1998"}', 'invalid-facts', 'ruleSet'],
    ['an area in words', '{"use":"hotel","floorArea":"12400"}', 'invalid-facts', 'floorArea'],
    ['a negative area', '{"use":"hotel","floorArea":-1}', 'invalid-facts', 'floorArea'],
    ['an endless height', '{"use":"other-public","height":1e999}', 'invalid-facts', 'height'],
    ['a third class of flats', '{"highRiseResidentialClass":3}', 'invalid-facts', 'highRiseResidentialClass'],
    ['a yes in words', '{"temporary":"yes"}', 'invalid-facts', 'temporary'],
    ['an unknown field', '{"use":"hotel","floorarea":12400}', 'unknown-field', 'floorarea'],
    ['a wrong field inside', '{"contains":[{"use":"bar","area":1}]}', 'invalid-facts', 'contains.0.floorArea'],
  ];
  it.each(badLines)('%s gets a typed error at its field, and the others are answered', async (_, line, code, path) => {
    const { status, answers } = await run(`${line}\n{"use":"factory"}`);
    expect(status).toBe(2);
    expect(answers[0]).toMatchObject({ error: { code, path, message: expect.any(String) as string } });
    expect(answers[1]).toMatchObject({ result: 'other' });
  });

  it('takes no arguments', async () => {
    expect(await run('{"use":"factory"}', ['--fast'])).toMatchObject({ status: 2, answers: [] });
  });
});
