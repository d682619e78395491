/**
 * Which colours a collection gets, judged by its name: the conventions of Turkish municipal maps, and for
 * unknown layers a palette that stays distinct. Plain values; `style-layers.js` turns them into MapLibre layers.
 */
import { kindNames, propertyNamed } from "./catalogue.js";
import { fold, language } from "./texts.js";

/**
 * Families of layers. `pattern` is tried on the folded words of a collection's id, then of its title. `order` places
 * polygons above each other (small = lower). `role` selects special drawing in `style-layers.js`.
 */
const families = [
  { pattern: /\b(mahalle|neighbo|koy)/, role: "boundary", order: 0, colour: "#6b3f7d", dash: [4, 2], named: true },
  { pattern: /\b(ilce|belediye|il sinir|district)/, role: "boundary", order: 0, colour: "#4a2f55", dash: [6, 3] },
  { pattern: /\b(imar|fonksiyon|zoning)/, role: "zoning", order: 1, colour: "#c9a227" },
  { pattern: /\bplan\b/, role: "boundary", order: 2, colour: "#222222", dash: [5, 3] },
  { pattern: /\b(yagmur|storm)/, order: 3, colour: "#2a9d8f" },
  { pattern: /\b(kanal|atik ?su|sewer|wastewater|sewage)/, order: 3, colour: "#8b5a2b" },
  { pattern: /\b(su|icme ?su\w*|water|sulama|dere|gol)\b/, order: 3, colour: "#1f78c8" },
  { pattern: /\b(dogal ?gaz|gas)\b/, order: 3, colour: "#c98b00" },
  { pattern: /\b(elektrik|enerji|power|aydinlatma|lighting)/, order: 3, colour: "#d0342c" },
  { pattern: /\b(telekom|haberlesme|fiber|telecom)/, order: 3, colour: "#7b4fb5" },
  { pattern: /\b(altyapi|utility|utilities)/, role: "network", order: 3, colour: "#5f6b7a" },
  { pattern: /\b(park|yesil|green|agac|tree)/, order: 3, colour: "#3f8f3a" },
  { pattern: /\b(yol|cadde|sokak|csbm|road|street)/, role: "road", order: 4, colour: "#8d8678" },
  { pattern: /\b(parsel|parcel)/, role: "parcel", order: 6, colour: "#80552b" },
  { pattern: /\b(ada|adalar|block|blocks)\b/, role: "block", order: 5, colour: "#5d3a1a" },
  { pattern: /\b(bina|yapi|building)/, role: "building", order: 7, colour: "#857f78" },
  { pattern: /\b(kapi|numarataj|adres|door|address)/, role: "door", order: 8, colour: "#b3261e" },
];

/** Colours for layers that no family knows; dark enough for lines on the light background. */
const palette = [
  "#4e79a7", "#d9752b", "#5b8f4d", "#a4618f", "#c44e52", "#3f8f8b", "#8c6d4f", "#a08a1f", "#5d6fb3", "#7a7a3a",
];

/**
 * The symbols of all collections, keyed by collection id.
 *
 * A symbol has `colour`, `order`, and where they apply `role`, `dash`, `named`, and `classes` with the property
 * `classProperty` that selects one.
 */
export function symbolsFor(collections) {
  let unknown = 0;
  return new Map(collections.map((collection) => {
    const family = familyOf(collection) ?? { order: 2.5, colour: palette[unknown++ % palette.length] };
    return [collection.id, { ...family, ...classesFor(family.role, collection) }];
  }));
}

function familyOf(collection) {
  const words = [collection.id, collection.title].map((text) => fold(text).replace(/[^a-z0-9]+/g, " "));
  for (const text of words) {
    const family = families.find((candidate) => candidate.pattern.test(text));
    if (family) return family;
  }
  return undefined;
}

function classesFor(role, collection) {
  const [classes, names] = {
    zoning: [zoningClasses, [...kindNames, "ad"]],
    network: [networkClasses, ["sebeke", "network", "tur", "tip"]],
  }[role] ?? [];
  const property = names && propertyNamed(collection, names);
  return property ? { classes, classProperty: property.name } : {};
}

/** One class: a value belongs to it that holds one of `words`, or both words of `one+other`. The first match wins. */
function entry(colour, turkish, english, ...words) {
  const variants = words.map((word) => word.split("+").map(spellings));
  return { colour, title: language === "tr" ? turkish : english, variants };
}

/**
 * How a Turkish word may stand in the data after the style engine has lower-cased it without knowing Turkish: as
 * written, without accents, and from capitals (where `I` becomes `i`, and `İ` becomes `i` with a combining dot).
 */
function spellings(word) {
  const capitals = word.toLocaleUpperCase("tr").toLowerCase();
  return [...new Set([word, fold(word), capitals])];
}

/** Functions of an implementation plan and the dominant colours of the national e-Plan catalogue. */
const zoningClasses = [
  entry("#E3BA45", "Ticaret + konut", "Commerce and housing", "ticaret+konut"),
  entry("#FF3800", "Akaryakıt", "Fuel station", "akaryakıt"),
  entry("#B2B2B2", "Otopark, trafo", "Car park, transformer", "otopark", "trafo"),
  entry("#8C541A", "Yerleşik konut", "Existing housing", "yerleşik+konut"),
  entry("#FFFA26", "Konut (gelişme)", "Housing (new)", "konut"),
  entry("#E00021", "Ticaret, pazar", "Commerce, market", "ticaret", "ticari", "pazar"),
  entry("#AA66CD", "Sanayi", "Industry", "sanayi", "osb", "imalathane"),
  entry("#C29ED7", "Depolama", "Storage", "depo", "lojistik"),
  entry("#249C22", "Park, yeşil alan", "Park, green space", "park", "çocuk", "rekreasyon", "yeşil", "bahçesi"),
  entry("#63BA52", "Mezarlık, ağaçlandırma", "Cemetery, planting", "mezar", "ağaçlandır"),
  entry("#228B22", "Orman", "Forest", "orman"),
  entry("#008FFF", "Okul", "School", "okul", "lise"),
  entry("#8CB6E7", "Eğitim", "Education", "eğitim", "öğretim", "üniversite"),
  entry("#00A9E6", "Sağlık", "Health", "sağlık", "hastane"),
  entry("#73D4FF", "İbadet, sosyal, kültür", "Worship, social, culture", "cami", "ibadet", "sosyal", "kültür", "kreş"),
  entry("#6699CD", "Resmî kurum, belediye", "Public institution", "resmî", "resmi", "kurum", "belediye", "idari"),
  entry("#89CD66", "Spor", "Sports", "spor"),
  entry("#FF7300", "Turizm", "Tourism", "turizm", "otel"),
  entry("#ABABC8", "Teknik altyapı", "Technical infrastructure", "teknik", "altyapı"),
  entry("#E9FABE", "Tarım, zeytinlik", "Farmland, olive grove", "tarım", "zeytin"),
  entry("#70B800", "Mera", "Pasture", "mera"),
  entry("#A8A800", "Askerî alan", "Military area", "asker"),
  entry("#F57A7A", "Taşkın", "Flood zone", "taşkın"),
  entry("#FFE5CF", "Meydan", "Square", "meydan"),
  entry("#73E9EB", "Su", "Water", "su yüzey", "dere", "akarsu", "göl"),
  entry("#FFFFFF", "Yol", "Road", "yol", "kaldırım"),
];

/** Networks of the utility layers; rain water comes before sewage and drinking water, whose words it shares. */
const networkClasses = [
  entry("#2a9d8f", "Yağmur suyu", "Storm water", "yağmur"),
  entry("#8b5a2b", "Atık su", "Sewage", "atık", "kanal"),
  entry("#1f78c8", "İçme suyu", "Drinking water", "içme", "su"),
  entry("#c98b00", "Doğal gaz", "Natural gas", "gaz"),
  entry("#d0342c", "Elektrik, aydınlatma", "Electricity, lighting", "elektrik", "enerji", "aydınlatma"),
  entry("#7b4fb5", "Telekom", "Telecommunications", "telekom", "haberleşme", "fiber", "ktv"),
  entry("#c2417c", "Isıtma", "Heating", "ısıtma"),
];

/** MapLibre expression for a symbol's colour: one constant, or chosen by the feature's class. */
export function colourOf(symbol) {
  if (!symbol.classes) return symbol.colour;
  const text = ["downcase", ["to-string", ["get", symbol.classProperty]]];
  const anySpelling = (word) => ["any", ...word.map((spelling) => ["in", spelling, ["var", "text"]])];
  const holds = (variant) => ["all", ...variant.map(anySpelling)];
  const branches = symbol.classes.flatMap(({ variants, colour }) => [["any", ...variants.map(holds)], colour]);
  return ["let", "text", text, ["case", ...branches, symbol.colour]];
}
