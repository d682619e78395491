import SampleCity
import Testing

@Suite struct `House doors` {
    @Test func `an address belongs to one door`() {
        let addresses = Town.blocks.flatMap { block in
            Town.plan.doors(of: block).map { "\(block.neighbourhood.code) \($0.street) \($0.number)" }
        }
        #expect(addresses.count > 300)
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `doors lie in their parcel`() {
        for block in Town.blocks {
            for door in Town.plan.doors(of: block) {
                let outline = MillimetreRing(block.parcels[door.parcel - 1].ring)
                #expect(MillimetreRing([door.place]).points.allSatisfy(outline.contains))
            }
        }
    }
}
