/// Blanks, and texts that stand for a missing value.
enum BlankText {
    /// Returns how many bytes the blank at the beginning has: a space, a tab, or one of the blanks of typesetting; 0 if
    /// none.
    static func leadingBlank(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        switch first {
        case 0x09, 0x0A, 0x0D, 0x20: return 1
        // U+00A0.
        case 0xC2: return bytes.dropFirst().first == 0xA0 ? 2 : 0
        // U+2009 and U+202F.
        case 0xE2: return bytes.starts(with: [0xE2, 0x80, 0x89]) || bytes.starts(with: [0xE2, 0x80, 0xAF]) ? 3 : 0
        default: return 0
        }
    }

    /// Returns the bytes without blanks around them.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while true {
            let blank = leadingBlank(rest)
            guard blank > 0 else { break }
            rest.removeFirst(blank)
        }
        trailing: while !rest.isEmpty {
            for length in 1...3 where rest.count >= length {
                if leadingBlank(rest.suffix(length)) == length {
                    rest.removeLast(length)
                    continue trailing
                }
            }
            break
        }
        return rest
    }

    /// Whether people and programs write the text for a value that is missing: nothing, a dash, `NULL`.
    static func isMissing(_ trimmed: ArraySlice<UInt8>) -> Bool {
        guard trimmed.count <= 6 else { return false }
        return ["", "-", "–", "—", "NULL", "<NULL>"].contains(String(decoding: trimmed, as: UTF8.self).uppercased())
    }
}
