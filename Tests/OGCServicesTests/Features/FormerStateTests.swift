import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

/// The city was loaded at 10:53:16 and changed at 11:30; its clock stands at 12:00 UTC of 2026-11-21.
@Suite struct `Former states of a collection` {
    let city = City()
    static let changed = "2026-11-21T11:30:00.000Z"

    init() {
        let values: [PropertyValue?] = [.text("100"), .integer(77), nil, nil, nil, nil]
        let version = DataVersion(incarnation: "a1", change: 2, changedAt: Self.changed)
        city.parcels.replace(features: [InMemorySource.Feature(.integer(77), nil, values)], version: version)
        let record = InMemorySource.Feature(.integer(9), nil, [.text("yeni")])
        city.register.replace(features: [record], version: version)
    }

    func items(_ query: String, of collection: String = "parsel") throws -> ServiceResponse {
        try city.features.items(collection: collection, ServiceRequest(query))
    }

    @Test(arguments: [
        ("2026-11-21T10:53:16Z", 12), ("2026-11-21T14:29:59.999+03:00", 12), ("2026-11-21T11:30:00Z", 1),
        ("2026-11-21T11:59:00Z", 1), ("2026-11-21", 1), ("2030-01-01T00:00:00Z", 1),
    ])
    func `are asked for by as-of`(_ moment: String, _ count: Double) throws {
        let document = try items("as-of=\(moment)").json()
        #expect(document["numberReturned"]?.number == count && document["numberMatched"]?.number == count)
    }

    @Test(arguments: [
        ("2026-11-21T11:00:00Z", [1, 2]), ("2020-01-01/2026-11-21T11:00:00Z", [1, 2]),
        ("../2026-11-21T11:00:00Z", [1, 2]),
        ("2026-11-21T11:00:00Z/..", [9]), ("2026-11-21", [9]), ("2020-01-01/2026-11-21T11:45:00Z", [9]),
        ("2020-01-01", []), ("/2026-11-21T10:53:15Z", []),
    ])
    func `are asked for by datetime where features have no time, /req/core/fc-time-response`(
        _ datetime: String,
        _ expected: [Int]
    ) throws {
        let document = try items("datetime=\(datetime)", of: "sicil").json()
        #expect(document.numbers == expected)
        #expect(document["numberMatched"]?.number == Double(expected.count))
    }

    @Test func `keep datetime for features that have a time of their own`() throws {
        let version = DataVersion(incarnation: "a1", change: 2, changedAt: Self.changed)
        city.trees.replace(features: [], version: version)
        #expect(try items("datetime=2026-03-02", of: "ağaç").json().identifiers.isEmpty)
        let both = try items("datetime=2026-03-02&as-of=2026-11-21T11:00:00Z", of: "ağaç").json()
        #expect(both.identifiers.map { $0?.text } == ["a/2", "a/5"])
    }

    @Test func `are paged through while the present changes`() throws {
        var document = try items("as-of=2026-11-21T11:00:00Z&limit=5").json()
        var visited = document.numbers
        while let next = document.links("next").first?["href"]?.text {
            let (change, minute) = (Int64(visited.count), visited.count + 30)
            city.parcels.replace(
                features: [],
                version: DataVersion(
                    incarnation: "b\(change)",
                    change: change,
                    changedAt: "2026-11-21T11:\(minute):00.000Z"
                )
            )
            let request = ServiceRequest(path: "/", query: query(of: next))
            document = try city.features.items(collection: "parsel", request).json()
            visited += document.numbers
        }
        #expect(visited == Array(1...12))
    }

    @Test(arguments: ["json", "jsonfg", "csv", "ndjson", "geojson-seq", "fgb", "gml"])
    func `come in every format as they came then`(_ format: String) throws {
        let before = try City().features.items(collection: "parsel", ServiceRequest("f=\(format)&ada=100")).bytes()
        let after = try items("f=\(format)&ada=100&as-of=2026-11-21T11:00:00Z").bytes()
        // Documents with links name their own address; the others are the same from end to end.
        if ["json", "jsonfg"].contains(format) {
            #expect(try JSONDocument(before)["features"] == JSONDocument(after)["features"])
        } else {
            #expect(before == after && !before.isEmpty)
        }
    }

    @Test func `have entity tags of their own, which stay`() throws {
        func tag(_ query: String) throws -> String? { try items(query).header("ETag") }
        let (former, present) = (try tag("as-of=2026-11-21T11:00:00Z"), try tag(""))
        #expect(former != present && former != nil)
        #expect(try former != tag("as-of=2026-11-21T11:30:00Z"))
        city.parcels.replace(version: DataVersion(incarnation: "a1", change: 3, changedAt: "2026-11-21T11:40:00.000Z"))
        #expect(try tag("as-of=2026-11-21T11:00:00Z") == former)
        #expect(try tag("") != present)
    }

    @Test func `hold single features`() throws {
        func item(_ feature: String, _ query: String = "") throws(PaftaError) -> ServiceResponse {
            try city.features.item(collection: "parsel", feature: feature, ServiceRequest(query))
        }
        let former = try item("3", "as-of=2026-11-21T11:00:00Z")
        #expect(try former.json()["properties"]?["parsel"]?.number == 3)
        #expect(former.header("Last-Modified") == "Sat, 21 Nov 2026 10:53:16 GMT")
        #expect(code { () throws(PaftaError) in try item("3") } == "feature.unknown")
        #expect(code { () throws(PaftaError) in try item("77", "as-of=2026-11-21T11:00:00Z") } == "feature.unknown")
        #expect(code { () throws(PaftaError) in try item("3", "as-of=x") } == "parameter.invalid")
        #expect(code { () throws(PaftaError) in try item("3", "datetime=2026-11-21") } == "parameter.unknown")
    }

    @Test func `are asked for in a body, too`() throws {
        var request = ServiceRequest()
        request.contentType = "application/json"
        request.body = Array(
            #"{"collections":["parsel"],"as-of":"2026-11-21T11:00:00Z","filter":"parsel > 3","limit":2}"#.utf8
        )
        let document = try city.features.query(request).json()
        #expect(document.numbers == [4, 5])
        let next = ServiceRequest(
            path: "/",
            query: query(of: try #require(document.links("next").first?["href"]?.text))
        )
        #expect(try city.features.items(collection: "parsel", next).json().numbers == [6, 7])
    }

    @Test func `lead from their page to pages of the same state`() throws {
        guard case .items(let page) = try items("f=html&as-of=2026-11-21T11:00:00Z&limit=1").page() else {
            Issue.record("no page of features")
            return
        }
        #expect(
            page.rows.map(\.link.href) == [
                "http://127.0.0.1:8080/collections/parsel/items/1?f=html&as-of=2026-11-21T11:00:00Z"
            ]
        )
        #expect(page.collection.featureCount == 1)
    }
}

@Suite struct `What has no former state` {
    let city = City()

    @Test func `is not found before the first load`() throws {
        for query in ["as-of=2026-11-21T10:53:15.999Z", "as-of=2001-01-01", "as-of=0000-01-01"] {
            let request = ServiceRequest(query)
            let error = #expect(throws: PaftaError.self) {
                try city.features.items(collection: "parsel", request)
            }
            #expect(error?.code == .beforeHistory)
            #expect(try problem(#require(error), request).status == 404)
        }
    }

    @Test func `has no features before the first load by datetime, but the same errors`() throws {
        func items(_ query: String) throws(PaftaError) -> ServiceResponse {
            try city.features.items(collection: "parsel", ServiceRequest("datetime=2020-01-01&\(query)"))
        }
        for format in ["json", "jsonfg", "csv", "ndjson", "geojson-seq", "fgb", "gml", "html"] {
            #expect(try items("f=\(format)").status == 200)
        }
        #expect(try items("sortby=-parsel&limit=3").json()["features"] == .array([]))
        #expect(code { () throws(PaftaError) in try items("filter=yok = 1") } == "property.unknown")
    }

    @Test func `is refused where no history is kept, and any datetime is as good as now`() throws {
        struct Forgetful: Catalogue {
            let source: InMemorySource

            func collections() throws(PaftaError) -> [String] { ["sicil"] }

            func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
                guard identifier == "sicil" else { throw .unknownCollection(identifier) }
                return source
            }
        }
        let service = OGCFeaturesService(
            catalogue: Forgetful(source: city.register),
            crs: city.features.directory.crs,
            configuration: city.features.configuration
        )
        let request = ServiceRequest("as-of=2026-11-21T11:00:00Z")
        let error = #expect(throws: PaftaError.self) { try service.items(collection: "sicil", request) }
        #expect(error?.code == .withoutHistory)
        #expect(try problem(#require(error), request).status == 501)
        #expect(code { () throws(PaftaError) in try service.items(collection: "yok", request) } == "collection.unknown")
        #expect(try service.items(collection: "sicil", ServiceRequest("datetime=2020-01-01")).json().numbers == [1, 2])
    }

    @Test func `is not asked for in two ways`() {
        let both = ServiceRequest("as-of=2026-11-21T11:00:00Z&datetime=2026-11-21")
        #expect(
            code { () throws(PaftaError) in try city.features.items(collection: "sicil", both) } == "parameter.invalid"
        )
    }

    @Test func `is never looked for by a brief request`() throws {
        for query in ["as-of=2026-11-21T11:00:00Z", "datetime=2026-11-21T11:00:00Z"] {
            var request = ServiceRequest(query)
            request.isBrief = true
            #expect(
                code { () throws(PaftaError) in try city.features.items(collection: "sicil", request) }
                    == "request.notBrief"
            )
        }
        var present = ServiceRequest("as-of=2030-01-01")
        present.isBrief = true
        #expect(try city.features.items(collection: "sicil", present).json().numbers == [1, 2])
    }

    @Test func `has no tiles`() {
        let tiles = city.tiles
        #expect(
            code { () throws(PaftaError) in
                try tiles.tileSets(collection: "parsel", ServiceRequest("as-of=2026-11-21"))
            } == "parameter.unknown"
        )
    }
}
