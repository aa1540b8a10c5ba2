import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './builder';

/** Every file of the project: tracked by git, or new and not ignored. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: projectRoot,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(projectRoot, path)));
const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lockedPackages: Record<string, LockedPackage> = JSON.parse(read('package-lock.json')).packages;

interface LockedPackage {
  /** Where it was fetched from; left out, so that every registry serves. */
  resolved?: string;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const code = files.filter((path) => /\.(ts|tsx|mts|mjs|cjs|css)$/.test(path));
/** This file names what it looks for. */
const searched = code.filter((path) => path !== 'build/checks/house.test.ts');

/** `path:line` of every line that matches. */
function linesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

describe('rooms', () => {
  test('no top-level folder but those of the house', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...folders].sort()).toEqual(['.ci', '.github', 'build', 'electron', 'renderer']);
  });

  test('no code file is longer than 300 lines', () => {
    expect(code.filter((path) => read(path).trimEnd().split('\n').length > 300)).toEqual([]);
  });

  test('nothing that belongs to somebody else or to one machine is kept', () => {
    expect(files.filter((path) => /\.(pem|key|log|qorgan|DS_Store)$|(^|\/)\.env/.test(path))).toEqual([]);
    expect(linesWith(/\/(home|Users)\/[a-z]|\/work\//, searched)).toEqual([]);
  });
});

describe('checks', () => {
  test('no test is skipped, left for later or run alone', () => {
    const tests = searched.filter((path) => /\.test\.tsx?$/.test(path));
    expect(tests.length).toBeGreaterThan(0);
    expect(linesWith(/\b(test|it|describe)\.(skip|todo|only|fails|skipIf|runIf)\b|\bx(it|describe)\(/, tests)).toEqual(
      [],
    );
  });

  test('no check is silenced and nothing is put off', () => {
    const silenced =
      /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|istanbul ignore|\b(TODO|FIXME|XXX)\b/;
    expect(linesWith(silenced, searched)).toEqual([]);
  });

  test('every test file belongs to exactly one project; those that draw values to the long one, too, which draws others', () => {
    const listed = execFileSync(
      process.execPath,
      [join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'list', '--filesOnly', '--json'],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    const run = (JSON.parse(listed) as { file: string }[]).map(({ file }) => file.slice(projectRoot.length + 1));
    const here = (path: string) => process.platform === 'linux' || !path.endsWith('.linux.test.ts');
    const expected = files.filter((path) => /\.test\.tsx?$/.test(path) && here(path));
    const again = expected.filter((path) => path.endsWith('random.test.ts'));
    expect(run.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([...expected, ...again].sort());
  });
});

describe('package.json', () => {
  test('every version is exact, and everything is bundled', () => {
    const versions = Object.entries(manifest.devDependencies as Record<string, string>);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect([manifest.dependencies, manifest.optionalDependencies]).toEqual([undefined, undefined]);
  });

  test('the lock file holds the same versions and names no other place to fetch from', () => {
    expect(lockedPackages['']?.devDependencies).toEqual(manifest.devDependencies);
    expect(Object.values(lockedPackages).filter((entry) => entry.resolved)).toEqual([]);
  });

  test('the lock file holds the tools for every system; npm ci refuses it otherwise', () => {
    const locked = new Set(Object.keys(lockedPackages).map((path) => path.replace(/^.*node_modules\//, '')));
    const wanted = Object.values(lockedPackages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    for (const system of ['linux-x64', 'win32-x64', 'darwin-arm64']) {
      expect(wanted.filter((name) => name.includes(system)).length).toBeGreaterThan(0);
    }
    expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  });

  test('every script that runs a file finds it', () => {
    const scripts = Object.values(manifest.scripts as Record<string, string>);
    const named = scripts.flatMap((script) => script.match(/build\/\S+\.(?:mjs|ts)/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });
});

describe('README', () => {
  const readme = read('README.md');

  test('opens with a picture that is there', () => {
    const picture = /^# .+\n+!\[[^\]]{10,}\]\(([^)]+)\)/.exec(readme)?.[1];
    expect(picture && files.includes(picture)).toBe(true);
  });

  test('gives the two commands, and CI calls the same test command', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
    expect(read('.ci/run')).toContain('\nnpm ci && npm test\n');
  });

  test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])(
    '%s links to nothing that is missing',
    (page) => {
      const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
      expect(targets.filter((target) => !existsSync(join(projectRoot, target)))).toEqual([]);
    },
  );
});
