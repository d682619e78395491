import FeatureQuery
import GeoCore
import LayerValidation
import Testing

@Suite struct `Rules on places` {
    private func numbers(crs: Int = 5254, _ x: Double, _ y: Double, boundary: Bool = false) throws -> [Int: Severity] {
        var delivery = try Delivery(geometry: .point, crs: crs)
        if boundary { delivery.context.boundary = Self.boundary }
        delivery.add([], [[(x, y)]], as: .point)
        var found: [Int: Severity] = [:]
        let rules: [any FeatureRule] = [AreaOfUseRule(), SwappedAxesRule(), ZonePrefixRule()]
        for rule in rules {
            for fault in try delivery.faults(of: rule) { found[fault.rule.number] = fault.severity }
        }
        return found
    }

    /// Rize and its surroundings in degrees.
    private static let boundary: GeometryColumn = {
        var column = GeometryColumn()
        column.append(rings: [[(40.3, 40.9), (40.7, 40.9), (40.7, 41.1), (40.3, 41.1), (40.3, 40.9)]], as: .polygon)
        return column
    }()

    /// Eastings and northings near Ankara in TUREF / TM33, and what PROJ gives for it elsewhere.
    @Test(arguments: [
        (5255, 488_032.7, 4_421_766.0), (5271, 11_488_032.7, 4_421_766.0), (4326, 32.86, 39.93), (5252, 32.86, 39.93),
        (3857, 3_657_958.0, 4_855_535.0), (32636, 488_037.0, 4_419_997.0),
    ])
    func `a place in Ankara is no fault`(crs: Int, x: Double, y: Double) throws {
        #expect(try numbers(crs: crs, x, y).isEmpty)
    }

    @Test func `V-03 finds what lies outside the area of use`() throws {
        #expect(try numbers(500_000, 3_200_000) == [3: .error])
        #expect(try numbers(1_000_000, 4_400_000) == [3: .error])
    }

    @Test func `V-03 only warns a little beside the zone`() throws {
        // 31.7° east is 0.2° beside TM30, whose zone ends at 31.5°.
        #expect(try numbers(645_300, 4_421_000) == [3: .warning])
    }

    @Test func `V-05 finds exchanged eastings and northings`() throws {
        #expect(try numbers(crs: 5255, 4_421_766.0, 488_032.7) == [5: .error])
    }

    @Test func `V-05 finds exchanged degrees`() throws {
        #expect(try numbers(crs: 4326, 39.93, 32.86) == [5: .error])
    }

    @Test func `V-05 needs the boundary where longitude and latitude are alike`() throws {
        #expect(try numbers(crs: 4326, 41.0, 40.5).isEmpty)
        #expect(try numbers(crs: 4326, 41.0, 40.5, boundary: true) == [5: .error])
        #expect(try numbers(crs: 4326, 40.5, 41.0, boundary: true).isEmpty)
    }

    @Test func `V-06 finds a zone number too many and one too few`() throws {
        #expect(try numbers(crs: 5255, 12_488_032.7, 4_421_766.0) == [6: .error])
        #expect(try numbers(crs: 5271, 488_032.7, 4_421_766.0) == [6: .error])
    }

    @Test(arguments: [
        (5255, 11_488_032.7, "EPSG:5271"), (5271, 488_032.7, "EPSG:5255"), (2321, 11_488_032.7, "EPSG:2208"),
    ])
    func `V-06 names the CRS that fits`(crs: Int, x: Double, counterpart: String) throws {
        var delivery = try Delivery(geometry: .point, crs: crs)
        delivery.add([], [[(x, 4_421_766.0)]], as: .point)
        let faults = try delivery.faults(of: ZonePrefixRule())
        #expect(faults.first?.remedy.turkish.contains("--crs \(counterpart)") == true)
    }

    @Test func `coordinates that are no numbers are left to V-12`() throws {
        #expect(try numbers(.nan, .infinity).isEmpty)
        #expect(try numbers(.infinity, 4_400_000).isEmpty)
    }

    @Test func `exchanged axes propose the option that puts them right`() throws {
        var delivery = try Delivery(geometry: .point, crs: 5255)
        delivery.add([], [[(4_421_766.0, 488_032.7)]], as: .point)
        let fault = try #require(try delivery.faults(of: SwappedAxesRule()).first)
        #expect(fault.remedy.turkish.contains("--swap-xy"))
        #expect(fault.point?.x == 4_421_766.0)
    }
}
