/**
 * What is written on the map, and how: parcel numbers, plan functions, street names, door numbers, neighbourhoods.
 *
 * Lines and points are labelled straight from the tiles. Tiles cut polygons, which would repeat a label in every piece,
 * so the labels of polygons are placed by `placed-labels.js` in a GeoJSON source of their own.
 */
import {
  blockNames, kindNames, neighbourhoodNames, numberNames, parcelNames, personNames, propertyNamed,
} from "./catalogue.js";

// The style names no `glyphs`, so these are families of the reader's machine. MapLibre reads the weight from the first.
const regularFont = ["Noto Sans", "Segoe UI", "Roboto", "Helvetica Neue", "DejaVu Sans", "Arial"];
const boldFont = ["Noto Sans Bold", ...regularFont];

/** Id of the GeoJSON source that holds the placed labels of a collection: points with the property `label`. */
export const placedLabelSource = (collectionID) => `${collectionID}#labels`;

/** A value that grows with the zoom: pairs of zoom and value, exponential as the map's scale is. */
export function growing(...stops) {
  return ["interpolate", ["exponential", 1.6], ["zoom"], ...stops];
}

/** The label layers of one collection, as parts for `style-layers.js`; `placed` ones read the GeoJSON source. */
export function labelLayers(symbol, collection) {
  const placed = placedLabel(symbol, collection);
  const text = (names) => {
    const property = propertyNamed(collection, names);
    return property && ["to-string", ["get", property.name]];
  };
  const layers = placed ? [placedLayer(placed, collection)] : [];
  if (collection.shapes.includes("line") && text(personNames)) {
    const along = {
      "symbol-placement": "line", "symbol-spacing": 350, "text-max-angle": 35, "text-size": growing(14, 10, 18, 13),
    };
    const from = symbol.role === "road" ? 14 : 16;
    const look = { part: "line-label", colour: "#443f36", layout: along };
    layers.push(label({ ...look, text: text(personNames), from }, collection));
  }
  const beside = text(symbol.role === "door" ? numberNames : personNames);
  if (collection.shapes.includes("point") && beside) {
    const layout = { "text-anchor": "top", "text-offset": [0, 0.5], "text-max-width": 9, "text-size": 10.5 };
    const from = symbol.role === "door" ? 17.5 : 15;
    layers.push(label({ part: "point-label", text: beside, colour: "#3a2a28", from, layout }, collection));
  }
  return layers;
}

/** One symbol layer; the halo keeps its text legible on every fill. */
function label({ part, text, colour, from, layout, font = regularFont, halo = 1.4 }, { minimumZoom }) {
  return {
    part, type: "symbol", minzoom: Math.max(from, minimumZoom),
    layout: { "text-field": text, "text-font": font, "text-size": 11, "text-padding": 3, ...layout },
    paint: { "text-color": colour, "text-halo-color": "rgba(255, 255, 255, 0.9)", "text-halo-width": halo },
  };
}

function placedLayer({ from, to, look }, collection) {
  const layer = label({ part: "label", text: ["get", "label"], from, ...look }, collection);
  return { ...layer, placed: true, ...(to && { maxzoom: to }) };
}

/**
 * How the polygons of a collection are labelled: `text` makes the label from a feature's properties, `from` and `to`
 * are zoom levels, and `whole` says that the whole features are few and are read once. Undefined if they are not.
 */
export function placedLabel(symbol, collection) {
  if (!collection.shapes.includes("polygon")) return undefined;
  const reader = (names) => {
    const name = propertyNamed(collection, names)?.name;
    return name && ((properties) => properties[name]);
  };
  const [block, parcel] = [reader(blockNames), reader(parcelNames)];
  if (symbol.role === "parcel" && block && parcel) {
    const look = { colour: "#4f3216", layout: { "text-size": ["interpolate", ["linear"], ["zoom"], 16, 10, 19, 14] } };
    const text = (properties) => block(properties) && `${block(properties)}/${parcel(properties)}`;
    return { from: 16.5, look, text };
  }
  if (symbol.role === "block" && block) {
    const look = { colour: "#4f3216", font: boldFont, layout: { "text-size": 12 } };
    return { from: 14.5, to: 16.5, look, text: block };
  }
  if (symbol.role === "zoning") {
    const text = reader([symbol.classProperty ?? "", ...kindNames]);
    return text && { from: 14.5, to: 16.5, text, look: { colour: "#3b3b3b", layout: { "text-max-width": 7 } } };
  }
  if (symbol.role === "boundary") return boundaryLabel(symbol, reader([...personNames, ...neighbourhoodNames]));
  const text = symbol.role === "building" ? undefined : reader(personNames);
  return text && { from: 15, text, look: { colour: "#2f3a33", layout: { "text-max-width": 8 } } };
}

function boundaryLabel(symbol, name) {
  if (!name || !symbol.named) return undefined;
  const layout = {
    "text-letter-spacing": 0.08, "text-max-width": 8, "text-padding": 6,
    "text-size": ["interpolate", ["linear"], ["zoom"], 10, 10, 15, 17],
  };
  return {
    from: 10, to: 17, whole: true,
    // Upper case by the rules of Turkish, whatever the reader's language: `i` becomes `İ`.
    text: (properties) => name(properties) && String(name(properties)).toLocaleUpperCase("tr"),
    look: { colour: symbol.colour, font: boldFont, halo: 2, layout },
  };
}
