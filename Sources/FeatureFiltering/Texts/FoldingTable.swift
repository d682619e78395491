/// A folding, ready to be applied to many texts.
///
/// What becomes of code points of one or two bytes, that is of all Latin, Greek and Cyrillic letters, is looked up.
struct FoldingTable: Sendable {
    private let folding: TextFolding
    /// For each code point below U+0800 the bytes of what it becomes, the first in the second lowest byte, and their
    /// number in the lowest.
    private let known: [UInt64]

    private init(_ folding: TextFolding) {
        self.folding = folding
        known = (0..<0x800 as Range<UInt32>).map { Self.packed(Unicode.Scalar($0), folding) }
    }

    private static let caseless = FoldingTable(.caseless)
    private static let accentless = FoldingTable(.accentless)
    private static let turkish = FoldingTable(.turkish)
    private static let plain = FoldingTable(.plain)
    private static let lower = FoldingTable(.lower)
    private static let upper = FoldingTable(.upper)

    /// Returns the table of a folding, which is made on its first use.
    static func of(_ folding: TextFolding) -> FoldingTable {
        switch folding {
        case .caseless: caseless
        case .accentless: accentless
        case .turkish: turkish
        case .plain: plain
        case .lower: lower
        case .upper: upper
        }
    }

    /// Marks that what a code point becomes does not fit into the table.
    private static let tooLong: UInt64 = 0xFF

    private static func packed(_ scalar: Unicode.Scalar?, _ folding: TextFolding) -> UInt64 {
        guard let scalar else { return tooLong }
        let utf8 = Array(folding.folded(scalar).utf8)
        guard utf8.count <= 7 else { return tooLong }
        return utf8.reversed().reduce(0) { ($0 | UInt64($1)) << 8 } | UInt64(utf8.count)
    }

    /// Appends the folded form of some UTF-8 to `target`; bytes that are no UTF-8 are taken over.
    func append(_ source: ArraySlice<UInt8>, to target: inout [UInt8]) {
        var index = source.startIndex
        var afterCapitalI = false
        while index < source.endIndex {
            let first = source[index]
            let length = Self.length(of: first)
            guard length > 0, index + length <= source.endIndex, let code = Self.code(source, index, length) else {
                target.append(first)
                index += 1
                afterCapitalI = false
                continue
            }
            let before = target.count
            append(code, to: &target)
            if afterCapitalI, target.count == before { Self.giveDot(&target) }
            afterCapitalI = first == UInt8(ascii: "I") || (afterCapitalI && target.count == before)
            index += length
        }
    }

    /// Brings a text that ends with `ı` to the `i` it is, as a mark follows the capital: `I` with U+0307 is `İ`.
    ///
    /// Only the Turkish folding makes `ı` of `I`, and it takes the mark away.
    private static func giveDot(_ target: inout [UInt8]) {
        guard target.count >= 2, target[target.count - 2] == 0xC4, target[target.count - 1] == 0xB1 else { return }
        target.removeLast(2)
        target.append(UInt8(ascii: "i"))
    }

    @inline(__always)
    private func append(_ code: UInt32, to target: inout [UInt8]) {
        if code < 0x800 {
            var packed = known[Int(code)]
            if packed & 0xFF != Self.tooLong {
                for _ in 0..<(packed & 0xFF) {
                    packed >>= 8
                    target.append(UInt8(truncatingIfNeeded: packed))
                }
                return
            }
        }
        guard let scalar = Unicode.Scalar(code) else { return }
        target.append(contentsOf: folding.folded(scalar).utf8)
    }

    /// The number of bytes of a code point by the first of them; 0 if none starts so.
    @inline(__always)
    private static func length(of first: UInt8) -> Int {
        switch first {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }

    /// Decodes a code point; `nil` if its bytes are no UTF-8.
    @inline(__always)
    private static func code(_ bytes: ArraySlice<UInt8>, _ index: Int, _ length: Int) -> UInt32? {
        let first = UInt32(bytes[index])
        if length == 1 { return first }
        var code = first & (0x7F >> UInt32(length))
        for place in index + 1..<index + length {
            guard bytes[place] & 0xC0 == 0x80 else { return nil }
            code = code << 6 | UInt32(bytes[place] & 0x3F)
        }
        return code >= [0, 0, 0x80, 0x800, 0x1_0000][length] && Unicode.Scalar(code) != nil ? code : nil
    }
}
