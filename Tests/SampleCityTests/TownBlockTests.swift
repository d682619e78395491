import SampleCity
import Testing

@Suite struct `Town blocks` {
    @Test func `parcels are closed, simple and counter-clockwise`() {
        for parcel in Town.blocks.flatMap(\.parcels) {
            let ring = MillimetreRing(parcel.ring)
            #expect(ring.isClosed)
            #expect(ring.isSimple)
            #expect(ring.doubleArea > 0)
        }
    }

    @Test func `block outlines are closed, simple and counter-clockwise`() {
        for block in Town.blocks {
            let ring = MillimetreRing(block.ring)
            #expect(ring.isClosed)
            #expect(ring.isSimple)
            #expect(ring.doubleArea > 0)
        }
    }

    @Test func `parcels fill their block without gap or overlap`() {
        // Sums of whole square millimetres are exact, so equal areas leave no room for slivers.
        for block in Town.blocks {
            let parcels = block.parcels.map { MillimetreRing($0.ring).doubleArea }
            #expect(parcels.reduce(0, +) == MillimetreRing(block.ring).doubleArea)
        }
    }

    @Test func `every parcel corner lies in its block`() {
        for block in Town.blocks {
            let outline = MillimetreRing(block.ring)
            for parcel in block.parcels { #expect(MillimetreRing(parcel.ring).points.allSatisfy(outline.contains)) }
        }
    }

    @Test func `neighbouring parcels share whole edges`() {
        for block in Town.blocks {
            let edges = block.parcels.flatMap { zip($0.ring, $0.ring.dropFirst()).map { [$0, $1] } }
            let outline = Set(zip(block.ring, block.ring.dropFirst()).map { [$0, $1] })
            let all = Set(edges)
            #expect(all.count == edges.count)
            #expect(all.allSatisfy { outline.contains($0) || all.contains($0.reversed()) })
        }
    }

    @Test func `streets keep blocks apart`() {
        // All corners of other blocks lie outside: with streets of eight metres nothing else could overlap.
        for block in Town.blocks {
            let outline = MillimetreRing(block.ring)
            let near = Town.blocks.filter {
                $0.index != block.index && abs($0.column - block.column) < 2 && abs($0.row - block.row) < 2
            }
            for other in near { #expect(!MillimetreRing(other.ring).points.contains(where: outline.contains)) }
        }
    }

    @Test func `parcel areas are those of a town`() {
        let areas = Town.blocks.filter(\.cell.use.isDivided).flatMap(\.parcels).map(\.ring.signedArea)
        #expect(areas.allSatisfy { (150...4_000).contains($0) })
    }

    @Test func `there are parks, schools, mosques and a square`() {
        let uses = Set(Town.blocks.map(\.cell.use))
        for use in [BlockUse.park, .school, .mosque, .square, .municipality] { #expect(uses.contains(use)) }
    }
}
