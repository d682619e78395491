import GeoCore

/// Which numbers the positions of a test geometry have, by the thousands of its ISO code.
enum WKBDimensions: UInt32, CaseIterable, Sendable {
    case xy = 0
    case xyz = 1
    case xym = 2
    case xyzm = 3

    /// The numbers of a position at (x, y): heights are x + 100, measures are x + 200.
    func numbers(_ x: Double, _ y: Double) -> [Double] {
        switch self {
        case .xy: [x, y]
        case .xyz: [x, y, x + 100]
        case .xym: [x, y, x + 200]
        case .xyzm: [x, y, x + 100, x + 200]
        }
    }
}

/// Well-known binary put together by hand, right or wrong.
struct WKBBytes: Sendable {
    var bytes: [UInt8] = []
    let isLittleEndian: Bool
    let dimensions: WKBDimensions

    init(isLittleEndian: Bool = true, _ dimensions: WKBDimensions = .xy) {
        self.isLittleEndian = isLittleEndian
        self.dimensions = dimensions
    }

    mutating func add(_ count: UInt32) {
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * UInt32($0))) }
        self.bytes += isLittleEndian ? bytes : bytes.reversed()
    }

    mutating func add(_ number: Double) {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
        self.bytes += isLittleEndian ? bytes : bytes.reversed()
    }

    mutating func header(_ code: UInt32) {
        bytes.append(isLittleEndian ? 1 : 0)
        add(dimensions.rawValue * 1_000 + code)
    }

    mutating func positions(_ positions: [[Double]]) {
        add(UInt32(positions.count))
        for number in positions.flatMap({ dimensions.numbers($0[0], $0[1]) }) { add(number) }
    }

    mutating func point(_ x: Double, _ y: Double) {
        header(1)
        for number in dimensions.numbers(x, y) { add(number) }
    }

    mutating func path(_ path: [[Double]]) {
        header(2)
        positions(path)
    }

    mutating func polygon(_ rings: [[[Double]]]) {
        header(3)
        add(UInt32(rings.count))
        for ring in rings { positions(ring) }
    }

    mutating func collection(_ code: UInt32, of count: UInt32) {
        header(code)
        add(count)
    }
}

extension WKBReader {
    /// Reads `bytes` as the only row of a new column.
    func column(_ bytes: [UInt8]) throws(PaftaError) -> GeometryColumn {
        var column = GeometryColumn()
        try append(bytes[...], to: &column)
        return column
    }

    /// Reads bytes that lie in an array.
    func append(_ bytes: ArraySlice<UInt8>, from offset: Int = 0, to column: inout GeometryColumn) throws(PaftaError) {
        // Safe: bytes have no padding. The marking is for elements that do.
        try append(unsafe bytes.span.bytes, from: offset, to: &column)
    }
}

/// The bytes of a hexadecimal text.
func bytes(hexadecimal text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while !rest.isEmpty {
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
    }
    return bytes
}
