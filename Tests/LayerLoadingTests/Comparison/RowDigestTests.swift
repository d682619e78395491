import FeatureQuery
import GeoCore
import Testing

@testable import LayerLoading

@Suite struct `Digests of geometries` {
    private let seed = RowDigest.Seed()
    private let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (0.0, 0.0)]

    private func digest(_ positions: [(Double, Double)], _ type: GeometryType = .polygon) throws -> RowDigest {
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        batch.identifiers.append(integer: 1)
        for (x, y) in positions { batch.geometry.appendPosition(x: x, y: y) }
        batch.geometry.endRing()
        batch.geometry.endPart(type)
        batch.geometry.endRow(type)
        return try #require(batch.digests(of: [], includesGeometry: true, seed: seed).first)
    }

    @Test func `are those of the area, whichever way its ring runs and wherever it starts`() throws {
        let expected = try digest(square)
        #expect(try digest(square.reversed()) == expected)
        #expect(try digest([(4, 3), (0, 3), (0, 0), (4, 0), (4, 3)]) == expected)
        #expect(try digest([(4, 3), (4, 0), (0, 0), (0, 3), (4, 3)]) == expected)
    }

    @Test func `tell areas with the same corners in another order apart`() throws {
        #expect(try digest([(0, 0), (4, 3), (4, 0), (0, 3), (0, 0)]) != digest(square))
        #expect(try digest([(0, 0), (4, 0), (4, 3), (0, 3.001), (0, 0)]) != digest(square))
    }

    @Test func `tell the direction of a path`() throws {
        #expect(
            try digest(Array(square.dropLast().reversed()), .lineString)
                != digest(Array(square.dropLast()), .lineString)
        )
    }
}
