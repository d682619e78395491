internal import GeoCore

/// One table of a FlatBuffer, written forwards: its vtable, itself, then what it refers to.
///
/// For tables written once, such as headers; features have their own, faster way (``FlatGeobufFeatureForm``).
/// - SeeAlso: the description of FlatBuffers' binary format, "FlatBuffer Internals".
struct FlatTable {
    /// The fields by their slot, in growing order.
    private var fields: [(slot: Int, value: Value)] = []

    /// What a field holds.
    enum Value {
        case byte(UInt8)
        case short(UInt16)
        case int(Int32)
        case long(UInt64)
        case text(String)
        case doubles([Double])
        case table(FlatTable)
        case tables([FlatTable])

        /// The bytes it takes inside the table; what lies elsewhere is referred to by four bytes.
        var size: Int {
            switch self {
            case .byte: 1
            case .short: 2
            case .long: 8
            case .int, .text, .doubles, .table, .tables: 4
            }
        }
    }

    /// Sets the field in `slot`, which must be greater than those before; `nil` leaves it out.
    mutating func set(_ slot: Int, _ value: Value?) {
        if let value { fields.append((slot, value)) }
    }

    /// Adds a whole buffer with this table as its root, the size before it, padded to a multiple of eight bytes.
    func appendSizePrefixed(to writer: inout ByteWriter) {
        // Alignment counts from the size, as readers that map the file need it.
        let start = writer.count
        writer.append(littleEndian: 0 as UInt64)
        let root = append(to: &writer, start: start)
        writer.overwrite(littleEndian: UInt32(root - start - 4), at: start + 4)
        writer.align(to: 8, from: start)
        writer.overwrite(littleEndian: UInt32(writer.count - start - 4), at: start)
    }

    /// Adds vtable, table and what it refers to; returns where the table starts.
    private func append(to writer: inout ByteWriter, start: Int) -> Int {
        let vtableSize = 4 + 2 * ((fields.last?.slot ?? -1) + 1)
        writer.align(to: 4, from: start)
        // The table behind the vtable must start at a multiple of four.
        if vtableSize % 4 != 0 { writer.append(littleEndian: 0 as UInt16) }
        let vtable = writer.count
        for _ in 0..<vtableSize { writer.append(0 as UInt8) }
        let table = writer.count
        writer.append(littleEndian: UInt32(vtableSize))
        var references: [(at: Int, value: Value)] = []
        for (slot, value) in fields {
            writer.align(to: value.size, from: start)
            writer.overwrite(littleEndian: UInt16(writer.count - table), at: vtable + 4 + 2 * slot)
            if value.isReference { references.append((writer.count, value)) }
            value.appendInline(to: &writer)
        }
        writer.overwrite(littleEndian: UInt16(vtableSize), at: vtable)
        writer.overwrite(littleEndian: UInt16(writer.count - table), at: vtable + 2)
        for (at, value) in references {
            let target = value.appendTarget(to: &writer, start: start)
            writer.overwrite(littleEndian: UInt32(target - at), at: at)
        }
        return table
    }
}

extension FlatTable.Value {
    fileprivate var isReference: Bool {
        switch self {
        case .byte, .short, .int, .long: false
        case .text, .doubles, .table, .tables: true
        }
    }

    fileprivate func appendInline(to writer: inout ByteWriter) {
        switch self {
        case .byte(let number): writer.append(number)
        case .short(let number): writer.append(littleEndian: number)
        case .int(let number): writer.append(littleEndian: number)
        case .long(let number): writer.append(littleEndian: number)
        case .text, .doubles, .table, .tables: writer.append(littleEndian: 0 as UInt32)
        }
    }

    /// Adds what the field refers to; returns where that starts.
    fileprivate func appendTarget(to writer: inout ByteWriter, start: Int) -> Int {
        switch self {
        case .byte, .short, .int, .long: return writer.count
        case .table(let table): return table.append(to: &writer, start: start)
        case .text(let text):
            writer.align(to: 4, from: start)
            let target = writer.count
            writer.append(littleEndian: UInt32(text.utf8.count))
            writer.append(verbatim: text)
            writer.append(0 as UInt8)
            return target
        case .doubles(let numbers):
            // The numbers behind the count must lie at multiples of eight.
            writer.align(to: 4, from: start)
            if (writer.count - start) % 8 == 0 { writer.append(littleEndian: 0 as UInt32) }
            let target = writer.count
            writer.append(littleEndian: UInt32(numbers.count))
            for number in numbers { writer.append(littleEndian: number) }
            return target
        case .tables(let tables):
            writer.align(to: 4, from: start)
            let target = writer.count
            writer.append(littleEndian: UInt32(tables.count))
            for _ in tables { writer.append(littleEndian: 0 as UInt32) }
            for (index, table) in tables.enumerated() {
                let at = target + 4 + 4 * index
                writer.overwrite(littleEndian: UInt32(table.append(to: &writer, start: start) - at), at: at)
            }
            return target
        }
    }
}

extension ByteWriter {
    /// Adds zeros up to a multiple of `size` bytes counted from `start`.
    fileprivate mutating func align(to size: Int, from start: Int) {
        while (count - start) % size != 0 { append(0 as UInt8) }
    }

    fileprivate mutating func overwrite(littleEndian number: UInt16, at offset: Int) {
        storage[offset] = UInt8(truncatingIfNeeded: number)
        storage[offset + 1] = UInt8(truncatingIfNeeded: number >> 8)
    }
}
