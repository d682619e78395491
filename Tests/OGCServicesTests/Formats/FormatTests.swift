import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Formats of features` {
    let city = City()

    static let types: [(key: String, accept: String, type: String)] = [
        ("json", "application/geo+json", "application/geo+json"),
        ("jsonfg", "application/vnd.ogc.fg+json", "application/vnd.ogc.fg+json"),
        ("csv", "text/csv", "text/csv; charset=utf-8; header=present"),
        ("ndjson", "application/x-ndjson", "application/x-ndjson"),
        ("geojson-seq", "application/geo+json-seq", "application/geo+json-seq"),
        ("fgb", "application/flatgeobuf", "application/flatgeobuf"),
        (
            "gml", "application/gml+xml;version=3.2",
            "application/gml+xml;version=3.2;profile=\"http://www.opengis.net/def/profile/ogc/2.0/gml-sf0\""
        ),
    ]

    @Test(arguments: types)
    func `f and Accept choose the format`(_ format: (key: String, accept: String, type: String)) throws {
        for request in [ServiceRequest("f=\(format.key)"), ServiceRequest(accept: "\(format.accept), */*;q=0.1")] {
            let list = try city.features.items(collection: "parsel", request)
            #expect(list.status == 200 && list.header("Content-Type") == format.type)
            #expect(list.header("ETag")?.hasPrefix("W/") == true)
            let one = try city.features.item(collection: "parsel", feature: "2", request)
            #expect(one.status == 200 && one.header("Content-Type") == format.type)
            #expect(try !list.bytes().isEmpty && !one.bytes().isEmpty)
        }
    }

    @Test(arguments: ["text/*", "application/*", "*/*", "application/json"])
    func `a client that leaves the choice gets GeoJSON or a page`(_ accept: String) throws {
        let type = try city.features.items(collection: "parsel", ServiceRequest(accept: accept)).header("Content-Type")
        #expect(type == (accept == "text/*" ? "text/html; charset=utf-8" : "application/geo+json"))
    }

    func text(_ query: String) throws -> String {
        String(decoding: try city.features.items(collection: "parsel", ServiceRequest(query)).bytes(), as: UTF8.self)
    }

    @Test func `a table has a header and a line for every feature`() throws {
        let lines = try text("f=csv&limit=3&properties=ada,parsel").split(separator: "\r\n")
        #expect(lines == ["id,ada,parsel", "1,100,1", "2,100,2", "3,100,3"])
        let point = try city.features.items(collection: "ağaç", ServiceRequest("f=csv&limit=1&crs=EPSG:4326"))
        #expect(String(decoding: try point.bytes(), as: UTF8.self).contains("POINT"))
    }

    @Test func `lines and records are features of their own`() throws {
        let lines = try text("f=ndjson&limit=2").split(separator: "\n")
        #expect(try lines.map { try JSONDocument(Array($0.utf8))["id"]?.number } == [1, 2])
        #expect(try text("f=geojson-seq&limit=2").split(separator: "\u{1E}").count == 2)
    }

    @Test func `JSON-FG names its CRS and schema and has counts and links`() throws {
        let document = try city.features
            .items(
                collection: "parsel",
                ServiceRequest("f=jsonfg&limit=2&crs=EPSG:5254")
            )
            .json()
        #expect(document["coordRefSys"]?.text == "http://www.opengis.net/def/crs/EPSG/0/5254")
        #expect(document["featureSchema"]?.text == "http://127.0.0.1:8080/collections/parsel/schema")
        #expect(document["numberReturned"]?.number == 2 && document.links("next").count == 1)
        #expect(document["features"]?[0]?["place"]?["type"]?.text == "Polygon")
        let answer = try city.features.item(collection: "parsel", feature: "1", ServiceRequest("f=jsonfg"))
        #expect(
            answer.header("Link")?.contains("<http://www.opengis.net/def/profile/OGC/0/jsonfg>; rel=\"profile\"")
                == true
        )
        let one = try answer.json()
        #expect(one["geometry"]?["type"]?.text == "Polygon" && one.links("collection").count == 1)
    }

    @Test func `GML names its CRS and schema`() throws {
        let gml = try text("f=gml&limit=1&crs=EPSG:5254")
        #expect(gml.contains("srsName=\"http://www.opengis.net/def/crs/EPSG/0/5254\""))
        #expect(gml.contains("http://127.0.0.1:8080/collections/parsel/schema?f=xsd"))
        #expect(gml.contains("4541055.0113 415864.2112"))
        let one = try city.features.item(collection: "parsel", feature: "1", ServiceRequest("f=gml")).bytes()
        #expect(!String(decoding: one, as: UTF8.self).contains("FeatureCollection"))
    }

    @Test func `formats without room for links have them in the header, next included where it is known`() throws {
        let answer = try city.features.items(collection: "parsel", ServiceRequest("f=csv&limit=5"))
        let links = try #require(answer.header("Link"))
        #expect(links.contains("f=csv>; rel=\"self\"") && links.contains("f=gml>; rel=\"alternate\""))
        #expect(links.contains("cursor=a1.5>; rel=\"next\"") && links.contains("rel=\"collection\""))
        let last = try city.features.items(collection: "parsel", ServiceRequest("f=csv&limit=12")).header("Link")
        #expect(last?.contains("rel=\"next\"") == false)
        #expect(try city.features.items(collection: "parsel", ServiceRequest()).header("Link") == nil)
    }

    @Test(arguments: ["json", "html", "csv", "fgb"])
    func `every format is linked as another, /req/core/fc-links`(_ key: String) throws {
        let document = try city.features.items(collection: "parsel", ServiceRequest("f=json&ada=100")).json()
        let links = document.links(key == "json" ? "self" : "alternate")
        #expect(links.contains { $0["href"]?.text?.hasSuffix("items?ada=100&f=\(key)") == true })
    }

    /// The magic bytes and the place of `features_count` and `index_node_size` are those of the specification; a file with
    /// an index is longer by its nodes of 40 bytes: 12 leaves and the root.
    @Test func `a large answer as FlatGeobuf has an index, a small one none`() throws {
        let small = try city.features.items(collection: "parsel", ServiceRequest("f=fgb&limit=1000"))
        let large = try city.features.items(collection: "parsel", ServiceRequest("f=fgb&limit=1001"))
        guard case .bytes(let plain) = small.body, case .stream = large.body else {
            return #expect(Bool(false), "the other way round")
        }
        let indexed = try large.bytes()
        #expect(plain.prefix(8).elementsEqual([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62] + [plain[7]]))
        #expect(indexed.count >= plain.count + 13 * 40)
        #expect(city.parcels.queries.suffix(2).allSatisfy { $0.limit == 1_002 })
    }

    @Test func `cancelling an indexed FlatGeobuf reaches both passes`() throws {
        let answer = try city.features.items(collection: "parsel", ServiceRequest("f=fgb&limit=5000"))
        guard case .stream(let stream) = answer.body else { return #expect(Bool(false), "not a stream") }
        stream.cancel()
        #expect(city.parcels.cancellations == 2)
    }

    @Test func `an empty answer is whole in every format`() throws {
        for (key, _, _) in Self.types {
            let request = ServiceRequest("f=\(key)&ada=yok&limit=5000")
            let answer = try city.features.items(collection: "parsel", request)
            #expect(answer.status == 200)
            if key == "csv" { #expect(try answer.bytes().split(separator: 0x0A).count == 1) }
            if key == "fgb" { #expect(try answer.bytes().count > 8) }
        }
    }

    @Test func `tables without geometry have every format`() throws {
        for (key, _, _) in Self.types {
            #expect(try city.features.items(collection: "sicil", ServiceRequest("f=\(key)&limit=5000")).status == 200)
            #expect(
                try !city.features.item(collection: "sicil", feature: "1", ServiceRequest("f=\(key)")).bytes().isEmpty
            )
        }
    }
}

@Suite struct `Timing of answers` {
    let city = City()

    @Test(arguments: ["", "f=csv", "f=html", "f=fgb&limit=2000", "sortby=-ada", "filter=ada='çok gizli'"])
    func `the plan and its cost stand in a field, without what a filter says`(_ query: String) throws {
        let answer = try city.features.items(collection: "parsel", ServiceRequest(query))
        let field = try #require(answer.header("Server-Timing"))
        #expect(field.hasPrefix("plan;desc=\"every feature; 12 rows"))
        #expect(field.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(field.contains("dur=") && !field.contains("gizli"))
    }

    @Test func `an unchanged answer was not planned`() throws {
        var request = ServiceRequest()
        request.ifNoneMatch = try city.features.items(collection: "parsel", request).header("ETag")
        #expect(try city.features.items(collection: "parsel", request).header("Server-Timing") == nil)
    }

    @Test func `what a field cannot hold is replaced`() {
        var timing = ServerTiming()
        timing.note("plan", "index \"ağ\\\r\n\u{7F}" + String(repeating: "x", count: 1_000))
        #expect(timing.header.value.hasPrefix("plan;desc=\"index _a_____xx"))
        #expect(timing.header.value.utf8.count < 220)
    }
}
