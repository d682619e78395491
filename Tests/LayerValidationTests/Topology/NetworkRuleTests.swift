import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Lines of a network` {
    private func faults(_ lines: [DrawnLayer.Ring]) throws -> [Fault] {
        let layer = DrawnLayer(blockSize: 2)
        for line in lines { layer.add(line: line.map { (450_000 + $0.0, 4_420_000 + $0.1) }) }
        return try layer.inspect(NetworkRule()) { $0.isNetwork = true }
    }

    @Test func `that meet in ends, vertices and on edges are clean`() throws {
        let lines: [DrawnLayer.Ring] = [
            [(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 40)], [(50, 40), (90, 70)], [(20, 0), (20, 30)],
            [(80, -20), (80, 0.000_4)], [(0, 50), (30, 50), (60, 50)], [(30, 20), (30, 50), (30, 80)],
        ]
        #expect(try faults(lines).isEmpty)
    }

    @Test func `that end 5 cm short of another are named with the distance`() throws {
        let found = try faults([[(0, 0), (100, 0)], [(50, 30), (50, 0.05)]])
        #expect(found.count == 1 && found.first?.row == 2 && found.first?.other?.row == 1)
        #expect(found.first?.message.english.contains("5 cm") == true)
        #expect(abs((found.first?.point?.y ?? 0) - 4_420_000.05) < 1e-6)
    }

    @Test func `that another line joins are not loose, however near a third one is`() throws {
        #expect(
            try faults([[(0, 0), (100, 0)], [(50, 30), (50, 0)], [(50, 30), (80, 30)], [(0, 30.2), (45, 30.2)]]).isEmpty
        )
        #expect(try faults([[(0, 0), (50, 0)], [(50, 0), (50, 20)], [(30, 0.3), (50, 0.3)]]).count == 1)
    }

    @Test func `that cross without a node are reported once, with the place`() throws {
        let found = try faults([[(0, 0), (100, 100)], [(0, 100), (60, 40), (100, 0)]])
        #expect(found.count == 1)
        #expect(abs((found.first?.point?.x ?? 0) - 450_050) < 1e-6)
    }

    @Test func `that cross in a vertex of one only still lack a node`() throws {
        #expect(try faults([[(0, 0), (50, 50), (100, 100)], [(0, 100), (100, 0)]]).count == 1)
    }

    @Test(arguments: [(100, 0), (0, 1), (-5, 1)])
    func `need a diameter above 0`(diameter: Int64, expected: Int) throws {
        let layer = DrawnLayer()
        layer.add(line: [(0, 0), (10, 0)], cap: diameter)
        layer.add(line: [(100, 0), (110, 0)], cap: nil)
        #expect(try layer.inspect(NetworkRule()) { $0.isNetwork = true }.count == expected + 1)
    }

    /// Lines with the field that names their network.
    private func faults(_ lines: [(ada: String?, line: DrawnLayer.Ring)]) throws -> [Fault] {
        let layer = DrawnLayer(blockSize: 2)
        for (ada, line) in lines { layer.add(line: line, ada: ada) }
        return try layer.inspect(NetworkRule()) {
            $0.isNetwork = true
            $0.overlapGroup = ["ada"]
        }
    }

    @Test func `of different networks may cross and end near each other`() throws {
        let crossing: [DrawnLayer.Ring] = [[(0, 0), (100, 100)], [(0, 100), (100, 0)], [(70, 60), (50, 50.2)]]
        #expect(try faults([("su", crossing[0]), ("gaz", crossing[1]), (nil, crossing[2])]).isEmpty)
        #expect(try faults([("su", crossing[0]), ("su", crossing[1]), ("gaz", crossing[2])]).map(pair) == [[1, 2]])
    }

    @Test func `that only another network touches are loose`() throws {
        let found = try faults([
            ("su", [(0, 0), (100, 0)]), ("su", [(50, 30), (50, 0.05)]), ("gaz", [(0, 0.05), (100, 0.05)]),
        ])
        #expect(found.map(pair) == [[1, 2]])
    }

    @Test func `are not looked at unless the template says so`() throws {
        let layer = DrawnLayer()
        layer.add(line: [(0, 0), (10, 0)], cap: 0)
        #expect(try layer.inspect(NetworkRule()).isEmpty)
    }
}
