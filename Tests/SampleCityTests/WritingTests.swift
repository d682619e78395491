import FeatureQuery
import GeoCore
import SampleCity
import Testing

@Suite struct `Writing a town` {
    @Test func `every file is there and progress ends at the number of parcels`() throws {
        let folder = TemporaryFolder()
        let town = SampleTown(parcels: 60, seed: 2)
        var features: [SampleTownFile.Collection: Int] = [:]
        try town.write(to: "\(folder.path)/new/town/") { features[$0.file.collection] = $0.features }
        #expect(Set(features.keys) == Set(town.files.map(\.collection)))
        #expect(features[.parcels] == 60)
        for file in town.files { #expect(!folder.bytes(of: "new/town/\(file.path)").isEmpty, "\(file.path)") }
    }

    @Test func `the page beside the files tells how to load each`() throws {
        let folder = TemporaryFolder()
        let town = SampleTown(parcels: 20, seed: 2)
        try town.write(to: folder.path) { _ in }
        let page = String(decoding: folder.bytes(of: "README.md"), as: UTF8.self)
        let commands = page.split(separator: "\n").filter { $0.hasPrefix("pafta load ") }
        #expect(commands.count == town.files.count)
        #expect(page.contains("pafta load adres/kapi.csv --theme adres --layer kapi --crs EPSG:5253 --encoding CP1254"))
    }

    @Test func `a town is never written over another`() throws {
        let folder = TemporaryFolder()
        let town = SampleTown(parcels: 20, seed: 2)
        try town.write(to: folder.path) { _ in }
        let parcels = folder.bytes(of: "kadastro/parsel.shp")
        let error = #expect(throws: PaftaError.self) {
            try SampleTown(parcels: 30, seed: 3).write(to: folder.path) { _ in }
        }
        #expect(error?.code == .sampleTownExists)
        #expect(error?.category == .conflict)
        #expect(folder.bytes(of: "kadastro/parsel.shp") == parcels)
    }

    @Test func `the same number and seed give the same bytes`() throws {
        let folders = [TemporaryFolder(), TemporaryFolder()]
        for folder in folders { try SampleTown(parcels: 80, seed: 9).write(to: folder.path) { _ in } }
        for file in ["kadastro/parsel.shp", "adres/kapi.csv", "adres/mahalle.geojson", "altyapi/icmesuyu.dxf"] {
            #expect(folders[0].bytes(of: file) == folders[1].bytes(of: file), "\(file)")
        }
    }

    @Test func `parcel texts are CP1254 and the table says so`() throws {
        let folder = TemporaryFolder()
        try SampleTown(parcels: 20, seed: 2).write(to: folder.path) { _ in }
        let table = folder.bytes(of: "kadastro/parsel.dbf")
        // The district begins with I and the letters FE (s with cedilla), FD (i without dot).
        let district: [UInt8] = [0x49, 0xFE, 0xFD, 0x6B, 0x6C, 0xFD, 0x6F, 0x76, 0x61]
        #expect(table.indices.contains { table[$0...].starts(with: district) })
        #expect(String(decoding: folder.bytes(of: "kadastro/parsel.cpg"), as: UTF8.self).contains("1254"))
    }

    @Test func `doors are a CP1254 list with semicolons, decimal commas and Y before X`() throws {
        let folder = TemporaryFolder()
        try SampleTown(parcels: 20, seed: 2).write(to: folder.path) { _ in }
        let list = folder.bytes(of: "adres/kapi.csv")
        // Capital I with dot is DD and capital C with cedilla C7 in code page 1254.
        #expect(list.starts(with: Array("Y;X;KAPI_NO;SOKAK;MAHALLE;".utf8) + [0xDD, 0x4C, 0xC7, 0x45, 0x3B]))
        let lines = list.split(separator: 0x0A)
        #expect(lines.allSatisfy { $0.last == 0x0D })
        let fields = try #require(lines.last).split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
        #expect(fields[0].hasPrefix("5") && fields[0].contains(",") && !fields[0].contains("."))
        #expect(fields[1].hasPrefix("42") && fields[1].contains(",") && !fields[1].contains("."))
    }

    @Test func `the watcher can stop the writing`() {
        let folder = TemporaryFolder()
        let error = #expect(throws: PaftaError.self) {
            try SampleTown(parcels: 20, seed: 2)
                .write(to: folder.path) { progress throws(PaftaError) in
                    guard progress.file.collection != .buildings else {
                        throw PaftaError(.unavailable, .cancelled, LocalizedText(verbatim: "stop"))
                    }
                }
        }
        #expect(error?.code == .cancelled)
        #expect(folder.bytes(of: "yapi/bina.gpkg").isEmpty)
        #expect(!folder.bytes(of: "imar/imar.gpkg").isEmpty)
    }
}
