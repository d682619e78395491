import FeatureQuery
import GeoCore
import LayerValidation
import Testing

@Suite struct `Rules on geometries` {
    @Test func `V-11 promotes single geometries and refuses other kinds`() throws {
        var delivery = try Delivery(geometry: .multiPolygon)
        delivery.add([], [square()])
        delivery.add([], [square()], as: .geometryCollection)
        delivery.add([], [[(0, 0), (1, 1)]], as: .lineString)
        let faults = try delivery.faults(of: GeometryTypeRule())
        #expect(delivery.batch.geometry.types == [.multiPolygon, .multiPolygon, .lineString])
        #expect(faults.map(\.row) == [3, nil])
        #expect(faults.map(\.severity) == [.error, .information])
        #expect(faults.map(\.isRepaired) == [false, true])
    }

    @Test func `V-11 takes a multi-geometry of one part for a single one, and refuses one of two`() throws {
        var delivery = try Delivery(geometry: .point)
        delivery.add([], [[(1, 1)]], as: .multiPoint)
        delivery.add([], [[(1, 1)]], as: .point)
        delivery.batch.geometry = delivery.batch.geometry.withTwoPoints()
        let faults = try delivery.faults(of: GeometryTypeRule())
        #expect(delivery.batch.geometry.types == [.point, .multiPoint])
        #expect(faults.first?.row == 2)
    }

    @Test func `V-13 finds missing, flat and pointlike geometries and 0, 0`() throws {
        var delivery = try Delivery(geometry: .polygon)
        delivery.add([], [square()])
        delivery.add()
        delivery.add([], [[(1, 1), (500, 500), (250, 250), (1, 1)]])
        delivery.add([], [[(5, 5), (5, 5)]], as: .lineString)
        delivery.add([], [[(0, 0)]], as: .point)
        let faults = try delivery.faults(of: EmptyGeometryRule())
        #expect(faults.map(\.row) == [2, 3, 4, 5])
        #expect(faults.map(\.severity) == [.warning, .error, .error, .warning])
    }

    @Test func `V-13 leaves an even bow-tie to V-12`() throws {
        var delivery = try Delivery(geometry: .polygon)
        delivery.add([], [ValidityPlant.bowTie.map { ($0.0 + 5, $0.1 + 5) }])
        #expect(try delivery.faults(of: EmptyGeometryRule()).isEmpty)
        #expect(try delivery.faults(of: ValidityRule()).count == 1)
    }

    @Test func `V-12 leaves a flat area to V-13`() throws {
        var delivery = try Delivery(geometry: .polygon)
        delivery.add([], [[(1, 1), (500, 500), (250, 250), (1, 1)]])
        #expect(try delivery.faults(of: ValidityRule()).isEmpty)
    }

    @Test(arguments: [true, false])
    func `V-15 counts heights, and drops them where the layer keeps none`(keeps: Bool) throws {
        var delivery = try Delivery(geometry: .point, keepsHeights: keeps)
        delivery.add([], [[(1, 1)]], as: .point)
        delivery.add([], [[(2, 1)]], as: .point)
        delivery.batch.geometry.z = [850, .nan]
        let faults = try delivery.faults(of: HeightRule())
        #expect(faults.map(\.severity) == [.information])
        #expect(faults.first?.message.turkish.hasPrefix("1 nesne") == true)
        #expect(delivery.batch.geometry.z.isEmpty != keeps)
    }

    @Test func `V-32 finds features with too many positions or rings`() throws {
        var delivery = try Delivery(geometry: .polygon)
        delivery.context.tolerances.maximumPositions = 12
        delivery.context.tolerances.maximumRings = 2
        delivery.add([], [square()])
        delivery.add([], [square(), square(), square()])
        delivery.context.tolerances.maximumPositions = 16
        delivery.add([], [Array(repeating: (1.5, 1.5), count: 17)])
        let faults = try delivery.faults(of: SizeLimitRule())
        #expect(faults.map(\.row) == [2, 3])
        #expect(faults.first?.message.english.contains("rings") == true)
    }
}

extension GeometryColumn {
    /// The same with a second point in the last row.
    fileprivate func withTwoPoints() -> GeometryColumn {
        var result = GeometryColumn()
        result.append(row: 0, of: self)
        for x in [1.0, 2.0] {
            result.appendPosition(x: x, y: 1)
            result.endRing()
            result.endPart(.point)
        }
        result.endRow(.multiPoint)
        return result
    }
}
