/**
 * Everything the viewer says, in Turkish and English, and how it writes numbers and dates.
 *
 * The language follows the browser: Turkish if it asks for Turkish first, English otherwise.
 */

/** `tr` or `en`. */
export const language = /^tr\b/i.test(navigator.language ?? "") ? "tr" : "en";

const texts = {
  tr: {
    title: "Harita",
    mapTitle: "Harita: ok tuşlarıyla kaydırın, + ve − ile yakınlaşın, Enter ile ortadaki nesneyi sorgulayın",
    layers: "Katmanlar",
    showPanel: "Katman listesini göster",
    hidePanel: "Katman listesini gizle",
    otherTheme: "Diğer",
    zoomIn: "yakınlaşın",
    zoomInTitle: "{layer} bu ölçekte çizilmez. Görünen ölçeğe gitmek için tıklayın.",
    zoomToLayer: "{layer}: katmanın tümüne git",
    aboutLayer: "{layer}: katman sayfası",
    legend: "Lejant",
    noGeometry: "tablo, haritada çizilmez",
    noLayers: "Bu sunucuda görebileceğiniz yayımlanmış katman yok.",
    searchLabel: "Ada ve parsel numarasıyla ara",
    searchPlaceholder: "ada/parsel, örneğin 2705/15",
    searchButton: "Bul",
    searching: "Aranıyor…",
    searchSyntax: "Ada ve parsel numarasını 2705/15 biçiminde yazın.",
    searchNoLayer: "Yayımlanan katmanların hiçbirinde ada ve parsel alanı yok.",
    searchNotFound: "{block} ada {parcel} parsel bulunamadı.",
    searchSeveral: "{block} ada {parcel} parsel için {count} sonuç var. Birini seçin:",
    searchMore: "{block} ada {parcel} parsel için çok sayıda sonuç var; ilk {count} tanesi:",
    searchFound: "{block} ada {parcel} parsel gösteriliyor.",
    features: "Nesneler ({count})",
    moreFeatures: "Burada başka nesneler de var; yakınlaşıp yeniden tıklayın.",
    nothingHere: "Bu noktada, açık katmanlarda nesne yok.",
    featurePage: "Nesnenin sayfası",
    noAttributes: "Bu nesnenin alan bilgisi yok.",
    partial: "Nesnenin tüm bilgileri alınamadı; yalnız haritadaki bilgiler gösteriliyor.",
    close: "Kapat",
    yes: "Evet",
    no: "Hayır",
    retry: "Yeniden dene",
    pointerPosition: "Koordinat (WGS 84)",
    position: "Enlem {latitude}°   Boylam {longitude}°",
    serverDown: "Sunucuya ulaşılamıyor. Bağlantıyı denetleyip yeniden deneyin.",
    serverRefused: "Sunucu isteği yanıtlamadı (HTTP {status}).",
    forbidden: "Bu bilgiyi görme yetkiniz yok (HTTP {status}).",
    tilesFailed: "“{layer}” katmanı sunucudan alınamadı; harita eksik olabilir.",
    libraryMissing:
      "Harita kitaplığı (maplibre-gl.js) bu sunucuda kurulu değil. "
      + "Sistem yöneticisi sunucuda şu komutu bir kez çalıştırmalıdır: Scripts/install-dependencies",
    noWebGL: "Bu tarayıcıda WebGL kapalı veya yok; harita çizilemiyor. Tarayıcının donanım hızlandırma ayarını açın.",
    featureMissing: "Aranan nesne bulunamadı veya yayımdan kaldırılmış.",
  },
  en: {
    title: "Map",
    mapTitle: "Map: move with the arrow keys, zoom with + and −, press Enter to query the centre",
    layers: "Layers",
    showPanel: "Show the layer list",
    hidePanel: "Hide the layer list",
    otherTheme: "Other",
    zoomIn: "zoom in",
    zoomInTitle: "{layer} is not drawn at this scale. Click to go to a scale where it is.",
    zoomToLayer: "{layer}: go to the whole layer",
    aboutLayer: "{layer}: page of the layer",
    legend: "Legend",
    noGeometry: "table, not drawn on the map",
    noLayers: "This server publishes no layer that you may see.",
    searchLabel: "Search by block (ada) and parcel (parsel) number",
    searchPlaceholder: "ada/parsel, for example 2705/15",
    searchButton: "Find",
    searching: "Searching…",
    searchSyntax: "Write the block and parcel numbers as 2705/15.",
    searchNoLayer: "None of the published layers has the fields ada and parsel.",
    searchNotFound: "Block {block}, parcel {parcel} was not found.",
    searchSeveral: "There are {count} results for block {block}, parcel {parcel}. Choose one:",
    searchMore: "There are many results for block {block}, parcel {parcel}; the first {count}:",
    searchFound: "Showing block {block}, parcel {parcel}.",
    features: "Features ({count})",
    moreFeatures: "There are more features here; zoom in and click again.",
    nothingHere: "No feature of the visible layers is here.",
    featurePage: "Page of this feature",
    noAttributes: "This feature has no attributes.",
    partial: "The whole feature could not be read; only what the map holds is shown.",
    close: "Close",
    yes: "Yes",
    no: "No",
    retry: "Try again",
    pointerPosition: "Coordinates (WGS 84)",
    position: "Latitude {latitude}°   Longitude {longitude}°",
    serverDown: "The server cannot be reached. Check the connection and try again.",
    serverRefused: "The server did not answer the request (HTTP {status}).",
    forbidden: "You may not see this (HTTP {status}).",
    tilesFailed: "The layer “{layer}” could not be read from the server; the map may be incomplete.",
    libraryMissing:
      "The map library (maplibre-gl.js) is not installed on this server. "
      + "The administrator has to run this command on the server once: Scripts/install-dependencies",
    noWebGL:
      "WebGL is off or missing in this browser, so the map cannot be drawn. "
      + "Turn on hardware acceleration in the browser's settings.",
    featureMissing: "The feature was not found or is no longer published.",
  },
};

/** The text for `key` in the reader's language, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Texts of MapLibre's own controls. */
export const controlTexts = {
  "Map.Title": t("mapTitle"),
  ...(language === "tr" && {
    "NavigationControl.ZoomIn": "Yakınlaş",
    "NavigationControl.ZoomOut": "Uzaklaş",
    "NavigationControl.ResetBearing": "Döndürmek için sürükleyin, kuzeye çevirmek için tıklayın",
    "AttributionControl.ToggleAttribution": "Veri kaynağını göster veya gizle",
  }),
};

/** Titles of the themes that the sample layers and templates use; other themes show their own name. */
const themes = {
  idari: ["İdari sınırlar", "Administrative boundaries"],
  kadastro: ["Kadastro", "Cadastre"],
  imar: ["İmar planı", "Zoning plan"],
  plan: ["İmar planı", "Zoning plan"],
  bina: ["Yapılar", "Buildings"],
  yapi: ["Yapılar", "Buildings"],
  ulasim: ["Ulaşım", "Transport"],
  yol: ["Ulaşım", "Transport"],
  adres: ["Adres", "Addresses"],
  altyapi: ["Altyapı", "Utilities"],
  yesil: ["Yeşil alan", "Green space"],
  cevre: ["Çevre", "Environment"],
};

/** The heading of a theme in the layer list. */
export function themeTitle(theme) {
  const titles = themes[fold(theme)];
  if (titles) return titles[language === "tr" ? 0 : 1];
  return theme ? theme.charAt(0).toLocaleUpperCase(language) + theme.slice(1) : t("otherTheme");
}

/** Turkish text as plain small ASCII letters, for comparing names: `İMAR-Işık` becomes `imar-isik`. */
export function fold(text) {
  const lower = String(text ?? "").toLocaleLowerCase("tr");
  return lower.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
}

const locale = language === "tr" ? "tr-TR" : "en-GB";
// Whole numbers stay ungrouped: most of them are codes and years, and "2.015" is not a year.
const wholeNumber = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 0 });
const decimalNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
const degrees = new Intl.NumberFormat(locale, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });

/** An attribute value as its reader writes it; an absent value is a dash. */
export function formatValue(value) {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return (Number.isInteger(value) ? wholeNumber : decimalNumber).format(value);
  if (typeof value === "object") return JSON.stringify(value);
  const date = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d.*)?$/.exec(value);
  if (!date) return String(value);
  if (!date[4]) return [date[3], date[2], date[1]].join(language === "tr" ? "." : "/");
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? value : dateTime.format(moment);
}

/** Latitude and longitude in degrees, about one metre precise; named, because their order differs between fields. */
export function formatPosition({ lng, lat }) {
  return t("position", { latitude: degrees.format(lat), longitude: degrees.format(lng) });
}

/** Fills in the texts that `map.html` names in its `data-` attributes. */
export function translatePage() {
  document.documentElement.lang = language;
  document.title = t("title");
  const each = (selector, translate) => document.querySelectorAll(selector).forEach(translate);
  each("[data-text]", (element) => { element.textContent = t(element.dataset.text); });
  each("[data-label]", (element) => { element.ariaLabel = t(element.dataset.label); });
  each("[data-placeholder]", (element) => { element.placeholder = t(element.dataset.placeholder); });
}
