import FeatureQuery
import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Features of a collection` {
    let city = City()

    func items(_ query: String = "", of collection: String = "parsel") throws -> JSONDocument {
        try city.features.items(collection: collection, ServiceRequest(query)).json()
    }

    @Test func `features come as a GeoJSON collection, /req/geojson/content`() throws {
        let answer = try city.features.items(collection: "parsel", ServiceRequest())
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/geo+json")
        let document = try answer.json()
        #expect(document["type"]?.text == "FeatureCollection")
        #expect(document.numbers == Array(1...12))
        let first = document["features"]?[0]
        #expect(first?["type"]?.text == "Feature")
        #expect(first?["geometry"]?["coordinates"]?[0]?[0] == .array([.number(29), .number(41)]))
        #expect(first?["properties"]?["ada"]?.text == "100")
        #expect(document["features"]?[11]?["geometry"] == .null)
    }

    @Test func `links and counts are told, /req/core/fc-links, /req/core/fc-numberReturned, /req/core/fc-timeStamp`()
        throws
    {
        let document = try items("limit=5&ada=100")
        #expect(
            document.links("self").first?["href"]?.text
                == "http://127.0.0.1:8080/collections/parsel/items?limit=5&ada=100&f=json"
        )
        #expect(document.links("self").first?["type"]?.text == "application/geo+json")
        #expect(document.links("alternate").first?["type"]?.text == "text/html")
        #expect(document.links("collection").count == 1)
        #expect(document["numberReturned"]?.number == 5)
        #expect(document["timeStamp"]?.text == "2026-11-21T12:00:00Z")
    }

    @Test(arguments: [
        ("bbox=29.005,41.005,29.025,41.006", [1, 2, 12]), ("bbox=29.01,41.01,29.01,41.01", [1, 12]),
        ("bbox=29.012,40,29.018,42", [12]), ("bbox=29.002,41.002,29.003,41.003", [1, 12]),
        ("bbox=28,40,30,42&ada=100", [1, 2, 3, 4, 5, 6]), ("bbox=0,0,1,1", [12]),
        ("bbox=29.005,41.005,-100,29.025,41.006,100", [1, 2, 12]), ("bbox=29.195,40,-170,42", [11, 12]),
    ])
    func `a box keeps what it meets and what has no place, /req/core/fc-bbox-response`(
        _ query: String,
        _ expected: [Int]
    ) throws {
        #expect(try items(query).numbers == expected)
    }

    @Test func `a box across the antimeridian meets both sides, /req/core/fc-bbox-response`() throws {
        #expect(try items("bbox=179.75,0,-179.9,20", of: "ağaç").names == ["a/3", "a/4", "a/5"])
        #expect(try items("bbox=-180,0,180,20", of: "ağaç").names.count == 5)
    }

    @Test(arguments: [
        ("2026-03-02", ["a/2", "a/5"]), ("2026-03-02T12:00:00Z", ["a/2", "a/5"]),
        ("2026-03-02/2026-03-03", ["a/2", "a/3", "a/5"]),
        ("../2026-03-01", ["a/1", "a/5"]), ("2026-03-04/..", ["a/4", "a/5"]), ("2027-01-01/", ["a/5"]),
        ("2026-03-02T01:00:00+03:00", ["a/1", "a/5"]),
    ])
    func `a time keeps what is of it and what has none, /req/core/fc-time-response`(
        _ datetime: String,
        _ expected: [String]
    ) throws {
        #expect(try items("datetime=\(datetime)", of: "ağaç").names == expected)
    }

    @Test(arguments: [
        ("ada=100", [1, 2, 3, 4, 5, 6]), ("ada=ç\"ü", [7, 8, 9, 10, 11, 12]), ("parsel=3", [3]), ("alan=21", [2]),
        ("tescilli=true&ada=100", [2, 4, 6]), ("ada=", []), ("ada=100&parsel=7", []),
    ])
    func `properties filter by equality, /rec/core/fc-filters`(_ query: String, _ expected: [Int]) throws {
        #expect(try items(query).numbers == expected)
    }

    @Test func `a parameter is stronger than a property of its name`() throws {
        #expect(try items("limit=2").numbers == [1, 2])
    }

    @Test func `an empty result is an empty collection, /req/core/fc-response`() throws {
        let document = try items("ada=yok")
        #expect(document["features"] == .array([]))
        #expect(document["numberReturned"]?.number == 0)
        #expect(document["numberMatched"]?.number == 0)
        #expect(document.links("next").isEmpty)
    }

    @Test(arguments: [
        ("limit=5", 12), ("", 12), ("ada=100", 6), ("ada=100&limit=5", nil), ("bbox=29,41,29.05,41.1", 4),
        ("bbox=29,41,29.05,41.1&limit=4", 4), ("bbox=29,41,29.05,41.1&limit=3", nil),
    ])
    func `numberMatched is right or absent, /req/core/fc-numberMatched`(_ query: String, _ expected: Int?) throws {
        #expect(try items(query)["numberMatched"]?.number == expected.map(Double.init))
    }

    @Test func `without a count numberMatched is absent`() throws {
        city.parcels.forgetCount()
        #expect(try items("limit=5")["numberMatched"] == nil)
        #expect(try items()["numberMatched"]?.number == 12)
    }

    @Test func `boxes and times select nothing among features that have neither`() throws {
        let document = try items("bbox=0,0,1,1&datetime=2020-01-01/..", of: "sicil")
        #expect(document.numbers == [1, 2])
        #expect(document["numberMatched"]?.number == 2)
    }

    @Test func `geometries are asked for in CRS84, /req/core/crs84`() throws {
        _ = try items("bbox=1,2,3,4")
        let query = try #require(city.parcels.queries.last)
        #expect(query.crs == .crs84)
        #expect(query.spatialFilter?.crs == .crs84)
    }

    @Test func `an error of the source comes before the status line`() {
        city.parcels.fail(
            afterBatches: 1,
            PaftaError(.corruptData, .malformedGeometry, LocalizedText("damaged", tr: "bozuk"))
        )
        let found = code { () throws(PaftaError) in try city.features.items(collection: "parsel", ServiceRequest()) }
        #expect(found == "geometry.malformed")
    }
}
