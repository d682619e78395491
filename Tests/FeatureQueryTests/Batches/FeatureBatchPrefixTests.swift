import FeatureQuery
import GeoCore
import Testing

@Suite struct `The first features of a batch` {
    /// Features with all types of properties, every third without values and geometry, with two areas and heights otherwise.
    private func batch(_ count: Int) -> FeatureBatch {
        let schema = PropertyType.allCases.map { PropertyDefinition(name: $0.rawValue, type: $0) }
        var batch = FeatureBatch(identifiers: .text, schema: schema)
        for row in 0..<count {
            batch.identifiers.append(text: "no \(row)")
            batch.positions.append(Int64(row))
            for index in schema.indices {
                switch schema[index].type {
                case _ where row % 3 == 1: batch.properties[index].appendNull()
                case .integer, .boolean: batch.properties[index].append(integer: Int64(row))
                case .real: batch.properties[index].append(real: Double(row))
                case .text, .date, .dateTime, .binary: batch.properties[index].append(text: "\(row * row)")
                }
            }
            if row % 3 == 1 { batch.geometry.appendNull() } else { addAreas(&batch.geometry, Double(row)) }
        }
        return batch
    }

    private func addAreas(_ geometry: inout GeometryColumn, _ x: Double) {
        for part in 0..<2 {
            for corner in [(0, 0), (1, 0), (1, 1), (0, 0)] as [(Double, Double)] {
                geometry.appendPosition(x: x + corner.0, y: Double(part) + corner.1)
                geometry.z.append(x)
            }
            geometry.endRing()
            geometry.endPart(.polygon)
        }
        geometry.endRow(.multiPolygon)
    }

    @Test(arguments: 0...7)
    func `keeping the first is the same as filtering for them`(_ number: Int) {
        var cut = batch(7)
        cut.keepFirst(number)
        var expected = batch(7)
        expected.filter(keep: (0..<7).map { $0 < number })
        #expect(cut.positions == expected.positions && cut.identifiers.bytes == expected.identifiers.bytes)
        for (column, wanted) in zip(cut.properties, expected.properties) {
            #expect(
                column.isNull == wanted.isNull && column.integers == wanted.integers && column.reals == wanted.reals
            )
            #expect(column.bytes == wanted.bytes && column.ends == wanted.ends)
        }
        #expect(cut.geometry.types == expected.geometry.types && cut.geometry.partsEnd == expected.geometry.partsEnd)
        #expect(cut.geometry.partTypes == expected.geometry.partTypes && cut.geometry.z == expected.geometry.z)
        #expect(cut.geometry.ringsEnd == expected.geometry.ringsEnd && cut.geometry.xy == expected.geometry.xy)
        #expect(cut.geometry.positionsEnd == expected.geometry.positionsEnd)
    }

    @Test func `keeping more than there are changes nothing`() {
        var cut = batch(3)
        cut.keepFirst(100)
        #expect(cut.count == 3 && cut.geometry.count == 3)
    }

    @Test func `a batch without positions and geometries is cut too`() {
        var cut = batch(3)
        cut.positions.removeAll()
        cut.geometry.removeAll()
        cut.keepFirst(2)
        #expect(cut.count == 2 && cut.positions.isEmpty && cut.geometry.count == 0)
    }
}
