import AuditTrail
import Foundation
import FoundationXML
import GeoCore
import GeoExchange
import GeoPackageStore
import HomeRegistry
import SharingPackages
import SharingProtocols
import Testing
import UsageMetering

@Suite struct `A package of a protocol` {
    @Test func `holds exactly what the view shows, masked`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        let (layer, rows) = try Unpacked(made.path).rows("data/parsel.gpkg")
        #expect(layer.crs == .epsg(5_254))
        #expect(rows.count == 15 && made.record.features == 15)
        #expect(Set(rows.flatMap(\.keys)) == ["feature_id", "ada", "malik", "alan", "hasGeometry"])
        #expect(rows.allSatisfy { $0["malik"] == "A*** Y***" && $0["hasGeometry"] == "yes" })
        // 100.5 + 2 rounded to tens is 100; every fourth is passive.
        #expect(rows.first { $0["ada"] == "2" }?["alan"] == "100.0")
        #expect(!rows.contains { $0["ada"] == "3" })
    }

    @Test func `says nothing of what is hidden, in none of its bytes`() throws {
        let home = try PackagedHome { $0.delivery.formats = ["gpkg", "geojson", "csv", "shp", "gml", "dxf"] }
        let package = try Unpacked(try home.make().path)
        #expect(package.members.contains("data/parsel.dxf") && package.members.contains("data/parsel.shp"))
        for member in package.members {
            let text = try package.text(member)
            for hidden in ["tckn", "10000000146", "Yılmaz", "pasif"] {
                #expect(!text.contains(hidden), "\(hidden) in \(member)")
            }
        }
    }

    @Test func `is whole by its own check, with the key of the trail`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        let key = try #require(try AuditFolder(home: home.home.path).publicKey())
        let result = try PackageVerifier.verify(made.path, key: key)
        #expect(result.findings == [] && result.isProven)
        #expect(result.agreement == "2026/14@2" && result.number == made.record.number)
        #expect(result.layers.map(\.layer) == ["parsel"] && result.files == 3)
        #expect(try !PackageVerifier.verify(made.path, key: nil).isProven)
    }

    @Test func `tells in its manifest what it is made of`() throws {
        let home = try PackagedHome()
        let package = try Unpacked(try home.make().path)
        let object = try JSONSerialization.jsonObject(with: Data(try package.bytes("manifest.json")))
        let manifest = try #require(object as? [String: Any])
        let contract = try #require(manifest["protocol"] as? [String: Any])
        #expect(contract["number"] as? String == "2026/14" && contract["receiver"] as? String == "Örnek Su İdaresi")
        let layer = try #require((manifest["layers"] as? [[String: Any]])?.first)
        let fields = try #require(layer["fields"] as? [[String: Any]])
        #expect(fields.map { $0["name"] as? String } == ["ada", "malik", "alan"])
        #expect((fields[1]["mask"] as? [String: String])?["tr"] == "yalnız baş harfler")
        #expect(layer["crs"] as? String == "EPSG:5254" && layer["changeCursor"] is String)
        let licence = try #require(manifest["licence"] as? [String: Any])
        #expect(licence["attribution"] as? String == "© Örnek Belediyesi" && licence["noPassingOn"] as? Bool == true)
    }

    @Test func `carries metadata that are well-formed XML, also with odd titles`() throws {
        let home = try PackagedHome()
        let package = try Unpacked(try home.make().path)
        let parser = XMLParser(data: Data(try package.bytes("metadata/parsel.xml")))
        #expect(parser.parse())
        let text = try package.text("metadata/parsel.xml")
        #expect(text.contains("<mdb:MD_Metadata") && text.contains("Parsel &lt;ilk&gt; &amp; son"))
        #expect(text.contains("<mcc:code>") && text.contains("5254"))
        let readme = try package.text("README.txt")
        #expect(readme.contains("Üçüncü kişilere verilemez") && readme.contains("must not be passed on"))
    }

    @Test func `is entered in the registry, the trail and the counters`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        #expect(try home.registry.packages(of: "2026/14") == [made.record])
        #expect(made.record.layers.first?.cursor != nil)
        let found = try AuditFolder(home: home.home.path).verify(from: nil, to: nil, publicKey: nil, anchor: nil)
        #expect(found.isIntact && found.records >= 1)
        let day = Moment(Double(PackagedHome.now)).day
        let usage = try UsageStore(home.registry).days(of: PackageMaker.usageSubject(of: "2026/14"), day...day)
        #expect(usage.map(\.totals.features) == [15])
    }

    @Test func `lies in the agreed folder, where its group may read it`() throws {
        let home = try PackagedHome {
            $0.delivery.target = .directory
            $0.delivery.directory = "teslim"
        }
        let made = try home.make()
        #expect(made.path == "\(home.home.path)/teslim/\(made.record.fileName)")
        #expect(made.record.deliveredHow == "directory")
        let attributes = try FileManager.default.attributesOfItem(atPath: made.path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test func `is in the agreed CRS, and GeoJSON in that of its standard`() throws {
        let home = try PackagedHome {
            $0.delivery.formats = ["gpkg", "geojson"]
            $0.delivery.crs = ["EPSG:5253"]
        }
        let package = try Unpacked(try home.make().path)
        #expect(try package.rows("data/parsel.gpkg").layer.crs == .epsg(5_253))
        let text = try package.text("data/parsel.geojson")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
        let rings = features.compactMap { ($0["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]] }
        let corner = try #require(rings.flatMap { $0 }.flatMap { $0 }.min { $0[0] < $1[0] })
        // The first corner of the data is 500,000 m east in TM30, which is the meridian of 30 degrees.
        #expect(abs(corner[0] - 30) < 1e-6 && corner[1] > 38 && corner[1] < 39)
    }
}
