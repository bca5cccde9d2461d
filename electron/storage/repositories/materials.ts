import type { MaterialCheck, MaterialResult } from '../../../shared/checklist/types.ts';
import type { ReadableDatabase, WriteTransaction } from '../open.ts';
import type { Schema } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** What was found for one line of the checklist, with its line number. */
export interface CheckedMaterial extends MaterialCheck {
  readonly line: number;
}

/** A result as a row of its case. */
export function materialRow(caseId: number, material: CheckedMaterial) {
  return {
    case_id: caseId,
    material_id: material.materialId,
    line: material.line,
    result: material.result,
    defect: material.defect ?? null,
    promised_date: material.promisedDate ?? null,
    copies: material.copies ?? null,
  };
}

/** Writes the results of a case's checklist in place of the earlier ones. */
export async function replaceMaterials(
  tx: WriteTransaction<Schema>,
  caseId: number,
  materials: readonly CheckedMaterial[],
): Promise<void> {
  await tx.deleteFrom('case_material').where('case_id', '=', caseId).execute();
  await insertMaterials(tx, caseId, materials);
}

/** Adds the results of a case that has none stored. */
export async function insertMaterials(
  tx: WriteTransaction<Schema>,
  caseId: number,
  materials: readonly CheckedMaterial[],
): Promise<void> {
  if (materials.length === 0) return;
  await insertRows(
    tx,
    'case_material',
    materials.map((material) => materialRow(caseId, material)),
  );
}

/** Stored results of a case, by line. */
export async function materialsOfCase(
  db: ReadableDatabase<Schema>,
  caseId: number,
): Promise<readonly CheckedMaterial[]> {
  const rows = await db.selectFrom('case_material').selectAll().where('case_id', '=', caseId).orderBy('line').execute();
  return rows.map((row) => ({
    materialId: row.material_id,
    line: row.line,
    result: row.result as MaterialResult,
    ...(row.defect === null ? {} : { defect: row.defect }),
    ...(row.promised_date === null ? {} : { promisedDate: row.promised_date }),
    ...(row.copies === null ? {} : { copies: row.copies }),
  }));
}
