/**
 * What the server publishes: collections, features, and the plain-language reason when it does not answer.
 *
 * All addresses are on the viewer's own origin; positions are longitude, latitude in degrees (CRS84).
 */
import { fold, t } from "./texts.js";

/** A failure whose `message` may be shown to the reader as it is. */
export class ServerProblem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The JSON document at `address`; throws `ServerProblem`. */
export async function fetchJSON(address, signal) {
  let response;
  try {
    response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServerProblem(t("serverDown"));
  }
  const { status } = response;
  if (status === 401 || status === 403) throw new ServerProblem(t("forbidden", { status }), status);
  if (!response.ok) throw new ServerProblem(t("serverRefused", { status }), status);
  try {
    return await response.json();
  } catch {
    throw new ServerProblem(t("serverRefused", { status }), status);
  }
}

/** All collections that hold features, in the server's order. */
export async function loadCollections() {
  const document = await fetchJSON("/collections?f=json");
  return (document.collections ?? [])
    .filter((collection) => (collection.itemType ?? "feature") === "feature")
    .map(readCollection);
}

function readCollection(collection) {
  const own = collection["x-pafta"] ?? {};
  return {
    id: collection.id,
    title: collection.title || collection.id,
    description: collection.description ?? "",
    theme: own.theme ?? "",
    shapes: shapesDrawn(own.geometryType),
    featureCount: own.featureCount,
    minimumZoom: own.minimumZoom ?? 0,
    properties: own.properties ?? [],
    bbox: flatBox(collection.extent?.spatial?.bbox?.[0]),
  };
}

/** Which of `polygon`, `line`, `point` a geometry type may hold; nothing for a table, everything when it is unsaid. */
function shapesDrawn(geometryType) {
  if (geometryType === null) return [];
  const shapes = { polygon: /Polygon|Surface/, line: /Line|Curve/, point: /Point/ };
  const found = Object.keys(shapes).filter((shape) => shapes[shape].test(geometryType));
  return found.length ? found : Object.keys(shapes);
}

/** West, south, east, north in degrees; heights dropped; undefined if it is no box. */
function flatBox(box) {
  const flat = box?.length === 6 ? [box[0], box[1], box[3], box[4]] : box;
  return flat?.length === 4 && flat.every(Number.isFinite) && flat[1] <= flat[3] ? flat : undefined;
}

/** The box around all collections; those that claim half the world count only when nothing else is there. */
export function unionOfExtents(collections) {
  const boxes = collections.map((collection) => collection.bbox).filter(Boolean);
  const local = boxes.filter(([west, , east]) => east - west < 90);
  return (local.length ? local : boxes).reduce(
    (all, box) => all
      ? [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]
      : box,
    undefined,
  );
}

/** The property of a collection whose name is one of `names` (compared without case, accents and `_`). */
export function propertyNamed(collection, names) {
  const plain = (name) => fold(name).replace(/[^a-z0-9]/g, "");
  for (const wanted of names.map(plain)) {
    const property = collection.properties.find((candidate) => plain(candidate.name) === wanted);
    if (property) return property;
  }
  return undefined;
}

/** The name a person would call this feature: `2705/15`, a name, or its number. */
export function featureTitle(collection, feature) {
  const value = (names) => feature.properties[propertyNamed(collection, names)?.name];
  const [block, parcel] = [value(blockNames), value(parcelNames)];
  if (block && parcel) return `${block}/${parcel}`;
  return String(value(personNames) || value(numberNames) || value(kindNames) || `#${feature.id ?? ""}`);
}

/** Property names that mean the block, the parcel, a neighbourhood, a proper name, a door number, a kind. */
export const blockNames = ["ada", "ada_no"];
export const parcelNames = ["parsel", "parsel_no"];
export const neighbourhoodNames = ["mahalle", "mahalle_ad", "mahalle_adi"];
export const personNames = ["ad", "adi", "isim", "name", "yol_adi", "csbm_adi", "cadde_sokak"];
export const numberNames = ["kapi_no", "dis_kapi_no", "no"];
export const kindNames = [
  "fonksiyon", "fonksiyon_adi", "islev", "function", "kullanim", "nitelik", "sebeke", "tur", "tip", "sinif",
];

/** Page of a feature for people. */
export function featurePage(collectionID, featureID) {
  return `${featureAddress(collectionID, featureID)}?f=html`;
}

/** The full feature with its exact geometry; throws `ServerProblem`. */
export function fetchFeature(collectionID, featureID, signal) {
  return fetchJSON(`${featureAddress(collectionID, featureID)}?f=json`, signal);
}

function featureAddress(collectionID, featureID) {
  return `/collections/${encodeURIComponent(collectionID)}/items/${encodeURIComponent(featureID)}`;
}

/** Features of a collection whose properties have exactly these values; at most `limit`. */
export async function findFeatures(collection, values, limit) {
  const query = new URLSearchParams({ f: "json", limit, ...values });
  const page = await fetchJSON(`/collections/${encodeURIComponent(collection.id)}/items?${query}`);
  return page.features ?? [];
}

/** The box around a GeoJSON geometry: west, south, east, north in degrees. */
export function geometryBox(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates) => {
    if (typeof coordinates[0] !== "number") return coordinates.forEach(visit);
    const [x, y] = coordinates;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  const parts = geometry?.type === "GeometryCollection" ? geometry.geometries : [geometry];
  for (const part of parts) if (part?.coordinates?.length) visit(part.coordinates);
  return box.every(Number.isFinite) ? box : undefined;
}
