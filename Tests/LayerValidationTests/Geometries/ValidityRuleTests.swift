import FeatureQuery
import GeoCore
import LayerValidation
import Testing

@Suite struct `The rule on validity` {
    typealias Ring = [(Double, Double)]

    private func faults(_ rings: [Ring], as type: GeometryType = .polygon, repairing: Bool = false) throws -> [Fault] {
        var delivery = try Delivery(geometry: type)
        delivery.context.isRepairing = repairing
        delivery.add([], rings, as: type)
        return try delivery.faults(of: ValidityRule())
    }

    private static let bowTie: Ring = [(0, 0), (20, 20), (20, 0), (0, 30), (0, 0)]

    @Test func `finds nothing in squares, holes and lines`() throws {
        #expect(try faults([square()]).isEmpty)
        #expect(try faults([square(0, 0, side: 50), square(10, 10, side: 10)]).isEmpty)
        #expect(try faults([[(0, 0), (10, 0), (10, 10), (0, 0), (5, 0)]], as: .lineString).isEmpty)
        // A corner on a straight border, as where a neighbour's border ends.
        #expect(try faults([[(0, 0), (10, 0), (20, 0), (20, 20), (0, 20), (0, 0)]]).isEmpty)
    }

    @Test(arguments: [
        ([ValidityPlant.bowTie], "crosses itself"),
        ([ValidityPlant.shell, ValidityPlant.farHole], "hole lies outside"),
        ([ValidityPlant.open], "not closed"), ([ValidityPlant.shell, ValidityPlant.short], "too few points"),
        ([ValidityPlant.notFinite], "not a number"), ([ValidityPlant.touching], "touches itself"),
        ([ValidityPlant.shell, ValidityPlant.hole, ValidityPlant.innerHole], "in another hole"),
    ])
    func `finds planted faults`(rings: [Ring], words: String) throws {
        let fault = try #require(try faults(rings).first)
        #expect(fault.severity == .error)
        #expect(fault.message.english.contains(words))
    }

    @Test func `names the place where an outline crosses itself`() throws {
        let fault = try #require(try faults([Self.bowTie]).first)
        // y = x and y = 30 - 1.5 x meet at 12, 12.
        #expect(abs((fault.point?.x ?? 0) - 12) < 1e-9)
        #expect(abs((fault.point?.y ?? 0) - 12) < 1e-9)
        #expect(fault.figure?.types == [.polygon, .point])
    }

    @Test func `warns of repeated points and of spikes`() throws {
        let repeated = try faults([[(0, 0), (10, 0), (10, 0), (10, 10), (0, 10), (0, 0)]])
        #expect(repeated.map(\.severity) == [.warning])
        let spike = try faults([[(0, 0), (10, 0), (10, 5), (30, 5.004), (10, 5.008), (10, 10), (0, 10), (0, 0)]])
        #expect(spike.map(\.severity) == [.warning])
        #expect(spike.first?.point?.x == 30)
    }

    @Test func `a spike at the first point is found too`() throws {
        let spike = try faults([[(30, 5.004), (10, 5.008), (10, 10), (0, 10), (0, 0), (10, 0), (10, 5), (30, 5.004)]])
        #expect(spike.first?.point?.x == 30)
    }

    @Test func `a sharp but wide corner is no spike`() throws {
        #expect(try faults([[(0, 0), (100, 0.5), (0, 1), (0, 0)]]).isEmpty)
    }

    @Test func `repairs what hardly changes the area`() throws {
        // A loop of 50 cm² at a corner of 400 m².
        let loop: Ring = [(0, 0), (20, 0), (20, 20), (0, 20), (0.1, -0.1), (0, 0)]
        var delivery = try Delivery()
        delivery.context.isRepairing = true
        delivery.add([], [square()])
        delivery.add([], [loop], as: .multiPolygon)
        let before = try delivery.faults(of: ValidityRule())
        #expect(before.map(\.isRepaired) == [true])
        #expect(delivery.batch.geometry.types == [.polygon, .multiPolygon])
        #expect(try delivery.faults(of: ValidityRule()).isEmpty)
    }

    @Test func `does not repair a bow-tie, for nobody knows what was meant`() throws {
        let found = try faults([Self.bowTie], as: .multiPolygon, repairing: true)
        #expect(found.map(\.isRepaired) == [false])
    }

    @Test func `closes rings and takes repeated points out`() throws {
        var delivery = try Delivery(geometry: .polygon)
        delivery.context.isRepairing = true
        delivery.add([], [[(0, 0), (20, 0), (20, 20), (0, 20)]])
        delivery.add([], [[(0, 0), (20, 0), (20, 0), (20, 20), (0, 20), (0, 0)]])
        #expect(try delivery.faults(of: ValidityRule()).map(\.isRepaired) == [true, true])
        #expect((0..<2).map { delivery.batch.geometry.positions(ofRow: $0).count } == [5, 5])
    }

    @Test func `does not repair where heights would be lost`() throws {
        var delivery = try Delivery(geometry: .polygon, keepsHeights: true)
        delivery.context.isRepairing = true
        delivery.add([], [[(0, 0), (20, 0), (20, 20), (0, 20)]])
        delivery.batch.geometry.z = [900, 901, 902, 903]
        #expect(try delivery.faults(of: ValidityRule()).map(\.isRepaired) == [false])
        #expect(delivery.batch.geometry.z == [900, 901, 902, 903])
    }
}

/// Faulty rings.
enum ValidityPlant {
    typealias Ring = [(Double, Double)]

    static let bowTie: Ring = [(0, 0), (20, 20), (20, 0), (0, 20), (0, 0)]
    static let shell: Ring = square(0, 0, side: 100)
    static let hole: Ring = square(10, 10, side: 50)
    static let innerHole: Ring = square(20, 20, side: 10)
    static let farHole: Ring = square(200, 200, side: 10)
    static let open: Ring = [(0, 0), (20, 0), (20, 20), (0, 20)]
    static let short: Ring = [(0, 0), (20, 0), (0, 0)]
    static let notFinite: Ring = [(0, 0), (20, .nan), (20, 20), (0, 20), (0, 0)]
    static let touching: Ring = [(0, 0), (10, 10), (0, 20), (20, 20), (10, 10), (20, 0), (0, 0)]
}
