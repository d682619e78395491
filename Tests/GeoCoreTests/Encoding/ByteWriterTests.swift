import GeoCore
import Testing

@Suite struct `Byte writer` {
    @Test func `bytes, arrays, slices, spans and texts follow one another`() {
        var writer = ByteWriter(capacity: 0)
        writer.append(1 as UInt8)
        writer.append([2, 3] as [UInt8])
        writer.append(([9, 4, 5, 9] as [UInt8])[1...2])
        writer.append(([6, 7] as [UInt8]).span)
        writer.append("ç")
        writer.append(verbatim: "ğ")
        #expect(Array(writer.bytes) == [1, 2, 3, 4, 5, 6, 7] + Array("çğ".utf8))
        #expect(writer.count == 11)
    }

    @Test func `it grows as far as needed and keeps what was written`() {
        var writer = ByteWriter(capacity: 1)
        for byte in 0..<100_000 { writer.append(UInt8(truncatingIfNeeded: byte)) }
        writer.append([UInt8](repeating: 7, count: 1_000_000))
        #expect(writer.count == 1_100_000)
        #expect(writer.bytes.prefix(100_000).enumerated().allSatisfy { $1 == UInt8(truncatingIfNeeded: $0) })
        #expect(writer.bytes.suffix(1_000_000).allSatisfy { $0 == 7 })
    }

    @Test func `numbers are written with the least significant byte first`() {
        var writer = ByteWriter()
        writer.append(littleEndian: 0x0102_0304 as UInt32)
        writer.append(littleEndian: -2 as Int16)
        writer.append(littleEndian: 0xAB as UInt8)
        writer.append(littleEndian: 1.0)
        #expect(Array(writer.bytes) == [4, 3, 2, 1, 0xFE, 0xFF, 0xAB, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    }

    @Test func `a number overwrites bytes that were written before`() {
        var writer = ByteWriter()
        writer.append([9, 0, 0, 0, 0, 9] as [UInt8])
        writer.overwrite(littleEndian: 0xDDCC_BBAA, at: 1)
        #expect(Array(writer.bytes) == [9, 0xAA, 0xBB, 0xCC, 0xDD, 9] && writer.count == 6)
    }

    @Test func `taking gives exactly what was written and starts again`() {
        var writer = ByteWriter(capacity: 4_096)
        writer.append("first")
        #expect(writer.take() == Array("first".utf8))
        #expect(writer.count == 0 && writer.take().isEmpty)
        writer.append("second")
        writer.reserve(10_000)
        #expect(writer.take() == Array("second".utf8))
    }

    @Test func `removing everything starts again with the same memory`() {
        var writer = ByteWriter(capacity: 100)
        writer.append("first")
        let size = writer.storage.count
        writer.removeAll()
        writer.append("2")
        #expect(Array(writer.bytes) == [0x32] && writer.storage.count == size)
    }

    @Test func `room that was made may be written through the storage`() {
        var writer = ByteWriter(capacity: 64)
        writer.append("ab")
        writer.reserve(500)
        #expect(writer.storage.count - writer.count >= 500)
        for index in 0..<500 { writer.storage[writer.count + index] = 5 }
        writer.count += 500
        #expect(writer.bytes.suffix(500).allSatisfy { $0 == 5 } && Array(writer.bytes.prefix(2)) == [0x61, 0x62])
    }
}
