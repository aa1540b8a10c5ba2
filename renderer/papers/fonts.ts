import '@fontsource/noto-serif/latin-400.css';
import '@fontsource/noto-serif/latin-600.css';
import '@fontsource/noto-serif/latin-ext-400.css';
import '@fontsource/noto-serif/latin-ext-600.css';
import '@fontsource/noto-serif/cyrillic-400.css';
import '@fontsource/noto-serif/cyrillic-600.css';
import '@fontsource/noto-serif/cyrillic-ext-400.css';
import '@fontsource/noto-serif/cyrillic-ext-600.css';

/** Letters of every script that papers use, and the Kazakh ones beyond Russian. */
const sample = 'Aa Éē Жя ӘәҒғҚқҢңӨөҰұҮүҺһІі №';
const cuts = ['400 10pt "Noto Serif"', '600 10pt "Noto Serif"'];

/**
 * Loads the static cuts of Noto Serif (Chromium embeds variable fonts in a PDF as Type 3).
 * @throws Error naming the cut when one of them did not load: a paper is never printed in a face that happens to be there.
 */
export async function loadPaperFonts(fonts: FontFaceSet): Promise<void> {
  for (const cut of cuts) {
    const faces = await fonts.load(cut, sample);
    const loaded = faces.length > 0 && faces.every((face) => face.status === 'loaded');
    if (!loaded || !fonts.check(cut, sample)) throw new Error(`font did not load: ${cut}`);
  }
  await fonts.ready;
}
