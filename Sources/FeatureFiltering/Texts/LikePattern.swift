/// A pattern of `LIKE`, ready to be compared with many texts.
///
/// `%` stands for any number of characters, `_` for one, and `\` takes the next character as it is. A character is a code
/// point. The work is at most that of the text's length times the pattern's.
/// - SeeAlso: OGC 21-065r2, requirement `/req/advanced-comparison-operators/like-predicate`.
struct LikePattern: Sendable {
    /// The pieces between the `%`; the first one starts the text and the last one ends it.
    private var pieces: [Piece] = []

    /// A run of bytes, some of them standing for any character.
    private struct Piece: Sendable {
        var bytes: [UInt8] = []
        /// Which of `bytes` stand for any character; empty if none does.
        var isAny: [Bool] = []
        /// The least number of bytes that match.
        var count: Int { bytes.count }

        mutating func append(_ byte: UInt8, isAny any: Bool) {
            if any, isAny.isEmpty { isAny = Array(repeating: false, count: bytes.count) }
            bytes.append(byte)
            if any || !isAny.isEmpty { isAny.append(any) }
        }
    }

    /// Reads a pattern; a `\` at its end stands for itself.
    init(_ pattern: some Collection<UInt8>) {
        var piece = Piece()
        var isEscaped = false
        for byte in pattern {
            switch byte {
            case UInt8(ascii: "\\") where !isEscaped:
                isEscaped = true
                continue
            case UInt8(ascii: "%") where !isEscaped:
                pieces.append(piece)
                piece = Piece()
            case UInt8(ascii: "_") where !isEscaped: piece.append(byte, isAny: true)
            default: piece.append(byte, isAny: false)
            }
            isEscaped = false
        }
        if isEscaped { piece.append(UInt8(ascii: "\\"), isAny: false) }
        pieces.append(piece)
    }

    /// The text itself, if nothing in the pattern stands for something else.
    var literal: [UInt8]? { pieces.count == 1 && pieces[0].isAny.isEmpty ? pieces[0].bytes : nil }

    /// Whether the text in `range` of `bytes` matches.
    func matches(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let end = Self.end(of: pieces[0], bytes, from: range.lowerBound, before: range.upperBound) else {
            return false
        }
        guard pieces.count > 1 else { return end == range.upperBound }
        var place = end
        for piece in pieces[1..<pieces.count - 1] where piece.count > 0 {
            guard let next = Self.find(piece, bytes, from: place, before: range.upperBound) else { return false }
            place = next
        }
        return Self.ends(with: pieces[pieces.count - 1], bytes, from: place, before: range.upperBound)
    }

    /// Returns where the piece ends if it stands at `start`.
    private static func end(of piece: Piece, _ bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
        var place = start
        for index in piece.bytes.indices {
            guard place < limit else { return nil }
            if !piece.isAny.isEmpty, piece.isAny[index] {
                place += 1
                while place < limit, bytes[place] & 0xC0 == 0x80 { place += 1 }
            } else {
                guard bytes[place] == piece.bytes[index] else { return nil }
                place += 1
            }
        }
        return place
    }

    /// Returns where the first such piece at or behind `start` ends.
    private static func find(_ piece: Piece, _ bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
        var place = start
        while place + piece.count <= limit {
            if bytes[place] & 0xC0 != 0x80 || piece.isAny.isEmpty,
                let end = end(of: piece, bytes, from: place, before: limit)
            {
                return end
            }
            place += 1
        }
        return nil
    }

    /// Whether the text ends with the piece, which may start at `start` at the earliest.
    private static func ends(with piece: Piece, _ bytes: [UInt8], from start: Int, before limit: Int) -> Bool {
        var place = limit
        for index in piece.bytes.indices.reversed() {
            guard place > start else { return false }
            place -= 1
            if !piece.isAny.isEmpty, piece.isAny[index] {
                while place > start, bytes[place] & 0xC0 == 0x80 { place -= 1 }
            } else {
                guard bytes[place] == piece.bytes[index] else { return false }
            }
        }
        return true
    }
}
