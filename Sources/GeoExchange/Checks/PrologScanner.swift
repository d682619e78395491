/// Passes the declarations, comments and instructions before the first element of a document.
struct PrologScanner {
    /// What comes first.
    enum Finding {
        /// The start tag of the first element.
        case element(String)
        /// A document type, or a start longer than any honest one.
        case declaration
        /// No XML.
        case nothing
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func root() -> Finding {
        passSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "<") else { return .nothing }
        while place < bytes.count {
            passSpace()
            if passes("<?", upTo: "?>") || passes("<!--", upTo: "-->") { continue }
            guard starts(with: "<"), !starts(with: "<!"), !starts(with: "<?") else { return .declaration }
            guard let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) else { return .declaration }
            return .element(String(decoding: bytes[place...end], as: UTF8.self))
        }
        return .declaration
    }

    private mutating func passSpace() {
        while place < bytes.count, bytes[place] <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(bytes[place]) {
            place += 1
        }
    }

    private func starts(with text: String, at start: Int? = nil) -> Bool {
        let start = start ?? place
        return start + text.utf8.count <= bytes.count
            && bytes[start..<start + text.utf8.count].elementsEqual(text.utf8)
    }

    private mutating func passes(_ start: String, upTo end: String) -> Bool {
        guard starts(with: start) else { return false }
        var next = place + start.utf8.count
        while next < bytes.count {
            if starts(with: end, at: next) {
                place = next + end.utf8.count
                return true
            }
            next += 1
        }
        return false
    }
}
