interface Messages {
  [key: string]: string | Messages;
}

const plain = 'ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz';
const marked = 'ÅƁÇĎÉĞĤÎĴĶĻÑÖŔŠŤÛŴÝŽåƀçďéğĥîĵķļñöŕšťûŵýž';
const accents = new Map([...plain].map((letter, index) => [letter, [...marked][index] ?? letter]));

/**
 * A text that reads like the original, is bracketed and a third longer. Placeholders stay. A string on screen without
 * brackets was never translated; one without its closing bracket was cut.
 */
export function pseudo(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\})/)
    .map((piece, index) =>
      index % 2 === 1 ? piece : [...piece].map((letter) => accents.get(letter) ?? letter).join(''),
    )
    .join('');
  return `[!! ${accented}${' ·'.repeat(Math.ceil(text.length / 6))} !!]`;
}

/** The same tree of messages with every text made pseudo. */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudo(value) : pseudoMessages(value),
    ]),
  );
}
