import GeoCore
import LayerValidation
import Testing

@Suite struct `Copies of geometries` {
    @Test func `are none in a clean mosaic`() throws {
        #expect(try Mosaics.quadrilaterals(side: 12).inspect(DuplicateGeometryRule()).isEmpty)
        #expect(try Mosaics.shapes().inspect(DuplicateGeometryRule()).isEmpty)
    }

    /// Rings that are the square (0 0, 10 10), or not.
    static let rings: [(ring: DrawnLayer.Ring, isCopy: Bool)] = [
        ([(0, 0), (10, 0), (10, 10), (0, 10)], true),
        ([(10, 10), (0, 10), (0, 0), (10, 0)], true),
        ([(0, 0), (0, 10), (10, 10), (10, 0)], true),
        ([(0, 0), (4, 0), (10, 0), (10, 10), (0, 10)], true),
        ([(0.0004, 0), (10, 0.0004), (10, 10), (0, 9.9996)], true),
        ([(0, 0), (10, 0), (10, 10.002), (0, 10)], false),
        ([(0, 0), (10, 0), (10, 10), (5, 9.99), (0, 10)], false),
        ([(0, 0), (10, 10), (10, 0), (0, 10)], false),
    ]

    @Test(arguments: rings.indices)
    func `are the same within 1 mm, wherever their rings start and whichever way they run`(index: Int) throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 10, 10)
        layer.add(ring: Self.rings[index].ring)
        #expect(try layer.inspect(DuplicateGeometryRule()).isEmpty != Self.rings[index].isCopy)
    }

    @Test func `are reported once each, also of lines and points, and not across kinds`() throws {
        let layer = DrawnLayer(blockSize: 2)
        for _ in 0..<3 { layer.add(box: 0, 0, 10, 10) }
        layer.add(line: [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
        for _ in 0..<2 { layer.add(line: [(40, 0), (50, 5)]) }
        layer.add(line: [(50, 5), (40, 0)])
        for _ in 0..<3 { layer.add(point: 70, 70) }
        layer.add(point: 70.005, 70)
        let faults = try layer.inspect(DuplicateGeometryRule())
        #expect(faults.count == 6)
        #expect(Set(faults.compactMap(\.row)).count == 6)
        #expect(faults.allSatisfy { $0.figure?.count == 3 && $0.point != nil })
    }

    @Test func `without number in one place are reported once each, in good time`() throws {
        let layer = DrawnLayer(blockSize: 256)
        for _ in 0..<5_000 { layer.add(point: 0, 0) }
        let faults = try layer.inspect(DuplicateGeometryRule())
        #expect(faults.count == 4_999 && Set(faults.compactMap(\.row)).count == 4_999)
    }
}
