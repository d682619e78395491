/** Shows the attributes of the features under the pointer and marks the one that is open. */
import { featurePage, featureTitle, fetchFeature } from "./catalogue.js";
import { byID, element } from "./elements.js";
import { formatValue, t } from "./texts.js";

/** More features than this at one place are cut off, with a word about it. */
const mostShown = 12;

/** How far from a line or point a click still hits it, in CSS pixels. */
const reach = matchMedia("(pointer: coarse)").matches ? 12 : 5;

const emptySelection = { type: "FeatureCollection", features: [] };

export class FeaturePanel {
  #map;
  #collections;
  #panel = byID("features");
  #requests = new AbortController();

  /** `collections` is keyed by id. The map must have a GeoJSON source `selection`. */
  constructor(map, collections) {
    this.#map = map;
    this.#collections = collections;
    map.on("click", ({ point }) => this.#showAt(point));
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      this.#showAt(map.project(map.getCenter()), { byKeyboard: true });
    });
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /** Shows features that are already complete, such as the hits of a search. */
  show(hits) {
    this.#requests.abort();
    this.#requests = new AbortController();
    this.#panel.replaceChildren(...this.#contents(hits.slice(0, mostShown), hits.length > mostShown));
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
  }

  close() {
    this.#requests.abort();
    this.#mark(undefined);
    // Before hiding: an element that disappears loses the focus to nowhere.
    if (this.#panel.contains(document.activeElement)) this.#map.getCanvas().focus();
    this.#panel.hidden = true;
  }

  #showAt(point, { byKeyboard = false } = {}) {
    const hits = this.#hitsAt(point);
    if (!hits.length && !byKeyboard) return this.close();
    this.show(hits);
    if (byKeyboard) this.#panel.focus();
  }

  /** Features at a pixel, topmost first, each once: exactly under it, or within `reach` for lines and points. */
  #hitsAt({ x, y }) {
    // Outlines of polygons are line layers too, and placed labels have sources of their own; neither is a feature here.
    const features = this.#map.getStyle().layers
      .filter(({ id, source, metadata }) => source && source === metadata?.collection && !id.endsWith("#outline"));
    const ids = (type) => features.filter((layer) => layer.type === type).map((layer) => layer.id);
    const near = [[x - reach, y - reach], [x + reach, y + reach]];
    const found = [
      ...this.#map.queryRenderedFeatures(near, { layers: ids("circle") }),
      ...this.#map.queryRenderedFeatures(near, { layers: ids("line") }),
      ...this.#map.queryRenderedFeatures([x, y], { layers: ids("fill") }),
    ];
    const unique = new Map(found.map((hit) => [`${hit.source} ${hit.id ?? JSON.stringify(hit.properties)}`, hit]));
    return [...unique.values()].map((hit) => ({
      collection: this.#collections.get(hit.source),
      feature: { type: "Feature", id: hit.id, properties: hit.properties, geometry: hit.geometry },
      complete: false,
    }));
  }

  #contents(hits, cut) {
    const close = element("button", { type: "button", className: "icon-button", ariaLabel: t("close") }, "×");
    close.addEventListener("click", () => this.close());
    const heading = hits.length ? t("features", { count: hits.length }) : t("nothingHere");
    const sections = hits.map((hit) => this.#section(hit));
    // One opens at once, so that a click on a parcel shows the parcel.
    if (sections.length) sections[0].open = true;
    return [
      element("header", {}, element("h2", {}, heading), close),
      ...sections,
      cut && element("p", { className: "note" }, t("moreFeatures")),
    ].filter(Boolean);
  }

  #section(hit) {
    const { collection, feature } = hit;
    const body = element("div", { className: "attributes" }, ...attributes(collection, feature));
    const title = element("b", {}, featureTitle(collection, feature));
    const summary = element("summary", {}, title, " ", element("span", {}, collection.title));
    const section = element("details", { name: "feature" }, summary, body);
    section.addEventListener("toggle", () => {
      if (!section.open) return;
      this.#mark(hit.feature);
      if (!hit.complete) this.#complete(hit, body, section);
    });
    return section;
  }

  /** Tiles carry cut geometry and often fewer attributes, so the record itself is read when its section opens. */
  async #complete(hit, body, section) {
    const { collection, feature } = hit;
    if (feature.id === undefined) return;
    hit.complete = true;
    try {
      hit.feature = await fetchFeature(collection.id, feature.id, this.#requests.signal);
      body.replaceChildren(...attributes(collection, hit.feature));
      if (section.open && section.isConnected) this.#mark(hit.feature);
    } catch (error) {
      if (error.name === "AbortError") return;
      hit.complete = false;
      body.replaceChildren(...attributes(collection, feature, t("partial")));
    }
  }

  #mark(feature) {
    const marked = feature?.geometry ? { type: "Feature", properties: {}, geometry: feature.geometry } : emptySelection;
    this.#map.getSource("selection")?.setData(marked);
  }
}

/** The table of attributes and the link to the record's page; names in the order of the collection's schema. */
function attributes(collection, feature, note) {
  const values = feature.properties ?? {};
  const titles = new Map(collection.properties.map((property) => [property.name, property.title || property.name]));
  const names = [...new Set([...titles.keys(), ...Object.keys(values)])].filter((name) => name in values);
  const rows = names.map((name) => {
    const heading = element("th", { scope: "row" }, titles.get(name) ?? name);
    return element("tr", {}, heading, element("td", {}, formatValue(values[name])));
  });
  const remark = (text) => element("p", { className: "note" }, text);
  const href = feature.id !== undefined && featurePage(collection.id, feature.id);
  return [
    note && remark(note),
    rows.length ? element("table", {}, element("tbody", {}, ...rows)) : remark(t("noAttributes")),
    href && element("a", { className: "page", href }, t("featurePage")),
  ].filter(Boolean);
}
