internal import GeoCore

/// Finds brackets that the TOML library does not survive.
///
/// The library takes for granted that a name follows the `[` of a header, and that no `}` stands where an array wants a
/// value; it ends the process where that is not so. Everything else it answers itself, and stops at the first mistake, so
/// that what this scan makes of the rest of a damaged file does not matter.
struct TOMLBrackets {
    /// A bracket out of place.
    struct Mistake {
        /// The line, from 1.
        var line: Int
        /// What is wrong, without the line.
        var what: LocalizedText
    }

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    /// The brackets that are open, those of headers left out.
    private var open: [UInt8] = []
    private var isLineStart = true

    private init(_ text: String) {
        bytes = Array(text.utf8)
        // A mark of the byte order may stand before the first line.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    /// Returns the first such bracket; `nil` if there is none.
    static func mistake(in text: String) -> Mistake? {
        var scan = TOMLBrackets(text)
        while scan.place < scan.bytes.count {
            if let what = scan.step() { return Mistake(line: scan.line, what: what) }
        }
        return nil
    }

    /// Takes a bracket, a text, a comment or any other byte; returns what is wrong with it.
    private mutating func step() -> LocalizedText? {
        let byte = bytes[place]
        let startedLine = isLineStart
        if byte != 0x20, byte != 0x09 { isLineStart = byte == UInt8(ascii: "\n") }
        place += 1
        switch byte {
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: "#"): place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText(byte)
        case UInt8(ascii: "[") where startedLine && open.isEmpty: return header()
        case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(byte)
        case UInt8(ascii: "]"): if open.last == UInt8(ascii: "[") { open.removeLast() }
        case UInt8(ascii: "}"):
            guard open.last != UInt8(ascii: "[") else {
                return LocalizedText("'}' stands where ']' has to", tr: "']' gereken yerde '}' var")
            }
            _ = open.popLast()
        default: break
        }
        return nil
    }

    private mutating func header() -> LocalizedText? {
        if place < bytes.count, bytes[place] == UInt8(ascii: "[") { place += 1 }
        let rest = bytes[place...].drop { $0 == 0x20 || $0 == 0x09 }
        place = rest.startIndex
        switch rest.first ?? 0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            return nil
        default: return LocalizedText("after '[' a name has to follow", tr: "'[' işaretinden sonra bir ad gelmeli")
        }
    }

    /// Skips a text whose first quotation mark was taken.
    private mutating func skipText(_ quote: UInt8) {
        let isLong = bytes[place...].starts(with: [quote, quote])
        if isLong { place += 2 }
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
                if place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
            case UInt8(ascii: "\n"):
                line += 1
                guard isLong else { return }
            case quote where !isLong: return
            case quote where bytes[place...].starts(with: [quote, quote]):
                // Up to two more marks belong to the text.
                place += 2
                for _ in 0..<2 where place < bytes.count && bytes[place] == quote { place += 1 }
                return
            default: break
            }
        }
    }
}
