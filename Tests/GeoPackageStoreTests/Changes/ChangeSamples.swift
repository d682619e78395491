import FeatureQuery
import GeoCore

@testable import GeoPackageStore

/// A layer whose features are edited at random, and what it was after each changeset.
enum ChangeSamples {
    static let properties = [
        PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "alan", type: .real),
        PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "an", type: .dateTime),
        PropertyDefinition(name: "row", type: .text),
    ]

    /// Squares of which some have no geometry or no values.
    static func samples(_ count: Int) -> [Sample] {
        squares(count).enumerated()
            .map { index, square in
                var sample = square
                if index % 13 == 0 { sample.shape = nil }
                sample.identifier = .text("p-\(index)")
                sample.values = values(index)
                return sample
            }
    }

    static func values(_ number: Int) -> [Value] {
        [
            number % 7 == 0 ? .null : .number(Int64(number % 40)), .real(Double(number % 90) / 8),
            .text("Ç\(number % 9)"), .text("2026-01-\(10 + number % 20)T10:00:00Z"),
            number % 5 == 0 ? .null : .text("r"),
        ]
    }

    static func home(_ count: Int = 600, keepsIdentifiers: Bool = false) throws -> TemporaryHome {
        let home = try TemporaryHome()
        var schema = FeatureSchema.layer(properties: properties, temporal: "an", identifiers: .text)
        if !keepsIdentifiers { schema.identifiers = .integer }
        var samples = samples(count)
        if !keepsIdentifiers { for index in samples.indices { samples[index].identifier = .null } }
        try home.load(schema, samples, keepsIdentifiers: keepsIdentifiers)
        return home
    }

    /// Applies random changes as one changeset of Pafta; returns it.
    @discardableResult
    static func change(_ home: TemporaryHome, _ random: inout SplitMix, _ count: Int = 40) throws -> Changeset {
        let changes = try LayerChanges(home: home.home, layer: "parsel", kind: .load)
        var rows = try home.open().rows().map(\.position)
        rows.shuffle(using: &random)
        changes.delete(Array(rows.prefix(count / 4)))
        let updated = Array(rows.dropFirst(count / 4).prefix(count / 2))
        try changes.update(updated, FeatureBatch(fresh(updated.count, &random, changes.schema), changes.schema))
        try changes.insert(FeatureBatch(fresh(count / 4, &random, changes.schema), changes.schema))
        return try changes.commit()
    }

    private static func fresh(_ count: Int, _ random: inout SplitMix, _ schema: FeatureSchema) -> [Sample] {
        (0..<count)
            .map { _ in
                let number = Int(random.next() % 100_000)
                let corner = (500_000 + Double(number % 1_500), 4_250_000 + Double(number / 1_500 * 4))
                let shape = number % 11 == 0 ? nil : Shape.square(corner.0, corner.1, side: 12)
                let identifier = Value.text("n-\(random.next())")
                return Sample(
                    identifier: schema.identifiers == .text ? identifier : .null,
                    shape: shape,
                    values: values(number)
                )
            }
    }
}

extension TemporaryHome {
    /// Opens a layer as it was after a changeset.
    func open(_ layer: String = "parsel", asOf changeset: Int64) throws -> any FeatureReading {
        try catalogue.collection(layer, asOf: changeset).open()
    }

    /// Makes the last changesets look as old as they would be some minutes later.
    func waitMinutes() throws {
        try edit("UPDATE pafta_changesets SET ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', ended_at, '-5 minutes')")
    }
}
