import type en from './en.json';

type PluralSuffix = '_one' | '_other';

type Leaves<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];

type Leaf = Leaves<typeof en>;

/** Keys whose text depends on a number: `values.count` must be given. */
export type CountedKey = Leaf extends infer K ? (K extends `${infer Base}${PluralSuffix}` ? Base : never) : never;

/** Keys with one text. */
export type PlainKey = Leaf extends infer K ? (K extends `${string}${PluralSuffix}` ? never : K & string) : never;

export type MessageKey = PlainKey | CountedKey;

/** Numbers are written as the language writes them; give text where they should not be. */
export type Values = Readonly<Record<string, string | number>>;

/** A text in one language. Nothing is escaped: show it as text, never as HTML. */
export interface Translate {
  (key: PlainKey, values?: Values): string;
  (key: CountedKey, values: Values & { readonly count: number }): string;
}
