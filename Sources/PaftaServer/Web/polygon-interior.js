/** Where to write inside a polygon. Coordinates are longitude, latitude in degrees; rings are closed. */

/**
 * A point inside the polygon, or inside the largest one of a multipolygon, with that one's area (square degrees, to
 * compare pieces with); undefined if there is none.
 */
export function insideLargestPart(geometry) {
  const polygons = { Polygon: [geometry.coordinates], MultiPolygon: geometry.coordinates }[geometry.type] ?? [];
  const shells = polygons.map((rings) => rings[0]).filter((ring) => ring?.length >= 4);
  if (!shells.length) return undefined;
  const largest = shells.map((ring) => ({ ring, ...centroid(ring) })).reduce((a, b) => (b.area > a.area ? b : a));
  const { ring, position, area } = largest;
  return { area, position: contains(ring, position) ? position : middleOfWidestSpan(ring, position) };
}

/** Centroid and absolute area (square degrees) of a closed ring. */
function centroid(ring) {
  // Relative to the first corner, because the products of full coordinates would lose the digits that matter.
  const [originX, originY] = ring[0];
  let [twice, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [x0, y0] = [ring[i - 1][0] - originX, ring[i - 1][1] - originY];
    const [x1, y1] = [ring[i][0] - originX, ring[i][1] - originY];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (twice === 0) return { area: 0, position: ring[0] };
  return { area: Math.abs(twice) / 2, position: [originX + x / (3 * twice), originY + y / (3 * twice)] };
}

/** Longitudes where the horizontal line at `latitude` crosses the ring, in order. */
function crossings(ring, latitude) {
  const found = [];
  for (let i = 1; i < ring.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    if (y0 > latitude !== y1 > latitude) found.push(x0 + ((latitude - y0) * (x1 - x0)) / (y1 - y0));
  }
  return found.sort((a, b) => a - b);
}

function contains(ring, [longitude, latitude]) {
  return crossings(ring, latitude).filter((x) => x < longitude).length % 2 === 1;
}

/** For a ring bent around its centroid: the middle of the widest piece of the horizontal line through it. */
function middleOfWidestSpan(ring, [longitude, latitude]) {
  const cuts = crossings(ring, latitude);
  let [best, widest] = [longitude, 0];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    if (cuts[i + 1] - cuts[i] > widest) [best, widest] = [(cuts[i] + cuts[i + 1]) / 2, cuts[i + 1] - cuts[i]];
  }
  return [best, latitude];
}
