/** Longest free text of a record, in UTF-16 units; the rest up to the schema's own limit is room for escapes. */
export const longest = 1_000_000;
