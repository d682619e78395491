/** The ada/parsel search: reads what a clerk types, asks every layer that has both numbers, and goes there. */
import {
  blockNames, featureTitle, findFeatures, geometryBox, neighbourhoodNames, parcelNames, propertyNamed,
} from "./catalogue.js";
import { byID, element } from "./elements.js";
import { setLayerVisible } from "./layer-list.js";
import { fold, t } from "./texts.js";

/** So many records of one number are offered at most, from each layer. */
const mostHits = 20;

const noise = /^(ada|adasi|parsel|parseli|no|nolu|numarali|block|parcel|lot|[/–—-])$/;

/** `2705/15`, `2705 15`, `ada 2705 parsel 15`, `101/A 3` as block and parcel; undefined if the text is no such pair. */
export function readParcelNumber(text) {
  const words = text.trim().split(/[\s,;:]+/).filter((word) => word && !noise.test(fold(word)));
  // "101/A" is a number too, so a slash separates only where no space does.
  const pair = words.length === 1 ? words[0].split(/[/–—-](.*)/, 2) : words;
  const fits = pair.length === 2 && pair.every((number) => /^\d[\p{L}\d/-]*$/u.test(number));
  return fits ? { block: pair[0], parcel: pair[1] } : undefined;
}

/** Connects the search box. `symbols` tells which layers are parcels; `panel` shows what was found. */
export function prepareSearch(map, collections, symbols, panel) {
  byID("search").addEventListener("submit", async (event) => {
    event.preventDefault();
    const number = readParcelNumber(byID("search-text").value);
    if (!number) return say(t("searchSyntax"));
    say(t("searching"));
    try {
      showHits(map, panel, number, await searchLayers(collections, symbols, number));
    } catch (error) {
      say(error.message);
    }
  });
  byID("search-dismiss").addEventListener("click", () => {
    byID("search-outcome").hidden = true;
    byID("search-text").focus();
  });
}

function say(text, hits = []) {
  byID("search-status").textContent = text;
  byID("search-hits").replaceChildren(...hits);
  byID("search-outcome").hidden = false;
}

/** Hits in the parcel layers, or, when they have none, in any other layer that carries both numbers. */
async function searchLayers(collections, symbols, { block, parcel }) {
  const isParcelLayer = (collection) => symbols.get(collection.id).role === "parcel";
  const searched = collections.flatMap((collection) => {
    const blockProperty = propertyNamed(collection, blockNames);
    const parcelProperty = propertyNamed(collection, parcelNames);
    const fits = blockProperty && parcelProperty && holds(blockProperty, block) && holds(parcelProperty, parcel);
    return fits ? [{ collection, values: { [blockProperty.name]: block, [parcelProperty.name]: parcel } }] : [];
  });
  const answers = await Promise.allSettled(searched.map(async ({ collection, values }) => {
    const features = await findFeatures(collection, values, mostHits);
    return features.map((feature) => ({ collection, feature, complete: true }));
  }));
  const hits = answers.flatMap((answer) => answer.value ?? []);
  const failure = answers.find((answer) => answer.status === "rejected");
  if (!hits.length && failure) throw failure.reason;
  const parcels = hits.filter((hit) => isParcelLayer(hit.collection));
  return { hits: parcels.length ? parcels : hits, searchedLayers: hasParcelNumbers(collections) };
}

const hasParcelNumbers = (collections) =>
  collections.some((collection) => propertyNamed(collection, blockNames) && propertyNamed(collection, parcelNames));

/** A whole-number column cannot hold `101/A`; asking would only bring an error. */
function holds(property, value) {
  return !/int/i.test(property.type ?? "") || /^\d+$/.test(value);
}

function showHits(map, panel, number, { hits, searchedLayers }) {
  if (!searchedLayers) return say(t("searchNoLayer"));
  if (!hits.length) return say(t("searchNotFound", number));
  if (hits.length === 1) {
    say(t("searchFound", number));
    return goTo(map, panel, hits[0]);
  }
  const buttons = hits.map((hit) => {
    const button = element("button", { type: "button" },
      element("b", {}, featureTitle(hit.collection, hit.feature)), " ", element("span", {}, placeOf(hit, hits)));
    button.addEventListener("click", () => goTo(map, panel, hit));
    return element("li", {}, button);
  });
  const text = hits.length >= mostHits ? "searchMore" : "searchSeveral";
  say(t(text, { ...number, count: hits.length }), buttons);
}

/** What tells equal numbers apart: the neighbourhood, and the layer when the hits come from several. */
function placeOf({ collection, feature }, hits) {
  const neighbourhood = feature.properties[propertyNamed(collection, neighbourhoodNames)?.name];
  const severalLayers = hits.some((other) => other.collection !== collection);
  return [neighbourhood, (severalLayers || !neighbourhood) && collection.title].filter(Boolean).join(", ");
}

/** Switches the feature's layer on, shows its attributes and goes there. */
export function goTo(map, panel, hit) {
  setLayerVisible(map, hit.collection.id, true);
  panel.show([hit]);
  const box = geometryBox(hit.feature.geometry);
  if (box) map.fitBounds(box, { padding: freeRoom(map), maxZoom: 18.5 });
}

/** Pixels to keep free at each side, so that the open cards do not cover what is shown. */
function freeRoom(map) {
  const { clientWidth, clientHeight } = map.getContainer();
  const { offsetWidth, offsetHeight } = byID("features");
  const margin = Math.min(clientWidth, clientHeight) / 8;
  // On a phone the cards lie across the whole width: one above, one below.
  const across = offsetWidth > clientWidth * 0.7;
  if (across) byID("search-outcome").hidden = true;
  return {
    top: margin, left: margin,
    right: margin + (across ? 0 : offsetWidth),
    bottom: margin + (across ? offsetHeight : 0),
  };
}
