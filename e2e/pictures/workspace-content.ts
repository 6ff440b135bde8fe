import { pdf, type Sample, text, wav } from '../support/samples.ts';
import { landscape, type Scene } from './landscape.ts';

/** The spaces beside the person's own one and `shared`. */
export const spaces = ['field-station', 'print-shop'];

/** Files by the path they go to; folders come with them. */
export function files(): ReadonlyMap<string, Sample> {
  const station = 'field-station/Spring survey';
  const entries: [folder: string, sample: Sample][] = [
    [station, text('README.md', readme, 'text/markdown')],
    [station, text('counts-2026.csv', counts(), 'text/csv')],
    [station, pdf('permit.pdf', 'Survey permit')],
    [station, pdf('route-plan.pdf', 'Route plan')],
    [station, text('import.ts', 'export const columns = ["species", "count"];\n', 'text/typescript')],
    [station, text('field notes.md', '# Notes\n\nFog until nine.\n', 'text/markdown')],
    [station, text('weather.yaml', 'wind: 3\nfog: until nine\n', 'application/yaml')],
    [station, text('totals.sql', 'select species, sum(count) from counts group by species;\n')],
    [station, text('volunteers.csv', 'name,mornings\nAda,4\n', 'text/csv')],
    [station, text('species.json', JSON.stringify(['lark', 'curlew', 'lapwing']), 'application/json')],
    [station, wav('curlew.wav', 880)],
    [station, { name: 'raw-2025.zip', mimeType: 'application/zip', buffer: Buffer.alloc(48_211, 'PK') }],
    ...Object.entries(scenes).map(([name, scene]): [string, Sample] => [station, landscape(`${name}.png`, scene)]),
    [`${station}/Letters`, text('to-the-council.md', '# Dear council\n', 'text/markdown')],
    [`${station}/Maps`, landscape('north.png', scenes['dawn-ridge'], 240, 160)],
    [`${station}/Recordings`, wav('lark.wav', 1200)],
    ['print-shop/Posters', text('sizes.txt', 'A2, A3\n')],
    ['shared', text('welcome.md', '# Welcome\n', 'text/markdown')],
  ];
  return new Map(entries.map(([folder, sample]) => [`${folder}/${sample.name}`, sample]));
}

const scenes = {
  'dawn-ridge': {
    sky: [
      [74, 98, 138],
      [250, 206, 164],
    ],
    sun: { x: 0.68, y: 0.4, size: 0.06, colour: [255, 236, 196] },
    hills: [
      [150, 140, 160],
      [104, 106, 134],
      [62, 76, 98],
      [34, 48, 58],
    ],
    seed: 1.2,
  },
  'noon-meadow': {
    sky: [
      [92, 158, 214],
      [214, 234, 244],
    ],
    sun: { x: 0.24, y: 0.16, size: 0.055, colour: [255, 250, 224] },
    hills: [
      [146, 186, 150],
      [112, 164, 104],
      [78, 138, 72],
      [52, 104, 54],
    ],
    seed: 3.4,
  },
  'evening-lake': {
    sky: [
      [48, 38, 84],
      [244, 132, 96],
    ],
    sun: { x: 0.42, y: 0.46, size: 0.075, colour: [255, 206, 128] },
    hills: [
      [132, 78, 112],
      [92, 56, 98],
      [56, 40, 78],
      [26, 24, 48],
    ],
    seed: 5.1,
  },
  'first-snow': {
    sky: [
      [142, 168, 188],
      [232, 236, 240],
    ],
    sun: { x: 0.8, y: 0.22, size: 0.05, colour: [255, 255, 248] },
    hills: [
      [206, 216, 226],
      [178, 194, 208],
      [226, 232, 238],
      [140, 160, 172],
    ],
    seed: 7.7,
  },
  'ridge-at-night': {
    sky: [
      [10, 16, 40],
      [44, 62, 106],
    ],
    sun: { x: 0.72, y: 0.2, size: 0.04, colour: [236, 240, 250] },
    hills: [
      [38, 52, 88],
      [28, 40, 70],
      [20, 28, 52],
      [12, 18, 34],
    ],
    seed: 9.3,
  },
  'valley-fog': {
    sky: [
      [188, 206, 206],
      [244, 240, 226],
    ],
    sun: { x: 0.3, y: 0.3, size: 0.06, colour: [255, 246, 220] },
    hills: [
      [206, 214, 206],
      [176, 194, 184],
      [132, 162, 148],
      [84, 120, 104],
    ],
    seed: 11.6,
  },
} satisfies Record<string, Scene>;

const readme = `# Spring survey

Walked on four mornings between the *mill* and the ridge.

| Morning | Route | Birds |
|---|---|---:|
| 1 | Mill – Weir | 212 |
| 2 | Weir – Ridge | 187 |

- [x] Counts are in \`counts-2026.csv\`
- [ ] Send the letter to the council
`;

function counts(): string {
  const rows = Array.from(
    { length: 420 },
    (_, index) => `2026-04-${String((index % 28) + 1).padStart(2, '0')},lark,${index % 17}`,
  );
  return ['day,species,count', ...rows].join('\n');
}
