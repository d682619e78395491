import FeatureFormats
import FeatureQuery
import GeoCore
import GeoReferencing
import PaftaTerminal

/// Writes features as FlatGeobuf with a spatial index, for which they are read twice from one snapshot.
struct FlatGeobufFile {
    let console: Console
    let layer: FlatGeobufLayer

    private static let pieceSize = 65_536

    /// Describes the features of a query.
    init(
        _ query: Query,
        of schema: FeatureSchema,
        _ references: CoordinateReferenceSystems,
        console: Console
    ) throws(PaftaError) {
        self.console = console
        let names = query.properties ?? schema.properties.map(\.name)
        let crs = query.crs ?? schema.geometry?.crs ?? .crs84
        // No authority has CRS84, and EPSG:4326 means the same to readers that take x before y.
        let described = try references.describe(crs)
        let named =
            crs == .crs84
            ? FlatGeobufCRS(.wgs84, name: "WGS 84") : FlatGeobufCRS(crs, name: described.name, wkt: described.wkt)
        var layer = FlatGeobufLayer(schema, properties: names.compactMap { schema.property(named: $0) }, crs: named)
        layer.hasGeometry = layer.hasGeometry && query.includesGeometry
        self.layer = layer
    }

    /// Writes the features of two cursors of the same query on one reading.
    ///
    /// - Throws: `internal.fault` if both gave other features, and what reading throws.
    func write(_ first: any FeatureCursor, _ second: any FeatureCursor) throws(PaftaError) {
        var builder = FlatGeobufIndexBuilder(layer)
        while let batch = try first.next() {
            try Interruption.check()
            builder.append(batch)
        }
        var encoder = FlatGeobufEncoder(layer, index: builder.finish())
        var writer = ByteWriter(capacity: 2 * Self.pieceSize)
        encoder.begin(to: &writer)
        var hasMore = true
        while hasMore {
            hasMore = encoder.appendIndex(atMost: Self.pieceSize, to: &writer)
            send(&writer)
        }
        while let batch = try second.next() {
            try Interruption.check()
            encoder.append(batch, to: &writer)
            if writer.count >= Self.pieceSize { send(&writer) }
        }
        encoder.end(members: [], to: &writer)
        send(&writer)
        guard encoder.matchesIndex else { throw .changedMeanwhile }
    }

    private func send(_ writer: inout ByteWriter) {
        console.write(writer.bytes)
        writer.removeAll()
    }
}

extension PaftaError {
    /// A snapshot does not change, so nobody should ever see this.
    fileprivate static var changedMeanwhile: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("The features changed while they were read.", tr: "Kayıtlar okunurken değişti."),
            cause: "the second pass of a FlatGeobuf file found other features than the first"
        )
    }

    /// Bytes would be written to a terminal, which takes them for commands.
    static func terminalOutput(_ format: String, example: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidOption,
            LocalizedText(
                "\(format) is a binary format and is not written to a terminal.",
                tr: "\(format) ikili bir biçimdir, uçbirime yazılmaz."
            ),
            remedy: LocalizedText(
                "Send it to a file or another program: \(example)",
                tr: "Bir dosyaya ya da başka bir programa yönlendirin: \(example)"
            )
        )
    }
}
