import SampleCity
import Testing

@Suite struct `Building footprints` {
    private static let buildings = Town.blocks.flatMap { block in
        block.parcels.compactMap { parcel -> (Parcel, BuildingRule, Footprint)? in
            var random = SplitMix64(seed: 5, stream: .buildings, index: block.firstParcelID + parcel.number)
            guard parcel.floors > 0, let rule = block.rule else { return nil }
            return Footprint(parcel: parcel, rule: rule, random: &random).map { (parcel, rule, $0) }
        }
    }

    @Test func `most parcels with floors get a building`() {
        let wanted = Town.blocks.flatMap(\.parcels).filter { $0.floors > 0 }.count
        #expect(Double(Self.buildings.count) > 0.9 * Double(wanted))
    }

    @Test func `buildings are simple and counter-clockwise`() {
        for (_, _, footprint) in Self.buildings {
            let ring = MillimetreRing(footprint.ring)
            #expect(ring.isClosed && ring.isSimple && ring.doubleArea > 0)
        }
    }

    @Test func `buildings stand inside their parcel`() {
        for (parcel, _, footprint) in Self.buildings {
            let outline = MillimetreRing(parcel.ring)
            #expect(MillimetreRing(footprint.ring).points.allSatisfy(outline.contains))
        }
    }

    @Test func `buildings cover no more than the plan allows`() {
        for (parcel, rule, footprint) in Self.buildings {
            #expect(footprint.ring.signedArea <= parcel.ring.signedArea * rule.coverageRatio)
            #expect(parcel.floors <= rule.floors)
        }
    }
}
