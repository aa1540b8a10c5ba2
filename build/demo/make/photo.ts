import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontFile, fontSubsets } from './fonts';
import { grain, random } from './noise';

const size = { width: 1600, height: 1067 };
const horizon = 610;

/** A JPEG that looks like a photograph of a town square in the evening; drawn, and says so on its face. */
export function photo(): Buffer {
  for (const subset of fontSubsets) GlobalFonts.registerFromPath(fontFile(subset, 400, 'woff2'), `Photo ${subset}`);
  const canvas = createCanvas(size.width, size.height);
  const pen = canvas.getContext('2d');
  const next = random(424_2016);
  sky(pen);
  for (const depth of [0, 1, 2]) houses(pen, depth, next);
  square(pen);
  crowd(pen, next);
  caption(pen);
  const image = pen.getImageData(0, 0, size.width, size.height);
  grain(image.data, 16, next);
  pen.putImageData(image, 0, 0);
  return canvas.toBuffer('image/jpeg', 78);
}

function sky(pen: SKRSContext2D): void {
  const evening = pen.createLinearGradient(0, 0, 0, horizon);
  evening.addColorStop(0, '#51688b');
  evening.addColorStop(0.6, '#b39a94');
  evening.addColorStop(1, '#e9bd8f');
  pen.fillStyle = evening;
  pen.fillRect(0, 0, size.width, horizon);
  const sun = pen.createRadialGradient(1180, 560, 10, 1180, 560, 420);
  sun.addColorStop(0, 'rgb(255 226 170 / 0.85)');
  sun.addColorStop(1, 'rgb(255 226 170 / 0)');
  pen.fillStyle = sun;
  pen.fillRect(0, 0, size.width, horizon);
}

/** A row of houses; nearer rows are darker, larger and have lit windows. */
function houses(pen: SKRSContext2D, depth: number, next: () => number): void {
  const colour = ['#8d8590', '#676674', '#454754'][depth] ?? '#454754';
  for (let x = -40; x < size.width; ) {
    const width = 90 + next() * 120 + depth * 30;
    const height = 90 + next() * 130 + depth * 40;
    pen.fillStyle = colour;
    pen.fillRect(x, horizon - height, width, height + 4);
    if (depth > 0) windows(pen, { x, width, height }, next);
    x += width + next() * (depth === 2 ? 260 : 40);
  }
}

function windows(pen: SKRSContext2D, house: { x: number; width: number; height: number }, next: () => number): void {
  for (let y = horizon - house.height + 18; y < horizon - 22; y += 27) {
    for (let x = house.x + 12; x < house.x + house.width - 18; x += 23) {
      pen.fillStyle = next() < 0.28 ? 'rgb(255 214 140 / 0.85)' : 'rgb(30 34 46 / 0.55)';
      pen.fillRect(x, y, 11, 15);
    }
  }
}

function square(pen: SKRSContext2D): void {
  const ground = pen.createLinearGradient(0, horizon, 0, size.height);
  ground.addColorStop(0, '#9c8576');
  ground.addColorStop(1, '#4d4746');
  pen.fillStyle = ground;
  pen.fillRect(0, horizon, size.width, size.height - horizon);
  pen.strokeStyle = 'rgb(40 36 36 / 0.35)';
  for (let line = -14; line <= 14; line++) {
    pen.beginPath();
    pen.moveTo(size.width / 2 + line * 40, horizon);
    pen.lineTo(size.width / 2 + line * 230, size.height);
    pen.stroke();
  }
}

/** People from far to near, each a coat and a head. */
function crowd(pen: SKRSContext2D, next: () => number): void {
  const coats = ['#2e3440', '#4a3b38', '#39434a', '#5b4a3c', '#2b2b30', '#6b4b45', '#3d4a3f'];
  const people = Array.from({ length: 420 }, () => ({ x: next() * size.width, depth: next() ** 1.7 }));
  for (const { x, depth } of people.sort((a, b) => a.depth - b.depth)) {
    const foot = horizon + 26 + depth * 330;
    const tall = 26 + depth * 150;
    pen.fillStyle = coats[Math.floor(next() * coats.length)] ?? '#333';
    pen.beginPath();
    pen.ellipse(x, foot - tall * 0.4, tall * 0.2, tall * 0.42, 0, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = '#a98069';
    pen.beginPath();
    pen.arc(x, foot - tall * 0.88, tall * 0.1, 0, 2 * Math.PI);
    pen.fill();
  }
}

function caption(pen: SKRSContext2D): void {
  pen.fillStyle = 'rgb(20 20 22 / 0.72)';
  pen.fillRect(0, size.height - 58, size.width, 58);
  pen.fillStyle = '#f4f1ea';
  pen.font = `25px ${fontSubsets.map((subset) => `"Photo ${subset}"`).join(', ')}`;
  pen.fillText(
    'Демонстрационный снимок программы Qorgan: нарисован, никого и ничего не изображает',
    36,
    size.height - 21,
  );
}
