import FeatureFormats
import FeatureQuery
import GeoCore
import GeoReferencing
import PaftaTerminal

/// Writes the features of a query to the standard output, batch by batch.
struct QueryWriter {
    let console: Console
    let references: CoordinateReferenceSystems

    private static let pieceSize = 65_536

    func write(_ output: QueryOutput, _ query: Query, of reading: any FeatureReading) throws(PaftaError) {
        let cursor = try reading.features(query)
        switch output {
        case .count: try writeCount(cursor)
        case .table: try writeTable(cursor, query, reading.schema)
        case .flatgeobuf:
            let file = try FlatGeobufFile(query, of: reading.schema, references, console: console)
            try file.write(cursor, reading.features(query))
        default:
            var encoder = try encoder(output, query, reading.schema)
            try write(cursor, &encoder)
        }
    }

    private func writeCount(_ cursor: any FeatureCursor) throws(PaftaError) {
        var count = 0
        while let batch = try cursor.next() {
            try Interruption.check()
            count += batch.count
        }
        console.result("\(count)")
    }

    /// The widths are those of the first features, so that a long result starts at once and needs no memory.
    private func writeTable(_ cursor: any FeatureCursor, _ query: Query, _ schema: FeatureSchema) throws(PaftaError) {
        var heading = [["id"] + (query.properties ?? schema.properties.map(\.name))]
        var widths: [Int] = []
        while let batch = try cursor.next() {
            try Interruption.check()
            var rows = heading
            for row in 0..<batch.count {
                rows.append([Self.text(batch.identifiers, row)] + batch.properties.map { Self.text($0, row) })
            }
            if widths.isEmpty { widths = TextTable.widths(rows) }
            heading = []
            for line in TextTable.lines(rows, widths: widths) { console.result(line) }
        }
        for line in TextTable.lines(heading) { console.result(line) }
    }

    private static func text(_ column: PropertyColumn, _ row: Int) -> String {
        switch column.value(row) {
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .text(let text): text.replacing("\n", with: " ")
        case nil: ""
        }
    }

    private func encoder(
        _ output: QueryOutput,
        _ query: Query,
        _ schema: FeatureSchema
    ) throws(PaftaError) -> any FeatureEncoder {
        let names = query.properties ?? schema.properties.map(\.name)
        let properties = names.compactMap { schema.property(named: $0) }
        let crs = query.crs ?? schema.geometry?.crs ?? .crs84
        let description = try references.describe(crs)
        let form = CoordinateForm(
            decimals: crs == .crs84 ? 7 : description.isGeographic ? 9 : 4,
            isNorthingFirst: description.authorityOrderIsNorthingFirst
        )
        switch output {
        case .ndjson: return GeoJSONSequenceEncoder(properties: properties, coordinates: form)
        case .jsonfg:
            return JSONFGEncoder(
                properties: properties,
                coordinates: form,
                document: JSONFGDocument(schema, crs: crs)
            )
        case .csv:
            let geometry = query.includesGeometry ? schema.geometry?.name : nil
            return CSVEncoder(properties: properties, geometry: geometry, coordinates: form)
        case .gml: return GMLEncoder(schema, properties: properties, crs: crs, coordinates: form)
        case .geojson, .table, .count, .flatgeobuf: return GeoJSONEncoder(properties: properties, coordinates: form)
        }
    }

    private func write(_ cursor: any FeatureCursor, _ encoder: inout any FeatureEncoder) throws(PaftaError) {
        var writer = ByteWriter(capacity: 2 * Self.pieceSize)
        encoder.begin(to: &writer)
        while let batch = try cursor.next() {
            try Interruption.check()
            encoder.append(batch, to: &writer)
            if writer.count >= Self.pieceSize {
                console.write(writer.bytes)
                writer.removeAll()
            }
        }
        encoder.end(members: [], to: &writer)
        console.write(writer.bytes)
    }
}
