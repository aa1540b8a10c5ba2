import { z } from 'zod';
import facts from './sample-facts.json';

/** The public record that the demo vault is made of, as `sample-facts.json` holds it. */
const Name = z.object({ en: z.string(), ru: z.string() });
const Sample = z.object({
  people: z.array(z.object({ id: z.string(), name: Name, variants: z.array(z.string()) })),
  organisations: z.array(z.object({ id: z.string(), name: Name })),
  facts: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      date: z.string(),
      text: Name,
      people: z.array(z.string()),
      organisations: z.array(z.string()),
      status: z.string(),
      sources: z.array(z.object({ name: z.string(), date: z.string().nullable(), url: z.string().nullable() })),
      conflictsWith: z.array(z.object({ factId: z.string(), note: z.string() })),
    }),
  ),
});

export const sample = Sample.parse(facts);
export type SampleFact = (typeof sample.facts)[number];

/** A fact of the sample by id. Throws when the sample does not have it. */
export function sampleFact(id: string): SampleFact {
  const found = sample.facts.find((fact) => fact.id === id);
  if (found === undefined) throw new Error(`no fact ${id} in the sample`);
  return found;
}

/** The Russian name of a person or organisation. Throws when the sample does not have it. */
export function russianName(id: string): string {
  const found = [...sample.people, ...sample.organisations].find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no ${id} in the sample`);
  return found.name.ru;
}

/** The first source of a fact as one line: name and date. */
export function sourceLine(factId: string): string {
  const [first] = sampleFact(factId).sources;
  if (first === undefined) throw new Error(`fact ${factId} has no source`);
  return first.date === null ? first.name : `${first.name}, ${first.date}`;
}
