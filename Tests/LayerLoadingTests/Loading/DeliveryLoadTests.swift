import FeatureQuery
import GeoCore
import HomeRegistry
import LayerTemplates
import Testing

@testable import GeoPackageStore
@testable import LayerLoading

@Suite struct `A delivery that follows a template` {
    private let home: LoadingHome
    private static let first = [
        "29.01,41.01,Merkez,1,Çınar,12.5,2001-03-04", "29.02,41.02,Merkez,2,Ihlamur,,", "29.03,41.03,Merkez,3,,8,",
        "29.04,41.04,Kıyı,1,Söğüt,3.25,2020-12-31",
    ]

    init() throws { home = try LoadingHome() }

    @Test func `becomes a layer with the fields of the template, its types and its registration`() throws {
        let report = try home.load(try home.trees(Self.first))
        #expect(report.outcome == .loaded && report.layers.first?.changeset == 1)
        #expect(
            try home.rows() == [
                "Kıyı|1|Söğüt|3.25|2020-12-31|29.04 41.04", "Merkez|1|Çınar|12.5|2001-03-04|29.01 41.01",
                "Merkez|2|Ihlamur|-|-|29.02 41.02", "Merkez|3|-|8.0|-|29.03 41.03",
            ]
        )
        let registration = try HomeRegistry(home: home.folder).registration(of: "agac")
        #expect(registration?.template == "agac" && registration?.partitionField == "ilce")
        #expect(registration?.ownerUnit == nil, "a home without units leaves layers to everybody")
    }

    @Test func `with faults is refused and leaves everything as it was`() throws {
        _ = try home.load(try home.trees(Self.first))
        let before = try home.state()
        let report = try home.load(try home.trees(Self.first + ["29.05,41.05,Kıyı,x,Meşe,1,", "29.06,41.06,,7,,,"]))
        #expect(report.outcome == .refused && report.layers.first?.errors ?? 0 >= 2 && report.load == nil)
        #expect(try home.state() == before)
    }

    @Test func `as the first one of a layer and with faults leaves no layer`() throws {
        let report = try home.load(try home.trees(["29.01,41.01,Merkez,,Çınar,12.5,"]))
        #expect(report.outcome == .refused)
        #expect(try home.state().isEmpty)
    }

    @Test func `that was loaded last is refused, until it is asked for again`() throws {
        _ = try home.load(try home.trees(Self.first))
        let before = try home.state()
        let error = #expect(throws: PaftaError.self) { try home.load(try home.trees(Self.first)) }
        #expect(error?.code == .sameFile)
        #expect(try home.state() == before)
        var again = try home.trees(Self.first)
        again.repeating = true
        let report = try home.load(again)
        #expect(report.outcome == .unchanged && report.layers.first?.difference?.unchanged == 4)
        #expect(try home.home.changesets(of: "agac").count == 1)
    }

    @Test func `becomes one changeset with what is new, changed and gone`() throws {
        _ = try home.load(try home.trees(Self.first))
        var second = Self.first
        second[0] = "29.01,41.01,Merkez,1,Çınar,13,2001-03-04"
        second[1] = "29.0201,41.02,Merkez,2,Ihlamur,,"
        second[2] = "29.05,41.05,Kıyı,2,Meşe,1,"
        let report = try home.load(try home.trees(second))
        let difference = try #require(report.layers.first?.difference)
        #expect(difference.inserted.count == 1 && difference.updated.count == 2 && difference.deleted.count == 1)
        #expect(difference.unchanged == 1 && difference.changedFields == ["boy": 1, "geom": 1])
        let changesets = try home.home.changesets(of: "agac")
        #expect(changesets.map(\.number) == [1, 2] && changesets.last?.kind == .load)
        let last = try #require(changesets.last)
        #expect([last.inserted, last.updated, last.deleted] == [1, 2, 1] && last.origin.load == "2")
        #expect(try home.rows().contains("Merkez|2|Ihlamur|-|-|29.0201 41.02"))
        #expect(try home.rows().count == 4)
        let entry = try #require(try HomeRegistry(home: home.folder).lastLoad(of: "agac")?.layers.first)
        #expect([entry.inserted, entry.updated, entry.deleted, entry.unchanged] == [1, 2, 1, 1])
    }

    @Test(arguments: [LoadRequest.Mode.dryRun, .check])
    func `that is only looked at changes nothing`(_ mode: LoadRequest.Mode) throws {
        _ = try home.load(try home.trees(Self.first))
        let before = try home.state()
        var request = try home.trees(Array(Self.first.dropLast()) + ["29.1,41.1,Merkez,9,,,"])
        request.mode = mode
        let report = try home.load(request)
        #expect(report.outcome == .checked && report.load == nil)
        #expect((report.layers.first?.difference?.inserted.count == 1) == (mode == .dryRun))
        #expect(try home.state() == before)
    }

    @Test func `keeps the values of columns that other programs added`() throws {
        _ = try home.load(try home.trees(Self.first))
        let connection = try SQLiteConnection(
            path: home.home.layerFile(theme: "cevre"),
            mode: .writing,
            limits: home.home.limits
        )
        try SpatialFunctions.register(on: connection)
        try connection.execute("ALTER TABLE agac ADD COLUMN bakim TEXT; UPDATE agac SET bakim = 'budandı ' || no")
        var second = Self.first
        second[0] = "29.01,41.01,Merkez,1,Çınar,13,2001-03-04"
        second.append("29.05,41.05,Kıyı,2,Meşe,1,")
        let report = try home.load(try home.trees(second))
        let difference = try #require(report.layers.first?.difference)
        #expect(difference.updated.count == 1 && difference.inserted.count == 1 && difference.unchanged == 3)
        let rows = try home.rows()
        #expect(rows.contains("Merkez|1|Çınar|13.0|2001-03-04|budandı 1|29.01 41.01"))
        #expect(rows.contains("Kıyı|2|Meşe|1.0|-|-|29.05 41.05"))
    }

    @Test func `that lacks a field of the layer or has another one is told by name`() throws {
        _ = try home.load(try home.trees(Self.first))
        let before = try home.state()
        let rows = ["29.01,41.01,Merkez,1,Çınar,12.5,,ek"]
        let request = try home.trees(rows, header: "LON,LAT,ilce,no,tur,boy,dikim,yeni")
        let error = #expect(throws: PaftaError.self) { try home.load(request) }
        #expect(error?.code == .differentFields && error?.message.turkish.contains("'yeni'") == true)
        #expect(try home.state() == before)
    }
}

@Suite struct `A delivery of a unit` {
    private let home: LoadingHome

    init() throws { home = try LoadingHome() }

    private func trees(_ rows: [String], unit: String, district: String? = nil) throws -> LoadRequest {
        var request = try home.trees(rows)
        request.origin.unit = unit
        request.origin.knownUnits = ["Park", "Fen", "Kıyı"]
        request.origin.district = district
        return request
    }

    @Test func `makes the layer its own where the home does not know the template's owner`() throws {
        var request = try trees(["29.01,41.01,Merkez,1,,,"], unit: "Fen")
        request.origin.knownUnits = ["Fen", "Harita"]
        #expect(try home.load(request).outcome == .loaded)
        #expect(try HomeRegistry(home: home.folder).registration(of: "agac")?.ownerUnit == "Fen")
    }

    @Test func `that does not own the layer is refused from the first load on`() throws {
        let error = #expect(throws: PaftaError.self) {
            try home.load(try trees(["29.01,41.01,Merkez,1,,,"], unit: "Fen"))
        }
        #expect(error?.code == .notOwner)
        #expect(try home.state().isEmpty)
        #expect(try home.load(try trees(["29.01,41.01,Merkez,1,,,"], unit: "Park")).outcome == .loaded)
        #expect(throws: PaftaError.self) { try home.load(try trees(["29.01,41.01,Merkez,2,,,"], unit: "Fen")) }
    }

    @Test func `that is a district changes its own part and nothing else`() throws {
        let all =
            (1...20).map { "29.\($0 + 10),41.01,Merkez,\($0),,," } + ["29.5,41.5,Kıyı,1,,,", "29.6,41.6,Kıyı,2,,,"]
        _ = try home.load(try trees(all, unit: "Park"))
        let report = try home.load(
            try trees(["29.5,41.5,Kıyı,1,Meşe,,", "29.7,41.7,Kıyı,3,,,"], unit: "Kıyı", district: "Kıyı")
        )
        #expect(report.outcome == .loaded)
        let difference = try #require(report.layers.first?.difference)
        #expect(difference.inserted.count == 1 && difference.updated.count == 1 && difference.deleted.count == 1)
        #expect(try home.rows().count == 22)
        #expect(try home.rows().prefix(2) == ["Kıyı|1|Meşe|-|-|29.5 41.5", "Kıyı|3|-|-|-|29.7 41.7"])
    }

    @Test func `that is a district may not bring features of another one`() throws {
        _ = try home.load(try trees(["29.01,41.01,Merkez,1,,,", "29.5,41.5,Kıyı,1,,,"], unit: "Park"))
        let before = try home.state()
        let error = #expect(throws: PaftaError.self) {
            try home.load(
                try trees(["29.5,41.5,Kıyı,1,Meşe,,", "29.01,41.01,Merkez,2,,,"], unit: "Kıyı", district: "Kıyı")
            )
        }
        #expect(error?.code == .foreignDistrict)
        #expect(try home.state() == before)
    }
}

@Suite struct `A delivery without template` {
    private let home: LoadingHome

    init() throws { home = try LoadingHome() }

    private static let document = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"ad":"Çarşı","n":3,"x":0.1,"evet":true,"gun":"2026-11-21","an":"2026-11-21T10:00:00Z"},
         "geometry":{"type":"Polygon","coordinates":[[[29,41],[29.1,41],[29.1,41.1],[29,41]]]}},
        {"type":"Feature","properties":{"ad":null,"n":null,"x":-0.0,"evet":false,"gun":null,"an":null},
         "geometry":{"type":"MultiPolygon","coordinates":[[[[28,40],[28.1,40],[28.1,40.1],[28,40]]]]}},
        {"type":"Feature","properties":{"ad":"","n":0,"x":1e300,"evet":null,"gun":"1999-01-01","an":"1999-01-01T00:00:00.5+03:00"},
         "geometry":null}]}
        """

    private func request(_ text: String = document) throws -> LoadRequest {
        var request = try home.request("yer.geojson", text)
        request.theme = "genel"
        return request
    }

    @Test func `by a key keeps the identifiers of what stays and gives new features free ones`() throws {
        func file(_ features: [(id: Int, no: String, tur: String)]) throws -> LoadRequest {
            let list = features.map { feature in
                """
                {"type":"Feature","id":\(feature.id),"properties":{"no":"\(feature.no)","tur":"\(feature.tur)"},
                 "geometry":{"type":"Point","coordinates":[29,41]}}
                """
            }
            let members = list.joined(separator: ",")
            var request = try request("{\"type\":\"FeatureCollection\",\"features\":[\(members)]}")
            request.key = ["no"]
            return request
        }
        _ = try home.load(try file([(1, "a", "Çınar"), (2, "b", "Meşe"), (3, "c", "Çam")]))
        // Numbered anew: the first is gone, so that every number stands for another tree.
        let report = try home.load(try file([(1, "b", "Meşe"), (2, "c", "Sedir"), (3, "d", "Söğüt")]))
        let difference = try #require(report.layers.first?.difference)
        #expect((difference.inserted.count, difference.updated.count, difference.deleted.count) == (1, 1, 1))
        let reading = try GeoPackageCatalogue(home: home.home, references: home.references).collection("yer").open()
        let batch = try #require(try reading.features(Query()).next())
        let identified = (0..<batch.count)
            .map { row in
                "\(batch.properties[0].text(row) ?? "") \(batch.identifiers.integers[row])"
            }
        #expect(identified.sorted() == ["b 2", "c 3", "d 4"])
    }

    @Test func `loads as it is, and not a second time under the same name`() throws {
        let report = try home.load(try request())
        #expect(report.outcome == .loaded && report.layers.map(\.features) == [3])
        #expect(report.layers.first?.template == nil && report.layers.first?.counts.isEmpty == true)
        let (rows, changesets) = (try home.rows("yer"), try home.home.changesets(of: "yer"))
        let error = #expect(throws: PaftaError.self) {
            try home.load(try request(Self.document.replacing("Çarşı", with: "Pazar")))
        }
        #expect(error?.code == .layerExists)
        #expect(try home.rows("yer") == rows && home.home.changesets(of: "yer") == changesets)
        #expect(
            try HomeRegistry(home: home.folder).loads().count == 1,
            "what is in the way is found before it is entered"
        )
    }

    @Test func `takes the place of the layer with --replace, also when it is the same file`() throws {
        _ = try home.load(try request())
        var second = try request()
        second.replacing = true
        #expect(try home.load(second).outcome == .loaded)
        let changesets = try home.home.changesets(of: "yer")
        #expect(changesets.last?.startsHistory == true, "its history starts anew")
    }

    @Test func `brings nothing new when only the order of features and fields differs`() throws {
        _ = try home.load(try request())
        let shuffled = Self.document.replacing(#""ad":"Çarşı","n":3"#, with: #""n":3,"ad":"Çarşı""#)
        #expect(shuffled != Self.document)
        var second = try request(shuffled)
        second.updating = true
        let report = try home.load(second)
        #expect(report.outcome == .unchanged, "\(report.layers.map(\.difference))")
        #expect(report.layers.first?.difference?.unchanged == 3)
    }

    @Test func `with a key is compared by it`() throws {
        _ = try home.load(try request())
        var second = try request(Self.document.replacing(#""n":0,"x":1e300"#, with: #""n":0,"x":2"#))
        second.key = ["n"]
        let difference = try #require(try home.load(second).layers.first?.difference)
        #expect(difference.updated.count == 1 && difference.inserted.isEmpty && difference.deleted.isEmpty)
        #expect(difference.changedFields == ["x": 1] && difference.unchanged == 2)
    }
}

@Suite struct `A delivery of features with heights` {
    private let home: LoadingHome

    init() throws { home = try LoadingHome() }

    private func request(_ heights: [Double]) throws -> LoadRequest {
        let features = heights.enumerated()
            .map { index, height in
                """
                {"type":"Feature","properties":{"no":"\(index)"},
                 "geometry":{"type":"Point","coordinates":[29,41,\(height)]}}
                """
            }
        var request = try home.request(
            "kot.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        )
        request.key = ["no"]
        return request
    }

    @Test func `is compared with its heights, and keeps them`() throws {
        _ = try home.load(try request([12.5, 80]))
        let report = try home.load(try request([12.5, 81]))
        let difference = try #require(report.layers.first?.difference)
        #expect(difference.unchanged == 1 && difference.updated.count == 1)
        let reading = try GeoPackageCatalogue(home: home.home, references: home.references).collection("kot").open()
        let batch = try #require(try reading.features(Query()).next())
        #expect(batch.geometry.z.sorted() == [12.5, 81])
    }

    @Test func `by a field that it lacks is refused`() throws {
        _ = try home.load(try request([12.5]))
        var request = try request([13])
        request.key = ["numara"]
        #expect(#expect(throws: PaftaError.self) { try home.load(request) }?.code == .differentFields)
    }
}
