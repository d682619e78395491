import FeatureQuery
import GeoCore
import SampleCity
import Testing

@Suite struct `Town plan` {
    @Test(arguments: [1, 2, 3, 50, 500, 1_234, 20_000])
    func `a town has exactly the parcels that were asked for`(parcels: Int) {
        let plan = TownPlan(parcels: parcels, seed: 11)
        #expect(plan.cells.reduce(0) { $0 + Int($1.parcels) } == parcels)
    }

    @Test(arguments: [1, 2, 99, UInt64.max])
    func `every seed makes a town`(seed: UInt64) {
        let layer = ParcelLayer(plan: TownPlan(parcels: 300, seed: seed))
        #expect(Town.features(of: layer).count == 300)
    }

    @Test func `the same number and seed make the same town`() {
        let first = Town.features(of: ParcelLayer(plan: TownPlan(parcels: 400, seed: 3)))
        let second = Town.features(of: ParcelLayer(plan: TownPlan(parcels: 400, seed: 3)))
        #expect(first.geometry.xy.map(\.bitPattern) == second.geometry.xy.map(\.bitPattern))
        #expect(first.properties.map(\.bytes) == second.properties.map(\.bytes))
        #expect(first.properties.map(\.reals) == second.properties.map(\.reals))
    }

    @Test func `another seed makes another town`() {
        let first = Town.features(of: ParcelLayer(plan: TownPlan(parcels: 400, seed: 3)))
        let second = Town.features(of: ParcelLayer(plan: TownPlan(parcels: 400, seed: 4)))
        #expect(first.geometry.xy != second.geometry.xy)
    }

    @Test func `batches are bounded and together hold every parcel`() {
        var sizes: [Int] = []
        ParcelLayer(plan: Town.plan).forEachBatch(rows: 100) { sizes.append($0.count) }
        #expect(sizes.reduce(0, +) == 500)
        #expect(sizes.allSatisfy { $0 < 150 })
    }

    @Test func `a town of two million parcels stays inside the zone of TM27`() {
        // 25.5 to 28.5 degrees east at 38.3 north are about 131 km to each side of 500,000 m.
        let plan = TownPlan(parcels: 2_000_000, seed: 1)
        let corners = plan.outline(columns: 0..<plan.grid.columns, rows: 0..<plan.grid.rows)
        #expect(corners.allSatisfy { abs($0.x - 500_000) < 130_000 })
        #expect(plan.cells.reduce(0) { $0 + Int($1.parcels) } == 2_000_000)
    }
}
