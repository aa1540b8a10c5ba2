export interface Count {
  passed: number;
  failed: number;
}
export function countReport(report: unknown, exitCode: number | null): Count;
export function failuresIn(report: unknown): string[];
export function sum(counts: readonly Count[]): Count;
