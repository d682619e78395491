import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Selecting properties` {
    let city = City()

    func feature(_ query: String) throws -> JSONDocument? {
        try city.features.items(collection: "parsel", ServiceRequest(query)).json()["features"]?[0]
    }

    @Test(arguments: [
        ("properties=ada", ["ada"], false), ("properties=alan,ada", ["ada", "alan"], false),
        ("properties=ada,geom", ["ada"], true), ("properties=geom", [], true),
        ("exclude-properties=ada,belge,limit", ["alan", "parsel", "tescilli"], true),
        ("exclude-properties=geom,ada,belge,limit,alan,tescilli", ["parsel"], false),
        ("skipGeometry=true&properties=ada,geom", ["ada"], false),
        ("skipGeometry=false&properties=ada", ["ada"], false),
    ])
    func `only the properties wanted come, /req/properties/response, /req/properties-features/request`(
        _ query: String,
        _ names: [String],
        _ hasGeometry: Bool
    ) throws {
        let found = try #require(try feature(query))
        #expect(found["properties"]?.members.keys.sorted() == names)
        #expect((found["geometry"] != .null) == hasGeometry)
        #expect(found["id"]?.number == 1)
        let alone = try city.features.item(collection: "parsel", feature: "1", ServiceRequest(query)).json()
        #expect(alone["properties"] == found["properties"] && alone["geometry"] == found["geometry"])
    }

    @Test func `without the parameters everything comes, /req/properties/response`() throws {
        #expect(try feature("limit=1")?["properties"]?.members.count == 6)
        let query = try #require(city.parcels.queries.last)
        #expect(query.properties == nil && query.includesGeometry && query.tolerance == nil)
    }

    @Test(arguments: [
        "properties=yok", "properties=", "properties=ada,", "properties=ADA", "exclude-properties=yok", "properties=id",
        "properties=ada&exclude-properties=ada", "skipGeometry=", "skipGeometry=1", "skipGeometry=TRUE",
    ])
    func `a wrong selection is refused, /per/properties/unknown-properties`(_ query: String) {
        let found = code { () throws(PaftaError) in
            try city.features.items(collection: "parsel", ServiceRequest(query))
        }
        #expect(found == "parameter.invalid")
    }

    @Test func `a page has the columns wanted`() throws {
        let answer = try city.features.items(collection: "parsel", ServiceRequest("f=html&properties=alan,ada"))
        guard case .items(let page) = try answer.page() else { return #expect(Bool(false), "another page") }
        #expect(page.columns == ["ada", "alan"])
        #expect(page.rows[1].values == ["100", "21.0"])
    }

    @Test(arguments: [
        ("tolerance=2.5", 2.5), ("tolerance=0", nil), ("tolerance=100000", 100_000), ("zoom-level=0", 78_271.516_964),
        ("zoom-level=17", 0.597_164_283), ("zoom-level=18.5", 0.223_936_606), ("zoom-level=1e9", 7.118_7e-8),
    ])
    func `geometries may be generalised, /req/zoom-level/parameter, /req/zoom-level-features/request`(
        _ query: String,
        _ metres: Double?
    ) throws {
        _ = try city.features.items(collection: "parsel", ServiceRequest(query))
        let listed = city.parcels.queries.last?.tolerance
        _ = try city.features.item(collection: "parsel", feature: "1", ServiceRequest(query))
        #expect(city.parcels.queries.last?.tolerance == listed)
        #expect((listed == nil) == (metres == nil))
        if let listed, let metres { #expect(abs(listed / metres - 1) < 1e-4) }
    }

    @Test(arguments: [
        "tolerance=-1", "tolerance=", "tolerance=x", "tolerance=100001", "tolerance=nan", "tolerance=1e999",
        "zoom-level=-0.1", "zoom-level=", "zoom-level=inf", "tolerance=1&zoom-level=3",
    ])
    func `a wrong tolerance is refused`(_ query: String) {
        let found = code { () throws(PaftaError) in
            try city.features.items(collection: "parsel", ServiceRequest(query))
        }
        #expect(found == "parameter.invalid")
    }
}
