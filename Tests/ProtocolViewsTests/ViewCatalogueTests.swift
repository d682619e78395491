import FeatureQuery
import GeoCore
import PaftaTesting
import ProtocolViews
import Testing

@Suite struct `Catalogues of views` {
    private let base = InMemoryCatalogue([
        ("bina", InMemorySource(schema: SampleLayer.schema(), features: [])),
        ("parsel", InMemorySource(schema: SampleLayer.schema(), features: SampleLayer.twins(9, seed: 4)[0])),
        ("imar", InMemorySource(schema: SampleLayer.schema(), features: [])),
    ])

    private func catalogue(
        _ definition: ViewDefinition = ViewDefinition(fields: SampleLayer.fields),
        identity: String = "p/1",
        secret: String = "sir"
    ) -> ViewCatalogue {
        ViewCatalogue(
            base,
            views: ["parsel": definition, "bina": definition, "gitti": definition],
            identity: identity,
            secret: Array(secret.utf8),
            references: SampleLayer.references
        )
    }

    @Test func `what is not named does not exist`() throws {
        #expect(try catalogue().collections() == ["bina", "parsel"])
        var texts: [String] = []
        for name in ["imar", "yokk", "gitti"] {
            for moment in [nil, "2026-01-01"] {
                let error = #expect(throws: PaftaError.self) {
                    _ = try moment.map { try catalogue().collection(name, at: $0) } ?? catalogue().collection(name)
                }
                texts.append(error.map { Answer.text($0) }?.replacing(name, with: "N") ?? "")
            }
        }
        #expect(Set(texts).count == 1)
        #expect(texts[0].contains("collection.unknown"))
    }

    @Test func `former states need the right to them`() throws {
        var definition = ViewDefinition(fields: SampleLayer.fields)
        let moment = "2027-01-01T00:00:00.000Z"
        let error = #expect(throws: PaftaError.self) { try catalogue(definition).collection("parsel", at: moment) }
        #expect(error?.code == .withoutHistory)
        definition.hasHistory = true
        let reading = try catalogue(definition).collection("parsel", at: moment).open()
        #expect(reading.schema.property(named: "malik") == nil)
        #expect(reading.version.incarnation.hasPrefix("a1-at-1-"))
    }

    @Test func `no two views have a version in common`() throws {
        var other = ViewDefinition(fields: SampleLayer.fields)
        other.geometry = .centroid
        var fewer = ViewDefinition(fields: SampleLayer.fields)
        fewer.fields.removeLast()
        let catalogues = [
            catalogue(), catalogue(identity: "p/2"), catalogue(secret: "başka"), catalogue(other), catalogue(fewer),
        ]
        let versions = try catalogues.map { try $0.collection("parsel").open().version }
        #expect(Set(versions).count == catalogues.count)
        #expect(try catalogue().collection("parsel").open().version == versions[0])
        #expect(versions.allSatisfy { $0.change == 1 && !$0.incarnation.contains("p/") })
    }

    @Test func `schemas tell of nothing but the view`() throws {
        let schema = try catalogue().collection("parsel").open().schema
        let types = Dictionary(uniqueKeysWithValues: schema.properties.map { ($0.name, $0.type) })
        #expect(schema.properties.map(\.name) == SampleLayer.fields.map(\.name).filter { $0 != "yok" })
        #expect(types["alan"] == .real && types["dogum"] == .integer && types["kod"] == .text)
        #expect(types["deger"] == .text && types["gizli"] == .integer && types["ad"] == .text)
        #expect(schema.temporalProperty == "tescil")
        var masked = ViewDefinition(fields: [.init("tescil", mask: .year)])
        masked.geometry = .hidden
        let bare = try catalogue(masked).collection("parsel").open()
        #expect(bare.schema.temporalProperty == nil && bare.schema.geometry == nil)
        #expect(try bare.extent(in: .crs84) == nil && bare.temporalExtent() == nil)
    }

    @Test func `counts and extents tell of visible features only`() throws {
        var definition = ViewDefinition(fields: SampleLayer.fields)
        #expect(try catalogue(definition).collection("parsel").open().count == 9)
        definition.rowFilter = try FilterExpression(parsing: "id = 0 OR malik = 'kimse'")
        let reading = try catalogue(definition).collection("parsel").open()
        #expect(reading.count == nil)
        #expect(try reading.extent(in: .crs84) == nil)
        #expect(try reading.temporalExtent() == nil)
        definition.rowFilter = nil
        definition.area = SampleLayer.area(Envelope(minX: 30, minY: 39, maxX: 30.1, maxY: 39.1), cuts: true)
        let extent = try #require(try catalogue(definition).collection("parsel").open().extent(in: .crs84))
        #expect(extent.maxX <= 30.1 && extent.maxY <= 39.1)
    }

    @Test(arguments: ["sakli = 3", "S_INTERSECTS(sakli, BBOX(1,2,3,4))", "malik > 3"])
    func `a view that its layer does not fit shows nothing and says nothing`(_ filter: String) throws {
        var definition = ViewDefinition(fields: SampleLayer.fields)
        definition.rowFilter = try FilterExpression(parsing: filter)
        let error = #expect(throws: PaftaError.self) { try catalogue(definition).collection("parsel").open() }
        #expect(error?.code == .brokenView)
        #expect(error.map { Answer.text($0) }?.contains("sakli") == false)
        #expect(error.map { Answer.text($0) }?.contains("malik") == false)
    }

    @Test func `plans tell of nothing but the query`() throws {
        var definition = ViewDefinition(fields: SampleLayer.fields)
        definition.rowFilter = try FilterExpression(parsing: "malik = 'Kaya'")
        var query = Query()
        query.filter = try FilterExpression(parsing: "kat > 1 AND ad = 'A*** Ö***'")
        let plan = try catalogue(definition).collection("parsel").open().features(query).plan
        #expect(plan.conditions.map(\.text) == ["kat > 1", "ad = 'A*** Ö***'"])
        #expect(plan.conditions.map(\.isPushedDown) == [true, false])
        #expect(plan.estimatedRows == nil && plan.index == nil)
    }
}
