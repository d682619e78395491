internal import CGDAL
import FeatureQuery
import GeoCore

/// A CSV file of points with their coordinates in the first two columns.
///
/// GDAL writes neither decimal commas nor unquoted ones, which spreadsheets and surveying programs of Turkey expect.
@safe
final class CoordinateTable {
    private var file: UnsafeMutablePointer<VSILFILE>?
    private let name: String
    private let columns: WriteOptions.CoordinateColumns
    private let encoding: TextEncoding?
    private let decimals: Int
    private var line: [UInt8] = []

    /// Creates the file with the line of names.
    ///
    /// - Throws: `target.unsuitable` if the layer does not consist of points, `target.unwritable`.
    init(
        _ staged: StagedOutput,
        _ definition: LayerDefinition,
        _ columns: WriteOptions.CoordinateColumns
    ) throws(PaftaError) {
        let schema = definition.schema
        guard let geometry = schema.geometry, geometry.type == .point else {
            throw .targetNeedsPoints(schema.collection)
        }
        let reference = try SpatialReference(geometry.crs, messages: GDALMessages())
        // Tenths of a millimetre on the ground either way.
        decimals = reference.isGeographic ? 9 : 4
        name = staged.name
        self.columns = columns
        encoding = definition.valueEncoding
        guard let file = unsafe VSIFOpenL(staged.path, "wb") else { throw .unwritableTarget(name, cause: "VSIFOpenL") }
        unsafe self.file = file
        let names = [columns.eastName, columns.northName] + schema.properties.map(\.name)
        for (index, name) in names.enumerated() {
            if index > 0 { line.append(contentsOf: String(columns.separator).utf8) }
            append(text: Array(name.utf8)[...])
        }
        try endLine(nil, nil)
    }

    deinit { if let file = unsafe file { unsafe VSIFCloseL(file) } }

    /// Adds a line for each feature; one without geometry has two empty cells.
    func write(_ batch: FeatureBatch, _ messages: GDALMessages) throws(PaftaError) {
        for row in 0..<batch.count {
            if batch.hasGeometry, let position = batch.geometry.positions(ofRow: row).first {
                append(number: batch.geometry.xy[2 * position], decimals: decimals)
                line.append(contentsOf: String(columns.separator).utf8)
                append(number: batch.geometry.xy[2 * position + 1], decimals: decimals)
            } else {
                line.append(contentsOf: String(columns.separator).utf8)
            }
            for column in batch.properties {
                line.append(contentsOf: String(columns.separator).utf8)
                if !column.isNull[row] { append(row, of: column) }
            }
            try endLine(messages, batch.positions.indices.contains(row) ? batch.positions[row] : nil)
        }
    }

    /// Closes the file.
    func close() throws(PaftaError) {
        guard let file = unsafe file.take(), unsafe VSIFCloseL(file) == 0 else {
            throw .unwritableTarget(name, cause: "VSIFCloseL")
        }
    }

    private func append(_ row: Int, of column: PropertyColumn) {
        switch column.type {
        case .integer, .boolean: line.append(contentsOf: String(column.integers[row]).utf8)
        case .real: append(number: column.reals[row], decimals: nil)
        case .text, .date, .dateTime: append(text: column.bytes[column.range(of: row)])
        case .binary: for byte in column.bytes[column.range(of: row)] { append(hexadecimal: byte) }
        }
    }

    private func append(hexadecimal byte: UInt8) {
        let digits = String(byte, radix: 16, uppercase: true)
        line.append(contentsOf: (digits.count < 2 ? "0\(digits)" : digits).utf8)
    }

    /// Adds a number, rounded if `decimals` are given; in full otherwise.
    private func append(number: Double, decimals: Int?) {
        var text = number.description
        if let decimals, number.isFinite, abs(number) < 1e9 {
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            text = ((number * scale).rounded() / scale).description
        }
        if columns.usesDecimalComma { text = text.replacing(".", with: ",") }
        append(text: Array(text.utf8)[...])
    }

    /// Adds a text, in quotation marks where it would otherwise be read as something else (RFC 4180, clause 2).
    private func append(text: ArraySlice<UInt8>) {
        let separator = Array(String(columns.separator).utf8)
        let quote = UInt8(ascii: "\"")
        let needsQuotes = text.contains { $0 == quote || $0 == 0x0A || $0 == 0x0D || separator.contains($0) }
        guard needsQuotes else { return line.append(contentsOf: text) }
        line.append(quote)
        for byte in text {
            if byte == quote { line.append(quote) }
            line.append(byte)
        }
        line.append(quote)
    }

    private func endLine(_ messages: GDALMessages?, _ feature: Int64?) throws(PaftaError) {
        line.append(contentsOf: [0x0D, 0x0A])
        if let encoding {
            let (encoded, isComplete) = encoding.encodedAsFarAsPossible(line)
            line = encoded
            if !isComplete { messages?.note(.unencodable(encoding.name, field: feature.map { "#\($0)" } ?? "#")) }
        }
        let written = unsafe line.withUnsafeBytes { unsafe VSIFWriteL($0.baseAddress, 1, $0.count, file) }
        guard written == line.count else { throw .unwritableTarget(name, cause: "VSIFWriteL") }
        line.removeAll(keepingCapacity: true)
    }
}
