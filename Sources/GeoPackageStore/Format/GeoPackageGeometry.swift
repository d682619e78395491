internal import GeoCore

/// The header that GeoPackage puts before the WKB of a geometry (OGC 12-128r19, clause 2.1.3).
enum GeoPackageGeometry {
    /// Bytes of the header without envelope.
    private static let fixedSize = 8

    /// Returns where the WKB starts.
    ///
    /// - Throws: `geometry.malformed` if this is no GeoPackage geometry.
    @inline(__always)
    static func headerSize(_ bytes: RawSpan) throws(PaftaError) -> Int {
        guard bytes.byteCount >= fixedSize + 5, byte(bytes, 0) == 0x47, byte(bytes, 1) == 0x50 else { throw malformed }
        let flags = byte(bytes, 3)
        let envelope = Int(flags >> 1 & 7)
        guard envelope <= 4 else { throw malformed }
        let size = fixedSize + [0, 32, 48, 48, 64][envelope]
        guard bytes.byteCount >= size + 5 else { throw malformed }
        return size
    }

    /// Whether the header's flag for an empty geometry is set.
    static func isMarkedEmpty(_ bytes: RawSpan) -> Bool { bytes.byteCount > 3 && byte(bytes, 3) & 0x10 != 0 }

    /// Returns the horizontal envelope: the header's, or else that of the positions; `nil` for an empty geometry.
    static func envelope(_ bytes: RawSpan) throws(PaftaError) -> Envelope? {
        let size = try headerSize(bytes)
        if isMarkedEmpty(bytes) { return nil }
        if size > fixedSize {
            let isLittle = byte(bytes, 3) & 1 == 1
            let numbers = (0..<4).map { number(bytes, fixedSize + 8 * $0, isLittle) }
            let stated = Envelope(minX: numbers[0], minY: numbers[2], maxX: numbers[1], maxY: numbers[3])
            return stated.isEmpty ? nil : stated  // an edge that is not a number makes it empty, too
        }
        var column = GeometryColumn()
        try WKBReader().append(bytes, from: size, to: &column)
        let envelope = column.envelope()
        return envelope.isEmpty ? nil : envelope
    }

    /// Appends row `row` of `column` as a GeoPackage geometry; a row without geometry appends nothing.
    ///
    /// Points go without envelope, everything else with the horizontal one, as GDAL writes them.
    static func append(row: Int, of column: GeometryColumn, srsID: Int32, to writer: inout ByteWriter) {
        guard let type = column.types[row] else { return }
        writer.append(0x47 as UInt8)
        writer.append(0x50 as UInt8)
        writer.append(0 as UInt8)
        writer.append(type == .point ? 0b01 : 0b11 as UInt8)
        writer.append(littleEndian: srsID)
        if type != .point {
            let envelope = column.envelope(of: row)
            writer.append(littleEndian: envelope.minX)
            writer.append(littleEndian: envelope.maxX)
            writer.append(littleEndian: envelope.minY)
            writer.append(littleEndian: envelope.maxY)
        }
        WKBWriter().append(row: row, of: column, to: &writer)
    }

    /// Returns a geometry as the multi-geometry `multi` of one part; one that is such already stays as it is.
    ///
    /// The bytes are our own: little-endian, with ISO codes for heights.
    static func promoted(_ bytes: RawSpan, to multi: GeometryType) throws(PaftaError) -> [UInt8] {
        let start = try headerSize(bytes)
        let code = UInt32(byte(bytes, start + 1)) | UInt32(byte(bytes, start + 2)) << 8
        var writer = ByteWriter(capacity: bytes.byteCount + 9)
        for offset in 0..<start { writer.append(byte(bytes, offset)) }
        if code % 1_000 != UInt32(multi.rawValue) {
            writer.append(1 as UInt8)
            writer.append(littleEndian: UInt32(multi.rawValue) + code / 1_000 * 1_000)
            writer.append(littleEndian: UInt32(1))
        }
        for offset in start..<bytes.byteCount { writer.append(byte(bytes, offset)) }
        return writer.take()
    }

    @inline(__always)
    private static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
        // Safe: a byte takes any value, and the callers checked the range; the read itself checks it again.
        unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    private static func number(_ bytes: RawSpan, _ offset: Int, _ isLittle: Bool) -> Double {
        // Safe for the same reasons.
        let pattern = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: isLittle ? UInt64(littleEndian: pattern) : UInt64(bigEndian: pattern))
    }

    private static var malformed: PaftaError {
        PaftaError(
            .corruptData,
            .malformedGeometry,
            LocalizedText(
                "A stored geometry has no valid GeoPackage header.",
                tr: "Kayıtlı bir geometrinin GeoPackage başlığı geçersiz."
            ),
            remedy: LocalizedText(
                "Check the layer with QGIS or load it again.",
                tr: "Katmanı QGIS ile denetleyin ya da yeniden yükleyin."
            )
        )
    }
}
