/** The part of the `edtf` package that the tests use as an independent reading. */
declare module 'edtf' {
  interface ExtDate {
    /** Milliseconds from 1970, first and last of the date; infinite when open. */
    readonly min: number;
    readonly max: number;
  }
  /** Throws when the text is not EDTF of the level. */
  export default function edtf(text: string, options?: { level?: number; types?: readonly string[] }): ExtDate;
}
