/// The conformance classes that the services meet.
enum ConformanceClasses {
    /// OGC API - Features - Part 1: Core 1.0 (OGC 17-069r4).
    static let features = ["core", "oas30", "html", "geojson"]
        .map {
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + $0
        }
    /// OGC API - Tiles - Part 1: Core 1.0 (OGC 20-057).
    static let tiles = ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"]
        .map {
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/" + $0
        }

    /// All of them.
    static let all = features + tiles
}
