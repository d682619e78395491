import GeoCore
import Testing

@Suite struct `Reading damaged well-known binary` {
    /// A collection with every kind in it, nested.
    private static func everything(_ dimensions: WKBDimensions, _ isLittleEndian: Bool) -> [UInt8] {
        var wkb = WKBBytes(isLittleEndian: isLittleEndian, dimensions)
        wkb.collection(7, of: 4)
        wkb.point(1, 2)
        wkb.path([[3, 4], [5, 6]])
        wkb.collection(6, of: 1)
        wkb.polygon([rectangle(0, 0, 9, 9), rectangle(3, 3, 4, 4)])
        wkb.collection(7, of: 1)
        wkb.collection(4, of: 1)
        wkb.point(7, 8)
        return wkb.bytes
    }

    private func expectMalformed(_ bytes: [UInt8], _ comment: Comment? = nil) {
        let error = #expect(throws: PaftaError.self, comment) { try WKBReader(keepsHeights: true).column(bytes) }
        #expect(error?.code == .malformedGeometry && error?.category == .corruptData, comment)
    }

    @Test(arguments: WKBDimensions.allCases, [true, false])
    func `bytes that end early are malformed wherever they end`(_ dimensions: WKBDimensions, _ isLittleEndian: Bool) {
        let whole = Self.everything(dimensions, isLittleEndian)
        for end in 0..<whole.count { expectMalformed(Array(whole[..<end]), "\(end) of \(whole.count) bytes") }
    }

    @Test func `bytes that go on are malformed`() {
        expectMalformed(Self.everything(.xy, true) + [0])
        expectMalformed(Self.everything(.xy, false) + Self.everything(.xy, true))
    }

    @Test(arguments: 2...7 as ClosedRange<UInt32>, [UInt32.max, 0x7FFF_FFFF, 0x2000_0000, 1_000])
    func `a count that the bytes cannot hold is malformed`(_ code: UInt32, _ count: UInt32) {
        var wkb = WKBBytes()
        wkb.collection(code, of: count)
        wkb.point(1, 2)
        expectMalformed(wkb.bytes)
        var inner = WKBBytes()
        inner.collection(3, of: 1)
        inner.add(count)
        expectMalformed(inner.bytes + [UInt8](repeating: 0, count: 64))
    }

    @Test func `collections nested deeper than the limit are malformed, and those at the limit are read`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            var wkb = WKBBytes()
            for _ in 0..<depth { wkb.collection(7, of: 1) }
            wkb.point(1, 2)
            return wkb.bytes
        }
        #expect(try WKBReader().column(nested(16)).pairs(ofRow: 0) == [[1, 2]])
        expectMalformed(nested(17))
        expectMalformed(nested(100_000))
        // Each level may also claim as many members as bytes follow.
        expectMalformed(Array(repeatElement([1, 7, 0, 0, 0, 0xFF, 0, 0, 0] as [UInt8], count: 10_000).joined()))
    }

    @Test(arguments: [(4, 2), (4, 4), (4, 7), (5, 1), (5, 3), (6, 2), (6, 6), (6, 7)] as [(UInt32, UInt32)])
    func `a multi-geometry with a member of another kind is malformed`(_ kinds: (multi: UInt32, member: UInt32)) {
        var wkb = WKBBytes()
        wkb.collection(kinds.multi, of: 1)
        switch kinds.member {
        case 1: wkb.point(1, 2)
        case 2: wkb.path([[1, 2], [3, 4]])
        default: wkb.collection(kinds.member, of: 0)
        }
        expectMalformed(wkb.bytes)
    }

    @Test func `a hole without an outer ring is malformed`() {
        var wkb = WKBBytes()
        wkb.polygon([[], rectangle(0, 0, 1, 1)])
        expectMalformed(wkb.bytes)
    }

    @Test(arguments: [2, 0x47, 0xFF] as [UInt8])
    func `a byte order mark other than 0 and 1 is malformed`(_ mark: UInt8) {
        var wkb = WKBBytes()
        wkb.point(1, 2)
        wkb.bytes[0] = mark
        expectMalformed(wkb.bytes)
    }

    @Test(arguments: [0, 8, 16, 17, 999, 1_008, 3_008, 4_001, 0x8000_0001, 0x2000_0001, .max] as [UInt32])
    func `curves, surfaces and unknown codes are not supported`(_ code: UInt32) {
        var wkb = WKBBytes()
        wkb.collection(code, of: 0)
        let error = #expect(throws: PaftaError.self) { try WKBReader().column(wkb.bytes) }
        #expect(error?.code == .unsupportedGeometry && error?.category == .unsupported)
        #expect(error?.message.turkish.contains("\(code)") == true && error?.remedy != nil)
    }

    @Test func `an offset outside the bytes is malformed`() {
        let bytes = Self.everything(.xy, true)
        for offset in [-1, -5, bytes.count, bytes.count + 1, Int.max / 2] {
            var column = GeometryColumn()
            let error = #expect(throws: PaftaError.self) {
                try WKBReader().append(bytes[...], from: offset, to: &column)
            }
            #expect(error?.code == .malformedGeometry)
        }
    }

    @Test func `a row that fails leaves the column as it was`() throws {
        let whole = Self.everything(.xyz, true)
        let reader = WKBReader(keepsHeights: true)
        let before = try reader.column(whole)
        var column = before
        for end in 0..<whole.count {
            #expect(throws: PaftaError.self) { try reader.append(whole[..<end], to: &column) }
            #expect(column.xy == before.xy && column.z == before.z && column.positionsEnd == before.positionsEnd)
            #expect(column.ringsEnd == before.ringsEnd && column.partTypes == before.partTypes)
            #expect(column.partsEnd == before.partsEnd && column.types == before.types)
        }
        try reader.append(whole[...], to: &column)
        #expect(column.count == 2 && column.pairs(ofRow: 0) == column.pairs(ofRow: 1))
    }

    @Test func `random damage is either read or refused, and the layout stays whole`() {
        var numbers = SeededNumbers(seed: 5)
        var column = GeometryColumn()
        for _ in 0..<20_000 {
            var bytes = Self.everything(.xy, Bool.random(using: &numbers))
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            do throws(PaftaError) { try WKBReader().append(bytes[...], to: &column) } catch {
                #expect(error.code == .malformedGeometry || error.code == .unsupportedGeometry)
            }
        }
        #expect(column.types.count == column.partsEnd.count && column.partTypes.count == column.ringsEnd.count)
        #expect(Int(column.partsEnd.last ?? 0) == column.partTypes.count)
        #expect(Int(column.ringsEnd.last ?? 0) == column.positionsEnd.count)
        #expect(Int(column.positionsEnd.last ?? 0) == column.positionCount)
    }

    @Test func `the error speaks both languages`() {
        let error = #expect(throws: PaftaError.self) { try WKBReader().column([1]) }
        #expect(error?.message.english == "A geometry's bytes are damaged: the bytes end early.")
        #expect(error?.message.turkish == "Bir geometrinin baytları bozuk: baytlar erken bitiyor.")
        #expect(error?.remedy != nil)
    }
}
