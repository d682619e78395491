/**
 * Turns collections and their symbols into MapLibre sources and style layers.
 *
 * A collection becomes one vector source (its TileJSON) and up to six style layers, named `collection#part`. They are
 * stacked in bands over the whole map: fills, outlines, lines, boundaries, points, then the mark of the chosen
 * feature, then labels.
 */
import { growing, labelLayers, placedLabelSource } from "./label-layers.js";
import { colourOf } from "./symbology.js";

const bands = { fill: 0, outline: 1, line: 2, boundary: 3, point: 4, label: 5 };

const nothing = { type: "FeatureCollection", features: [] };

/** Background of a map without base map: paper. */
const paper = "#f5f3ee";

/** A complete MapLibre style for these collections; `symbols` as from `symbolsFor`. */
export function styleFor(collections, symbols) {
  const drawn = collections.filter((collection) => collection.shapes.length);
  const sources = drawn.flatMap(({ id }) => [
    [id, { type: "vector", url: `${location.origin}/tiles/${encodeURIComponent(id)}.json` }],
    [placedLabelSource(id), { type: "geojson", data: nothing }],
  ]);
  const stacked = drawn.flatMap((collection) => layersOf(collection, symbols.get(collection.id)));
  stacked.sort((a, b) => a.band - b.band || a.order - b.order);
  return {
    version: 8,
    sources: Object.fromEntries([...sources, ["selection", { type: "geojson", data: nothing }]]),
    layers: [
      { id: "paper", type: "background", paint: { "background-color": paper } },
      ...stacked.filter(({ band }) => band < bands.label).map(({ layer }) => layer),
      ...selectionLayers,
      ...stacked.filter(({ band }) => band === bands.label).map(({ layer }) => layer),
    ],
  };
}

/** The style layers of one collection, each with its place in the stack. */
function layersOf(collection, symbol) {
  const draw = { polygon: polygonLayers, line: lineLayers, point: pointLayers };
  const parts = [
    ...collection.shapes.flatMap((shape) => draw[shape](symbol)),
    ...labelLayers(symbol, collection).map((layer) => ({ ...layer, band: "label" })),
  ];
  const tiles = { source: collection.id, "source-layer": collection.id };
  return parts.map(({ part, band, shape, placed, ...layer }) => ({
    band: bands[band],
    // Where labels collide the upper layer wins, and the name of a neighbourhood outranks that of a door.
    order: band === "label" ? -symbol.order : symbol.order,
    layer: {
      id: `${collection.id}#${part}`,
      ...(placed ? { source: placedLabelSource(collection.id) } : tiles),
      minzoom: collection.minimumZoom,
      metadata: { collection: collection.id },
      ...(shape && { filter: shapeFilter(shape) }),
      ...layer,
    },
  }));
}

function shapeFilter(shape) {
  return ["==", ["geometry-type"], { polygon: "Polygon", line: "LineString", point: "Point" }[shape]];
}

function polygonLayers(symbol) {
  const colour = colourOf(symbol);
  const outlined = (paint) => [
    // An invisible fill is what a click on the inside of an outline hits.
    { part: "fill", band: "fill", shape: "polygon", type: "fill", paint: { "fill-color": colour, "fill-opacity": 0 } },
    { part: "outline", band: "outline", shape: "polygon", type: "line", layout: { "line-join": "round" }, paint },
  ];
  const filled = (fill, opacity, line, width) => [
    {
      part: "fill", band: "fill", shape: "polygon", type: "fill",
      paint: { "fill-color": fill, "fill-opacity": opacity, "fill-antialias": false },
    },
    {
      part: "outline", band: "outline", shape: "polygon", type: "line",
      paint: { "line-color": line, "line-width": width },
    },
  ];
  switch (symbol.role) {
    case "boundary":
      return outlined({
        "line-color": symbol.colour,
        "line-dasharray": symbol.dash,
        "line-opacity": 0.85,
        "line-width": growing(10, 0.8, 16, 2.2),
      }).map((layer) => (layer.part === "outline" ? { ...layer, band: "boundary" } : layer));
    case "parcel":
    case "block": {
      const width = symbol.role === "block" ? [12, 0.4, 16, 1.4, 20, 2.4] : [12, 0.25, 16, 0.7, 20, 1.4];
      const opacity = growing(12, 0.35, 16, 0.9);
      return outlined({ "line-color": symbol.colour, "line-opacity": opacity, "line-width": growing(...width) });
    }
    case "zoning":
      return filled(colour, 0.42, colour, growing(12, 0.3, 17, 1.2));
    case "building":
      return filled("#b9b3ab", 0.85, symbol.colour, growing(13, 0.2, 18, 1));
    case "road":
      return filled("#ffffff", 0.9, "#a8a192", growing(13, 0.3, 18, 1));
    default:
      return filled(colour, 0.3, colour, growing(12, 0.6, 17, 1.6));
  }
}

function lineLayers(symbol) {
  const rounded = { "line-cap": "round", "line-join": "round" };
  const stroke = (part, colour, width) => ({
    part, band: "line", shape: "line", type: "line", layout: rounded,
    paint: { "line-color": colour, "line-width": width },
  });
  if (symbol.role === "road") {
    return [
      stroke("casing", "#9b9484", growing(11, 0.8, 14, 2.4, 17, 8, 20, 28)),
      stroke("line", "#ffffff", growing(11, 0.3, 14, 1.2, 17, 6.4, 20, 25)),
    ];
  }
  const width = growing(11, 0.7, 15, 1.6, 19, 3.5);
  const line = stroke("line", colourOf(symbol), width);
  if (!symbol.dash) return [line];
  return [{ ...line, layout: { "line-join": "round" }, paint: { ...line.paint, "line-dasharray": symbol.dash } }];
}

function pointLayers(symbol) {
  const small = symbol.role === "door";
  return [{
    part: "point", band: "point", shape: "point", type: "circle",
    paint: {
      "circle-color": colourOf(symbol),
      "circle-radius": small ? growing(14, 0.8, 17, 2.2, 20, 4) : growing(10, 1.5, 15, 3.5, 19, 6),
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": growing(14, 0.2, 17, small ? 0.8 : 1.2),
    },
  }];
}

/** Style layers that mark the chosen feature, filled through the GeoJSON source `selection`. */
const selectionLayers = [
  {
    id: "selection-fill", type: "fill", source: "selection", filter: shapeFilter("polygon"),
    paint: { "fill-color": "#ff7a00", "fill-opacity": 0.22 },
  },
  {
    id: "selection-casing", type: "line", source: "selection", layout: { "line-join": "round" },
    paint: { "line-color": "#ffffff", "line-width": 6, "line-opacity": 0.9 },
  },
  {
    id: "selection-line", type: "line", source: "selection", layout: { "line-join": "round" },
    paint: { "line-color": "#e05a00", "line-width": 3 },
  },
  {
    id: "selection-point", type: "circle", source: "selection", filter: shapeFilter("point"),
    paint: {
      "circle-radius": 8,
      "circle-color": "rgba(255, 122, 0, 0.3)",
      "circle-stroke-color": "#e05a00",
      "circle-stroke-width": 3,
    },
  },
];
