/** An event that deadlines are to be counted from. */
export interface Event {
  trigger: string;
  /** Day or local minute. */
  at: string;
}

/** Address of the deadlines of a case with the adding opened at an event. */
export const eventAddress = (caseId: string, { trigger, at }: Event): string =>
  `/case/${caseId}/deadlines/from.${trigger}.${at.replace(':', '')}`;

/** The event that the last part of an address names; null for the id of a deadline. */
export function eventOf(item: string | null): Event | null {
  const [, trigger, day, time] = /^from\.([a-z0-9-]+)\.(\d{4}-\d{2}-\d{2})(T\d{4})?$/.exec(item ?? '') ?? [];
  if (trigger === undefined || day === undefined) return null;
  return { trigger, at: time === undefined ? day : `${day}${time.slice(0, 3)}:${time.slice(3)}` };
}
