import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import license, { type Dependency } from 'rollup-plugin-license';

/** Licences that code and fonts in the app may have. Anything else fails the build. */
const permissive = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'Zlib',
];

export const allowedLicences = `(${permissive.join(' OR ')})`;

/** Name of the file in each part of the build that holds the licences of what was bundled there. */
export const noticesFile = 'THIRD-PARTY-LICENCES.txt';

/**
 * A build plugin that writes the licences of every bundled package to `folder`, and fails the build when one is not
 * permissive. `copied` names packages whose files are taken over as they are (fonts, decoders), which leave no trace
 * in the bundled code.
 */
export function thirdPartyLicences(folder: string, copied: readonly string[] = []) {
  return license({
    thirdParty: {
      allow: { test: allowedLicences, failOnUnlicensed: true, failOnViolation: true },
      multipleVersions: true,
      output: {
        file: join(folder, noticesFile),
        template: (dependencies) => wording([...dependencies.map(ofBundled), ...copied.map(ofCopied)]),
      },
    },
  });
}

interface Notice {
  name: string;
  version: string;
  licence: string;
  texts: string[];
}

function ofBundled(dependency: Dependency): Notice {
  const { name, version, license: licence, licenseText, noticeText } = dependency;
  return {
    name: name ?? '',
    version: version ?? '',
    licence: licence ?? '',
    texts: [licenseText, noticeText].filter((text) => text !== null),
  };
}

/** Throws when the package has a licence that is not on the list by its plain name. */
function ofCopied(name: string): Notice {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  const { version, license: licence } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!permissive.includes(licence)) throw new Error(`${name} is under ${licence}, which is not on the list.`);
  return { name, version, licence, texts: licenceFiles(folder) };
}

/** Texts of the licence files of a package, of its subfolders too: decoders and fonts inside have their own. */
function licenceFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const licences = names.filter((name) => /(^|[\\/])(LICEN[CS]E|NOTICE|OFL)[^\\/]*$/i.test(name)).sort();
  return licences.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function wording(notices: readonly Notice[]): string {
  const one = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  const sorted = [...one].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = sorted.map(([title, { licence, texts }]) => [title, licence, ...texts].join('\n\n').trim());
  return `This part of Qorgan contains the following works.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
