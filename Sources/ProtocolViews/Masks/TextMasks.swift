/// Reads code points from UTF-8; what is no UTF-8 is read as one unknown character.
struct ScalarReader {
    private let bytes: ArraySlice<UInt8>
    /// Where the next code point starts.
    private(set) var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// Returns the next code point; `nil` behind the last.
    mutating func next() -> Unicode.Scalar? {
        guard index < bytes.endIndex else { return nil }
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 4
        guard lead >= 0x80 else {
            index += 1
            return Unicode.Scalar(lead)
        }
        guard lead >= 0xC2, lead < 0xF5, bytes.endIndex - index >= length else { return skip() }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return skip() }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return skip() }
        index += length
        return scalar
    }

    private mutating func skip() -> Unicode.Scalar {
        index += 1
        return "\u{FFFD}"
    }
}

/// The first letter of each word, and three asterisks.
///
/// The letter stays as it is written: no letter case is changed, so `İ` and `ı` need no rule. A word that begins with other
/// characters shows its first letter; one without letters shows none.
enum Initials {
    /// Adds the initials of `text` to `bytes`.
    static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        var reader = ScalarReader(text)
        var (isInWord, hasLetter, isFirst) = (false, false, true)
        var start = reader.index
        while let scalar = reader.next() {
            defer { start = reader.index }
            if isSpace(scalar) {
                if isInWord { bytes.append(contentsOf: asterisks) }
                isInWord = false
                continue
            }
            if !isInWord {
                if !isFirst { bytes.append(0x20) }
                (isInWord, hasLetter, isFirst) = (true, false, false)
            }
            guard !hasLetter, isLetter(scalar) else { continue }
            hasLetter = true
            bytes.append(contentsOf: text[start..<reader.index])
            appendMarks(text, behind: reader, to: &bytes)
        }
        if isInWord { bytes.append(contentsOf: asterisks) }
    }

    static let asterisks = [UInt8](repeating: UInt8(ascii: "*"), count: 3)

    /// A letter that is written with marks of its own, as `I` with a dot above, is shown with them.
    private static func appendMarks(_ text: ArraySlice<UInt8>, behind letter: ScalarReader, to bytes: inout [UInt8]) {
        var reader = letter
        var start = reader.index
        while let scalar = reader.next(), isMark(scalar) {
            bytes.append(contentsOf: text[start..<reader.index])
            start = reader.index
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x80 else { return scalar.properties.isWhitespace }
        return scalar.value == 0x20 || (scalar.value >= 9 && scalar.value <= 13)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x80 else { return scalar.properties.isAlphabetic }
        let small = scalar.value | 0x20
        return small >= 0x61 && small <= 0x7A
    }
}

/// Three asterisks and the last characters; only the asterisks if there are no others before them.
///
/// The number of asterisks never changes, so the length of the value is not told.
enum LastCharacters {
    /// Adds the masked `text` to `bytes`.
    static func append(_ number: Int, of text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: Initials.asterisks)
        guard number > 0 else { return }
        // Characters are what people see; of a line's end in two code points they see one.
        if text.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
            if text.count > number { bytes.append(contentsOf: text.suffix(number)) }
            return
        }
        let characters = String(decoding: text, as: UTF8.self)
        if characters.count > number { bytes.append(contentsOf: characters.suffix(number).utf8) }
    }
}
