import { type Colour, png, type Sample } from '../support/samples.ts';

export interface Scene {
  readonly sky: readonly [top: Colour, bottom: Colour];
  readonly sun: { readonly x: number; readonly y: number; readonly size: number; readonly colour: Colour };
  /** The farthest ridge first. */
  readonly hills: readonly Colour[];
  /** Decides the shape of the hills. */
  readonly seed: number;
}

/** A painted view of hills under a sky: small as a file, and nobody's photograph. */
export function landscape(name: string, scene: Scene, width = 960, height = 640): Sample {
  const ridges = scene.hills.map((colour, index) => ({ colour, lineAt: ridge(scene, index, width, height) }));
  return png(name, {
    width,
    height,
    paint(x, y) {
      for (const { colour, lineAt } of ridges.toReversed()) {
        const depth = y - lineAt(x);
        if (depth >= 0) return shade(colour, depth / height);
      }
      return air(scene, x / width, y / height, width / height);
    },
  });
}

function ridge(scene: Scene, index: number, width: number, height: number): (x: number) => number {
  const count = scene.hills.length;
  const base = height * (0.5 + (0.42 * index) / count);
  const waves = [1, 2.3, 5.1].map((frequency, order) => ({
    frequency: frequency * (1 + 0.13 * index),
    swing: (height * 0.09) / (order + 1),
    phase: scene.seed * (1.7 + order) + index * (2.1 + order),
  }));
  return (x) =>
    waves.reduce(
      (line, { frequency, swing, phase }) => line + swing * Math.sin((x / width) * Math.PI * frequency + phase),
      base,
    );
}

function air({ sky: [top, bottom], sun }: Scene, x: number, y: number, aspect: number): Colour {
  const background = mix(top, bottom, Math.min(1, y * 1.5));
  const distance = Math.hypot((x - sun.x) * aspect, y - sun.y);
  if (distance < sun.size) return sun.colour;
  return mix(background, sun.colour, 0.55 * Math.max(0, 1 - (distance - sun.size) / 0.45) ** 3);
}

function shade(colour: Colour, depth: number): Colour {
  return mix(colour, [12, 18, 24], Math.min(0.45, depth * 1.1));
}

function mix(from: Colour, to: Colour, share: number): Colour {
  return [0, 1, 2].map((part) => Math.round((from[part] ?? 0) * (1 - share) + (to[part] ?? 0) * share)) as [
    number,
    number,
    number,
  ];
}
