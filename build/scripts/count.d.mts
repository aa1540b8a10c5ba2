export interface Count {
  passed: number;
  failed: number;
}
export function countReport(report: unknown, exitCode: number | null): Count;
export function sum(counts: readonly Count[]): Count;
