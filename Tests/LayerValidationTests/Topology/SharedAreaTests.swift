import GeoCore
import Glibc
import Testing

@testable import LayerValidation

@Suite struct `Common area of two areas` {
    /// Vertices of a circle, which decide by how much the polygon is smaller.
    @Test(arguments: [400, 4_000])
    func `of two circles through each other's centre is the lens of the textbook`(count: Int) throws {
        let block = try circles(count, apart: 100)
        var shared = SharedArea()
        // 2 r² acos(d / 2r) - d / 2 √(4r² - d²) with r = d = 100 m; a polygon of n vertices lacks about 40 / n² of it.
        let lens = 20_000 * Double.pi / 3 - 50 * (30_000.0).squareRoot()
        let area = shared.area(block, 0, block, 1, GroundScale(nil))
        #expect(abs(area / lens - 1) < 40 / Double(count * count))
    }

    @Test(arguments: [3, 7, 40, 400, 4_000])
    func `of an area with itself is its own within a square millimetre`(count: Int) throws {
        let block = try circles(count, apart: 1_000)
        var shared = SharedArea()
        let whole = SliverMeasure.measure(row: 0, of: block.geometry, GroundScale(nil)).area
        #expect(abs(shared.area(block, 0, block, 0, GroundScale(nil)) - whole) < 1e-6)
        #expect(shared.area(block, 0, block, 1, GroundScale(nil)) == 0)
    }

    @Test func `of neighbours without a vertex in common is nothing but rounding`() throws {
        // The same slanted line, with 200 vertices of the one and 333 of the other on it.
        let layer = DrawnLayer()
        func line(_ count: Int) -> DrawnLayer.Ring {
            (0...count)
                .map { index in
                    let share = Double(index) / Double(count)
                    return (450_000 + share * 1_234.567, 4_420_000 + share * 789.123)
                }
        }
        layer.add(ring: [(450_000, 4_419_000)] + line(200) + [(451_234.567, 4_419_000)])
        layer.add(ring: [(450_000, 4_421_000)] + line(333) + [(451_234.567, 4_421_000)])
        let block = TopologyBlock(0, try layer.block(0))
        var shared = SharedArea()
        // Coordinates of seven digits before the point end at 1e-9 m, over 1.5 km of border.
        #expect(abs(shared.area(block, 0, block, 1, GroundScale(nil))) < 1e-5)
    }

    private func circles(_ count: Int, apart distance: Double) throws -> TopologyBlock {
        let layer = DrawnLayer()
        for east in [0, distance] {
            layer.add(
                ring: (0..<count)
                    .map { index in
                        let angle = 2 * Double.pi * Double(index) / Double(count)
                        return (450_000 + east + 100 * cos(angle), 4_420_000 + 100 * sin(angle))
                    }
            )
        }
        return TopologyBlock(0, try layer.block(0))
    }
}
