import FeatureQuery
import GeoCore
import SampleCity
import Testing

@Suite struct `Town layers` {
    @Test func `no neighbourhood has a parcel number twice`() {
        let parcels = Town.features(of: ParcelLayer(plan: Town.plan))
        let keys = zip(parcels.texts("MAH_KOD"), zip(parcels.texts("ADA"), parcels.texts("PARSEL")))
        #expect(Set(keys.map { "\($0)|\($1.0)|\($1.1)" }).count == 500)
    }

    @Test func `some block numbers are not numbers`() {
        let blocks = Set(Town.features(of: ParcelLayer(plan: TownPlan(parcels: 2_000, seed: 1))).texts("ADA"))
        #expect(blocks.contains("101"))
        #expect(blocks.contains { $0.hasSuffix("/A") })
    }

    @Test(arguments: Array("çğıöşüÇĞİÖŞÜI"))
    func `names use every Turkish letter`(letter: Character) {
        let plan = TownPlan(parcels: 2_000, seed: 1)
        let roads = Town.features(of: RoadLayer(plan: plan)).texts("ad")
        let parcels = Town.features(of: ParcelLayer(plan: plan))
        let texts = roads + parcels.texts("MAHALLE") + parcels.texts("NITELIK") + parcels.texts("MEVKII")
        // No Turkish word begins with the soft g.
        #expect(letter == "Ğ" || texts.contains { $0.contains(letter) })
    }

    @Test func `field names of parcels fit a DBF table`() {
        for property in ParcelLayer(plan: Town.plan).schema.properties {
            #expect(property.name.utf8.count <= 10)
            #expect(property.name.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func `texts keep to their greatest length`() {
        let layers: [any TownLayer] = [
            ParcelLayer(plan: Town.plan), ZoningLayer(plan: Town.plan), PlanBoundaryLayer(plan: Town.plan),
            BuildingLayer(plan: Town.plan), RoadLayer(plan: Town.plan), NeighbourhoodLayer(plan: Town.plan),
            PipeLayer.water(plan: Town.plan), PipeLayer.sewage(plan: Town.plan), DoorLayer(plan: Town.plan),
        ]
        for layer in layers {
            let batch = Town.features(of: layer)
            for property in layer.schema.properties {
                let longest = batch.texts(property.name).map(\.unicodeScalars.count).max() ?? 0
                #expect(longest <= property.maximumLength ?? .max, "\(property.name)")
            }
        }
    }

    @Test func `registered areas keep to the cadastral tolerance`() throws {
        // The strictest bracket of the tolerance is 0.15 %; two decimals add half a square decimetre.
        let batch = Town.features(of: ParcelLayer(plan: Town.plan))
        let registered = try #require(batch.column("TAPU_ALAN")).reals
        let computed = Town.blocks.flatMap(\.parcels).map(\.ring.signedArea)
        for (title, area) in zip(registered, computed) { #expect(abs(title - area) < area * 0.0015 + 0.005) }
    }

    @Test func `identifiers grow and none comes twice`() {
        for batch in [ParcelLayer(plan: Town.plan)].map(Town.features) + [Town.features(of: RoadLayer(plan: Town.plan))]
        {
            #expect(zip(batch.identifiers.integers, batch.identifiers.integers.dropFirst()).allSatisfy(<))
        }
    }

    @Test func `the plan covers every block and its figures agree`() throws {
        let batch = Town.features(of: ZoningLayer(plan: Town.plan))
        #expect(batch.count == Town.blocks.count)
        let coverage = try #require(batch.column("taks"))
        let ratio = try #require(batch.column("kaks")).reals
        let floors = try #require(batch.column("kat_adedi")).integers
        let height = try #require(batch.column("yencok")).reals
        for row in 0..<batch.count where !coverage.isNull[row] {
            #expect(coverage.reals[row] > 0 && coverage.reals[row] <= ratio[row])
            #expect(abs(height[row] - (3.3 * Double(floors[row]) + 0.5)) < 0.001)
        }
    }
}
