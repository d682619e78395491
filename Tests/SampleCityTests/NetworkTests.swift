import SampleCity
import Testing

@Suite struct `Street network` {
    private static let segments = (0..<Town.plan.segmentCount).compactMap { Town.plan.segment($0) }

    @Test func `every block has a street on all four sides`() {
        let eastward = Set(Self.segments.filter(\.runsEast).map { [$0.line, $0.step] })
        let northward = Set(Self.segments.filter { !$0.runsEast }.map { [$0.line, $0.step] })
        for block in Town.blocks {
            #expect((0...1).allSatisfy { eastward.contains([block.row + $0, block.column]) })
            #expect((0...1).allSatisfy { northward.contains([block.column + $0, block.row]) })
        }
    }

    @Test(arguments: [0.0, 2, -1.5])
    func `lines meet in common positions at crossings`(offset: Double) {
        var ends: [GroundPoint: Int] = [:]
        for segment in Self.segments {
            let course = Town.plan.course(of: segment, offset: offset)
            for end in [course.first, course.last].compactMap(\.self) { ends[end, default: 0] += 1 }
        }
        #expect(ends.values.allSatisfy { $0 >= 2 })
        #expect(ends.values.contains(4))
    }

    @Test func `streets do not run through parcels`() {
        let positions = Self.segments.flatMap { MillimetreRing(Town.plan.course(of: $0)).points }
        for block in Town.blocks {
            let outline = MillimetreRing(block.ring)
            #expect(!positions.contains(where: outline.contains))
        }
    }

    @Test func `a street name belongs to one line within a neighbourhood`() {
        var lines: [String: Set<String>] = [:]
        for segment in Self.segments where Town.plan.line(of: segment).rank == .street {
            let key = "\(Town.plan.neighbourhood(of: segment).code) \(Town.plan.streetName(of: segment))"
            lines[key, default: []].insert("\(segment.runsEast) \(segment.line)")
        }
        #expect(lines.values.allSatisfy { $0.count == 1 })
    }

    @Test func `the main street is a boulevard`() {
        let names = Set(Self.segments.map { Town.plan.streetName(of: $0) })
        #expect(names.contains("Atatürk Bulvarı"))
        #expect(names.contains("Cumhuriyet Caddesi"))
    }
}
