import FeatureQuery
import SampleCity
import Testing

@Suite struct `Neighbourhoods` {
    @Test func `names and codes come once, even in a large town`() {
        let built = TownPlan(parcels: 300_000, seed: 5).neighbourhoods.filter(\.isBuilt)
        #expect(built.count > 50)
        #expect(Set(built.map(\.name)).count == built.count)
        #expect(Set(built.map(\.code)).count == built.count)
    }

    @Test func `outlines are simple and hold their blocks`() {
        let division = Town.plan.grid.division
        for place in Town.plan.neighbourhoods.filter(\.isBuilt) {
            let columns = division.columns(of: place.index)
            let rows = division.rows(of: place.index)
            let ring = MillimetreRing(Town.plan.outline(columns: columns, rows: rows))
            #expect(ring.isClosed && ring.isSimple && ring.doubleArea > 0)
            for block in Town.blocks where block.neighbourhood.index == place.index {
                #expect(MillimetreRing(block.ring).points.allSatisfy(ring.contains))
            }
        }
    }

    @Test func `every parcel names a neighbourhood of the map`() {
        let codes = Set(Town.features(of: NeighbourhoodLayer(plan: Town.plan)).texts("uavt_kod"))
        let used = Set(Town.features(of: ParcelLayer(plan: Town.plan)).texts("MAH_KOD"))
        #expect(used == codes)
    }
}
