import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Pages for people` {
    let city = City()
    let html = ServiceRequest(accept: "text/html", language: "tr")

    @Test func `every resource has a page, /req/html/definition`() throws {
        let answers = [
            try city.features.landingPage(html), try city.features.conformance(html), try city.features.api(html),
            try city.features.collections(html), try city.features.collection("parsel", html),
            try city.features.items(collection: "parsel", html),
            try city.features.item(collection: "parsel", feature: "1", html),
            try city.features.schema(collection: "parsel", html),
            try city.features.queryables(collection: "parsel", html),
            try city.features.sortables(collection: "parsel", html), try city.features.functions(html),
            try city.tiles.tileMatrixSets(html),
            try city.tiles.tileMatrixSet("WebMercatorQuad", html), try city.tiles.tileSets(collection: "parsel", html),
            try city.tiles.tileSet(collection: "parsel", tileMatrixSet: "WebMercatorQuad", html),
        ]
        for answer in answers {
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            #expect(answer.header("Content-Language") == "tr")
            let frame = try answer.page().frame
            #expect(frame.language == .turkish)
            #expect(!frame.title.isEmpty)
            #expect(frame.links.contains { $0.rel == "self" && $0.type == "text/html" })
            #expect(frame.links.contains { $0.rel == "alternate" && $0.type.contains("json") })
        }
    }

    @Test func `a page of features has what the document has, /req/html/content`() throws {
        guard
            case .items(let page) = try city.features.items(collection: "parsel", ServiceRequest("f=html&limit=5"))
                .page()
        else { return #expect(Bool(false), "another page") }
        #expect(page.columns == ["ada", "parsel", "alan", "tescilli", "limit", "belge"])
        #expect(page.rows.map(\.identifier) == ["1", "2", "3", "4", "5"])
        #expect(page.rows[1].values == ["100", "2", "21.0", "yes", "", ""])
        #expect(page.rows[1].geometryType == "Polygon")
        #expect(page.rows[1].link.href == "http://127.0.0.1:8080/collections/parsel/items/2?f=html")
        #expect(page.numberReturned == 5 && page.numberMatched == 12)
        #expect(page.next?.href.contains("f=html") == true)
        #expect(page.query.map(\.name) == ["limit"])
    }

    @Test func `a page holds no more features than people read`() throws {
        let small = City { $0.maximumHTMLFeatures = 3 }
        guard case .items(let page) = try small.features.items(collection: "parsel", ServiceRequest("f=html")).page()
        else {
            return #expect(Bool(false), "another page")
        }
        #expect(page.rows.count == 3)
        #expect(page.next != nil)
    }

    @Test func `the page of a feature has its geometry as GeoJSON`() throws {
        guard case .item(let page) = try city.features.item(collection: "parsel", feature: "4", html).page() else {
            return #expect(Bool(false), "another page")
        }
        #expect(try JSONDocument(page.geoJSON)["id"]?.number == 4)
        #expect(page.properties.first == NamedText(name: "ada", value: "100"))
        #expect(page.properties[3].value == "evet")
        #expect(page.frame.breadcrumbs.map(\.title) == ["Örnekkent", "Katmanlar", "Parseller", "Kayıtlar"])
    }
}
