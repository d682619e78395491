/// The conformance classes that the services meet.
enum ConformanceClasses {
    /// OGC API - Features - Part 1: Core 1.0 (OGC 17-069r4).
    static let features = ["core", "oas30", "html", "geojson"]
        .map {
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + $0
        }
    /// OGC API - Features - Part 2: Coordinate Reference Systems by Reference 1.0.1 (OGC 18-058r1).
    static let crs = ["http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"]
    /// OGC API - Features - Part 3: Filtering 1.0.1 (OGC 19-079r2).
    static let filtering = ["queryables", "queryables-query-parameters", "filter", "features-filter"]
        .map {
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/" + $0
        }
    /// Common Query Language 1.0.1 (OGC 21-065r2).
    static let cql2 = [
        "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
        "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions",
        "temporal-functions", "array-functions", "property-property", "functions", "arithmetic",
    ]
    .map {
        "http://www.opengis.net/spec/cql2/1.0/conf/" + $0
    }
    /// OGC API - Features - Part 5 and Common - Part 3: Schemas 1.0 (OGC 23-058r2), and by its names in 23-058r1.
    static let schemas =
        ["schemas", "advanced-property-roles", "returnables-and-receivables", "queryables", "sortables"]
        .map {
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/" + $0
        }
        + ["schemas", "core-roles-features", "returnables-and-receivables", "queryables", "sortables"]
        .map {
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/" + $0
        }
    /// The drafts of Parts 6 (24-019), 7 (24-020), 8 and 10 (26-008): property selection, generalisation, order, query.
    static let drafts = [
        "6/1.0/conf/properties", "6/1.0/conf/properties-features", "7/1.0/conf/zoom-level",
        "7/1.0/conf/zoom-level-features", "8/1.0/conf/sortables", "8/1.0/conf/sorting", "8/1.0/conf/features-sorting",
        "10/1.0/conf/adhoc-query",
    ]
    .map {
        "http://www.opengis.net/spec/ogcapi-features-" + $0
    }
    /// JSON-FG 1.0 (OGC 21-045r1).
    static let jsonFG = ["core", "types-schemas"].map { "http://www.opengis.net/spec/json-fg-1/1.0/conf/" + $0 }
    /// OGC API - Tiles - Part 1: Core 1.0 (OGC 20-057).
    static let tiles = ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"]
        .map {
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/" + $0
        }

    /// All of them.
    static let all = features + crs + filtering + cql2 + schemas + drafts + jsonFG + tiles
}
