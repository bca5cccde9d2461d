import { describe, expect, test } from 'vitest';
import type { ApplicantInput } from '../../shared/contract/registry.ts';
import { openReplay, replayWeek } from '../../electron/sample/replay.ts';
import { COUNTER_WEEK } from '../../electron/sample/counter-week.ts';
import { refusalOf, sampleOffices } from './app-support.ts';

// Check characters reckoned by the standards' own examples' method; nobody's real code.
const HOTEL: ApplicantInput = {
  id: null,
  version: null,
  kind: 'organisation',
  name: '滨河大酒店有限公司',
  code: '91219900MA0FWT01XC',
  legalRepresentative: '某甲',
  contactName: '某乙',
  phone: '19900001001',
  address: '滨城市江北区滨河路88号',
};

function issue(path: string, problem: string) {
  return { code: 'INVALID_INPUT', data: { issues: [{ path, problem }] } };
}

describe('the registry', () => {
  const openOffice = sampleOffices();
  async function atCounter() {
    const office = await openOffice('2026-09-18');
    const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' }));
    const as = (staffId: string) => office.window(Object.assign(office.app.openClient(), { staffId }));
    return { ...office, clerk, as };
  }

  test('an applicant is stored normalised and shown with the phone masked', async () => {
    const { clerk } = await atCounter();
    const saved = await clerk.registry.saveApplicant({
      ...HOTEL,
      code: ' ９１２１９９００ma0fwt01xc',
      phone: '１９９ ００００ １００１',
    });
    expect(saved).toEqual({
      ...HOTEL,
      id: 1,
      version: 1,
      code: '91219900MA0FWT01XC',
      phone: '199****1001',
      masked: true,
    });
  });

  test.each([
    [{ code: '91219900MA0FWT01X3' }, 'code', 'not-a-credit-code'],
    [{ code: '12345' }, 'code', 'not-a-credit-code'],
    [
      { kind: 'person' as const, code: '11010519491231002X1'.slice(0, 18).replace('X', '1') },
      'code',
      'not-an-id-number',
    ],
    [{ kind: 'person' as const, code: '110105204912310026' }, 'code', 'not-an-id-number'],
    [{ phone: '1990000' }, 'phone', 'not-a-phone'],
    [{ name: '   ' }, 'name', 'required'],
    [{ name: '滨'.repeat(121) }, 'name', 'too-long'],
    [{ name: '滨河\u200b酒店' }, 'name', 'control-characters'],
  ])('%j is refused at its field and nothing is written', async (change, path, problem) => {
    const { clerk } = await atCounter();
    const answer = await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, ...change }));
    expect(answer).toMatchObject(issue(path, problem));
    expect(await clerk.registry.findApplicants({ text: '滨河' })).toEqual([]);
  });

  test('two wrong fields are both named', async () => {
    const { clerk } = await atCounter();
    expect(await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, code: 'x', phone: 'y' }))).toEqual({
      code: 'INVALID_INPUT',
      data: {
        issues: [
          { path: 'code', problem: 'not-a-credit-code' },
          { path: 'phone', problem: 'not-a-phone' },
        ],
      },
    });
  });

  test('a code belongs to one applicant', async () => {
    const { clerk } = await atCounter();
    await clerk.registry.saveApplicant(HOTEL);
    expect(await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, name: '另一家酒店' }))).toEqual(
      issue('code', 'code-taken'),
    );
  });

  test('a known applicant is changed with its version; what still stands masked stays', async () => {
    const { clerk, as } = await atCounter();
    const saved = await clerk.registry.saveApplicant(HOTEL);
    const changed = await clerk.registry.saveApplicant({
      ...HOTEL,
      ...saved,
      code: HOTEL.code,
      phone: '199****1001',
      contactName: '某丙',
    });
    expect(changed).toMatchObject({ id: 1, version: 2, contactName: '某丙', phone: '199****1001' });
    expect(await as('S0006').registry.reveal({ applicantId: 1, reason: '核对电话' })).toMatchObject({
      phone: '19900001001',
    });
    expect(await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, id: 1, version: 1, name: '滨河饭店' }))).toEqual({
      code: 'STALE_VERSION',
      data: { entity: 'applicant', id: '1', expected: 1, actual: 2 },
    });
    expect(await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, id: 1, version: null, name: '滨河饭店' }))).toEqual(
      issue('version', 'required'),
    );
    expect(await refusalOf(clerk.registry.saveApplicant({ ...HOTEL, id: 77, version: 1 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('saving what is there already writes nothing', async () => {
    const { clerk, as } = await atCounter();
    await clerk.registry.saveApplicant(HOTEL);
    const before = (await as('S0006').system.audit({})).length;
    expect(await clerk.registry.saveApplicant({ ...HOTEL, id: 1, version: 1 })).toMatchObject({ version: 1 });
    expect((await as('S0006').system.audit({})).length).toBe(before);
  });

  test('personal data are revealed for a reason, by role, and each time is on the trail', async () => {
    const { clerk, as } = await atCounter();
    // 11010519491231002X is the specimen number of GB 11643.
    const person = await clerk.registry.saveApplicant({
      ...HOTEL,
      kind: 'person',
      name: '某丁',
      code: '11010519491231002x',
    });
    expect(person).toMatchObject({ code: '110*************2X', phone: '199****1001', masked: true });
    expect(await refusalOf(clerk.registry.reveal({ applicantId: 1, reason: ' ' }))).toEqual(
      issue('reason', 'required'),
    );
    expect(await clerk.registry.reveal({ applicantId: 1, reason: '核对身份证' })).toMatchObject({
      code: '11010519491231002X',
      phone: '19900001001',
      masked: false,
    });
    expect(await as('S0004').registry.reveal({ applicantId: 1, reason: '通知现场评定' })).toMatchObject({
      code: '110*************2X',
      phone: '19900001001',
      masked: true,
    });
    expect(await refusalOf(as('S0001').registry.reveal({ applicantId: 1, reason: '看看' }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusalOf(clerk.registry.reveal({ applicantId: 9, reason: '看看' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const trail = (await as('S0006').system.audit({ entity: 'applicant', entityId: '1' })).map(
      ({ action, staffName, data }) => ({ action, staffName, data }),
    );
    expect(trail.slice(0, 2)).toEqual([
      { action: 'registry.reveal', staffName: '审查甲', data: { reason: '通知现场评定' } },
      { action: 'registry.reveal', staffName: '窗口甲', data: { reason: '核对身份证' } },
    ]);
  });
});

describe('finding known applicants and projects', () => {
  const openOffice = sampleOffices();
  async function afterTheWeek() {
    const office = await openOffice('2026-09-28');
    const replay = openReplay(office.app);
    await replayWeek(
      replay,
      COUNTER_WEEK.filter(({ date }) => date <= '2026-09-24'),
    );
    const clerk = office.window(Object.assign(office.app.openClient(), { staffId: 'S0002' }));
    return { clerk, replay };
  }

  test('by any part of the name, initials, pinyin, code or the end of the phone', async () => {
    const { clerk } = await afterTheWeek();
    const names = async (text: string) => (await clerk.registry.findApplicants({ text })).map(({ name }) => name);
    expect(await names('河')).toEqual(['滨河大酒店有限公司']);
    expect(await names('大酒店')).toEqual(['滨河大酒店有限公司']);
    expect(await names('滨河 大酒店')).toEqual(['滨河大酒店有限公司']);
    expect(await names('bhdjd')).toEqual(['滨河大酒店有限公司']);
    expect(await names('BINHE')).toEqual(['滨河大酒店有限公司']);
    expect(await names('fwt05')).toEqual(['新华书城有限公司']);
    expect(await names('1005')).toEqual(['新华书城有限公司']);
    expect(await names('００５')).toEqual(['新华书城有限公司']);
    expect(await names('没有')).toEqual([]);
    expect(await names('%')).toEqual([]);
    // Newest use first.
    expect(await names('有限公司')).toEqual([
      '云端置业有限公司',
      '老城改造建设有限公司',
      '新华书城有限公司',
      '星光娱乐有限公司',
      '东城影院管理有限公司',
      '滨河大酒店有限公司',
    ]);
    expect(await clerk.registry.findApplicants({ text: '有限公司', limit: 2 })).toHaveLength(2);
  });

  test('with how often they came and what for last', async () => {
    const { clerk } = await afterTheWeek();
    expect(await clerk.registry.findApplicants({ text: '新华' })).toMatchObject([
      {
        name: '新华书城有限公司',
        phone: '199****1005',
        caseCount: 1,
        lastProject: { name: '新华书城', floorArea: 9000, use: 'shopping-mall' },
      },
    ]);
  });

  test('projects by name, sound or address, also of one applicant only', async () => {
    const { clerk } = await afterTheWeek();
    const names = async (text: string, applicantId: number | null = null) =>
      (await clerk.registry.findProjects({ text, applicantId })).map(({ name, caseCount }) => [name, caseCount]);
    expect(await names('康宁医院')).toEqual([['康宁医院住院楼', 1]]);
    expect(await names('xgktv')).toEqual([['星光KTV', 1]]);
    expect(await names('书城路5号')).toEqual([['新华书城', 1]]);
    expect(await names('楼', 1)).toEqual([]);
    expect(await names('滨河', 1)).toEqual([['滨河大酒店室内装修工程', 1]]);
  });

  test('a new spelling of a known name is warned of, with why', async () => {
    const { clerk } = await afterTheWeek();
    const near = async (name: string, code = '', phone = '') =>
      (
        await clerk.registry.nearDuplicates({ applicant: { id: null, name, code, phone }, project: null })
      ).applicants.map(({ applicant, reasons }) => [applicant.name, ...reasons]);
    expect(await near('滨河（大酒店） 有限责任公司')).toEqual([['滨河大酒店有限公司', 'same-folded-name']]);
    expect(await near('宾河大酒店有限公司')).toEqual([['滨河大酒店有限公司', 'same-pinyin']]);
    expect(await near('滨河大酒店')).toEqual([['滨河大酒店有限公司', 'similar-name']]);
    expect(await near('滨河酒店有限公司')).toEqual([['滨河大酒店有限公司', 'similar-name']]);
    expect(await near('全新名称', '９１２１９９００ＭＡ０ＦＷＴ０１ＸＣ')).toEqual([
      ['滨河大酒店有限公司', 'same-code'],
    ]);
    expect(await near('全新名称', '', '199 0000 1001')).toEqual([['滨河大酒店有限公司', 'same-phone']]);
    expect(await near('全新名称')).toEqual([]);
    expect(await near('')).toEqual([]);
  });

  test('an applicant is no duplicate of itself', async () => {
    const { clerk } = await afterTheWeek();
    const answer = await clerk.registry.nearDuplicates({
      applicant: { id: 1, name: '滨河大酒店有限公司', code: '91219900MA0FWT01XC', phone: '' },
      project: null,
    });
    expect(answer.applicants).toEqual([]);
  });

  test('a project is known by name or address; its neighbour is not the same', async () => {
    const { clerk } = await afterTheWeek();
    const near = async (name: string, address: string) =>
      (await clerk.registry.nearDuplicates({ applicant: null, project: { id: null, name, address } })).projects.map(
        ({ project, reasons }) => [project.name, ...reasons],
      );
    expect(await near('老城改造 3#楼', '别处1号')).toEqual([['老城改造3号楼', 'same-folded-name']]);
    expect(await near('老城改造5号楼', '别处1号')).toEqual([]);
    expect(await near('书店装修', '滨城市江北区书城路５号')).toEqual([['新华书城', 'same-address']]);
  });

  test('a renamed applicant is found under the new name in the search of cases', async () => {
    const { clerk } = await afterTheWeek();
    const [found] = await clerk.registry.findApplicants({ text: '新华书城' });
    if (found === undefined) throw new Error('not found');
    const { caseCount: _count, lastProject: _project, masked: _masked, ...applicant } = found;
    await clerk.registry.saveApplicant({
      ...applicant,
      name: '远方图书有限公司',
      code: applicant.code ?? '',
      phone: applicant.phone ?? '',
    });
    expect((await clerk.search.query({ text: '远方图书' })).hits).toHaveLength(1);
    expect((await clerk.search.query({ text: '新华书城有限' })).hits).toHaveLength(0);
  });
});
