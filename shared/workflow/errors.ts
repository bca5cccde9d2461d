import type { WorkflowError, WorkflowErrorCode } from './types.ts';

/** Builds a workflow error; `field` null = the act as a whole. */
export function workflowError(
  code: WorkflowErrorCode,
  field: string | null = null,
  data: WorkflowError['data'] = {},
): WorkflowError {
  return { code, field, data };
}
