import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `One feature` {
    let city = City()

    @Test func `a feature is a GeoJSON feature with the identifier of its path, /req/geojson/content`() throws {
        let answer = try city.features.item(collection: "parsel", feature: "3", ServiceRequest())
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/geo+json")
        let document = try answer.json()
        #expect(document["type"]?.text == "Feature")
        #expect(document["id"]?.number == 3)
        #expect(document["properties"]?["alan"]?.number == 31.5)
    }

    @Test func `a feature links to itself, its other forms and its collection, /req/core/f-links`() throws {
        let document = try city.features.item(collection: "ağaç", feature: "a/2", ServiceRequest()).json()
        let address = "http://127.0.0.1:8080/collections/a%C4%9Fa%C3%A7/items/a%2F2"
        #expect(document.links("self").first?["href"]?.text == address + "?f=json")
        #expect(document.links("alternate").first?["href"]?.text == address + "?f=html")
        #expect(
            document.links("collection").first?["href"]?.text
                == "http://127.0.0.1:8080/collections/a%C4%9Fa%C3%A7?f=json"
        )
        #expect(document["id"]?.text == "a/2")
    }

    @Test(arguments: ["13", "0", "-1", "007", "+3", "3.0", "abc", "", "99999999999999999999", "3 ", "３"])
    func `what names no feature is not found, /req/core/f-op`(_ feature: String) {
        let found = code { () throws(PaftaError) in
            try city.features.item(collection: "parsel", feature: feature, ServiceRequest())
        }
        #expect(found == "feature.unknown")
    }
}
