/**
 * Places one label in each polygon.
 *
 * Large polygons (neighbourhoods) are read once as whole features. Small ones (parcels) are taken from the tiles on the
 * screen whenever the map comes to rest: of a polygon that tiles have cut, only the largest piece gets the label.
 */
import { fetchJSON } from "./catalogue.js";
import { placedLabel, placedLabelSource } from "./label-layers.js";
import { insideLargestPart } from "./polygon-interior.js";

/** Whole features are read only up to this number; beyond it they are labelled from tiles like the rest. */
const mostWhole = 3000;

export class PlacedLabels {
  #map;
  #layers;

  constructor(map, collections, symbols) {
    this.#map = map;
    this.#layers = collections.flatMap((collection) => {
      const label = placedLabel(symbols.get(collection.id), collection);
      const whole = label?.whole && (collection.featureCount ?? 0) <= mostWhole;
      return label ? [{ collection, label, whole, key: "" }] : [];
    });
  }

  /** Reads the whole features of the layers that are labelled that way; on a failure tiles serve instead. */
  async readWhole() {
    await Promise.all(this.#layers.filter(({ whole }) => whole).map(async (layer) => {
      try {
        this.#write(layer, await wholeFeatures(layer.collection));
      } catch (error) {
        console.warn(`Labels of ${layer.collection.id} are taken from tiles:`, error);
        layer.whole = false;
      }
    }));
  }

  /** Labels what is on the screen now; true if any label has changed, so that the map will be drawn again. */
  refresh() {
    const changed = this.#layers.filter((layer) => !layer.whole && this.#isShown(layer)).map((layer) => {
      const { id } = layer.collection;
      return this.#write(layer, this.#map.querySourceFeatures(id, { sourceLayer: id }));
    });
    return changed.includes(true);
  }

  #isShown({ collection: { id } }) {
    const layer = this.#map.getLayer(`${id}#label`);
    const zoom = this.#map.getZoom();
    return zoom >= layer.minzoom && zoom < (layer.maxzoom || 24) && layer.visibility !== "none";
  }

  /** Writes the labels of these features unless they are there already; true if it wrote. */
  #write(layer, features) {
    const labels = largestPieces(features, layer.label.text);
    const key = JSON.stringify(labels);
    if (key === layer.key) return false;
    layer.key = key;
    const source = this.#map.getSource(placedLabelSource(layer.collection.id));
    source.setData({ type: "FeatureCollection", features: labels });
    return true;
  }
}

/** One labelled point per feature, in a stable order. */
function largestPieces(features, text) {
  const best = new Map();
  for (const { id, geometry, properties } of features) {
    const label = text(properties);
    const place = label && geometry && insideLargestPart(geometry);
    if (!place) continue;
    const key = id ?? `${label} ${place.position}`;
    if (!(best.get(key)?.place.area >= place.area)) best.set(key, { label: String(label), place });
  }
  return [...best.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { label, place }]) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: place.position },
      properties: { label },
    }));
}

async function wholeFeatures({ id }) {
  const features = [];
  let address = `/collections/${encodeURIComponent(id)}/items?f=json&limit=1000`;
  while (address && features.length < mostWhole) {
    const page = await fetchJSON(address);
    features.push(...(page.features ?? []));
    address = onThisOrigin(page.links?.find((link) => link.rel === "next")?.href);
  }
  return features;
}

/** The path of an address the server gave, so that a server known by another name is still asked here. */
function onThisOrigin(address) {
  if (!address) return undefined;
  const { pathname, search } = new URL(address, location.origin);
  return pathname + search;
}
