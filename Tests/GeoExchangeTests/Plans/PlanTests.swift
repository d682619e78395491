import FeatureQuery
import GeoCore
import GeoExchange
import Testing

/// Plans after the ministry's schema: GML 2.1.2, one element for each feature class, types not stated in the file.
@Suite struct `Plans of the ministry's schema` {
    private func feature(_ name: String, _ geometry: String, _ values: KeyValuePairs<String, String>) -> String {
        let members = values.map { "<plan:\($0.key)>\($0.value)</plan:\($0.key)>" }.joined()
        let place = geometry.isEmpty ? "" : "<plan:GeometryProperty>\(geometry)</plan:GeometryProperty>"
        return "<gml:featureMember><plan:\(name)>\(members)\(place)</plan:\(name)></gml:featureMember>"
    }

    private func square(_ x: Int) -> String {
        let ring = "\(x),0 \(x + 10),0 \(x + 10),10 \(x),10 \(x),0"
        return
            "<gml:MultiPolygon srsName='EPSG:5254'><gml:polygonMember><gml:Polygon><gml:outerBoundaryIs><gml:LinearRing>"
            + "<gml:coordinates>\(ring)</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
            + "</gml:polygonMember></gml:MultiPolygon>"
    }

    private var polygon: String {
        "<gml:Polygon srsName='EPSG:5254'><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>0,0 1,0 1,1 0,0"
            + "</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
    }

    private var line: String {
        "<gml:LineString srsName='EPSG:5254'><gml:coordinates>0,0 100,0</gml:coordinates></gml:LineString>"
    }

    private func plan(_ features: String...) throws -> VectorFile {
        let folder = try TemporaryFolder()
        let start =
            "<?xml version='1.0' encoding='UTF-8'?><plan:FeatureCollection xmlns:plan='www.csb.gov.tr' "
            + "xmlns:gml='http://www.opengis.net/gml'>"
        let text = "\(start)\(features.joined())</plan:FeatureCollection>"
        return try VectorFile.open(folder.write("uip.gml", text))
    }

    private var sample: VectorFile {
        get throws {
            try plan(
                feature(
                    "Konut",
                    square(0),
                    [
                        "Adi": "Ayrık konut", "EmsalKaks": "1", "EmsalKaksTip": "Deger", "KatAdedi": "4",
                        "Taks": "0.40",
                        "TaksTip": "Deger", "YapiYuksekligi": "0", "YapiYuksekligiTip": "Serbest",
                        "KonutTip": "GelismeKonut",
                    ]
                ),
                feature(
                    "KentselCalisma",
                    square(10),
                    [
                        "Adi": "Ticaret", "EmsalKaks": "1.75", "EmsalKaksTip": "Deger", "KatAdedi": "05",
                        "CalismaTip": "1KademeTicaretAlani",
                    ]
                ),
                feature("Tarim", square(20), ["TarimTip": "TarımsalNitelikliAlan", "MinimumIfraz": "20000"]),
                feature("Durak", polygon, ["Adi": "007"]),
                feature("Yolorta", line, ["YolGenisligi": "12", "YolTip": "TasitYol"]),
                feature("KiyiKenarCizgisi", line, ["OnamaTarihi": "2020-08-20"]),
                feature("PlanSiniri", square(0), ["Pin": "1.2345678E7", "PlanAdi": "UİP", "Nitelik": "Plan"]),
                feature("PlanNotu", "", ["NotMetni": "Yençok=15.50m"])
            )
        }
    }

    @Test func `classes become layers by what they are`() throws {
        let file = try sample
        #expect(file.formatName == "PlanGML")
        #expect(file.layers.map(\.name) == ["imar_fonksiyon", "plan_cizgi", "plan", "plan_notu"])
        #expect(file.layers.map(\.geometryType) == [.multiPolygon, .multiLineString, .multiPolygon, nil])
        #expect(file.layers.prefix(3).allSatisfy { $0.crs == .epsg(5_254) } && !file.layers[3].hasGeometry)
        let batch = try file.all(0)
        #expect(try batch.texts("sinif") == ["Konut", "KentselCalisma", "Tarim", "Durak"])
        #expect(try batch.texts("tip") == ["GelismeKonut", "1KademeTicaretAlani", "TarımsalNitelikliAlan", nil])
        #expect(batch.geometry.types.allSatisfy { $0 == .multiPolygon })
        #expect(batch.geometry.envelope(of: 1) == Envelope(minX: 10, minY: 0, maxX: 20, maxY: 10))
    }

    @Test func `attributes have the declared type, whatever the file looks like`() throws {
        let file = try sample
        let batch = try file.all(0)
        func column(_ name: String) throws -> PropertyColumn {
            batch.properties[try #require(batch.schema.firstIndex { $0.name == name })]
        }
        #expect(try column("EmsalKaks").reals.prefix(2) == [1, 1.75])
        #expect(try column("EmsalKaks").isNull == [false, false, true, true])
        #expect(try column("KatAdedi").integers.prefix(2) == [4, 5])
        #expect(try column("MinimumIfraz").type == .real)
        #expect(try batch.texts("Adi")[3] == "007")
        let lines = try file.all(1)
        #expect(lines.schema.first { $0.name == "YolGenisligi" }?.type == .real)
        #expect(try lines.texts("OnamaTarihi") == [nil, "2020-08-20"])
    }

    @Test func `a zero that means free keeps its meaning`() throws {
        let batch = try sample.all(0)
        let height = try #require(batch.schema.firstIndex { $0.name == "YapiYuksekligi" })
        #expect(batch.properties[height].reals[0] == 0 && !batch.properties[height].isNull[0])
        #expect(try batch.texts("YapiYuksekligiTip")[0] == "Serbest")
    }

    @Test func `the number of the plan is digits, though declared a floating-point number`() throws {
        #expect(try sample.all(2).texts("Pin") == ["12345678"])
    }

    @Test func `a value that is not of its type is left out and noted`() throws {
        let file = try plan(feature("Konut", square(0), ["KatAdedi": "dört", "KonutTip": "YerlesikKonut"]))
        let reader = try file.features(layer: 0, batchSize: 5)
        let batch = try #require(try reader.next())
        let floors = try #require(batch.schema.firstIndex { $0.name == "KatAdedi" })
        #expect(batch.properties[floors].isNull == [true])
        #expect(try reader.next() == nil)
        #expect(reader.notes.contains { $0.turkish.contains("'KatAdedi'") })
    }
}
