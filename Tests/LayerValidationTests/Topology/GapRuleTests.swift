import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Gaps inside a block` {
    private func gaps(_ layer: DrawnLayer) throws -> [Fault] {
        try layer.inspect(GapRule()) { $0.gapGroup = ["ada"] }
    }

    @Test(arguments: 1...6)
    func `are not invented among parcels that share borders`(seed: UInt64) throws {
        #expect(try gaps(Mosaics.quadrilaterals(side: 14, seed: seed)).isEmpty)
        #expect(try gaps(Mosaics.quadrilaterals(side: 14, seed: seed) { _, _ in "1" }).isEmpty)
    }

    @Test func `are not invented among combs, holes, arms and T-junctions`() throws {
        #expect(try gaps(Mosaics.shapes()).isEmpty)
    }

    /// Widths in metres: up to 1 mm borders are one, above 0.5 m it is no gap.
    @Test(arguments: [
        (0.0, false), (0.000_7, false), (0.003, true), (0.05, true), (0.45, true), (0.6, false), (8, false),
    ])
    func `are found from 3 mm to half a metre`(width: Double, isGap: Bool) throws {
        let layer = DrawnLayer()
        layer.add(box: 450_000, 4_420_000, 450_020, 4_420_030)
        layer.add(box: 450_020 + width, 4_420_000, 450_040, 4_420_030)
        let faults = try gaps(layer)
        #expect(faults.count == (isGap ? 1 : 0))
        guard isGap else { return }
        #expect(abs((faults.first?.point?.x ?? 0) - (450_020 + width / 2)) < 1e-6)
        #expect(faults.first?.figure?.count == 3)
    }

    @Test func `between two blocks are streets`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 20, 30, ada: "1")
        layer.add(box: 20.2, 0, 40, 30, ada: "2")
        #expect(try gaps(layer).isEmpty)
    }

    @Test func `are one fault along a bent border with several neighbours`() throws {
        let layer = DrawnLayer()
        layer.add(ring: [(0, 0), (20, 0), (23, 15), (20, 30), (0, 30)])
        layer.add(ring: [(20.01, 0), (40, 0), (40, 15), (23.01, 15)])
        layer.add(ring: [(23.01, 15), (40, 15), (40, 30), (20.01, 30)])
        let faults = try gaps(layer)
        #expect(faults.count == 1)
        #expect(faults.first?.message.turkish.contains("arasında boşluk var") == true)
    }

    @Test func `are told apart where they lie apart`() throws {
        let layer = DrawnLayer()
        for column in 0..<4 {
            layer.add(
                ring: [0, 20].map { (Double(column) * 20 + $0, 0) } + [19.98, 0].map { (Double(column) * 20 + $0, 30) }
            )
        }
        // Each a triangle that closes at y = 0 and is 2 cm wide at y = 30.
        #expect(try gaps(layer).map(pair) == [[1, 2], [2, 3], [3, 4]])
    }

    @Test func `are none where a third parcel lies between`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 20, 30, ada: "1")
        layer.add(box: 20.4, 0, 40, 30, ada: "1")
        layer.add(box: 20, 0, 20.4, 30, ada: "2")
        #expect(try gaps(layer).isEmpty)
    }

    @Test func `are found in every planted place of a mosaic and nowhere else`() throws {
        let side = 12
        let layer = DrawnLayer(blockSize: 16)
        var planted: Set<Int> = []
        for index in 0..<(side * side) {
            let (x, y) = (Double(index % side) * 20, Double(index / side) * 20)
            let isPlanted = index % side > 0 && index % 11 == 5
            if isPlanted { planted.insert(index + 1) }
            layer.add(box: 450_000 + x + (isPlanted ? 0.003 : 0), 4_420_000 + y, 450_020 + x, 4_420_020 + y)
        }
        let faults = try gaps(layer)
        #expect(Set(faults.flatMap(pair)).isSuperset(of: planted))
        #expect(faults.count == planted.count)
    }
}
