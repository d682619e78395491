import GeoCore
import LayerValidation
import Testing

@Suite struct `The rule on the boundary` {
    /// A municipality of 10 km by 10 km; the margin is 500 m.
    private func delivery(inside: Int, outside: [(Double, Double)]) throws -> Delivery {
        var delivery = try Delivery()
        var boundary = GeometryColumn()
        boundary.append(rings: [square(490_000, 4_410_000, side: 10_000)], as: .polygon)
        delivery.context.boundary = boundary
        for index in 0..<inside { delivery.add([], [square(495_000 + Double(index) * 30, 4_415_000)]) }
        for (x, y) in outside { delivery.add([], [square(x, y)]) }
        return delivery
    }

    @Test func `finds nothing inside and within the margin`() throws {
        var delivery = try delivery(inside: 40, outside: [(500_450, 4_415_000), (489_510, 4_412_000)])
        #expect(try delivery.faults(of: BoundaryRule()).isEmpty)
    }

    @Test func `warns of each feature outside`() throws {
        var delivery = try delivery(inside: 40, outside: [(500_490, 4_415_000), (700_000, 4_415_000)])
        let faults = try delivery.faults(of: BoundaryRule())
        #expect(faults.map(\.row) == [41, 42])
        #expect(faults.allSatisfy { $0.severity == .warning })
    }

    @Test func `refuses the layer once more than a twentieth lies outside`() throws {
        var delivery = try delivery(inside: 40, outside: Array(repeating: (700_000, 4_415_000), count: 3))
        let faults = try delivery.faults(of: BoundaryRule())
        #expect(faults.last?.severity == .error)
        #expect(faults.last?.row == nil)
        #expect(faults.last?.message.turkish.contains("%7") == true)
    }

    @Test func `is silent without a boundary`() throws {
        var delivery = try Delivery()
        delivery.add([], [square(0, 0)])
        #expect(try delivery.faults(of: BoundaryRule()).isEmpty)
    }

    @Test func `takes no offence at what cannot be compared`() throws {
        var delivery = try delivery(inside: 30, outside: [])
        delivery.add([], [[(.nan, 1), (2, .infinity), (3, 3), (.nan, 1)]])
        delivery.add()
        #expect(try delivery.faults(of: BoundaryRule()).allSatisfy { $0.severity == .warning })
    }
}
