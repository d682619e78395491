/** The list of layers by theme: for each a switch, its symbol, a legend, and a hint when it is out of scale. */
import { byID, element } from "./elements.js";
import { t, themeTitle } from "./texts.js";

/** Fills the panel and keeps it in step with the map's zoom. */
export function showLayerList(map, collections, symbols) {
  const list = byID("layer-list");
  if (!collections.length) list.replaceChildren(element("p", { className: "empty" }, t("noLayers")));
  const hints = [];
  for (const [theme, members] of Map.groupBy?.(collections, themeOf) ?? groups(collections)) {
    const rows = members.map((collection) => row(map, collection, symbols.get(collection.id), hints));
    list.append(element("fieldset", {}, element("legend", {}, themeTitle(theme)), ...rows));
  }
  const refresh = () => hints.forEach(({ hint, minimumZoom }) => { hint.hidden = map.getZoom() >= minimumZoom; });
  map.on("zoom", refresh);
  refresh();
}

const themeOf = (collection) => collection.theme;

/** `Map.groupBy` for browsers older than 2024. */
function groups(collections) {
  const found = new Map();
  for (const collection of collections) {
    const theme = themeOf(collection);
    found.set(theme, [...(found.get(theme) ?? []), collection]);
  }
  return found;
}

function row(map, collection, symbol, hints) {
  const href = `/collections/${encodeURIComponent(collection.id)}?f=html`;
  const title = t("aboutLayer", { layer: collection.title });
  const about = element("a", { className: "about", href, title, ariaLabel: title }, "i");
  if (!collection.shapes.length) {
    const name = element("span", { className: "table-name" }, collection.title, element("small", {}, t("noGeometry")));
    return element("div", { className: "layer" }, name, about);
  }
  const box = element("input", { type: "checkbox", checked: true });
  box.dataset.collection = collection.id;
  box.addEventListener("change", () => setLayerVisible(map, collection.id, box.checked));
  const name = element("span", { className: "name" }, collection.title);
  const label = element("label", {}, box, swatch(collection, symbol), name);
  const line = element("div", { className: "layer", title: collection.description },
    label, extentButton(map, collection), about, scaleHint(map, collection, hints));
  return element("div", {}, line, legend(symbol));
}

/** Shown only while the layer is out of scale; takes the reader to a scale where it is drawn. */
function scaleHint(map, { title, minimumZoom }, hints) {
  const hint = element("button", { type: "button", className: "hint" }, t("zoomIn"));
  hint.title = t("zoomInTitle", { layer: title });
  hint.addEventListener("click", () => map.easeTo({ zoom: minimumZoom + 0.01 }));
  hints.push({ hint, minimumZoom });
  return hint;
}

function extentButton(map, { title, bbox }) {
  if (!bbox) return undefined;
  const text = t("zoomToLayer", { layer: title });
  const button = element("button", { type: "button", className: "extent", title: text, ariaLabel: text }, "⤢");
  button.addEventListener("click", () => map.fitBounds(bbox, { padding: 32, maxZoom: 17 }));
  return button;
}

/** A small picture of the layer's symbol. */
function swatch(collection, symbol) {
  const picture = element("span", { className: `swatch ${collection.shapes[0]}`, ariaHidden: "true" });
  picture.classList.toggle("hollow", ["parcel", "block", "boundary"].includes(symbol.role));
  picture.classList.toggle("dashed", Boolean(symbol.dash));
  picture.style.setProperty("--colour", symbol.colour);
  if (symbol.classes) {
    const shown = symbol.role === "zoning" ? [4, 8, 5, 13] : [2, 1, 3, 4];
    const width = 100 / shown.length;
    const stripes = shown.map((index, i) => `${symbol.classes[index].colour} ${i * width}% ${(i + 1) * width}%`);
    picture.style.setProperty("--classes", `linear-gradient(90deg, ${stripes.join(", ")})`);
  }
  return picture;
}

function legend(symbol) {
  if (!symbol.classes) return undefined;
  const shape = symbol.role === "zoning" ? "polygon" : "line";
  const entries = symbol.classes.map(({ colour, title }) => {
    const picture = element("span", { className: `swatch ${shape}`, ariaHidden: "true" });
    picture.style.setProperty("--colour", colour);
    return element("li", {}, picture, title);
  });
  const summary = element("summary", {}, t("legend"));
  return element("details", { className: "legend" }, summary, element("ul", {}, ...entries));
}

/** Shows or hides every style layer of a collection; the switch in the list follows. */
export function setLayerVisible(map, collectionID, visible) {
  for (const layer of map.getStyle().layers) {
    if (layer.metadata?.collection !== collectionID) continue;
    map.setLayoutProperty(layer.id, "visibility", visible ? "visible" : "none");
  }
  for (const box of document.querySelectorAll("#layer-list input")) {
    if (box.dataset.collection === collectionID) box.checked = visible;
  }
}

/** Opens and closes the panel; it starts closed on a phone. */
export function preparePanel() {
  const [toggle, panel] = [byID("panel-toggle"), byID("panel")];
  const narrow = matchMedia("(max-width: 46rem)");
  const show = (open) => {
    panel.hidden = !open;
    toggle.ariaExpanded = String(open);
    toggle.ariaLabel = toggle.title = t(open ? "hidePanel" : "showPanel");
  };
  toggle.addEventListener("click", () => show(panel.hidden));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches) return;
    show(false);
    toggle.focus();
  });
  show(!narrow.matches);
}
