import FeatureQuery
import GeoCore
import GeoReferencing
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Coordinate reference systems by reference` {
    let city = City()

    static func uri(_ code: Int) -> String { "http://www.opengis.net/def/crs/EPSG/0/\(code)" }

    func first(_ query: String) throws -> [Double] {
        let document = try city.features.items(collection: "parsel", ServiceRequest(query)).json()
        let ring = document["features"]?[0]?["geometry"]?["coordinates"]?[0]
        return ring?[0]?.elements.compactMap(\.number) ?? []
    }

    /// 41° N 29° E by `cs2cs` of PROJ 9.1.1; for ED50 by `cct` with the parameters of EPSG:1784.
    static let places: [(code: Int, first: Double, second: Double)] = [
        (5253, 4_542_500.5294, 668_275.1953), (5254, 4_541_055.0113, 415_864.2112),
        (5270, 4_541_055.0113, 10_415_864.2112), (5636, 2_189_750.1192, 5_907_571.4653),
        (3857, 3_228_265.2330, 5_012_341.6638), (3035, 2_189_750.1192, 5_907_571.4653),
        (32635, 668_207.8852, 4_540_683.5293), (2320, 4_541_241.4466, 415_898.9469),
        (23035, 668_250.3797, 4_540_871.2448), (4326, 41, 29), (5252, 41, 29), (4230, 41.000969854, 29.000443631),
    ]

    @Test(arguments: places)
    func `coordinates are in the CRS and axis order of its authority, /req/crs/fc-crs-action`(
        _ place: (code: Int, first: Double, second: Double)
    ) throws {
        let answer = try city.features.items(
            collection: "parsel",
            ServiceRequest("limit=1&crs=\(Self.uri(place.code))")
        )
        #expect(answer.header("Content-Crs") == "<\(Self.uri(place.code))>")
        let ring = try answer.json()["features"]?[0]?["geometry"]?["coordinates"]?[0]?.elements ?? []
        // Rings start anywhere; the corner is one of theirs.
        let corner = try #require(
            ring.first { position in
                agree(position[0]?.number ?? 0, place.first, withinMetres: 0.0001)
                    && agree(position[1]?.number ?? 0, place.second, withinMetres: 0.0001)
            }
        )
        if [4326, 5252, 4230].contains(place.code) {
            #expect(agree(try #require(corner[0]?.number), place.first, withinDegrees: 1.1e-9))
            #expect(agree(try #require(corner[1]?.number), place.second, withinDegrees: 1.1e-9))
        }
    }

    @Test func `without a CRS it is longitude and latitude, /req/crs/fc-crs-default-value, /req/crs/ogc-crs-header`()
        throws
    {
        for query in ["limit=1", "limit=1&crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84"] {
            let answer = try city.features.items(collection: "parsel", ServiceRequest(query))
            #expect(answer.header("Content-Crs") == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
            #expect(try first(query) == [29, 41])
        }
        #expect(try city.features.items(collection: "sicil", ServiceRequest()).header("Content-Crs") == nil)
        #expect(
            try city.features.items(collection: "parsel", ServiceRequest("skipGeometry=true")).header("Content-Crs")
                == nil
        )
    }

    @Test func `metres have four decimals and degrees nine`() throws {
        let metres = try city.features.items(collection: "parsel", ServiceRequest("limit=1&crs=[EPSG:5254]")).bytes()
        #expect(String(decoding: metres, as: UTF8.self).contains("[4541055.0113,415864.2112]"))
        let degrees = try city.features.items(collection: "parsel", ServiceRequest("limit=1&crs=EPSG:4230")).bytes()
        #expect(String(decoding: degrees, as: UTF8.self).contains("41.000969854,29.000443631"))
    }

    @Test(arguments: [
        "[EPSG:5254]", "EPSG:5254", "urn:ogc:def:crs:EPSG::5254", "https://www.opengis.net/def/crs/EPSG/0/5254",
    ])
    func `a CRS is named by URI, URN or CURIE, /rec/crs/crs-format-model`(_ name: String) throws {
        #expect(try first("limit=1&crs=\(name)").first.map { $0 > 4_500_000 } == true)
    }

    @Test func `one feature comes in any CRS too, /req/crs/fc-crs-definition`() throws {
        let request = ServiceRequest("crs=\(Self.uri(5254))")
        let answer = try city.features.item(collection: "parsel", feature: "1", request)
        #expect(answer.header("Content-Crs") == "<\(Self.uri(5254))>")
        let corner = try answer.json()["geometry"]?["coordinates"]?[0]?[0]
        #expect(agree(try #require(corner?[0]?.number), 4_541_055.0113, withinMetres: 0.0001))
        #expect(try answer.json().links("self").first?["href"]?.text?.contains("crs=http:") == true)
    }

    @Test func `a page has longitude and latitude and says so`() throws {
        let answer = try city.features.item(collection: "parsel", feature: "1", ServiceRequest("f=html&crs=EPSG:5254"))
        #expect(answer.header("Content-Crs") == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
        guard case .item(let page) = try answer.page() else { return #expect(Bool(false), "another page") }
        #expect(page.envelope.maxX < 30)
    }

    /// Parcels 1 and 2 begin at 29.00° and 29.02° E; corners in TUREF / TM30 by `cs2cs`.
    @Test(arguments: [
        ("4541000,415800,4541100,415900", 5254, [1, 12]), ("4541000,415800,0,4541100,415900,9", 5254, [1, 12]),
        ("40.99,28.99,41.005,29.001", 4326, [1, 12]), ("41.002,29.005,41.003,29.025", 4326, [1, 2, 12]),
        ("3228265,5012341,3228300,5012400", 3857, [1, 12]),
        ("4541200,415800,4541300,415950", 2320, [1, 12]), ("415800,4541000,415900,4541100", 5254, [12]),
    ])
    func `a box is in its CRS and axis order, /req/crs/fc-bbox-crs-action`(
        _ box: String,
        _ code: Int,
        _ expected: [Int]
    ) throws {
        let query = "bbox=\(box)&bbox-crs=\(Self.uri(code))"
        #expect(try city.features.items(collection: "parsel", ServiceRequest(query)).json().numbers == expected)
    }

    @Test func `without a CRS a box is in longitude and latitude, /req/crs/fc-bbox-crs-default-value`() throws {
        let query = "bbox=29.005,41.005,29.025,41.006&crs=\(Self.uri(5254))"
        #expect(try city.features.items(collection: "parsel", ServiceRequest(query)).json().numbers == [1, 2, 12])
    }

    @Test func `latitude first crosses the antimeridian, projected coordinates do not`() throws {
        let query = "bbox=0,179.75,20,-179.9&bbox-crs=EPSG:4326"
        #expect(
            try city.features.items(collection: "ağaç", ServiceRequest(query)).json().names == ["a/3", "a/4", "a/5"]
        )
        let found = code { () throws(PaftaError) in
            try city.features.items(collection: "parsel", ServiceRequest("bbox=5,9,6,1&bbox-crs=EPSG:3857"))
        }
        #expect(found == "parameter.invalid")
    }
}

@Suite struct `The CRSs of collections` {
    let city = City()

    @Test func `the global list is named once, /req/crs/fc-md-crs-list-global`() throws {
        let document = try city.features.collections(ServiceRequest()).json()
        let global = document["crs"]?.elements.compactMap(\.text) ?? []
        #expect(global.first == "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
        let codes =
            [4326, 3857, 3035, 5252, 4230] + Array(5253...5259) + Array(5269...5275) + Array(2319...2325)
            + Array(2206...2212) + Array(23035...23038)
        for code in codes { #expect(global.contains("http://www.opengis.net/def/crs/EPSG/0/\(code)")) }
        #expect(document["collections"]?[0]?["crs"]?.elements == [.text("#/crs")])
        #expect(document["collections"]?[2]?["crs"] == nil)
    }

    @Test func `a collection lists its CRSs, /req/crs/fc-md-crs-list, /req/crs/fc-md-storageCrs-valid-value`() throws {
        let global = try city.features.collections(ServiceRequest()).json()["crs"]
        let document = try city.features.collection("parsel", ServiceRequest()).json()
        #expect(document["crs"] == global)
        let stored = try #require(document["storageCrs"])
        #expect(document["crs"]?.elements.contains(stored) == true)
    }

    @Test func `each CRS has its coordinate operation named`() throws {
        let own = try city.features.collection("parsel", ServiceRequest()).json()["x-pafta"]
        let operations = own?["coordinateOperations"]?.elements ?? []
        func operation(_ code: Int) -> JSONDocument? {
            operations.first { $0["crs"]?.text == "http://www.opengis.net/def/crs/EPSG/0/\(code)" }
        }
        // Decision 0006: ED50 goes by EPSG:1784, which the register gives 2 m; TUREF zones differ by no datum.
        #expect(operation(2320)?["operation"]?.text?.contains("ED50 to WGS 84 (30)") == true)
        #expect((operation(2320)?["accuracyMetres"]?.number ?? 0) >= 2)
        #expect(operation(5253)?["accuracyMetres"]?.number == 0)
        #expect(operations.count == 45)
    }

    @Test func `a publisher adds CRSs`() throws {
        let further = City { $0.furtherCRSs = [.epsg(25835), .epsg(5254)] }
        let document = try further.features.collections(ServiceRequest()).json()
        #expect(document["crs"]?.elements.last == .text("http://www.opengis.net/def/crs/EPSG/0/25835"))
        let query = ServiceRequest("limit=1&crs=EPSG:25835")
        #expect(try further.features.items(collection: "parsel", query).status == 200)
        #expect(
            code { () throws(PaftaError) in try city.features.items(collection: "parsel", query) }
                == "parameter.invalid"
        )
    }

    @Test func `a stored CRS that is not in the list is added to it`() throws {
        let offers = CRSOffers(CRSList(further: []))
        let stored = CRSIdentity.epsg(3395)
        #expect(offers.reachesAll(from: stored))
        #expect(offers.crs(for: stored).count == 46 && offers.crs(for: stored).last == stored.uri)
    }

    /// PROJ 9.1.1 has no way from ETRS89 / UTM zone 35N to TUREF but a ballpark one, though it has one from ETRS89 itself.
    @Test func `what a stored CRS does not lead to is not offered`() throws {
        let offers = CRSOffers(CRSList(further: []))
        let crs = offers.crs(for: .epsg(25835))
        #expect(
            crs.contains(`Coordinate reference systems by reference`.uri(4326))
                && crs.contains(`Coordinate reference systems by reference`.uri(2320))
                && crs.contains(`Coordinate reference systems by reference`.uri(25835))
        )
        #expect(!crs.contains(`Coordinate reference systems by reference`.uri(5254)))
    }

    @Test(arguments: [2319, 4326, 32636])
    func `one look at each datum tells what every operation would`(_ code: Int) throws {
        let offers = CRSOffers(CRSList(further: []))
        #expect(offers.reachesAll(from: .epsg(code)))
        #expect(offers.operations(from: .epsg(code)).map(\.crs) == offers.crs(for: .epsg(code)))
    }

    /// The datum of EPSG:4001, an unknown one on the ellipsoid of Airy, leads to no other but by ignoring the difference.
    @Test func `a CRS that only a ballpark operation leads to is refused as a mistake of the client`() throws {
        let directory = City().features.directory
        let stored = CRSIdentity.epsg(4001)
        #expect(!directory.crsOffers.reachesAll(from: stored))
        #expect(!directory.crsOffers.operations(from: stored).contains { $0.crs.hasSuffix("/5254") })
        let schema = FeatureSchema(
            collection: "x",
            title: "",
            geometry: GeometryProperty(name: "g", type: .point, hasHeights: false, crs: stored),
            properties: []
        )
        let error = #expect(throws: PaftaError.self) { try directory.coordinateSystem(.epsg(5254), of: schema) }
        #expect(error?.category == .invalidInput)
        #expect(error?.code == .ballparkTransformation || error?.code == .noTransformation)
    }
}
