internal import FeatureQuery
internal import GeoCore

/// The end of a packed copy: what it was made from, and where its blocks are.
struct PackDirectory: Sendable {
    var version: DataVersion
    /// Names the columns and triggers of the table the copy was made from.
    var fingerprint: String
    var rows: Int
    var properties: [PropertyType]
    var identifiers: FeatureSchema.IdentifierType
    var blocks: [BlockEntry]

    func append(to writer: inout ByteWriter) {
        for text in [version.incarnation, version.changedAt, fingerprint, identifiers.rawValue] {
            Self.append(text, to: &writer)
        }
        writer.append(littleEndian: version.change)
        writer.append(littleEndian: UInt64(rows))
        writer.append(littleEndian: UInt32(properties.count))
        for type in properties { Self.append(type.rawValue, to: &writer) }
        writer.append(littleEndian: UInt32(blocks.count))
        for block in blocks {
            writer.append(littleEndian: block.offset)
            writer.append(littleEndian: block.size)
            writer.append(littleEndian: block.headSize)
            writer.append(littleEndian: block.rows)
            writer.append(littleEndian: UInt32(block.hasNullGeometry ? 1 : 0))
            writer.append(littleEndian: block.firstPosition)
            writer.append(littleEndian: block.lastPosition)
            for edge in [block.bounds.minX, block.bounds.minY, block.bounds.maxX, block.bounds.maxY] {
                writer.append(littleEndian: edge.bitPattern)
            }
        }
    }

    private static func append(_ text: String, to writer: inout ByteWriter) {
        writer.append(littleEndian: UInt32(text.utf8.count))
        writer.append(verbatim: text)
    }

    /// Reads a directory; `nil` if the bytes are none.
    init?(_ bytes: [UInt8], dataEnd: UInt64) {
        var reader = Reader(bytes: bytes)
        guard let incarnation = reader.text(), let changedAt = reader.text(), let fingerprint = reader.text(),
            let identifiers = reader.text().flatMap(FeatureSchema.IdentifierType.init),
            let change: Int64 = reader.number(), let rows: UInt64 = reader.number(),
            let columns: UInt32 = reader.number(), columns <= 100_000
        else { return nil }
        var properties: [PropertyType] = []
        for _ in 0..<columns {
            guard let type = reader.text().flatMap(PropertyType.init) else { return nil }
            properties.append(type)
        }
        guard let count: UInt32 = reader.number() else { return nil }
        var blocks: [BlockEntry] = []
        blocks.reserveCapacity(min(Int(count), bytes.count / 56))
        for _ in 0..<count {
            guard let block = reader.block(), block.headSize <= block.size, block.rows > 0,
                block.offset >= UInt64(PackLayout.headSize), block.offset <= dataEnd,
                UInt64(block.size) <= dataEnd - block.offset
            else { return nil }
            blocks.append(block)
        }
        self.init(
            version: DataVersion(incarnation: incarnation, change: change, changedAt: changedAt),
            fingerprint: fingerprint,
            rows: Int(clamping: rows),
            properties: properties,
            identifiers: identifiers,
            blocks: blocks
        )
    }

    init(
        version: DataVersion,
        fingerprint: String,
        rows: Int,
        properties: [PropertyType],
        identifiers: FeatureSchema.IdentifierType,
        blocks: [BlockEntry]
    ) {
        self.version = version
        self.fingerprint = fingerprint
        self.rows = rows
        self.properties = properties
        self.identifiers = identifiers
        self.blocks = blocks
    }

    /// Takes numbers and texts from bytes that may be damaged.
    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        mutating func number<Number: FixedWidthInteger>() -> Number? {
            let size = MemoryLayout<Number>.size
            guard bytes.count - at >= size else { return nil }
            var number: Number = 0
            for place in (0..<size).reversed() {
                number = number &<< 8 | Number(truncatingIfNeeded: bytes[at + place])
            }
            at += size
            return number
        }

        mutating func text() -> String? {
            guard let count: UInt32 = number(), Int(count) <= bytes.count - at else { return nil }
            defer { at += Int(count) }
            return String(decoding: bytes[at..<at + Int(count)], as: UTF8.self)
        }

        mutating func block() -> BlockEntry? {
            guard let offset: UInt64 = number(), let size: UInt32 = number(), let headSize: UInt32 = number(),
                let rows: UInt32 = number(), let flags: UInt32 = number(),
                let first: Int64 = number(), let last: Int64 = number(),
                let minX: UInt32 = number(), let minY: UInt32 = number(),
                let maxX: UInt32 = number(), let maxY: UInt32 = number()
            else { return nil }
            var bounds = BlockEntry.Bounds()
            bounds.minX = Float(bitPattern: minX)
            bounds.minY = Float(bitPattern: minY)
            bounds.maxX = Float(bitPattern: maxX)
            bounds.maxY = Float(bitPattern: maxY)
            return BlockEntry(
                offset: offset,
                size: size,
                headSize: headSize,
                rows: rows,
                hasNullGeometry: flags != 0,
                firstPosition: first,
                lastPosition: last,
                bounds: bounds
            )
        }
    }
}
