import FeatureQuery
import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Filtering with CQL2` {
    let city = City()

    func answer(_ parameters: [String: String], of collection: String = "parsel") throws -> ServiceResponse {
        let query = parameters.sorted { $0.key < $1.key }
            .map { ServiceRequest.Parameter(name: $0.key, value: $0.value) }
        return try city.features.items(collection: collection, ServiceRequest(path: "/", query: query))
    }

    @Test(arguments: [
        ("parsel = 3", [3]), ("parsel >= 11", [11, 12]), ("ada = '100' AND tescilli = TRUE", [2, 4, 6]),
        ("NOT ada = '100' AND alan < 84.5", [7, 8]), ("parsel IN (1,5) OR parsel = 12", [1, 5, 12]), ("FALSE", []),
        ("id = 4", [4]), ("S_INTERSECTS(geom,BBOX(29.005,41.005,29.025,41.006))", [1, 2]),
        ("\"limit\" IS NULL AND parsel < 3", [1, 2]),
    ])
    func `a filter keeps what it is true for, /req/filter/response, /req/features-filter/filter-param`(
        _ filter: String,
        _ expected: [Int]
    ) throws {
        #expect(try answer(["filter": filter]).json().numbers == expected)
        #expect(try answer(["filter": filter, "filter-lang": "cql2-text"]).json().numbers == expected)
    }

    @Test(arguments: [
        (#"{"op":"=","args":[{"property":"parsel"},3]}"#, [3]), ("true", Array(1...12)),
        (#"{"op":"s_intersects","args":[{"property":"geom"},{"bbox":[29.005,41.005,29.025,41.006]}]}"#, [1, 2]),
    ])
    func `a filter may be in JSON, /req/filter/filter-lang-param`(_ filter: String, _ expected: [Int]) throws {
        #expect(try answer(["filter": filter, "filter-lang": "cql2-json"]).json().numbers == expected)
    }

    @Test func `all conditions hold together, /req/filter/mixing-expressions, /req/features-filter/response`() throws {
        let document = try answer([
            "filter": "parsel > 2", "ada": "100", "bbox": "29,41,29.06,41.1", "tescilli": "false",
        ])
        .json()
        #expect(document.numbers == [3])
        let trees = try answer(
            ["filter": "\"bakım\" > TIMESTAMP('2026-03-01T12:00:00Z')", "datetime": "../2026-03-03"],
            of: "ağaç"
        )
        #expect(try trees.json().names == ["a/2", "a/3", "a/5"])
    }

    @Test func `without a CRS geometries are in longitude and latitude, /req/filter/filter-crs-wgs84`() throws {
        _ = try answer(["filter": "S_INTERSECTS(geom,POINT(29.005 41.005))"])
        #expect(city.parcels.queries.last?.filter?.crs == .crs84)
    }

    /// The corner of parcel 1, 41.000° N 29.000° E, in TUREF / TM30 and in ED50 / TM30.
    @Test(arguments: [
        ("S_INTERSECTS(geom,BBOX(4541000,415800,4541100,415900))", "EPSG:5254"),
        ("S_INTERSECTS(geom,POINT(4541100 415900))", "http://www.opengis.net/def/crs/EPSG/0/5254"),
        ("S_INTERSECTS(geom,POLYGON((40.9 28.9,41.005 28.9,41.005 29.005,40.9 29.005,40.9 28.9)))", "EPSG:4326"),
        ("S_INTERSECTS(geom,BBOX(4541241,415898,4541300,415950))", "EPSG:2320"),
        ("S_INTERSECTS(geom,BBOX(3228265,5012341,3228300,5012400))", "EPSG:3857"),
    ])
    func `a filter is in its CRS and axis order, /req/filter/filter-crs-param, /req/features-filter/filter-crs-param`(
        _ filter: String,
        _ crs: String
    ) throws {
        #expect(try answer(["filter": filter, "filter-crs": crs]).json().numbers == [1])
    }

    @Test func `the source gets x before y`() throws {
        _ = try answer(["filter": "S_INTERSECTS(geom,BBOX(4541000,415800,4541100,415900))", "filter-crs": "EPSG:5254"])
        let filter = try #require(city.parcels.queries.last?.filter)
        #expect(filter.crs == .epsg(5254))
        #expect(String(describing: filter.expression).contains("[415800.0, 4541000.0, 415900.0, 4541100.0]"))
    }

    @Test(arguments: ["yok = 1", "parsel = 'x'", "belge = 'x'", "parsel =", "casei(1) = 1", "nonsense(1) = 1"])
    func `what cannot be filtered by is refused, /req/queryables/expression-construction`(_ filter: String) {
        let error = #expect(throws: PaftaError.self) { try answer(["filter": filter]) }
        #expect(error?.category == .invalidInput)
        #expect(error?.remedy != nil)
    }

    @Test func `paging keeps the filter`() throws {
        let document = try answer(["filter": "parsel > 2", "limit": "4"]).json()
        let next = try #require(document.links("next").first?["href"]?.text)
        let request = ServiceRequest(path: "/", query: query(of: next))
        #expect(try city.features.items(collection: "parsel", request).json().numbers == [7, 8, 9, 10])
    }

    @Test func `a filter makes numberMatched honest`() throws {
        #expect(try answer(["filter": "parsel > 2", "limit": "4"]).json()["numberMatched"] == nil)
        #expect(try answer(["filter": "parsel > 10", "limit": "4"]).json()["numberMatched"]?.number == 2)
    }

    @Test func `the identifier is a parameter, /req/queryables-query-parameters/parameters`() throws {
        #expect(try answer(["id": "7"]).json().numbers == [7])
        #expect(try answer(["id": "a/2"], of: "ağaç").json().names == ["a/2"])
        #expect(throws: PaftaError.self) { try answer(["id": "x"]) }
    }
}
