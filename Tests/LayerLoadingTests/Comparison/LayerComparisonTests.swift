import FeatureQuery
import GeoCore
import GeoReferencing
import Testing

@testable import GeoPackageStore
@testable import LayerLoading

/// One feature of the tests; equal ones are equal features.
private struct Tree: Hashable {
    var block: String?
    var number: Int64?
    var kind: String
    var x: Double
}

@Suite struct `The delta law` {
    private static let schema = FeatureSchema(
        collection: "agac",
        title: "agac",
        theme: "cevre",
        geometry: GeometryProperty(name: "geom", type: .point, hasHeights: false, crs: .wgs84),
        properties: [
            PropertyDefinition(name: "ada", type: .text), PropertyDefinition(name: "no", type: .integer),
            PropertyDefinition(name: "tur", type: .text),
        ],
        temporalProperty: nil,
        identifiers: .integer
    )

    /// The difference, with the trees that it names.
    private func difference(
        from old: [Tree],
        to new: [Tree],
        key: [String],
        isSifted: Bool = true
    ) throws -> (LayerDifference, deleted: [Tree], updated: [(Tree, Tree)], inserted: [Tree]) {
        let home = try LoadingHome()
        let first = try LayerStaging(home: home.home, references: home.references)
        let writer = try first.addLayer(Self.schema, source: "a", keepsIdentifiers: false)
        try writer.append(Self.batch(old))
        try writer.finish { _ in }
        try first.publish(theme: "cevre", replacing: false)
        let second = try LayerStaging(home: home.home, references: home.references)
        let delivered = try second.addLayer(Self.schema, source: "b", keepsIdentifiers: false)
        let catalogue = GeoPackageCatalogue(home: home.home, references: home.references)
        let comparison = LayerComparison(Self.schema, key: key)
        let other = try catalogue.collection("agac").open()
        let sieve = DeliverySieve(comparison, other, into: isSifted ? delivered : nil)
        for tree in new {
            if isSifted { try sieve.take(Self.batch([tree])) } else { try delivered.append(Self.batch([tree])) }
        }
        let rows = try sieve.finish()
        if isSifted { #expect(delivered.count <= new.count - rows.unchanged) }
        let features = try delivered.features()
        let reading = try catalogue.collection("agac").open()
        let difference = try comparison.difference(of: features, from: reading, rows) { _ in }
        var present: [Int64: Tree] = [:]
        let cursor = try reading.features(Query())
        while let batch = try cursor.next() {
            for row in 0..<batch.count { present[batch.positions[row]] = Self.tree(batch, row) }
        }
        let all = try features.features(0..<features.count)
        return (
            difference, difference.deleted.compactMap { present[$0] },
            try difference.updated.map { (try #require(present[$0.row]), Self.tree(all, $0.place)) },
            difference.inserted.map { Self.tree(all, $0) }
        )
    }

    private static func batch(_ trees: [Tree]) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: schema.properties)
        for (row, tree) in trees.enumerated() {
            batch.identifiers.append(integer: Int64(row))
            batch.positions.append(Int64(row))
            if let block = tree.block {
                batch.properties[0].append(text: block)
            } else {
                batch.properties[0].appendNull()
            }
            if let number = tree.number {
                batch.properties[1].append(integer: number)
            } else {
                batch.properties[1].appendNull()
            }
            batch.properties[2].append(text: tree.kind)
            batch.geometry.appendPosition(x: tree.x, y: 41)
            batch.geometry.endRing()
            batch.geometry.endPart(.point)
            batch.geometry.endRow(.point)
        }
        return batch
    }

    private static func tree(_ batch: FeatureBatch, _ row: Int) -> Tree {
        Tree(
            block: batch.properties[0].text(row),
            number: batch.properties[1].isNull[row] ? nil : batch.properties[1].integers[row],
            kind: batch.properties[2].text(row) ?? "",
            x: batch.geometry.xy[2 * row]
        )
    }

    private static func trees(_ count: Int) -> [Tree] {
        (0..<count).map { Tree(block: "\($0 / 20)", number: Int64($0 % 20), kind: "Çam", x: 29 + Double($0) / 10_000) }
    }

    @Test(arguments: 0..<8, [true, false])
    func `inserts, updates and deletes of random layers are found exactly, by key`(
        _ seed: UInt64,
        _ isSifted: Bool
    ) throws {
        var random = SeededNumbers(state: seed)
        let old = Self.trees(Int.random(in: 1...700, using: &random))
        var new: [Tree] = []
        var (changed, gone): (Set<Tree>, Set<Tree>) = ([], [])
        var (kinds, moves) = (0, 0)
        for tree in old {
            var copy = tree
            switch Int.random(in: 0..<10, using: &random) {
            case 0: gone.insert(tree)
            case 1: copy.kind += "ı"
            case 2: copy.x += 0.5
            default: break
            }
            guard !gone.contains(tree) else { continue }
            if copy != tree { changed.insert(copy) }
            kinds += copy.kind == tree.kind ? 0 : 1
            moves += copy.x == tree.x ? 0 : 1
            new.append(copy)
        }
        let added = (0..<Int.random(in: 0...30, using: &random))
            .map { Tree(block: "yeni", number: Int64($0), kind: "Ardıç", x: 28.5) }
        new = (new + added).shuffled(using: &random)
        let (difference, deleted, updated, inserted) = try difference(
            from: old,
            to: new,
            key: ["ada", "no"],
            isSifted: isSifted
        )
        #expect(Set(deleted) == gone && deleted.count == gone.count)
        #expect(Set(updated.map(\.1)) == changed && updated.count == changed.count)
        #expect(updated.allSatisfy { $0.0.block == $0.1.block && $0.0.number == $0.1.number })
        #expect(Set(inserted) == Set(added) && inserted.count == added.count)
        #expect(difference.unchanged == old.count - gone.count - changed.count)
        #expect(difference.changedFields["tur", default: 0] == kinds)
        #expect(difference.changedFields["geom", default: 0] == moves)
    }

    @Test(arguments: 0..<4)
    func `without a key what changed is gone and new, and equal features are counted`(_ seed: UInt64) throws {
        var random = SeededNumbers(state: seed)
        func pile() -> [Tree] {
            (0..<300)
                .map { _ in
                    Tree(block: nil, number: Int64.random(in: 0..<40, using: &random), kind: "Çam", x: 29)
                }
        }
        let (old, new) = (pile(), pile())
        func counts(_ trees: [Tree]) -> [Tree: Int] { Dictionary(trees.map { ($0, 1) }, uniquingKeysWith: +) }
        let (difference, deleted, updated, inserted) = try difference(from: old, to: new, key: [])
        let (before, after) = (counts(old), counts(new))
        let kinds = Set(old + new)
        let expectedGone = kinds.reduce(0) { $0 + max(0, before[$1, default: 0] - after[$1, default: 0]) }
        let expectedNew = kinds.reduce(0) { $0 + max(0, after[$1, default: 0] - before[$1, default: 0]) }
        #expect(updated.isEmpty && deleted.count == expectedGone && inserted.count == expectedNew)
        #expect(difference.unchanged == 300 - expectedGone)
    }

    @Test func `features that share a key are paired with their equals first, whatever comes before them`() throws {
        func tree(_ kind: String, _ x: Double) -> Tree { Tree(block: "1", number: 1, kind: kind, x: x) }
        let old = [tree("a", 29.1), tree("b", 29.2), tree("c", 29.3)]
        let new = [tree("yeni", 29.0), tree("c", 29.3), tree("a", 29.1), tree("b", 29.2)]
        let (difference, deleted, updated, inserted) = try difference(from: old, to: new, key: ["ada", "no"])
        #expect(difference.unchanged == 3 && deleted.isEmpty && updated.isEmpty)
        #expect(inserted == [tree("yeni", 29.0)])
    }

    @Test func `what is left of a shared key is paired in the order of both sides`() throws {
        func tree(_ kind: String, _ x: Double) -> Tree { Tree(block: "1", number: 1, kind: kind, x: x) }
        let (_, deleted, updated, inserted) = try difference(
            from: [tree("a", 29.1), tree("b", 29.2), tree("c", 29.3)],
            to: [tree("d", 29.1), tree("b", 29.2)],
            key: ["ada", "no"]
        )
        #expect(updated.map(\.1) == [tree("d", 29.1)] && inserted.isEmpty && deleted.count == 1)
    }

    @Test func `features without any value in the key are compared by their content alone`() throws {
        let old = [
            Tree(block: nil, number: nil, kind: "a", x: 29), Tree(block: " ", number: nil, kind: "b", x: 29.1),
            Tree(block: "1", number: nil, kind: "c", x: 29.2),
        ]
        let new = [
            Tree(block: nil, number: nil, kind: "a", x: 29), Tree(block: "", number: nil, kind: "yeni", x: 29.1),
            Tree(block: "1", number: nil, kind: "değişen", x: 29.2),
        ]
        let (difference, deleted, updated, inserted) = try difference(from: old, to: new, key: ["ada", "no"])
        #expect(difference.unchanged == 1 && deleted == [old[1]] && inserted == [new[1]])
        #expect(updated.map(\.1) == [new[2]] && difference.changedFields == ["tur": 1])
    }

    @Test func `a key that all features share takes no longer than one that none share`() throws {
        let count = 20_000
        let old = (0..<count).map { Tree(block: "0", number: 0, kind: "\($0)", x: 29) }
        let new = (0..<count).map { Tree(block: "0", number: 0, kind: "\($0)x", x: 29) }
        let clock = ContinuousClock()
        let time = try clock.measure {
            let (_, deleted, updated, inserted) = try difference(from: old, to: new, key: ["ada", "no"])
            #expect(updated.count == count && deleted.isEmpty && inserted.isEmpty)
        }
        #expect(time < .seconds(60), "it took \(time)")
    }

    @Test func `the first changes are told value by value`() throws {
        var new = Self.trees(3)
        new[1].kind = "Meşe"
        let (difference, _, _, _) = try difference(from: Self.trees(3), to: new, key: ["ada", "no"])
        let example = try #require(difference.examples.first)
        #expect(difference.examples.count == 1 && example.field == "tur")
        #expect(example.old == .text("Çam") && example.new == .text("Meşe"))
    }
}

/// Numbers that are the same in every run.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
