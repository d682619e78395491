import FeatureQuery
import GeoCore
import SampleCity
import Testing

@Suite struct `Sample town` {
    @Test(arguments: [0, -1, Int.min, SampleTown.greatestSize + 1, Int.max])
    func `impossible sizes are refused before anything is written`(parcels: Int) {
        let town = SampleTown(parcels: parcels, seed: 1)
        let error = #expect(throws: PaftaError.self) {
            try town.write(to: "/proc/sample-town-must-not-appear") { _ in }
        }
        #expect(error?.code == .sampleTownSize)
        #expect(error?.category == .invalidInput)
    }

    @Test func `a folder that cannot be created is named`() {
        let error = #expect(throws: PaftaError.self) {
            try SampleTown(parcels: 1, seed: 1).write(to: "/proc/sample-town") { _ in }
        }
        #expect(error?.code == .sampleTownNotWritten)
        #expect(error?.message.turkish.contains("yazılamıyor") == true)
    }

    @Test func `every layer has one entry`() {
        let files = SampleTown(parcels: 1, seed: 1).files
        #expect(Set(files.map(\.collection)) == Set(SampleTownFile.Collection.allCases))
        #expect(files.count == SampleTownFile.Collection.allCases.count)
    }

    @Test func `files that do not tell their CRS have it in the load options`() throws {
        let files = SampleTown(parcels: 1, seed: 1).files
        let drawing = try #require(files.first { $0.path.hasSuffix(".dxf") })
        #expect(drawing.loadOptions == ["--theme", "altyapi", "--layer", "icmesuyu", "--crs", "EPSG:5253"])
        let table = try #require(files.first { $0.path.hasSuffix(".csv") })
        #expect(table.loadOptions.suffix(4) == ["--crs", "EPSG:5253", "--encoding", "CP1254"])
        let plan = try #require(files.first { $0.collection == .zoning })
        #expect(plan.loadOptions.suffix(2) == ["--source-layer", "imar_fonksiyon"])
    }
}
