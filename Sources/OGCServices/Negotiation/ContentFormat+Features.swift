import FeatureFormats

extension ContentFormat {
    /// Features with any CRS and with time (OGC 21-045r1).
    static let jsonFG = ContentFormat(
        key: "jsonfg",
        mediaType: "application/vnd.ogc.fg+json",
        aliases: ["application/fg+json"],
        title: "JSON-FG"
    )
    /// A table with well-known text.
    static let csv = ContentFormat(
        key: "csv",
        mediaType: "text/csv",
        contentType: "text/csv; charset=utf-8; header=present",
        title: "CSV"
    )
    /// A GeoJSON feature on every line.
    static let newlineJSON = ContentFormat(
        key: "ndjson",
        mediaType: "application/x-ndjson",
        aliases: ["application/ndjson", "application/jsonl"],
        title: "newline-delimited GeoJSON"
    )
    /// GeoJSON texts with record separators (RFC 8142).
    static let geoJSONSequence = ContentFormat(
        key: "geojson-seq",
        mediaType: "application/geo+json-seq",
        title: "GeoJSON text sequence"
    )
    /// FlatGeobuf.
    static let flatGeobuf = ContentFormat(
        key: "fgb",
        mediaType: "application/flatgeobuf",
        aliases: ["application/vnd.flatgeobuf"],
        title: "FlatGeobuf"
    )
    /// Geography Markup Language; links leave the profile out, whose quotes no field `Link` can hold.
    static let gml = ContentFormat(
        key: "gml",
        mediaType: "application/gml+xml;version=3.2",
        contentType: GMLVocabulary.mediaType,
        aliases: ["application/gml+xml"],
        title: "GML 3.2"
    )
    /// The application schema of GML.
    static let xmlSchema = ContentFormat(
        key: "xsd",
        mediaType: GMLSchema.mediaType,
        aliases: ["application/xml", "text/xml"],
        title: "XML Schema"
    )
}
