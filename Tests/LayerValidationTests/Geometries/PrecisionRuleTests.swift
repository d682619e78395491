import GeoCore
import LayerValidation
import Testing

@Suite struct `The rule on precision` {
    /// 30 points near Ankara, each coordinate through `round`.
    private func severities(crs: Int = 5255, count: Int = 30, _ round: (Double) -> Double) throws -> [Severity] {
        var delivery = try Delivery(geometry: .point, crs: crs)
        let isGeographic = crs == 4326
        for index in 0..<count {
            let step = Double(index) * 0.618_033_988_749
            let x = isGeographic ? 32.86 + step / 1_000 : 488_032.712_3 + step * 37
            let y = isGeographic ? 39.93 + step / 1_700 : 4_421_766.034_5 + step * 53
            delivery.add([], [[(round(x), round(y))]], as: .point)
        }
        return try delivery.faults(of: PrecisionRule()).map(\.severity)
    }

    private func grid(_ perUnit: Double) -> (Double) -> Double { { ($0 * perUnit).rounded() / perUnit } }

    @Test func `millimetres are no fault`() throws {
        #expect(try severities(grid(1_000)).isEmpty)
        #expect(try severities { $0 }.isEmpty)
    }

    @Test func `single precision is an error in metres and degrees`() throws {
        #expect(try severities { Double(Float($0)) } == [.error])
        #expect(try severities(crs: 4326) { Double(Float($0)) } == [.error])
    }

    @Test(arguments: [(100.0, Severity.information), (10, .warning), (1, .warning)])
    func `coarse grids are noted, and the coarser ones warned of`(perMetre: Double, severity: Severity) throws {
        #expect(try severities(grid(perMetre)) == [severity])
    }

    @Test(arguments: [(1e6, Severity.information), (1e5, .warning)])
    func `so are few decimals of a degree`(perDegree: Double, severity: Severity) throws {
        #expect(try severities(crs: 4326, grid(perDegree)) == [severity])
    }

    @Test func `one exact coordinate acquits the layer`() throws {
        var exact = true
        let found = try severities {
            defer { exact = false }
            return exact ? $0 : $0.rounded()
        }
        #expect(found.isEmpty)
    }

    @Test func `few positions prove nothing`() throws {
        #expect(try severities(count: 19, grid(1)).isEmpty)
    }
}
