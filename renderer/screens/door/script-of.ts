export type Script = 'none' | 'latin' | 'cyrillic' | 'kazakh' | 'mixed';

/** Which letters a hidden text is made of: the likeliest reason for a wrong passphrase is the wrong layout. */
export function scriptOf(text: string): Script {
  const latin = /\p{Script=Latin}/u.test(text);
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (latin && cyrillic) return 'mixed';
  if (latin) return 'latin';
  if (!cyrillic) return 'none';
  return /[әғқңөұүһі]/iu.test(text) ? 'kazakh' : 'cyrillic';
}
