// Files to keep: pictures of panels, the series with comments at their head, and a scenario file that the command line runs with the same bits.
import { write_link } from './link.js';

function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const stem = app => {
  const s = app.store.get();
  return `pactsim-${s.scenario}-seed${s.seed}-world${s.replicate + 1}`;
};

/** The comment lines that say where numbers come from. */
export function provenance(app) {
  const s = app.store.get();
  return [
    `pactsim lab ${app.lab.version}, kernel ${app.lab.kernelDigest}`,
    `scenario ${s.scenario}, seed ${s.seed}, world ${s.replicate + 1} (replicate ${s.replicate})`,
    ...['a', 'b'].map(
      side =>
        `world ${side.toUpperCase()} settings: ${
          app.engine
            .spec(side)
            .sets.map(x => `${x.path}=${JSON.stringify(x.value)}`)
            .join('; ') || 'none'
        }`,
    ),
    `open again with ${write_link(s, app.build())}`,
  ];
}

/** The series of both worlds, one row a month. Money in pounds. */
export function series_csv(app) {
  const { a, b } = app.engine.slots,
    names = Object.keys(b.end.series.values);
  const head = ['month', ...names.flatMap(name => [`${name}_a`, `${name}_b`])];
  const rows = Array.from({ length: b.world.months }, (_, m) =>
    [m, ...names.flatMap(name => [a.end.series.values[name][m], b.end.series.values[name][m]])].join(','),
  );
  return [
    ...provenance(app).map(line => `# ${line}`),
    '# flows are sums of the month, stocks stand at its end, money is in pounds',
    head.join(','),
    ...rows,
    '',
  ].join('\n');
}

function flat_canvas(canvases, background) {
  const out = document.createElement('canvas');
  out.width = Math.max(...canvases.map(c => c.width));
  out.height = Math.max(...canvases.map(c => c.height));
  const c = out.getContext('2d');
  c.fillStyle = background;
  c.fillRect(0, 0, out.width, out.height);
  for (const one of canvases) c.drawImage(one, 0, 0);
  return out;
}

const png = canvases => new Promise(done => flat_canvas(canvases, '#ffffff').toBlob(done, 'image/png'));

/** The pipeline Sankey, or the chart as a picture inside SVG. */
function svg_text(panels, app) {
  const drawn = document.querySelector('#pipeline svg.flow');
  if (drawn) {
    const copy = drawn.cloneNode(true);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('font-family', 'sans-serif');
    return copy.outerHTML;
  }
  const canvas = panels.series.canvas();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas.width} ${canvas.height}"><title>${document.querySelector('#series .chart').getAttribute('aria-label').replace(/[<&]/g, '')}</title><desc>${provenance(app).join(' | ').replace(/[<&]/g, '')}</desc><image width="${canvas.width}" height="${canvas.height}" href="${canvas.toDataURL('image/png')}"/></svg>`;
}

/** The buttons of the share dialog: [key, act]. */
export function make_downloads(app, panels) {
  const guard = act => async () => {
    try {
      await act();
    } catch (problem) {
      app.problem(problem);
    }
  };
  return [
    ['map_png', guard(async () => save(`${stem(app)}-map.png`, 'image/png', await png(panels.map.stages()[1].pixels())))],
    ['series_png', guard(async () => save(`${stem(app)}-series.png`, 'image/png', await png([panels.series.canvas()])))],
    ['picture_svg', guard(async () => save(`${stem(app)}.svg`, 'image/svg+xml', svg_text(panels, app)))],
    ['csv', guard(async () => save(`${stem(app)}.csv`, 'text/csv', series_csv(app)))],
    ['scenario', guard(async () => save(`${stem(app)}.yaml`, 'text/yaml', await app.lab.scenarioText(app.engine.spec('b'))))],
  ].map(([key, act]) => [key, act]);
}
