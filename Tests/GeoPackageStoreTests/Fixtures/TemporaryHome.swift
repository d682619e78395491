import FeatureQuery
import GeoCore
import GeoReferencing

@testable import GeoPackageStore

/// A home that lives as long as the value.
final class TemporaryHome {
    static let references = CoordinateReferenceSystems()
    let home: Home
    let catalogue: GeoPackageCatalogue

    init(_ change: (inout StoreLimits) -> Void = { _ in }) throws {
        let path = "/tmp/pafta-store-\(UInt64.random(in: 0...UInt64.max))"
        var home = try Home.create(at: path, configuration: "")
        change(&home.limits)
        self.home = home
        catalogue = GeoPackageCatalogue(home: home, references: Self.references)
    }

    deinit { FileSystem.removeFolder(home.path) }

    /// The path of a theme's file.
    func file(_ theme: String = "kadastro") -> String { home.layerFile(theme: theme) }

    /// Loads one layer.
    func load(
        _ schema: FeatureSchema,
        _ samples: [Sample],
        theme: String = "kadastro",
        keepsIdentifiers: Bool = false,
        replacing: Bool = false
    ) throws {
        let staging = try LayerStaging(home: home, references: Self.references)
        let writer = try staging.addLayer(schema, source: "parsel.shp", keepsIdentifiers: keepsIdentifiers)
        for start in stride(from: 0, to: samples.count, by: 1_000) {
            try writer.append(FeatureBatch(Array(samples[start..<min(start + 1_000, samples.count)]), schema))
        }
        try writer.finish { _ in }
        try staging.publish(theme: theme, replacing: replacing)
    }

    /// Opens a snapshot of a layer.
    func open(_ layer: String = "parsel") throws -> any FeatureReading { try catalogue.collection(layer).open() }

    /// Connects to a theme's file as another program that knows the functions of the triggers.
    func connect(_ theme: String = "kadastro") throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: file(theme), mode: .writing, limits: home.limits)
        try SpatialFunctions.register(on: connection)
        return connection
    }

    /// Runs SQL as another program.
    func edit(_ sql: String, theme: String = "kadastro") throws { try connect(theme).execute(sql) }

    /// Opens every file without remembering anything.
    func freshCatalogue() -> GeoPackageCatalogue { GeoPackageCatalogue(home: home, references: Self.references) }
}

/// The same sequence of numbers in every run (the generator of Vigna, "SplitMix64").
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Squares of 15 m side, in rows and columns of 20 m.
func squares(_ count: Int) -> [Sample] {
    (0..<count)
        .map { Sample(shape: .square(500_000 + 20 * Double($0 % 60), 4_250_000 + 20 * Double($0 / 60), side: 15)) }
}
