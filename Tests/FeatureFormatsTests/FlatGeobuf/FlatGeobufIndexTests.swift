import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `FlatGeobuf indexes` {
    /// Small squares along a wandering line, some features without geometry, in batches of `size`.
    private func batches(_ count: Int, size: Int = 100, origin: Double = 4_250_000) -> [FeatureBatch] {
        var random = SeededNumbers(seed: 11)
        var batches: [FeatureBatch] = []
        var (x, y) = (500_000.0, origin)
        for number in 0..<count {
            if number % size == 0 { batches.append(FeatureBatch(identifiers: .integer, schema: [])) }
            let last = batches.count - 1
            batches[last].identifiers.append(integer: Int64(number))
            x += Double.random(in: -20...30, using: &random)
            y += Double.random(in: -20...30, using: &random)
            let side = Double.random(in: 0...25, using: &random)
            let ring = [[x, y], [x + side, y], [x + side, y + side], [x, y]]
            if number % 7 == 3 {
                batches[last].geometry.appendNull()
            } else {
                batches[last].geometry.append(.polygon, [[ring]])
            }
        }
        return batches
    }

    private func file(_ batches: [FeatureBatch], piece: Int = 120) throws -> FlatGeobufFile {
        let layer = flatGeobufLayer(batches.first ?? FeatureBatch(identifiers: .integer, schema: []), .polygon)
        return try #require(FlatGeobufFile(flatGeobuf(layer, batches, isIndexed: true, piece: piece)))
    }

    private func envelopes(_ batches: [FeatureBatch]) -> [Envelope] {
        batches.flatMap { batch in (0..<batch.count).map { batch.geometry.envelope(of: $0) } }
    }

    /// One level above the features even for one feature, as `PackedRTree::generateLevelBounds` of the reference
    /// counts.
    @Test(arguments: [(1, 2), (16, 17), (17, 20), (256, 273), (257, 277), (5_000, 5_336)])
    func `the tree has the nodes that the specification counts`(_ count: Int, _ nodes: Int) throws {
        let file = try file(batches(count))
        #expect(file.nodes.count == nodes)
        #expect(file.features.count == count)
        #expect(file.header.number(8, size: 8) == UInt64(count) && file.header.number(9, size: 2) == 16)
    }

    @Test func `each entry leads to its feature`() throws {
        let file = try file(batches(300))
        var starts: [Int] = []
        var at = 0
        for feature in file.features {
            starts.append(at)
            at += feature.length
        }
        #expect(file.nodes.suffix(300).map(\.offset) == starts)
    }

    @Test func `boxes hold their features and are at most a tenth of a millimetre larger`() throws {
        let batches = batches(5_000)
        let file = try file(batches)
        let metres = 0.0001
        for (envelope, node) in zip(envelopes(batches), file.nodes.suffix(5_000)) where !envelope.isEmpty {
            let (box, exact) = (node.box, [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY])
            #expect(box[0] <= exact[0] && box[1] <= exact[1] && box[2] >= exact[2] && box[3] >= exact[3])
            #expect(zip(box, exact).allSatisfy { abs($0 - $1) <= metres })
        }
    }

    @Test func `a search from the root finds what a look at every feature finds`() throws {
        let batches = batches(5_000)
        let file = try file(batches)
        let envelopes = envelopes(batches)
        let extent = try #require(file.header.doubles(1))
        var random = SeededNumbers(seed: 5)
        for _ in 0..<50 {
            let x = Double.random(in: extent[0]...extent[2], using: &random)
            let y = Double.random(in: extent[1]...extent[3], using: &random)
            let box = Envelope(minX: x, minY: y, maxX: x + 500, maxY: y + 500)
            let expected = envelopes.indices.filter { envelopes[$0].intersects(box) }
            let found = file.search(box.minX, box.minY, box.maxX, box.maxY)
            // Rounding outwards may add a feature that lies a hair outside, never lose one.
            #expect(Set(expected).isSubset(of: found))
            #expect(found.count <= expected.count + 1)
        }
    }

    @Test func `the envelope in the header is exactly that of all features`() throws {
        let batches = batches(2_000)
        let all = envelopes(batches).reduce(into: Envelope.empty) { $0.extend(by: $1) }
        #expect(try file(batches).header.doubles(1) == [all.minX, all.minY, all.maxX, all.maxY])
    }

    @Test func `features without geometry have a box that nothing meets`() throws {
        let file = try file(batches(20))
        #expect(file.nodes.suffix(20).map { $0.box[0] > $0.box[2] } == (0..<20).map { $0 % 7 == 3 })
        #expect(file.search(-1e9, -1e9, 1e9, 1e9).count == 17)
    }

    @Test(arguments: [1, 4_000, 10_000_000])
    func `the index is the same whatever its pieces`(_ piece: Int) throws {
        let batches = batches(4_200)
        let layer = flatGeobufLayer(batches[0], .polygon)
        let whole = flatGeobuf(layer, batches, isIndexed: true, piece: 400)
        #expect(flatGeobuf(layer, batches, isIndexed: true, piece: piece) == whole)
    }

    @Test func `without features there is no index`() throws {
        let file = try file([])
        #expect(file.nodes.isEmpty && file.header.number(8, size: 8) == 0 && file.header.number(9, size: 2) == 0)
        #expect(file.featuresStart == file.bytes.count)
    }

    @Test func `absurd coordinates neither trap nor lose a feature`() throws {
        let values = [
            0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude / 8, 1e300, -1e300, .greatestFiniteMagnitude,
            .infinity, -.infinity, .nan, 1e9 + 1e-7,
        ]
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        for x in values {
            for y in values {
                batch.identifiers.append(integer: 1)
                batch.geometry.append(.lineString, [[[[x, y], [y, x]]]])
            }
        }
        let layer = flatGeobufLayer(batch, .lineString)
        let file = try #require(FlatGeobufFile(flatGeobuf(layer, [batch], isIndexed: true)))
        #expect(file.features.count == values.count * values.count)
        #expect(file.search(0, 0, 0, 0).contains(0))
    }

    @Test func `one kind of all features is said in the header, also where the schema does not`() throws {
        let batch = batches(5)[0]
        let layer = flatGeobufLayer(batch, nil)
        let file = try #require(FlatGeobufFile(flatGeobuf(layer, [batch], isIndexed: true)))
        #expect(file.header.number(2, size: 1) == 3)
    }

    @Test func `other features than those of the first pass are noticed`() {
        let batches = batches(30)
        let layer = flatGeobufLayer(batches[0], .polygon)
        var builder = FlatGeobufIndexBuilder(layer)
        for batch in batches { builder.append(batch) }
        var encoder = FlatGeobufEncoder(layer, index: builder.finish())
        var writer = ByteWriter()
        encoder.begin(to: &writer)
        #expect(!encoder.matchesIndex)
        for batch in batches { encoder.append(batch, to: &writer) }
        #expect(encoder.matchesIndex)
        encoder.append(batches[0], to: &writer)
        #expect(!encoder.matchesIndex)
    }
}
