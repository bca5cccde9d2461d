import { describe, expect, test } from 'vitest';
import { detailLine } from '../../renderer/features/settings/audit-text.ts';
import { auditWords } from '../../shared/audit/line.ts';
import { momentWords, sizeWords } from '../../renderer/features/settings/moment.ts';
import {
  isLastAdministrator,
  staffForm,
  staffGaps,
  staffInput,
  withStaffRole,
} from '../../renderer/features/settings/staff-form.ts';
import type { StaffSummary } from '../../shared/contract/session.ts';

const person = (id: string, roles: StaffSummary['roles'], active = 'active'): StaffSummary => ({
  id,
  account: id.toLowerCase(),
  name: id,
  roles,
  active: active === 'active',
  version: 3,
});

describe('people of the office', () => {
  test('one person with every role is told that four eyes are missing', () =>
    expect(staffGaps([person('S0001', ['counter', 'reviewer', 'supervisor', 'administrator'])])).toEqual({
      reviewers: 1,
      unmanned: [],
    }));
  test('a second reviewer closes the gap; one who has left does not', () => {
    const one = person('S0001', ['counter', 'reviewer', 'supervisor', 'administrator']);
    expect(staffGaps([one, person('S0002', ['reviewer'])])).toBe(null);
    expect(staffGaps([one, person('S0002', ['reviewer'], 'left')])).toEqual({ reviewers: 1, unmanned: [] });
  });
  test('a role nobody holds is named', () =>
    expect(
      staffGaps([person('S0001', ['administrator', 'reviewer']), person('S0002', ['reviewer', 'counter'])]),
    ).toEqual({ reviewers: 2, unmanned: ['supervisor'] }));
  test('the only active administrator is protected, one of two is not, a new person never', () => {
    const admin = person('S0001', ['administrator']);
    expect(isLastAdministrator([admin, person('S0002', ['administrator'], 'left')], admin)).toBe(true);
    expect(isLastAdministrator([admin, person('S0002', ['administrator'])], admin)).toBe(false);
    expect(isLastAdministrator([admin], null)).toBe(false);
  });
  test('an empty password keeps the present one', () => {
    const clerk = person('S0002', ['counter']);
    expect(staffInput(staffForm(clerk), clerk)).toEqual({
      id: 'S0002',
      version: 3,
      account: 's0002',
      name: 'S0002',
      roles: ['counter'],
      active: true,
      password: null,
    });
  });
  test('roles keep the usual order however they are ticked', () =>
    expect(withStaffRole(withStaffRole(staffForm(null), 'administrator', 'held'), 'reviewer', 'held').roles).toEqual([
      'counter',
      'reviewer',
      'administrator',
    ]));
});

describe('lines of the trail', () => {
  test('an act on a case is told apart from its variant', () => {
    expect(auditWords('cases.act.decide')).toEqual({ action: 'cases-act', variant: 'decide' });
    expect(auditWords('office.saveStaff')).toEqual({ action: 'office-saveStaff', variant: null });
  });
  test('short content stands on one line, long content is cut and kept whole behind it', () => {
    const wordOf = (field: string) => ({ roles: '角色', reason: '理由' })[field] ?? field;
    expect(detailLine({ reason: '核对', password: 'kept' }, wordOf)).toEqual({
      line: '理由: 核对; password: kept',
      full: null,
    });
    const long = detailLine({ reason: '长'.repeat(200) }, wordOf);
    expect(long.line).toBe(`理由: ${'长'.repeat(156)}…`);
    expect(long.full).toBe(`理由: ${'长'.repeat(200)}`);
  });
  test('lists and parts are read without brackets, a digest by its beginning; what was recorded stands whole behind it', () => {
    const wordOf = (field: string) => ({ events: '环节记录', hash: '摘要' })[field] ?? field;
    const hash = '0123456789abcdef'.repeat(4);
    expect(detailLine({ events: [{ hash, seq: 1 }], rows: 2 }, wordOf)).toEqual({
      line: '环节记录: 摘要 01234567… seq 1; rows: 2',
      full: `环节记录: [{"hash":"${hash}","seq":1}]; rows: 2`,
    });
  });
  test('times are those of the clock in the office, sizes in a unit one says', () => {
    expect(momentWords('2026-09-18T16:02:03.000Z')).toBe('2026-09-19 00:02:03');
    expect(momentWords('soon')).toBe('soon');
    expect([512, 208_896, 1_572_864].map(sizeWords)).toEqual(['512 B', '204 KB', '1.5 MB']);
  });
});
