internal import FeatureQuery
internal import GeoCore

/// The form of a row in a ``RowSpool``: geometry, identifier and values, each with its length where it varies.
enum SpooledRow {
    /// Appends row `row` of `batch`.
    static func append(row: Int, of batch: FeatureBatch, srsID: Int32, to writer: inout ByteWriter) {
        let start = writer.count
        writer.append(littleEndian: UInt32(0))
        if batch.hasGeometry {
            GeoPackageGeometry.append(row: row, of: batch.geometry, srsID: srsID, to: &writer)
            writer.overwrite(littleEndian: UInt32(writer.count - start - 4), at: start)
        }
        append(row: row, of: batch.identifiers, to: &writer)
        for index in batch.properties.indices { append(row: row, of: batch.properties[index], to: &writer) }
    }

    // Inlined, so that a value costs the count of one array and not the copy of a column with all its arrays.
    @inline(__always)
    private static func append(row: Int, of column: PropertyColumn, to writer: inout ByteWriter) {
        guard !column.isNull[row] else { return writer.append(0 as UInt8) }
        writer.append(1 as UInt8)
        switch column.type {
        case .integer, .boolean: writer.append(littleEndian: column.integers[row])
        case .real: writer.append(littleEndian: column.reals[row])
        case .text, .date, .binary:
            let range = column.range(of: row)
            writer.append(littleEndian: UInt32(range.count))
            writer.append(column.bytes[range])
        case .dateTime:
            append(moment: column.bytes[column.range(of: row)], to: &writer)
        }
    }

    private static func append(moment: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        guard let digits = StoredMoment.missingDigits(moment) else {
            writer.append(littleEndian: UInt32(moment.count))
            return writer.append(moment)
        }
        writer.append(littleEndian: UInt32(moment.count + digits.utf8CodeUnitCount))
        writer.append(moment.dropLast())
        writer.append(digits)
        writer.append(UInt8(ascii: "Z"))
    }

    /// Reads rows back, value by value in the order in which they were written.
    struct Reader {
        private let bytes: [UInt8]
        private var offset = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Returns the range of the geometry's bytes; empty for none.
        mutating func geometry() -> Range<Int> { run() }

        /// Binds the next value, of type `type`, to a parameter.
        mutating func bind(
            _ type: PropertyType,
            to statement: SQLiteStatement,
            at index: Int32
        ) throws(PaftaError) {
            offset += 1
            guard bytes[offset - 1] == 1 else { return try statement.bind(.null, at: index) }
            switch type {
            case .integer, .boolean: try statement.bind(.integer(Int64(bitPattern: number())), at: index)
            case .real: try statement.bind(.real(Double(bitPattern: number())), at: index)
            case .text, .date, .dateTime:
                let range = run()
                try statement.bindText(bytes.span.extracting(range), at: index)
            case .binary:
                let range = run()
                try statement.bindBlob(bytes.span.extracting(range), at: index)
            }
        }

        /// Appends the next value to a column of its type.
        mutating func append(to column: inout PropertyColumn) {
            offset += 1
            guard bytes[offset - 1] == 1 else { return column.appendNull() }
            switch column.type {
            case .integer, .boolean: column.append(integer: Int64(bitPattern: number()))
            case .real: column.append(real: Double(bitPattern: number()))
            case .text, .date, .dateTime, .binary:
                let start = column.bytes.count
                column.bytes.append(contentsOf: bytes[run()])
                if column.type == .dateTime { StoredMoment.removeZeros(&column.bytes, from: start) }
                column.endBytes()
            }
        }

        /// Binds the identifier and the properties of a row of `table`, if its geometry has been read.
        mutating func bindValues(
            of table: LayerTable,
            to statement: SQLiteStatement,
            from first: Int32
        ) throws(PaftaError) {
            var parameter = first
            let identifierType: PropertyType = table.schema.identifiers == .integer ? .integer : .text
            if table.identifierColumn == nil {
                skip(identifierType)
            } else {
                try bind(identifierType, to: statement, at: parameter)
                parameter += 1
            }
            for property in table.schema.properties {
                try bind(property.type, to: statement, at: parameter)
                parameter += 1
            }
        }

        /// Leaves out the next value, of type `type`.
        mutating func skip(_ type: PropertyType) {
            offset += 1
            guard bytes[offset - 1] == 1 else { return }
            switch type {
            case .integer, .boolean, .real: offset += 8
            case .text, .date, .dateTime, .binary: _ = run()
            }
        }

        private mutating func run() -> Range<Int> {
            var size = 0
            for byte in 0..<4 { size |= Int(bytes[offset + byte]) << (8 * byte) }
            offset += 4 + size
            return offset - size..<offset
        }

        private mutating func number() -> UInt64 {
            var number: UInt64 = 0
            for byte in 0..<8 { number |= UInt64(bytes[offset + byte]) << UInt64(8 * byte) }
            offset += 8
            return number
        }
    }
}
