import { z } from 'zod';

/** Gives a word that stands nowhere else, short enough for any field, and remembers what it was for. */
export class Canaries {
  readonly words = new Map<string, string>();

  next(use: string): string {
    const word = `Құс${String(this.words.size).padStart(3, '0')}ЯЁ`;
    this.words.set(word, use);
    return word;
  }

  /** A value that fits a schema, with a canary wherever a text may be anything; identifiers are left out. */
  fill(schema: z.ZodType, use: string): unknown {
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
      return this.fill(schema.unwrap() as z.ZodType, use);
    if (schema instanceof z.ZodArray) return [this.fill(schema.element as z.ZodType, use)];
    if (schema instanceof z.ZodObject) return this.fillObject(schema, use);
    if (!(schema instanceof z.ZodString)) return undefined;
    const word = this.next(use);
    if (schema.safeParse(word).success) return word;
    this.words.delete(word);
    return undefined;
  }

  /** The values of a record, its identifiers and what cannot hold a canary left to their defaults. */
  fillObject(schema: z.ZodObject, use: string): Record<string, unknown> {
    const filled = Object.entries(schema.shape).map(([field, inner]) => {
      const isReference = /(^id|Ids?|relatedCases|conflictsWith|replacedBy)$/.test(field);
      return [field, isReference ? undefined : this.fill(inner as z.ZodType, `${use}.${field}`)] as const;
    });
    return Object.fromEntries(filled.filter(([, value]) => value !== undefined && !isHollow(value)));
  }
}

const isHollow = (value: unknown): boolean => Array.isArray(value) && value.every((inner) => inner === undefined);
