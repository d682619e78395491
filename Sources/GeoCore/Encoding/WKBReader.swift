/// Reads well-known binary geometries (OGC 06-103r4, clause 8; ISO variant for Z and M) into a ``GeometryColumn``.
///
/// Heights are kept where the column is told to; measures are dropped. Empty geometries become rows without geometry.
/// A point of two not-a-numbers is the empty point (OGC 12-128r19, clause 2.1.3.1).
public struct WKBReader: Sendable {
    /// Whether heights are kept; a column is read with one setting throughout.
    public var keepsHeights: Bool
    /// How deep collections may be nested.
    public var maximumDepth = 16

    /// Creates a reader.
    public init(keepsHeights: Bool = false) { self.keepsHeights = keepsHeights }

    /// Adds the geometry in `bytes`, from `offset` to the end, as one row of `column`.
    ///
    /// - Throws: `geometry.malformed` if the bytes end early or go on, or a count cannot be right;
    ///   `geometry.unsupported` for curves and surfaces. Nothing is added then.
    public func append(_ bytes: RawSpan, from offset: Int = 0, to column: inout GeometryColumn) throws(PaftaError) {
        var cursor = Cursor(offset: offset)
        let mark = Mark(column)
        do throws(PaftaError) {
            let type = try readGeometry(bytes, &cursor, &column, depth: 0)
            guard cursor.offset == bytes.byteCount else { throw Self.goesOn() }
            column.endRow(type)
        } catch {
            mark.restore(&column)
            throw error
        }
    }

    private struct Cursor {
        var offset: Int
        var isLittleEndian = true
    }

    /// The state of a column before a row, to come back to when the row turns out to be broken.
    private struct Mark {
        let parts: Int
        let rings: Int
        let coordinates: Int
        let heights: Int

        init(_ column: GeometryColumn) {
            parts = column.ringsEnd.count
            rings = column.positionsEnd.count
            coordinates = column.xy.count
            heights = column.z.count
        }

        func restore(_ column: inout GeometryColumn) {
            column.partTypes.removeLast(column.partTypes.count - parts)
            column.ringsEnd.removeLast(column.ringsEnd.count - parts)
            column.positionsEnd.removeLast(column.positionsEnd.count - rings)
            column.xy.removeLast(column.xy.count - coordinates)
            column.z.removeLast(column.z.count - heights)
        }
    }

    private func readGeometry(
        _ bytes: RawSpan,
        _ cursor: inout Cursor,
        _ column: inout GeometryColumn,
        depth: Int
    ) throws(PaftaError) -> GeometryType {
        guard depth <= maximumDepth else {
            throw Self.malformed("collections are nested too deep", tr: "koleksiyonlar çok derin iç içe geçmiş")
        }
        let (type, dimensions) = try readHeader(bytes, &cursor)
        switch type {
        case .point:
            try readPoint(bytes, &cursor, &column, dimensions)
        case .lineString:
            if try readRing(bytes, &cursor, &column, dimensions) { column.endPart(.lineString) }
        case .polygon:
            try readPolygon(bytes, &cursor, &column, dimensions)
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            let count = try readCount(bytes, &cursor, each: 5)
            for _ in 0..<count {
                let member = try readGeometry(bytes, &cursor, &column, depth: depth + 1)
                guard type == .geometryCollection || member == type.single else {
                    throw Self.malformed(
                        "a \(type.name) holds a \(member.name)",
                        tr: "\(type.name) içinde \(member.name) var"
                    )
                }
            }
        }
        return type
    }

    private func readHeader(
        _ bytes: RawSpan,
        _ cursor: inout Cursor
    ) throws(PaftaError) -> (GeometryType, Dimensions) {
        guard cursor.offset + 5 <= bytes.byteCount else { throw Self.endsEarly() }
        let order = try Self.load(bytes, cursor.offset, as: UInt8.self)
        guard order <= 1 else {
            throw Self.malformed("the byte order mark is \(order)", tr: "bayt sırası işareti \(order)")
        }
        cursor.isLittleEndian = order == 1
        let code = try readUInt32(bytes, cursor.offset + 1, cursor.isLittleEndian)
        cursor.offset += 5
        guard let type = GeometryType(rawValue: UInt8(truncatingIfNeeded: code % 1_000)), code % 1_000 < 8,
            let dimensions = Dimensions(rawValue: code / 1_000)
        else {
            throw PaftaError(
                .unsupported,
                .unsupportedGeometry,
                LocalizedText(
                    "A geometry has the WKB type \(code), which is neither a point, a line, a polygon nor a collection.",
                    tr: "Bir geometrinin WKB türü \(code); nokta, çizgi, alan ya da koleksiyon değil."
                ),
                remedy: LocalizedText(
                    "Turn curves and surfaces into lines and polygons before loading.",
                    tr: "Yüklemeden önce eğrileri ve yüzeyleri çizgi ve alanlara dönüştürün."
                )
            )
        }
        return (type, dimensions)
    }

    /// Which numbers a position has.
    private enum Dimensions: UInt32 {
        case xy = 0
        case xyz = 1
        case xym = 2
        case xyzm = 3

        var count: Int { self == .xy ? 2 : self == .xyzm ? 4 : 3 }
        var hasHeight: Bool { self == .xyz || self == .xyzm }
    }

    private func readPoint(
        _ bytes: RawSpan,
        _ cursor: inout Cursor,
        _ column: inout GeometryColumn,
        _ dimensions: Dimensions
    ) throws(PaftaError) {
        guard cursor.offset + 8 * dimensions.count <= bytes.byteCount else { throw Self.endsEarly() }
        let x = try readDouble(bytes, cursor.offset, cursor.isLittleEndian)
        let y = try readDouble(bytes, cursor.offset + 8, cursor.isLittleEndian)
        if !(x.isNaN && y.isNaN) {
            column.appendPosition(x: x, y: y)
            if keepsHeights {
                let z =
                    dimensions.hasHeight ? try readDouble(bytes, cursor.offset + 16, cursor.isLittleEndian) : Double.nan
                column.z.append(z)
            }
            column.endRing()
            column.endPart(.point)
        }
        cursor.offset += 8 * dimensions.count
    }

    private func readPolygon(
        _ bytes: RawSpan,
        _ cursor: inout Cursor,
        _ column: inout GeometryColumn,
        _ dimensions: Dimensions
    ) throws(PaftaError) {
        let rings = try readCount(bytes, &cursor, each: 4)
        var added = false
        for ring in 0..<rings where try readRing(bytes, &cursor, &column, dimensions) {
            guard added || ring == 0 else {
                throw Self.malformed(
                    "a polygon has holes but no outer ring",
                    tr: "bir alanın delikleri var, dış halkası yok"
                )
            }
            added = true
        }
        if added { column.endPart(.polygon) }
    }

    /// Reads the positions of one ring or path; returns whether there were any.
    private func readRing(
        _ bytes: RawSpan,
        _ cursor: inout Cursor,
        _ column: inout GeometryColumn,
        _ dimensions: Dimensions
    ) throws(PaftaError) -> Bool {
        let step = 8 * dimensions.count
        let count = try readCount(bytes, &cursor, each: step)
        guard count > 0 else { return false }
        var offset = cursor.offset
        for _ in 0..<count {
            let x = try readDouble(bytes, offset, cursor.isLittleEndian)
            let y = try readDouble(bytes, offset + 8, cursor.isLittleEndian)
            column.appendPosition(x: x, y: y)
            if keepsHeights {
                column.z.append(
                    dimensions.hasHeight ? try readDouble(bytes, offset + 16, cursor.isLittleEndian) : .nan
                )
            }
            offset += step
        }
        cursor.offset = offset
        column.endRing()
        return true
    }

    /// Reads a count that `each` bytes at least must follow for every one of.
    private func readCount(_ bytes: RawSpan, _ cursor: inout Cursor, each: Int) throws(PaftaError) -> Int {
        let count = Int(try readUInt32(bytes, cursor.offset, cursor.isLittleEndian))
        cursor.offset += 4
        guard count <= (bytes.byteCount - cursor.offset) / each else {
            throw Self.malformed(
                "a count says \(count), more than the bytes can hold",
                tr: "bir sayaç \(count) diyor, baytlar bu kadarını alamaz"
            )
        }
        return count
    }

    @inline(__always)
    private func readUInt32(_ bytes: RawSpan, _ offset: Int, _ isLittle: Bool) throws(PaftaError) -> UInt32 {
        let value = try Self.load(bytes, offset, as: UInt32.self)
        return isLittle ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
    }

    @inline(__always)
    private func readDouble(_ bytes: RawSpan, _ offset: Int, _ isLittle: Bool) throws(PaftaError) -> Double {
        let value = try Self.load(bytes, offset, as: UInt64.self)
        return Double(bitPattern: isLittle ? UInt64(littleEndian: value) : UInt64(bigEndian: value))
    }

    /// Reads one integer at any alignment, checked against the end.
    @inline(__always)
    private static func load<Number: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: RawSpan,
        _ offset: Int,
        as type: Number.Type
    ) throws(PaftaError) -> Number {
        guard offset >= 0, offset <= bytes.byteCount - MemoryLayout<Number>.size else {
            throw endsEarly()
        }
        // Safe: an integer takes any bit pattern, and the range was checked. Swift has no safe unaligned read yet.
        return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: type)
    }

    private static func endsEarly() -> PaftaError {
        malformed("the bytes end early", tr: "baytlar erken bitiyor")
    }

    private static func goesOn() -> PaftaError {
        malformed("bytes follow the geometry", tr: "geometriden sonra fazladan bayt var")
    }

    private static func malformed(_ cause: String, tr turkish: String) -> PaftaError {
        PaftaError(
            .corruptData,
            .malformedGeometry,
            LocalizedText(
                "A geometry's bytes are damaged: \(cause).",
                tr: "Bir geometrinin baytları bozuk: \(turkish)."
            ),
            remedy: LocalizedText(
                "Load the layer again from the file as it was delivered.",
                tr: "Katmanı, teslim edilen dosyadan yeniden yükleyin."
            )
        )
    }
}
