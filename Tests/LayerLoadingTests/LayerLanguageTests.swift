import FeatureQuery
import GeoCore
import GeoReferencing
import Testing

@testable import GeoPackageStore
@testable import LayerLoading

@Suite struct `Languages of loaded layers` {
    /// A home and a delivery, as long as the value lives.
    private final class Delivery {
        let folder: String
        let home: Home
        private let references = CoordinateReferenceSystems()

        init() throws {
            folder = "/tmp/pafta-loading-\(UInt64.random(in: 0...UInt64.max))"
            home = try Home.create(at: folder, configuration: "")
            try FileSystem.create("\(folder)/kapi.csv", "LON,LAT,AD\n29.01,41.02,Isparta\n")
        }

        deinit { FileSystem.removeFolder(folder) }

        func load(language: String?, replacing: Bool = false) throws {
            var request = LoadRequest(file: "\(folder)/kapi.csv", theme: "genel")
            request.crs = .wgs84
            request.language = language
            request.replacing = replacing
            _ = try LayerLoader(home: home, references: references).load(request) { _ in }
        }

        var language: String? {
            get throws {
                let catalogue = GeoPackageCatalogue(home: home, references: references)
                return try catalogue.collection("kapi").open().schema.language
            }
        }
    }

    @Test func `the language given is declared, in its usual letter case`() throws {
        let delivery = try Delivery()
        try delivery.load(language: "AZ-latn")
        #expect(try delivery.language == "az-Latn")
    }

    @Test func `a load that replaces a layer keeps its language unless it gives another one`() throws {
        let delivery = try Delivery()
        try delivery.load(language: nil)
        #expect(try delivery.language == nil)
        try delivery.load(language: "en", replacing: true)
        try delivery.load(language: nil, replacing: true)
        #expect(try delivery.language == "en")
        try delivery.load(language: "tr", replacing: true)
        #expect(try delivery.language == "tr")
    }

    @Test(arguments: ["turkish", "Türkçe", "tr_TR", ""])
    func `what is no language is refused before anything is read`(_ text: String) throws {
        let delivery = try Delivery()
        let error = #expect(throws: PaftaError.self) { try delivery.load(language: text) }
        #expect(error?.code == .invalidLanguage && error?.remedy?.turkish.contains("Türkçe için tr") == true)
        #expect(throws: PaftaError.self) { try delivery.language }
    }
}
