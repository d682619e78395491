import CQL2
import FeatureQuery
import GeoCore
import GeoReferencing
import OGCServices
import ProtocolViews

@testable import GeoPackageStore

/// A layer of squares in a home of its own that is edited at random.
final class EditedLayer {
    static let references = CoordinateReferenceSystems()
    static let name = "parsel"
    let home: Home
    let catalogue: GeoPackageCatalogue

    init(_ count: Int, keepsIdentifiers: Bool) throws {
        home = try Home.create(at: "/tmp/pafta-deltas-\(UInt64.random(in: 0...UInt64.max))", configuration: "")
        catalogue = GeoPackageCatalogue(home: home, references: Self.references)
        try load(count, keepsIdentifiers: keepsIdentifiers)
    }

    deinit { FileSystem.removeFolder(home.path) }

    static func schema(_ identifiers: FeatureSchema.IdentifierType) -> FeatureSchema {
        FeatureSchema(
            collection: name,
            title: "Parsel",
            theme: "kadastro",
            geometry: GeometryProperty(name: "geom", type: .polygon, hasHeights: false, crs: .epsg(5_253)),
            properties: [
                PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "alan", type: .real),
                PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "gun", type: .date),
            ],
            identifiers: identifiers
        )
    }

    func load(_ count: Int, keepsIdentifiers: Bool, replacing: Bool = false) throws {
        let schema = Self.schema(keepsIdentifiers ? .text : .integer)
        let staging = try LayerStaging(home: home, references: Self.references)
        let writer = try staging.addLayer(schema, source: "parsel.shp", keepsIdentifiers: keepsIdentifiers)
        try writer.append(Self.batch(Array(0..<count), schema.identifiers))
        try writer.finish { _ in }
        try staging.publish(theme: "kadastro", replacing: replacing)
    }

    /// Squares of 15 m whose place and values follow from their numbers.
    static func batch(_ numbers: [Int], _ identifiers: FeatureSchema.IdentifierType) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: identifiers, schema: schema(identifiers).properties)
        for number in numbers {
            if identifiers == .text {
                batch.identifiers.append(text: "p-\(number)")
            } else {
                batch.identifiers.appendNull()
            }
            if number % 17 == 3 {
                batch.geometry.appendNull()
            } else {
                let (x, y) = (500_000 + 20 * Double(number % 15), 4_250_000 + 20 * Double(number / 15 % 15))
                for (east, north) in [(0.0, 0.0), (15, 0), (15, 15), (0, 15), (0, 0)] {
                    batch.geometry.appendPosition(x: x + east, y: y + north)
                }
                batch.geometry.endRing()
                batch.geometry.endPart(.polygon)
                batch.geometry.endRow(.polygon)
            }
            if number % 7 == 0 {
                batch.properties[0].appendNull()
            } else {
                batch.properties[0].append(integer: Int64(number % 40))
            }
            batch.properties[1].append(real: Double(number % 90) / 8)
            batch.properties[2].append(text: "Çınar \(number % 9)")
            batch.properties[3].append(text: "20\(10 + number % 15)-0\(1 + number % 9)-11")
        }
        return batch
    }

    /// Runs SQL as another program.
    func edit(_ sql: String) throws {
        let connection = try SQLiteConnection(path: home.layerFile(theme: "kadastro"), mode: .writing)
        try SpatialFunctions.register(on: connection)
        try connection.execute(sql)
    }

    /// The column that holds the identifiers of the source.
    func identifierColumn() throws -> String {
        let connection = try SQLiteConnection(path: home.layerFile(theme: "kadastro"), mode: .reading)
        return try connection.text("SELECT identifier_column FROM pafta_layers") ?? ""
    }

    /// The numbers of all rows.
    func rows() throws -> [Int64] {
        let cursor = try catalogue.collection(Self.name).open().features(Query())
        var rows: [Int64] = []
        while let batch = try cursor.next() { rows += batch.positions }
        return rows
    }

    /// Changes some rows at random, as a load does or as another program does.
    func change(_ random: inout Chance, _ count: Int) throws {
        let rows = try rows().shuffled(using: &random)
        guard random.rolls(2) else { return try editRows(rows, &random, count) }
        let changes = try LayerChanges(home: home, layer: Self.name, kind: .load)
        let numbers = { (count: Int, random: inout Chance) in (0..<count).map { _ in 1_000 + random.roll(1 << 40) } }
        let identifiers = changes.schema.identifiers
        changes.delete(Array(rows.prefix(count / 3)))
        let updated = Array(rows.dropFirst(count / 3).prefix(count / 3))
        try changes.update(updated, Self.batch(numbers(updated.count, &random), identifiers))
        try changes.insert(Self.batch(numbers(count / 3, &random), identifiers))
        _ = try changes.commit()
    }

    private func editRows(_ rows: [Int64], _ random: inout Chance, _ count: Int) throws {
        for row in rows.prefix(count) {
            switch random.roll(6) {
            case 0: try edit("DELETE FROM parsel WHERE fid = \(row)")
            case 1: try edit("UPDATE parsel SET ada = \(random.roll(40)) WHERE fid = \(row)")
            case 2: try edit("UPDATE parsel SET ad = 'Ç\(random.roll(9))', alan = alan WHERE fid = \(row)")
            case 3: try edit("UPDATE parsel SET geom = NULL WHERE fid = \(row)")
            case 4: try edit("UPDATE parsel SET fid = 1 + (SELECT max(fid) FROM parsel) WHERE fid = \(row)")
            default: try edit("UPDATE parsel SET alan = alan + 0.0625 WHERE fid = \(row)")
            }
        }
    }
}

/// The same numbers in every run (the generator of Vigna, "SplitMix64").
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
    mutating func rolls(_ sides: Int) -> Bool { roll(sides) == 0 }
}
