import FeatureQuery
import GeoCore
import Testing

@testable import FeaturePack

@Suite struct `A packed copy` {
    @Test(arguments: [1, 255, 256, 257, 1_000])
    func `gives back every feature as it was`(count: Int) throws {
        let fixture = PackFixture()
        let features = fixture.features(count, seed: UInt64(count))
        try fixture.write(features)
        let file = try #require(PackFile(opening: fixture.path))
        let read = try fixture.read(file)
        #expect(file.count == count)
        #expect(file.version == PackFixture.version)
        #expect(file.fingerprint == "f")
        #expect((0..<count).map { content(read, $0) } == (0..<count).map { content(features, $0) })
    }

    @Test func `keeps identifiers that are texts`() throws {
        let fixture = PackFixture(identifiers: .text)
        let features = fixture.features(300, seed: 3)
        try fixture.write(features)
        let read = try fixture.read(try #require(PackFile(opening: fixture.path)))
        #expect(read.identifiers.text(299) == "öz-299")
        #expect((0..<300).map { content(read, $0) } == (0..<300).map { content(features, $0) })
    }

    @Test func `finds every feature whose envelope meets a box`() throws {
        let fixture = PackFixture()
        let features = fixture.features(2_000, seed: 11)
        try fixture.write(features)
        let file = try #require(PackFile(opening: fixture.path))
        var random = SeededNumbers(state: 5)
        for withoutGeometry in [true, false] {
            for _ in 0..<50 {
                let x = Double.random(in: 400_000...419_000, using: &random)
                let y = Double.random(in: 4_500_000...4_519_000, using: &random)
                let box = Envelope(minX: x, minY: y, maxX: x + 900, maxY: y + 900)
                let read = try fixture.read(file, meeting: [box], withoutGeometry: withoutGeometry)
                let wanted = (0..<features.count)
                    .filter { row in
                        features.geometry.types[row] == nil
                            ? withoutGeometry : features.geometry.envelope(of: row).intersects(box)
                    }
                    .map { features.positions[$0] }
                #expect(Set(read.positions).isSuperset(of: wanted))
                // Single precision moves an edge by less than a metre here.
                let wider = Envelope(minX: x - 1, minY: y - 1, maxX: x + 901, maxY: y + 901)
                for (row, type) in read.geometry.types.enumerated() where type != nil {
                    #expect(read.geometry.envelope(of: row).intersects(wider))
                }
            }
        }
    }

    @Test func `continues behind any row number`() throws {
        let fixture = PackFixture()
        let features = fixture.features(700, seed: 17)
        try fixture.write(features)
        let file = try #require(PackFile(opening: fixture.path))
        for after in [Int64.min, -100, 0, 500, features.positions[256], features.positions[699], Int64.max] {
            let read = try fixture.read(file, after: after)
            #expect(read.positions == features.positions.filter { $0 > after })
        }
    }

    @Test func `reads rows of given ranges`() throws {
        let fixture = PackFixture()
        let features = fixture.features(900, seed: 23)
        try fixture.write(features)
        let file = try #require(PackFile(opening: fixture.path))
        let ranges: [ClosedRange<Int64>] = [-50 ... -1, 40...90, 91...91, 1_000...2_000, 9_000...9_999]
        var reader = PackReader(file, columns: [0], wantsGeometry: false)
        var batch = FeatureBatch(identifiers: .integer, schema: [fixture.schema.properties[0]])
        for block in reader.blocks(holding: ranges) { try reader.append(block: block, in: ranges[...], to: &batch) }
        #expect(batch.positions == features.positions.filter { place in ranges.contains { $0.contains(place) } })
    }

    @Test func `reads some properties in any order without the others`() throws {
        let fixture = PackFixture()
        let features = fixture.features(300, seed: 29)
        try fixture.write(features)
        let file = try #require(PackFile(opening: fixture.path))
        let read = try fixture.read(file, columns: [5, 0])
        #expect((0..<300).map { read.properties[0].value($0) } == (0..<300).map { features.properties[5].value($0) })
        #expect((0..<300).map { read.properties[1].value($0) } == (0..<300).map { features.properties[0].value($0) })
    }

    @Test func `is not there before it is complete`() throws {
        let fixture = PackFixture()
        do {
            var writer = try PackWriter(path: fixture.path, schema: fixture.schema)
            try writer.append(fixture.features(600, seed: 31))
            #expect(PackFile(opening: fixture.path) == nil)
        }
        #expect(PackFile(opening: fixture.path) == nil)
    }
}
