/**
 * The map viewer: reads what the server publishes and builds the map, the layer list, the search and the feature panel.
 *
 * Everything comes from this server, so the viewer works without the internet. Addresses: `/map#zoom/lat/lon` is a
 * permalink; `/map?collection=parsel` starts at a layer, `/map?collection=parsel&feature=12` at one feature.
 * `window.paftaMap` is the MapLibre map; `document.body.dataset.ready` becomes "true" when it is first fully drawn.
 */
import { fetchFeature, fetchJSON, loadCollections, ServerProblem, unionOfExtents } from "./catalogue.js";
import { byID, hideMessage, showMessage } from "./elements.js";
import { FeaturePanel } from "./feature-panel.js";
import { preparePanel, showLayerList } from "./layer-list.js";
import { goTo, prepareSearch } from "./parcel-search.js";
import { PlacedLabels } from "./placed-labels.js";
import { styleFor } from "./style-layers.js";
import { symbolsFor } from "./symbology.js";
import { controlTexts, formatPosition, t, translatePage } from "./texts.js";

/** Turkey, for a server that publishes nothing yet. */
const fallbackBounds = [25.5, 35.7, 45, 42.3];

translatePage();
start();

async function start() {
  nameTheServer();
  if (!window.maplibregl) {
    preparePanel();
    return showMessage(t("libraryMissing"));
  }
  try {
    const collections = await loadCollections();
    buildMap(collections, symbolsFor(collections));
  } catch (error) {
    preparePanel();
    showMessage(error instanceof ServerProblem ? error.message : t("noWebGL"), { retry: true });
    console.error(error);
  }
}

function buildMap(collections, symbols) {
  const asked = new URLSearchParams(location.search);
  const first = collections.find(({ id }) => id === asked.get("collection"));
  const map = new window.maplibregl.Map({
    container: "map",
    style: styleFor(collections, symbols),
    bounds: first?.bbox ?? unionOfExtents(collections) ?? fallbackBounds,
    fitBoundsOptions: { padding: 24 },
    hash: true,
    maxZoom: 21,
    maxPitch: 0,
    locale: controlTexts,
    attributionControl: false,
    transformRequest: ownAddress,
  });
  window.paftaMap = map;
  addControls(map);
  preparePanel();
  showLayerList(map, collections, symbols);
  reportProblems(map, collections);
  map.once("style.load", () => {
    const panel = new FeaturePanel(map, new Map(collections.map((collection) => [collection.id, collection])));
    prepareSearch(map, collections, symbols, panel);
    if (first && asked.has("feature")) showFeature(map, panel, first, asked.get("feature"));
    const labels = new PlacedLabels(map, collections, symbols);
    let complete = false;
    map.on("idle", () => {
      if (!labels.refresh() && complete) document.body.dataset.ready = "true";
    });
    labels.readWhole().then(() => {
      complete = true;
      map.triggerRepaint();
    });
  });
}

/**
 * Moves an address from TileJSON to this origin: behind a proxy the server may know itself by another name, and the
 * page's security policy lets it talk to its own origin only.
 */
function ownAddress(address) {
  if (/^(data|blob):/.test(address)) return { url: address };
  const { pathname, search } = new URL(address, location.origin);
  // URL escapes the braces of {z}/{x}/{y}; by now they are numbers, so nothing is lost.
  return { url: location.origin + pathname + search };
}

function addControls(map) {
  const { AttributionControl, NavigationControl, ScaleControl } = window.maplibregl;
  map.addControl(new NavigationControl({ visualizePitch: false }), "top-left");
  map.addControl(new AttributionControl({ compact: true }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 120, unit: "metric" }), "bottom-left");
  const position = byID("position");
  const show = (at) => { position.textContent = formatPosition(at); };
  map.on("mousemove", ({ lngLat }) => show(lngLat.wrap()));
  // A finger hovers nowhere, so there the centre of the map is shown.
  if (matchMedia("(hover: none)").matches) map.on("move", () => show(map.getCenter().wrap()));
  show(map.getCenter());
}

/** One plain message while tiles of a layer cannot be read; it goes away when that layer can be read again. */
function reportProblems(map, collections) {
  const failing = new Set();
  map.on("error", ({ error, sourceId }) => {
    if (error?.name === "AbortError") return;
    console.error(error?.message);
    // A failed tile draws nothing, and without a repaint the map would never count as idle.
    map.triggerRepaint();
    if (!sourceId) return;
    failing.add(sourceId);
    const layer = collections.find(({ id }) => id === sourceId)?.title ?? sourceId;
    // MapLibre reports a connection that failed as status 0.
    showMessage(error?.status === 0 ? t("serverDown") : t("tilesFailed", { layer }), { retry: true });
  });
  map.on("data", ({ dataType, sourceId, tile }) => {
    const recovered = dataType === "source" && tile?.state === "loaded" && failing.delete(sourceId);
    if (recovered && !failing.size) hideMessage();
  });
}

async function showFeature(map, panel, collection, featureID) {
  try {
    const feature = await fetchFeature(collection.id, featureID);
    goTo(map, panel, { collection, feature, complete: true });
  } catch (error) {
    showMessage(error.status === 404 ? t("featureMissing") : error.message);
  }
}

/** Puts the municipality's name, the title of the landing page, at the head; without it the product's name stays. */
async function nameTheServer() {
  try {
    const { title } = await fetchJSON("/?f=json");
    if (typeof title !== "string" || !title) return;
    byID("home").textContent = title;
    document.title = `${t("title")} – ${title}`;
  } catch {
    // The map itself reports a server that does not answer.
  }
}
