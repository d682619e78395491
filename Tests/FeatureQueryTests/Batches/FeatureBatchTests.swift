import FeatureQuery
import GeoCore
import Testing

@Suite struct `Feature batches` {
    private static let schema = [PropertyDefinition(name: "ada", type: .integer), .init(name: "nitelik", type: .text)]

    /// Features 10, 11 … with a point each, the second without geometry.
    private func batch(_ count: Int, identifiers: FeatureSchema.IdentifierType = .integer) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: identifiers, schema: Self.schema)
        for row in 0..<count {
            if identifiers == .integer { batch.identifiers.append(integer: Int64(10 + row)) }
            if identifiers == .text { batch.identifiers.append(text: "tr-\(row)") }
            batch.positions.append(Int64(100 + row))
            batch.properties[0].append(integer: Int64(row))
            batch.properties[1].append(text: "no \(row)")
            if row == 1 {
                batch.geometry.appendNull()
            } else {
                batch.geometry.appendPosition(x: Double(row), y: 0)
                batch.geometry.endRing()
                batch.geometry.endPart(.point)
                batch.geometry.endRow(.point)
            }
        }
        return batch
    }

    @Test func `filtering removes the same rows from every column`() {
        var batch = batch(4)
        batch.filter(keep: [false, true, false, true])
        #expect(batch.count == 2 && batch.identifiers.integers == [11, 13] && batch.positions == [101, 103])
        #expect(batch.properties[0].integers == [1, 3] && batch.properties[1].text(1) == "no 3")
        #expect(batch.geometry.types == [nil, .point] && batch.geometry.xy == [3, 0])
        #expect(batch.hasGeometry)
    }

    @Test func `filtering works without geometries, without positions and with text identifiers`() {
        var batch = batch(3, identifiers: .text)
        batch.geometry.removeAll()
        batch.positions.removeAll()
        batch.filter(keep: [true, false, true])
        #expect(batch.count == 2 && batch.identifiers.text(1) == "tr-2" && batch.positions.isEmpty)
        #expect(!batch.hasGeometry && batch.properties[0].integers == [0, 2])
    }

    @Test func `all rows may be kept, and all removed`() {
        var batch = batch(3)
        batch.filter(keep: [true, true, true])
        #expect(batch.count == 3 && batch.positions == [100, 101, 102])
        batch.filter(keep: [false, false, false])
        #expect(batch.count == 0 && batch.positions.isEmpty && batch.geometry.count == 0 && !batch.hasGeometry)
    }

    @Test func `a new batch has a column for each property and no features`() {
        let batch = FeatureBatch(identifiers: .text, schema: Self.schema)
        #expect(batch.count == 0 && !batch.hasGeometry && batch.identifiers.type == .text)
        #expect(batch.properties.map(\.type) == [.integer, .text] && batch.schema == Self.schema)
    }

    @Test func `removing everything leaves a batch that can be filled again`() {
        var batch = batch(3)
        batch.removeAll()
        #expect(batch.count == 0 && batch.positions.isEmpty && batch.properties.allSatisfy { $0.count == 0 })
        #expect(batch.geometry.count == 0 && batch.properties.count == 2)
    }
}
