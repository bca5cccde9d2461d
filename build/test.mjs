// `npm test`: install, build, lint, type-check, every test level; says what was not run; last line "N passed, N failed".
// `npm test -- unit` (or property, storage, shell, faults, web, lint, types) runs one level.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt, onPinnedNode, packageBin, pinnedEnvironment, root, runPinned } from './lib/project.mjs';

onPinnedNode(import.meta.url);
const VITEST_LEVELS = ['unit', 'property', 'storage', 'shell', 'faults'];
const asked = process.argv.slice(2);
const wants = (level) => asked.length === 0 || asked.includes(level);
const results = path.join(root, 'test-results');
mkdirSync(results, { recursive: true });

const totals = { passed: 0, failed: 0 };
const notRun = [];
const secondTries = [];
const count = (name, passed, failed) => {
  totals.passed += passed;
  totals.failed += failed;
  process.stdout.write(`\n== ${name}: ${passed} passed, ${failed} failed\n`);
};
const heading = (name) => process.stdout.write(`\n== ${name}\n`);
const check = (name, script, args) => {
  heading(name);
  const { status } = runPinned([script, ...args]);
  count(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1);
};

if (wants('lint')) {
  check('lint', packageBin('oxlint'), ['--deny-warnings']);
  check('format', packageBin('prettier'), ['--check', '.', '--log-level', 'warn']);
}
if (wants('types')) {
  for (const project of ['shared', 'electron', 'electron/tsconfig.preload.json', 'build', 'renderer', 'tests']) {
    check(`types of ${project}`, packageBin('typescript', 'tsc'), ['-p', project]);
  }
}
ensureBuilt();
runPinned([path.join(root, 'build', 'build.mjs'), 'tests']);

const levels = VITEST_LEVELS.filter(wants);
if (levels.length > 0) {
  heading(levels.join(', '));
  const report = path.join(results, 'vitest.json');
  rmSync(report, { force: true });
  const folders = levels.map((level) => `tests/${level}/`);
  const { status } = runPinned([
    packageBin('vitest'),
    'run',
    ...folders,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  countReport('unit, property, storage, shell, faults', report, status, (json) => ({
    passed: json.numPassedTests,
    // A file that does not even load counts as one failure.
    failed:
      json.numFailedTests +
      json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  }));
}

if (wants('web')) {
  heading('web');
  const { browser, advice } = ensureBrowser();
  if (browser === null) {
    count('web', 0, 1);
    notRun.push(`browser journeys: no browser; ${advice}`);
  } else {
    const report = path.join(results, 'web.json');
    rmSync(report, { force: true });
    const { status } = runPinned(
      [packageBin('@playwright/test', 'playwright'), 'test', '-c', 'tests/web/playwright.config.ts'],
      {
        env: { ...pinnedEnvironment(), CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      },
    );
    countReport('web', report, status, readPlaywright);
  }
}

const runtimePresent = existsSync(path.join(root, 'node_modules', 'electron', 'path.txt'));
if (wants('electron') && runtimePresent) {
  heading('electron');
  const report = path.join(results, 'electron.json');
  rmSync(report, { force: true });
  const { status } = runPinned(
    [packageBin('@playwright/test', 'playwright'), 'test', '-c', 'tests/shell/playwright.config.ts'],
    { env: { ...pinnedEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  countReport('electron', report, status, readPlaywright);
}
if (wants('electron') && !runtimePresent)
  notRun.push(
    'journeys in a real Electron window: its runtime is not on this machine (the shell ran against its recorded fake)',
  );
if (asked.length === 0)
  notRun.push('a real printer: papers were rendered to PDF and measured, the print call ran against the fake');
for (const line of notRun) process.stdout.write(`\nnot run: ${line}\n`);
for (const line of secondTries) process.stdout.write(`\npassed on the second try only: ${line}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);

/** A journey that only its second try passed counts as passed, and is said at the end. */
function readPlaywright(json) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  for (const spec of json.suites.flatMap(specs)) {
    if (spec.tests.some(({ status }) => status === 'flaky')) secondTries.push(`${spec.file} › ${spec.title}`);
  }
  return { passed: json.stats.expected + json.stats.flaky, failed: json.stats.unexpected + (json.errors?.length ?? 0) };
}

function countReport(name, file, status, read) {
  if (!existsSync(file)) return count(name, 0, 1);
  const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')));
  // A runner that fails for a reason no test shows (a crashed worker, an unhandled error) is a failure too.
  count(name, passed, status !== 0 && failed === 0 ? 1 : failed);
}
