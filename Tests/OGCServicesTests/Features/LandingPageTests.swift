import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Landing page and conformance` {
    let city = City()

    @Test func `the landing page links to the API, conformance and collections, /req/core/root-success`() throws {
        let answer = try city.features.landingPage(ServiceRequest())
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/json")
        #expect(answer.header("Vary") == "Accept, Accept-Language")
        #expect(answer.header("Cache-Control") == "no-cache")
        let document = try answer.json()
        #expect(document["title"]?.text == "City of Example")
        for relation in ["self", "alternate", "service-desc", "service-doc", "conformance", "data", "license"] {
            #expect(document.links(relation).count == 1, "\(relation)")
        }
        #expect(document.links("data").first?["href"]?.text == "http://127.0.0.1:8080/collections?f=json")
        #expect(document.links("http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes").count == 1)
        #expect(document.links("http://www.opengis.net/def/rel/ogc/1.0/functions").count == 1)
    }

    @Test func `the API is linked with the types of the standard, /req/oas30/oas-definition-1`() throws {
        let document = try city.features.landingPage(ServiceRequest()).json()
        let type = document.links("service-desc").first?["type"]?.text
        #expect(type == "application/vnd.oai.openapi+json;version=3.0")
        #expect(document.links("service-doc").first?["type"]?.text == "text/html")
    }

    @Test func `every link has relation, type and title, /req/core/fc-rel-type`() throws {
        for document in [
            try city.features.landingPage(ServiceRequest()).json(),
            try city.features.conformance(ServiceRequest()).json(),
            try city.features.collections(ServiceRequest()).json(),
            try city.features.items(collection: "parsel", ServiceRequest()).json(),
            try city.features.item(collection: "parsel", feature: "1", ServiceRequest()).json(),
        ] {
            let links = try #require(document["links"]?.elements)
            #expect(!links.isEmpty)
            for link in links {
                for member in ["href", "rel", "type", "title"] { #expect(link[member]?.text?.isEmpty == false) }
            }
        }
    }

    @Test func `the conformance classes of all standards are declared, /req/core/conformance-success`() throws {
        let answer = try city.features.conformance(ServiceRequest())
        let classes = try answer.json()["conformsTo"]?.elements.compactMap(\.text) ?? []
        for name in ["core", "oas30", "html", "geojson"] {
            #expect(classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\(name)"))
        }
        for name in ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"] {
            #expect(classes.contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/\(name)"))
        }
        for name in [
            "ogcapi-features-2/1.0/conf/crs", "ogcapi-features-3/1.0/conf/queryables",
            "ogcapi-features-3/1.0/conf/queryables-query-parameters", "ogcapi-features-3/1.0/conf/filter",
            "ogcapi-features-3/1.0/conf/features-filter", "ogcapi-common-3/1.0/conf/returnables-and-receivables",
            "ogcapi-features-6/1.0/conf/properties-features", "ogcapi-features-8/1.0/conf/features-sorting",
        ] { #expect(classes.contains("http://www.opengis.net/spec/\(name)")) }
        // All fourteen of OGC 21-065r2, clause 2.
        #expect(classes.count { $0.hasPrefix("http://www.opengis.net/spec/cql2/1.0/conf/") } == 14)
        #expect(Set(classes).count == classes.count)
        #expect(answer.status == 200)
    }

    @Test func `titles are in the language of the client`() throws {
        let answer = try city.features.landingPage(ServiceRequest(language: "tr-TR"))
        #expect(answer.header("Content-Language") == "tr")
        let document = try answer.json()
        #expect(document["title"]?.text == "Örnekkent")
        #expect(document.links("data").first?["title"]?.text == "Katmanlar")
    }
}
