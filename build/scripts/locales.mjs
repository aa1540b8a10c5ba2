import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareLanguages, compareWithCode, hardCoded, leaves } from './locale-rules.mjs';

/**
 * Checks that English, Russian and Kazakh have the same texts, that code uses every text and only those, and that no
 * component has words of its own. Lists what is wrong and exits 1.
 */
const root = resolve(import.meta.dirname, '../..');

function sources(folder, endings) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(root, file), readFileSync(file, 'utf8')]);
}

const language = (name) => JSON.parse(readFileSync(join(root, `electron/i18n/${name}.json`), 'utf8'));
const languages = { en: language('en'), ru: language('ru'), kk: language('kk') };
const code = [...sources('electron', /\.ts$/), ...sources('renderer', /\.tsx?$/)];
const components = sources('renderer', /\.tsx$/);

const problems = [
  ...compareLanguages(languages),
  ...compareWithCode(languages.en, code),
  ...components.flatMap(([file, text]) => hardCoded(file, text)),
];

for (const problem of problems) console.error(problem);
const counts = `${leaves(languages.en).length} texts, ${code.length} files`;
console.log(problems.length === 0 ? `Languages are complete: ${counts}.` : `${problems.length} problems in ${counts}.`);
process.exitCode = problems.length === 0 ? 0 : 1;
